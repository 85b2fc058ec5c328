// Finds date expressions, durations, hours and ages among the words of a message, Swedish and English.
import type { WeekdayNumbers } from 'luxon';
import type { When } from './dates.js';
import { numberOf } from './numbers.js';
import type { Token } from './tokens.js';

/** A date in the place where it was said. `role` is null when no word says which end it is. */
export interface DateHit {
  readonly type: 'date';
  readonly when: When;
  readonly role: 'start' | 'end' | null;
  /** `since 1 March`: has been. */
  readonly tense: 'past' | 'future' | null;
  /** False when the words themselves leave a doubt, e.g. 3/4 in English. */
  readonly sure: boolean;
}
/** Words that say a length of time, an age or hours: no date and no count. */
export interface TimeNoise {
  readonly type: 'noise';
}

/** A word, a date or a length of time. */
export type Item = Token | DateHit | TimeNoise;

interface Found {
  readonly length: number;
  readonly items: readonly (DateHit | TimeNoise)[];
}

/** Each word with the number (from 1) of the list that it stands in. */
const index = <N extends number = number>(lists: string): ReadonlyMap<string, N> =>
  new Map(
    lists.split('|').flatMap((list, at) =>
      list
        .trim()
        .split(' ')
        .map((word) => [word, (at + 1) as N] as const)
    )
  );

/** Months by their folded words, 1 to 12. */
export const monthWords = index(
  'januari jan january|februari feb february|mars mar march|april apr|maj may|juni jun june|juli jul july|augusti aug august|september sep sept|oktober okt october oct|november nov|december dec'
);
const weekdays = index<WeekdayNumbers>(
  'mandag mandagen monday man mon|tisdag tisdagen tuesday tis tue|onsdag onsdagen wednesday ons wed|torsdag torsdagen thursday tors thu|fredag fredagen friday fre fri|lordag lordagen saturday|sondag sondagen sunday'
);
const ordinals = index(
  'forsta first|andra second|tredje third|fjarde fourth|femte fifth|sjatte sixth|sjunde seventh|attonde eighth|nionde ninth|tionde tenth|elfte eleventh|tolfte twelfth|trettonde thirteenth|fjortonde fourteenth|femtonde fifteenth|sextonde sixteenth|sjuttonde|artonde|nittonde|tjugonde twentieth'
);
const relativeDays: Readonly<Record<string, number>> = {
  idag: 0, today: 0, igar: -1, yesterday: -1, forrgar: -2, imorgon: 1, tomorrow: 1, overmorgon: 2,
}; // prettier-ignore

const startWords = new Set('fran from sedan since start starting begynnande as per'.split(' '));
const endWords = new Set('till tillomed until til till through thru to - – — tom'.split(' '));
const dashes = new Set(['-', '–', '—', 'till', 'to', 'tillomed']);
const unit =
  /^(dag|dagar|dagars|day|days|vecka|veckor|veckors|week|weeks|manad|manader|manaders|month|months|ar|ars|year|years|yrs)$/;
const hours =
  /^(h|tim|timmar|timme|timmars|hour|hours|hrs|kr|kronor|sek|tkr|mkr|kvm|m2|ar|ars|arig|ariga|aring|aringar|ggr|gånger)$/;

/** Replaces the words of every date and length of time by what they say; other words stay as they are. */
export function withDates(tokens: readonly Token[], english: boolean): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = dateAt(tokens, at, english) ?? noiseAt(tokens, at);
    if (found === null) {
      items.push(tokens[at] as Token);
      at += 1;
    } else {
      items.push(...found.items);
      at += found.length;
    }
  }
  return items;
}

