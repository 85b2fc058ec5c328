// Dates that are told from today or by week: "i måndags", "vecka 44-46", "för två veckor sedan", "i somras".
import { monthWords, seasons, weekdays } from './calendar-words.js';
import type { DateHit, Found, Place } from './date-hits.js';
import { hit } from './date-hits.js';
import type { When } from './dates.js';
import { timeUnit } from './noise-words.js';
import { numberOf } from './numbers.js';
import { writtenAt, yearAt } from './written-dates.js';

const dash = /^(?:-|–|—|till|to|tillomed|och|and)$/;
const fromHere: ReadonlyMap<string, number> = new Map(
  Object.entries({
    forrforra: -2, forra: -1, forrige: -1, last: -1, nasta: 1, next: 1, kommande: 1, coming: 1, denna: 0, this: 0, i: 0,
  })
); // prettier-ignore

/** The date told from here at a place, or null. */
export function relativeAt(place: Place): Found | null {
  return weekAt(place) ?? weekdayAt(place) ?? agoAt(place) ?? vagueAt(place);
}

/** "vecka 14", "v 44-46", "måndag v 45", "förra veckan". */
function weekAt(place: Place): Found | null {
  const { word } = place;
  const day = weekdays.get(word(0).replace(/dags$/, 'dag')) ?? null;
  let next = day === null ? 0 : 1;
  if (day !== null && /^(?:i|in|of)$/.test(word(next))) next += 1;
  const short = /^[vw]\.?(\d{1,2})$/.exec(word(next));
  const long =
    /^(?:vecka|veckan|veckor|veckorna|week|weeks|wk|v|w)$/.test(word(next)) && /^\d{1,2}$/.test(word(next + 1));
  const number = Number(short?.[1] ?? (long ? word(next + 1) : NaN));
  if (number >= 1 && number <= 53) {
    let length = next + (short ? 1 : 2);
    if (weekdays.has(word(length)) && day === null)
      return hit(place, length + 1, {
        kind: 'week',
        week: number,
        weekday: weekdays.get(word(length)) ?? null,
        year: null,
      });
    // "v 44, 45 och 46" ends with the last of them.
    let last = NaN;
    while (dash.test(word(length)) || (word(length) === ',' && /^\d{1,2}$/.test(word(length + 1)))) {
      const named = /^(?:vecka|week)$/.test(word(length + 1)) ? 1 : 0;
      const number2 = /^[vw]?\.?(\d{1,2})$/.exec(word(length + 1 + named))?.[1];
      const after = word(length + 2 + named);
      const listed = /^(?:-|–|—|till|to|tillomed|,|och|and)?$/.test(after) || dash.test(word(length));
      if (number2 === undefined || monthWords.has(after) || /^(?:st|person|personer|pers|people|\/)$/.test(after))
        break;
      if (!listed || timeUnit.test(after) || (/^(?:,|och|and)$/.test(word(length)) && Number(number2) <= number)) break;
      last = Number(number2);
      length += 2 + named;
    }
    const year = yearAt(place, length);
    const found = hit(place, length + year.length, { kind: 'week', week: number, weekday: day, year: year.year });
    const isRange = last <= 53 && (last > number || (number >= 40 && last <= 20));
    if (!isRange) return found;
    const end: When = { kind: 'week', week: last, weekday: null, year: last > number ? year.year : null };
    return {
      length: found.length,
      items: [
        ...found.items.map((item): typeof item => (item.type === 'date' ? { ...item, role: 'start' } : item)),
        { type: 'date', when: end, role: 'end', tense: null, sure: true },
      ],
    };
  }
  const by = fromHere.get(word(next));
  if (
    by !== undefined &&
    /^(?:vecka|veckan|week)$/.test(word(next + 1)) &&
    !(word(next) === 'i' && /^\d/.test(word(next + 2)))
  )
    return hit(place, next + 2, { kind: 'week-from-now', weeks: by, weekday: day });
  return null;
}

const ways: ReadonlyMap<string, Extract<When, { kind: 'weekday' }>['which']> = new Map([
  ['forra', 'previous'],
  ['last', 'previous'],
  ['nasta', 'next'],
  ['next', 'next'],
  ['pa', 'coming'],
  ['this', 'coming'],
  ['kommande', 'coming'],
]);

