// What counts: everybody once, what was sent back never, months as far as they were reported on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import { addMonths, lastDayOf } from '../../domain/days.js';
import type { Delivery } from '../../domain/obligations.js';
import { countsTowards, hoursByPlacement, tallyOn } from '../../domain/obligations.js';
import type { PlacementRecord } from '../../domain/placement-record.js';
import { acceptRecord, moveRecord, notCounted, openRecord, withoutReport } from '../../domain/placement-record.js';
import { entry } from './stamps.js';

const today = '2027-06-30';
const opened = (line: ReportEntry, reportId = 'r-1', on = '2026-04-02'): PlacementRecord =>
  openRecord(line.what, { entry: line, reportId }, on);
const contract = (placements: readonly PlacementRecord[], more: Partial<Delivery> = {}): Delivery => ({
  startsOn: '2026-03-01',
  endsOn: '2028-02-29',
  placements,
  openReports: [],
  acceptedThrough: null,
  ...more,
});
const job = (more: Partial<ReportEntry> = {}): ReportEntry =>
  entry('employment', { startDate: '2026-04-01', extentPercent: 100, ...more });

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

describe('people', () => {
  it('count once for each kind, however often the same is reported of them', () => {
    const intern = opened(entry('internship'));
    const longer = moveRecord(intern, 'internship', { entry: entry('internship'), reportId: 'r-2' }, '2026-05-02');
    const hired = moveRecord(
      longer,
      'employment',
      { entry: job({ employmentForm: 'fixed-term' }), reportId: 'r-3' },
      '2026-06-02'
    );
    const kept = moveRecord(
      hired,
      'employment',
      { entry: job({ employmentForm: 'permanent', startDate: '2026-09-01' }), reportId: 'r-4' },
      '2026-09-02'
    );
    const tally = tallyOn(contract([kept]), today);
    expect([tally.internship, tally.employment, tally['permanent-job']].map(({ reported }) => reported)).toEqual([
      1, 1, 1,
    ]);
  });

  it('do not count when they are not of the group, count elsewhere, or were there before the contract', () => {
    const records: [PlacementRecord, string | null][] = [
      [opened(job()), null],
      [{ ...opened(job()), phase: 'ended', endReason: 'not-eligible', endedOn: '2026-05-01' }, 'not-eligible'],
      [{ ...opened(job()), countedElsewhere: true }, 'counted-elsewhere'],
      [opened(job({ startDate: '2026-02-28' })), 'already-there'],
      [opened(job({ startDate: '2026-03-01' })), null],
    ];
    for (const [record, reason] of records) expect(notCounted(record, '2026-03-01')).toBe(reason);
    expect(tallyOn(contract(records.map(([record]) => record)), today).employment.reported).toBe(2);
  });

  it('that were there before do not count by a new form of the same job either', () => {
    const before = opened(job({ startDate: '2025-01-01', employmentForm: 'fixed-term' }));
    const line = job({ startDate: '2026-09-01', employmentForm: 'permanent' });
    const after = moveRecord(before, 'employment', { entry: line, reportId: 'r-2' }, '2026-09-02');
    expect(tallyOn(contract([after]), today)['permanent-job'].reported).toBe(0);
  });
});

