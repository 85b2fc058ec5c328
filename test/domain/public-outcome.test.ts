// What the public may see, tried against a reader who knows every number shown, that zeros are shown, and how to subtract.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeSums } from '../../domain/outcome.js';
import { publicKinds, publicOutcome, publicTables } from '../../domain/public-outcome.js';
import type { Cell } from '../../domain/small-cells.js';
import { shownColumn } from '../../domain/small-cells.js';

const smallest = 5;
const counted = (people: number): Cell => ({ value: people, people });
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const column = (numbers: readonly number[]) => shownColumn(numbers.map(counted), counted(sum(numbers)), smallest);

/** The least and the most that each hidden number may be, as far as the column tells. */
function rangesIn({ total, cells }: ReturnType<typeof column>): (readonly [number, number])[] {
  const hidden = cells.filter((cell) => cell === null).length;
  if (total === null || hidden === 0) return [];
  // Where a number is shown at all, a zero would be too.
  const least = hidden === cells.length ? 0 : 1;
  const rest = total - sum(cells.map((cell) => cell ?? 0));
  // Alone in its column a number is the total.
  const most = rest - (hidden - 1) * least;
  return Array.from({ length: hidden }, () => [hidden === 1 ? rest : least, most]);
}

const numbers = fc.array(fc.oneof(fc.nat(7), fc.nat(60), fc.constant(0)), { minLength: 1, maxLength: 12 });

describe('a column', () => {
  it('shows no number of fewer than five people, and none that the total and the others tell', () => {
    fc.assert(
      fc.property(numbers, (of) => {
        const shown = column(of);
        shown.cells.forEach((cell, index) => {
          if (cell !== null) expect(cell).toBe(of[index]);
          if ((of[index] ?? 0) > 0 && (of[index] ?? 0) < smallest) expect(cell).toBeNull();
        });
        expect(shown.total === null || shown.total === 0 || shown.total >= smallest).toBe(true);
        // Of each hidden number it may still be five or more: not even that it is small can be told.
        for (const [least, most] of rangesIn(shown)) {
          expect(most).toBeGreaterThan(least);
          expect(most).toBeGreaterThanOrEqual(smallest);
        }
      }),
      { numRuns: 3000 }
    );
  });

  it('hides nothing where nothing is small, and no more than it must', () => {
    expect(column([0, 5, 40])).toEqual({ total: 45, cells: [0, 5, 40] });
    expect(column([3, 9, 40])).toEqual({ total: 52, cells: [null, null, 40] });
    expect(column([3, 4, 40])).toEqual({ total: 47, cells: [null, null, 40] });
    expect(column([1, 1, 9, 40])).toEqual({ total: 51, cells: [null, null, null, 40] });
    expect(column([1, 1, 1, 1, 1])).toEqual({ total: 5, cells: [null, null, null, null, null] });
    expect(column([3, 0])).toEqual({ total: null, cells: [null, null] });
    expect(column([])).toEqual({ total: 0, cells: [] });
  });

  it('hides a sum that is one year’s alone, behind which fewer stand than behind the total', () => {
    expect(shownColumn([{ value: 20, people: 3 }], { value: 20, people: 6 }, smallest)).toEqual({
      total: null,
      cells: [null],
    });
  });
});

const line = fc
  .record({
    internships: fc.nat(12),
    employments: fc.nat(12),
    permanent: fc.nat(12),
    educations: fc.nat(4),
    months: fc.nat(30),
    asked: fc.nat(12),
    there: fc.nat(12),
    gone: fc.nat(12),
  })
  .map(({ internships, employments, permanent, educations, months, asked, there, gone }): OutcomeSums => {
    const stay = Math.min(there, asked);
    const left = Math.min(gone, asked - stay);
    return {
      contracts: 1,
      people: Math.max(internships, employments, educations) + (internships % 3),
      internships,
      employments,
      permanentJobs: Math.min(permanent, employments),
      educations,
      monthParts: employments === 0 ? 0 : months * 37_758_000,
      working: employments,
      asked,
      there: [stay, stay, stay],
      gone: [left, left, left],
    };
  });
const added = (lines: readonly OutcomeSums[]): OutcomeSums =>
  lines.reduce((all, each) => {
    const sums = Object.entries(all).map(([name, value]: [string, number | readonly number[]]) => {
      const more = each[name as keyof OutcomeSums];
      return [
        name,
        typeof value === 'number'
          ? value + Number(more)
          : value.map((part, i) => part + ((more as readonly number[])[i] ?? 0)),
      ];
    });
    return Object.fromEntries(sums) as OutcomeSums;
  });

describe('the outcome for the public', () => {
  it('has in none of its tables a hidden number that its column and its total tell', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(3), (lines, apart) => {
        const halves = [
          lines.filter((_, index) => index % (apart + 1) === 0),
          lines.filter((_, index) => index % (apart + 1) > 0),
        ];
        const authority = halves.filter((half) => half.length > 0).map(added);
        const total = added(lines);
        const shown = publicOutcome(total, { year: lines, authority, area: [total] }, smallest);
        for (const kind of publicKinds)
          for (const table of publicTables) {
            const cells = shown.tables[table].map((counts) => counts[kind]);
            if (kind === 'months') {
              // Of a sum that is hidden another has to be hidden too, or the total is.
              const hidden = cells.filter((cell) => cell === null).length;
              expect(hidden !== 1 || shown.total.months === null).toBe(true);
              continue;
            }
            for (const count of [...cells, shown.total[kind]])
              expect(count === null || count === 0 || count >= smallest).toBe(true);
            if (shown.total[kind] === null) expect(cells.every((cell) => cell === null)).toBe(true);
            for (const [least, most] of rangesIn({ total: shown.total[kind], cells }))
              expect(most).toBeGreaterThan(least);
          }
        const rests = [total.internships, total.employments, total.educations].map(
          (part) => (shown.people ?? part) - part
        );
        expect(rests.every((rest) => rest === 0 || rest >= smallest)).toBe(true);
        for (const { counts } of shown.retention)
          for (const count of Object.values(counts ?? {})) expect(count === 0 || count >= smallest).toBe(true);
        if (shown.total.months === null) expect(shown.value).toBeNull();
      }),
      { numRuns: 2000 }
    );
  });
});
