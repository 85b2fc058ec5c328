// One party's month: what it knows, what one press may answer, and that no press counts twice.
import { describe, expect, it } from 'vitest';
import { acceptOnContract } from '../../domain/contract-commands.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import type { ReportEntry } from '../../domain/commands.js';
import { isRefusal } from '../../domain/refusal.js';
import { isInPlay, owedMonth, partyMonth, periodToAsk } from '../../domain/reporting-month.js';
import { happened, obo, signed } from './contracts.js';
import { entry, envelope, someone } from './stamps.js';

const march = {
  period: '2026-03',
  askAt: '2026-04-01T06:00:00.000Z',
  dueAt: '2026-04-14T14:00:00.000Z',
  remindAt: ['2026-04-08T07:00:00.000Z'],
};
const april = { ...march, period: '2026-04', askAt: '2026-05-04T06:00:00.000Z', dueAt: '2026-05-13T14:00:00.000Z' };
const at = '2026-04-02T09:00:00.000Z';

function from(state: ContractState, when: string, ...events: readonly ContractEvent[]): ContractState {
  return happened(state, when, ...events);
}

/** A report by somebody of an organisation; a refusal fails the test. */
function reported(state: ContractState, id: string, entries: readonly ReportEntry[], organisation = 'skanska') {
  const by = someone('contractor', organisation);
  const events = acceptOnContract(state, envelope({ kind: 'report', entries, text: null }, by, id), at);
  if (isRefusal(events)) throw new Error(events.message);
  return from(state, at, ...events);
}

const hours = [{ kind: 'hours', target: 1000 }] as const;
const opened = from({ ...signed, obligations: hours }, '2026-03-05T09:00:00.000Z', {
  type: 'month-opened',
  month: march,
});
const started = entry('internship', { count: 2, startDate: '2026-03-10', extentPercent: 50, hours: 120 });
/** March is reported and accepted; April is over and asked for. */
const asked = from(
  reported(opened, 'r-1', [started]),
  at,
  { type: 'report-accepted', reportId: 'r-1' },
  { type: 'month-closed', period: '2026-03', silent: [] },
  { type: 'month-opened', month: april },
  { type: 'month-asked', period: '2026-04' }
);

describe('the month of a party', () => {
  it('says who is placed, what was reported last and what is owed', () => {
    const now = owedMonth(asked, 'skanska');
    expect(now).toMatchObject({ period: '2026-04', owed: { dueAt: april.dueAt }, alsoOwed: [] });
    expect(now?.placed.map(({ number, what }) => [number, what])).toEqual([
      [1, 'internship'],
      [2, 'internship'],
    ]);
    expect(now?.last).toMatchObject({ period: '2026-03', reports: [{ reportId: 'r-1', entries: [started] }] });
  });

  it('repeats last month as the same people with the same hours, and counts nobody anew', () => {
    const same = owedMonth(asked, 'skanska')?.same ?? [];
    expect(same.map(({ placement, hours: each }) => [placement, each])).toEqual([
      [1, 60],
      [2, 60],
    ]);
    const again = reported(asked, 'r-2', same);
    expect(again.placements.length).toBe(2);
    expect(again.tally.internship.reported).toBe(2);
    expect(again.tally.hours.reported).toBe(240);
    expect(partyMonth(again, 'skanska', '2026-04')).toMatchObject({ owed: null, said: { period: '2026-04' } });
  });

  it('has nothing to repeat before anything was reported, with nobody placed, or when the last report was sent back', () => {
    expect(partyMonth(opened, 'skanska', '2026-03')?.same).toBeNull();
    const nobody = reported(asked, 'r-2', [
      entry('ended', { placement: 1, endDate: '2026-04-02' }),
      entry('ended', { placement: 2, endDate: '2026-04-02' }),
    ]);
    const may = from(nobody, at, { type: 'month-closed', period: '2026-04', silent: [] });
    expect(partyMonth(may, 'skanska', '2026-05')?.same).toBeNull();
    const open = reported(opened, 'r-1', [started]);
    const returned = from(open, at, { type: 'report-returned', reportId: 'r-1', reason: 'Timmarna saknas' });
    expect(partyMonth(returned, 'skanska', '2026-04')?.same).toBeNull();
    expect(partyMonth(returned, 'skanska', '2026-03')?.owed).toMatchObject({ reason: 'Timmarna saknas' });
  });

  it('is asked of each party for itself: a subcontractor has its own people and its own answer', () => {
    const joined = from(asked, at, { type: 'subcontractor-acceded', organisationId: 'elajo' });
    const both = reported(joined, 'e-1', [entry('internship', { startDate: '2026-04-01' })], 'elajo');
    expect(periodToAsk(both, 'elajo')).toBeNull();
    expect(periodToAsk(both, 'skanska')).toBe('2026-04');
    expect(partyMonth(both, 'elajo', '2026-04')?.placed.map(({ number }) => number)).toEqual([3]);
    expect(partyMonth(both, 'skanska', '2026-04')?.placed.map(({ number }) => number)).toEqual([1, 2]);
    expect(partyMonth(both, obo.organisationId, '2026-04')).toBeNull();
  });

  it('is in play while it is owed or waits for its answer', () => {
    expect(isInPlay(asked, 'skanska', '2026-04')).toBe(true);
    expect(isInPlay(asked, 'skanska', '2026-03')).toBe(false);
    const silent = from(
      asked,
      at,
      { type: 'month-closed', period: '2026-04', silent: ['skanska'] },
      { type: 'month-opened', month: { ...april, period: '2026-05' } },
      { type: 'month-asked', period: '2026-05' }
    );
    expect(isInPlay(silent, 'skanska', '2026-04')).toBe(true);
    expect(periodToAsk(silent, 'skanska')).toBe('2026-05');
    expect(owedMonth(silent, 'skanska')?.period).toBe('2026-04');
  });
});

describe('an answer for just one month', () => {
  const nothing = (period: string) => envelope({ kind: 'report', entries: [], text: null, period }, undefined, 'd-2');

  it('counts while that month is owed', () => {
    const events = acceptOnContract(asked, nothing('2026-04'), at);
    expect(events).toMatchObject([{ type: 'report-received', period: '2026-04', entries: [] }]);
  });

  it('is refused once somebody has reported it, whatever the delivery is called', () => {
    const done = reported(asked, 'r-2', []);
    expect(acceptOnContract(done, nothing('2026-04'), at)).toMatchObject({ refused: 'AlreadyReported' });
    expect(acceptOnContract(asked, nothing('2026-03'), at)).toMatchObject({ refused: 'AlreadyReported' });
  });
});
