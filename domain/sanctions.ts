// Deviations and the ladder of sanctions: what is proposed, opened, taken, answered and closed, and the clocks between the steps.
import type { Stamped } from './case.js';
import { daysAfter } from './case.js';
import type { ObligationKind, SanctionStep, SanctionTerm } from './requirement.js';

/** What a deviation is about: a promised number, or a duty. */
export type DeviationSubject = ObligationKind | 'first-start' | 'report' | 'delivery-plan' | 'meetings' | 'other-term';

/** Why a deviation, or a proposal of one, leads to nothing more. None of them says anything about a person's health. */
export type CloseReason =
  | 'rectified'
  | 'no-referral'
  | 'programme-ended'
  | 'own-decision'
  | 'protected'
  | 'lawful-dismissal'
  | 'terms-changed'
  | 'not-a-deviation';

/** Commands of this file. */
export type SanctionCommand =
  | {
      readonly kind: 'open-deviation';
      readonly about: DeviationSubject;
      /** YYYY-MM for a report, else null. */
      readonly period: string | null;
      readonly organisationId: string;
      readonly what: string;
      /** The number of the proposal it answers, or null. */
      readonly proposal: number | null;
    }
  | { readonly kind: 'dismiss-proposal'; readonly number: number; readonly reason: CloseReason }
  | {
      readonly kind: 'take-sanction';
      readonly deviation: number;
      readonly step: SanctionStep;
      /** Missing units that a contractual penalty is counted on; null for other steps. */
      readonly units: number | null;
      readonly reason: string;
    }
  | { readonly kind: 'answer-deviation'; readonly deviation: number; readonly text: string }
  | { readonly kind: 'close-deviation'; readonly deviation: number; readonly reason: CloseReason }
  | { readonly kind: 'request-referral'; readonly count: number }
  | { readonly kind: 'decline-referral' };

/** A sanction term with its place in the contract's clause, e.g. 4.3. */
export interface ClauseTerm extends SanctionTerm {
  readonly clausePoint: string;
}

/** What time proposes and a person decides on. */
export interface Proposal {
  readonly number: number;
  readonly about: DeviationSubject;
  readonly organisationId: string;
  readonly period: string | null;
  readonly at: string;
}

/** A step that somebody took, with the clause's own point. */
export interface StepTaken {
  readonly step: SanctionStep;
  readonly clausePoint: string;
  readonly at: string;
  readonly amountOre: number | null;
}

/** An open deviation. Instants are ISO. */
export interface Deviation {
  readonly number: number;
  readonly about: DeviationSubject;
  readonly organisationId: string;
  readonly period: string | null;
  readonly what: string;
  readonly taken: readonly StepTaken[];
  /** The deadline of the newest step; null before the first. */
  readonly dueAt: string | null;
  readonly expired: boolean;
  /** Whether the contractor has answered since the newest step. */
  readonly answered: boolean;
  /** Since when it waits for what it waits for. */
  readonly since: string;
  /** Days that the matching body held the ball, added to its deadlines. */
  readonly heldDays: number;
}

/** Everything known of deviations and referrals asked for. Closed deviations are counted here and told in the audit trail. */
export interface FollowUp {
  readonly proposals: readonly Proposal[];
  readonly proposed: number;
  /** What time has proposed once and does not propose again. */
  readonly raised: readonly DeviationSubject[];
  readonly deviations: readonly Deviation[];
  readonly opened: number;
  readonly closed: readonly {
    readonly number: number;
    readonly about: DeviationSubject;
    readonly reason: CloseReason;
  }[];
  /** People asked of the matching body and not referred yet; while there are any the contractor's clocks stand still. */
  readonly referral: { readonly count: number; readonly left: number; readonly since: string } | null;
  readonly heldDays: number;
  /** From when this contractor gets no more call-offs; a later call-off looks here. */
  readonly excludedFrom: string | null;
}

/** What can happen. */
export type SanctionEvent =
  | ({ readonly type: 'deviation-proposed' } & Omit<Proposal, 'at'>)
  | { readonly type: 'proposal-dismissed'; readonly number: number; readonly reason: CloseReason }
  | {
      readonly type: 'deviation-opened';
      readonly number: number;
      readonly about: DeviationSubject;
      readonly organisationId: string;
      readonly period: string | null;
      readonly what: string;
      readonly proposal: number | null;
    }
  | {
      readonly type: 'sanction-taken';
      readonly deviation: number;
      readonly step: SanctionStep;
      readonly clausePoint: string;
      readonly dueAt: string;
      readonly amountOre: number | null;
      readonly reason: string;
    }
  | { readonly type: 'sanction-expired'; readonly deviation: number; readonly step: SanctionStep }
  | { readonly type: 'deviation-answered'; readonly deviation: number; readonly text: string }
  | { readonly type: 'deviation-closed'; readonly deviation: number; readonly reason: CloseReason }
  | { readonly type: 'referral-requested'; readonly count: number }
  | { readonly type: 'referral-answered'; readonly declined: boolean; readonly heldDays: number };

