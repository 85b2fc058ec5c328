// A reminder or an escalation, as it is said in the thread of a case's card.
import type { CaseState } from '../../domain/any-case.js';
import type { Said } from '../../workflows/ports.js';
import type { Card } from './card.js';
import type { Viewer } from './viewer.js';
import { openAction, voiceOf } from './viewer.js';

/** One sentence with the way to the case: what waits, for whom, until when. */
export function saidCard(state: CaseState, { what, task }: Said, viewer: Viewer): Card {
  const { words, terms, time, list } = voiceOf(viewer);
  const { reminder, escalation } = words.decisions;
  const { ball } = state;
  const asked = `${state.reference} ${state.title}: ${terms.tasks[task]}`;
  const roles = list(
    [...new Set(ball?.roles ?? [])].map((role) => terms.roles[role]),
    'or'
  );
  const due = typeof ball?.dueAt === 'string' ? time(ball.dueAt) : null;
  const text = what === 'reminded' ? reminder(asked, due) : escalation(asked, roles, due);
  return {
    title: '',
    summary: text,
    elements: [{ type: 'text', tone: what === 'reminded' ? 'normal' : 'warning', text }],
    actions: [openAction(state.id, viewer)],
  };
}
