// How bids are judged: what each must meet, the criteria with their weights, and the part that price has. Locked before opening.
import type { Policy } from './policy.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** Something every bid must meet; answered yes or no at qualification. */
export interface MustRequirement {
  readonly id: string;
  readonly text: string;
}

/** One quality criterion. Points are given on 0 to `maxPoints`. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly weightPercent: number;
  readonly maxPoints: number;
}

/**
 * `relative`: the lowest price gets all price points and others in proportion (lowest / price). `absolute`: points fall in a straight
 * line from `fullPointsAtOre` to none at `noPointsAtOre`, so that no bid's points depend on another bid.
 */
export type PriceModel =
  | { readonly kind: 'relative' }
  | { readonly kind: 'absolute'; readonly fullPointsAtOre: number; readonly noPointsAtOre: number };

/** The whole model. Weights of price and criteria sum to 100 (LOU 16 kap. 1 §: weighted as main rule). */
export interface AwardModel {
  readonly priceWeightPercent: number;
  readonly priceModel: PriceModel;
  readonly criteria: readonly Criterion[];
  readonly musts: readonly MustRequirement[];
  /** How many people must score before the scores are shown to each other; at least 2, of a direct award 1. */
  readonly evaluators: number;
  /** A price so many percent under the mean of the others is flagged as possibly abnormally low. */
  readonly abnormalUnderPercent: number;
}

/** The first fault of a model, said precisely, or null when bids may be judged by it. */
export function faultOfModel(
  model: AwardModel,
  { maxPricePercent, version }: Policy,
  procedure: string
): Refusal | null {
  const { priceWeightPercent, priceModel, criteria, musts, evaluators } = model;
  const sum = hundredths(criteria.reduce((total, { weightPercent }) => total + weightPercent, priceWeightPercent));
  if (sum !== 100) {
    const off = String(hundredths(Math.abs(100 - sum)));
    const what = sum < 100 ? `${off} percent missing` : `${off} percent too much`;
    return refuse('WeightSum', `The weights sum to ${sum}: ${what}. They must sum to 100.`, {
      sum: String(sum),
      off,
      side: sum < 100 ? 'under' : 'over',
    });
  }
  if (priceWeightPercent > maxPricePercent)
    return refuse(
      'PriceTooHeavy',
      `Price weighs ${priceWeightPercent} percent, and policy version ${version} allows at most ${maxPricePercent}. Weigh quality more, or change the policy first.`,
      { price: String(priceWeightPercent), max: String(maxPricePercent), version: String(version) }
    );
  const ids = [...criteria, ...musts].map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    return refuse('SameIdTwice', `Two criteria or requirements are called ${twice}.`, { id: twice });
  const needed = procedure === 'direct' ? 1 : 2;
  if (evaluators < needed)
    return refuse('TooFewEvaluators', `At least ${needed} people must score the bids; the model has ${evaluators}.`, {
      needed: String(needed),
      evaluators: String(evaluators),
    });
  if (priceModel.kind === 'absolute' && priceModel.fullPointsAtOre >= priceModel.noPointsAtOre)
    return refuse('PriceBounds', 'The price that gives all points must be lower than the price that gives none.');
  return null;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
