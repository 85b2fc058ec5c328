// Dates that are written with their day or month: 2026-11-09, 9/11, 9-20 november, den 12:e, sista mars, November 9th.
import { monthWords, ordinals } from './calendar-words.js';
import type { DateHit, Found, Place } from './date-hits.js';
import { dash, hit, untilWords } from './date-hits.js';
import type { When, Year } from './dates.js';
import { means } from './lexicon.js';

/** The date that is written at a place, or null. */
export function writtenAt(place: Place): Found | null {
  return numericAt(place) ?? dayAndMonthAt(place) ?? monthAt(place);
}

/** 2026-11-09, 20261109, 9.11.2026, 9/11, 9/11-26. */
function numericAt(place: Place): Found | null {
  const { word, english } = place;
  const day = (length: number, year: string, month: string, date: string, more: Partial<DateHit> = {}): Found =>
    hit(place, length, { kind: 'day', day: Number(date), month: Number(month), year: fullYear(year) }, more);
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word(0)) ??
    /^(20[1-4]\d)(\d{2})(\d{2})$/.exec(word(0)) ??
    /^(2\d|3[0-5])-(\d{2})-(\d{2})$/.exec(word(0));
  if (iso) return day(1, iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const six = /^(2\d|3[0-5])(0\d|1[0-2])([0-2]\d|3[01])$/.exec(word(0));
  if (six) return day(1, six[1] ?? '', six[2] ?? '', six[3] ?? '');
  const dotted = /^(\d{1,2})[./](\d{1,2})[./-](\d{4}|\d{2})$/.exec(word(0));
  if (dotted) {
    const [, first = '', second = '', year = ''] = dotted;
    const swapped = Number(second) > 12;
    return day(1, year, swapped ? first : second, swapped ? second : first, {
      sure: !swapped && !(english && Number(first) <= 12 && first !== second),
    });
  }
  const month = /^(\d{4})-(\d{2})$/.exec(word(0)) ?? /^()(\d{1,2})\/(\d{4})$/.exec(word(0));
  if (month) {
    const [, first = '', number = '', last] = month;
    return hit(place, 1, { kind: 'month', month: Number(number), year: Number(last ?? first) });
  }
  const slashed =
    slash(word(0)) ?? (isDateBefore(place) ? slash(word(0).replace(/^(\d{1,2})\.(\d{1,2})$/, '$1/$2')) : null);
  if (slashed === null || word(1) === 'tid') return null;
  // "Jobbar 24/7" is no day.
  if (word(0) === '24/7' && !isDateBefore(place) && !dash.test(word(1)) && !untilWords.test(word(1))) return null;
  const { swapped } = slashed;
  const sure = !swapped && !(english && slashed.day <= 12 && slashed.day !== slashed.month);
  const year = yearAt(place, 1);
  return hit(
    place,
    1 + year.length,
    { kind: 'day', day: slashed.day, month: slashed.month, year: year.year },
    { sure }
  );
}

