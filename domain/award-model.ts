// How bids are judged: what each must meet, the criteria with their weights, and the part that price has. Locked before opening.

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
  /** How many people must score before the scores are shown to each other; at least 2. */
  readonly evaluators: number;
  /** A price so many percent under the mean of the others is flagged as possibly abnormally low. */
  readonly abnormalUnderPercent: number;
}
