// Quality-based evaluation: points on criteria and price become one ranked result, by weights set before opening.
import type { AwardModel, PriceModel } from './award-model.js';

/** Points on one criterion's own scale, with their reason. */
export interface CriterionPoints {
  readonly criterionId: string;
  readonly points: number;
  readonly reason: string;
}

/** A bid as it is ranked: its price in öre and its settled points. */
export interface SettledBid {
  readonly bidderId: string;
  readonly priceOre: number;
  readonly points: readonly Pick<CriterionPoints, 'criterionId' | 'points'>[];
}

/** One bid's place in the result; points of 100, rounded to two decimals: what is published is what decides. */
export interface RankedBid {
  readonly bidderId: string;
  readonly priceOre: number;
  /** Quality alone and price alone, each of 100. */
  readonly qualityPoints: number;
  readonly pricePoints: number;
  /** Weighted together. */
  readonly totalPoints: number;
  /** What each criterion adds to the total. */
  readonly criteria: readonly { readonly id: string; readonly points: number }[];
}

const round = (points: number): number => Math.round(points * 100) / 100;

/** The part of all price points that a price gets, 0 to 1. A price of nothing gets all. */
export function priceShare(model: PriceModel, priceOre: number, lowestOre: number): number {
  if (model.kind === 'relative') return priceOre <= 0 ? 1 : Math.max(0, lowestOre) / priceOre;
  const share = (model.noPointsAtOre - priceOre) / (model.noPointsAtOre - model.fullPointsAtOre);
  return Math.min(1, Math.max(0, share));
}

/** The part of all quality points that a bid gets, 0 to 1; the criteria weigh against each other as in the model. */
export function qualityShare({ criteria }: AwardModel, { points }: SettledBid): number {
  const weights = criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0);
  if (weights === 0) return 0;
  return criteria.reduce((sum, each) => sum + (each.weightPercent * scaled(each, points)) / weights, 0);
}

function scaled({ id, maxPoints }: { id: string; maxPoints: number }, points: SettledBid['points']): number {
  return (points.find(({ criterionId }) => criterionId === id)?.points ?? 0) / maxPoints;
}

/**
 * Ranks bids on the best price-quality ratio (LOU 16 kap. 1 §). Equal totals: the higher quality, then the lower price, then the
 * bidder that a lot was drawn for.
 */
export function rank(bids: readonly SettledBid[], model: AwardModel, lot: string | null = null): RankedBid[] {
  const lowest = Math.min(...bids.map(({ priceOre }) => priceOre));
  return bids
    .map((bid): RankedBid => {
      const quality = 100 * qualityShare(model, bid);
      const price = 100 * priceShare(model.priceModel, bid.priceOre, lowest);
      return {
        bidderId: bid.bidderId,
        priceOre: bid.priceOre,
        qualityPoints: round(quality),
        pricePoints: round(price),
        totalPoints: round((quality * (100 - model.priceWeightPercent) + price * model.priceWeightPercent) / 100),
        criteria: model.criteria.map((each) => ({
          id: each.id,
          points: round(each.weightPercent * scaled(each, bid.points)),
        })),
      };
    })
    .sort((a, b) => compare(a, b) || Number(b.bidderId === lot) - Number(a.bidderId === lot));
}

function compare(a: RankedBid, b: RankedBid): number {
  return b.totalPoints - a.totalPoints || b.qualityPoints - a.qualityPoints || a.priceOre - b.priceOre;
}

/** Bidders who share the first place in everything, so that only a lot can tell; empty when there is one first. */
export function tiedFirst(ranking: readonly RankedBid[]): string[] {
  const [first] = ranking;
  const tied = ranking.filter((bid) => first !== undefined && compare(first, bid) === 0);
  return tied.length > 1 ? tied.map(({ bidderId }) => bidderId) : [];
}

/** Weights of quality (percent) beyond which somebody else would win; null where nobody ever would. */
export interface Sensitivity {
  readonly qualityUnder: number | null;
  readonly qualityOver: number | null;
}

/**
 * How far the weight of quality against price may move before the winner changes, the criteria keeping their proportions. Each total is
 * a straight line in that weight, so where a rival's line crosses the winner's is exact.
 */
export function sensitivity(bids: readonly SettledBid[], model: AwardModel, winnerId: string): Sensitivity {
  const lowest = Math.min(...bids.map(({ priceOre }) => priceOre));
  const shares = (bid: SettledBid): { quality: number; price: number } => ({
    quality: qualityShare(model, bid),
    price: priceShare(model.priceModel, bid.priceOre, lowest),
  });
  const winner = bids.find(({ bidderId }) => bidderId === winnerId);
  if (winner === undefined) return { qualityUnder: null, qualityOver: null };
  const mine = shares(winner);
  const under: number[] = [];
  const over: number[] = [];
  for (const rival of bids.filter((bid) => bid !== winner).map(shares)) {
    const [quality, price] = [mine.quality - rival.quality, mine.price - rival.price];
    // The lead at weight q is q × quality + (100 - q) × price.
    if (price < 0 && quality > 0) under.push((100 * price) / (price - quality));
    if (price > 0 && quality < 0) over.push((100 * price) / (price - quality));
  }
  return {
    qualityUnder: under.length === 0 ? null : Math.max(...under),
    qualityOver: over.length === 0 ? null : Math.min(...over),
  };
}

/** Bidders whose price lies so many percent under the mean of the others': to be explained before the award (LOU 16 kap. 7 §) [K]. */
export function abnormallyLow(
  bids: readonly { readonly bidderId: string; readonly priceOre: number }[],
  underPercent: number
): string[] {
  const all = bids.reduce((sum, { priceOre }) => sum + priceOre, 0);
  return bids
    .filter(({ priceOre }) => {
      const mean = (all - priceOre) / (bids.length - 1);
      return bids.length > 1 && priceOre * 100 <= mean * (100 - underPercent) && priceOre < mean;
    })
    .map(({ bidderId }) => bidderId);
}
