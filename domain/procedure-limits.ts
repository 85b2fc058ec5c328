// How far each procedure reaches: limits of value, length and share, each with where it is from.
import type { ProcedureName } from './procedures.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Scope } from './scope.js';

/** How well a rule is known: read in its source, from a secondary source, or own knowledge to be checked. */
export type Mark = 'V' | 'S' | 'K';

/** A limit as people are shown it: a setting with its mark and source, unless it is read in the law's own guidance. */
export interface Limit {
  readonly value: number;
  readonly mark: Mark;
  readonly source: string;
}

/** Largest value of a direct award, in öre, without VAT. */
export const directAwardLimitOre: Limit = {
  value: 700_000_00,
  mark: 'S',
  source: 'LOU 19 a kap., by Lund University, medarbetarwebben.lu.se, inköp och upphandling: direktupphandling',
};

/** Longest framework agreement, in months, unless there are special reasons. */
export const frameworkLimitMonths: Limit = {
  value: 48,
  mark: 'S',
  source: 'LOU 7 kap., by Sveriges Allmännytta, sverigesallmannytta.se, ramavtal',
};

/**
 * Least share, in percent, of those occupied who belong to the group, for a supplier in a reserved procurement (LOU 4 kap. 18 §;
 * Upphandlingsmyndigheten, reserverad upphandling). Checked when bids are qualified, not in performance.
 */
export const reservedLeastPercent = 30;

/** Null when the purchase may be made by this procedure, or why not and what to do. */
export function overLimit(procedure: ProcedureName, { valueOre, durationMonths }: Scope): Refusal | null {
  if (procedure === 'direct' && valueOre !== null && valueOre > directAwardLimitOre.value)
    return refuse(
      'OverDirectLimit',
      `A direct award may be worth at most ${directAwardLimitOre.value / 100} SEK; choose another procedure.`,
      { limitOre: String(directAwardLimitOre.value) }
    );
  if (procedure === 'framework' && durationMonths !== null && durationMonths > frameworkLimitMonths.value)
    return refuse(
      'OverFrameworkLimit',
      `A framework agreement runs at most ${frameworkLimitMonths.value} months; shorten it.`,
      { months: String(frameworkLimitMonths.value) }
    );
  return null;
}
