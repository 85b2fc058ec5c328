// A coordinator's day: of all running cases those that need a person, the greatest harm first.
import type { Actor } from './actor.js';
import { facesOf } from './actor.js';
import type { CaseKind } from './case.js';
import { holds } from './case.js';
import type { Harm } from './harm.js';
import { daysLate, harmOf } from './harm.js';
import { earliest } from './days.js';
import type { Waits, Watch } from './watch.js';

/** Why a case is on the list; one may have several reasons. */
export type DayList = 'overdue' | 'risk' | 'mine';

/** Every list, in the order people are shown them. */
export const dayLists: readonly DayList[] = ['overdue', 'risk', 'mine'];

/** One case that needs a person. */
export interface DayItem<C> {
  readonly of: C;
  readonly harm: Harm;
  readonly lists: readonly DayList[];
  /** What the list shows: the most urgent of what is late, else what waits for the reader, else what is due first. */
  readonly asked: Waits | null;
  /** What waits for the reader, when it is not that. */
  readonly mine: Waits | null;
}

/** Whether delivery or knowledge of it falls short. */
export const isAtRisk = ({ short, silent }: Watch): boolean => short.length > 0 || silent > 0;

/** The list at an instant, sorted by harm; what is equally harmful by when the first of it is due, and then by its id. */
export function dayOf<C extends { readonly id: string; readonly kind: CaseKind; readonly watch: Watch }>(
  cases: readonly C[],
  reader: Actor,
  now: string
): DayItem<C>[] {
  const faces = facesOf(reader);
  const theirs = (waits: Waits): boolean => faces.some((face) => holds(waits, face));
  return cases
    .flatMap((of): DayItem<C>[] => {
      const { waits } = of.watch;
      const late = waits.filter(({ dueAt }) => daysLate(dueAt, now) > 0);
      const own = waits.find(theirs) ?? null;
      const inList: Readonly<Record<DayList, boolean>> = {
        overdue: late.length > 0,
        risk: isAtRisk(of.watch) || (of.kind === 'placement' && late.length > 0),
        mine: own !== null,
      };
      const lists = dayLists.filter((list) => inList[list]);
      if (lists.length === 0) return [];
      const asked = late[0] ?? own ?? waits[0] ?? null;
      return [{ of, harm: harmOf(of.watch, now), lists, asked, mine: own === asked ? null : own }];
    })
    .sort(
      (a, b) => b.harm.personDays - a.harm.personDays || compare(dueOf(a.of), dueOf(b.of)) || compare(a.of.id, b.of.id)
    );
}

const dueOf = ({ watch }: { readonly watch: Watch }): string =>
  earliest(...watch.waits.map(({ dueAt }) => dueAt)) ?? '9';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
