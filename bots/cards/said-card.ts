// A reminder, a nudge, an escalation or a report that came back, as it is said in the thread of a card.
import type { CaseState } from '../../domain/any-case.js';
import { waitingIn } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import type { Said } from '../../workflows/said.js';
import type { Card } from './card.js';
import type { Viewer } from './viewer.js';
import { openAction, voiceOf } from './viewer.js';

/** One sentence with the way to the case: what waits, for whom, until when. */
export function saidCard(state: CaseState, word: Said, viewer: Viewer): Card {
  const { terms, month } = voiceOf(viewer);
  const waiting = waitingIn(state).filter(({ task }) => task === word.task);
  const ball = waiting.find(({ organisationId }) => organisationId === viewer.person?.organisationId) ?? waiting[0];
  const about =
    state.kind === 'contract' && word.task === 'report'
      ? (state.duties.find((duty) => duty === ball)?.about ?? null)
      : null;
  const task = `${terms.tasks[word.task]}${about === null ? '' : ` (${month(about)})`}`;
  return sentence(state, word, `${state.reference} ${state.title}: ${task}`, ball ?? state.ball, viewer);
}

/** The same of several placements of a contract that wait for the same, in one sentence. */
export function gatheredCard(
  contract: ContractState,
  placements: readonly PlacementState[],
  word: Said,
  viewer: Viewer
): Card | null {
  const { terms, list } = voiceOf(viewer);
  const [first] = placements;
  if (first === undefined) return null;
  const who = list(placements.map(({ number }) => `P-${number}`));
  const asked = `${contract.reference} ${contract.title}, ${who}: ${terms.tasks[word.task]}`;
  return sentence(contract, word, asked, first.ball, viewer);
}

/** A report was sent back: why, and that the month is owed again. */
export function sentBackCard(contract: ContractState, { report }: Said, viewer: Viewer): Card | null {
  if (report === undefined) return null;
  const { words, month } = voiceOf(viewer);
  const text = `${contract.reference} ${contract.title}, ${month(report.period)}: ${words.month.returned(report.reason)}`;
  return spoken(text, 'warning', contract, viewer);
}

function sentence(state: CaseState, { what, by = null }: Said, asked: string, ball: Ball | null, viewer: Viewer): Card {
  const { words, terms, time, list } = voiceOf(viewer);
  const { reminder, escalation } = words.decisions;
  const roles = list(
    [...new Set(ball?.roles ?? [])].map((role) => terms.roles[role]),
    'or'
  );
  const due = typeof ball?.dueAt === 'string' ? time(ball.dueAt) : null;
  const followed = state.kind === 'contract' || state.kind === 'placement';
  if (what === 'nudged') {
    const who = by === null ? terms.today.somebody : viewer.names.person(by);
    return spoken(terms.today.asks(who, asked, due), 'normal', state, viewer);
  }
  if (what === 'reminded') return spoken(reminder(asked, due), 'normal', state, viewer);
  const late = followed ? words.month.escalation(asked, roles, due) : escalation(asked, roles, due);
  return spoken(late, 'warning', state, viewer);
}

function spoken(text: string, tone: 'normal' | 'warning', { id }: CaseState, viewer: Viewer): Card {
  return {
    title: '',
    summary: text,
    elements: [{ type: 'text', tone, text }],
    actions: [openAction(id, viewer)],
  };
}
