// Counting what was promised against what was delivered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import { count, countsTowards, emptyTally, progress } from '../../domain/obligations.js';
import { entry } from './stamps.js';

const span = { startsOn: '2022-01-01', endsOn: '2026-01-01', today: '2024-01-01' };
const lines = fc.array(
  fc.record({
    what: fc.constantFrom<ReportEntry['what']>('employment', 'internship', 'education', 'ended'),
    count: fc.integer({ min: 1, max: 50 }),
    employmentForm: fc.constantFrom<EmploymentForm | null>('permanent', 'fixed-term', 'apprenticeship', null),
  })
);
const entriesOf = (drafts: readonly Pick<ReportEntry, 'what' | 'count' | 'employmentForm'>[]): ReportEntry[] =>
  drafts.map(({ what, ...more }) => entry(what, more));

describe('what a line counts towards', () => {
  it('is an employment and a permanent job, when somebody is hired permanently', () => {
    expect(countsTowards('employment', 'permanent')).toEqual(['employment', 'permanent-job']);
    expect(countsTowards('employment', 'fixed-term')).toEqual(['employment']);
    expect(countsTowards('employment', null)).toEqual(['employment']);
    expect(countsTowards('internship', null)).toEqual(['internship']);
    expect(countsTowards('education', null)).toEqual(['education']);
    expect(countsTowards('ended', null)).toEqual([]);
  });
});

describe('count', () => {
  it('adds each line once, and leaves the tally it was given as it was', () => {
    const tally = count(
      emptyTally,
      [entry('employment', { count: 2, employmentForm: 'permanent' }), entry('internship')],
      'reported',
      1
    );
    expect(tally.employment).toEqual({ reported: 2, accepted: 0 });
    expect(tally['permanent-job'].reported).toBe(2);
    expect(tally.internship.reported).toBe(1);
    expect(emptyTally.employment.reported).toBe(0);
  });

  it('takes off exactly what it added', () => {
    fc.assert(
      fc.property(lines, lines, (before, drafts) => {
        const tally = count(emptyTally, entriesOf(before), 'reported', 1);
        const entries = entriesOf(drafts);
        expect(count(count(tally, entries, 'reported', 1), entries, 'reported', -1)).toEqual(tally);
      })
    );
  });
});

describe('progress', () => {
  const [permanent] = progress(
    [{ kind: 'permanent-job', target: 12 }],
    count(emptyTally, [entry('employment', { count: 4, employmentForm: 'permanent' })], 'reported', 1),
    span
  );

  it('sets delivery against the target, with a straight line to the end', () => {
    expect(permanent).toEqual({ kind: 'permanent-job', target: 12, delivered: 4, accepted: 0, forecast: 8 });
  });

  it('forecasts nothing before a tenth of the time has passed, and what there is once it is over', () => {
    const at = (today: string): number | null | undefined =>
      progress(
        [{ kind: 'internship', target: 40 }],
        count(emptyTally, [entry('internship', { count: 7 })], 'reported', 1),
        { ...span, today }
      )[0]?.forecast;
    expect(at('2021-12-01')).toBeNull();
    expect(at('2022-05-01')).toBeNull();
    expect(at('2022-06-15')).toBeGreaterThan(40);
    expect(at('2026-01-01')).toBe(7);
    expect(at('2030-01-01')).toBe(7);
  });
});
