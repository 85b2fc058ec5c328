// What a date expression means on a given day. Never a wrong date in silence: a doubtful one says so.
import type { WeekdayNumbers } from 'luxon';
import { DateTime } from 'luxon';

/** Which way the words around a date look; `report` is what was not said: the past, as a report does; `after`, that a range began there. */
export type Tense = 'past' | 'future' | 'report' | 'after';

/** A year as it was said; null when it was not. */
export type Year = number | 'last' | 'this' | 'next' | null;

/** A date as it was said. Months and weekdays count from 1; weeks are ISO weeks. */
export type When =
  | {
      readonly kind: 'day';
      readonly day: number;
      readonly month: number | null;
      readonly year: Year;
      /** The day of the week that was said beside it. */
      readonly weekday?: number;
    }
  | { readonly kind: 'last-day'; readonly month: number; readonly year: Year }
  | { readonly kind: 'month'; readonly month: number; readonly year: Year }
  | {
      readonly kind: 'weekday';
      readonly weekday: WeekdayNumbers;
      readonly which: 'last' | 'previous' | 'coming' | 'next' | 'bare';
    }
  | {
      readonly kind: 'week';
      readonly week: number;
      readonly weekday: WeekdayNumbers | null;
      readonly year: Year;
    }
  | { readonly kind: 'week-from-now'; readonly weeks: number; readonly weekday: number | null }
  | { readonly kind: 'days-from-now'; readonly days: number }
  | { readonly kind: 'months-from-now'; readonly months: number }
  /** A time that is no day: "i somras". */
  | { readonly kind: 'vague' };

/** A resolved date (YYYY-MM-DD), and whether there is no doubt about it. */
export interface Resolved {
  readonly date: string;
  readonly sure: boolean;
}

/** A start so soon that "from 1 December", said in November, may well look forward although reports look back. */
const soonDays = 62;

/** So soon that "began 30 November", said on the 24th, may be a slip. */
const slipDays = 31;

/** The day meant; `edge` is which end of a week or month counts. Null for a day that does not exist, like 31 June, and for none. */
export function resolve(when: When, tense: Tense, today: string, edge: 'start' | 'end'): Resolved | null {
  const now = DateTime.fromISO(today, { zone: 'utc' });
  const sure = (day: DateTime, certain = true): Resolved | null => {
    const date = day.toISODate();
    return date === null ? null : { date, sure: certain };
  };
  const placed = (year: Year, inYear: (year: number) => DateTime, looks: Tense): Found | null => {
    if (year === null) return nearest(inYear, looks, now);
    const day = inYear(typeof year === 'number' ? year : now.year + { last: -1, this: 0, next: 1 }[year]);
    return day.isValid ? { day, sure: true } : null;
  };
  switch (when.kind) {
    case 'vague':
      return null;
    case 'day': {
      const { day, month, year, weekday: named } = when;
      const found =
        month === null ? dayOfMonth(day, tense, now) : placed(year, (each) => DateTime.utc(each, month, day), tense);
      return found === null
        ? null
        : sure(found.day, found.sure && (named === undefined || found.day.weekday === named));
    }
    case 'last-day': {
      const found = placed(when.year, (each) => DateTime.utc(each, when.month, 1).endOf('month').startOf('day'), tense);
      return found === null ? null : sure(found.day, found.sure);
    }
    case 'month': {
      const looks = tense === 'report' ? 'past' : tense;
      const found = placed(when.year, (each) => DateTime.utc(each, when.month, 1), looks);
      if (found === null) return null;
      return sure(edge === 'start' ? found.day : found.day.endOf('month').startOf('day'), false);
    }
    case 'weekday':
      return weekday(when.weekday, when.which, tense, now);
    case 'week': {
      const inYear = (weekYear: number): DateTime =>
        DateTime.fromObject({ weekYear, weekNumber: when.week, weekday: when.weekday ?? 1 }, { zone: 'utc' });
      const found = placed(when.year, inYear, tense);
      if (found === null) return null;
      if (when.weekday !== null || edge === 'start') return sure(found.day, found.sure);
      return sure(found.day.plus({ days: 4 }), false);
    }
    case 'week-from-now': {
      const monday = now.startOf('week').plus({ weeks: when.weeks });
      if (when.weekday !== null) return sure(monday.plus({ days: when.weekday - 1 }));
      return sure(edge === 'start' ? monday : monday.plus({ days: 4 }), edge === 'start' && when.weeks !== 0);
    }
    case 'days-from-now':
      return sure(now.plus({ days: when.days }));
    case 'months-from-now':
      return sure(now.plus({ months: when.months }), false);
  }
}

