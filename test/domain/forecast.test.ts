// Where the pace leads: a range that holds the expected value, nothing before there is something to go by.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../domain/days.js';
import type { Delivered } from '../../domain/forecast.js';
import { forecast } from '../../domain/forecast.js';
import { tallyOn } from '../../domain/obligations.js';
import { openRecord } from '../../domain/placement-record.js';
import { entry } from './stamps.js';

/** A contract of four years in which so many internships began in each month, reported month by month. */
function after(begun: readonly number[], more: Partial<Delivered> = {}): Delivered {
  const placements = begun.flatMap((count, month) =>
    Array.from({ length: count }, () => {
      const line = entry('internship', { startDate: `${addMonths('2012-03', month)}-10` });
      return openRecord('internship', { entry: line, reportId: 'r' }, '2012-04-02');
    })
  );
  const delivery = {
    startsOn: '2012-03-01',
    endsOn: '2016-02-29',
    placements,
    openReports: [],
    acceptedThrough: begun.length === 0 ? null : addMonths('2012-03', begun.length - 1),
  };
  return { ...delivery, acceptedHours: {}, tally: tallyOn(delivery, '2016-03-01'), ...more };
}
const forty = { kind: 'internship', target: 40 } as const;
const steady = (months: number, each: number): number[] => Array.from({ length: months }, () => each);

describe('a forecast', () => {
  it('says nothing before a tenth of the time and three months have been reported on', () => {
    expect(forecast(after([]), forty)).toBeNull();
    expect(forecast(after(steady(4, 1)), forty)).toBeNull();
    expect(forecast(after(steady(5, 1)), forty)).not.toBeNull();
    const short = { ...after(steady(2, 1)), endsOn: '2012-12-31' };
    expect(forecast(short, forty)).toBeNull();
  });

  it('carries the last year on to the end, with a range, and says in which month the target is met', () => {
    expect(forecast(after(steady(24, 1)), forty)).toEqual({
      atEnd: { low: 37, expected: 48, high: 59 },
      metBy: { earliest: '2014-12', expected: '2015-06', latest: '2016-07' },
      outlook: 'uncertain',
    });
    expect(forecast(after([...steady(24, 0), ...steady(12, 1)]), forty)?.atEnd.expected).toBe(24);
  });

  it('is certain of the end once it is there', () => {
    const { atEnd, outlook } = forecast(after(steady(48, 0).fill(1, 0, 30)), forty) ?? {};
    expect(atEnd).toEqual({ low: 30, expected: 30, high: 30 });
    expect(outlook).toBe('missed');
    expect(forecast(after(steady(48, 1)), forty)?.outlook).toBe('met');
  });

  it('tells what is likely from what is not', () => {
    expect(forecast(after(steady(24, 3)), { ...forty, target: 90 })?.outlook).toBe('likely');
    expect(forecast(after(steady(24, 1)), { ...forty, target: 90 })?.outlook).toBe('unlikely');
    expect(forecast(after(steady(24, 0)), forty)).toMatchObject({
      outlook: 'unlikely',
      metBy: { expected: null, latest: null },
    });
  });

  it('goes by the jobs that run, for full-time months', () => {
    const line = entry('employment', { startDate: '2012-09-01', extentPercent: 50 });
    const job = openRecord('employment', { entry: line, reportId: 'r' }, '2012-10-02');
    const delivery = { ...after(steady(24, 0)), placements: [job, job] };
    const contract = { ...delivery, tally: tallyOn(delivery, '2014-03-05') };
    expect(contract.tally['full-time-months'].reported).toBe(18);
    expect(forecast(contract, { kind: 'full-time-months', target: 40 })).toMatchObject({
      atEnd: { low: 42, expected: 42, high: 42 },
      metBy: { expected: '2015-12' },
      outlook: 'likely',
    });
  });

  it('goes by the hours of each period', () => {
    const acceptedHours = Object.fromEntries(steady(12, 0).map((_, month) => [addMonths('2012-03', month), 100]));
    const base = after(steady(12, 0), { acceptedHours });
    const contract = { ...base, tally: { ...base.tally, hours: { reported: 1200, accepted: 1200 } } };
    expect(forecast(contract, { kind: 'hours', target: 4000 })?.atEnd.expected).toBe(4800);
  });

  it('always holds the expected value, and what is there already, in its range', () => {
    const months = fc.array(fc.nat(6), { minLength: 5, maxLength: 48 });
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 200 }), (begun, target) => {
        const contract = after(begun);
        const found = forecast(contract, { kind: 'internship', target });
        if (found === null) throw new Error('enough months were reported on');
        const { atEnd, metBy, outlook } = found;
        expect(atEnd.low).toBeLessThanOrEqual(atEnd.expected);
        expect(atEnd.expected).toBeLessThanOrEqual(atEnd.high);
        expect(atEnd.low).toBeGreaterThanOrEqual(contract.tally.internship.reported);
        expect(outlook === 'met').toBe(contract.tally.internship.reported >= target);
        if (metBy.expected !== null) expect(metBy.earliest !== null && metBy.earliest <= metBy.expected).toBe(true);
        if (metBy.latest !== null) expect(metBy.expected !== null && metBy.expected <= metBy.latest).toBe(true);
      })
    );
  });
});
