// A tender through its months, which the server skips. A server of its own: a call to an ended case would hold its clock.
import { readdirSync } from 'node:fs';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenderState } from '../../domain/tender.js';
import { verifyAudit } from '../../prisma/audit.js';
import type { Town } from '../support/cases.js';
import { bid, judgeBids, requirement, score, town } from '../support/cases.js';
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

const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
/** The stage once its own run has begun: somebody holds the ball then. */
const opened = ({ stageId, ball }: TenderState): string | null => (ball === null ? null : stageId);
const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
const submit = { kind: 'submit-requirement', requirement, motive: null } as const;
const approve = (stageId: string, version: number) => ({ kind: 'approve', stageId, version }) as const;

describe('a ball that is held too long', () => {
  it('reminds, then escalates, whoever holds the ball too long', async () => {
    const id = await here.openTender('T-6');
    await env.sleep('60 days');
    await expect.poll(async () => (await tender(id)).ball?.escalated).toBe(true);
    const types = (await here.db.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } })).map(
      ({ type }) => type
    );
    expect(types.filter((type) => type === 'reminded').length).toBeGreaterThan(0);
    expect(types.at(-1)).toBe('escalated');
  });
});

describe('from draft to contract', () => {
  it('hands the notice over, closes bids by time, ranks on quality, refuses to sign in the standstill, and starts the contract', async () => {
    const id = await here.openTender('T-5');
    const at = async (stage: string | null) =>
      expect.poll(async () => opened(await tender(id)), { timeout: 20_000 }).toBe(stage);
    await here.give(id, 'karin', submit);
    await at('requirement-approval');
    await here.give(id, 'bjorn', approve('requirement-approval', 1));
    await at('publication');
    expect(readdirSync(here.noticeFolder)).toEqual(['T-5-contract-notice-1']);
    expect(
      await here.give(id, 'karin', {
        kind: 'confirm-publication',
        reference: 'ANN-1',
        publishedOn: '2026-01-02',
        url: 'https://annonsdatabas.example/ANN-1',
      })
    ).toMatchObject({ refusal: { refused: 'WrongDate' } });
    await here.give(id, 'karin', {
      kind: 'confirm-publication',
      reference: 'ANN-1',
      publishedOn: await today(),
      url: 'https://annonsdatabas.example/ANN-1',
    });
    await at('tender-period');
    await here.give(id, 'karin', bid('svea-entreprenad', 100_000_000_00));
    await here.give(id, 'karin', bid('skanska', 110_000_000_00));
    expect(await here.give(id, 'johan', score('skanska', 9))).toMatchObject({ refusal: { refused: 'NotOpen' } });
    await env.sleep('60 days');
    await judgeBids(here, id, { 'svea-entreprenad': 5, skanska: 9 });
    await at('award-approval');
    const { version, ranking } = await tender(id);
    expect(ranking[0]?.bidderId).toBe('skanska');
    expect((await here.give(id, 'eva', approve('award-approval', version))).kind).toBe('taken');
    await at('standstill');
    await here.give(id, 'karin', { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
    const sign = {
      kind: 'sign-contract',
      contractReference: 'K-5',
      startsOn: '2027-01-01',
      endsOn: '2027-03-31',
    } as const;
    await expect.poll(async () => (await tender(id)).standstill).not.toBeNull();
    expect(await here.give(id, 'karin', sign)).toMatchObject({ refusal: { refused: 'TooEarly' } });
    await env.sleep('20 days');
    await at('signing');
    expect((await here.give(id, 'karin', sign)).kind).toBe('taken');
    expect(await here.client.workflow.getHandle(id).result()).toBe('signed');
    await expect.poll(async () => (await here.state('contract/K-5')).kind).toBe('contract');
    expect(readdirSync(here.noticeFolder)).toContainEqual(expect.stringMatching(/^T-5-award-notice-\d+$/));
    const row = await here.db.case.findUniqueOrThrow({ where: { id } });
    expect(row.standing).toBe('signed');
    expect((await verifyAudit(here.db)).flatMap(({ faults }) => faults)).toEqual([]);
  });
});
