// Full-time months: a month of employment at 100 % (UHM 11554 alternative a), a part of it for part of the month or of full time.
import { addMonths, earliest, lastDayOf } from './days.js';

/**
 * Parts of one full-time month. Divisible by 28, 29, 30 and 31 days and by 100 percent, so that every day at every extent is a whole
 * number of parts, and periods that are split add up exactly.
 */
export const partsPerMonth = 28 * 15 * 29 * 31 * 100;

/** Parts worked from one day to another, both counted in; none when the last lies before the first. */
export function fullTimeParts(firstDay: string, lastDay: string, extentPercent: number): number {
  let parts = 0;
  for (let period = firstDay.slice(0, 7); period <= lastDay.slice(0, 7); period = addMonths(period, 1)) {
    const from = firstDay.startsWith(period) ? Number(firstDay.slice(8)) : 1;
    const daysInMonth = Number(lastDayOf(period).slice(8));
    const to = Number((earliest(lastDay, lastDayOf(period)) ?? lastDay).slice(8));
    parts += Math.max(0, to - from + 1) * ((partsPerMonth * extentPercent) / (100 * daysInMonth));
  }
  return parts;
}

/** Parts as months with two decimals, rounded down: nothing is counted that has not been worked. */
export function monthsOf(parts: number): number {
  return Math.floor(parts / (partsPerMonth / 100)) / 100;
}
