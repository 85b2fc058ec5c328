// One person's path: phases, eligibility, checks afterwards, and an end that is final.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../domain/commands.js';
import { acceptOnPlacement, retentionDue } from '../../domain/placement-commands.js';
import type { PlacementEvent, PlacementState } from '../../domain/placement.js';
import { applyPlacement, newPlacement, nextRetention } from '../../domain/placement.js';
import { isRefusal } from '../../domain/refusal.js';
import { entry, envelope, stamped } from './stamps.js';

const fresh = newPlacement({
  id: 'placement/K-1/P-17',
  authorityId: 'obo',
  reference: 'P-17',
  title: 'Vivalla',
  number: 17,
  contractId: 'contract/K-1',
  contractorIds: ['skanska', 'elajo'],
  matchingBodyId: 'af',
  eligible: null,
});

function from(state: PlacementState, ...events: readonly PlacementEvent[]): PlacementState {
  return events.reduce((placement, event) => applyPlacement(placement, stamped(event)), state);
}
function give(
  state: PlacementState,
  command: Command,
  at = '2027-06-01T09:00:00.000Z'
): readonly PlacementEvent[] | string {
  const answer = acceptOnPlacement(state, envelope(command), at);
  return isRefusal(answer) ? answer.refused : answer;
}

const hired = from(fresh, {
  type: 'moved',
  phase: 'employment',
  entry: entry('employment', {
    startDate: '2026-03-01',
    extentPercent: 75,
    employmentForm: 'permanent',
    employer: 'Elajo',
  }),
});

describe('a placement', () => {
  it('moves with what a report says, and starts its checks anew', () => {
    expect(hired).toMatchObject({
      phase: 'employment',
      startedOn: '2026-03-01',
      extentPercent: 75,
      employmentForm: 'permanent',
      employer: 'Elajo',
    });
    const checked = from(hired, { type: 'retention-confirmed', afterMonths: 3, stillThere: true });
    const studies = from(checked, {
      type: 'moved',
      phase: 'education',
      entry: entry('education', { startDate: '2026-08-24' }),
    });
    expect(studies).toMatchObject({ phase: 'education', retention: [], employer: 'Elajo' });
  });

  it('starts on the day of the report when no day is said', () => {
    expect(from(fresh, { type: 'moved', phase: 'internship', entry: entry('internship') }).startedOn).toBe(
      '2026-03-02'
    );
  });

  it('ends when the person is not of the target group, and nobody says why', () => {
    const ended = from(fresh, { type: 'eligibility-confirmed', eligible: false, countedAs: null });
    expect(ended).toMatchObject({
      phase: 'ended',
      eligible: false,
      ball: null,
      ended: { on: '2026-03-02', reason: 'not-eligible' },
    });
    expect(from(fresh, { type: 'eligibility-confirmed', eligible: true, countedAs: null })).toMatchObject({
      phase: 'referred',
      eligible: true,
    });
  });

  it('takes nothing more once it has ended', () => {
    const ended = from(hired, { type: 'ended', endedOn: '2026-10-01', reason: 'left' });
    expect(give(ended, { kind: 'confirm-step', step: 'midway-check', doneOn: '2026-10-02' })).toBe('Closed');
  });

  it('ends on the day that a report says, else on the day of the report', () => {
    const on = (more: Parameters<typeof entry>[1]): unknown =>
      from(hired, { type: 'moved', phase: 'ended', entry: entry('ended', more) }).ended;
    expect(on({ endDate: '2026-11-20' })).toEqual({ on: '2026-11-20', reason: 'completed' });
    expect(on({})).toEqual({ on: '2026-03-02', reason: 'completed' });
  });

  it('takes a step once, and says when it was done', () => {
    const named = from(fresh, { type: 'step-confirmed', step: 'tutor-named', doneOn: '2026-03-03' });
    expect(give(named, { kind: 'confirm-step', step: 'tutor-named', doneOn: '2026-03-05' })).toBe('StepDone');
    expect(give(named, { kind: 'confirm-step', step: 'first-meeting', doneOn: '2026-03-05' })).toEqual([
      { type: 'step-confirmed', step: 'first-meeting', doneOn: '2026-03-05' },
    ]);
  });

  it('remembers the steps with their days', () => {
    expect(from(fresh, { type: 'step-confirmed', step: 'tutor-named', doneOn: '2026-03-03' }).steps).toEqual({
      'tutor-named': '2026-03-03',
    });
  });
});

describe('checks afterwards', () => {
  const check = (afterMonths: number, stillThere = true): Command => ({
    kind: 'confirm-retention',
    afterMonths,
    stillThere,
  });

  it('come after 3, 6 and 12 months, in that order', () => {
    expect(nextRetention(hired)).toBe(3);
    expect(give(hired, check(6))).toBe('NotOpen');
    const after = [3, 6, 12].reduce(
      (state, months) => from(state, { type: 'retention-confirmed', afterMonths: months, stillThere: true }),
      hired
    );
    expect(nextRetention(after)).toBeNull();
    expect(give(after, check(12))).toBe('NotOpen');
  });

  it('are counted in calendar months', () => {
    expect(retentionDue('2026-03-01', 3)).toBe('2026-06-01T07:00:00.000Z');
    expect(retentionDue('2026-03-01', 12)).toBe('2027-03-01T07:00:00.000Z');
    expect(retentionDue('2026-11-30', 3)).toBe('2027-02-28T07:00:00.000Z');
  });

  it('are not answered with "still there" before their day, but "no longer there" is heard at once', () => {
    expect(give(hired, check(3), '2026-05-31T09:00:00.000Z')).toBe('TooEarly');
    expect(give(hired, check(3), '2026-06-01T09:00:00.000Z')).toEqual([
      { type: 'retention-confirmed', afterMonths: 3, stillThere: true },
    ]);
    expect(give(hired, check(3, false), '2026-04-01T09:00:00.000Z')).toHaveLength(1);
    expect(from(hired, { type: 'retention-confirmed', afterMonths: 3, stillThere: false }).ended?.reason).toBe('left');
  });

  it('are not for internships', () => {
    const intern = from(fresh, {
      type: 'moved',
      phase: 'internship',
      entry: entry('internship', { startDate: '2026-03-01' }),
    });
    expect(give(intern, check(3))).toBe('NotOpen');
  });
});
