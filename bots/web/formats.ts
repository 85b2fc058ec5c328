// Dates, times and money as people of a language write them. Days are counted in Sweden, whoever reads; times of day as the reader's clock has them.
import type { Language } from '../../domain/actor.js';

/** Where deadlines are counted, and everybody's clock is who has not said otherwise. */
export const timeZone = 'Europe/Stockholm';
const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

/** How one language writes things. */
export interface Formats {
  /** 1 mars 2026 */
  date(date: string | Date): string;
  /** mars 2026, of 2026-03 */
  month(period: string): string;
  /** 1 mars 2026 10:42; with its time zone where the reader's clock is elsewhere than in Sweden. */
  time(at: string | Date): string;
  /** 2026-03-01, the Swedish day of an instant */
  day(at: string | Date): string;
  /** i morgon, om 5 dagar, för 3 dagar sedan */
  fromNow(at: string, now: Date): string;
  money(ore: number): string;
  /** a, b och c */
  list(parts: readonly string[], type?: 'and' | 'or'): string;
  /** 1 540 or 27,5; with so many decimals when they are given, so that a column of numbers is aligned. */
  number(value: number, decimals?: number): string;
}

/** A plain date stands for itself: no time zone may move it to the day before. */
const instant = (at: string | Date): Date =>
  typeof at === 'string' && at.length === 10 ? new Date(`${at}T12:00Z`) : new Date(at);

function make(language: Language, clock: string): Formats {
  const locale = locales[language];
  const dates = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const months = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const own: Intl.DateTimeFormatOptions = { timeZone: clock, day: 'numeric', month: 'long', year: 'numeric' };
  const clockDates = clock === timeZone ? dates : new Intl.DateTimeFormat(locale, own);
  const times = new Intl.DateTimeFormat(locale, {
    timeZone: clock,
    hour: '2-digit',
    minute: '2-digit',
    ...(clock !== timeZone && { timeZoneName: 'short' }),
  });
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const currency = new Intl.NumberFormat(locale, { style: 'currency', currency: 'SEK', maximumFractionDigits: 0 });
  const numbers = new Intl.NumberFormat(locale);
  const lists = {
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
  return {
    date: (date) => dates.format(instant(date)),
    month: (period) => months.format(new Date(`${period}-01T12:00Z`)),
    time: (at) => `${clockDates.format(instant(at))} ${times.format(instant(at))}`,
    day: (at) => days.format(instant(at)),
    fromNow(at, now) {
      // Whole calendar days, since "tomorrow" is not 24 hours.
      const between = Date.parse(days.format(instant(at))) - Date.parse(days.format(now));
      const count = Math.round(between / 86_400_000);
      return Math.abs(count) < 60
        ? relative.format(count, 'day')
        : Math.abs(count) < 730
          ? relative.format(Math.round(count / 30.44), 'month')
          : relative.format(Math.round(count / 365.25), 'year');
    },
    money: (ore) => currency.format(ore / 100),
    list: (parts, type = 'and') => lists[type].format(parts),
    number: (value, decimals) =>
      decimals === undefined
        ? numbers.format(value)
        : value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  };
}

const made = new Map<string, Formats>();

/** The formats of a language, for a reader whose clock is in a time zone (IANA). */
export function formats(language: Language, clock = timeZone): Formats {
  const key = `${language} ${clock}`;
  const known = made.get(key) ?? make(language, clock);
  made.set(key, known);
  return known;
}

/** Whether there is such a time zone; nothing else may be kept as one. */
export const isTimeZone = (zone: string): boolean => timeZones().includes(zone);

let zones: readonly string[] | undefined;

/** Time zones to choose from, those of Europe first. */
export function timeZones(): readonly string[] {
  zones ??= Intl.supportedValuesOf('timeZone').toSorted(
    (a, b) => Number(b.startsWith('Europe/')) - Number(a.startsWith('Europe/')) || a.localeCompare(b)
  );
  return zones;
}