function dateAt(tokens: readonly Token[], at: number, english: boolean): Found | null {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const hit = (length: number, when: When, more: Partial<DateHit> = {}): Found => ({
    length,
    items: [{ type: 'date', when, role: roleBefore(tokens, at), tense: tenseBefore(tokens, at), sure: true, ...more }],
  });
  /** The date with its end, when a dash or "till" and a second one of the same kind follow. */
  const withYear = (length: number, day: number, month: number, more: Partial<DateHit> = {}): Found => {
    const year = yearAt(tokens, at + length);
    return hit(length + year.length, { kind: 'day', day, month, year: year.year }, more);
  };

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word(0));
  if (iso) return hit(1, { kind: 'day', day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) });
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word(0));
  if (dotted) return hit(1, { kind: 'day', day: Number(dotted[1]), month: Number(dotted[2]), year: Number(dotted[3]) });
  const slashed = slash(word(0));
  if (slashed && word(1) !== 'tid') {
    const { day, month, swapped } = slashed;
    return withYear(1, day, month, { sure: !swapped && !(english && day <= 12 && day !== month) });
  }

  const den = word(0) === 'den' || word(0) === 'the' ? 1 : 0;
  const day = dayOf(word(den), den === 1);
  if (day !== null) {
    // "2-27 november": the month stands only at the end.
    const last = dashes.has(word(den + 1)) ? dayOf(word(den + 2), true) : null;
    const lastSlashed = dashes.has(word(den + 1)) ? slash(word(den + 2)) : null;
    const lastMonth = last === null ? lastSlashed?.month : monthWords.get(word(den + 3));
    const lastDay = last ?? lastSlashed?.day;
    if (lastMonth !== undefined && lastDay !== undefined && day < lastDay && /^\d/.test(word(den))) {
      const length = den + (last === null ? 3 : 4);
      const year = yearAt(tokens, at + length);
      const both = { type: 'date', tense: tenseBefore(tokens, at), sure: true } as const;
      const when = (each: number): When => ({ kind: 'day', day: each, month: lastMonth, year: year.year });
      return {
        length: length + year.length,
        items: [
          { ...both, when: when(day), role: 'start' },
          { ...both, when: when(lastDay), role: 'end' },
        ],
      };
    }
    const of = word(den + 1) === 'of' || word(den + 1) === 'i' ? 1 : 0;
    const month = monthWords.get(word(den + 1 + of));
    if (month !== undefined) return withYear(den + 2 + of, day, month);
    if (/^\d+:?(e|a|st|nd|rd|th)$/.test(word(den)) || (den === 1 && !ordinals.has(word(den)) && word(0) === 'den'))
      return hit(den + 1, { kind: 'day', day, month: null, year: null });
  }
  const month = monthWords.get(word(0));
  if (month !== undefined) {
    const dayAfter = dayOf(word(1), false);
    if (english && dayAfter !== null)
      return withYear(word(2) === ',' && /^\d{4}$/.test(word(3)) ? 3 : 2, dayAfter, month);
    const before = tokens[at - 1]?.word ?? '';
    if (/^(i|in|fran|from|till|until|sedan|since|slutet|borjan|mitten|of|av|tillomed)$/.test(before)) {
      const year = yearAt(tokens, at + 1);
      const first = before === 'fran' || before === 'from' || before === 'sedan' || before === 'since';
      if (first && roleBefore(tokens, at) === 'start')
        return hit(1 + year.length, { kind: 'day', day: 1, month, year: year.year });
      return hit(1 + year.length, { kind: 'month', month, year: year.year });
    }
  }
  const today = relativeDays[word(0)];
  if (today !== undefined) return hit(1, { kind: 'days-from-now', days: today });
  return weekAt(tokens, at, hit) ?? weekdayAt(tokens, at, hit, english) ?? agoAt(tokens, at, hit);
}

type Hit = (length: number, when: When, more?: Partial<DateHit>) => Found;

function weekAt(tokens: readonly Token[], at: number, hit: Hit): Found | null {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const day = weekdays.get(word(0)) ?? null;
  let next = day === null ? 0 : 1;
  if (day !== null && (word(next) === 'i' || word(next) === 'in' || word(next) === 'of')) next += 1;
  const short = /^[vw]\.?(\d{1,2})$/.exec(word(next));
  const long = /^(vecka|veckan|week|v|w)$/.test(word(next)) && /^\d{1,2}$/.test(word(next + 1)) ? word(next + 1) : null;
  const number = Number(short?.[1] ?? long ?? NaN);
  if (number >= 1 && number <= 53) {
    const length = next + (short ? 1 : 2);
    const year = yearAt(tokens, at + length);
    const found = hit(length + year.length, { kind: 'week', week: number, weekday: day, year: year.year });
    const last = dashes.has(word(length)) ? Number(/^[vw]?(\d{1,2})$/.exec(word(length + 1))?.[1] ?? NaN) : NaN;
    if (!(last > number && last <= 53) || /^(vecka|week)$/.test(word(length + 1))) return found;
    const end: When = { kind: 'week', week: last, weekday: null, year: year.year };
    return {
      length: length + 2,
      items: [...found.items, { type: 'date', when: end, role: 'end', tense: null, sure: true }],
    };
  }
  const by = { forra: -1, forrige: -1, last: -1, nasta: 1, next: 1, denna: 0, har: 0, this: 0, i: 0, kommande: 1 }[
    word(next)
  ];
  if (
    by !== undefined &&
    /^(vecka|veckan|week)$/.test(word(next + 1)) &&
    !(word(next) === 'i' && /^\d/.test(word(next + 2)))
  )
    return hit(next + 2, { kind: 'week-from-now', weeks: by, weekday: day });
  if (by !== undefined && day === null && /^(manad|manaden|month|ar|aret|year)$/.test(word(1))) return noise(2);
  return null;
}

