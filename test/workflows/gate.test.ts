// What comes before and instead of a requirement: the gate, the exemption, and approvals as the policy wants them.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { awardModel, bid, gateOpen, judgeBids, requirement, town } from '../support/cases.js';
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
const submit = { kind: 'submit-requirement', requirement, motive: null } as const;
const approve = { kind: 'approve', stageId: 'requirement-approval', version: 1 } as const;
const ball = (id: string) =>
  tender(id).then(
    ({ ball: held }) => held,
    () => null
  );
const holds = (id: string, task: string, roles: readonly string[]) =>
  expect
    .poll(() => ball(id).then((held) => ({ task: held?.task, roles: held?.roles })), { timeout: 30_000 })
    .toEqual({ task, roles });
const asked = (id: string, task: string) =>
  expect.poll(() => ball(id).then((held) => held?.task), { timeout: 30_000 }).toBe(task);

describe('the gate', () => {
  it('keeps drafting shut, gives the ball to management with what is missing, and opens when that is in place', async () => {
    const id = await here.openTender('G-1', { gate: false });
    await holds(id, 'answer-gate', ['procurement-officer', 'coordinator']);
    expect(await here.give(id, 'karin', submit)).toMatchObject({ refusal: { refused: 'NotOpen' } });
    expect((await here.give(id, 'karin', { ...gateOpen, mandate: false, network: false })).kind).toBe('taken');
    await holds(id, 'start-with-management', ['manager']);
    expect((await tender(id)).gate).toMatchObject({ mandate: false, matchingBody: true });
    expect(await here.give(id, 'karin', submit)).toMatchObject({ refusal: { refused: 'NotOpen' } });
    await here.give(id, 'eva', { ...gateOpen, network: false });
    expect(await here.give(id, 'karin', submit)).toMatchObject({ refusal: { refused: 'NotOpen' } });
    expect((await here.give(id, 'eva', gateOpen)).kind).toBe('taken');
    await holds(id, 'hold-dialogue', ['procurement-officer', 'coordinator']);
    await here.give(id, 'karin', { kind: 'end-dialogue', reason: 'Marknaden är känd' });
    await holds(id, 'draft-requirement', ['procurement-officer', 'coordinator']);
    await here.give(id, 'karin', { kind: 'set-award-model', model: awardModel, change: null });
    expect((await here.give(id, 'karin', submit)).kind).toBe('taken');
  });
});

