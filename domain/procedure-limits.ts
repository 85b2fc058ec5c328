// How far each procedure reaches: limits of value and length by the settings, and the share that the law fixes.
import type { ProcedureName } from './procedures.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Scope } from './scope.js';
import type { OwnSettings } from './settings.js';
import { settingsOf } from './settings.js';

/**
 * Least share, in percent, of those occupied who belong to the group, for a supplier in a reserved procurement (LOU 4 kap. 18 §;
 * Upphandlingsmyndigheten, reserverad upphandling). Checked when bids are qualified, not in performance.
 */
export const reservedLeastPercent = 30;

/** Null when the purchase may be made by this procedure, or why not and what to do. */
export function overLimit(
  procedure: ProcedureName,
  { valueOre, durationMonths }: Scope,
  own: OwnSettings | undefined
): Refusal | null {
  const { directAwardLimitOre, frameworkLimitMonths } = settingsOf(own);
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
