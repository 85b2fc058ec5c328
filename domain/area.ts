// Housing areas: yearly indicators of how people live there, and what else is done beside the tenders, with its outcome.
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** An area as its authority knows it. */
export interface Area {
  readonly id: string;
  readonly name: string;
}

/** Indicators that have words of their own; others go by the name that the authority gives them. */
export const knownIndicators = ['adultsEmployedPercent', 'childPovertyPercent'] as const;

/** What is known of an area in a year. `name` is only needed for an area that is new; null otherwise. Names ending in Percent are 0 to 100. */
export interface IndicatorLine {
  readonly areaId: string;
  readonly name: string | null;
  readonly year: number;
  readonly values: Readonly<Record<string, number>>;
  /** Where the figures come from, in the authority's own words. */
  readonly source: string | null;
}

/** What an effort is counted by. */
export type EffortCount = 'participants' | 'internship' | 'employment' | 'education';
/** Every count, in the order people are shown them. */
export const effortCounts: readonly EffortCount[] = ['participants', 'internship', 'employment', 'education'];

/** Something done in an area beside the tenders (insats). `period` is in the authority's own words, e.g. "2012–2015". */
export interface Effort {
  readonly areaId: string;
  readonly title: string;
  readonly period: string;
  readonly outcomes: readonly { readonly kind: EffortCount; readonly count: number }[];
}

/** What is wrong with a line, or null. The message names area, year and value. */
export function lineFault(areas: readonly Area[], { areaId, name, year, values }: IndicatorLine): Refusal | null {
  if (name === null && !areas.some(({ id }) => id === areaId))
    return refuse('UnknownArea', `There is no area ${areaId} yet; give its name too and it is made.`, { areaId });
  for (const [indicator, value] of Object.entries(values))
    if (indicator.endsWith('Percent') && (value < 0 || value > 100))
      return refuse('BadIndicator', `${areaId} ${year}: ${indicator} is ${value}; write a share from 0 to 100.`, {
        areaId,
        year: String(year),
        indicator,
        value: String(value),
      });
  return null;
}

/** The areas after these lines: new ones with their names, known ones renamed when a line names them anew. */
export function areasWith(areas: readonly Area[], lines: readonly Pick<IndicatorLine, 'areaId' | 'name'>[]): Area[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  for (const { areaId, name } of lines) if (name !== null) names.set(areaId, name);
  return [...names].map(([id, name]) => ({ id, name }));
}