function weekdayAt(tokens: readonly Token[], at: number, hit: Hit, english: boolean): Found | null {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const which = (
    {
      forra: 'previous',
      last: 'previous',
      nasta: 'next',
      next: 'next',
      pa: 'coming',
      this: 'coming',
      kommande: 'coming',
      om: 'last',
    } as const
  )[word(0)];
  const named = weekdays.get(word(1));
  if (which !== undefined && named !== undefined && word(1).length > 3 && !(word(0) === 'om')) {
    const date = dateAt(tokens, at + 2, english);
    if (date?.items[0]?.type === 'date' && date.items[0].when.kind === 'day')
      return { ...date, length: date.length + 2 };
    return hit(2, { kind: 'weekday', weekday: named, which });
  }
  const past = word(0).endsWith('dags') ? weekdays.get(word(0).slice(0, -1)) : undefined;
  if (past !== undefined) return hit(1, { kind: 'weekday', weekday: past, which: 'last' });
  const bare = weekdays.get(word(0));
  if (bare === undefined || word(0).length <= 3) return null;
  // "måndagen den 2 november": the date says it all.
  const skip = word(1) === ',' ? 2 : 1;
  const date = dateAt(tokens, at + skip, english);
  if (date?.items[0]?.type === 'date' && date.items[0].when.kind === 'day')
    return {
      length: date.length + skip,
      items: [{ ...date.items[0], role: roleBefore(tokens, at) }, ...date.items.slice(1)],
    };
  return hit(1, { kind: 'weekday', weekday: bare, which: 'bare' });
}

/** "för två veckor sedan", "three days ago", "om en vecka", "in two weeks". */
function agoAt(tokens: readonly Token[], at: number, hit: Hit): Found | null {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const ahead = word(0) === 'om' || word(0) === 'in';
  const start = ahead || word(0) === 'for' ? 1 : 0;
  const number = numberOf(word(start));
  if (number === null || number > 400 || !unit.test(word(start + 1))) return null;
  const back = /^(sedan|sen|ago|tillbaka)$/.test(word(start + 2));
  if (!ahead && !back) return null;
  const by = ahead ? number : -number;
  const length = start + (back ? 3 : 2);
  if (word(start + 1).startsWith('d')) return hit(length, { kind: 'days-from-now', days: by });
  if (/^(v|w)/.test(word(start + 1))) return hit(length, { kind: 'days-from-now', days: 7 * by });
  return hit(length, { kind: 'months-from-now', months: word(start + 1).startsWith('m') ? by : 12 * by });
}

const noise = (length: number): Found => ({ length, items: [{ type: 'noise' }] });

/** Lengths of time, hours, ages, money and years: numbers that count no persons. */
function noiseAt(tokens: readonly Token[], at: number): Found | null {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const number = numberOf(word(0)) ?? (/^\d+[.,]?\d*$/.test(word(0)) ? 1 : null);
  if (number === null) return null;
  const each = /^(i|per|a|\/)$/.test(word(2)) && /^(vecka|veckan|week|v)$/.test(word(3)) ? 2 : 0;
  const month = tokens[at + 1]?.raw.toLowerCase() === 'mån';
  if (unit.test(word(1)) || hours.test(word(1)) || month) return noise(2 + each);
  if (word(1) === '-' && hours.test(word(2))) return noise(3);
  const upTo = dashes.has(word(1)) && numberOf(word(2)) !== null && (unit.test(word(3)) || hours.test(word(3)));
  if (upTo) return noise(4);
  return /^\d{4,}|^\d+[.,]\d+$/.test(word(0)) ? noise(1) : null;
}

function slash(word: string): { day: number; month: number; swapped: boolean } | null {
  const found = /^(\d{1,2})\/(\d{1,2})$/.exec(word);
  if (!found || word === '24/7') return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  if (first >= 1 && first <= 31 && second >= 1 && second <= 12) return { day: first, month: second, swapped: false };
  return first >= 1 && first <= 12 && second >= 1 && second <= 31 ? { day: second, month: first, swapped: true } : null;
}

/** The day that a word says: 12, 12:e, 12th, and (after "den") the twelfth in letters. */
function dayOf(word: string, withArticle: boolean): number | null {
  const digits = /^(\d{1,2}):?(?:e|a|st|nd|rd|th)?$/.exec(word)?.[1];
  const day = digits === undefined ? ordinals.get(word) : Number(digits);
  if (day === undefined || day < 1 || day > 31) return null;
  return digits === undefined && !withArticle && !ordinals.has(word) ? null : day;
}

/** A year after a date: 2026, -26, /2026. */
function yearAt(tokens: readonly Token[], at: number): { year: number | null; length: number } {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const mark = word(0) === '-' || word(0) === '/' ? 1 : 0;
  if (/^20[1-4]\d$/.test(word(mark))) return { year: Number(word(mark)), length: mark + 1 };
  if (mark === 1 && /^[2-3]\d$/.test(word(1)) && !monthWords.has(word(2)))
    return { year: 2000 + Number(word(1)), length: 2 };
  if (/^(i|this)$/.test(word(0)) && /^(ar|year)$/.test(word(1))) return { year: null, length: 2 };
  return { year: null, length: 0 };
}

function roleBefore(tokens: readonly Token[], at: number): 'start' | 'end' | null {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (endWords.has(word)) return 'end';
    if (startWords.has(word)) return 'start';
    if (!/^(den|the|and|med|of|on|i|in|borjan|slutet|mitten|och|vecka|week)$/.test(word)) return null;
  }
  return null;
}

function tenseBefore(tokens: readonly Token[], at: number): 'past' | null {
  const before = tokens[at - 1]?.word ?? '';
  const earlier = tokens[at - 2]?.word ?? '';
  return /^(sedan|since)$/.test(before) || (before === 'den' && /^(sedan|since)$/.test(earlier)) ? 'past' : null;
}
