// Finds date expressions, durations, hours and ages among the words of a message, Swedish and English.
import { relativeDays } from './calendar-words.js';
import type { DateHit, Found, Item, Place, TimeNoise } from './date-hits.js';
import { dash, hit, untilWords } from './date-hits.js';
import { noiseAt } from './noise-words.js';
import { relativeAt } from './relative-dates.js';
import type { Token } from './tokens.js';
import { writtenAt } from './written-dates.js';

const orSo =
  /^(?:tror jag|tror det|ungefar|typ|eller sa|eller nat|eller nagot|cirka|ca|i think|or so|or thereabouts|roughly|nangang|nagongang|kanske|maybe|\?$|om jag minns|if i)/;

/** Replaces the words of every date and length of time by what they say; other words stay as they are. */
export function withDates(tokens: readonly Token[], english: boolean): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const place = placeAt(tokens, at, english, followsDate(items));
    const found = writtenAt(place) ?? daysFromTodayAt(place) ?? relativeAt(place) ?? noiseAt(place);
    if (found === null) {
      items.push(tokens[at] as Token);
      at += 1;
    } else {
      const after = [0, 1, 2].map((offset) => tokens[at + found.length + offset]?.word ?? '').join(' ');
      items.push(...(orSo.test(after) ? found.items.map(doubtful) : found.items));
      at += found.length;
    }
  }
  return items;
}

const doubtful = (item: DateHit | TimeNoise): DateHit | TimeNoise =>
  item.type === 'date' ? { ...item, sure: false } : item;

function placeAt(tokens: readonly Token[], at: number, english: boolean, afterDate: boolean): Place {
  return { tokens, at, english, afterDate, word: (offset) => tokens[at + offset]?.word ?? '' };
}

/** True when a date, and at most dashes after it, come last. */
function followsDate(items: readonly Item[]): boolean {
  for (let back = items.length - 1; back >= Math.max(0, items.length - 4); back -= 1) {
    const item = items[back] as Item;
    if ('type' in item) return item.type === 'date';
    if (!dash.test(item.word) && !untilWords.test(item.word)) return false;
  }
  return false;
}

/** "idag", "igår kväll", "tomorrow". */
function daysFromTodayAt(place: Place): Found | null {
  const { word } = place;
  const days = relativeDays.get(word(0));
  const part = /^(?:kvall|morse|morning|evening|afternoon|night)$/.test(word(1)) ? 1 : 0;
  return days === undefined ? null : hit(place, 1 + part, { kind: 'days-from-now', days });
}
