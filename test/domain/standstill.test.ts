// The standstill: the answers of Upphandlingsmyndigheten as they stand (domain.md 2.3), and what holds for every date.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standstill } from '../../domain/standstill.js';

const holidays = new Set([
  '2018-06-06',
  '2019-04-19',
  '2019-04-22',
  '2019-05-01',
  '2026-12-24',
  '2026-12-25',
  '2026-12-31',
  '2027-01-01',
  '2027-01-06',
]);
const isHoliday = (date: string): boolean => holidays.has(date);

const april = { sentOn: '2019-04-01', means: 'electronic', days: null, courtDecidedOn: null } as const;

describe('standstill', () => {
  it.each([
    ['sent 2019-04-01, electronically to all', '2019-04-01', 'electronic', null, '2019-04-11', '2019-04-12'],
    [
      'sent 2019-04-18: day 10 is a Sunday; Easter within does not matter',
      '2019-04-18',
      'electronic',
      null,
      '2019-04-29',
      '2019-04-30',
    ],
    [
      'a court decided on 2018-05-30: day 10 is a Saturday',
      '2018-05-02',
      'electronic',
      '2018-05-30',
      '2018-06-11',
      '2018-06-12',
    ],
  ] as const)('%s', (_, sentOn, means, court, lastDay, earliestContract) => {
    expect(standstill({ sentOn, means, days: null, courtDecidedOn: court }, isHoliday)).toEqual({
      lastDay,
      earliestContract,
    });
  });

  it('lasts 15 days when any bidder got the notice by other means', () => {
    expect(standstill({ ...april, means: 'other' }, isHoliday)).toEqual({
      lastDay: '2019-04-16',
      earliestContract: '2019-04-17',
    });
  });

  it('moves over Christmas and the weekend after it', () => {
    expect(standstill({ ...april, sentOn: '2026-12-14' }, isHoliday)).toEqual({
      lastDay: '2026-12-28',
      earliestContract: '2026-12-29',
    });
  });

  it('counts ten days from a court, whatever the means of the notice', () => {
    const facts = { ...april, means: 'other', courtDecidedOn: '2019-06-03' } as const;
    expect(standstill(facts, isHoliday).lastDay).toBe('2019-06-13');
  });

  it('never ends before the days of the notice, however soon a court decides', () => {
    expect(standstill({ ...april, means: 'other', courtDecidedOn: '2019-04-02' }, isHoliday).lastDay).toBe(
      '2019-04-16'
    );
  });

  it("is as long as the authority's own promise, and never shorter than the law's", () => {
    expect(standstill({ ...april, days: 21 }, isHoliday).lastDay).toBe('2019-04-23');
    expect(standstill({ ...april, means: 'other', days: 11 }, isHoliday).lastDay).toBe('2019-04-16');
  });

  const date = fc
    .date({ min: new Date('2018-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));

  it('always ends on a working day, never early, and the contract comes the day after', () => {
    fc.assert(
      fc.property(date, fc.constantFrom('electronic' as const, 'other' as const), (sentOn, means) => {
        const { lastDay, earliestContract } = standstill({ ...april, sentOn, means }, isHoliday);
        const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
        expect([0, 6]).not.toContain(new Date(lastDay).getUTCDay());
        expect(isHoliday(lastDay)).toBe(false);
        expect(days(sentOn, lastDay)).toBeGreaterThanOrEqual(means === 'electronic' ? 10 : 15);
        expect(days(lastDay, earliestContract)).toBe(1);
      })
    );
  });
});
