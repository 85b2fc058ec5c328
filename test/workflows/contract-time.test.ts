// A contract through its months, which the server skips: the ladder to its penalty, the clock that stands still, silence, prolongation.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DateTime } from 'luxon';
import { isHoliday, zone } from '../../activities/calendar.js';
import type { ContractState } from '../../domain/contract.js';
import { verifyAudit } from '../../prisma/audit.js';
import type { Town } from '../support/cases.js';
import { town } from '../support/cases.js';
import { startContract } from '../support/contracts.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

const soon = { timeout: 60_000 };
const dateIn = async (days: number): Promise<string> =>
  new Date((await env.currentTimeMs()) + days * 86_400_000).toISOString().slice(0, 10);

/** A contract that began today, without its tender. */
async function contract(reference: string, days = 700): Promise<string> {
  const id = await startContract(here, reference, days, {
    obligations: [{ kind: 'internship', target: 4 }],
    sanctions: [
      { step: 'rectification', withinDays: 20, amountOre: null, clausePoint: '4.3' },
      { step: 'fine', withinDays: 30, amountOre: 5_000_000, clausePoint: '4.4' },
    ],
  });
  await expect.poll(async () => (await stateOf(id).catch(() => null))?.month ?? null, soon).not.toBeNull();
  return id;
}
const stateOf = async (id: string): Promise<ContractState> => (await here.state(id)) as ContractState;
const taken = async (...command: Parameters<Town['give']>): Promise<void> =>
  expect(await here.give(...command)).toMatchObject({ kind: 'taken' });
const typesOf = async (caseId: string): Promise<string[]> =>
  (await here.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);
/** Deviations proposed for want of a report; on some days of the year the plan is missed too. */
const missingReports = async (id: string) =>
  (await stateOf(id)).followUp.proposals.filter(({ about }) => about === 'report');

