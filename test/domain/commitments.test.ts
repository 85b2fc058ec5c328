// When a promise is kept: the 75 percent of clause 11554, its first start, and the bonus 11556.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commitments } from '../../domain/commitments.js';
import { allKept, bonusEarned, firstStart, kept } from '../../domain/commitments.js';
import { emptyTally } from '../../domain/obligations.js';
import type { PathEnd, PlacementRecord } from '../../domain/placement-record.js';
import { openRecord } from '../../domain/placement-record.js';
import type { ObligationKind } from '../../domain/requirement.js';
import { entry } from './stamps.js';

const months = { kind: 'full-time-months', target: 24 } as const;
const hired = (startDate: string, endDate: string | null = null): PlacementRecord =>
  openRecord('employment', { entry: entry('employment', { startDate, endDate }), reportId: 'r-1' }, '2026-04-02');
const left = (record: PlacementRecord, endedOn: string, endReason: PathEnd): PlacementRecord => ({
  ...record,
  phase: 'ended',
  endedOn,
  endReason,
});

function contract(kind: ObligationKind, reported: number, more: Partial<Commitments> = {}): Commitments {
  return {
    startsOn: '2026-03-01',
    endsOn: '2028-02-29',
    placements: [],
    openReports: [],
    acceptedThrough: null,
    obligations: [months],
    bonus: null,
    firstStartBy: '2026-09-01',
    firstOfferOn: null,
    tally: { ...emptyTally, [kind]: { reported, accepted: reported } },
    ...more,
  };
}

describe('a commitment in full-time months', () => {
  const early = [left(hired('2026-04-01'), '2027-01-31', 'left')];

  it('is met at its total, and at 75 percent of it when an employment ended early by the employee or by dismissal', () => {
    expect(kept(contract('full-time-months', 24), months)).toBe('met');
    expect(kept(contract('full-time-months', 18), months)).toBe('not-met');
    expect(kept(contract('full-time-months', 18, { placements: early }), months)).toBe('met-early-end');
    expect(kept(contract('full-time-months', 17.99, { placements: early }), months)).toBe('not-met');
    const dismissed = [left(hired('2026-04-01', '2027-06-30'), '2027-01-31', 'employer-ended')];
    expect(kept(contract('full-time-months', 20, { placements: dismissed }), months)).toBe('met-early-end');
  });

  it.each<[string, PlacementRecord]>([
    ['as planned', left(hired('2026-04-01', '2027-01-31'), '2027-01-31', 'left')],
    ['completed', left(hired('2026-04-01'), '2027-01-31', 'completed')],
    ['with the programme, which the clause does not name', left(hired('2026-04-01'), '2027-01-31', 'programme-ended')],
    ['but counts elsewhere', { ...left(hired('2026-04-01'), '2027-01-31', 'left'), countedElsewhere: true }],
  ])('is not met at 75 percent by a job that ended %s', (_, record) => {
    expect(kept(contract('full-time-months', 20, { placements: [record] }), months)).toBe('not-met');
  });

  it('has its boundary at exactly three quarters, whatever the total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (target, hundredths) => {
        const obligation = { kind: 'full-time-months', target } as const;
        const at = (reported: number) =>
          kept(contract('full-time-months', reported, { placements: early }), obligation);
        expect(at((target * 75) / 100)).toBe('met-early-end');
        expect(at((target * 75 - hundredths) / 100)).toBe('not-met');
      })
    );
  });

  it('is the only kind that the 75 percent are for', () => {
    const jobs = { kind: 'employment', target: 4 } as const;
    expect(kept(contract('employment', 3, { placements: early, obligations: [jobs] }), jobs)).toBe('not-met');
    expect(allKept(contract('full-time-months', 20, { placements: early }))).toBe(true);
  });
});

describe('the first start', () => {
  const at = (today: string, more: Partial<Commitments> = {}) => firstStart(contract('employment', 0, more), today);

  it('is pending until its day, missed after it, and met by a job that began in time', () => {
    expect(at('2026-09-01')).toEqual({ by: '2026-09-01', state: 'pending', on: null, how: null });
    expect(at('2026-09-02').state).toBe('missed');
    const late = { placements: [hired('2026-10-01')] };
    expect(at('2026-10-02', late)).toEqual({ by: '2026-09-01', state: 'missed', on: '2026-10-01', how: 'begun' });
    expect(at('2027-01-01', { placements: [hired('2026-09-01')] })).toMatchObject({ state: 'met', how: 'begun' });
  });

  it('is met by an offer too', () => {
    const offered = { firstOfferOn: '2026-08-20', placements: [hired('2026-10-01')] };
    expect(at('2026-10-02', offered)).toEqual({ by: '2026-09-01', state: 'met', on: '2026-08-20', how: 'offered' });
  });

  it('must be a job where months were promised, and may be any placement elsewhere', () => {
    const intern = openRecord(
      'internship',
      { entry: entry('internship', { startDate: '2026-05-01' }), reportId: 'r' },
      '2026-05-02'
    );
    expect(at('2026-09-02', { placements: [intern] }).state).toBe('missed');
    expect(at('2026-09-02', { placements: [intern], obligations: [{ kind: 'internship', target: 4 }] }).state).toBe(
      'met'
    );
  });

  it('is not made by somebody who does not count', () => {
    expect(at('2026-09-02', { placements: [hired('2026-02-01')] }).state).toBe('missed');
  });
});

describe('the bonus', () => {
  const bonus = { kind: 'employment', perExtraOre: 2_000_000, maxExtra: 3 } as const;
  const obligations = [{ kind: 'employment', target: 4 } as const];
  const earned = (reported: number) => bonusEarned(contract('employment', reported, { bonus, obligations }));

  it('is for whole units over the target, at most so many', () => {
    expect(earned(3)).toEqual({ extra: 0, amountOre: 0 });
    expect(earned(6)).toEqual({ extra: 2, amountOre: 4_000_000 });
    expect(earned(60)).toEqual({ extra: 3, amountOre: 6_000_000 });
    expect(bonusEarned(contract('full-time-months', 99))).toBeNull();
  });

  it('is for what was accepted, not for what was only reported', () => {
    const tally = { ...emptyTally, employment: { reported: 9, accepted: 5 } };
    expect(bonusEarned(contract('employment', 0, { bonus, obligations, tally }))).toEqual({
      extra: 1,
      amountOre: 2_000_000,
    });
  });
});
