// Words about a case that several pages need: where it stands, who has the ball, when it is due, what happened.
import type { Language } from '../../domain/actor.js';
import type { CaseEvent } from '../../domain/any-case.js';
import type { ListedBall, ListedCase } from '../../prisma/listed.js';
import type { Names } from '../names.js';
import type { EventNames } from '../words/event-words.js';
import type { PagesWords } from '../words/pages.js';
import { formats } from './formats.js';

/** The page of a case. Ids contain slashes, which stay slashes. */
export const casePath = (caseId: string): string => `/cases/${caseId.split('/').map(encodeURIComponent).join('/')}`;

/** Where a contract's file is uploaded. */
export const sheetPath = (caseId: string): string => casePath(caseId).replace(/^\/cases/, '/sheet');

/** Where files are added to a contract's report; with a number after it, one of them. */
export const evidencePath = (caseId: string): string => casePath(caseId).replace(/^\/cases/, '/evidence');

/** Where a case stands, e.g. "Partnering". A stage without words is shown by its id. */
export const standingWords = (w: PagesWords, standing: string): string => w.standings[standing] ?? standing;

/** Who has the ball, e.g. "chef, ÖrebroBostäder". */
export function ballWords(
  ball: Pick<ListedBall, 'roles' | 'organisationId'> | null,
  w: PagesWords,
  names: Pick<Names, 'organisation'>,
  language: Language
): string {
  if (ball === null) return w.ball.none;
  if (ball.organisationId === null) return w.ball.time;
  const roles = formats(language).list(
    [...new Set(ball.roles)].map((role) => w.roles[role]),
    'or'
  );
  return w.ball.rolesAt(roles, names.organisation(ball.organisationId));
}

/** The same of a row of a list, which has the holder's name with it. */
export const holderWords = ({ ball, holderName }: ListedCase, w: PagesWords, language: Language): string =>
  ballWords(ball, w, { organisation: (id) => holderName ?? id }, language);

/** When it is due: the date, and how far away that is. */
export function dueWords(
  row: Pick<ListedCase, 'ball' | 'overdue'>,
  w: PagesWords,
  language: Language,
  now: Date
): { readonly date: string; readonly near: string; readonly iso: string } | null {
  const { ball, overdue } = row;
  if (!ball?.dueAt) return null;
  const { date, fromNow } = formats(language);
  const day = date(ball.dueAt);
  const near = fromNow(ball.dueAt, now);
  return {
    date: ball.organisationId === null ? w.due.until(day) : w.due.by(day),
    near: overdue ? `${w.due.overdue}, ${near}` : near,
    iso: ball.dueAt,
  };
}

/** What happened, as a sentence. */
export function eventWords(event: CaseEvent, w: PagesWords, names: Names, language: Language): string {
  const { date, time, month, money, list } = formats(language);
  // The table has one sentence for each type, each taking its own event; the compiler cannot follow that through the union.
  const sentence = w.events[event.type] as (event: CaseEvent, names: EventNames) => string;
  return sentence(event, {
    organisation: (id) => names.organisation(id),
    person: (id) => names.person(id),
    stage: (id) => standingWords(w, id),
    date,
    time,
    month,
    money,
    list: (parts) => list(parts),
  });
}
