// Handing a notice over to the registered notice database's operator (Act 2019:668): which notices there are, and how it went.
import type { Role } from './actor.js';
import type { Ball, Stamped } from './case.js';
import type { ProcedureName } from './procedures.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** The notices of a tender's life; below the thresholds too an award must be announced afterwards (since 2021, domain.md 2.1). */
export type NoticeKind = 'contract-notice' | 'correction' | 'award-notice' | 'completion-notice';

/** A notice that its operator has taken. `receipt` is what the operator answered: a file, a message id, a reference. */
export interface HandOver {
  readonly notice: NoticeKind;
  readonly version: number;
  readonly at: string;
  readonly receipt: string;
}

/** `refused`: the operator said no, somebody must mend it. `unreachable`: nobody answered; it is tried again by itself as well. */
export type HandOverTrouble = 'refused' | 'unreachable';

/** A hand-over that waits for somebody to look at it. `detail` is what the operator answered. */
export interface HandOverFailure {
  readonly notice: NoticeKind;
  readonly at: string;
  readonly trouble: HandOverTrouble;
  readonly detail: string;
}

/** The part of a case that hands notices over. */
export interface HandsOver {
  readonly ball: Ball | null;
  readonly handOvers: readonly HandOver[];
  readonly handOverFailed: HandOverFailure | null;
}

/** What happens between a case and the notice database. */
export type HandOverEvent =
  | { readonly type: 'handed-over'; readonly notice: NoticeKind; readonly version: number; readonly receipt: string }
  | {
      readonly type: 'hand-over-failed';
      readonly notice: NoticeKind;
      readonly trouble: HandOverTrouble;
      readonly detail: string;
    }
  | { readonly type: 'hand-over-asked' };

/** Who is asked to help when a notice does not go through; within how many days is a setting (`handOverHelpDays`). */
export const handOverHelpers: readonly Role[] = ['procurement-officer', 'coordinator'];

/** Whether an award is announced afterwards: not a call-off's, whose framework agreement was [K]. */
export function announcesAward(procedure: ProcedureName): boolean {
  return procedure !== 'call-off';
}

/** Nothing handed over yet. */
export const nothingHandedOver: Pick<HandsOver, 'handOvers' | 'handOverFailed'> = {
  handOvers: [],
  handOverFailed: null,
};

/** True for the events of {@link applyHandOver}. */
export function isHandOverEvent(event: { readonly type: string }): event is HandOverEvent {
  return event.type === 'handed-over' || event.type === 'hand-over-failed' || event.type === 'hand-over-asked';
}

/** Applies one event of a hand-over; the same for a tender and a contract. */
export function applyHandOver<S extends HandsOver>(state: S, event: Stamped<HandOverEvent>): S {
  switch (event.type) {
    case 'handed-over': {
      const { notice, version, at, receipt } = event;
      return { ...state, handOvers: [...state.handOvers, { notice, version, at, receipt }], handOverFailed: null };
    }
    case 'hand-over-failed': {
      const { notice, at, trouble, detail } = event;
      return { ...state, handOverFailed: { notice, at, trouble, detail } };
    }
    case 'hand-over-asked':
      return { ...state, handOverFailed: null };
  }
}

/** Somebody has mended what was wrong and asks for another try. */
export function acceptHandOverAgain(state: HandsOver): readonly HandOverEvent[] | Refusal {
  return state.handOverFailed === null
    ? refuse('NotOpen', 'No notice waits to be handed over again.', { stageId: 'hand-over' })
    : [{ type: 'hand-over-asked' }];
}

/** The newest hand-over of these notices, or null. */
export function newestHandOver(state: HandsOver, ...notices: readonly NoticeKind[]): HandOver | null {
  return state.handOvers.findLast(({ notice }) => notices.includes(notice)) ?? null;
}
