// What a date expression means on a given day. Never a wrong date in silence: a doubtful one says so.
import type { WeekdayNumbers } from 'luxon';
import { DateTime } from 'luxon';

/** Which way the words around a date look; `report` is what was not said: the past, as a report does. */
export type Tense = 'past' | 'future' | 'report';

/** A date as it was said. Months and weekdays count from 1; weeks are ISO weeks. */
export type When =
  | { readonly kind: 'day'; readonly day: number; readonly month: number | null; readonly year: number | null }
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | {
      readonly kind: 'weekday';
      readonly weekday: WeekdayNumbers;
      readonly which: 'last' | 'previous' | 'coming' | 'next' | 'bare';
    }
  | {
      readonly kind: 'week';
      readonly week: number;
      readonly weekday: WeekdayNumbers | null;
      readonly year: number | null;
    }
  | { readonly kind: 'week-from-now'; readonly weeks: number; readonly weekday: number | null }
  | { readonly kind: 'days-from-now'; readonly days: number }
  | { readonly kind: 'months-from-now'; readonly months: number };

/** A resolved date (YYYY-MM-DD), and whether there is no doubt about it. */
export interface Resolved {
  readonly date: string;
  readonly sure: boolean;
}

/** A start so soon that "from 1 December", said in November, may well look forward although reports look back. */
const soonDays = 62;

/** The day meant; `edge` is which end of a week or month counts. Null for a day that does not exist, like 31 June. */
export function resolve(when: When, tense: Tense, today: string, edge: 'start' | 'end'): Resolved | null {
  const now = DateTime.fromISO(today, { zone: 'utc' });
  const sure = (day: DateTime, certain = true): Resolved | null => {
    const date = day.toISODate();
    return date === null ? null : { date, sure: certain };
  };
  switch (when.kind) {
    case 'day':
      return when.month === null
        ? dayOfMonth(when.day, tense, now)
        : dayAndMonth(when.day, when.month, when.year, tense, now);
    case 'month': {
      const first = dayAndMonth(1, when.month, when.year, tense === 'report' ? 'past' : tense, now);
      if (first === null) return null;
      const day = DateTime.fromISO(first.date, { zone: 'utc' });
      return sure(edge === 'start' ? day : day.endOf('month').startOf('day'), false);
    }
    case 'weekday':
      return weekday(when.weekday, when.which, tense, now);
    case 'week': {
      const inYear = (weekYear: number): DateTime =>
        DateTime.fromObject({ weekYear, weekNumber: when.week, weekday: when.weekday ?? 1 }, { zone: 'utc' });
      const day = when.year === null ? nearest(inYear, tense, now) : { day: inYear(when.year), sure: true };
      if (!day?.day.isValid) return null;
      if (when.weekday !== null || edge === 'start') return sure(day.day, day.sure);
      return sure(day.day.plus({ days: 4 }), false);
    }
    case 'week-from-now': {
      const monday = now.startOf('week').plus({ weeks: when.weeks });
      if (when.weekday !== null) return sure(monday.plus({ days: when.weekday - 1 }));
      return sure(edge === 'start' ? monday : monday.plus({ days: 4 }), edge === 'start' && when.weeks !== 0);
    }
    case 'days-from-now':
      return sure(now.plus({ days: when.days }));
    case 'months-from-now':
      return sure(now.plus({ months: when.months }));
  }
}

/** The first such day on or after another: where a range ends. */
export function resolveAfter(when: When, start: string): Resolved | null {
  return resolve(when, 'future', start, 'end');
}

function dayAndMonth(day: number, month: number, year: number | null, tense: Tense, now: DateTime): Resolved | null {
  const inYear = (each: number): DateTime => DateTime.utc(each, month, day);
  const found = year === null ? nearest(inYear, tense, now) : { day: inYear(year), sure: true };
  const date = found?.day.toISODate() ?? null;
  return date === null || !found ? null : { date, sure: found.sure };
}

/** A day without its year: the newest that has been, or the next to come. */
function nearest(
  inYear: (year: number) => DateTime,
  tense: Tense,
  now: DateTime
): { day: DateTime; sure: boolean } | null {
  const days = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((years) => inYear(now.year + years)).filter((day) => day.isValid);
  const next = days.find((day) => day >= now);
  const last = days.findLast((day) => day <= now);
  if (tense === 'future') return next ? { day: next, sure: true } : null;
  if (last === undefined) return null;
  if (tense === 'past' || next === undefined) return { day: last, sure: true };
  const soon = next > now && next.diff(now, 'days').days <= soonDays && now.diff(last, 'days').days > soonDays;
  return soon ? { day: next, sure: false } : { day: last, sure: true };
}

function dayOfMonth(day: number, tense: Tense, now: DateTime): Resolved | null {
  const months = tense === 'future' ? [0, 1, 2] : [0, -1, -2];
  const days = months
    .map((by) => now.startOf('month').plus({ months: by }))
    .map(({ year, month }) => DateTime.utc(year, month, day));
  const found = days.find((each) => each.isValid && (tense === 'future' ? each >= now : each <= now));
  const date = found?.toISODate() ?? null;
  return date === null ? null : { date, sure: true };
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
      return day(ahead, true);
    case 'previous':
      // "Last Monday" said on a Wednesday: two days ago, or the week before?
      return day(back, back < now.startOf('week'));
    case 'next':
      return day(
        now.startOf('week').plus({ weeks: 1, days: wanted - 1 }),
        ahead >= now.startOf('week').plus({ weeks: 1 })
      );
    case 'bare':
      return tense === 'future' ? day(ahead, true) : day(back, tense === 'past');
  }
}
