// Who looks at a card, and how their language writes things.
import type { Actor, Language } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { waitingIn } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import { holds } from '../../domain/case.js';
import type { Formats } from '../web/formats.js';
import { formats } from '../web/formats.js';
import type { Names } from '../names.js';
import type { ChatWords } from '../words/chat.js';
import { chatWords } from '../words/chat.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import type { CardAction, CardElement } from './card.js';

/** A viewer; `person` is null for a card in a channel, where anybody may press and the case judges who did. */
export interface Viewer {
  readonly person: Actor | null;
  readonly language: Language;
  /** Where their clock is (IANA); in Sweden when it is not said. */
  readonly timeZone?: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly names: Names;
  /** The page of a case in the web chat. */
  readonly link: (caseId: string) => string;
}

/** Words and formats of one language. */
interface Voice extends Formats {
  readonly words: ChatWords;
  readonly terms: PagesWords;
}

/** Words and formats in the viewer's language. */
export function voiceOf({ language, timeZone }: Viewer): Voice {
  return { words: chatWords(language), terms: pagesWords(language), ...formats(language, timeZone) };
}

/** What the reader has to do, where several things wait at once; else what is most urgent of all. */
export function ballFor(state: CaseState, { person }: Viewer): Ball | null {
  const waiting = waitingIn(state);
  return waiting.find((ball) => person !== null && holds(ball, person)) ?? waiting[0] ?? state.ball;
}

/** Who holds the ball, until when; nothing when nobody does. */
export function ballElements(ball: Ball | null, viewer: Viewer): CardElement[] {
  if (ball === null) return [];
  const { words, terms, date, time, day, list } = voiceOf(viewer);
  const task = terms.tasks[ball.task];
  const { dueAt } = ball;
  // On the last day it is the hour that matters.
  const until = dueAt === null ? null : day(dueAt) === viewer.today ? time(dueAt) : date(dueAt);
  const due = until === null ? '' : `, ${words.card.due(until)}`;
  if (ball.organisationId === null) return [{ type: 'text', tone: 'muted', text: `${task}${due}.` }];
  const holders = list(
    [...new Set(ball.roles)].map((role) => terms.roles[role]),
    'or'
  );
  const who = words.card.ball(`${holders}, ${viewer.names.organisation(ball.organisationId)}`);
  const late = ball.dueAt !== null && ball.dueAt.slice(0, 10) < viewer.today;
  return [
    { type: 'text', tone: 'strong', text: task },
    { type: 'text', tone: late ? 'warning' : 'muted', text: `${who}${due}.${late ? ` ${words.card.overdue}` : ''}` },
  ];
}

/** Who did something: "Anna Ek", or "Anna Ek (i stället för Eva Holm)". */
export function actedAs(names: Names, { mine }: PagesWords, by: string, inSteadOf: string | undefined): string {
  const stead = inSteadOf === undefined ? '' : ` (${mine.inSteadOf(names.person(inSteadOf))})`;
  return `${names.person(by)}${stead}`;
}

/** The way to the whole case. */
export function openAction(caseId: string, viewer: Viewer): CardAction {
  return { type: 'link', id: 'open', label: voiceOf(viewer).words.buttons.open, url: viewer.link(caseId) };
}