describe('full-time months of a contract', () => {
  const open = (period: string) => [{ period, hours: [] }];

  it('run to the end of the newest month that was reported on, and not on through silence', () => {
    const delivery = contract([opened(job({ extentPercent: 50 }))], { openReports: open('2026-06') });
    expect(tallyOn(delivery, '2026-07-03')['full-time-months'].reported).toBe(1.5);
    expect(tallyOn(delivery, '2027-07-03')['full-time-months'].reported).toBe(1.5);
    expect(tallyOn(contract([opened(job())]), today)['full-time-months'].reported).toBe(0);
  });

  it('stop at the planned end, at the real one, and with the contract', () => {
    const through = { openReports: open('2028-06') };
    const months = (record: PlacementRecord): number =>
      tallyOn(contract([record], through), '2028-07-01')['full-time-months'].reported;
    expect(months(opened(job({ endDate: '2026-09-30' })))).toBe(6);
    const line = entry('ended', { endDate: '2026-07-31', endReason: 'left' });
    expect(months(moveRecord(opened(job()), 'ended', { entry: line, reportId: 'r-2' }, '2026-08-02'))).toBe(4);
    expect(months(opened(job()))).toBe(23);
  });

  it('of a party run no further than its own reports: a silent subcontractor adds nothing by the report of another', () => {
    const of = (party: string): PlacementRecord =>
      openRecord('employment', { entry: job(), reportId: `r-${party}`, party }, '2026-04-02');
    const reports = [
      { period: '2026-08', hours: [], organisationId: 'skanska' },
      { period: '2026-05', hours: [], organisationId: 'plat' },
    ];
    const both = contract([of('skanska'), of('plat')], { openReports: reports });
    expect(tallyOn(both, today)['full-time-months'].reported).toBe(5 + 2);
    const accepted = contract([acceptRecord(of('plat'), 'r-plat', 0)], {
      openReports: reports,
      acceptedThrough: '2026-07',
      reporters: [
        { organisationId: 'skanska', acceptedThrough: '2026-07' },
        { organisationId: 'plat', acceptedThrough: '2026-04' },
      ],
    });
    expect(tallyOn(accepted, today)['full-time-months']).toEqual({ reported: 2, accepted: 1 });
  });

  it('are accepted as far as the buyer accepted the reports', () => {
    const record = acceptRecord(opened(job()), 'r-1', 0);
    const delivery = contract([record], { openReports: open('2026-08'), acceptedThrough: '2026-06' });
    expect(tallyOn(delivery, today)['full-time-months']).toEqual({ reported: 5, accepted: 3 });
  });

  it('never fall while reports come in, month by month, with ends in the month they are reported for', () => {
    const starts = fc.array(
      fc.record({ month: fc.nat(20), extent: fc.integer({ min: 1, max: 100 }), stays: fc.nat(12) }),
      {
        maxLength: 6,
      }
    );
    fc.assert(
      fc.property(starts, (people) => {
        let before = 0;
        for (let month = 0; month < 24; month += 1) {
          const period = addMonths('2026-03', month);
          const records = people
            .filter((person) => person.month <= month)
            .map(({ month: first, extent, stays }) => {
              const record = opened(job({ startDate: `${addMonths('2026-03', first)}-10`, extentPercent: extent }));
              const line = entry('ended', { endDate: `${addMonths('2026-03', first + stays)}-20` });
              return first + stays > month
                ? record
                : moveRecord(record, 'ended', { entry: line, reportId: 'e' }, today);
            });
          const delivery = contract(records, { openReports: open(period) });
          const now = tallyOn(delivery, lastDayOf(period))['full-time-months'].reported;
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      })
    );
  });
});

describe('hours', () => {
  it('of a line are shared among its people, whole, with nothing lost', () => {
    expect(hoursByPlacement([entry('employment', { count: 3, hours: 100 })], 4)).toEqual([
      { number: 5, hours: 34 },
      { number: 6, hours: 33 },
      { number: 7, hours: 33 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(5000), (count, hours) => {
        const shares = hoursByPlacement([entry('internship', { count, hours })], 0);
        expect(shares.reduce((sum, share) => sum + share.hours, 0)).toBe(hours);
      })
    );
  });

  it('count when the person does', () => {
    const elsewhere = { ...opened(job()), countedElsewhere: true, hours: 40 };
    const shares = [
      { number: 1, hours: 10 },
      { number: 2, hours: 5 },
    ];
    const delivery = contract([{ ...opened(job()), hours: 100 }, elsewhere], {
      openReports: [{ period: '2026-05', hours: shares }],
    });
    expect(tallyOn(delivery, today).hours).toEqual({ reported: 110, accepted: 100 });
  });
});

describe('a report that is sent back', () => {
  const line = fc.record({
    what: fc.constantFrom<ReportEntry['what']>('employment', 'internship', 'education'),
    startDate: fc.constantFrom('2026-03-05', '2026-05-05', '2026-07-05', null),
    extentPercent: fc.constantFrom(50, 100, null),
    employmentForm: fc.constantFrom<EmploymentForm | null>('permanent', 'fixed-term', null),
  });

  it('takes exactly its own lines off', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), line, (before, last) => {
        const told = ({ what, ...more }: typeof last) => entry(what, more);
        const record = before.reduce(
          (at, draft, index) =>
            moveRecord(at, draft.what, { entry: told(draft), reportId: `r-${index}` }, '2026-08-02'),
          openRecord('referred', null, '2026-03-02')
        );
        const more = moveRecord(record, last.what, { entry: told(last), reportId: 'sent-back' }, '2026-09-02');
        const open = { openReports: [{ period: '2026-08', hours: [] }] };
        expect(tallyOn(contract([withoutReport(more, 'sent-back')], open), today)).toEqual(
          tallyOn(contract([record], open), today)
        );
      })
    );
  });
});
