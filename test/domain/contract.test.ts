// A contract: what reports count, who has the ball, which months are owed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAgain } from '../../domain/contract-time.js';
import { acceptOnContract } from '../../domain/contract-commands.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import { applyContract } from '../../domain/apply-contract.js';
import { newContract } from '../../domain/contract.js';
import type { ReportingMonth } from '../../domain/reporting.js';
import { periodReported } from '../../domain/reporting.js';
import type { Command, ReportEntry } from '../../domain/commands.js';
import { tallyOn } from '../../domain/obligations.js';
import { unknownScope } from '../../domain/scope.js';
import { isRefusal } from '../../domain/refusal.js';
import { entry, envelope, someone, stamped } from './stamps.js';

const fresh = newContract({
  id: 'contract/K-1',
  authorityId: 'obo',
  reference: 'K-1',
  title: 'Vivalla',
  tenderId: 'tender/UPP-2026-014',
  contractorId: 'skanska',
  subcontractorIds: ['elajo'],
  matchingBodyId: 'af',
  signedOn: '2026-02-10',
  startsOn: '2026-03-01',
  endsOn: '2030-02-28',
  firstStartBy: '2026-09-01',
  obligations: [
    { kind: 'internship', target: 2 },
    { kind: 'permanent-job', target: 1 },
  ],
  sanctions: [
    { step: 'reminder', withinDays: 14, amountOre: null, clausePoint: '4.3' },
    { step: 'rectification', withinDays: 30, amountOre: null, clausePoint: '4.4' },
    { step: 'fine', withinDays: 30, amountOre: 2_500_000, clausePoint: '4.5' },
  ],
  bonus: null,
  scope: unknownScope,
  followUpBy: 'contract-manager',
});

function month(period: string): ReportingMonth {
  const year = Number(period.slice(0, 4));
  const next = new Date(Date.UTC(year, Number(period.slice(5)), 1)).toISOString().slice(0, 8);
  return {
    period,
    askAt: `${next}01T07:00:00.000Z`,
    dueAt: `${next}10T14:00:00.000Z`,
    remindAt: [`${next}08T07:00:00.000Z`],
  };
}

const march = month('2026-03');
const running = [
  { type: 'contract-started' },
  { type: 'month-opened', month: march },
  {
    type: 'kick-off-held',
    heldOn: '2026-03-05',
    participants: ['contract-manager', 'contractor'],
    deliveryOwnerId: 'anna',
  },
  { type: 'hand-over-confirmed', role: 'delivery' },
  { type: 'meeting-held', heldOn: '2026-03-05', meeting: 'matching-body', minutes: null },
  { type: 'plan-submitted', version: 1, places: [], tutorRole: 'foreman', safetyInduction: 'First day' },
  { type: 'plan-approved', version: 1 },
] satisfies ContractEvent[];

function from(state: ContractState, ...events: readonly ContractEvent[]): ContractState {
  return events.reduce((contract, event) => applyContract(contract, stamped(event)), state);
}
const started = from(fresh, ...running);

/** Gives a command and applies what it causes. */
function give(
  state: ContractState,
  command: Command,
  deliveryId = 'r-1',
  by = someone('contractor', 'skanska')
): ContractState {
  const answer = acceptOnContract(state, envelope(command, by, deliveryId), '2026-03-20T09:00:00.000Z');
  if (isRefusal(answer)) throw new Error(answer.message);
  return from(state, ...answer);
}
const report = (entries: readonly ReportEntry[]): Command => ({ kind: 'report', entries, text: null });
const phases = ({ placements }: ContractState): string[] => placements.map(({ phase }) => phase);
const lessons = { worked: 'Handledare', didNotWork: '', advice: '' };
const refusalOf = (state: ContractState, command: Command): string | null => {
  const answer = acceptOnContract(state, envelope(command), '2026-03-20T09:00:00.000Z');
  return isRefusal(answer) ? answer.refused : null;
};

