// Quality-based evaluation: price and quality points become one ranked result.
import type { Obligation } from './requirement.js';

/** A bid with its scores so far. Money is integer öre; points are 0-100. */
export interface Bid {
  readonly bidderId: string;
  readonly priceOre: number;
  /** Commitments beyond the requirement; the contract carries the higher of the two per kind. */
  readonly promises: readonly Obligation[];
  readonly scores: readonly { readonly by: string; readonly qualityPoints: number; readonly reason: string }[];
}

/** One bid's place in the result; points are rounded to two decimals. */
export interface RankedBid {
  readonly bidderId: string;
  readonly qualityPoints: number;
  readonly pricePoints: number;
  readonly totalPoints: number;
}

const round = (points: number): number => Math.round(points * 100) / 100;

/**
 * Ranks bids on the best price-quality ratio (LOU 16 kap. 1 §): quality is the mean of the evaluators' points, price points
 * are relative to the lowest price, and the weights sum to 100. Ties go to the higher quality, then to the lower price.
 */
export function rank(bids: readonly Bid[], priceWeightPercent: number): RankedBid[] {
  const lowest = Math.min(...bids.map((bid) => bid.priceOre));
  return bids
    .map((bid) => {
      const quality = bid.scores.reduce((sum, score) => sum + score.qualityPoints, 0) / Math.max(1, bid.scores.length);
      const price = bid.priceOre > 0 ? (100 * lowest) / bid.priceOre : 100;
      const total = (quality * (100 - priceWeightPercent) + price * priceWeightPercent) / 100;
      return {
        bidderId: bid.bidderId,
        qualityPoints: round(quality),
        pricePoints: round(price),
        totalPoints: round(total),
      };
    })
    .sort(
      (a, b) => b.totalPoints - a.totalPoints || b.qualityPoints - a.qualityPoints || b.pricePoints - a.pricePoints
    );
}
