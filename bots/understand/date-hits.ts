// A date as it stands among the words of a message: which end it is, and whether it has been.
import { weekdays } from './calendar-words.js';
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
  /** False when the words themselves leave a doubt, e.g. 3/4 in English, or "around the 10th". */
  readonly sure: boolean;
}
/** Words that say a length of time, an age or hours: no date and no count. */
export interface TimeNoise {
  readonly type: 'noise';
}

/** A word, a date or a length of time. */
export type Item = Token | DateHit | TimeNoise;

/** So many words say these dates. */
export interface Found {
  readonly length: number;
  readonly items: readonly (DateHit | TimeNoise)[];
}

/** The words of a message from one place on; `word(-1)` is the one before. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly english: boolean;
  readonly word: (offset: number) => string;
  /** True right after another date: a dash then means "until". */
  readonly afterDate: boolean;
}

const startWords =
  /^(?:fran|from|sedan|sen|since|start|starts|starting|startdatum|started|startade|startar|begynnande|as|per|borjade|borjar|fr)$/;
const endWords =
  /^(?:till|tillomed|until|til|through|thru|to|tom|slut|slutar|slutade|slutat|ended|finished|sistadag|slutdatum|ends|ending|end|avslut|upphor)$/;
/** A dash between two dates. */
export const dash = /^(?:-|–|—|−|\/|>)$/;
/** Words for the end of a time. */
export const untilWords = /^(?:till|tillomed|until|til|through|thru|to|tom)$/;
const between =
  /^(?:den|the|and|med|of|on|i|in|borjan|slutet|mitten|och|vecka|week|:|ca|cirka|runt|omkring|around|about|typ|\(|nu|pa|att|det|blir|ar|sista)$/;
const roughly =
  /^(?:nog|val|troligen|antagligen|formodligen|runt|omkring|kring|cirka|ca|ungefar|typ|about|around|approx|approximately|roughly|circa|nagon|nagongang|nangang|sometime|kanske|maybe|mot|tidigt|sent|early|late)$/;

/** Makes the date at a place, with the end and the doubt that the words before it give. */
export function hit(place: Place, length: number, when: When, more: Partial<DateHit> = {}): Found {
  const { word } = place;
  const rough = [-1, -2].some((offset) => roughly.test(word(offset)) && (offset === -1 || between.test(word(-1))));
  const made: DateHit = { type: 'date', when, role: roleBefore(place), tense: tenseBefore(word), sure: true, ...more };
  return { length, items: [rough ? { ...made, sure: false } : made] };
}

function roleBefore({ word, at, afterDate }: Place): 'start' | 'end' | null {
  if (dash.test(word(-1))) return afterDate ? 'end' : null;
  for (let back = 1; back <= Math.min(at, 4); back += 1) {
    const before = word(-back);
    // "En till i fredags" is one more.
    if (before === 'till' && numberOf(word(-back - 1)) !== null) return null;
    if (endWords.test(before)) return 'end';
    if (startWords.test(before)) return 'start';
    if (!between.test(before) && !weekdays.has(before) && !roughly.test(before)) return null;
  }
  return null;
}

function tenseBefore(word: Place['word']): 'past' | null {
  const since = /^(?:sedan|sen|since)$/;
  return since.test(word(-1)) || (/^(?:den|the|i)$/.test(word(-1)) && since.test(word(-2))) ? 'past' : null;
}
