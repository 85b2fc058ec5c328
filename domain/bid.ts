// A bid, from the moment it was received to its settled points.
import type { Qualification } from './qualification.js';
import { shortcomings } from './qualification.js';
import type { Obligation } from './requirement.js';
import type { CriterionPoints } from './scoring.js';

/** One evaluator's points on every criterion of a bid. */
export interface Score {
  readonly by: string;
  readonly points: readonly CriterionPoints[];
}

/** A bid as the tender knows it. Money is integer öre, `receivedAt` an ISO instant. */
export interface Bid {
  readonly bidderId: string;
  readonly priceOre: number;
  /** What it promises beyond the requirement. */
  readonly promises: readonly Obligation[];
  readonly receivedAt: string;
  readonly qualification: Qualification | null;
  readonly scores: readonly Score[];
  /** What the evaluators agreed on where their points differed. */
  readonly consensus: readonly CriterionPoints[];
  /** Answer about a price that was flagged as possibly abnormally low. */
  readonly priceExplanation: { readonly accepted: boolean; readonly reason: string } | null;
}

/** A bid that has just come in, unopened. */
export function newBid(facts: Pick<Bid, 'bidderId' | 'priceOre' | 'promises' | 'receivedAt'>): Bid {
  return { ...facts, qualification: null, scores: [], consensus: [], priceExplanation: null };
}

/** Whether a bid passed exclusion, qualification and every must. */
export function isQualified({ qualification }: Bid): boolean {
  return qualification !== null && shortcomings(qualification).length === 0;
}

/** The bids that are compared: qualified ones whose price, when it was questioned, was explained. */
export function evaluatedBids(bids: readonly Bid[]): Bid[] {
  return bids.filter((bid) => isQualified(bid) && bid.priceExplanation?.accepted !== false);
}
