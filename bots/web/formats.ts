// Dates, times and money as people of a language write them. Time is shown as in Sweden, whoever reads.
import type { Language } from '../../domain/actor.js';

/** Where everybody's clock is. */
export const timeZone = 'Europe/Stockholm';
const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

/** How one language writes things. */
export interface Formats {
  /** 1 mars 2026 */
  date(date: string | Date): string;
  /** mars 2026, of 2026-03 */
  month(period: string): string;
  /** 1 mars 2026 10:42 */
  time(at: string | Date): string;
  /** i morgon, om 5 dagar, för 3 dagar sedan */
  fromNow(at: string, now: Date): string;
  money(ore: number): string;
  /** a, b och c */
  list(parts: readonly string[], type?: 'and' | 'or'): string;
  number(value: number): string;
}

/** A plain date stands for itself: no time zone may move it to the day before. */
const instant = (at: string | Date): Date =>
  typeof at === 'string' && at.length === 10 ? new Date(`${at}T12:00Z`) : new Date(at);

function make(language: Language): Formats {
  const locale = locales[language];
  const dates = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const months = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const times = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
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
    time: (at) => `${dates.format(instant(at))} ${times.format(instant(at))}`,
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
    number: (value) => numbers.format(value),
  };
}

const made: Record<Language, Formats> = { sv: make('sv'), en: make('en') };

/** The formats of a language. */
export const formats = (language: Language): Formats => made[language];
