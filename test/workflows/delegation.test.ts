// Standing in, through the authority's case, the database and a tender's case: who may decide from which day, and what the trail says.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { today as swedishToday } from '../../activities/calendar.js';
import { notThere } from '../../bots/known.js';
import { newAuthority } from '../../domain/authority.js';
import type { Command } from '../../domain/commands.js';
import { addDays } from '../../domain/days.js';
import type { TenderState } from '../../domain/tender.js';
import { verifyAudit } from '../../prisma/audit.js';
import { eventsOf } from '../../prisma/cases.js';
import { waitingFor } from '../../prisma/listed.js';
import type { Person } from '../../prisma/people.js';
import { actorOf, addressesOf, personByAccount, personById } from '../../prisma/people.js';
import type { Town } from '../support/cases.js';
import { actor, requirement, taskQueue, town } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };
const authority = 'authority/orebrobostader';
/** Today in Sweden, as the database counts days. */
const today = swedishToday();

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
  const state = newAuthority({ organisationId: 'orebrobostader', name: 'ÖBO', parentId: null, areas: [] });
  await here.client.workflow.start('authority', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  const recorded = async () => expect(await here.db.case.count({ where: { id: authority } })).toBe(1);
  await vi.waitFor(recorded, { timeout: 30_000, interval: 100 });
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

const person = async (id: string): Promise<Person> => {
  const found = await personById(here.db, id);
  if (found === null) throw new Error(`nobody is ${id}`);
  return found;
};
const delegate = (delegateId: string, from: number, until: number): Command => ({
  kind: 'delegate',
  delegateId,
  firstDay: addDays(today, from),
  lastDay: addDays(today, until),
});
const delegations = () => here.db.delegation.findMany({ orderBy: { number: 'asc' } });

describe('standing in', () => {
  it('begins and ends by days, is in the trail, and gives the delegate the roles and the address', async () => {
    expect(await here.give(authority, 'eva', delegate('johan', 1, 3))).toMatchObject({ kind: 'taken' });
    await expect.poll(delegations, { timeout: 30_000 }).toMatchObject([{ delegatorId: 'eva', delegateId: 'johan' }]);
    // It has not begun.
    expect((await person('johan')).standsInFor).toEqual([]);
    await here.db.delegation.updateMany({ data: { firstDay: new Date(today) } });
    expect((await person('johan')).standsInFor).toEqual([{ personId: 'eva', roles: ['manager'] }]);
    expect(await personByAccount(here.db, 'web', 'johan')).toEqual(await person('johan'));
    await here.db.account.create({ data: { platform: 'slack', account: 'T1:U1', personId: 'johan', place: 'T1:U1' } });
    const addresses = await addressesOf(here.db, 'orebrobostader', ['manager']);
    expect(addresses.map(({ place, person: { id } }) => [id, place])).toEqual([['johan', 'T1:U1']]);
    // Its last day has been.
    await here.db.delegation.updateMany({
      data: { firstDay: new Date('2020-01-01'), lastDay: new Date(addDays(today, -1)) },
    });
    expect((await person('johan')).standsInFor).toEqual([]);

    const [made] = await delegations();
    expect(await here.give(authority, 'johan', { kind: 'end-delegation', number: made?.number ?? 0 })).toMatchObject({
      kind: 'taken',
    });
    await expect.poll(delegations, { timeout: 30_000 }).toEqual([]);
    const told = (await eventsOf(here.db, authority)).map(({ type, by }) => [type, by]);
    expect(told.slice(0, 2)).toEqual([
      ['delegation-ended', 'johan'],
      ['delegated', 'eva'],
    ]);
    expect(await verifyAudit(here.db)).toMatchObject([{ faults: [] }]);
  });

  it('does not hand over a role that whoever is away has lost', async () => {
    const row = { authorityId: 'orebrobostader', firstDay: new Date(today), lastDay: new Date(today) };
    await here.db.delegation.create({
      data: { ...row, number: 900, delegatorId: 'eva', delegateId: 'johan', roles: ['manager', 'coordinator'] },
    });
    expect((await person('johan')).standsInFor).toEqual([{ personId: 'eva', roles: ['manager'] }]);
    await here.db.delegation.deleteMany();
  });

  it('decides in the stead of somebody, whose clock goes on; the event says who for whom', async () => {
    expect(await here.give(authority, 'eva', delegate('johan', 0, 3))).toMatchObject({ kind: 'taken' });
    await expect.poll(delegations, { timeout: 30_000 }).toHaveLength(1);
    const id = await here.openTender('D-1');
    await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
    const tender = async (): Promise<TenderState> => (await here.state(id)) as TenderState;
    await expect.poll(async () => (await tender()).ball?.task, { timeout: 30_000 }).toBe('decide');
    const { stageId, version, ball } = await tender();
    const approve: Command = { kind: 'approve', stageId: stageId ?? '', version };

    const johan = await person('johan');
    expect((await waitingFor(here.db, johan)).cases.map((row) => row.id)).toEqual([id]);
    expect(await here.give(id, 'johan', approve)).toMatchObject({ refusal: { refused: 'NotAllowed' } });
    expect(await here.give(id, actorOf(johan), approve)).toMatchObject({ kind: 'taken' });
    const events = await eventsOf(here.db, id);
    expect(events.find(({ type }) => type === 'decision-made')).toMatchObject({
      by: 'johan',
      data: { inSteadOf: 'eva', roles: ['manager'] },
    });
    const passed = events.filter(({ data }) => data.type === 'ball-passed' && data.ball?.task === 'decide');
    expect(passed.map(({ data }) => data)).toEqual([expect.objectContaining({ ball })]);
    expect(await verifyAudit(here.db)).toMatchObject([{ faults: [] }]);
  });

  it('is not asked of whoever submitted what waits, of strangers, or upwards', async () => {
    const id = await here.openTender('D-2');
    await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
    await expect.poll(async () => (await here.state(id)).ball?.task, { timeout: 30_000 }).toBe('decide');
    const state = await here.state(authority);
    const ask = (by: string, delegateId: string) =>
      notThere(here.db, state, { by: actor(by), command: delegate(delegateId, 5, 6) });
    expect(await ask('bjorn', 'karin')).toMatchObject({ refused: 'DelegateSubmitted', details: { reference: 'D-2' } });
    expect(await ask('bjorn', 'maria')).toMatchObject({ refused: 'CannotStandIn' });
    expect(await ask('bjorn', 'nobody')).toMatchObject({ refused: 'CannotStandIn' });
    expect(await ask('karin', 'bjorn')).toMatchObject({ details: { why: 'upwards' } });
    expect(await ask('bjorn', 'johan')).toBeNull();
  });
});
