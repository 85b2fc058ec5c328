// Days and months as plain text: YYYY-MM-DD and YYYY-MM. Texts of one kind compare as their dates do.

const dayMs = 24 * 60 * 60 * 1000;

/** A day so many days after (or, negative, before) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** A month so many months after (or before) another: 2026-11 and 2 is 2027-01. */
export function addMonths(period: string, months: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Months from one to another: 0 for the same. */
export function monthsFrom(first: string, last: string): number {
  const [fromYear = 0, from = 1] = first.split('-').map(Number);
  const [toYear = 0, to = 1] = last.split('-').map(Number);
  return (toYear - fromYear) * 12 + to - from;
}

/** The last day of a month: 2026-02 is 2026-02-28. */
export function lastDayOf(period: string): string {
  return addDays(`${addMonths(period, 1)}-01`, -1);
}

/** The earliest of some days; null stands for none. */
export function earliest(...dates: readonly (string | null)[]): string | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null;
}