const isDateBefore = ({ word, afterDate }: Place): boolean =>
  /^(?:fran|from|sedan|sen|since|den|tillomed|till|until)$/.test(word(-1)) || (afterDate && dash.test(word(-1)));

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** 9 november, den 12:e, 9-20 november, 9-20/11, first of March, the last of March, 31st. */
function dayAndMonthAt(place: Place): Found | null {
  const { word, at } = place;
  const den = word(0) === 'den' || word(0) === 'the' ? 1 : 0;
  if (/^(?:sista|last)$/.test(word(den))) {
    const skip = /^(?:dagen|dag|day)$/.test(word(den + 1)) ? 1 : 0;
    const of = /^(?:i|in|of)$/.test(word(den + 1 + skip)) ? 1 : 0;
    const month = monthWords.get(word(den + 1 + skip + of));
    if (month === undefined) return null;
    const year = yearAt(place, den + 2 + skip + of);
    return hit(place, den + 2 + skip + of + year.length, { kind: 'last-day', month, year: year.year });
  }
  const day = dayOf(word(den), den === 1);
  if (day === null) return null;
  return (
    dayRangeAt(place, den, day) ??
    ((): Found | null => {
      const dot = word(den + 1) === '.' && monthWords.has(word(den + 2)) ? 1 : 0;
      const of = /^(?:of|i)$/.test(word(den + 1 + dot)) ? 1 : 0;
      const month = monthWords.get(word(den + 1 + dot + of));
      const numbered =
        of === 1 && /^(?:[1-9]|1[0-2])(?::?e)?$/.test(word(den + 2)) ? Number(/\d+/.exec(word(den + 2))?.[0]) : null;
      // "första veckan i mars", "andra praktikanten" say no day.
      if (month === undefined && numbered === null) return bareDay(place, den, day);
      const length = den + 2 + dot + of;
      const year = yearAt(place, length);
      return hit(place, length + year.length, { kind: 'day', day, month: month ?? numbered, year: year.year });
    })()
  );

  function bareDay(of: Place, skipped: number, date: number): Found | null {
    const written = of.word(skipped);
    const next = of.word(skipped + 1);
    if (/^(?:veckan|vecka|week|manaden|month|gang|gangen|time)$/.test(next)) return null;
    // "4:e praktikanten"
    if ((['person', 'internship', 'hire', 'education'] as const).some((tag) => means(next, tag))) return null;
    const ordinal = /^\d+:?(?:e|a|de|nde|st|nd|rd|th)$/.test(written);
    if (!ordinal && !(skipped === 1 && at >= 0 && !ordinals.has(written) && of.word(0) === 'den')) return null;
    return hit(of, skipped + 1, { kind: 'day', day: date, month: null, year: null });
  }
}

/** "9-20 november", "9-20/11", "from 2 to 27 November": the month stands only at the end. */
function dayRangeAt(place: Place, den: number, day: number): Found | null {
  const { word } = place;
  if (!/^\d/.test(word(den)) || !(dash.test(word(den + 1)) || untilWords.test(word(den + 1)))) return null;
  const second = word(den + 2) === 'den' || word(den + 2) === 'the' ? 1 : 0;
  const slashed = slash(word(den + 2 + second));
  const last = slashed?.day ?? dayOf(word(den + 2 + second), true);
  const of = /^(?:of|i)$/.test(word(den + 3 + second)) ? 1 : 0;
  const month = slashed?.month ?? monthWords.get(word(den + 3 + second + of));
  if (month === undefined || last === null || day >= last || slashed?.swapped === true) return null;
  const length = den + second + (slashed === null ? 4 + of : 3);
  const year = yearAt(place, length);
  const sure = !(place.english && slashed !== null);
  const [start] = hit(place, length, { kind: 'day', day, month, year: year.year }, { role: 'start', sure }).items;
  const [end] = hit(place, length, { kind: 'day', day: last, month, year: year.year }, { role: 'end', sure }).items;
  return { length: length + year.length, items: [start, end].filter((item) => item !== undefined) };
}