describe('the ladder of sanctions', () => {
  it('goes through to the penalty, each step by a person and not before its time', { timeout: 240_000 }, async () => {
    const id = await contract('K-1');
    const open = { about: 'internship', period: null, organisationId: 'skanska', what: 'För få platser' } as const;
    await taken(id, 'johan', { kind: 'open-deviation', ...open, proposal: null });
    const step = (name: 'rectification' | 'fine', units: number | null) =>
      ({ kind: 'take-sanction', deviation: 1, step: name, units, reason: 'Inget har hänt' }) as const;
    expect(await here.give(id, 'johan', step('fine', 2))).toMatchObject({ refusal: { refused: 'NotNextStep' } });
    await taken(id, 'johan', step('rectification', null));
    expect(await here.give(id, 'johan', step('fine', 2))).toMatchObject({ refusal: { refused: 'TooEarly' } });
    await env.sleep('21 days');
    await expect.poll(async () => (await stateOf(id)).followUp.deviations[0]?.expired, soon).toBe(true);
    await taken(id, 'johan', step('fine', 2));
    await expect
      .poll(async () => (await stateOf(id)).followUp.deviations[0]?.taken.at(-1), soon)
      .toMatchObject({ step: 'fine', clausePoint: '4.4', amountOre: 10_000_000 });
    expect((await verifyAudit(here.db)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('stands still while the matching body has not referred those asked for', { timeout: 240_000 }, async () => {
    const id = await contract('K-2');
    const open = { about: 'internship', period: null, organisationId: 'skanska', what: 'För få platser' } as const;
    await taken(id, 'johan', { kind: 'open-deviation', ...open, proposal: null });
    await taken(id, 'johan', { kind: 'take-sanction', deviation: 1, step: 'rectification', units: null, reason: 'x' });
    await taken(id, 'maria', { kind: 'request-referral', count: 1 });
    await expect.poll(async () => (await stateOf(id)).followUp.referral, soon).not.toBeNull();
    await env.sleep('25 days');
    await here.give(id, 'lena', { kind: 'refer', count: 1 });
    await expect.poll(async () => (await stateOf(id)).followUp.referral, soon).toBeNull();
    const [deviation] = (await stateOf(id)).followUp.deviations;
    expect(deviation).toMatchObject({ expired: false });
    expect(deviation?.heldDays).toBeGreaterThanOrEqual(25);
    await env.sleep('21 days');
    await expect.poll(async () => (await stateOf(id)).followUp.deviations[0]?.expired, soon).toBe(true);
  });
});

describe('a month', () => {
  it('is not reported by the contractor’s report while a subcontractor is silent', { timeout: 240_000 }, async () => {
    const id = await contract('K-3');
    await taken(id, 'maria', { kind: 'accede-subcontractor', organisationId: 'narkes-plat' });
    await expect.poll(async () => (await stateOf(id)).reporters.length, soon).toBe(2);
    const { period, dueAt } = (await stateOf(id)).month ?? { period: '', dueAt: '' };
    await here.give(id, 'maria', { kind: 'report', entries: [], text: null });
    await expect.poll(async () => (await stateOf(id)).reporters[0]?.reported, soon).toBe(true);
    await env.sleep(Date.parse(dueAt) - (await env.currentTimeMs()) + 3_600_000);
    await expect.poll(async () => (await stateOf(id)).lastPeriod, soon).toBe(period);
    const { reporters, duties } = await stateOf(id);
    expect(reporters.map(({ organisationId, missed }) => [organisationId, missed.length])).toEqual([
      ['skanska', 0],
      ['narkes-plat', 1],
    ]);
    expect(await missingReports(id)).toMatchObject([{ about: 'report', organisationId: 'narkes-plat', period }]);
    expect(duties.filter(({ task }) => task === 'report').map(({ organisationId }) => organisationId)).toContain(
      'narkes-plat'
    );
    await here.give(id, 'ali', { kind: 'report', entries: [], text: null });
    await expect.poll(() => missingReports(id), soon).toEqual([]);
  });
});

describe('a report that was sent back', () => {
  it(
    'is due in working days, and becomes a proposed deviation when it does not come',
    { timeout: 240_000 },
    async () => {
      const id = await contract('K-6');
      await taken(id, 'maria', { kind: 'report', entries: [], text: null }, 'k-6-report');
      const { period, askAt, dueAt: monthDueAt } = (await stateOf(id)).month ?? { period: '', askAt: '', dueAt: '' };
      await env.sleep(Date.parse(askAt) - (await env.currentTimeMs()) + 3_600_000);
      await expect.poll(async () => (await stateOf(id)).lastPeriod, soon).toBe(period);
      await taken(id, 'johan', { kind: 'return-report', reportId: 'k-6-report', reason: 'Timmarna saknas' });
      const owed = async () => (await stateOf(id)).reporters[0]?.missed[0];
      await expect.poll(async () => (await owed())?.dueAt ?? null, soon).not.toBeNull();
      const { dueAt = '', remindAt } = (await owed()) ?? {};
      const day = DateTime.fromISO(dueAt ?? '', { zone });
      expect([day.hour, day.weekday <= 5, isHoliday(day.toISODate() ?? '')]).toEqual([16, true, false]);
      expect((dueAt ?? '') < monthDueAt).toBe(true);
      expect(remindAt?.length).toBeGreaterThan(0);
      await env.sleep(day.toMillis() - (await env.currentTimeMs()) + 3_600_000);
      await expect
        .poll(() => missingReports(id), soon)
        .toMatchObject([{ about: 'report', organisationId: 'skanska', period }]);
      await expect.poll(() => typesOf(id), soon).toContain('escalated');
      expect(await typesOf(id)).toContain('report-due-again');
    }
  );
});

describe('a prolongation', () => {
  it('that both sides agree to moves the months and the final evaluation', { timeout: 240_000 }, async () => {
    const id = await contract('K-4', 20);
    const newEndsOn = await dateIn(80);
    await taken(id, 'johan', {
      kind: 'prolong',
      newEndsOn,
      why: 'Etapp två är beställd',
      targets: [{ kind: 'internship', target: 6 }],
    });
    expect(await here.give(id, 'johan', { kind: 'agree-change', number: 1 })).toMatchObject({
      refusal: { refused: 'OwnSubmission' },
    });
    await here.give(id, 'maria', { kind: 'agree-change', number: 1 });
    await expect.poll(async () => (await stateOf(id)).endsOn, soon).toBe(newEndsOn);
    expect((await stateOf(id)).obligations).toEqual([{ kind: 'internship', target: 6 }]);
    await env.sleep('50 days');
    expect((await stateOf(id)).phase).toBe('partnering');
    await env.sleep('60 days');
    await expect.poll(async () => (await stateOf(id)).phase, soon).toBe('evaluating');
    expect(await typesOf(id)).toContain('change-agreed');
  });
});

describe('the rhythm of meetings', () => {
  it(
    'begins when all parties have agreed to the charter, and a meeting that is not held is seen',
    {
      timeout: 240_000,
    },
    async () => {
      const id = await contract('K-5');
      await taken(id, 'johan', { kind: 'propose-charter', goals: ['Jobb till boende'], everyWeeks: 4 });
      await expect.poll(async () => (await stateOf(id)).partnering.proposedCharter, soon).not.toBeNull();
      await here.give(id, 'maria', { kind: 'agree-charter', version: 1 });
      await here.give(id, 'lena', { kind: 'agree-charter', version: 1 });
      await expect.poll(async () => (await stateOf(id)).partnering.meeting, soon).not.toBeNull();
      await env.sleep('35 days');
      await expect.poll(async () => (await stateOf(id)).partnering.missedMeetings, soon).toBe(1);
      const held = { kind: 'hold-meeting', heldOn: await dateIn(0), meeting: 'partnering', minutes: null } as const;
      await here.give(id, 'johan', held);
      await expect.poll(async () => (await stateOf(id)).partnering.meeting?.missed, soon).toBe(false);
      expect((await stateOf(id)).partnering.meetings).toBe(1);
    }
  );
});
