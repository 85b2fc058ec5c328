// The ball, its reminders and the ids that all cases share.
import { describe, expect, it } from 'vitest';
import type { Ball, CaseBase } from '../../domain/case.js';
import { applyCommon, contractId, daysAfter, instantOf, nextNudge, placementId, tenderId } from '../../domain/case.js';

const ball: Ball = {
  task: 'report',
  roles: ['contractor'],
  organisationId: 'skanska',
  since: '2026-03-01T07:00:00.000Z',
  dueAt: '2026-03-11T15:00:00.000Z',
  remindAt: ['2026-03-05T08:00:00.000Z', '2026-03-10T08:00:00.000Z'],
  escalated: false,
};
const base: CaseBase = {
  kind: 'contract',
  id: 'contract/K-1',
  authorityId: 'obo',
  reference: 'K-1',
  title: 'Vivalla',
  revision: 3,
  ball,
  seen: [],
};

const waiting = (state: CaseBase): Ball[] => (state.ball === null ? [] : [state.ball]);

describe('nextNudge', () => {
  it('reminds as often as planned, then escalates once, then leaves it', () => {
    let state = base;
    expect(nextNudge(waiting(state))).toEqual({ at: '2026-03-05T08:00:00.000Z', what: 'remind', task: ball.task });
    state = applyCommon(state, { type: 'reminded', task: 'report' });
    expect(nextNudge(waiting(state))).toEqual({ at: '2026-03-10T08:00:00.000Z', what: 'remind', task: ball.task });
    state = applyCommon(state, { type: 'reminded', task: 'report' });
    expect(nextNudge(waiting(state))).toEqual({ at: '2026-03-11T15:01:00.000Z', what: 'escalate', task: ball.task });
    state = applyCommon(state, { type: 'escalated', task: 'report', to: 'coordinator' });
    expect(nextNudge(waiting(state))).toBeNull();
  });

  it('nudges nobody when only time must pass, or when nobody has the ball', () => {
    expect(nextNudge([])).toBeNull();
    expect(nextNudge([{ ...ball, organisationId: null, remindAt: [] }])).toBeNull();
    expect(nextNudge([{ ...ball, dueAt: null, remindAt: [] }])).toBeNull();
  });
});

describe('several things that wait at once', () => {
  it('are each nudged at their own time, the earliest first', () => {
    const later: Ball = { ...ball, task: 'hold-kick-off', remindAt: ['2026-03-07T08:00:00.000Z'] };
    expect(nextNudge([later, ball])).toMatchObject({ at: '2026-03-05T08:00:00.000Z', task: 'report' });
    const silent = { ...ball, remindAt: [], escalated: true };
    expect(nextNudge([silent, later])).toMatchObject({ at: '2026-03-07T08:00:00.000Z', task: 'hold-kick-off' });
  });
});

describe('events that all cases share', () => {
  it('change nothing on a ball that is gone', () => {
    const without = { ...base, ball: null };
    expect(applyCommon(without, { type: 'reminded', task: 'report' })).toBe(without);
    expect(applyCommon(without, { type: 'escalated', task: 'report', to: 'coordinator' })).toBe(without);
    expect(applyCommon(base, { type: 'ball-passed', ball: null }).ball).toBeNull();
  });
});

describe('ids and instants', () => {
  it('name a case by its references, and a placement by its number', () => {
    expect([tenderId('UPP-2026-014'), contractId('K-1'), placementId('K-1', 17)]).toEqual([
      'tender/UPP-2026-014',
      'contract/K-1',
      'placement/K-1/P-17',
    ]);
  });

  it('take a date as its morning', () => {
    expect(instantOf('2026-03-01')).toBe('2026-03-01T07:00:00.000Z');
    expect(instantOf('2026-03-01T12:00:00.000Z')).toBe('2026-03-01T12:00:00.000Z');
    expect(daysAfter('2026-02-27T07:00:00.000Z', 2)).toBe('2026-03-01T07:00:00.000Z');
  });
});