describe('a report', () => {
  const hired = give(
    started,
    report([
      entry('employment', { count: 2, employmentForm: 'permanent', startDate: '2026-03-15' }),
      entry('internship'),
    ])
  );

  it('counts at once as reported, and as accepted when the buyer says so', () => {
    expect(hired.tally['permanent-job']).toEqual({ reported: 2, accepted: 0 });
    const accepted = give(hired, { kind: 'accept-report', reportId: 'r-1' });
    expect(accepted.tally['permanent-job']).toEqual({ reported: 2, accepted: 2 });
    expect(accepted.openReports).toEqual([]);
  });

  it('opens one numbered placement for each person', () => {
    expect(phases(hired)).toEqual(['employment', 'employment', 'internship']);
  });

  it('that is sent back counts no more', () => {
    const returned = give(hired, { kind: 'return-report', reportId: 'r-1', reason: 'fel månad' });
    expect(returned.tally).toEqual(started.tally);
    expect(refusalOf(returned, { kind: 'accept-report', reportId: 'r-1' })).toBe('UnknownReport');
    expect(phases(returned)).toEqual(['ended', 'ended', 'ended']);
  });

  it('that is sent back is owed again, with a reminder and the ball, until one for that month is accepted', () => {
    const month = {
      period: '2026-03',
      askAt: '2026-04-01T06:00:00.000Z',
      dueAt: '2026-04-13T14:00:00.000Z',
      remindAt: [],
    };
    const closed = from(
      hired,
      { type: 'month-opened', month },
      { type: 'month-closed', period: '2026-03', silent: [] }
    );
    const dutyOf = (state: ContractState) => state.duties.find(({ task }) => task === 'report');
    expect(dutyOf(closed)).toBeUndefined();
    const returned = give(closed, { kind: 'return-report', reportId: 'r-1', reason: 'fel månad' });
    expect(dutyOf(returned)).toMatchObject({ about: '2026-03', organisationId: 'skanska', dueAt: null });
    const deadline = { dueAt: '2026-04-21T14:00:00.000Z', remindAt: ['2026-04-20T07:00:00.000Z'] };
    const dated = from(returned, ...dueAgain(returned, deadline));
    expect(dutyOf(dated)).toMatchObject({ about: '2026-03', organisationId: 'skanska', ...deadline });
    expect(dueAgain(dated, deadline)).toEqual([]);
    expect(dutyOf(from(dated, { type: 'evaluation-opened' }))).toMatchObject(deadline);
    const again = give(returned, report([entry('internship')]), 'r-2');
    expect(again.openReports).toMatchObject([{ reportId: 'r-2', period: '2026-03' }]);
    expect(dutyOf(again)).toBeUndefined();
    expect(dutyOf(give(again, { kind: 'return-report', reportId: 'r-2', reason: 'fel igen' }))?.about).toBe('2026-03');
    const accepted = give(again, { kind: 'accept-report', reportId: 'r-2' });
    expect(accepted.reporters[0]).toMatchObject({ missed: [], acceptedThrough: '2026-03' });
    const twice = give(give(closed, report([]), 'r-3'), { kind: 'return-report', reportId: 'r-1', reason: 'dubblett' });
    expect(twice.openReports.map(({ period }) => period)).toEqual(['2026-03']);
    expect(dutyOf(twice)).toBeUndefined();
  });

  it('is corrected by its sender until it is answered: of the same month, counted instead, and owed by nobody again', () => {
    const anew: Command = { kind: 'report', entries: [entry('internship', { count: 3 })], text: null, corrects: 'r-1' };
    const corrected = give(hired, anew, 'r-2');
    expect(corrected.openReports).toMatchObject([{ reportId: 'r-2', period: '2026-03' }]);
    expect(corrected.tally.internship).toEqual({ reported: 3, accepted: 0 });
    expect(corrected.tally['permanent-job']).toEqual({ reported: 0, accepted: 0 });
    expect(phases(corrected)).toEqual(['ended', 'ended', 'ended', 'internship', 'internship', 'internship']);
    expect(
      corrected.duties.filter(({ task, organisationId }) => task === 'report' && organisationId === 'skanska')
    ).toEqual([]);
    const given = acceptOnContract(
      hired,
      envelope(anew, someone('contractor', 'skanska'), 'r-2'),
      '2026-03-20T09:00:00.000Z'
    );
    // The party and its month are left out, so that nobody is told that it was sent back.
    expect(isRefusal(given) ? [] : given[0]).toEqual({
      type: 'report-returned',
      reportId: 'r-1',
      reason: '',
      correctedBy: 'r-2',
    });
    const accepted = give(hired, { kind: 'accept-report', reportId: 'r-1' });
    expect(refusalOf(accepted, anew)).toBe('UnknownReport');
    const others = acceptOnContract(hired, envelope(anew, someone('contractor', 'elajo')), '2026-03-20T09:00:00.000Z');
    expect(isRefusal(others) && others.refused).toBe('NotYourReport');
  });

  it('that is sent back waits from then on, also once the calendar has said until when', () => {
    const at = '2026-03-21T09:00:00.000Z';
    const returned = give(hired, { kind: 'return-report', reportId: 'r-1', reason: 'fel' });
    const dutyOf = (state: ContractState) => state.duties.find(({ task }) => task === 'report');
    const dated = dueAgain(returned, { dueAt: '2026-04-21T14:00:00.000Z', remindAt: [] }).reduce(
      (state, event) => applyContract(state, { ...stamped(event), at }),
      returned
    );
    expect(dutyOf(dated)?.dueAt).not.toBeNull();
    expect(dutyOf(dated)?.since).toBe(dutyOf(returned)?.since);
  });

  it('that is sent back leaves a placement where it stood before it', () => {
    const moved = give(hired, report([entry('employment', { placement: 3, startDate: '2026-03-18' })]), 'r-2');
    const returned = give(moved, { kind: 'return-report', reportId: 'r-2', reason: 'fel person' });
    expect(returned.tally).toEqual(hired.tally);
    expect(returned.placements).toEqual(hired.placements);
  });

  it('may tell that a job ended whose checks are over, and of nothing else that has ended', () => {
    const months = (state: ContractState): number => tallyOn(state, '2026-03-20')['full-time-months'].reported;
    const checked = from(hired, {
      type: 'placement-changed',
      number: 1,
      phase: 'ended',
      endedOn: '2026-03-18',
      endReason: 'still-there',
      countedElsewhere: false,
    });
    expect(months(checked)).toBe(months(hired));
    expect(refusalOf(checked, report([entry('employment', { placement: 1 })]))).toBe('PlacementEnded');
    const over = give(checked, report([entry('ended', { placement: 1, endDate: '2026-03-16' })]), 'r-2');
    expect(over.placements[0]).toMatchObject({ endedOn: '2026-03-16', endReason: 'completed' });
    expect(months(over)).toBeLessThan(months(checked));
    expect(refusalOf(over, report([entry('ended', { placement: 1 })]))).toBe('PlacementEnded');
  });

  it('may tell of hours alone, which moves nobody, and gives each placement its own', () => {
    const worked = give(
      hired,
      report([entry('internship', { placement: 3, hours: 120 }), entry('employment', { placement: 1, hours: 80 })]),
      'r-2'
    );
    expect(phases(worked)).toEqual(phases(hired));
    expect(worked.tally.hours).toEqual({ reported: 200, accepted: 0 });
    const accepted = give(worked, { kind: 'accept-report', reportId: 'r-2' });
    expect(accepted.tally.hours).toEqual({ reported: 200, accepted: 200 });
    expect(accepted.placements.map(({ hours }) => hours)).toEqual([80, 0, 120]);
    expect(give(worked, { kind: 'return-report', reportId: 'r-2', reason: 'fel' }).tally).toEqual(hired.tally);
  });

  it('moves the placement that it names, and refuses one that it cannot know or that has ended', () => {
    const moved = give(hired, report([entry('employment', { placement: 3, employmentForm: 'permanent' })]), 'r-2');
    expect(phases(moved)).toEqual(['employment', 'employment', 'employment']);
    expect(refusalOf(hired, report([entry('ended', { placement: 4 })]))).toBe('UnknownPlacement');
    expect(refusalOf(hired, report([entry('ended', { placement: 3 }), entry('internship', { placement: 3 })]))).toBe(
      'PlacementEnded'
    );
    const ended = give(hired, report([entry('ended', { placement: 3 })]), 'r-2');
    expect(refusalOf(ended, report([entry('internship', { placement: 3 })]))).toBe('PlacementEnded');
  });

  it('of nothing is a report: the month is answered', () => {
    const silent = give(started, report([]));
    expect(silent.reporters[0]?.reported).toBe(true);
    expect(silent.tally).toEqual(started.tally);
  });

  it('needs a reason to be sent back', () => {
    expect(refusalOf(hired, { kind: 'return-report', reportId: 'r-1', reason: ' ' })).toBe('ReasonRequired');
  });
});

