// How much to ask for: proposals reckoned from the purchase's size, length and labour, each with its arithmetic.
import { tradeWord } from './lessons.js';
import type { PresetName } from './presets.js';
import type { ProcedureName } from './procedures.js';
import type { ObligationKind, RequirementLevel } from './requirement.js';
import { obligationKinds } from './requirement.js';
import type { Nature, Scope } from './scope.js';
import type { Settings } from './settings.js';
import { startingSettings } from './settings.js';

/** The form a contract comes in, as far as exemptions go by it. */
export type ContractForm = 'contract' | 'framework' | 'call-off' | 'direct-award';

/** The form that each procedure leads to. */
export const formOf: Readonly<Record<ProcedureName, ContractForm>> = {
  open: 'contract',
  simplified: 'contract',
  reserved: 'contract',
  framework: 'framework',
  'call-off': 'call-off',
  direct: 'direct-award',
};

/** What a closed contract of the authority bought, and what it delivered of each kind that it had promised. */
export interface Outcome {
  readonly scope: Scope;
  readonly outcomes: readonly { readonly kind: ObligationKind; readonly delivered: number }[];
}

/** How a proposal's number came about: inputs, rates, the exact result before rounding. */
export type Arithmetic =
  | {
      readonly preset: 'trafikverket';
      readonly valueOre: number;
      readonly orePerPlace: number;
      readonly exactPlaces: number;
      /** Whole places, rounded down: the rate is one for each full amount. */
      readonly places: number;
      readonly monthsPerPlace: number;
    }
  | {
      readonly preset: 'labour-share';
      readonly valueOre: number;
      readonly labourPercent: number;
      readonly sharePercent: number;
      readonly fullTimeMonthOre: number;
      /** Rounded to the nearest whole month. */
      readonly exactMonths: number;
    }
  | {
      readonly preset: 'own-outcomes';
      readonly valueOre: number;
      readonly contracts: number;
      readonly compared: 'trade' | 'nature';
      /** Delivered per 10 MSEK of contract value. */
      readonly lowest: number;
      readonly lowerQuartile: number;
      readonly median: number;
      readonly upperQuartile: number;
      readonly highest: number;
      /** Rounded to the nearest whole unit. */
      readonly exact: number;
    };

/** One proposal: ask for so many of this kind, because of this. */
export interface Proposal {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly target: number;
  readonly how: Arithmetic;
}

/** Why a preset has nothing to propose. */
export type Gap =
  | { readonly gap: 'unknown'; readonly facts: readonly ('valueOre' | 'durationMonths' | 'labourPercent')[] }
  | { readonly gap: 'goods' }
  | { readonly gap: 'form'; readonly form: ContractForm }
  | { readonly gap: 'short'; readonly months: number; readonly shortest: number }
  | { readonly gap: 'few-workers'; readonly workers: number; readonly fewest: number }
  | { readonly gap: 'less-than-one'; readonly exact: number }
  | { readonly gap: 'few-outcomes'; readonly found: number; readonly needed: number };

/** Why a level fits. */
export type LevelReason =
  | { readonly reason: 'unknown' }
  | { readonly reason: 'goods' }
  | { readonly reason: 'short'; readonly months: number; readonly shortest: number }
  | { readonly reason: 'small'; readonly valueOre: number; readonly orePerPlace: number }
  | { readonly reason: 'ordinary'; readonly places: number; readonly months: number }
  | { readonly reason: 'room-for-bonus'; readonly places: number; readonly months: number };

/** A reasoned recommendation. `level` is null while value or length is not known. */
export interface Recommendation {
  readonly level: RequirementLevel | null;
  readonly levelReason: LevelReason;
  readonly proposals: readonly Proposal[];
  readonly silent: readonly { readonly preset: PresetName; readonly why: Gap }[];
}

/** What is being bought, and what the authority has seen before. */
export interface Purchase {
  readonly scope: Scope;
  readonly form: ContractForm;
  readonly outcomes: readonly Outcome[];
}

/** Ten million kronor, the amount that outcomes are compared by. */
export const comparedByOre = 1_000_000_000;

