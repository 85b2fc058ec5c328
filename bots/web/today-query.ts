// The address of the coordinator's day says all of what is shown, so that it can be kept and sent to others.
import { z } from 'zod';
import type { DayList } from '../../domain/day.js';
import { dayLists } from '../../domain/day.js';
import type { TodayFilter } from '../../prisma/today.js';

/** Where it is. */
export const todayPath = '/today';

const word = z.string().max(200).catch('');
const querySchema = z.object({
  show: z.enum(['all', ...dayLists]).catch('all'),
  authority: word,
  area: word,
  contractor: word,
  stage: word,
  trade: word,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
/** What the address says. */
export interface TodayQuery {
  readonly show: 'all' | DayList;
  readonly filter: TodayFilter;
  readonly page: number;
}

/** Reads an address; what it says wrongly is as if it were not said. */
export function queryOf(input: unknown): TodayQuery {
  const { show, page, authority, area, contractor, stage, trade } = querySchema.parse(input);
  const filter = { authority, area, contractor, stage, trade };
  const set = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value === '' ? null : value]));
  return { show, page, filter: set as unknown as TodayFilter };
}

/** What the address of a list says beside the page. */
export function listedBy({ show, filter }: Pick<TodayQuery, 'show' | 'filter'>): Record<string, string> {
  const set = Object.entries(filter).filter((each): each is [string, string] => each[1] !== null);
  return { ...(show !== 'all' && { show }), ...Object.fromEntries(set) };
}

/** The address of a list; it can be sent to others, who see it with their own eyes. */
export function todayUrl({ page, ...list }: TodayQuery): string {
  const query = new URLSearchParams({ ...listedBy(list), ...(page !== 1 && { page: String(page) }) }).toString();
  return query === '' ? todayPath : `${todayPath}?${query}`;
}
