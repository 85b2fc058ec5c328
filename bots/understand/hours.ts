// Hours worked, as people report them: "vi har 120 timmar praktik i mars", "P-3 60 hours and P-4 45 hours in March".
import type { ReportEntry } from '../../domain/commands.js';
import { monthWords } from './calendar-words.js';
import { means } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';
import { fold } from './tokens.js';

/** Hours of one placement, or of all who are placed (`placement` null); `what` is null when it was not said. */
export interface HoursSaid {
  readonly placement: number | null;
  readonly what: Exclude<ReportEntry['what'], 'ended'> | null;
  readonly hours: number;
}

/** What a message says of hours. `month` is 1 to 12, or null when none was named; `whole` is false for parts of hours. */
export interface Hours {
  readonly lines: readonly HoursSaid[];
  readonly month: number | null;
  readonly whole: boolean;
}

const amount = String.raw`(?<amount>\d{1,3}(?:[ \u00a0.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[a-z-]+)`;
const unit = String.raw`(?:timmars?|timme|tim\.?|h|hours?|hrs?\.?)(?![a-z])`;
const rate = String.raw`(?! *(?:/|i veckan|per (?:vecka|dag|manad|week|day|month)|om dagen|om veckan|a (?:week|day)|weekly|daily))`;
const said = new RegExp(
  String.raw`(?<![a-z\d])(?:p ?-? ?(?<placement>\d{1,4})(?!\d)[^.;,\n]{0,30}?)?(?<![a-z\d,.])${amount} ?${unit}${rate}`,
  'g'
);

/**
 * The hours that a message reports, or null when it is about something else: a rate ("40 timmar i veckan"), a wish, a denial, or
 * somebody who begins or ends.
 */
export function hoursIn(text: string): Hours | null {
  const folded = fold(text);
  const words = folded.split(/[^a-z\d-]+/);
  if (words.some((word) => otherThan(word))) return null;
  const found = [...folded.matchAll(said)].flatMap(({ groups }) => {
    const hours = amountOf(groups?.['amount'] ?? '');
    const placement = groups?.['placement'];
    return hours === null ? [] : [{ placement: placement === undefined ? null : Number(placement), hours }];
  });
  if (found.length === 0) return null;
  const what = words.some((word) => means(word, 'internship'))
    ? 'internship'
    : words.some((word) => means(word, 'education'))
      ? 'education'
      : null;
  const months = [...new Set(words.flatMap((word) => monthWords.get(word) ?? []))];
  return {
    lines: found.map((line) => ({ ...line, what })),
    month: months.length === 1 ? (months[0] ?? null) : null,
    whole: found.every(({ hours }) => Number.isInteger(hours) && hours > 0),
  };
}

/** Words of a message that tells of more than hours. */
function otherThan(word: string): boolean {
  return (
    (['hire', 'hiring', 'plan', 'ended', 'begun', 'begins', 'wish', 'not'] as const).some((tag) => means(word, tag)) ||
    /^(ny|nya|new)$/.test(word)
  );
}

function amountOf(word: string): number | null {
  const digits = word.replaceAll(/[ \u00a0.,](?=\d{3}(?!\d))/g, '').replace(',', '.');
  if (/^\d/.test(digits)) return Number(digits);
  return isArticle(word) ? null : numberOf(word);
}
