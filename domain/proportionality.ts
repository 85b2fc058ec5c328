// Is what is asked for in reason? LOU 4 kap. 1 §: requirements are proportionate to the contract they are part of.
import type { PresetName } from './presets.js';
import { labourMonths, orePerPlace } from './recommendation.js';
import type { Obligation, ObligationKind, Requirement } from './requirement.js';
import type { Scope } from './scope.js';
import type { Settings } from './settings.js';
import { startingSettings } from './settings.js';

/** How the asked amount stands to the yardsticks. Too high forbids nothing, but whoever asks for it writes down why. */
export type Verdict = 'proportionate' | 'high' | 'too-high' | 'unknown';

/** What a yardstick would give of one kind, in that kind's unit. */
export interface Yardstick {
  readonly preset: Exclude<PresetName, 'own-outcomes'>;
  readonly gives: number;
}

/** Why a verdict is what it is; each with its numbers. Money is öre. */
export type ProportionReason =
  | { readonly reason: 'missing'; readonly facts: readonly ('valueOre' | 'durationMonths')[] }
  | { readonly reason: 'dialogue' }
  | {
      readonly reason: 'asked';
      readonly kind: ObligationKind;
      readonly target: number;
      readonly months: number;
      readonly valueOre: number;
      readonly orePerUnit: number;
      readonly yardsticks: readonly Yardstick[];
    }
  | { readonly reason: 'in-all'; readonly places: number; readonly most: number; readonly times: number | null }
  | {
      readonly reason: 'labour';
      readonly askedMonths: number;
      readonly labourMonths: number;
      readonly labourPercent: number;
      readonly percent: number;
    }
  | { readonly reason: 'short'; readonly months: number; readonly shortest: number }
  | { readonly reason: 'no-time'; readonly firstStartWithinMonths: number; readonly months: number }
  | { readonly reason: 'fines'; readonly mostOre: number; readonly percent: number; readonly limitPercent: number };

/** A verdict with its reasons. */
export interface Proportionality {
  readonly verdict: Verdict;
  readonly reasons: readonly ProportionReason[];
}

/**
 * Weighs a requirement against the contract's value, length and labour. The yardsticks are Trafikverket's rate and the labour share;
 * what is asked for is measured in places (12 months of employment, or one person in internship or education) and compared with the
 * larger of them. A single place is never too high for its size alone, since nothing smaller can be asked for.
 */
export function proportionality(
  requirement: Requirement,
  scope: Scope,
  settings: Settings = startingSettings
): Proportionality {
  if (requirement.level === 'dialogue') return { verdict: 'proportionate', reasons: [{ reason: 'dialogue' }] };
  const { obligations, durationMonths: months, firstStartWithinMonths } = requirement;
  const { valueOre } = scope;
  if (valueOre === null || valueOre <= 0 || !(months > 0)) {
    const facts = [
      ...(valueOre === null || valueOre <= 0 ? (['valueOre'] as const) : []),
      ...(months > 0 ? [] : (['durationMonths'] as const)),
    ];
    return { verdict: 'unknown', reasons: [{ reason: 'missing', facts }] };
  }

  const reasons: ProportionReason[] = obligations.map(({ kind, target }) => ({
    reason: 'asked',
    kind,
    target,
    months,
    valueOre,
    orePerUnit: valueOre / target,
    yardsticks: yardsticksOf(kind, valueOre, scope, settings),
  }));
  const verdicts: Verdict[] = ['proportionate'];

  const places = obligations.reduce((sum, obligation) => sum + placesIn(obligation, settings), 0);
  const most = Math.max(...yardsticksOf('internship', valueOre, scope, settings).map(({ gives }) => gives));
  const times = most > 0 ? places / most : null;
  if (obligations.length > 1 || times === null || times > 1) reasons.push({ reason: 'in-all', places, most, times });
  verdicts.push(bySize(places, times, settings));

  const labour = labourReason(places, valueOre, scope, settings);
  if (labour !== null) reasons.push(labour);

  const shortest = settings.shortestMonths.value;
  if (months < shortest) {
    reasons.push({ reason: 'short', months, shortest });
    verdicts.push('high');
  }
  if (firstStartWithinMonths >= months) {
    reasons.push({ reason: 'no-time', firstStartWithinMonths, months });
    verdicts.push('too-high');
  }

  const fines = finesReason(requirement, valueOre, settings);
  if (fines !== null) {
    reasons.push(fines);
    if (fines.percent > fines.limitPercent) verdicts.push('too-high');
  }
  return { verdict: worst(verdicts), reasons };
}

/** Places that a commitment comes to: a year of employment is one, and so is a person in internship, education or a job. */
function placesIn({ kind, target }: Obligation, settings: Settings): number {
  const months = settings.employmentMonthsPerPlace.value;
  switch (kind) {
    case 'full-time-months':
      return target / months;
    case 'hours':
      return target / (months * settings.hoursPerFullTimeMonth.value);
    default:
      return target;
  }
}

/** What the yardsticks give of a kind. Trafikverket's rate gives whole places, rounded down; the labour share is there when its share is known. */
function yardsticksOf(kind: ObligationKind, valueOre: number, scope: Scope, settings: Settings): Yardstick[] {
  const months = settings.employmentMonthsPerPlace.value;
  const inUnit = 1 / placesIn({ kind, target: 1 }, settings);
  const places = Math.floor(valueOre / orePerPlace(scope.nature, settings));
  const yardsticks: Yardstick[] = [{ preset: 'trafikverket', gives: places * inUnit }];
  if (scope.labourPercent !== null) {
    const share = (labourMonths(valueOre, scope.labourPercent, settings) * settings.labourValuePercent.value) / 100;
    yardsticks.push({ preset: 'labour-share', gives: (Math.round(share) / months) * inUnit });
  }
  return yardsticks;
}

function bySize(places: number, times: number | null, settings: Settings): Verdict {
  if (times !== null && times <= settings.highFromTimes.value) return 'proportionate';
  if (places <= 1 || (times !== null && times <= settings.tooHighFromTimes.value)) return 'high';
  return 'too-high';
}

function labourReason(
  places: number,
  valueOre: number,
  { labourPercent }: Scope,
  settings: Settings
): ProportionReason | null {
  if (labourPercent === null || labourPercent <= 0) return null;
  const all = labourMonths(valueOre, labourPercent, settings);
  const askedMonths = places * settings.employmentMonthsPerPlace.value;
  return { reason: 'labour', askedMonths, labourMonths: all, labourPercent, percent: (askedMonths / all) * 100 };
}

/** What the fines come to when nothing at all is delivered. */
function finesReason(
  { obligations, sanctions }: Requirement,
  valueOre: number,
  settings: Settings
): Extract<ProportionReason, { reason: 'fines' }> | null {
  const perUnit = sanctions.reduce((sum, { step, amountOre }) => sum + (step === 'fine' ? (amountOre ?? 0) : 0), 0);
  if (perUnit === 0) return null;
  const mostOre = perUnit * obligations.reduce((sum, { target }) => sum + target, 0);
  return {
    reason: 'fines',
    mostOre,
    percent: (mostOre / valueOre) * 100,
    limitPercent: settings.fineMostPercent.value,
  };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['too-high', 'high', 'proportionate'];
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'proportionate';
}
