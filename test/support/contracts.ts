// A town with contracts that begin today, on a time-skipping server of their own: set-up and the questions tests ask of it.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect } from 'vitest';
import { contractId, placementId } from '../../domain/case.js';
import type { Command, ReportEntry } from '../../domain/commands.js';
import type { ContractState, NewContract } from '../../domain/contract.js';
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

/** Starts a contract of Vivalla's parties without its tender, which begins today and goes on for so many days; answers its id. */
export async function startContract(
  { env, client }: Pick<Town, 'env' | 'client'>,
  reference: string,
  days: number,
  more: Partial<NewContract> = {}
): Promise<string> {
  const startsOn = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const state = newContract({
    id: contractId(reference),
    authorityId: 'orebrobostader',
    reference,
    title: 'Vivalla',
    tenderId: 'tender/UPP-1',
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
    ...more,
  });
  await client.workflow.start('contract', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  return state.id;
}

/** The same in the town of the file, once its first month is open. */
export async function contractOf(reference: string, days: number): Promise<string> {
  const id = await startContract(contracts.here, reference, days, { tenderId: `tender/${reference}` });
  await expect.poll(async () => (await contract(reference)).month).not.toBeNull();
  return id;
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
