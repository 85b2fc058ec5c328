// The authority as a case: policies in versions, tenders under the policy of their day, a company under its municipality's, coverage.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newAuthority } from '../../domain/authority.js';
import type { Command } from '../../domain/commands.js';
import { startingPolicy, startingTerms } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { sendCommand } from '../../bots/send-command.js';
import { startingSettings } from '../../domain/settings.js';
import { areasWithin } from '../../prisma/areas.js';
import { verifyAudit } from '../../prisma/audit.js';
import { coverage, findPolicy } from '../../prisma/policy.js';
import type { Town } from '../support/cases.js';
import { awardModel, gateOpen, taskQueue, town } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };
const company = 'authority/orebrobostader';
const municipality = 'authority/orebro-kommun';

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
  for (const [organisationId, parentId] of [
    ['orebro-kommun', null],
    ['orebrobostader', 'orebro-kommun'],
  ] as const) {
    const areas = parentId === null ? [] : [{ id: 'vivalla', name: 'Vivalla' }];
    const state = newAuthority({ organisationId, name: organisationId, parentId, areas });
    await here.client.workflow.start('authority', {
      workflowId: state.id,
      taskQueue,
      args: [{ state, unrecorded: [] }],
    });
  }
  const both = async () => expect(await here.db.case.count({ where: { kind: 'authority' } })).toBe(2);
  await vi.waitFor(both, { timeout: 30_000, interval: 100 });
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

const terms = startingTerms;
const adopt = (changes: Partial<typeof terms>): Command => ({ kind: 'adopt-policy', policy: { ...terms, ...changes } });
const open = (reference: string): Command => ({
  kind: 'open-tender',
  reference,
  title: 'Tak',
  procedure: 'open',
  matchingBodyId: 'arbetsformedlingen',
  framework: null,
  scope: { ...unknownScope, nature: 'works', valueOre: 100_000_000 },
});
const taken = async (...command: Parameters<Town['give']>) =>
  expect(await here.give(...command)).toMatchObject({ kind: 'taken' });
async function opened(reference: string): Promise<TenderState> {
  const id = `tender/${reference}`;
  await expect
    .poll(
      () =>
        here.state(id).then(
          ({ ball }) => ball?.task,
          () => null
        ),
      { timeout: 30_000 }
    )
    .toBe('answer-gate');
  return (await here.state(id)) as TenderState;
}

