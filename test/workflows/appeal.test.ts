// An award that is appealed: through the courts on the time-skipping server, to a new evaluation and to the signature.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { toStandstill, town } from '../support/cases.js';
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
const task = async (id: string): Promise<string | null> => (await tender(id)).ball?.task ?? null;
const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
const sign = {
  kind: 'sign-contract',
  contractReference: 'K-appeal',
  startsOn: '2030-01-01',
  endsOn: '2030-12-31',
} as const;

it('is not signed while the court hears it, nor for ten days after, and is signed then', async () => {
  const id = await toStandstill(here, 'A-1');
  await here.give(id, 'karin', { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
  await expect.poll(() => task(id)).toBe('wait-standstill');
  const appeal = { kind: 'register-appeal', court: 'administrative', caseNumber: '1-26', injunction: false } as const;
  expect((await here.give(id, 'karin', { ...appeal, filedOn: await today() })).kind).toBe('taken');
  await expect.poll(() => task(id)).toBe('register-court-decision');
  await env.sleep('90 days');
  expect((await tender(id)).stageId).toBe('standstill');
  expect(await here.give(id, 'karin', sign)).toMatchObject({ refusal: { refused: 'SigningForbidden' } });

  const decidedOn = await today();
  const decision = { kind: 'register-court-decision', outcome: 'rejected', decidedOn, reason: '' } as const;
  expect((await here.give(id, 'karin', decision)).kind).toBe('taken');
  await expect.poll(() => task(id)).toBe('wait-standstill');
  expect((await tender(id)).standstill?.lastDay.localeCompare(decidedOn)).toBe(1);
  expect(await here.give(id, 'karin', sign)).toMatchObject({ refusal: { refused: 'TooEarly' } });
  await env.sleep('16 days');
  await expect.poll(() => task(id)).toBe('sign-contract');

  // A court of appeal forbids the signing after all, and lifts that again.
  const further = { ...appeal, court: 'appeal', caseNumber: '2-26', injunction: true, filedOn: await today() } as const;
  expect((await here.give(id, 'karin', further)).kind).toBe('taken');
  await expect.poll(() => task(id)).toBe('register-court-decision');
  expect(await here.give(id, 'karin', sign)).toMatchObject({ refusal: { refused: 'SigningForbidden' } });
  const lifted = { kind: 'register-injunction', forbidsSigning: false, decidedOn: await today() } as const;
  expect((await here.give(id, 'karin', lifted)).kind).toBe('taken');
  await expect.poll(() => task(id)).toBe('sign-contract');
  expect((await here.give(id, 'karin', sign)).kind).toBe('taken');
  await expect.poll(async () => (await tender(id)).status).toBe('signed');
});

it('goes back to the evaluation when the court wants the bids evaluated anew', async () => {
  const id = await toStandstill(here, 'A-2');
  await here.give(id, 'karin', { kind: 'send-award-notice', sentOn: await today(), means: 'other', days: 20 });
  await expect.poll(() => task(id)).toBe('wait-standstill');
  const filedOn = await today();
  await here.give(id, 'karin', {
    kind: 'register-appeal',
    court: 'administrative',
    caseNumber: '3-26',
    filedOn,
    injunction: false,
  });
  await expect.poll(() => task(id)).toBe('register-court-decision');
  const decision = { kind: 'register-court-decision', outcome: 're-evaluate', decidedOn: filedOn } as const;
  expect(await here.give(id, 'karin', { ...decision, reason: ' ' })).toMatchObject({
    refusal: { refused: 'ReasonRequired' },
  });
  expect((await here.give(id, 'karin', { ...decision, reason: 'Poängen saknar skäl' })).kind).toBe('taken');
  await expect.poll(() => task(id)).toBe('score-bids');
  expect(await tender(id)).toMatchObject({ stageId: 'evaluation', notice: null, standstill: null, ranking: [] });
});
