// The ladder of sanctions: a person takes each step, in the contract's own order, never before its time; the clock knows who held the ball.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { daysAfter } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import { acceptOnContract } from '../../domain/contract-commands.js';
import { dueAgain, dueByTime, monthOver, nextMoment } from '../../domain/contract-time.js';
import type { ContractState } from '../../domain/contract.js';
import { isRefusal } from '../../domain/refusal.js';
import { happened, obo, signed, skanska } from './contracts.js';
import { entry, envelope, someone } from './stamps.js';

const af = someone('matching-body', 'af', 'lena');
const start = '2026-05-04T09:00:00.000Z';
const day = (days: number): string => daysAfter(start, days);

function answerOf(contract: ContractState, command: Command, by: Actor, at: string) {
  return acceptOnContract(contract, envelope(command, by, `d-${at}-${command.kind}`), at);
}
/** Gives a command at an instant and applies what it causes. */
function give(contract: ContractState, command: Command, by: Actor, at: string): ContractState {
  const answer = answerOf(contract, command, by, at);
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.message}`);
  return happened(contract, at, ...answer);
}
const refusalOf = (contract: ContractState, command: Command, by: Actor, at: string): string | null => {
  const answer = answerOf(contract, command, by, at);
  return isRefusal(answer) ? answer.refused : null;
};
/** Lets time pass to an instant, with all that it brings about. */
function pass(contract: ContractState, to: string): ContractState {
  let now = contract;
  for (let at = nextMoment(now); at !== null && at <= to; at = nextMoment(now))
    now = happened(now, at, ...dueByTime(now, at));
  return now;
}

const open = (about: 'internship' | 'report' = 'internship'): Command => ({
  kind: 'open-deviation',
  about,
  period: about === 'report' ? '2026-04' : null,
  organisationId: 'skanska',
  what: 'För få platser',
  proposal: null,
});
const take = (step: 'reminder' | 'rectification' | 'fine', units: number | null = null): Command => ({
  kind: 'take-sanction',
  deviation: 1,
  step,
  units,
  reason: 'Inget har hänt',
});
const opened = give(signed, open(), obo, start);

describe('the ladder', () => {
  it('goes step by step, each tied to its point of the clause, with the penalty counted on what is missing', () => {
    const reminded = give(opened, take('reminder'), obo, start);
    expect(reminded.followUp.deviations[0]).toMatchObject({
      dueAt: day(14),
      taken: [{ step: 'reminder', clausePoint: '4.3', amountOre: null }],
    });
    const rectify = give(pass(reminded, day(14)), take('rectification'), obo, day(15));
    const fined = give(pass(rectify, day(45)), take('fine', 3), obo, day(46));
    expect(fined.followUp.deviations[0]?.taken.map(({ step, amountOre }) => [step, amountOre])).toEqual([
      ['reminder', null],
      ['rectification', null],
      ['fine', 7_500_000],
    ]);
    expect(refusalOf(pass(fined, day(90)), take('fine', 1), obo, day(90))).toBe('LadderEnded');
  });

  it('refuses a step out of order, before its time, without a reason, and a penalty on nothing', () => {
    expect(refusalOf(opened, take('fine', 1), obo, start)).toBe('NotNextStep');
    const reminded = give(opened, take('reminder'), obo, start);
    expect(refusalOf(reminded, take('rectification'), obo, day(13))).toBe('TooEarly');
    expect(refusalOf(opened, { ...take('reminder'), reason: ' ' } as Command, obo, start)).toBe('ReasonRequired');
    const late = pass(give(pass(reminded, day(14)), take('rectification'), obo, day(14)), day(44));
    expect(refusalOf(late, take('fine'), obo, day(44))).toBe('UnitsRequired');
  });

  it('passes the ball: to the contractor for a step, to the buyer when it answers or runs out of time', () => {
    const duty = ({ duties }: ContractState) =>
      duties.find(({ task }) => task === 'rectify' || task === 'decide-sanction');
    expect(duty(opened)).toMatchObject({ task: 'decide-sanction', organisationId: 'obo' });
    const reminded = give(opened, take('reminder'), obo, start);
    expect(duty(reminded)).toMatchObject({ task: 'rectify', organisationId: 'skanska', dueAt: day(14) });
    const answered = give(reminded, { kind: 'answer-deviation', deviation: 1, text: 'Två är klara' }, skanska, day(3));
    expect(duty(answered)).toMatchObject({ task: 'decide-sanction', organisationId: 'obo' });
    expect(duty(pass(reminded, day(14)))).toMatchObject({ task: 'decide-sanction', organisationId: 'obo' });
    const closed = give(answered, { kind: 'close-deviation', deviation: 1, reason: 'rectified' }, obo, day(4));
    expect(duty(closed)).toBeUndefined();
    expect(closed.followUp.closed).toEqual([{ number: 1, about: 'internship', reason: 'rectified' }]);
  });

  it('remembers from when there are no more call-offs', () => {
    const sanctions = [{ step: 'call-off-exclusion', withinDays: 1, amountOre: null, clausePoint: '4.3' }] as const;
    const excluded = give(
      { ...opened, sanctions },
      { kind: 'take-sanction', deviation: 1, step: 'call-off-exclusion', units: null, reason: 'r' },
      obo,
      day(2)
    );
    expect(excluded.followUp.excludedFrom).toBe(day(2));
  });
});

describe('people asked of the matching body', () => {
  const reminded = give(opened, take('reminder'), obo, start);
  const asked = give(reminded, { kind: 'request-referral', count: 2 }, skanska, day(4));

  it('stop the contractor’s clock until they are referred; the days are added', () => {
    expect(asked.duties.find(({ task }) => task === 'refer')).toMatchObject({ organisationId: 'af' });
    expect(asked.duties.find(({ task }) => task === 'rectify')?.dueAt).toBeNull();
    expect(pass(asked, day(60)).followUp.deviations[0]?.expired).toBe(false);
    expect(refusalOf(asked, take('rectification'), obo, day(40))).toBe('ClockStands');
    const one = give(asked, { kind: 'refer', count: 1 }, af, day(10));
    expect(one.followUp.referral).toMatchObject({ left: 1 });
    const both = give(one, { kind: 'refer', count: 1 }, af, day(20));
    expect(both.followUp.referral).toBeNull();
    expect(both.followUp.deviations[0]).toMatchObject({ dueAt: day(30), heldDays: 16 });
    expect(pass(both, day(29)).followUp.deviations[0]?.expired).toBe(false);
    expect(pass(both, day(30)).followUp.deviations[0]?.expired).toBe(true);
  });

  it('move the first start as far, and can be answered with nobody', () => {
    const none = give(asked, { kind: 'decline-referral' }, af, day(11));
    expect(none.followUp).toMatchObject({ referral: null, heldDays: 7 });
    expect(none.firstStartBy).toBe('2026-09-08');
  });

  it('do not excuse a report', () => {
    const late = give(give(signed, open('report'), obo, start), take('reminder'), obo, start);
    const waiting = give(late, { kind: 'request-referral', count: 2 }, skanska, day(1));
    expect(pass(waiting, day(14)).followUp.deviations[0]?.expired).toBe(true);
  });

  it('are asked for once at a time, by the contractor itself', () => {
    const again: Command = { kind: 'request-referral', count: 1 };
    expect(refusalOf(asked, again, skanska, day(5))).toBe('AlreadyRequested');
    expect(refusalOf(signed, again, someone('contractor', 'elajo'), day(5))).toBe('MainContractorOnly');
    expect(refusalOf({ ...signed, matchingBodyId: null }, again, skanska, day(5))).toBe('NoMatchingBody');
  });
});

describe('what time proposes', () => {
  it('is a missed report, for each party that was silent, and goes away when the report comes', () => {
    const both = give(signed, { kind: 'accede-subcontractor', organisationId: 'elajo' }, skanska, start);
    const month = { period: '2026-05', askAt: day(28), dueAt: day(38), remindAt: [] };
    const running = happened(both, start, { type: 'month-opened', month });
    const reported = give(running, { kind: 'report', entries: [entry('internship')], text: null }, skanska, day(30));
    const over = happened(reported, day(38), ...monthOver(reported, '2026-05'));
    expect(over.followUp.proposals).toMatchObject([{ about: 'report', organisationId: 'elajo', period: '2026-05' }]);
    expect(over.followUp.deviations).toEqual([]);
    const sub = someone('contractor', 'elajo');
    const came = give(over, { kind: 'report', entries: [], text: null }, sub, day(40));
    expect(came.followUp.proposals).toEqual([]);
  });

  it('is a report that was sent back and did not come anew, once for each time it was sent back', () => {
    const reports: Command = { kind: 'report', entries: [], text: null };
    const sendBack = (contract: ContractState, at: string): ContractState => {
      const [report] = contract.openReports;
      const command: Command = { kind: 'return-report', reportId: report?.reportId ?? '', reason: 'Timmarna saknas' };
      const returned = give(contract, command, obo, at);
      return happened(returned, at, ...dueAgain(returned, { dueAt: daysAfter(at, 7), remindAt: [] }));
    };
    const subjects = ({ followUp }: ContractState) => followUp.proposals.map(({ about, period }) => [about, period]);
    const returned = sendBack(give(signed, reports, skanska, start), day(1));
    expect(subjects(pass(returned, day(7)))).toEqual([]);
    const late = pass(returned, day(8));
    expect(subjects(late)).toEqual([['report', '2026-05']]);
    const dismissed = give(late, { kind: 'dismiss-proposal', number: 1, reason: 'rectified' }, obo, day(9));
    expect(subjects(pass(dismissed, day(60)))).toEqual([]);
    const again = sendBack(give(late, reports, skanska, day(10)), day(11));
    expect(subjects(again)).toEqual([]);
    expect(subjects(pass(again, day(18)))).toEqual([['report', '2026-05']]);
    const about = { about: 'report', period: '2026-05', organisationId: 'skanska', what: 'x', proposal: null } as const;
    const known = give(again, { kind: 'open-deviation', ...about }, obo, day(12));
    expect(subjects(pass(known, day(60)))).toEqual([]);
    expect(subjects(pass(sendBack(give(known, reports, skanska, day(13)), day(14)), day(60)))).toEqual([]);
  });

  it('is a missed first start, once, and a person dismisses it with a neutral reason', () => {
    const missed = pass(signed, '2026-12-01T00:00:00.000Z');
    expect(missed.followUp.proposals).toMatchObject([{ about: 'first-start', organisationId: 'skanska' }]);
    const dismissed = give(
      missed,
      { kind: 'dismiss-proposal', number: 1, reason: 'no-referral' },
      obo,
      '2026-12-02T09:00:00.000Z'
    );
    expect(pass(dismissed, '2027-12-01T00:00:00.000Z').followUp.proposals).toEqual([]);
  });

  it('is a plan that did not come', () => {
    const none = { ...signed, partnering: { ...signed.partnering, plan: null } };
    expect(pass(none, '2026-06-01T00:00:00.000Z').followUp.proposals).toMatchObject([{ about: 'delivery-plan' }]);
  });
});

describe('whatever people do and however time passes', () => {
  const act = fc.record({
    after: fc.integer({ min: 0, max: 25 }),
    what: fc.constantFrom('open', 'reminder', 'rectification', 'fine', 'answer', 'close', 'ask', 'refer', 'decline'),
    deviation: fc.integer({ min: 1, max: 3 }),
  });
  const commandOf = (what: string, deviation: number): readonly [Command, Actor] => {
    switch (what) {
      case 'open':
        return [open(), obo];
      case 'answer':
        return [{ kind: 'answer-deviation', deviation, text: 'x' }, skanska];
      case 'close':
        return [{ kind: 'close-deviation', deviation, reason: 'rectified' }, obo];
      case 'ask':
        return [{ kind: 'request-referral', count: 2 }, skanska];
      case 'refer':
        return [{ kind: 'refer', count: 1 }, af];
      case 'decline':
        return [{ kind: 'decline-referral' }, af];
      default: {
        const step = what as 'reminder' | 'rectification' | 'fine';
        return [{ kind: 'take-sanction', deviation, step, units: 1, reason: 'r' }, obo];
      }
    }
  };

  it('no step is skipped or taken before its deadline, a clock that stands still never runs out, and somebody always waits', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let contract = signed;
        let at = start;
        for (const { after, what, deviation } of acts) {
          const before = contract;
          at = daysAfter(at, after);
          contract = pass(contract, at);
          if (before.followUp.referral !== null)
            expect(contract.followUp.deviations.map(({ expired }) => expired)).toEqual(
              before.followUp.deviations.map(({ expired }) => expired)
            );
          const answer = answerOf(contract, ...commandOf(what, deviation), at);
          if (isRefusal(answer)) continue;
          const taken = answer.find((event) => event.type === 'sanction-taken');
          if (taken) {
            const of = contract.followUp.deviations.find(({ number }) => number === taken.deviation);
            expect(taken.step).toBe(signed.sanctions[of?.taken.length ?? 0]?.step);
            expect(of?.dueAt === null || (of?.dueAt ?? '') <= at).toBe(true);
          }
          contract = happened(contract, at, ...answer);
          // Every running contract has somebody who must act, or a date that it waits for.
          expect(contract.ball !== null || contract.month !== null || nextMoment(contract) !== null).toBe(true);
          expect(contract.duties.every(({ organisationId }) => organisationId !== null)).toBe(true);
          expect(contract.ball).toEqual(contract.duties[0] ?? null);
        }
        expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
      })
    );
  });
});