/** "i måndags", "förra fredagen", "på måndag", "måndagen den 2 november". */
function weekdayAt(place: Place): Found | null {
  const { word } = place;
  // "Man" is a weekday only as "mån".
  if (place.tokens[place.at]?.raw.toLowerCase() === 'man') return null;
  const full = (offset: number): number | undefined =>
    word(offset).length > 4 ? weekdays.get(word(offset)) : undefined;
  const way = ways.get(word(0));
  const named = full(1);
  if (way !== undefined && named !== undefined)
    return (
      withDayNumber(place, 2, named) ??
      weekOf(place, 1) ??
      hit(place, 2, { kind: 'weekday', weekday: named as 1, which: way })
    );
  const past = word(0).endsWith('dags') ? weekdays.get(word(0).slice(0, -1)) : undefined;
  if (past !== undefined)
    return withDayNumber(place, 1, past) ?? hit(place, 1, { kind: 'weekday', weekday: past, which: 'last' });
  const bare = weekdays.get(word(0));
  if (bare === undefined) return null;
  const dated = withDayNumber(place, word(1) === ',' || word(1) === '.' ? 2 : 1, bare);
  return dated ?? (full(0) === undefined ? null : hit(place, 1, { kind: 'weekday', weekday: bare, which: 'bare' }));
}

/** "på måndag nästa vecka": the week says which. */
function weekOf(place: Place, skip: number): Found | null {
  const later = moved(place, skip);
  const week = weekAt(later);
  const [item] = week?.items ?? [];
  return week !== null && item?.type === 'date' ? { ...week, length: week.length + skip } : null;
}

/** "måndagen den 2 november": the date says it all, and the weekday whether to believe it. */
function withDayNumber(place: Place, skip: number, weekday: number): Found | null {
  const date = writtenAt(moved(place, skip));
  const [first, ...more] = date?.items ?? [];
  if (date === null || first?.type !== 'date' || first.when.kind !== 'day') return null;
  const [role] = hit(place, 1, first.when).items as DateHit[];
  const when = { ...first.when, weekday };
  return {
    length: date.length + skip,
    items: [{ ...first, when, role: role?.role ?? first.role, tense: role?.tense ?? first.tense }, ...more],
  };
}

function moved(place: Place, skip: number): Place {
  const at = place.at + skip;
  return { ...place, at, word: (offset) => place.tokens[at + offset]?.word ?? '' };
}

/** "för två veckor sedan", "sedan tre veckor", "three days ago", "om en vecka", "in two weeks". */
function agoAt(place: Place): Found | null {
  const { word } = place;
  const ahead = word(0) === 'om' || word(0) === 'in';
  const lead = ahead || /^(?:for|sedan|sen)$/.test(word(0)) ? 1 : 0;
  const number = numberOf(word(lead));
  const unit = word(lead + 1);
  if (number === null || number > 400 || !timeUnit.test(unit)) return null;
  const back = /^(?:sedan|sen|ago|tillbaka|back)$/.test(word(lead + 2));
  const since = lead === 1 && /^(?:sedan|sen)$/.test(word(0));
  if (!ahead && !back && !since) return null;
  const by = ahead ? number : -number;
  const length = lead + (back ? 3 : 2);
  const tense = ahead ? 'future' : 'past';
  if (unit.startsWith('d')) return hit(place, length, { kind: 'days-from-now', days: by }, { tense });
  if (/^[vw]/.test(unit)) return hit(place, length, { kind: 'days-from-now', days: 7 * by }, { tense, sure: !since });
  return hit(
    place,
    length,
    { kind: 'months-from-now', months: unit.startsWith('m') ? by : 12 * by },
    { tense, sure: false }
  );
}

/** "i somras", "vid månadsskiftet", "förra månaden": a time that is no day. */
function vagueAt(place: Place): Found | null {
  const { word } = place;
  if (/^(?:arsskiftet|nyarsdagen)$/.test(word(0))) {
    const found = hit(place, 1, { kind: 'day', day: 1, month: 1, year: null });
    const [first] = found.items;
    // What lasts until the turn of the year ends with the old one.
    if (first?.type !== 'date' || first.role !== 'end' || word(0) === 'nyarsdagen') return found;
    return hit(place, 1, { kind: 'last-day', month: 12, year: null }, { sure: false });
  }
  if (word(0) === 'nyar' && /^(?:fran|from|efter|since|sedan|sen)$/.test(word(-1)))
    return hit(place, 1, { kind: 'day', day: 1, month: 1, year: null }, { sure: false });
  if (word(0) === 'halvarsskiftet') return hit(place, 1, { kind: 'day', day: 1, month: 7, year: null });
  const season =
    seasons.test(word(0)) &&
    (/dags|ras|tas|nas|ntras$/.test(word(0)) ||
      /^(?:i|in|till|over|efter|under|fran|sedan|last|this|until|till|after|vid|the|sen|den|tillomed|hela|whole)$/.test(
        word(-1)
      ));
  if (season) {
    const over = /^(?:over|through|hela|whole)$/.test(word(-1));
    return hit(place, 1 + yearAt(place, 1).length, { kind: 'vague' }, over ? { role: 'end' } : {});
  }
  const month = /^(?:manad|manaden|month|ar|aret|year)$/.test(word(1));
  if (month && fromHere.get(word(0)) !== undefined && word(0) !== 'i') return hit(place, 2, { kind: 'vague' });
  return null;
}
