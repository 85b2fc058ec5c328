// What waits for one person, what they decided lately and who stands in, as one card for every chat and the page.
import type { Actor } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { decidedIn } from '../../domain/approval.js';
import { authorityCaseId } from '../../domain/case.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage, winner } from '../../domain/tender.js';
import type { Waiting } from '../../domain/queue.js';
import { waitsFor } from '../../domain/queue.js';
import type { DecidedLately, QueueRows, StandIn, WaitingCase } from '../../prisma/queue.js';
import { eventWords } from '../web/case-words.js';
import { timeZone } from '../web/formats.js';
import { entriesInWords } from '../words/chat.js';
import type { Card, CardAction, CardElement } from './card.js';
import { caseCard } from './case-card.js';
import type { Viewer } from './viewer.js';
import { actedAs, voiceOf } from './viewer.js';

/** Marks deliveries from this card: the card stands where it stood, repainted, when one has been taken. */
export const queuePrefix = 'queue:';

/** How much of a queue fits where it is shown; the page has the rest. */
export interface QueueRoom {
  readonly items: number;
  readonly decided: number;
  /** Whether to say how to delegate, and to read otherwise, by a message; the page has forms. */
  readonly written: boolean;
}

/** Somebody who looks at their own queue. */
export interface OwnViewer extends Viewer {
  readonly person: Actor;
  readonly now: Date;
  /** The person's own page. */
  readonly mine: string;
}

interface Item extends Waiting, WaitingCase {}

/** The card. Oldest first; what has waited as long, by its case. */
export function queueCard(rows: QueueRows, viewer: OwnViewer, room: QueueRoom): Card {
  const { terms } = voiceOf(viewer);
  const { mine: w } = terms;
  const items = rows.cases
    .flatMap((row) => waitsFor(row.state, viewer.person).map((waiting): Item => ({ ...row, ...waiting })))
    .toSorted((a, b) => a.ball.since.localeCompare(b.ball.since) || a.id.localeCompare(b.id));
  const count = items.length + rows.total - rows.cases.length;
  const shown = items.slice(0, room.items);
  const left = count - shown.length;
  const summary = count === 0 ? w.nothing : w.count(count);
  const page: CardAction = { type: 'link', id: 'mine', label: w.openPage, url: viewer.mine };
  return {
    title: w.waits,
    summary,
    elements: [
      { type: 'text', tone: count === 0 ? 'good' : 'normal', text: summary },
      ...shown.flatMap((item, at) =>
        itemElements(item, at, shown.findIndex(({ id }) => id === item.id) === at, viewer)
      ),
      ...(left > 0
        ? ([
            { type: 'text', tone: 'muted', text: w.more(left) },
            { type: 'buttons', actions: [{ ...page, id: 'more', label: w.more(left) }] },
          ] as const)
        : []),
      ...decidedElements(rows.decided.slice(0, room.decided), viewer),
      ...standInElements(rows.delegations, viewer),
      ...(room.written && rows.colleagues.length > 0
        ? [{ type: 'text', tone: 'muted', text: w.delegateHint } as const]
        : []),
      ...(room.written
        ? [{ type: 'text', tone: 'muted', text: w.readingHint(viewer.timeZone ?? timeZone) } as const]
        : []),
    ],
    actions: [page],
  };
}

/** What to do with what, since when, until when; what is asked, in short; and the buttons of the case's own card, once for each case. */
function itemElements(item: Item, at: number, first: boolean, viewer: OwnViewer): CardElement[] {
  const { terms } = voiceOf(viewer);
  const { state, ball, about } = item;
  const buttons = first
    ? caseCard(state, viewer).actions.map((action) => inQueue(action, at, state, viewer))
    : [openCase(state, at, viewer)];
  const task = `${terms.tasks[ball.task]}${about === null ? '' : ` (${about})`}`;
  return [
    { type: 'text', tone: 'strong', text: `${task}: ${state.title}` },
    { type: 'text', tone: daysLate(item, viewer) === null ? 'muted' : 'warning', text: whenInWords(item, viewer) },
    ...(first ? gist(state, ball.task, viewer) : []).map((text): CardElement => ({
      type: 'text',
      tone: 'normal',
      text,
    })),
    { type: 'buttons', actions: buttons },
  ];
}

function whenInWords(item: Item, viewer: OwnViewer): string {
  const { terms, date, fromNow } = voiceOf(viewer);
  const { mine: w } = terms;
  const { ball, state, authorityName, inSteadOf } = item;
  const late = daysLate(item, viewer);
  return [
    state.reference,
    authorityName,
    ...(inSteadOf === null ? [] : [w.inSteadOf(viewer.names.person(inSteadOf))]),
    w.since(date(ball.since)),
    ball.dueAt === null ? w.noDue : w.dueBy(date(ball.dueAt), fromNow(ball.dueAt, viewer.now)),
    ...(late === null ? [] : [w.late(late)]),
  ].join(' · ');
}