describe('reporting months', () => {
  it('are owed when they went by in silence, oldest first', () => {
    const april = month('2026-04');
    const owing = from(
      started,
      { type: 'month-closed', period: '2026-03', silent: ['skanska'] },
      { type: 'month-opened', month: april }
    );
    expect(periodReported(owing, 'skanska', '2026-05-02T09:00:00.000Z')).toBe('2026-03');
    expect(owing.ball).toMatchObject({ task: 'report', dueAt: march.dueAt });
    const answered = give(owing, report([]));
    expect(answered.reporters[0]?.missed).toEqual([]);
    expect(answered.month).toEqual(april);
  });

  it('are not owed twice', () => {
    const closed = from(give(started, report([])), { type: 'month-closed', period: '2026-03', silent: [] });
    expect(closed.reporters[0]?.missed).toEqual([]);
    expect(closed.lastPeriod).toBe('2026-03');
  });
});

describe('the ball', () => {
  it('is the most urgent of all that waits: plan, first meeting and kick-off, then report, answer, and the next report', () => {
    const begun = from(fresh, ...running.slice(0, 2));
    expect(begun.duties.map(({ task, organisationId, dueAt }) => [task, organisationId, dueAt?.slice(0, 10)])).toEqual([
      ['submit-plan', 'skanska', '2026-03-10'],
      ['meet-matching-body', 'skanska', '2026-03-12'],
      ['hold-kick-off', 'obo', '2026-03-29'],
      ['report', 'skanska', '2026-04-10'],
    ]);
    expect(begun.ball).toEqual(begun.duties[0]);
    expect(started.ball).toMatchObject({ task: 'report', organisationId: 'skanska', dueAt: march.dueAt });
    const reported = give(started, report([entry('internship')]));
    expect(reported.ball).toMatchObject({
      task: 'accept-report',
      roles: ['contract-manager', 'coordinator'],
      organisationId: 'obo',
    });
    expect(give(reported, { kind: 'accept-report', reportId: 'r-1' }).ball).toBeNull();
    const returned = give(reported, { kind: 'return-report', reportId: 'r-1', reason: 'x' });
    // The month is still open: no sooner than its own report.
    const soon = { dueAt: '2026-03-27T15:00:00.000Z', remindAt: [] };
    expect(from(returned, ...dueAgain(returned, soon)).ball).toMatchObject({
      task: 'report',
      about: march.period,
      organisationId: 'skanska',
      dueAt: march.dueAt,
    });
  });

  it('keeps reminders that were given when something else happens', () => {
    const reminded = from(started, { type: 'reminded', task: 'report' });
    const met = from(reminded, { type: 'meeting-held', heldOn: '2026-04-02', meeting: 'partnering', minutes: null });
    expect(met.ball).toEqual(reminded.ball);
  });

  it('ends with the final evaluation', () => {
    const evaluating = from(started, { type: 'evaluation-opened' });
    expect(evaluating.ball).toMatchObject({ task: 'evaluate-outcome', organisationId: 'obo' });
    expect(give(evaluating, { kind: 'evaluate', summary: 'Bra', lessons }).ball).toBeNull();
  });
});

