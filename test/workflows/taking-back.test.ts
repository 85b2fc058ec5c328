// Second thoughts in an approval: undone within minutes, corrected later, withdrawn by whoever proposed; nothing goes on before it stands.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../domain/commands.js';
import { startingPolicy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { requirement, town } from '../support/cases.js';
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

const policy = { ...startingPolicy, settings: { undoMinutes: 10 } };
const stageId = 'requirement-approval';
const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
const asked = (id: string, task: string) =>
  expect.poll(async () => (await tender(id)).ball?.task, { timeout: 30_000 }).toBe(task);
const taken = async (id: string, by: string, command: Command): Promise<void> =>
  expect(await here.give(id, by, command)).toMatchObject({ kind: 'taken' });
const refused = async (id: string, by: string, command: Command, refusal: string): Promise<void> =>
  expect(await here.give(id, by, command)).toMatchObject({ refusal: { refused: refusal } });
const approve = { kind: 'approve', stageId, version: 1 } as const;
const reject = { kind: 'reject', stageId, version: 1, reason: 'Fel ärende' } as const;
const undo = { kind: 'undo-decision', stageId } as const;

async function proposed(reference: string): Promise<string> {
  const id = await here.openTender(reference, { policy });
  await taken(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await asked(id, 'decide');
  return id;
}

describe('a decision', () => {
  it('waits ten minutes before anything follows from it, and can be undone meanwhile', async () => {
    const id = await proposed('T-1');
    const { dueAt } = (await tender(id)).ball ?? {};
    await taken(id, 'bjorn', reject);
    await asked(id, 'let-decision-stand');
    await refused(id, 'eva', approve, 'NotOpen');
    await refused(id, 'eva', undo, 'NothingToUndo');
    await env.sleep('9 minutes');
    expect(await tender(id)).toMatchObject({ status: 'running', stageId });
    await taken(id, 'bjorn', undo);
    await asked(id, 'decide');
    // The case's clock was not reset.
    expect((await tender(id)).ball?.dueAt).toBe(dueAt);
    expect((await tender(id)).decisions).toEqual([]);
    await env.sleep('2 minutes');
    expect(await tender(id)).toMatchObject({ status: 'running', stageId });

    await taken(id, 'eva', approve);
    await env.sleep('11 minutes');
    await asked(id, 'confirm-publication');
    expect(await tender(id)).toMatchObject({ settled: [{ stageId, decision: 'approve', by: 'eva' }], decisions: [] });
  });

  it('ends the tender when a rejection stands', async () => {
    const id = await proposed('T-2');
    await taken(id, 'bjorn', reject);
    await env.sleep('11 minutes');
    await expect.poll(async () => (await tender(id)).status, { timeout: 30_000 }).toBe('cancelled');
    expect(await tender(id)).toMatchObject({ cancelReason: 'Fel ärende' });
  });

  it('that stands is corrected with a reason, by whoever made it, and the case goes on', async () => {
    const id = await proposed('T-3');
    await taken(id, 'bjorn', approve);
    await env.sleep('11 minutes');
    await asked(id, 'confirm-publication');
    await refused(id, 'bjorn', undo, 'NotOpen');
    await refused(id, 'eva', { kind: 'correct-decision', stageId, reason: 'Fel' }, 'NothingToUndo');
    await refused(id, 'bjorn', { kind: 'correct-decision', stageId, reason: ' ' }, 'ReasonRequired');
    await taken(id, 'bjorn', { kind: 'correct-decision', stageId, reason: 'Jag läste fel bilaga' });
    expect(await tender(id)).toMatchObject({
      corrections: [{ stageId, by: 'bjorn', reason: 'Jag läste fel bilaga' }],
      status: 'running',
    });
    await asked(id, 'confirm-publication');
  });
});

describe('a proposal', () => {
  it('is withdrawn by whoever made it, and comes back as a new version that says what it changes', async () => {
    const id = await proposed('T-4');
    const withdraw = { kind: 'withdraw-submission', stageId, version: 1, reason: 'Fel antal' } as const;
    await refused(id, 'karin', { ...withdraw, version: 0 }, 'StaleVersion');
    await refused(id, 'bjorn', withdraw, 'NotAllowed');
    await taken(id, 'karin', withdraw);
    await asked(id, 'draft-requirement');
    expect(await tender(id)).toMatchObject({ changesWanted: 'Fel antal', status: 'running' });
    await refused(id, 'bjorn', approve, 'NotOpen');
    await taken(id, 'karin', {
      kind: 'submit-requirement',
      requirement: { ...requirement, durationMonths: requirement.durationMonths + 12 },
      motive: null,
    });
    await asked(id, 'decide');
    expect(await tender(id)).toMatchObject({
      version: 2,
      changesWanted: null,
      earlierRound: { stageId, version: 1, requirement: { durationMonths: requirement.durationMonths } },
    });
  });
});
