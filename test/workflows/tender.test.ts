// A tender on the time-skipping server, with the real activities and database.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
/** The stage once its own run has begun: somebody holds the ball then. */
const opened = ({ stageId, ball }: TenderState): string | null => (ball === null ? null : stageId);
const submit = { kind: 'submit-requirement', requirement, motive: null } as const;
const approve = (stageId: string, version: number) => ({ kind: 'approve', stageId, version }) as const;

describe('deciding on a requirement', () => {
  it('takes a decision from a manager and refuses everybody else, saying who may', async () => {
    const id = await here.openTender('T-1');
    expect((await here.give(id, 'karin', submit)).kind).toBe('taken');
    await expect.poll(async () => opened(await tender(id))).toBe('requirement-approval');
    const sent = await here.give(id, 'maria', approve('requirement-approval', 1));
    expect(sent).toMatchObject({ kind: 'refused', refusal: { refused: 'NotAllowed' } });
    expect((await here.give(id, 'bjorn', approve('requirement-approval', 1))).kind).toBe('taken');
    await expect.poll(async () => opened(await tender(id))).toBe('publication');
  });

  it('refuses a decision on a version that was replaced, and one that was given before', async () => {
    const id = await here.openTender('T-2');
    await here.give(id, 'karin', submit);
    await expect.poll(async () => opened(await tender(id))).toBe('requirement-approval');
    await here.give(id, 'bjorn', {
      kind: 'request-changes',
      stageId: 'requirement-approval',
      version: 1,
      reason: 'Tydligare mål',
    });
    await expect.poll(async () => opened(await tender(id))).toBe('drafting');
    expect((await tender(id)).changesWanted).toBe('Tydligare mål');
    await here.give(id, 'karin', submit);
    await expect.poll(async () => opened(await tender(id))).toBe('requirement-approval');
    expect(await here.give(id, 'bjorn', approve('requirement-approval', 1))).toMatchObject({
      refusal: { refused: 'StaleVersion' },
    });
  });

  it('needs a reason for a rejection, and ends with it', async () => {
    const id = await here.openTender('T-3');
    await here.give(id, 'karin', submit);
    await expect.poll(async () => opened(await tender(id))).toBe('requirement-approval');
    const reject = (reason: string) =>
      ({ kind: 'reject', stageId: 'requirement-approval', version: 1, reason }) as const;
    expect(await here.give(id, 'eva', reject(' '))).toMatchObject({ refusal: { refused: 'ReasonRequired' } });
    expect((await here.give(id, 'eva', reject('Inget behov'))).kind).toBe('taken');
    expect(await here.client.workflow.getHandle(id).result()).toBe('cancelled');
    expect(await here.give(id, 'eva', reject('Igen'))).toMatchObject({ refusal: { refused: 'Closed' } });
  });

  it('counts a redelivered click once', async () => {
    const id = await here.openTender('T-4');
    const first = await here.give(id, 'karin', submit, 'same-click');
    const second = await here.give(id, 'karin', submit, 'same-click');
    expect(first).toMatchObject({ kind: 'taken', answer: { repeated: false } });
    expect(second.kind).toBe('taken');
    expect((await tender(id)).version).toBe(1);
  });
});
