// Delivered numbers by period, without telling of single people: a year in which little was accepted is told together with the next.
import { lastDayOf } from '../domain/days.js';
import type { Tally } from '../domain/obligations.js';
import type { ObligationKind } from '../domain/requirement.js';
import type { OwnSettings } from '../domain/settings.js';
import { settingsOf } from '../domain/settings.js';

/** The count after the last event of a year. */
export interface AcceptedBy {
  readonly year: string;
  readonly tally: Tally;
}

/** A number over some days, YYYY-MM-DD, both included. */
export interface PeriodMeasure {
  readonly from: string;
  readonly to: string;
  readonly measure: number;
}

/**
 * What was accepted of a kind, in periods of whole years of at least `smallestShown` (a setting), since a smaller number may point at
 * somebody; together they are everything accepted.
 */
export function inPeriods(
  kind: ObligationKind,
  accepted: readonly AcceptedBy[],
  {
    startsOn,
    endsOn,
    settings,
  }: { readonly startsOn: string; readonly endsOn: string; readonly settings?: OwnSettings }
): PeriodMeasure[] {
  const smallest = settingsOf(settings).smallestShown.value;
  const periods: PeriodMeasure[] = [];
  let from = startsOn;
  let before = 0;
  for (const [index, { year, tally }] of accepted.entries()) {
    const total = rounded(tally[kind].accepted);
    const to = earlier(lastDayOf(`${year}-12`), later(endsOn, from));
    const measure = rounded(total - before);
    const last = index === accepted.length - 1;
    if (measure < smallest && !last) continue;
    const previous = periods.at(-1);
    if (measure < smallest && previous !== undefined) {
      periods.splice(-1, 1, { from: previous.from, to, measure: rounded(previous.measure + measure) });
    } else periods.push({ from, to, measure });
    from = nextDay(to);
    before = total;
  }
  return periods;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);
const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
