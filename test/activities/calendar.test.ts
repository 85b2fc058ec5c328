// Working days, reporting months and the standstill by the Swedish calendar.
import { describe, expect, it } from 'vitest';
import {
  deadline,
  isHoliday,
  reportingMonth,
  standstillOf,
  officeHour,
  weeklyMorning,
} from '../../activities/calendar.js';

describe('working-day deadlines', () => {
  it('end at 16 in Stockholm, in summer and in winter', () => {
    expect(deadline({ from: '2026-06-01T08:00:00.000Z', workingDays: 2 }).dueAt).toBe('2026-06-03T14:00:00.000Z');
    expect(deadline({ from: '2026-12-01T08:00:00.000Z', workingDays: 2 }).dueAt).toBe('2026-12-03T15:00:00.000Z');
  });

  it('step over weekends, Midsummer Eve and the days around Christmas', () => {
    expect(deadline({ from: '2026-06-18T08:00:00.000Z', workingDays: 1 }).dueAt.slice(0, 10)).toBe('2026-06-22');
    expect(deadline({ from: '2026-12-23T08:00:00.000Z', workingDays: 1 }).dueAt.slice(0, 10)).toBe('2026-12-28');
  });

  it('remind before the end, never after it and never more than three times', () => {
    const { dueAt, remindAt } = deadline({ from: '2026-11-02T08:00:00.000Z', workingDays: 10 });
    expect(remindAt.length).toBeGreaterThan(0);
    expect(remindAt.length).toBeLessThanOrEqual(3);
    for (const at of remindAt) expect(at > '2026-11-02T08:00:00.000Z' && at < dueAt).toBe(true);
  });

  it('remind on working days, in the morning, of an end that somebody else has set', () => {
    // Sunday 10 January at midnight; Epiphany is a Wednesday.
    const { dueAt, remindAt } = deadline({ from: '2026-12-22T20:00:00.000Z', dueAt: '2027-01-10T23:00:00.000Z' });
    expect(dueAt).toBe('2027-01-10T23:00:00.000Z');
    expect(remindAt).toEqual(
      ['2026-12-30T08:00:00.000Z', '2027-01-08T08:00:00.000Z', '2027-01-11T08:00:00.000Z'].slice(0, 2)
    );
    expect(deadline({ from: '2027-01-08T10:00:00.000Z', dueAt: '2027-01-09T10:00:00.000Z' }).remindAt).toEqual([]);
  });

  it('knows the eves that the Act 1930:173 equals to holidays', () => {
    expect(['2026-06-19', '2026-12-24', '2026-12-31', '2027-01-06', '2027-05-01'].every(isHoliday)).toBe(true);
    expect(isHoliday('2026-11-24')).toBe(false);
  });
});

describe('reporting months', () => {
  const span = { startsOn: '2026-03-16', endsOn: '2026-05-10', reportWorkingDays: 7 };

  it('run from the month of the start to that of the end, and then there are no more', () => {
    const periods: string[] = [];
    for (
      let month = reportingMonth({ after: null, ...span });
      month;
      month = reportingMonth({ after: month.period, ...span })
    )
      periods.push(month.period);
    expect(periods).toEqual(['2026-03', '2026-04', '2026-05']);
  });

  it('are over on the first of the next month, the last one on the day after the contract', () => {
    expect(reportingMonth({ after: null, ...span })?.askAt).toBe('2026-04-01T06:00:00.000Z');
    expect(reportingMonth({ after: '2026-04', ...span })?.askAt).toBe('2026-05-11T06:00:00.000Z');
  });
});

describe('the morning of a week', () => {
  it('is the first working day of the next week, past Easter Monday and Christmas', () => {
    expect(weeklyMorning('2026-11-26T10:00:00.000Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(weeklyMorning('2026-11-30T06:59:00.000Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(weeklyMorning('2026-11-30T07:00:00.000Z')).toBe('2026-12-07T07:00:00.000Z');
    expect(weeklyMorning('2027-03-26T10:00:00.000Z')).toBe('2027-03-30T06:00:00.000Z');
  });
});

describe('an office hour', () => {
  it('is now while offices are open, else when they open next', () => {
    const next = (from: string): string => officeHour({ from }).at;
    expect(next('2026-11-26T10:00:00.000Z')).toBe('2026-11-26T10:00:00.000Z');
    expect(next('2026-11-26T15:01:00.000Z')).toBe('2026-11-26T15:01:00.000Z');
    expect(next('2026-11-26T03:00:00.000Z')).toBe('2026-11-26T07:00:00.000Z');
    expect(next('2026-11-27T20:00:00.000Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(next('2026-12-24T09:00:00.000Z')).toBe('2026-12-28T07:00:00.000Z');
  });
});

describe('a report', () => {
  it('is due so many working days after the month as the contract says', () => {
    const due = (reportWorkingDays: number) =>
      reportingMonth({ after: '2026-03', startsOn: '2026-03-16', endsOn: '2027-03-15', reportWorkingDays })?.dueAt;
    expect(due(7)).toBe('2026-05-12T14:00:00.000Z');
    expect(due(3)).toBe('2026-05-06T14:00:00.000Z');
  });
});

describe('the standstill', () => {
  it('may be signed from the first minute, in Stockholm, of the day after its last', () => {
    expect(standstillOf({ sentOn: '2026-11-02', means: 'electronic', days: null, courtDecidedOn: null })).toEqual({
      lastDay: '2026-11-12',
      earliestContract: '2026-11-13',
      signableFrom: '2026-11-12T23:00:00.000Z',
    });
  });

  it('moves a last day on Christmas Eve to the next working day', () => {
    expect(standstillOf({ sentOn: '2026-12-14', means: 'electronic', days: null, courtDecidedOn: null }).lastDay).toBe(
      '2026-12-28'
    );
  });
});
