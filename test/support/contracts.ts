// A town with contracts that begin today, on a time-skipping server of their own: set-up and the questions tests ask of it.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect } from 'vitest';
import { contractId, placementId } from '../../domain/case.js';
import type { Command, ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import type { PlacementState } from '../../domain/placement.js';
import { unknownScope } from '../../domain/scope.js';
import type { Town } from './cases.js';
import { taskQueue, town } from './cases.js';
import { timeSkippingEnv } from './temporal.js';

/** Set up before the tests of a file and taken down after them; `contracts.here` is there while they run. */
export const contracts = {} as { env: TestWorkflowEnvironment; here: Town };

/** Call it once in a file. */
export function openContractTown(): void {
  let worker: { stop(): Promise<void> };
  beforeAll(async () => {
    contracts.env = await timeSkippingEnv();
    contracts.here = await town(contracts.env);
    worker = await contracts.here.work();
  });
  afterAll(async () => {
    await worker.stop();
    await contracts.here.close();
    await contracts.env.teardown();
  });
}

/** The town's date, which may be years ahead. */
export const today = async (): Promise<string> =>
  new Date(await contracts.env.currentTimeMs()).toISOString().slice(0, 10);

/** A contract that begins today and goes on for so many days. */
export async function contractOf(reference: string, days: number): Promise<string> {
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
  await contracts.here.client.workflow.start('contract', {
    workflowId: state.id,
    taskQueue,
    args: [{ state, unrecorded: [] }],
  });
  await expect.poll(async () => (await contract(reference)).month).not.toBeNull();
  return state.id;
}
/** As it was recorded; empty before that. */
export const contract = async (reference: string): Promise<ContractState> =>
  (await contracts.here.state(contractId(reference)).catch(() => ({}))) as ContractState;
/** The same of a placement. */
export const placement = async (reference: string, number: number): Promise<PlacementState> =>
  (await contracts.here.state(placementId(reference, number)).catch(() => ({}))) as PlacementState;
/** Gives a command that has to be taken. */
export const taken = async (id: string, by: string, command: Command, deliveryId?: string): Promise<void> =>
  expect(await contracts.here.give(id, by, command, deliveryId)).toMatchObject({ kind: 'taken' });
/** A report of these lines. */
export const report = (...entries: ReportEntry[]): Command => ({ kind: 'report', entries, text: null });