/**
 * What to ask for. Sources: the national model's three levels (UHM 11554, 11556), Trafikverket's rate with its exemptions, a share of
 * the labour value, and the authority's own earlier outcomes; domain/settings.ts has the marks.
 */
export function recommend(purchase: Purchase, settings: Settings = startingSettings): Recommendation {
  const found = [
    ['trafikverket', byTrafikverket(purchase, settings)],
    ['labour-share', byLabourShare(purchase, settings)],
    ['own-outcomes', byOwnOutcomes(purchase, settings)],
  ] as const;
  return {
    ...levelFor(purchase.scope, settings),
    proposals: found.flatMap(([, result]) => ('gap' in result ? [] : result)),
    silent: found.flatMap(([preset, result]) => ('gap' in result ? [{ preset, why: result }] : [])),
  };
}

/** Öre of contract value for one place by Trafikverket's rate; goods are exempt there, and compared as services elsewhere. */
export function orePerPlace(nature: Nature, settings: Settings = startingSettings): number {
  return nature === 'works' ? settings.worksOrePerPlace.value : settings.servicesOrePerPlace.value;
}

/** Full-time months that the contract's labour comes to in all. */
export function labourMonths(valueOre: number, labourPercent: number, settings: Settings = startingSettings): number {
  return (valueOre * labourPercent) / 100 / settings.fullTimeMonthOre.value;
}

/**
 * The level that fits by size and length (UHM: basic, advanced, spearhead). The model has no amounts: under one place by
 * Trafikverket's rate, or in less time than a first employment may take, only a dialogue fits; the rest are settings.
 */
function levelFor(
  { valueOre, durationMonths, nature }: Scope,
  settings: Settings
): Pick<Recommendation, 'level' | 'levelReason'> {
  if (valueOre === null || durationMonths === null) return { level: null, levelReason: { reason: 'unknown' } };
  const months = durationMonths;
  const shortest = settings.shortestMonths.value;
  const perPlace = orePerPlace(nature, settings);
  const places = valueOre / perPlace;
  if (nature === 'goods') return { level: 'dialogue', levelReason: { reason: 'goods' } };
  if (months < shortest) return { level: 'dialogue', levelReason: { reason: 'short', months, shortest } };
  if (places < settings.requirementFromPlaces.value)
    return { level: 'dialogue', levelReason: { reason: 'small', valueOre, orePerPlace: perPlace } };
  const whole = Math.floor(places);
  return whole >= settings.bonusFromPlaces.value && months >= settings.bonusFromMonths.value
    ? { level: 'bonus', levelReason: { reason: 'room-for-bonus', places: whole, months } }
    : { level: 'requirement', levelReason: { reason: 'ordinary', places: whole, months } };
}

/**
 * Trafikverket's rule of 2016 [V]: one place per 50 MSEK of works or 25 MSEK of services, a place being 12 months of employment or 6 of
 * internship; not for goods, frameworks, call-offs, direct awards, under 6 months, or fewer than 5 full-time workers (estimated here
 * from the labour value, when its share is known).
 */
function byTrafikverket({ scope, form }: Purchase, settings: Settings): Proposal[] | Gap {
  const { nature, valueOre, durationMonths, labourPercent } = scope;
  if (nature === 'goods') return { gap: 'goods' };
  if (form !== 'contract') return { gap: 'form', form };
  if (valueOre === null || durationMonths === null) return unknown({ valueOre, durationMonths });
  const shortest = settings.shortestMonths.value;
  if (durationMonths < shortest) return { gap: 'short', months: durationMonths, shortest };
  const fewest = settings.fewestWorkers.value;
  const workers = labourPercent === null ? null : labourMonths(valueOre, labourPercent, settings) / durationMonths;
  if (workers !== null && workers < fewest) return { gap: 'few-workers', workers, fewest };
  const perPlace = orePerPlace(nature, settings);
  const exactPlaces = valueOre / perPlace;
  const places = Math.floor(exactPlaces);
  if (places < 1) return { gap: 'less-than-one', exact: exactPlaces };
  const how = (monthsPerPlace: number): Arithmetic => ({
    preset: 'trafikverket',
    valueOre,
    orePerPlace: perPlace,
    exactPlaces,
    places,
    monthsPerPlace,
  });
  const employment = settings.employmentMonthsPerPlace.value;
  return [
    {
      id: 'trafikverket-employment',
      kind: 'full-time-months',
      target: places * employment,
      how: how(employment),
    },
    {
      id: 'trafikverket-internship',
      kind: 'internship',
      target: places,
      how: how(settings.internshipMonthsPerPlace.value),
    },
  ];
}