/** Whole Swedish days past the deadline; null when it has not passed. */
function daysLate({ ball: { dueAt } }: Item, viewer: OwnViewer): number | null {
  if (dueAt === null || new Date(dueAt) >= viewer.now) return null;
  const { day } = voiceOf(viewer);
  return Math.round((Date.parse(day(viewer.now)) - Date.parse(day(dueAt))) / 86_400_000);
}

/** A button of the case's card: unique here, and one delivery for this person and this state of the case, however often it is pressed. */
function inQueue(action: CardAction, at: number, { reference, revision }: CaseState, viewer: OwnViewer): CardAction {
  const { personId } = viewer.person;
  const { open } = voiceOf(viewer).terms.mine;
  const id = `${at}-${action.id}`;
  if (action.type === 'link') return { ...action, id, label: open(reference) };
  if (action.type === 'dismiss' || action.type === 'write') return { ...action, id };
  const deliveryId = `${queuePrefix}${personId}:${action.caseId}:${revision}:${action.id}`;
  return { ...action, id, deliveryId };
}

function openCase({ id, reference }: CaseState, at: number, viewer: Viewer): CardAction {
  return { type: 'link', id: `${at}-open`, label: voiceOf(viewer).terms.mine.open(reference), url: viewer.link(id) };
}

/** What a decision is about, in a line or two: enough to decide by for whoever knows the case; the rest is a click away. */
function gist(state: CaseState, task: Waiting['ball']['task'], viewer: Viewer): string[] {
  const { words, terms } = voiceOf(viewer);
  if (state.kind === 'contract' && task === 'accept-report')
    return state.openReports
      .slice(0, 1)
      .map(({ period, entries }) => words.card.openReport(period, entriesInWords(entries, viewer.language)));
  if (state.kind !== 'tender' || task !== 'decide') return [];
  const asked = askedIn(state, viewer);
  return asked === null ? [] : [`${terms.mine.version(state.version)}: ${asked}`];
}

function askedIn(tender: TenderState, viewer: Viewer): string | null {
  const { terms, list, number } = voiceOf(viewer);
  const { mine: w } = terms;
  const stage = openStage(tender);
  if (stage === null) return null;
  if (decidedIn(tender, stage) === 'award') {
    const first = winner(tender);
    return first === null ? null : w.award(viewer.names.organisation(first.bidderId), number(first.totalPoints));
  }
  const { withoutRequirement: without, requirement } = tender;
  if (without !== null) return without.as === 'exemption' ? w.exemption(without.reason) : w.leftOut(without.reason);
  if (requirement === null) return null;
  const parts = requirement.obligations.map(({ kind, target }) => `${target} ${terms.obligations[kind]}`);
  return [...(parts.length === 0 ? [] : [list(parts)]), requirement.targetGroup].join('; ');
}

function decidedElements(decided: readonly DecidedLately[], viewer: OwnViewer): CardElement[] {
  const { terms, time } = voiceOf(viewer);
  if (decided.length === 0) return [];
  return [
    { type: 'text', tone: 'strong', text: terms.mine.decided },
    ...decided.map(({ caseId, event, reference, title }): CardElement => {
      const { by, inSteadOf, at } = event;
      const own = by === viewer.person.personId && inSteadOf === undefined;
      const who = own || by === null ? [] : [actedAs(viewer.names, terms, by, inSteadOf)];
      const what = eventWords(event, terms, viewer.names, viewer.language);
      // An authority is known by its name alone.
      const name = caseId.startsWith('authority/') ? title : `${reference} ${title}`;
      return { type: 'text', tone: 'muted', text: [name, what, ...who, time(at)].join(' · ') };
    }),
  ];
}

/** Delegations to and from the person; either may end one. */
function standInElements(delegations: readonly StandIn[], viewer: OwnViewer): CardElement[] {
  const { terms, date } = voiceOf(viewer);
  const { mine: w } = terms;
  const { person, names } = viewer;
  if (delegations.length === 0) return [];
  return [
    { type: 'text', tone: 'strong', text: w.standIn },
    ...delegations
      .slice(0, standInsShown)
      .flatMap(({ number, delegatorId, delegateId, firstDay, lastDay }): CardElement[] => {
        const own = delegatorId === person.personId;
        const [from, until] = [date(firstDay), date(lastDay)];
        const caseId = authorityCaseId(person.organisationId);
        return [
          {
            type: 'text',
            tone: 'normal',
            text: own
              ? w.away(names.person(delegateId), from, until)
              : w.standsIn(names.person(delegatorId), from, until),
          },
          {
            type: 'buttons',
            actions: [
              {
                type: 'command',
                id: `end-delegation-${number}`,
                label: own ? w.endOwn : w.endOther,
                style: 'default',
                caseId,
                command: { kind: 'end-delegation', number },
                input: null,
                deliveryId: `${queuePrefix}${person.personId}:${caseId}:${number}:end-delegation`,
              },
            ],
          },
        ];
      }),
  ];
}

const standInsShown = 4;
