// How much harm it does that nobody acts, in days of people's lives: what a coordinator's day is sorted by. Simple, and said how.
import type { Short, Watch } from './watch.js';
import { asPeople } from './watch.js';
import { exampleYearOre } from './value.js';

/** One part of the harm, with what it was reckoned from; `personDays` of all parts are added up. */
export type HarmReason = { readonly personDays: number } & (
  | { readonly kind: 'late'; readonly days: number; readonly people: number }
  | { readonly kind: 'no-report'; readonly months: number; readonly people: number }
  | { readonly kind: 'falls-short'; readonly people: number; readonly short: readonly Short[] }
  | { readonly kind: 'money'; readonly amountOre: number }
);

/** What is wrong with one case now. */
export interface Harm {
  readonly personDays: number;
  /** The worst first; empty when nothing is wrong. */
  readonly reasons: readonly HarmReason[];
}

/** Days in a month that is missed, whichever it is. */
const monthDays = 30;
/** A day of a person in a job, in öre: the agency's example of a year (domain/value.ts) by its days. */
const dayOre = exampleYearOre / 365;
const dayMs = 86_400_000;

/**
 * The harm of a case at an instant. Lateness is days times people, as everybody whom the case is about waits with it; a month without a
 * report is a month that nobody knows of them; a place that will not come is lost to somebody for a month at least; and money at stake
 * is taken as the days of work that the national calculator values so.
 */
export function harmOf({ waits, people, silent, short, stakeOre }: Watch, now: string): Harm {
  const days = Math.max(0, ...waits.map(({ dueAt }) => daysLate(dueAt, now)));
  const missing = short.reduce((sum, { kind, target, expected }) => sum + asPeople(kind, target - expected), 0);
  const lost = Math.max(short.length > 0 ? 1 : 0, Math.round(missing));
  const reasons: HarmReason[] = [
    { kind: 'late', days, people, personDays: days * people },
    { kind: 'no-report', months: silent, people, personDays: silent * monthDays * people },
    { kind: 'falls-short', people: lost, short, personDays: lost * monthDays },
    { kind: 'money', amountOre: stakeOre, personDays: Math.round(stakeOre / dayOre) },
  ];
  const felt = reasons.filter(({ personDays }) => personDays > 0).sort((a, b) => b.personDays - a.personDays);
  return { personDays: felt.reduce((sum, { personDays }) => sum + personDays, 0), reasons: felt };
}

/** The part of it that does not grow with every day that something is late. */
export const lastingHarmOf = (watch: Watch): number => harmOf({ ...watch, waits: [] }, '').personDays;

/** Whole days since the day on which something was due, at least one; 0 while it is not late. */
export function daysLate(dueAt: string | null, now: string): number {
  if (dueAt === null || dueAt >= now) return 0;
  return Math.max(1, Math.round((Date.parse(now.slice(0, 10)) - Date.parse(dueAt.slice(0, 10))) / dayMs));
}
