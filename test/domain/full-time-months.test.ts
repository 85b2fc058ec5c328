// Full-time months: whole months, part of a month, part of full time; split periods add up exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, lastDayOf, monthsFrom } from '../../domain/days.js';
import { fullTimeParts, monthsOf, partsPerMonth } from '../../domain/full-time-months.js';

const months = (from: string, to: string, percent = 100): number => monthsOf(fullTimeParts(from, to, percent));
const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));

describe('days and months', () => {
  it('know the calendar', () => {
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(monthsFrom('2025-11', '2027-01')).toBe(14);
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('full-time months', () => {
  it('count a whole month as one, however long it is', () => {
    expect(months('2026-02-01', '2026-02-28')).toBe(1);
    expect(months('2026-03-01', '2026-03-31')).toBe(1);
    expect(months('2026-01-01', '2026-12-31')).toBe(12);
  });

  it('count half of full time as half, and half of the month as half', () => {
    expect(months('2026-01-01', '2026-12-31', 50)).toBe(6);
    expect(months('2026-04-01', '2026-04-15')).toBe(0.5);
    expect(months('2026-04-16', '2026-06-15', 75)).toBe(1.5);
  });

  it('count nothing when the end lies before the start, and round down', () => {
    expect(months('2026-04-02', '2026-04-01')).toBe(0);
    expect(months('2026-05-01', '2026-04-01')).toBe(0);
    expect(months('2026-05-01', '2026-05-30')).toBe(0.96);
  });

  it('are whole parts for every day and extent, and add up over periods that are split anywhere', () => {
    fc.assert(
      fc.property(day, fc.nat(900), fc.nat(900), fc.integer({ min: 1, max: 100 }), (from, first, second, percent) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second + 1);
        const parts = [
          fullTimeParts(from, middle, percent),
          fullTimeParts(addDays(middle, 1), to, percent),
          fullTimeParts(from, to, percent),
        ];
        expect(parts.every(Number.isInteger)).toBe(true);
        expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(parts[2]);
      })
    );
  });

  it('are never more than the months that the period touches', () => {
    fc.assert(
      fc.property(day, fc.nat(900), (from, days) => {
        const to = addDays(from, days);
        expect(fullTimeParts(from, to, 100)).toBeLessThanOrEqual(
          (monthsFrom(from.slice(0, 7), to.slice(0, 7)) + 1) * partsPerMonth
        );
      })
    );
  });
});
