// Text into words: abbreviations unified, å ä ö and capitals folded, common slips of the finger mended.
import { monthWords, weekdays } from './calendar-words.js';
import { lexicon, means } from './lexicon.js';
import { phrases } from './phrases.js';
import { remembered } from './remembered.js';

/** A word or a mark as it was written (`raw`) and as the grammar reads it (`word`). */
export interface Token {
  readonly raw: string;
  readonly word: string;
}

const plainLetters = /^[\u0000-\u007f]*$/;

/** Lower case without diacritics, since a phone keyboard often has neither. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return plainLetters.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

const pattern =
  /\[[\p{L}-]+\]|(?<![\d-])20[1-4]\d-(?:0[1-9]|1[0-2])(?![\d-])|(?<![\d/])(?:0?[1-9]|1[0-2])\/20[1-4]\d(?!\d)|\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{2}-\d{2}-\d{2}(?![\d-])|(?<![\p{L}\d])[Pp]\s?[-–]?\s?\d{1,4}(?=:?s?(?![\p{L}\d]))|(?<![\p{L}\d])[vVwW]\.?\s?\d{1,2}(?![\p{L}\d])|\d{1,2}\s?\/\s?\d{1,2}(?!\d)|\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)|\d{1,2}[./]\d{1,2}-\d{2,4}(?![\d/])|\d+[:]?(?:e|a|st|nd|rd|th)(?![\p{L}])|\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}]*(?:[&'’:.-][\p{L}\p{M}]+)*|\S/gu;

/** The words and marks of a message, in order. */
export function tokens(text: string): Token[] {
  let clean = text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\ufeff]/g, '');
  clean = clean.replace(/[^\S\n]{2,}/g, ' ');
  for (const [phrase, word] of phrases) clean = clean.replace(phrase, word);
  return [...clean.matchAll(pattern)].map(([raw]) => ({ raw, word: mended(fold(raw).replaceAll(/\s/g, '')) }));
}

/** Words worth mending. */
const known = new Map<number, string[]>();
for (const word of [
  ...lexicon.keys(),
  ...monthWords.keys(),
  ...weekdays.keys(),
  'procent',
  'heltid',
  'halvtid',
  'sedan',
])
  if (word.length >= 5) known.set(word.length, [...(known.get(word.length) ?? []), word]);

const isPlain = (word: string): boolean =>
  lexicon.has(word) ||
  monthWords.has(word) ||
  weekdays.has(word) ||
  word.endsWith('dags') ||
  notSlips.has(word) ||
  means(word, 'person');

/** Words that are right as they are, although a word of the lexicon is one letter away. */
const notSlips = new Set(
  'jobbar arbetar slutet hittat stannat startar lastat rapportera planen malat mellan marken kranen kursiv svarar starta staket stallning stallningar sluten sluta lister staende hoppar anstalla tjansten jobben startdatum slutdatum borjan hopp person ligger skulle tycker kontor kontrakt klarar staller sommar tomten verkar vecka veckan borde malare malaren arbetet pratar praktisk praktiskt parkering places please project prices finish course tiles filters'.split(
    ' '
  )
);

/** A word of the lexicon that is one slip away, else the word itself; "putsade" is no "putsare". */
const mended = remembered((word) => {
  if (word.length < 5 || word.length > 20 || !/^[a-z]+$/.test(word) || isPlain(word)) return word;
  for (const length of [word.length, word.length + 1, word.length - 1])
    for (const candidate of known.get(length) ?? [])
      if (oneSlip(word, candidate, candidate.length < 6) && !(word.endsWith('ade') && candidate.endsWith('are')))
        return candidate;
  return word;
});

/** True when two words differ by one letter missing, doubled, wrong or swapped with its neighbour; in short words only swapped. */
function oneSlip(a: string, b: string, swapsOnly: boolean): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  // The first letter is seldom wrong, and words that differ there are other words.
  if (start === 0) return false;
  const rest = (word: string, skip: number): string => word.slice(start + skip);
  if (a.length === b.length) {
    const swapped = rest(a, 2) === rest(b, 2) && a[start] === b[start + 1] && a[start + 1] === b[start];
    return swapped || (!swapsOnly && rest(a, 1) === rest(b, 1));
  }
  if (swapsOnly) return false;
  return a.length < b.length ? rest(a, 0) === rest(b, 1) : rest(a, 1) === rest(b, 0);
}
