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

/** The lessons of earlier contracts in the same trade, in the order given; those with nothing to say are left out. */
export function lessonsFor(
  { trade }: Pick<Scope, 'trade'>,
  earlier: readonly Taught[]
): (Taught & { readonly lessons: Lessons })[] {
  const word = tradeWord(trade);
  if (word === '') return [];
  return earlier
    .flatMap((each) => (each.lessons === null ? [] : [{ ...each, lessons: each.lessons }]))
    .filter(
      ({ scope, lessons }) => tradeWord(scope.trade) === word && Object.values(lessons).some((text) => text !== '')
    )
    .slice(0, mostShown);
}
