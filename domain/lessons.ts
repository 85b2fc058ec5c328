// What earlier contracts taught: the lessons of their final evaluations, for whoever writes the next requirement in the same trade.
import type { Lessons } from './commands.js';
import type { Scope } from './scope.js';

/** A closed contract with its lessons; null when its evaluation had none to keep. */
export interface Taught {
  readonly reference: string;
  readonly title: string;
  readonly scope: Scope;
  readonly lessons: Lessons | null;
}

/** Lessons of so many contracts are shown; more would not be read. */
const mostShown = 5;

/** A trade as it is compared: one's own word, whatever its case. */
export const tradeWord = (trade: string | null): string => trade?.trim().toLowerCase() ?? '';

const taughtSomething = ({ lessons }: Taught): boolean =>
  lessons !== null && Object.values(lessons).some((text) => text !== '');

/** The trades in which earlier contracts left lessons, each once, as they were written. */
export function tradesTaught(earlier: readonly Taught[]): string[] {
  const trades = earlier
    .filter(taughtSomething)
    .flatMap(({ scope }) => (tradeWord(scope.trade) === '' ? [] : [scope.trade ?? '']));
  return [...new Map(trades.map((trade) => [tradeWord(trade), trade.trim()])).values()].sort((a, b) =>
    a.localeCompare(b, 'sv')
  );
}

/** The lessons of earlier contracts in the same trade, in the order given; those with nothing to say are left out. */
export function lessonsFor(
  { trade }: Pick<Scope, 'trade'>,
  earlier: readonly Taught[]
): (Taught & { readonly lessons: Lessons })[] {
  const word = tradeWord(trade);
  if (word === '') return [];
  return earlier
    .filter((each) => tradeWord(each.scope.trade) === word && taughtSomething(each))
    .flatMap((each) => (each.lessons === null ? [] : [{ ...each, lessons: each.lessons }]))
    .slice(0, mostShown);
}
