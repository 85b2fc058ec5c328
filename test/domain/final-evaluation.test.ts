// How it went: outcomes, paths, who is still there, the value with its assumptions, and what the public must not see.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import type { FinalEvaluation } from '../../domain/final-evaluation.js';
import { finalEvaluation, forPublic } from '../../domain/final-evaluation.js';
import { emptyTally, tallyOn } from '../../domain/obligations.js';
import type { PlacementRecord } from '../../domain/placement-record.js';
import { moveRecord, openRecord } from '../../domain/placement-record.js';
import type { PlacementState } from '../../domain/placement.js';
import { newPlacement } from '../../domain/placement.js';
import { startingSettings } from '../../domain/settings.js';
import { unknownScope } from '../../domain/scope.js';
import { socialValue } from '../../domain/value.js';
import { entry } from './stamps.js';

const smallestShown = startingSettings.smallestShown.value;

const contract: ContractState = {
  ...newContract({
    id: 'contract/K-1',
    authorityId: 'obo',
    reference: 'K-1',
    title: 'Vivalla',
    tenderId: 'tender/UPP-1',
    contractorId: 'skanska',
    subcontractorIds: [],
    matchingBodyId: 'af',
    signedOn: '2026-02-10',
    startsOn: '2026-03-01',
    endsOn: '2028-02-29',
    firstStartBy: '2026-09-01',
    obligations: [
      { kind: 'internship', target: 2 },
      { kind: 'permanent-job', target: 2 },
    ],
    sanctions: [],
    bonus: null,
    scope: unknownScope,
    followUpBy: 'coordinator',
  }),
  acceptedThrough: '2028-02',
};
const job = entry('employment', { startDate: '2027-09-01', employmentForm: 'permanent' });
const hired = (more: Partial<PlacementRecord> = {}): PlacementRecord => {
  const line = entry('internship', { startDate: '2027-03-01', endDate: '2027-08-31' });
  const intern = openRecord('internship', { entry: line, reportId: 'r-1' }, '2027-03-02');
  return { ...moveRecord(intern, 'employment', { entry: job, reportId: 'r-2' }, '2027-09-02'), ...more };
};
const placed = (number: number, more: Partial<PlacementState> = {}): PlacementState => ({
  ...newPlacement({
    id: `placement/K-1/P-${number}`,
    authorityId: 'obo',
    reference: `P-${number}`,
    title: 'Vivalla',
    number,
    contractId: 'contract/K-1',
    contractorIds: ['skanska'],
    matchingBodyId: 'af',
    eligible: true,
  }),
  phase: 'employment',
  startedOn: '2027-09-01',
  ...more,
});
const withPlacements = (placements: readonly PlacementRecord[]): ContractState => {
  const state = { ...contract, placements };
  return { ...state, tally: tallyOn(state, '2028-03-05') };
};
const still = (...months: number[]) => months.map((afterMonths) => ({ afterMonths, stillThere: true }));

describe('the final evaluation', () => {
  it('sets agreed against delivered, and tells the path of each placement', () => {
    const { outcomes, firstStart, paths } = finalEvaluation(withPlacements([hired()]), [placed(1)], '2028-03-05');
    expect(outcomes).toEqual([
      { kind: 'internship', target: 2, delivered: 1, accepted: 0, kept: 'not-met' },
      { kind: 'permanent-job', target: 2, delivered: 1, accepted: 0, kept: 'not-met' },
    ]);
    expect(firstStart).toMatchObject({ state: 'missed', on: '2027-03-01' });
    expect(paths).toEqual([
      {
        number: 1,
        steps: [
          { what: 'internship', from: '2027-03-01', to: '2027-08-31' },
          { what: 'employment', from: '2027-09-01', to: null },
        ],
        end: null,
        notCounted: null,
      },
    ]);
  });

  it('fills up with the checks that come after the contract has ended', () => {
    const evaluated = withPlacements([hired(), hired()]);
    const at = (...answers: Partial<PlacementState>[]) =>
      finalEvaluation(
        evaluated,
        answers.map((more, index) => placed(index + 1, more)),
        '2028-03-05'
      );
    expect(at({ retention: still(3) }, { retention: still(3) })).toMatchObject({
      retention: [{ stillThere: 2 }, { outstanding: 2 }, { outstanding: 2 }],
      lastCheckOn: '2028-09-01',
    });
    const gone = {
      retention: [...still(3), { afterMonths: 6, stillThere: false }],
      ended: { on: '2028-04-02', reason: 'left' as const },
    };
    const done = { retention: still(3, 6, 12), ended: { on: '2028-09-02', reason: 'still-there' as const } };
    const later = at(gone, done);
    expect(later).toMatchObject({
      retention: [
        { afterMonths: 3, stillThere: 2, notThere: 0, outstanding: 0 },
        { afterMonths: 6, stillThere: 1, notThere: 1, outstanding: 0 },
        { afterMonths: 12, stillThere: 1, notThere: 1, outstanding: 0 },
      ],
      lastCheckOn: null,
    });
    expect(later.paths[1]?.steps[1]).toEqual({ what: 'employment', from: '2027-09-01', to: null });
    expect(later.paths[0]?.end).toEqual({ on: '2028-04-02', reason: 'left' });
  });

  it('asks after nobody who only had an internship, or who does not count', () => {
    const line = entry('internship', { startDate: '2027-03-01' });
    const intern = openRecord('internship', { entry: line, reportId: 'r' }, '2027-03-02');
    const records = [intern, hired({ countedElsewhere: true })];
    const { retention, paths } = finalEvaluation(withPlacements(records), [placed(1), placed(2)], '2028-03-05');
    expect(
      retention.every(
        ({ stillThere, notThere, outstanding }) => stillThere === 0 && notThere === 0 && outstanding === 0
      )
    ).toBe(true);
    expect(paths.map(({ notCounted }) => notCounted)).toEqual([null, 'counted-elsewhere']);
  });
});

