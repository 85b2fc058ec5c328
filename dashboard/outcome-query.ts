// The address of the page of outcome says all of what is shown, so that it can be kept and sent to others.
import { z } from 'zod';
import type { OutcomeFilter } from '../prisma/outcome-figures.js';

/** Where it is. */
export const outcomePath = '/outcome';

const word = z.string().max(200).catch('');
const querySchema = z.object({ year: word, authority: word, contractor: word, area: word });

/** What the page may be narrowed by, in the order people are asked. */
export const outcomeFilters = ['year', 'authority', 'contractor', 'area'] as const satisfies (keyof OutcomeFilter)[];

/** Reads an address; what it says wrongly is as if it were not said. */
export function filterOf(input: unknown): OutcomeFilter {
  const { year, ...words } = querySchema.parse(input);
  const said = (text: string): string | null => (text === '' ? null : text);
  return {
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    authority: said(words.authority),
    contractor: said(words.contractor),
    area: said(words.area),
  };
}

/** What a filter says, as an address does. */
export function queryOf(filter: OutcomeFilter): [string, string][] {
  return outcomeFilters.flatMap((name) => (filter[name] === null ? [] : [[name, String(filter[name])]]));
}

/** The address of what a filter shows. */
export function outcomeUrl(filter: OutcomeFilter): string {
  const query = new URLSearchParams(queryOf(filter)).toString();
  return query === '' ? outcomePath : `${outcomePath}?${query}`;
}
