// The standstill (avtalsspärr) of LOU 2016:1145, 20 kap.: days in which the contract may not be signed.

/** How the award notice reached the bidders; `other` when any bidder got it by another means than electronically. */
export type NoticeMeans = 'electronic' | 'other';

/** The days that the law gives the bidders, by how the notice reached them (UHM, domain.md 2.3). */
export const standstillDays: Readonly<Record<NoticeMeans, number>> = { electronic: 10, other: 15 };

/** The days after a court's decision, counted from the decision itself and not from its receipt (UHM, domain.md 2.3). */
const daysAfterCourt = 10;

/** First and last word on signing. Dates are YYYY-MM-DD, Swedish calendar days. */
export interface Standstill {
  readonly lastDay: string;
  readonly earliestContract: string;
}

/** What a standstill is counted from. `days` is a longer period that the authority has promised of itself, or null. */
export interface StandstillFacts {
  readonly sentOn: string;
  readonly means: NoticeMeans;
  readonly days: number | null;
  readonly courtDecidedOn: string | null;
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/**
 * The last day of the standstill and the first day a contract may be signed. Day 0 is the dispatch of the notice; 10 days when
 * it went electronically to all, else 15, or the authority's own longer period; a last day on a Saturday, Sunday or public holiday
 * moves to the next working day (Act 1930:173). A court's decision starts ten new days, which never end before the notice's own
 * (UHM, domain.md 2.3). `isHoliday` answers for a YYYY-MM-DD.
 */
export function standstill(facts: StandstillFacts, isHoliday: (date: string) => boolean): Standstill {
  const { sentOn, means, days, courtDecidedOn } = facts;
  const byNotice = addDays(sentOn, Math.max(standstillDays[means], days ?? 0));
  const byCourt = courtDecidedOn === null ? byNotice : addDays(courtDecidedOn, daysAfterCourt);
  let lastDay = byCourt > byNotice ? byCourt : byNotice;
  while (weekday(lastDay) === 0 || weekday(lastDay) === 6 || isHoliday(lastDay)) lastDay = addDays(lastDay, 1);
  return { lastDay, earliestContract: addDays(lastDay, 1) };
}
