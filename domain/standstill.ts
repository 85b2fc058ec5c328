// The standstill (avtalsspärr) of LOU 2016:1145, 20 kap.: days in which the contract may not be signed.

/** How the award notice reached the bidders; `other` when any bidder got it by another means than electronically. */
export type NoticeMeans = 'electronic' | 'other';

/** First and last word on signing. Dates are YYYY-MM-DD, Swedish calendar days. */
export interface Standstill {
  readonly lastDay: string;
  readonly earliestContract: string;
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/**
 * The last day of the standstill and the first day a contract may be signed. Day 0 is the dispatch of the notice; 10 days when
 * it went electronically to all, else 15; a last day on a Saturday, Sunday or public holiday moves to the next working day
 * (Act 1930:173). A court's decision starts ten new days, counted from the decision itself (UHM, domain.md 2.3).
 * `isHoliday` answers for a YYYY-MM-DD.
 */
export function standstill(
  sentOn: string,
  means: NoticeMeans,
  courtDecidedOn: string | null,
  isHoliday: (date: string) => boolean
): Standstill {
  let lastDay =
    courtDecidedOn === null ? addDays(sentOn, means === 'electronic' ? 10 : 15) : addDays(courtDecidedOn, 10);
  while (weekday(lastDay) === 0 || weekday(lastDay) === 6 || isHoliday(lastDay)) lastDay = addDays(lastDay, 1);
  return { lastDay, earliestContract: addDays(lastDay, 1) };
}
