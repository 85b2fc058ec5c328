// "Delegera till Johan Lind 1–5 december": who shall stand in, from which day to which. The name is a colleague's, looked up and not kept.
import { withDates } from './date-words.js';
import { resolve, resolveAfter } from './dates.js';
import { fold, tokens } from './tokens.js';

/** What was asked for; a day is null when it was not said, or in doubt. */
export interface DelegationWish {
  /** The folded words of the name. */
  readonly name: readonly string[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

const asks =
  /^(?:jag vill |i want to )?(?:delegera|delegate)(?:\s+(?:mina beslut|my decisions))?(?:\s+(?:till|to)\s+(.+))?$/isu;
const between = new Set([
  'fran',
  'from',
  'den',
  'the',
  ',',
  '.',
  ':',
  '-',
  '–',
  '(',
  ')',
  'tillomed',
  'till',
  'to',
  'until',
]);

/** The wish, or null when the message is about something else. `today` is YYYY-MM-DD. */
export function delegationIn(text: string, today: string): DelegationWish | null {
  const said = asks.exec(text.trim().replace(/[.!]+$/, ''));
  if (said === null) return null;
  const items = withDates(tokens(said[1] ?? ''), /^(?:i want to )?delegate\b/i.test(text.trim()));
  const name: string[] = [];
  for (const item of items) {
    if ('type' in item) break;
    if (!between.has(item.word)) name.push(fold(item.raw));
  }
  const [first, last] = items.flatMap((item) => ('type' in item && item.type === 'date' ? [item] : []));
  const from = first === undefined ? null : resolve(first.when, 'future', today, 'start');
  // "to 5 December" alone begins today.
  if (first?.role === 'end' && last === undefined)
    return { name, firstDay: today, lastDay: from?.sure === true ? from.date : null };
  const until = last === undefined || from === null ? null : resolveAfter(last.when, from.date);
  return {
    name,
    firstDay: from?.sure === true ? from.date : null,
    lastDay: until?.sure === true ? until.date : null,
  };
}

/** Whether a name is meant by some words of it: "johan", "lind", "johan lind". */
export function isNamed(words: readonly string[], fullName: string): boolean {
  const parts = fold(fullName).split(/\s+/);
  return words.length > 0 && words.every((word) => parts.includes(word));
}
