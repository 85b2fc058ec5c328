// Checks after a contract's end. A server of its own: a call to an ended case would hold its clock.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContractReport } from '../../bots/documents/load-contract-report.js';
import { contractId, placementId } from '../../domain/case.js';
import type { Command, ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import type { PlacementState } from '../../domain/placement.js';
import { unknownScope } from '../../domain/scope.js';
import { entry } from '../domain/stamps.js';
import type { Town } from '../support/cases.js';
import { taskQueue, town } from '../support/cases.js';
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

const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
const patience = { timeout: 30_000 };

/** A contract that begins today and goes on for so many days. */
async function contractOf(reference: string, days: number): Promise<string> {
  const startsOn = await today();
  const state = newContract({
    id: contractId(reference),
    authorityId: 'orebrobostader',
    reference,
    title: 'Vivalla',
    tenderId: `tender/${reference}`,
    contractorId: 'skanska',
    subcontractorIds: [],
    matchingBodyId: 'arbetsformedlingen',
    signedOn: startsOn,
    startsOn,
    endsOn: addDays(startsOn, days),
    firstStartBy: addDays(startsOn, 180),
    obligations: [{ kind: 'employment', target: 1 }],
    sanctions: [],
    bonus: null,
    scope: unknownScope,
    followUpBy: 'contract-manager',
  });
  await here.client.workflow.start('contract', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  await expect.poll(async () => (await contract(reference)).month, patience).not.toBeNull();
  return state.id;
}
const contract = async (reference: string) =>
  (await here.state(contractId(reference)).catch(() => ({}))) as ContractState;
const placement = async (reference: string, number: number) =>
  (await here.state(placementId(reference, number)).catch(() => ({}))) as PlacementState;
const taken = async (id: string, by: string, command: Command, deliveryId?: string) =>
  expect(await here.give(id, by, command, deliveryId)).toMatchObject({ kind: 'taken' });
const report = (...entries: ReportEntry[]): Command => ({ kind: 'report', entries, text: null });

describe('checks after the contract has been closed', () => {
  it('reach its evaluation', async () => {
    const id = await contractOf('K-SHORT', 25);
    const line = entry('employment', { startDate: await today(), employmentForm: 'permanent' });
    await taken(id, 'maria', report(line), 'only');
    await taken(id, 'johan', { kind: 'accept-report', reportId: 'only' });
    await expect.poll(async () => (await placement('K-SHORT', 1)).phase, patience).toBe('employment');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-eligibility', eligible: true, countedAs: null });
    await env.sleep('60 days');
    await expect.poll(async () => (await contract('K-SHORT')).phase, patience).toBe('evaluating');
    const lessons = { worked: 'Tidig matchning', didNotWork: '', advice: '' };
    await taken(id, 'johan', { kind: 'evaluate', summary: 'En anställd', lessons });
    await expect.poll(async () => (await contract('K-SHORT')).phase, patience).toBe('closed');
    const evaluation = async () => (await loadContractReport(here.db, id, await today(), false))?.evaluation;
    expect((await evaluation())?.retention[0]).toEqual({ afterMonths: 3, stillThere: 0, notThere: 0, outstanding: 1 });

    await env.sleep('40 days');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-retention', afterMonths: 3, stillThere: true });
    await env.sleep('95 days');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-retention', afterMonths: 6, stillThere: false });
    await expect.poll(async () => (await placement('K-SHORT', 1)).phase, patience).toBe('ended');
    expect(await evaluation()).toMatchObject({
      outcomes: [{ kind: 'employment', delivered: 1, accepted: 1, kept: 'met' }],
      retention: [{ stillThere: 1 }, { notThere: 1 }, { notThere: 1, outstanding: 0 }],
      lastCheckOn: null,
      paths: [{ number: 1, end: { reason: 'left' } }],
    });
  });
});