describe('an authority', () => {
  it('opens a tender under its policy of that day, which the tender keeps; a company goes by its municipality until it has its own', async () => {
    await taken(company, 'karin', open('A-1'));
    expect((await opened('A-1')).policy).toEqual(startingPolicy);
    await taken(municipality, 'ingrid', adopt({ maxPricePercent: 50, settings: { planDays: 14, evaluateDays: 56 } }));
    await expect.poll(async () => (await findPolicy(here.db, 'orebrobostader'))?.adoptedBy).toBe('orebro-kommun');
    await taken(company, 'karin', open('A-2'));
    const second = await opened('A-2');
    expect(second.policy).toMatchObject({ version: 1, maxPricePercent: 50, settings: { planDays: 14 } });
    expect(second).toMatchObject({ scope: { valueOre: 100_000_000 }, authorityId: 'orebrobostader' });
    await taken(company, 'eva', adopt({ maxPricePercent: 30, requirementInEveryTender: false }));
    await taken(company, 'karin', open('A-3'));
    expect((await opened('A-3')).policy).toMatchObject({ version: 1, maxPricePercent: 30 });
    expect(((await here.state('tender/A-2')) as TenderState).policy.maxPricePercent).toBe(50);
    expect(await findPolicy(here.db, 'orebrobostader')).toMatchObject({ adoptedBy: 'orebrobostader' });
  });

  it('does not open a tender whose number is taken, and says so', async () => {
    await taken(company, 'karin', open('A-4'));
    await opened('A-4');
    await taken(company, 'karin', open('A-4'));
    await expect
      .poll(() => here.db.caseEvent.count({ where: { caseId: company, type: 'tender-not-started' } }), {
        timeout: 30_000,
      })
      .toBe(1);
  });

  it("opens a company's tender by the limits of the policy it inherits, also when nobody asked before", async () => {
    const direct = (reference: string, valueOre: number): Command => ({
      ...(open(reference) as Extract<Command, { kind: 'open-tender' }>),
      procedure: 'direct',
      scope: { ...unknownScope, valueOre },
    });
    const usual = startingSettings.directAwardLimitOre.value;
    await taken(municipality, 'ingrid', adopt({ settings: { directAwardLimitOre: usual * 2 } }));
    await expect.poll(async () => (await findPolicy(here.db, 'orebro-kommun'))?.policy.version).toBe(2);
    const heir = newAuthority({ organisationId: 'obo-el', name: 'ÖBO El', parentId: 'orebro-kommun', areas: [] });
    await here.db.organisation.create({ data: { id: 'obo-el', name: 'ÖBO El', kind: 'authority' } });
    await here.db.authority.create({ data: { id: 'obo-el', parentId: 'orebro-kommun' } });
    await here.client.workflow.start('authority', {
      workflowId: heir.id,
      taskQueue,
      args: [{ state: heir, unrecorded: [] }],
    });
    const by = { personId: 'elsa', organisationId: 'obo-el', roles: ['procurement-officer'] } as const;
    const sent = (command: Command, deliveryId: string) =>
      sendCommand({ client: here.client, taskQueue }, heir.id, { deliveryId, by, via: 'web', command });
    expect(await sent(direct('E-1', usual * 2), 'e-1')).toMatchObject({ kind: 'taken' });
    expect((await opened('E-1')).policy.settings).toEqual({ directAwardLimitOre: usual * 2 });
    expect(await sent(direct('E-2', usual * 2 + 1), 'e-2')).toMatchObject({ kind: 'taken' });
    await expect
      .poll(
        async () =>
          (await here.db.caseEvent.findFirst({ where: { caseId: heir.id, type: 'tender-not-started' } }))?.data,
        { timeout: 30_000 }
      )
      .toEqual({ reference: 'E-2', because: 'over-limit' });
    expect(await here.db.case.count({ where: { id: 'tender/E-2' } })).toBe(0);
  });

  it('refuses a policy that cannot be meant, and people who may not adopt one', async () => {
    expect(await here.give(company, 'eva', adopt({ maxPricePercent: 120 }))).toMatchObject({
      refusal: { refused: 'BadPolicy', details: { fault: 'price-share' } },
    });
    expect(await here.give(company, 'eva', adopt({ settings: { planDays: 90 } }))).toMatchObject({
      refusal: { refused: 'BadSetting', details: { setting: 'planInAllDays' } },
    });
    expect(await here.give(company, 'karin', adopt({}))).toMatchObject({ refusal: { refused: 'NotAllowed' } });
    expect(await here.give(company, 'ingrid', adopt({}))).toMatchObject({ refusal: { refused: 'NotAllowed' } });
  });

  it('keeps figures and efforts of its areas in tables of their own, the newest figure of a year', async () => {
    const figure = (name: string, value: number) => ({
      areaId: 'vivalla',
      name: null,
      year: 2014,
      values: { [name]: value },
      source: 'SCB',
    });
    const lines = [
      figure('adultsEmployedPercent', 41),
      figure('childPovertyPercent', 60),
      figure('childPovertyPercent', 61.5),
    ];
    await taken(company, 'karin', { kind: 'record-indicators', lines });
    const outcomes = [{ kind: 'employment', count: 34 }] as const;
    await taken(company, 'karin', {
      kind: 'record-effort',
      areaId: 'vivalla',
      title: 'Jobbcentrum',
      period: '2014',
      outcomes,
    });
    await expect.poll(() => here.db.effort.count()).toBe(1);
    expect(await areasWithin(here.db, 'orebrobostader')).toEqual([
      {
        id: 'vivalla',
        authorityId: 'orebrobostader',
        name: 'Vivalla',
        years: [{ year: 2014, values: { adultsEmployedPercent: 41, childPovertyPercent: 61.5 }, sources: ['SCB'] }],
        efforts: [{ title: 'Jobbcentrum', period: '2014', outcomes }],
      },
    ]);
  });

  it('lives on in short runs, with one unbroken record', async () => {
    const handle = here.client.workflow.getHandle(company);
    const figures = () => here.db.areaIndicator.count({ where: { name: 'inhabitants' } });
    const run = async () => (await handle.describe()).runId;
    for (const from of [0, 8]) {
      const before = await run();
      for (let count = from + 1; count <= from + 8; count += 1) {
        const values = { inhabitants: 7000 + count };
        const lines = [{ areaId: 'vivalla', name: null, year: 2000 + count, values, source: null }];
        await taken(company, 'karin', { kind: 'record-indicators', lines });
        await expect.poll(figures, { interval: 100, timeout: 30_000 }).toBe(count);
      }
      await expect.poll(run, { timeout: 30_000 }).not.toBe(before);
      const { events } = await here.client.workflow.getHandle(company, before).fetchHistory();
      expect(events?.length).toBeLessThan(300);
    }
    expect((await verifyAudit(here.db)).flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('coverage', () => {
  it('counts tenders with a requirement of all, approved exemptions and those left out apart, cancelled ones not', async () => {
    const exempt = { kind: 'request-exemption', reason: 'En licens' } as const;
    // The company's own policy, adopted above, lets price weigh 30 percent.
    const [first, ...others] = awardModel.criteria as [(typeof awardModel.criteria)[0], ...typeof awardModel.criteria];
    const criteria = [{ ...first, weightPercent: first.weightPercent + 10 }, ...others];
    const lightOnPrice = { ...awardModel, priceWeightPercent: awardModel.priceWeightPercent - 10, criteria };
    const drafted = async (reference: string) => {
      const id = `tender/${reference}`;
      const asked = (task: string) =>
        expect.poll(async () => (await here.state(id)).ball?.task, { timeout: 30_000 }).toBe(task);
      await taken(id, 'karin', gateOpen);
      await asked('hold-dialogue');
      await taken(id, 'karin', { kind: 'end-dialogue', reason: 'Marknaden är känd' });
      await asked('draft-requirement');
      await taken(id, 'karin', { kind: 'set-award-model', model: lightOnPrice, change: null });
    };
    for (const reference of ['A-1', 'A-2', 'A-3']) await drafted(reference);
    await taken('tender/A-1', 'karin', exempt);
    await taken('tender/A-2', 'karin', exempt);
    await taken('tender/A-3', 'karin', { kind: 'leave-requirement-out', reason: 'Litet' });
    for (const [reference, stageId] of [
      ['A-1', 'requirement-approval'],
      ['A-3', 'requirement-approval'],
    ] as const) {
      await expect
        .poll(async () => (await here.state(`tender/${reference}`)).ball?.task, { timeout: 30_000 })
        .toBe('decide');
      const { version } = (await here.state(`tender/${reference}`)) as TenderState;
      await taken(`tender/${reference}`, 'eva', { kind: 'approve', stageId, version });
    }
    // A decision stands when it can no longer be undone.
    await env.sleep('11 minutes');
    const counted = async () =>
      (await coverage(here.db, ['orebro-kommun'])).find((row) => row.authorityId === 'orebrobostader');
    // A-2's exemption has not been approved, A-4 stands at its gate.
    await expect.poll(counted, { timeout: 30_000 }).toMatchObject({
      authorityId: 'orebrobostader',
      tenders: 4,
      withRequirement: 0,
      exempt: 1,
      leftOut: 1,
      undecided: 2,
    });
    await taken('tender/A-4', 'eva', { kind: 'cancel', reason: 'Behovet försvann' });
    await expect.poll(counted, { timeout: 30_000 }).toMatchObject({ tenders: 3, undecided: 1 });
  });
});