/** So many years around today are believed of a first or a last day; any other is a slip. */
const years = { startDate: [-5, 2], endDate: [-5, 7] } as const;

/** Whether a report can mean that day. */
export function isLikely(date: string, field: keyof typeof years, today: string): boolean {
  const [least, most] = years[field];
  const by = DateTime.fromISO(date).year - DateTime.fromISO(today).year;
  return by >= least && by <= most;
}

/** The first such day on or after another: where a range ends. */
export function resolveAfter(when: When, start: string): Resolved | null {
  // "Vecka 14-16 nästa år": next year is counted from today, and has been for the start.
  const year = 'year' in when && typeof when.year === 'string' ? { year: null } : {};
  return resolve({ ...when, ...year }, 'after', start, 'end');
}

interface Found {
  readonly day: DateTime;
  readonly sure: boolean;
}

/** Both are midnights in UTC, where every day is as long. */
function daysBetween(from: DateTime, to: DateTime): number {
  return (to.toMillis() - from.toMillis()) / (24 * 60 * 60 * 1000);
}

/** A day without its year: the newest that has been, or the next to come. */
function nearest(inYear: (year: number) => DateTime, tense: Tense, now: DateTime): Found | null {
  const days = [now.year - 1, now.year, now.year + 1].map(inYear).filter((day) => day.isValid);
  const next = days.find((day) => day >= now);
  const last = days.findLast((day) => day <= now);
  const ahead = next === undefined ? Infinity : daysBetween(now, next);
  const behind = last === undefined ? Infinity : daysBetween(last, now);
  if (tense === 'after') return next === undefined ? null : { day: next, sure: true };
  // 29 February of a year without one is not that of another year.
  if (tense === 'future')
    return next === undefined || ahead > 366
      ? null
      : { day: next, sure: !(behind <= soonDays && ahead > 3 * soonDays) };
  if (last === undefined || behind > 366) return null;
  if (next === undefined || ahead === 0) return { day: last, sure: true };
  if (tense === 'past' && ahead <= slipDays && behind > soonDays) return { day: next, sure: false };
  if (tense === 'past') return { day: last, sure: true };
  return ahead <= soonDays && behind > soonDays ? { day: next, sure: false } : { day: last, sure: true };
}

/** "Den 12:e": the newest that has been, or the next to come. A month without it leaves a doubt. */
function dayOfMonth(day: number, tense: Tense, now: DateTime): Found | null {
  const ahead = tense === 'future' || tense === 'after';
  const months = ahead ? [0, 1, 2] : [0, -1, -2];
  for (const by of months) {
    const month = now.startOf('month').plus({ months: by });
    const date = DateTime.utc(month.year, month.month, day);
    if (date.isValid && (ahead ? date >= now : date <= now)) {
      const skipped = Math.abs(by) > 1 || (by !== 0 && day > 28 && !DateTime.utc(now.year, now.month, day).isValid);
      // "Från den 30:e", said on the 24th without a verb, may well be the day to come.
      const soon = tense === 'report' && by !== 0 && day - now.day <= 14;
      return { day: date, sure: !skipped && !soon };
    }
  }
  return null;
}

function weekday(
  wanted: WeekdayNumbers,
  which: Extract<When, { kind: 'weekday' }>['which'],
  tense: Tense,
  now: DateTime
): Resolved | null {
  const back = now.minus({ days: ((now.weekday - wanted + 6) % 7) + 1 });
  const ahead = now.plus({ days: ((wanted - now.weekday + 6) % 7) + 1 });
  const day = (chosen: DateTime, sure: boolean): Resolved | null => {
    const date = chosen.toISODate();
    return date === null ? null : { date, sure };
  };
  switch (which) {
    case 'last':
      return day(back, true);
    case 'coming':
      return day(tense === 'past' ? back : ahead, tense !== 'past');
    case 'previous':
      // "Last Monday" said on a Wednesday: two days ago, or the week before?
      return day(back, back < now.startOf('week'));
    case 'next':
      return day(
        now.startOf('week').plus({ weeks: 1, days: wanted - 1 }),
        ahead >= now.startOf('week').plus({ weeks: 1 })
      );
    case 'bare':
      return tense === 'future' || tense === 'after' ? day(ahead, true) : day(back, tense === 'past');
  }
}