/** A month by itself is a month, and no day; in English a day may follow it. */
function monthAt(place: Place): Found | null {
  const { word, english } = place;
  const week =
    /^(?:forsta|sista|andra|tredje|first|last|second|third)$/.test(word(0)) && /^(?:veckan|week)$/.test(word(1));
  const skip = week && /^(?:i|in|of)$/.test(word(2)) ? 3 : 0;
  const month = monthWords.get(word(skip));
  if (month === undefined) return null;
  const dayAfter = skip === 0 && english ? dayOf(word(1), /^\d/.test(word(1))) : null;
  const counts = means(word(2), 'person') || means(word(2), 'internship') || means(word(2), 'hire');
  if (dayAfter !== null && !counts && !/^(?:st|of|new|more)$/.test(word(2))) {
    const year = yearAt(place, word(2) === ',' && /^\d{4}$/.test(word(3)) ? 3 : 2);
    const length = (word(2) === ',' && year.length > 0 ? 3 : 2) + year.length;
    const last = dash.test(word(length)) || untilWords.test(word(length)) ? dayOf(word(length + 1), true) : null;
    const when: When = { kind: 'day', day: dayAfter, month, year: year.year };
    if (last === null || last <= dayAfter || monthWords.has(word(length + 2))) return hit(place, length, when);
    const [start] = hit(place, length, when, { role: 'start' }).items;
    const [end] = hit(place, length, { ...when, day: last }, { role: 'end' }).items;
    return { length: length + 2, items: [start, end].filter((item) => item !== undefined) };
  }
  // "May" and "mars" are months where a date stands; "may" is a verb elsewhere.
  if (word(skip) === 'may' && !/^(?:in|of|since|from|until|till|to|-|–)$/.test(word(-1))) return null;
  const year = yearAt(place, skip + 1);
  const whole: When = { kind: 'month', month, year: year.year };
  const found = hit(place, skip + 1 + year.length, whole);
  const length = skip + 1 + year.length;
  const until = monthWords.get(word(length + 1));
  if (dash.test(word(length)) && until !== undefined) {
    const [first] = hit(place, 1, whole, { role: 'start', sure: false }).items;
    const [last] = hit(place, 1, { ...whole, month: until }, { role: 'end', sure: false }).items;
    return { length: length + 2, items: [first, last].filter((item) => item !== undefined) };
  }
  if (!/^(?:hela|whole|all)$/.test(word(-1)) || skip > 0) return found;
  const [start] = hit(place, 1, whole, { role: 'start' }).items;
  const [end] = hit(place, 1, whole, { role: 'end' }).items;
  return { ...found, items: [start, end].filter((item) => item !== undefined) };
}

function slash(word: string): { day: number; month: number; swapped: boolean } | null {
  const found = /^(\d{1,2})\/(\d{1,2})$/.exec(word);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  if (first >= 1 && first <= 31 && second >= 1 && second <= 12) return { day: first, month: second, swapped: false };
  return first >= 1 && first <= 12 && second >= 1 && second <= 31 ? { day: second, month: first, swapped: true } : null;
}

/** The day that a word says: 12, 12:e, 12th, and (after "den") the twelfth in letters. */
function dayOf(word: string, withArticle: boolean): number | null {
  const digits = /^(\d{1,2}):?(?:e|a|de|nde|st|nd|rd|th)?$/.exec(word)?.[1];
  const day = digits === undefined ? ordinals.get(word) : Number(digits);
  if (day === undefined || day < 1 || day > 31) return null;
  return digits === undefined && !withArticle && !ordinals.has(word) ? null : day;
}

const counted =
  /^(?:%|kr|kronor|sek|tkr|euro|timmar|tim|h|hours|hrs|kvm|m2|m|meter|ton|kg|kubik|st|stycken|pers|personer|people|procent|percent|kl)$/;

/** A year after a date: 2026, -26, /2026, "i fjol", "förra året", "nästa år". */
export function yearAt({ word }: Place, offset: number): { year: Year; length: number } {
  const two = `${word(offset)} ${word(offset + 1)}`;
  if (/^(?:forra aret|i fjol|last year)$/.test(two)) return { year: 'last', length: 2 };
  if (/^(?:nasta ar|next year)$/.test(two)) return { year: 'next', length: 2 };
  if (/^(?:i ar|this year|detta ar)$/.test(two)) return { year: 'this', length: 2 };
  if (word(offset) === 'ifjol') return { year: 'last', length: 1 };
  const mark = /^[-/,]$/.test(word(offset)) ? 1 : 0;
  // "1 oktober 2062", "1 oktober 206": a slip that is asked about; not "1 oktober 1500 kr".
  if (/^\d{3,5}$/.test(word(offset + mark)) && !counted.test(word(offset + mark + 1)))
    return { year: Number(word(offset + mark)), length: mark + 1 };
  const short = word(offset + 1);
  if (
    word(offset) === '-' &&
    /^[2-3]\d$/.test(short) &&
    !/^(?:\/|-|–)$/.test(word(offset + 2)) &&
    !monthWords.has(word(offset + 2))
  )
    return { year: 2000 + Number(short), length: 2 };
  return { year: null, length: 0 };
}