/** Before anything has happened. */
export const newFollowUp: FollowUp = {
  proposals: [],
  proposed: 0,
  raised: [],
  deviations: [],
  opened: 0,
  closed: [],
  referral: null,
  heldDays: 0,
  excludedFrom: null,
};

/**
 * Whether this waits for people to be referred, so that its clock stands still while the matching body has not answered: the promised
 * numbers and the first start do, a report or a plan does not.
 */
export function needsReferral(about: DeviationSubject): boolean {
  return about !== 'report' && about !== 'delivery-plan' && about !== 'meetings' && about !== 'other-term';
}

/** True while this deviation's clock stands still. */
export function standsStill({ referral }: FollowUp, { about }: Pick<Deviation, 'about'>): boolean {
  return referral !== null && needsReferral(about);
}

/** The step that may be taken next, or null at the ladder's end. */
export function nextStep(ladder: readonly ClauseTerm[], { taken }: Deviation): ClauseTerm | null {
  return ladder[taken.length] ?? null;
}

/** True when a deviation waits for the buyer: nothing taken yet, answered by the contractor, or out of time. */
export function waitsForBuyer({ taken, answered, expired }: Deviation): boolean {
  return taken.length === 0 || answered || expired;
}

/** Whole days, begun ones counted, that the matching body has held a request since it was made. */
export function daysHeld(since: string, at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - Date.parse(since)) / 86_400_000));
}

/** Applies one event of this file. */
export function applySanctions(now: FollowUp, event: Stamped<SanctionEvent>): FollowUp {
  switch (event.type) {
    case 'deviation-proposed': {
      const { number, about, organisationId, period, at } = event;
      return {
        ...now,
        proposed: number,
        raised: about === 'report' ? now.raised : [...now.raised, about],
        proposals: [...now.proposals, { number, about, organisationId, period, at }],
      };
    }
    case 'proposal-dismissed':
      return { ...now, proposals: now.proposals.filter(({ number }) => number !== event.number) };
    case 'deviation-opened': {
      const { number, about, organisationId, period, what, at } = event;
      const fresh = { taken: [], dueAt: null, expired: false, answered: false, since: at, heldDays: 0 };
      return {
        ...now,
        opened: number,
        proposals: now.proposals.filter((proposal) => proposal.number !== event.proposal),
        deviations: [...now.deviations, { number, about, organisationId, period, what, ...fresh }],
      };
    }
    case 'sanction-taken': {
      const { step, clausePoint, amountOre, at, dueAt } = event;
      const excludedFrom = step === 'call-off-exclusion' ? (now.excludedFrom ?? at) : now.excludedFrom;
      return {
        ...inDeviation(now, event.deviation, (deviation) => ({
          ...deviation,
          taken: [...deviation.taken, { step, clausePoint, amountOre, at }],
          dueAt,
          expired: false,
          answered: false,
          since: at,
        })),
        excludedFrom,
      };
    }
    case 'sanction-expired':
      return inDeviation(now, event.deviation, (deviation) => ({ ...deviation, expired: true, since: event.at }));
    case 'deviation-answered':
      return inDeviation(now, event.deviation, (deviation) => ({ ...deviation, answered: true, since: event.at }));
    case 'deviation-closed': {
      const closed = now.deviations.find(({ number }) => number === event.deviation);
      if (closed === undefined) return now;
      return {
        ...now,
        deviations: now.deviations.filter((each) => each !== closed),
        closed: [...now.closed, { number: closed.number, about: closed.about, reason: event.reason }],
      };
    }
    case 'referral-requested':
      return { ...now, referral: { count: event.count, left: event.count, since: event.at } };
    case 'referral-answered':
      return answered(now, event.heldDays, event.at);
  }
}

/** The matching body has put the ball down: the days it held it are added to every deadline that stood still meanwhile. */
function answered(now: FollowUp, heldDays: number, at: string): FollowUp {
  const asked = now.referral?.since ?? at;
  return {
    ...now,
    referral: null,
    heldDays: now.heldDays + heldDays,
    deviations: now.deviations.map((each) => {
      const begun = each.taken.at(-1)?.at;
      if (!needsReferral(each.about) || each.dueAt === null || each.expired || begun === undefined) return each;
      const days = daysHeld(begun > asked ? begun : asked, at);
      return { ...each, dueAt: daysAfter(each.dueAt, days), heldDays: each.heldDays + days };
    }),
  };
}

/** The follow-up after the matching body has referred one of the people asked for. */
export function referredOne(now: FollowUp): FollowUp {
  return now.referral === null
    ? now
    : { ...now, referral: { ...now.referral, left: Math.max(0, now.referral.left - 1) } };
}

/** Without the proposals that have lost their ground, e.g. since the report came in after all. */
export function withoutProposals(now: FollowUp, settled: (proposal: Proposal) => boolean): FollowUp {
  return now.proposals.some(settled) ? { ...now, proposals: now.proposals.filter((each) => !settled(each)) } : now;
}

function inDeviation(now: FollowUp, number: number, change: (deviation: Deviation) => Deviation): FollowUp {
  return { ...now, deviations: now.deviations.map((each) => (each.number === number ? change(each) : each)) };
}