describe('the value', () => {
  it('is the example of the agency by the month, in whole thousands, and never without what it assumes', () => {
    expect(socialValue(12).amountOre).toBe(200_000_00);
    expect(socialValue(6.5).amountOre).toBe(108_000_00);
    expect(socialValue(0).amountOre).toBe(0);
    const { assumptions } = socialValue(1);
    expect(assumptions.filter(({ mark }) => mark === 'V').map(({ name }) => name)).toEqual([
      'otherwise-unemployed',
      'no-long-term-effects',
      'no-displacement',
      'example-person',
    ]);
    expect(assumptions.every(({ source }) => source !== '')).toBe(true);
  });
});

describe('for the public', () => {
  const base = finalEvaluation(withPlacements(Array.from({ length: 8 }, () => hired())), [], '2028-03-05');

  it('numbers under five are left out, and with them what would give them away; paths always', () => {
    const shown = forPublic({
      ...base,
      outcomes: [
        { kind: 'internship', target: 10, delivered: 8, accepted: 3, kept: 'not-met' },
        { kind: 'education', target: 2, delivered: 2, accepted: 2, kept: 'met' },
      ],
      retention: [
        { afterMonths: 3, stillThere: 8, notThere: 0, outstanding: 0 },
        { afterMonths: 6, stillThere: 6, notThere: 2, outstanding: 0 },
        { afterMonths: 12, stillThere: 0, notThere: 0, outstanding: 0 },
      ],
    });
    expect(shown.outcomes).toMatchObject([
      { delivered: 8, accepted: null },
      { delivered: null, accepted: null },
    ]);
    expect(shown.retention).toMatchObject([
      { stillThere: 8, notThere: 0 },
      { stillThere: null, notThere: null, outstanding: null },
      { stillThere: null, notThere: null, outstanding: null },
    ]);
    expect(shown.paths).toEqual([]);
    expect(shown.value).not.toBeNull();
  });

  it('months, hours and their value are left out when fewer than five people stand behind them', () => {
    const few = { ...base, paths: base.paths.slice(0, 4) };
    const months = { kind: 'full-time-months', target: 24, delivered: 20, accepted: 20, kept: 'not-met' } as const;
    const shown = forPublic({ ...few, outcomes: [months] });
    expect(shown.outcomes[0]).toMatchObject({ delivered: null, accepted: null });
    expect(shown.value).toBeNull();
    expect(forPublic({ ...base, outcomes: [months] }).outcomes[0]?.delivered).toBe(20);
  });

  it('no number from one to four is ever left', () => {
    const small = fc.nat(12);
    const checks = fc.record({ stillThere: small, notThere: small, outstanding: small });
    fc.assert(
      fc.property(small, small, fc.array(checks, { maxLength: 3 }), (delivered, accepted, answers) => {
        const evaluation: FinalEvaluation = {
          ...base,
          outcomes: [
            { kind: 'internship', target: 40, delivered, accepted: Math.min(accepted, delivered), kept: 'not-met' },
          ],
          retention: answers.map((answer) => ({ afterMonths: 3, ...answer })),
        };
        const { outcomes, retention } = forPublic(evaluation);
        const counts = [
          ...outcomes.flatMap((outcome) => [outcome.delivered, outcome.accepted]),
          ...retention.flatMap(({ stillThere, notThere, outstanding }) => [stillThere, notThere, outstanding]),
        ];
        expect(counts.filter((count) => count !== null && count > 0 && count < smallestShown)).toEqual([]);
      })
    );
  });
});

it('an empty contract has an evaluation too', () => {
  const nothing = finalEvaluation({ ...contract, tally: emptyTally }, [], '2026-03-05');
  expect(nothing.paths).toEqual([]);
  expect(nothing.value?.amountOre).toBe(0);
});
