// Whoever stands in is told so when it begins, in their chat, with what waits and can be decided there; once, and not when it is over.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { today as swedishToday } from '../../activities/calendar.js';
import { newAuthority } from '../../domain/authority.js';
import { addDays } from '../../domain/days.js';
import { requirement, taskQueue } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };
const authority = 'authority/orebrobostader';
/** Today in Sweden, as the database counts days. */
const today = swedishToday();
let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  env = await timeSkippingEnv();
  place = await chatTown(env);
  worker = await place.here.work();
  const { here } = place;
  const state = newAuthority({ organisationId: 'orebrobostader', name: 'ÖBO', parentId: null, areas: [] });
  await here.client.workflow.start('authority', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  const recorded = async () => expect(await here.db.case.count({ where: { id: authority } })).toBe(1);
  await vi.waitFor(recorded, soon);
});
afterAll(async () => {
  await worker.stop();
  await place.close();
  await env.teardown();
});

/** A tender that waits for a manager before anybody stands in for one. */
async function waiting(reference: string): Promise<string> {
  const { here } = place;
  const id = await here.openTender(reference);
  await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await expect.poll(async () => (await here.state(id)).ball?.task, soon).toBe('decide');
  return id;
}

/** Has a manager delegate to Johan from today by the test's clock, and lets mornings come. */
async function away(
  person: string,
  meanwhile: (number: number) => Promise<void> = async () => undefined
): Promise<number> {
  const { here } = place;
  const firstDay = new Date((await env.currentTimeMs()) + 2 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const command = { kind: 'delegate', delegateId: 'johan', firstDay, lastDay: addDays(firstDay, 20) } as const;
  expect(await here.give(authority, person, command)).toMatchObject({ kind: 'taken' });
  const delegation = () => here.db.delegation.findFirst({ where: { delegatorId: person } });
  await expect.poll(delegation, soon).not.toBeNull();
  const number = (await delegation())?.number ?? 0;
  // The database has a clock of its own.
  await here.db.delegation.updateMany({ data: { firstDay: new Date(today) } });
  await meanwhile(number);
  // Over a weekend and a holiday there may be no morning for days.
  await env.sleep('7 days');
  await here.client.workflow.getHandle(`standing-in/orebrobostader/${number}`).result();
  return number;
}

async function end(number: number, by: string): Promise<void> {
  const { here } = place;
  await here.give(authority, by, { kind: 'end-delegation', number });
  await expect.poll(() => here.db.delegation.count(), soon).toBe(0);
}

it.each(['slack', 'teams'] as const)('comes in %s once, and decides there', async (name) => {
  const chat = place[name];
  await chat.link('johan');
  const id = await waiting(`UPP-${name}`);
  const { slack, teams } = place.peers;
  // The chat takes the message and loses its answer; Slack lets us look for it before we try again.
  if (name === 'slack') slack.faults.push({ method: 'chat.postMessage', status: 500, done: true });
  const number = await away('eva');
  const all = () =>
    name === 'slack' ? slack.messages.map(({ blocks }) => blocks) : teams.messages.map(({ card }) => card);
  const told = () =>
    all().flatMap((each) => (JSON.stringify(each).includes('Du går in för Eva') ? [JSON.stringify(each)] : []));
  await expect.poll(() => told().length, soon).toBe(1);
  expect(told()[0]).toContain(`UPP-${name}`);
  expect(told()[0]).toContain('Godkänn');
  await chat.press('johan', 'Godkänn');
  const decided = () => place.here.db.caseEvent.findFirst({ where: { caseId: id, type: 'decision-made' } });
  await expect.poll(decided, soon).toMatchObject({ by: 'johan', via: name, data: { inSteadOf: 'eva' } });
  expect(chat.complaints()).toEqual([]);
  await end(number, 'eva');
});

it('comes on the web, and not at all when it was ended before the morning', async () => {
  const { here } = place;
  // The time-skipping server holds its clock for a parent that has gone on in a new run (docs/decisions/0012): here it has not yet.
  await here.client.workflow.getHandle(authority).terminate();
  const args: [unknown] = [{ state: await here.state(authority), unrecorded: [] }];
  await here.client.workflow.start('authority', { workflowId: authority, taskQueue, args });
  await here.db.account.deleteMany({ where: { personId: 'johan', platform: { not: 'web' } } });
  const told = async (): Promise<string> =>
    JSON.stringify(await here.db.webMessage.findMany({ where: { personId: 'johan', caseId: null } }));
  await away('eva', (number) => end(number, 'johan'));
  expect(await told()).not.toContain('Du går in för');
  await end(await away('bjorn'), 'johan');
  expect(await told()).toContain('Du går in för Björn');
});
