// The page of operations with an activity that is really stuck: shown with its reason, and tried again by its button. And what Prometheus reads.
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { today } from '../../activities/calendar.js';
import { createInvitations } from '../../bots/accounts/invitations.js';
import { createConversation } from '../../bots/conversation.js';
import type { ChatPlatform, Conversation } from '../../bots/platform.js';
import { webChat } from '../../bots/web/index.js';
import { deliveriesOf } from '../../dashboard/operations-data.js';
import { operationsPage } from '../../dashboard/operations.js';
import { createHttp } from '../../server/http.js';
import type { Metrics } from '../../server/metrics.js';
import { createMetrics } from '../../server/metrics.js';
import { faultsOn, shoot } from '../bots/web-house.js';
import { evidenceHere } from '../support/evidence.js';
import { noLetters } from '../support/answers.js';
import type { Town } from '../support/cases.js';
import { busyMachineMs, taskQueue, town } from '../support/cases.js';
import { devServer } from '../support/temporal.js';

let env: Awaited<ReturnType<typeof devServer>>;
let here: Town;
let worker: Awaited<ReturnType<Town['work']>>;
let app: FastifyInstance;
let browser: Browser;
let url: string;
let metrics: Metrics;
let conversation: Conversation;

/** A chat that refuses until it is mended. */
const chat = { broken: true, posts: 0 };
const slack: ChatPlatform = {
  name: 'slack',
  post: () => {
    if (chat.broken) return Promise.reject(new Error('channel_not_found, said anna.berg@bostad.example'));
    chat.posts += 1;
    return Promise.resolve(`M${chat.posts}`);
  },
  update: () => Promise.resolve('updated'),
};

beforeAll(async () => {
  env = await devServer();
  here = await town(env, { platforms: [slack], failed: (activity) => metrics.activityFailed(activity) });
  const { db, client } = here;
  metrics = createMetrics(db, null);
  worker = await here.work();
  const data = ['karin', 'johan', 'bjorn'].map((personId) => ({
    platform: 'slack',
    account: `T:${personId}`,
    personId,
    place: `T:${personId}`,
  }));
  await db.account.createMany({ data });
  const invitations = createInvitations(db, Buffer.alloc(32, 7), 'http://localhost');
  conversation = metrics.measured(
    createConversation({
      evidence: evidenceHere(),
      db,
      client,
      taskQueue,
      patienceMs: busyMachineMs,
      today,
      morningAfter: () => '2026-11-27T08:00:00.000Z',
      link: (id) => id,
      mine: '/me',
      signInLink: () => Promise.resolve(''),
      log: pino({ level: 'silent' }),
    })
  );
  app = await createHttp({
    log: pino({ level: 'silent' }),
    cookieKey: Buffer.alloc(32, 7),
    https: false,
    parts: {},
    mounts: [metrics.routes({ token: null })],
    pages: [
      webChat({
        evidence: evidenceHere(),
        db,
        conversation,
        changes: { subscribe: () => () => undefined, close: () => Promise.resolve() },
        invitations,
        oidc: null,
        answers: noLetters(db),
        demo: true,
        today,
      }),
      operationsPage({ db, client, taskQueue, demo: true }),
    ],
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await worker?.stop();
  await here?.close();
  await env?.teardown();
});

async function visit(person: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url, locale: 'sv-SE' })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/sign-in');
  await page.locator(`button[name=person][value=${person}]`).click();
  await page.waitForURL(`${url}/`);
  return page;
}