describe('the final evaluation', () => {
  it('comes only when the contract is over', () => {
    expect(refusalOf(started, { kind: 'evaluate', summary: 'Bra', lessons })).toBe('TooEarly');
  });

  it('says whether everything was delivered, and closes the contract', () => {
    const over = from(started, { type: 'evaluation-opened' });
    expect(give(over, { kind: 'evaluate', summary: 'x', lessons }).evaluation).toEqual({
      summary: 'x',
      lessons,
      metAll: false,
    });
    const all = give(
      over,
      report([entry('internship', { count: 2 }), entry('employment', { employmentForm: 'permanent' })])
    );
    const closed = give(all, { kind: 'evaluate', summary: 'Bra', lessons });
    expect(closed.evaluation).toEqual({ summary: 'Bra', lessons, metAll: true });
    expect(refusalOf(closed, report([]))).toBe('Closed');
  });
});

describe('referrals', () => {
  const refer: Command = { kind: 'refer', count: 2 };
  it('number the people on, and take the matching body at its word', () => {
    const answer = acceptOnContract(
      started,
      envelope(refer, someone('matching-body', 'af')),
      '2026-03-20T09:00:00.000Z'
    );
    expect(answer).toMatchObject([
      { number: 1, phase: 'referred', eligible: true },
      { number: 2, phase: 'referred', eligible: true },
    ]);
    const own = acceptOnContract(started, envelope(refer, someone('coordinator', 'obo')), '2026-03-20T09:00:00.000Z');
    expect(own).toMatchObject([{ eligible: null }, { eligible: null }]);
  });
});

