// What a tender, a contract and a placement share: identity, the ball, and the deliveries already seen.
import type { Actor, Role, Stamp } from './actor.js';
import type { NudgedEvent } from './nudging.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** The kinds of long-running case. */
export type CaseKind = 'authority' | 'tender' | 'contract' | 'placement';

/** What the holder of the ball is asked to do; its words are in bots/words. */
export type Task =
  | 'answer-gate'
  | 'start-with-management'
  | 'hold-dialogue'
  | 'draft-requirement'
  | 'decide'
  | 'let-decision-stand'
  | 'hand-over-again'
  | 'confirm-publication'
  | 'register-bids'
  | 'open-bids'
  | 'qualify-bids'
  | 'score-bids'
  | 'settle-result'
  | 'send-award-notice'
  | 'wait-standstill'
  | 'register-court-decision'
  | 'sign-contract'
  | 'hold-kick-off'
  | 'hand-over'
  | 'meet-matching-body'
  | 'submit-plan'
  | 'approve-plan'
  | 'agree-charter'
  | 'hold-meeting'
  | 'answer-change'
  | 'refer'
  | 'consider-deviation'
  | 'decide-sanction'
  | 'rectify'
  | 'report'
  | 'accept-report'
  | 'evaluate-outcome'
  | 'confirm-eligibility'
  | 'first-meeting'
  | 'tutor-named'
  | 'arrange-start'
  | 'safety-induction'
  | 'midway-check'
  | 'end-or-hire'
  | 'retention-check';

/** Who must act next on a case, on what, until when. Instants are ISO strings, computed outside the workflow. */
export interface Ball {
  readonly task: Task;
  readonly roles: readonly Role[];
  /** Whose people: the authority, the contractor or the matching body; null when only time must pass. */
  readonly organisationId: string | null;
  readonly since: string;
  readonly dueAt: string | null;
  /** Instants of reminders still to come, earliest first; at most three. */
  readonly remindAt: readonly string[];
  readonly escalated: boolean;
  /** Who has asked to be reminded later instead, and when; absent where nobody has. */
  readonly snoozed?: readonly Snooze[];
}

/** A reminder that one person has put off. */
export interface Snooze {
  readonly personId: string;
  readonly until: string;
}

/** One thing that waits. `about` tells two of the same task apart: a period, a number. */
export interface Duty extends Ball {
  readonly about: string | null;
}

/** What tells a thing that waits from others of its task; null where there is nothing to tell apart. */
export const aboutOf = (ball: Ball): string | null => (ball as Partial<Duty>).about ?? null;

/** Whether this person, or this face of theirs, is among those that a thing waits for. */
export function holds(
  { organisationId, roles }: Pick<Ball, 'organisationId' | 'roles'>,
  who: Pick<Actor, 'organisationId' | 'roles'>
): boolean {
  return organisationId === who.organisationId && roles.some((role) => who.roles.includes(role));
}

/** Fields every case has. `revision` is the number of events applied so far. */
export interface CaseBase {
  readonly kind: CaseKind;
  /** The workflow id, e.g. `tender/UPP-2026-014`. */
  readonly id: string;
  readonly authorityId: string;
  readonly reference: string;
  readonly title: string;
  readonly revision: number;
  readonly ball: Ball | null;
  /** Who asked the holder last to go on; absent where nobody has. */
  readonly nudged?: Nudged;
  /** The newest delivery ids, so that a redelivered click counts once also after continue-as-new. */
  readonly seen: readonly SeenDelivery[];
}

/** Who asked the holder of the ball to go on, when (ISO instants), and from when somebody may ask again. */
export interface Nudged {
  readonly by: string | null;
  readonly at: string;
  readonly until: string;
}

/** A delivery that was taken, and the revision it led to. */
export interface SeenDelivery {
  readonly deliveryId: string;
  readonly revision: number;
}

/** Deliveries remembered in the state; older ones are caught by the database's unique key. */
export const seenWindow = 100;

/** Events that every kind of case knows. */
export type CommonEvent =
  | { readonly type: 'ball-passed'; readonly ball: Ball | null }
  /** `personId` is whose put-off reminder it is; absent when everybody who has to act is reminded. */
  | { readonly type: 'reminded'; readonly task: Task; readonly personId?: string }
  | { readonly type: 'snoozed'; readonly personId: string; readonly until: string }
  | { readonly type: 'escalated'; readonly task: Task; readonly to: Role }
  | NudgedEvent;

/** An event with who, when and where. */
export type Stamped<E> = E & Stamp;