describe('a tender without a requirement', () => {
  const exempt = (reason: string) => ({ kind: 'request-exemption', reason }) as const;

  it('needs an exemption with its reason where the policy demands a requirement, and the approval of exemptions', async () => {
    const id = await here.openTender('E-1');
    expect(await here.give(id, 'karin', { kind: 'leave-requirement-out', reason: 'För litet' })).toMatchObject({
      refusal: { refused: 'RequirementDemanded' },
    });
    expect(await here.give(id, 'karin', exempt(' '))).toMatchObject({ refusal: { refused: 'ReasonRequired' } });
    expect((await here.give(id, 'karin', exempt('En licens; inget arbete utförs'))).kind).toBe('taken');
    await holds(id, 'decide', ['manager']);
    await here.give(id, 'bjorn', { ...approve, kind: 'request-changes', reason: 'Undersök driften först' });
    await holds(id, 'draft-requirement', ['procurement-officer', 'coordinator']);
    await here.give(id, 'karin', exempt('En licens; driften ingår inte'));
    await holds(id, 'decide', ['manager']);
    expect((await here.give(id, 'bjorn', { ...approve, version: 2 })).kind).toBe('taken');
    await holds(id, 'confirm-publication', ['procurement-officer', 'coordinator']);
    expect(await tender(id)).toMatchObject({
      requirement: null,
      withoutRequirement: { as: 'exemption', reason: 'En licens; driften ingår inte' },
    });
  });

  it('needs no exemption where the policy demands none, and says so', async () => {
    const policy = { ...startingPolicy, requirementInEveryTender: false };
    const id = await here.openTender('E-2', { policy });
    expect(await here.give(id, 'karin', exempt('r'))).toMatchObject({ refusal: { refused: 'ExemptionNotNeeded' } });
    expect((await here.give(id, 'karin', { kind: 'leave-requirement-out', reason: 'Under tröskeln' })).kind).toBe(
      'taken'
    );
    await holds(id, 'decide', ['manager']);
    expect((await tender(id)).withoutRequirement).toEqual({ as: 'choice', reason: 'Under tröskeln', approved: false });
  });

  it('ends with its signature: no contract is followed up', async () => {
    const id = await here.openTender('E-3');
    const { stageId } = await tender(id);
    expect(stageId).toBe('drafting');
    await here.give(id, 'karin', exempt('En licens'));
    await holds(id, 'decide', ['manager']);
    await here.give(id, 'eva', approve);
    await holds(id, 'confirm-publication', ['procurement-officer', 'coordinator']);
    const url = 'https://annonsdatabas.example/ANN-E3';
    const today = async () => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
    await here.give(id, 'karin', { kind: 'confirm-publication', reference: 'A', publishedOn: await today(), url });
    await asked(id, 'register-bids');
    await here.give(id, 'karin', bid('skanska', 100));
    await env.sleep('60 days');
    await judgeBids(here, id, { skanska: 9 });
    await holds(id, 'decide', ['manager']);
    await here.give(id, 'eva', { kind: 'approve', stageId: 'award-approval', version: (await tender(id)).version });
    await asked(id, 'send-award-notice');
    await here.give(id, 'karin', { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
    await env.sleep('30 days');
    await asked(id, 'sign-contract');
    const dates = { startsOn: '2030-01-01', endsOn: '2031-12-31' };
    await here.give(id, 'karin', { kind: 'sign-contract', contractReference: 'K-E3', ...dates });
    expect(await here.client.workflow.getHandle(id).result()).toBe('signed');
    expect(await here.db.case.count({ where: { parentId: id } })).toBe(0);
    const left = await here.db.caseEvent.findFirstOrThrow({ where: { caseId: id, type: 'requirement-left-out' } });
    expect(left.data).toMatchObject({ as: 'exemption', reason: 'En licens' });
  });
});

describe('the approval of a requirement', () => {
  const wanted = (roles: Policy['approvals']['requirement']['roles'], needs: 'all' | number): Policy => ({
    ...startingPolicy,
    approvals: { ...startingPolicy.approvals, requirement: { roles, needs } },
  });

  it('by all lets go of the ball role by role, and refuses whoever the policy does not name', async () => {
    const id = await here.openTender('A-1', { policy: wanted(['manager', 'contract-manager'], 'all') });
    await here.give(id, 'karin', submit);
    await holds(id, 'decide', ['manager', 'contract-manager']);
    expect(await here.give(id, 'karin', approve)).toMatchObject({
      refusal: { refused: 'NotAllowed', details: { roles: 'manager,contract-manager' } },
    });
    const { dueAt } = (await tender(id)).ball ?? { dueAt: null };
    expect((await here.give(id, 'bjorn', approve)).kind).toBe('taken');
    await holds(id, 'decide', ['contract-manager']);
    expect((await tender(id)).ball?.dueAt).toBe(dueAt);
    expect((await here.give(id, 'johan', approve)).kind).toBe('taken');
    await holds(id, 'confirm-publication', ['procurement-officer', 'coordinator']);
  });

  it('by the coordinator who submitted it herself is given by a manager in her stead', async () => {
    const policy = {
      ...startingPolicy,
      approvals: { ...startingPolicy.approvals, requirement: { roles: ['coordinator'], needs: 'any' } as const },
    };
    const id = await here.openTender('A-3', { policy });
    expect((await here.give(id, 'karin', submit)).kind).toBe('taken');
    await holds(id, 'decide', ['coordinator', 'manager']);
    expect(await here.give(id, 'karin', approve)).toMatchObject({ refusal: { refused: 'OwnSubmission' } });
    expect((await here.give(id, 'eva', approve)).kind).toBe('taken');
    await holds(id, 'confirm-publication', ['procurement-officer', 'coordinator']);
  });

  it('by two needs two different people', async () => {
    const id = await here.openTender('A-2', { policy: wanted(['manager'], 2) });
    await here.give(id, 'karin', submit);
    await holds(id, 'decide', ['manager']);
    await here.give(id, 'bjorn', approve);
    expect(await here.give(id, 'bjorn', approve)).toMatchObject({ refusal: { refused: 'AlreadyDecided' } });
    expect((await tender(id)).stageId).toBe('requirement-approval');
    await here.give(id, 'eva', approve);
    await holds(id, 'confirm-publication', ['procurement-officer', 'coordinator']);
  });
});
