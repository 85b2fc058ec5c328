// What every part of an OCDS release is made with: numbers with units, days, and leaving out what is not known.
import type { ObligationKind, ObligationUnit } from '../domain/requirement.js';
import { obligationUnits } from '../domain/requirement.js';
import { pagesWords } from '../bots/words/pages.js';

/** JSON as it is published. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
/** Before what is not known is left out. */
export type Draft = Json | null | undefined | readonly Draft[] | { readonly [key: string]: Draft };

/** UN/CEFACT Recommendation 20: month and hour; people have no code of their own there. */
const units: Readonly<Record<ObligationUnit, Draft>> = {
  people: { name: 'personer' },
  months: { scheme: 'UNCEFACT', id: 'MON', name: 'heltidsmånader' },
  hours: { scheme: 'UNCEFACT', id: 'HUR', name: 'timmar' },
};

/** A number of a kind, with its unit, as the metrics extension has it. */
export function metric(kind: ObligationKind, observations: readonly Readonly<Record<string, Draft>>[]): Draft {
  const unit = units[obligationUnits[kind]];
  return {
    id: kind,
    title: pagesWords('sv').obligations[kind],
    observations: observations.map((one) => ({ ...one, unit, dimensions: { commitment: kind } })),
  };
}

/** Days are told as instants of UTC: OCDS has no dates without a time, and no time zone is needed to read these. */
export const startOf = (date: string | null | undefined): string | null => (date == null ? null : `${date}T00:00:00Z`);
export const endOf = (date: string): string => `${date}T23:59:59Z`;

/** Leaves out what is not known: OCDS wants no empty lists, texts or objects. */
export function compact(value: Draft): Json {
  return leftOver(value) ?? {};
}

function leftOver(value: Draft): Json | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const kept = value.map((one: Draft) => leftOver(one)).filter((one) => one !== null);
    return kept.length === 0 ? null : kept;
  }
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, one]) => {
    const left = leftOver(one);
    return left === null ? [] : [[key, left] as const];
  });
  return kept.length === 0 ? null : Object.fromEntries(kept);
}
