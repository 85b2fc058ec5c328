// Review by a court (överprövning): what an appeal does to the signing of a contract, and what its decision leads to.
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** The instances, lowest first. */
export type Court = 'administrative' | 'appeal' | 'supreme';
/** `rejected` and `withdrawn` let the award stand; the bids are evaluated anew, or the whole procurement is made anew. */
export type CourtOutcome = 'rejected' | 'withdrawn' | 're-evaluate' | 'redo';

/** An application for review, with its decision when there is one. Dates are YYYY-MM-DD. */
export interface Appeal {
  readonly court: Court;
  readonly caseNumber: string;
  readonly filedOn: string;
  /** Whether the contract may not be signed while this instance hears the case. */
  readonly forbidsSigning: boolean;
  readonly decision: { readonly outcome: CourtOutcome; readonly decidedOn: string } | null;
}

/** What the rules need to know of a tender that may be under review. */
export interface UnderReview {
  readonly notice: { readonly sentOn: string } | null;
  readonly standstill: { readonly lastDay: string } | null;
  readonly appeals: readonly Appeal[];
}

/** The appeal that a court still hears, or null. */
export function openAppeal({ appeals }: Pick<UnderReview, 'appeals'>): Appeal | null {
  return appeals.find(({ decision }) => decision === null) ?? null;
}

/** True while a court's hearing of the case forbids the contract. */
export function signingForbidden(review: Pick<UnderReview, 'appeals'>): boolean {
  return openAppeal(review)?.forbidsSigning === true;
}

/** Day of the last court decision that starts new days of standstill, or null when the notice's own days run. */
export function courtDecidedOn({ appeals }: Pick<UnderReview, 'appeals'>): string | null {
  const decided = appeals.filter(({ forbidsSigning, decision }) => forbidsSigning && decision !== null);
  return decided.at(-1)?.decision?.decidedOn ?? null;
}

/** An application for review as somebody registers it. `injunction`: a higher court has forbidden the signing meanwhile. */
export interface AppealFiled {
  readonly court: Court;
  readonly caseNumber: string;
  readonly filedOn: string;
  readonly injunction: boolean;
}

/**
 * The appeal that an application becomes, or why it cannot be one. Signing is forbidden by itself only while the administrative court
 * hears the case (extended standstill), and in higher courts when they say so (UHM, domain.md 2.3). The first instance is asked before
 * the standstill is over; a higher one about a decision of the one below.
 */
export function fileAppeal(review: UnderReview, { injunction, ...filed }: AppealFiled): Appeal | Refusal {
  const { court, filedOn } = filed;
  if (openAppeal(review) !== null)
    return refuse('AlreadyAppealed', 'A court already hears this award; register its decision first.');
  if (review.notice === null || review.standstill === null || filedOn < review.notice.sentOn)
    return refuse('NotOpen', 'An award can be appealed once its notice has been sent, not before.');
  const below = review.appeals.at(-1);
  if (court === 'administrative') {
    const { lastDay } = review.standstill;
    if (filedOn > lastDay)
      return refuse('AppealTooLate', `The standstill ended on ${lastDay}; an appeal of ${filedOn} came too late.`, {
        lastDay,
      });
  } else if (below === undefined || (below.decision?.decidedOn ?? filedOn) > filedOn)
    return refuse('NotOpen', 'A higher court is asked about the decision of the court below; register that one first.');
  return { ...filed, forbidsSigning: court === 'administrative' || injunction, decision: null };
}

/** Null when the open appeal can have been decided on this day, or why not. */
export function decideAppeal(review: UnderReview, decidedOn: string): Refusal | null {
  const appeal = openAppeal(review);
  if (appeal === null) return refuse('NotOpen', 'No court hears this award; register the appeal first.');
  return decidedOn < appeal.filedOn
    ? refuse('TooEarly', `The court cannot have decided before the appeal of ${appeal.filedOn}.`, {
        earliest: appeal.filedOn,
      })
    : null;
}

/** What courts do to a tender. */
export type CourtEvent =
  | { readonly type: 'appeal-registered'; readonly appeal: Appeal }
  | { readonly type: 'injunction-registered'; readonly forbidsSigning: boolean; readonly decidedOn: string }
  | {
      readonly type: 'court-decided';
      readonly outcome: CourtOutcome;
      readonly decidedOn: string;
      readonly reason: string;
    };

/** The appeals after an event. */
export function applyCourt(appeals: readonly Appeal[], event: CourtEvent): Appeal[] {
  switch (event.type) {
    case 'appeal-registered':
      return [...appeals, event.appeal];
    case 'injunction-registered':
      return appeals.map((appeal) =>
        appeal.decision === null ? { ...appeal, forbidsSigning: event.forbidsSigning } : appeal
      );
    case 'court-decided': {
      const { outcome, decidedOn } = event;
      return appeals.map((appeal) =>
        appeal.decision === null ? { ...appeal, decision: { outcome, decidedOn } } : appeal
      );
    }
  }
}