/** A reminder or an escalation that is due at an instant. */
export interface Nudge {
  readonly at: string;
  readonly what: 'remind' | 'escalate';
  readonly task: Task;
  /** Whose put-off reminder it is. */
  readonly personId?: string;
}

/** What a stage or a month does by itself at the due instant comes first; what is still undone a minute later is escalated. */
const escalationGraceMs = 60_000;

/** The next reminder or escalation among all that waits, or null when it only waits. */
export function nextNudge(waiting: readonly Ball[]): Nudge | null {
  const nudges = waiting.flatMap(({ task, remindAt, dueAt, escalated, organisationId, snoozed = [] }): Nudge[] => {
    const [reminder] = remindAt;
    const own = snoozed.map(({ personId, until }): Nudge => ({ at: until, what: 'remind', task, personId }));
    if (reminder !== undefined) return [...own, { at: reminder, what: 'remind', task }];
    if (dueAt === null || escalated || organisationId === null) return own;
    return [...own, { at: new Date(Date.parse(dueAt) + escalationGraceMs).toISOString(), what: 'escalate', task }];
  });
  return nudges.reduce<Nudge | null>((first, each) => (first === null || each.at < first.at ? each : first), null);
}

/** Applies what all cases share; the caller adds its own part. */
export function applyCommon<S extends CaseBase>(state: S, event: CommonEvent & Partial<Stamp>): S {
  switch (event.type) {
    case 'ball-passed':
      return { ...state, ball: event.ball };
    case 'reminded':
      return state.ball === null ? state : { ...state, ball: reminded(state.ball, event.personId) };
    case 'snoozed':
      return state.ball === null ? state : { ...state, ball: snoozed(state.ball, event) };
    case 'escalated':
      return state.ball === null ? state : { ...state, ball: { ...state.ball, escalated: true } };
    case 'nudged':
      return { ...state, nudged: { by: event.by ?? null, at: event.at ?? '', until: event.until } };
  }
}

function reminded(ball: Ball, personId: string | undefined): Ball {
  if (personId === undefined) return { ...ball, remindAt: ball.remindAt.slice(1) };
  return { ...ball, snoozed: ball.snoozed?.filter((each) => each.personId !== personId) ?? [] };
}

function snoozed(ball: Ball, { personId, until }: Snooze): Ball {
  const others = ball.snoozed?.filter((each) => each.personId !== personId) ?? [];
  return { ...ball, snoozed: [...others, { personId, until }] };
}

/** Putting a reminder off: by somebody who is asked to act, to a time before the end. */
export function acceptSnooze(
  ball: Ball | null,
  until: string,
  { personId, organisationId, roles }: Actor,
  at: string
): readonly CommonEvent[] | Refusal {
  if (ball?.organisationId !== organisationId || !ball.roles.some((role) => roles.includes(role)))
    return refuse('NothingWaits', 'Nothing of this case waits for you now.');
  const latest = ball.dueAt;
  if (until <= at || latest === null || until >= latest)
    return refuse('SnoozeTooLong', `A reminder can be put off to a time before ${latest ?? 'the end'}.`, {
      closes: latest ?? '',
    });
  return [{ type: 'snoozed', personId, until }];
}

const commonTypes: readonly string[] = [
  'ball-passed',
  'reminded',
  'snoozed',
  'escalated',
  'nudged',
] satisfies CommonEvent['type'][];

/** True for the events of {@link applyCommon}. */
export function isCommonEvent(event: { readonly type: string }): event is CommonEvent {
  return commonTypes.includes(event.type);
}

const day = 24 * 60 * 60 * 1000;

/** An instant `days` times 24 hours after (or before) another; for clocks that need no calendar. */
export function daysAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * day).toISOString();
}

/** A date (as that day's morning) or an instant, as an instant. */
export function instantOf(date: string): string {
  return date.length === 10 ? `${date}T07:00:00.000Z` : date;
}

/** Workflow id of an authority, by the id of its organisation. */
export const authorityCaseId = (organisationId: string): string => `authority/${organisationId}`;
/** Workflow id of a tender. References carry no personal data. */
export const tenderId = (reference: string): string => `tender/${reference}`;
/** Workflow id of a contract. */
export const contractId = (reference: string): string => `contract/${reference}`;
/** The contract that a placement belongs to, by the placement's workflow id; null for any other case. */
export function contractOfPlacement(caseId: string): string | null {
  const reference = /^placement\/([^/]+)\//.exec(caseId)?.[1];
  return reference === undefined ? null : contractId(reference);
}
/** Workflow id of a placement: its contract and its number. */
export const placementId = (contractReference: string, number: number): string =>
  `placement/${contractReference}/P-${number}`;