/** A share of what the labour costs, as full-time months. Both the share and a month's cost are settings [K]. */
function byLabourShare({ scope }: Purchase, settings: Settings): Proposal[] | Gap {
  const { valueOre, labourPercent } = scope;
  if (valueOre === null || labourPercent === null) return unknown({ valueOre, labourPercent });
  const sharePercent = settings.labourValuePercent.value;
  const exactMonths = (labourMonths(valueOre, labourPercent, settings) * sharePercent) / 100;
  const target = Math.round(exactMonths);
  if (target < 1) return { gap: 'less-than-one', exact: exactMonths };
  const fullTimeMonthOre = settings.fullTimeMonthOre.value;
  return [
    {
      id: 'labour-share',
      kind: 'full-time-months',
      target,
      how: { preset: 'labour-share', valueOre, labourPercent, sharePercent, fullTimeMonthOre, exactMonths },
    },
  ];
}

/**
 * The median of what comparable contracts delivered of each kind they had promised: same trade when there are enough of them, else
 * same nature. A contract without a value, or that never asked for a kind, says nothing of it.
 */
function byOwnOutcomes({ scope, outcomes }: Purchase, settings: Settings): Proposal[] | Gap {
  const { valueOre, nature, trade } = scope;
  if (valueOre === null) return unknown({ valueOre });
  const needed = settings.ownOutcomesAtLeast.value;
  const sameNature = outcomes.filter((outcome) => outcome.scope.nature === nature && (outcome.scope.valueOre ?? 0) > 0);
  const sameTrade = sameNature.filter(
    (outcome) => tradeWord(trade) !== '' && tradeWord(outcome.scope.trade) === tradeWord(trade)
  );
  const compared = sameTrade.length >= needed ? 'trade' : 'nature';
  const used = compared === 'trade' ? sameTrade : sameNature;
  const byKind = obligationKinds.map((kind) => ({ kind, rates: ratesOf(kind, used) }));
  const found = Math.max(...byKind.map(({ rates }) => rates.length));
  if (found < needed) return { gap: 'few-outcomes', found, needed };
  const proposals = byKind
    .filter(({ rates }) => rates.length >= needed)
    .map(({ kind, rates }): Proposal => {
      const spread = spreadOf(rates);
      const exact = (spread.median * valueOre) / comparedByOre;
      const how: Arithmetic = { preset: 'own-outcomes', valueOre, contracts: rates.length, compared, ...spread, exact };
      return { id: `own-outcomes-${kind}`, kind, target: Math.round(exact), how };
    });
  const worthIt = proposals.filter(({ target }) => target >= 1);
  if (worthIt.length > 0) return worthIt;
  const exact = Math.max(...proposals.map(({ how }) => (how.preset === 'own-outcomes' ? how.exact : 0)));
  return { gap: 'less-than-one', exact };
}

/** Delivered units of a kind per ten million kronor, one rate for each contract that had promised the kind. */
function ratesOf(kind: ObligationKind, contracts: readonly Outcome[]): number[] {
  return contracts.flatMap(({ scope, outcomes }) =>
    outcomes
      .filter((outcome) => outcome.kind === kind)
      .map(({ delivered }) => (delivered * comparedByOre) / (scope.valueOre ?? 1))
  );
}

/** Quartiles by straight lines between the sorted values. */
function spreadOf(values: readonly number[]): {
  lowest: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  highest: number;
} {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? below;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { lowest: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), highest: at(1) };
}

function unknown(facts: Partial<Pick<Scope, 'valueOre' | 'durationMonths' | 'labourPercent'>>): Gap {
  const names = ['valueOre', 'durationMonths', 'labourPercent'] as const;
  return { gap: 'unknown', facts: names.filter((name) => facts[name] === null) };
}
