// How several contracts are doing, on one card: what was promised, delivered and foreseen, and who holds the ball, a line for each.
import type { ContractState } from '../../domain/contract.js';
import { forecast } from '../../domain/forecast.js';
import type { Ball } from '../../domain/case.js';
import type { Obligation } from '../../domain/requirement.js';
import { figuresOf } from '../charts/figures.js';
import { standingWords } from '../words/standing.js';
import type { Card, CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { ballFor, openAction, voiceOf } from './viewer.js';

/** More lines than this nobody reads in a chat. */
const linesShown = 8;

/** The card of two contracts or more; first those that wait for the reader, then those that are due. */
export function standingCard(contracts: readonly ContractState[], viewer: Viewer): Card {
  const { terms } = voiceOf(viewer);
  const w = standingWords(viewer.language);
  const rows = contracts
    .map((contract) => ({ contract, ball: ballFor(contract, viewer) }))
    .toSorted(
      (a, b) =>
        Number(isTheirs(b.ball, viewer)) - Number(isTheirs(a.ball, viewer)) ||
        dueOf(a.ball).localeCompare(dueOf(b.ball)) ||
        a.contract.reference.localeCompare(b.contract.reference)
    );
  const shown = rows.slice(0, linesShown);
  return {
    title: w.title,
    summary: w.all(contracts.length),
    elements: [
      { type: 'text', tone: 'muted', text: w.all(contracts.length) },
      ...figuresOf(contracts).map(({ kind, delivered, target }): CardElement => ({
        type: 'progress',
        label: terms.obligations[kind],
        delivered,
        target,
      })),
      ...shown.flatMap(({ contract, ball }): CardElement[] => [
        { type: 'text', tone: isLate(ball, viewer) ? 'warning' : 'normal', text: lineOf(contract, ball, viewer) },
      ]),
      ...(rows.length > shown.length
        ? [{ type: 'text', tone: 'muted', text: w.more(rows.length - shown.length) } as const]
        : []),
    ],
    actions: shown.map(({ contract }, at) => ({
      ...openAction(contract.id, viewer),
      id: `open-${at}`,
      label: contract.reference,
    })),
  };
}

/** "AVT-2012-014 Vivalla: praktikplatser 29 av 40 (31–39 till slutet). Svara på en rapport: ÖrebroBostäder, senast 10 april 2026." */
function lineOf(contract: ContractState, ball: Ball | null, viewer: Viewer): string {
  const { words, terms, date, list } = voiceOf(viewer);
  const w = standingWords(viewer.language);
  const come = list(contract.obligations.map((obligation) => comeOf(contract, obligation, viewer)));
  const due = ball?.dueAt == null ? null : words.card.due(date(ball.dueAt));
  const who =
    ball?.organisationId == null
      ? null
      : w.ball(terms.tasks[ball.task], viewer.names.organisation(ball.organisationId), due);
  return w.line(`${contract.reference} ${contract.title}`, come, who);
}

function comeOf(contract: ContractState, obligation: Obligation, viewer: Viewer): string {
  const { terms, number } = voiceOf(viewer);
  const w = standingWords(viewer.language);
  const { kind, target } = obligation;
  const delivered = contract.tally[kind].reported;
  const come = w.come({
    label: terms.obligations[kind].toLocaleLowerCase(viewer.language),
    delivered: number(delivered),
    target: number(target),
  });
  const found = contract.phase === 'partnering' ? forecast(contract, obligation) : null;
  if (found === null || delivered >= target) return come;
  return `${come}${w.foreseen(number(found.atEnd.low), number(found.atEnd.high))}`;
}

const isTheirs = (ball: Ball | null, { person }: Viewer): boolean =>
  ball !== null && person !== null && ball.organisationId === person.organisationId;

const dueOf = (ball: Ball | null): string => (ball?.organisationId == null ? '9' : (ball.dueAt ?? '9'));

const isLate = (ball: Ball | null, { today }: Viewer): boolean =>
  ball?.organisationId != null && ball.dueAt !== null && ball.dueAt.slice(0, 10) < today;