describe('any commands', () => {
  const line = fc.record({
    what: fc.constantFrom<ReportEntry['what']>('employment', 'internship', 'education', 'ended'),
    count: fc.integer({ min: 1, max: 5 }),
    placement: fc.option(fc.integer({ min: 1, max: 6 })),
    employmentForm: fc.constantFrom('permanent' as const, 'fixed-term' as const, null),
    hours: fc.option(fc.integer({ min: 0, max: 400 })),
    startDate: fc.constantFrom('2026-02-01', '2026-03-02', '2026-03-18', null),
    extentPercent: fc.constantFrom(25, 50, 100, null),
  });
  const reportId = fc.integer({ min: 0, max: 12 }).map((number) => `d-${number}`);
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.array(line, { maxLength: 4 }).map((drafts) => report(drafts.map(({ what, ...more }) => entry(what, more)))),
    reportId.map((id): Command => ({ kind: 'accept-report', reportId: id })),
    reportId.map((id): Command => ({ kind: 'return-report', reportId: id, reason: 'r' })),
    fc.constant<Command>({ kind: 'hold-meeting', heldOn: '2026-04-02', meeting: 'partnering', minutes: null }),
    fc.integer({ min: 1, max: 3 }).map((count): Command => ({ kind: 'refer', count }))
  );

  it('never make a count negative, accept more than was reported, or number a placement twice; events replayed give the same', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let contract = started;
        const all: ContractEvent[] = [];
        commands.forEach((each, at) => {
          const answer = acceptOnContract(contract, envelope(each, undefined, `d-${at}`), '2026-03-20T09:00:00.000Z');
          if (isRefusal(answer)) return;
          const opened = answer.filter((event) => event.type === 'placement-opened').map(({ number }) => number);
          expect(opened).toEqual(opened.map((_, index) => contract.placements.length + 1 + index));
          contract = from(contract, ...answer);
          all.push(...answer);
          for (const { reported, accepted } of Object.values(contract.tally)) {
            expect(accepted).toBeGreaterThanOrEqual(0);
            expect(reported).toBeGreaterThanOrEqual(accepted);
          }
        });
        expect(contract.revision).toBe(started.revision + all.length);
        expect(from(JSON.parse(JSON.stringify(started)) as ContractState, ...all)).toEqual(contract);
      })
    );
  });
});