it('shows a stuck activity with its reason, and its button makes it go through', async () => {
  const page = await visit('karin');
  await page.goto('/operations');
  await page.getByText('Allt går som det ska').waitFor();
  expect(await page.locator('section[aria-labelledby=queues] tbody td:last-child').allInnerTexts()).not.toContain('0');

  const workflowId = await here.openTender('UPP-77');
  await expect.poll(() => here.db.activityTrouble.count({ where: { workflowId } })).toBeGreaterThan(0);
  const handle = here.client.workflow.getHandle(workflowId);
  const pending = async () => (await handle.describe()).raw.pendingActivities ?? [];
  await expect.poll(async () => (await pending()).length).toBe(1);
  const [{ activityId }] = (await pending()) as [{ activityId: string }];
  const { runId } = await handle.describe();
  // Paused, so that nothing but the button can make it go on.
  const { workflowService, options } = here.client;
  const execution = { workflowId, runId };
  await workflowService.pauseActivity({ namespace: options.namespace, execution, id: activityId, identity: 'test' });
  await expect.poll(async () => (await pending())[0]?.paused).toBe(true);

  await page.goto('/operations');
  const row = page.locator('section[aria-labelledby=stuck] tbody tr');
  await row.getByText('UPP-77').waitFor();
  expect(await row.innerText()).toMatch(/Visa ärendet i chattarna[^]*channel_not_found[^]*Pausat/);
  expect(await row.innerText()).not.toContain('anna.berg');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'operations-stuck');

  chat.broken = false;
  await row.getByRole('button', { name: 'Försök nu: Visa ärendet i chattarna, UPP-77' }).click();
  await page.getByText('Försöker nu.').waitFor();
  await expect.poll(() => here.db.activityTrouble.count({ where: { workflowId } })).toBe(0);
  expect(chat.posts).toBeGreaterThan(0);
  await page.goto('/operations');
  await page.getByText('Allt går som det ska').waitFor();
});

it('counts every command that waits, also those of a rush that one workflow holds', async () => {
  const meeting = { kind: 'hold-meeting', heldOn: today(), meeting: 'partnering', minutes: null } as const;
  const sent = await Promise.all(Array.from({ length: 60 }, () => here.give('contract/NONE', 'johan', meeting)));
  const queued = sent.filter(({ kind }) => kind === 'queued').length;
  expect(queued).toBeGreaterThan(1);
  const waiting = async () => (await deliveriesOf({ db: here.db, client: here.client, taskQueue })).waiting;
  await expect.poll(waiting, { timeout: 25_000 }).toBe(queued);
});

it('is there for coordinators and auditors, and its button not for an auditor or for another case', async () => {
  const maria = await visit('maria');
  expect((await maria.goto('/operations'))?.status()).toBe(404);
  const tom = await visit('tom');
  expect((await tom.goto('/operations'))?.status()).toBe(200);
});

it('tells Prometheus of commands, their time, failures and cases, and of nobody', async () => {
  const scrape = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
  // The very first scrape says how things are now.
  const first = await scrape();
  expect(first).toMatch(/^foothold_open_cases\{kind="tender",standing="[\w-]+"\} 1$/m);
  expect(first).toMatch(/^foothold_activity_failures_total\{activity="footholdAnnounce"\} [1-9]/m);
  const press = { platform: 'web', account: 'karin', place: 'karin', caseId: 'tender/UPP-77', reason: null } as const;
  const cancel = { kind: 'cancel', reason: 'Behovet finns inte längre' };
  await conversation.pressed({ ...press, account: 'maria', deliveryId: 'd1', command: cancel });
  await conversation.pressed({ ...press, deliveryId: 'd2', command: { kind: 'Anna Berg' } });
  const before = await scrape();
  await conversation.pressed({ ...press, deliveryId: 'd3', command: cancel });
  const said = await scrape();
  expect(said).toContain('foothold_commands_total{kind="cancel",platform="web",outcome="refused"} 1');
  expect(said).toContain('foothold_commands_total{kind="cancel",platform="web",outcome="taken"} 1');
  expect(said).toContain('foothold_commands_total{kind="unreadable",platform="web",outcome="refused"} 1');
  expect(said).toContain('foothold_command_seconds_count{outcome="refused"} 2');
  expect(before).toMatch(/^foothold_open_cases\{kind="tender",standing="[\w-]+"\} 1$/m);
  expect(before).toMatch(/^foothold_balls\{kind="tender",due="\w+"\} 1$/m);
  for (const secret of ['karin', 'UPP-77', 'Anna', 'anna.berg']) expect(said).not.toContain(secret);
  const forwarded = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  expect(forwarded.status).toBe(403);
});
