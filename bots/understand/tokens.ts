// Text into words: abbreviations unified, å ä ö and capitals folded, common slips of the finger mended.
import { lexicon } from './lexicon.js';

/** A word or a mark as it was written (`raw`) and as the grammar reads it (`word`). */
export interface Token {
  readonly raw: string;
  readonly word: string;
}

/** Lower case without diacritics, since a phone keyboard often has neither. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Several words that mean one thing, made one word before anything is split. */
const unified: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}])f(?:r)?[. ]{0,2}o[. ]{0,2}m(?![\p{L}])\.?/giu, 'från'],
  [
    /(?<![\p{L}])(?:t[. ]{0,2}o[. ]{0,2}m(?![\p{L}])\.?|till\s+och\s+med(?![\p{L}])|up\s+to\s+and\s+including)/giu,
    'tillomed',
  ],
  [/(?<![\p{L}])tills?\s+vidare(?![\p{L}])/giu, 'tillsvidare'],
  [/(?<![\p{L}])open[- ]ended(?![\p{L}])/giu, 'permanent'],
  [/(?<![\p{L}])fixed[- ]term(?![\p{L}])/giu, 'visstid'],
  [/(?<![\p{L}])(full|half|part|hel|halv|del)[- ]?(?:time|tid)(?![\p{L}])/giu, '$1tid'],
  [/(?<![\p{L}])work[- ](?:placement|experience)(s?)(?![\p{L}])/giu, 'internship$1'],
  [/(?<![\p{L}])i\s+över?morgon(?![\p{L}])/giu, 'övermorgon'],
  [/(?<![\p{L}])(?:i\s*morgon|i\s*morr?n)(?![\p{L}])/giu, 'imorgon'],
  [/(?<![\p{L}])(?:i\s*g[åa]r)(?![\p{L}])/giu, 'igår'],
  [/(?<![\p{L}])(?:i\s*f[öo]rrg[åa]r)(?![\p{L}])/giu, 'förrgår'],
  [/(?<![\p{L}])i\s*dag(?![\p{L}])/giu, 'idag'],
  [/(?<![\p{L}])(?:(?:had|have|has|did|was|were|do|does)n['’]?t)(?![\p{L}])/giu, 'not'],
  [/\n/gu, ' . '],
  [/(?<![\p{L}])(?:mellan|between)\s+(.{3,20}?)\s+(?:och|and)\s+(?=\d|den|the)/giu, 'från $1 till '],
  [/(?<![\p{L}])(?:sa|sade|sagt)\s+upp\s+sig(?![\p{L}])/giu, 'slutade'],
  [
    /(?<![\p{L}])(?:inte\s+(?:längre\s+)?(?:är\s+)?kvar|no\s+longer\s+(?:with\s+us|here|there))(?![\p{L}])/giu,
    'slutat',
  ],
  // A clock time is never a count or a date.
  [/(?<![\p{L}])(?:kl\.?|klockan|at)\s*\d{1,2}[:.]\d{2}/giu, ' '],
];

const pattern =
  /\[[\p{L}-]+\]|\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<![\p{L}\d])[Pp]\s?[-–]?\s?\d{1,4}(?=:?s?(?![\p{L}\d]))|(?<![\p{L}\d])[vVwW]\.?\s?\d{1,2}(?![\p{L}\d])|\d{1,2}\s?\/\s?\d{1,2}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d+[:]?(?:e|a|st|nd|rd|th)(?![\p{L}])|\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}]*(?:[&'’:.-][\p{L}\p{M}]+)*|\S/gu;

/** The words and marks of a message, in order. */
export function tokens(text: string): Token[] {
  let clean = text.normalize('NFC');
  for (const [phrase, word] of unified) clean = clean.replace(phrase, word);
  return [...clean.matchAll(pattern)].map(([raw]) => ({ raw, word: mended(fold(raw).replaceAll(/\s/g, '')) }));
}

const known = new Map<number, string[]>();
for (const word of lexicon.keys())
  if (word.length >= 5) known.set(word.length, [...(known.get(word.length) ?? []), word]);

/** A word of the lexicon that is one slip away, else the word itself. */
function mended(word: string): string {
  if (word.length < 5 || lexicon.has(word) || !/^[a-z]+$/.test(word)) return word;
  for (const length of [word.length, word.length + 1, word.length - 1])
    for (const candidate of known.get(length) ?? [])
      if (oneSlip(word, candidate, candidate.length < 6)) return candidate;
  return word;
}

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
