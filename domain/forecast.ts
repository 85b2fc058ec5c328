// Where the pace of delivery leads: how much there will be at the contract's end, and when the target is met. Simple, and said how.
import { addMonths, lastDayOf, monthsFrom } from './days.js';
import type { Delivery, Tally } from './obligations.js';
import { countsTowards, monthsWorked, reportedThrough } from './obligations.js';
import { notCounted } from './placement-record.js';
import type { Obligation, ObligationKind } from './requirement.js';
import { obligationUnits } from './requirement.js';
import type { OwnSettings } from './settings.js';
import { settingsOf } from './settings.js';

/** What a forecast is made from. */
export interface Delivered extends Delivery {
  readonly tally: Tally;
  readonly acceptedHours: Readonly<Record<string, number>>;
  /** Of the policy that the contract was signed under: how many months are looked at, and how wide the range is. */
  readonly settings?: OwnSettings;
}

/** A number with the range it will probably lie in. */
export interface Range {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Where one obligation is heading. Months are YYYY-MM. */
export interface Forecast {
  readonly atEnd: Range;
  /** When the target is met at a good, the usual and a poor pace; null when that cannot be foreseen. Counted on past the end. */
  readonly metBy: {
    readonly earliest: string | null;
    readonly expected: string | null;
    readonly latest: string | null;
  };
  readonly outlook: 'met' | 'likely' | 'uncertain' | 'unlikely' | 'missed';
}

/** How far one obligation of a contract has come and where it is heading: what is kept beside a snapshot, to be listed and summed. */
export interface ObligationLine {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly reported: number;
  readonly accepted: number;
  /** What there will probably be at the end; null while it is too early to tell. */
  readonly atEnd: Range | null;
  readonly outlook: Forecast['outlook'] | null;
}

/** A line for each obligation. */
export function obligationLines(
  contract: Delivered & { readonly obligations: readonly Obligation[] }
): ObligationLine[] {
  return contract.obligations.map((obligation) => {
    const { kind, target } = obligation;
    const { atEnd = null, outlook = null } = forecast(contract, obligation) ?? {};
    return { kind, target, ...contract.tally[kind], atEnd, outlook };
  });
}

/** Nobody looks further ahead than this many months. */
const furthest = 240;

/**
 * The forecast of one obligation from what was delivered in each month that was reported on, or null while there is too little to go
 * by. The pace is the mean of the last months (`paceMonths`); what is to come strays from it as the months strayed (people at least as chance
 * would have it: Poisson), the more the fewer months there are to go by.
 */
export function forecast(contract: Delivered, { kind, target }: Obligation): Forecast | null {
  const first = contract.startsOn.slice(0, 7);
  const end = contract.endsOn.slice(0, 7);
  const newest = reportedThrough(contract, 'reported');
  if (newest === null || newest < first) return null;
  const last = newest < end ? newest : end;
  const passed = monthsFrom(first, last) + 1;
  const { paceMonths, forecastFromMonths, forecastFromPercent, forecastRangeTimes } = settingsOf(contract.settings);
  const leastMonths = Math.max(
    forecastFromMonths.value,
    (forecastFromPercent.value / 100) * (monthsFrom(first, end) + 1)
  );
  if (passed < leastMonths) return null;

  const delivered = contract.tally[kind].reported;
  const pace = paceOf(
    monthly(contract, kind, first, passed).slice(-paceMonths.value),
    obligationUnits[kind] === 'people'
  );
  const ahead = (months: number): Range => inMonths(delivered, pace, months, forecastRangeTimes.value);
  const when = (which: keyof Range): string | null => {
    for (let months = 1; months <= furthest; months += 1)
      if (ahead(months)[which] >= target) return addMonths(last, months);
    return null;
  };
  const left = monthsFrom(last, end);
  const atEnd = ahead(left);
  if (delivered >= target) return { atEnd, metBy: { earliest: null, expected: null, latest: null }, outlook: 'met' };
  return {
    atEnd,
    metBy: { earliest: when('high'), expected: when('expected'), latest: when('low') },
    outlook: left === 0 ? 'missed' : atEnd.low >= target ? 'likely' : atEnd.high < target ? 'unlikely' : 'uncertain',
  };
}

interface Pace {
  readonly mean: number;
  readonly variance: number;
  readonly months: number;
}

/** Mean and variance of a month. People come at least as irregularly as by chance, and where none came, one might have. */
function paceOf(amounts: readonly number[], people: boolean): Pace {
  const months = amounts.length;
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / months;
  const spread = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / (months - 1);
  return { mean, variance: people ? Math.max(spread, mean, 1 / months) : spread, months };
}

/** What there will be so many months on: chance in the months to come, and doubt about the pace itself. */
function inMonths(delivered: number, { mean, variance, months }: Pace, ahead: number, deviations: number): Range {
  const middle = delivered + mean * ahead;
  const spread = deviations * Math.sqrt(variance * (ahead + ahead ** 2 / months));
  return {
    low: Math.max(Math.floor(delivered), Math.floor(middle - spread)),
    expected: Math.round(middle),
    high: Math.ceil(middle + spread),
  };
}

/** Delivered in each month from the first: people by when they began, months and hours by when they were worked. */
function monthly(contract: Delivered, kind: ObligationKind, first: string, months: number): number[] {
  const periods = Array.from({ length: months }, (_, index) => addMonths(first, index));
  const records = contract.placements.filter((record) => notCounted(record, contract.startsOn) === null);
  if (kind === 'hours')
    return periods.map((period) => {
      const open = contract.openReports.filter((report) => report.period === period).flatMap(({ hours }) => hours);
      return (contract.acceptedHours[period] ?? 0) + open.reduce((sum, share) => sum + share.hours, 0);
    });
  if (kind === 'full-time-months') {
    const worked = periods.map((period) => monthsWorked(contract, records, lastDayOf(period)));
    return worked.map((sum, index) => sum - (worked[index - 1] ?? 0));
  }
  const begun = records.flatMap(({ spells }) => {
    const starts = spells
      .filter(({ what, employmentForm }) => countsTowards(what, employmentForm).includes(kind))
      .map(({ startedOn }) => startedOn.slice(0, 7));
    return starts.sort().slice(0, 1);
  });
  return periods.map((period) => begun.filter((month) => month === period).length);
}
