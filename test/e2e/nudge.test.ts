// A coordinator's one-click nudge on the page of today rings in the chats of those who have the ball: Slack and Teams at once.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newContract } from '../../domain/contract.js';
import { manyContracts } from '../dashboard/many-contracts.js';
import { taskQueue } from '../support/cases.js';
import { devServer } from '../support/temporal.js';
import type { ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const reference = 'SEN-1';
let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };
let browser: Browser;

beforeAll(async () => {
  env = await devServer();
  place = await chatTown(env);
  worker = await place.here.work();
  const { db, client } = place.here;
  await db.person.create({
    data: { id: 'moa', displayName: 'Moa Lind', organisationId: 'skanska', roles: ['contractor'], language: 'sv' },
  });
  await place.slack.link('maria');
  await place.teams.link('moa');
  const [like] = manyContracts(1);
  if (like === undefined) throw new Error('a contract');
  // It began so long ago that what waits for the contractor is late from its first day with us.
  const state = newContract({
    ...like,
    id: `contract/${reference}`,
    reference,
    title: 'Sen start',
    authorityId: 'orebrobostader',
    contractorId: 'skanska',
    followUpBy: 'coordinator',
  });
  await client.workflow.start('contract', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  expect([...place.slack.complaints(), ...place.teams.complaints()]).toEqual([]);
  await worker.stop();
  await place.close();
  await env.teardown();
});

it('posts in the thread of each one’s card, with who asked, once', async () => {
  await expect.poll(() => place.slack.card('maria')).toContain(reference);
  await expect.poll(() => place.teams.card('moa')).toContain(reference);
  const page = await browser.newPage({ baseURL: place.url, locale: 'sv-SE' });
  await page.goto('/sign-in');
  await page.locator('button[name=person][value=karin]').click();
  await page.goto('/today');
  await page
    .locator('.harm', { hasText: reference })
    .getByRole('button', { name: new RegExp(`Be dem gå vidare: .*Skanska, ${reference}`) })
    .first()
    .click();
  await page.getByText('Tack, det är sparat.').waitFor();
  for (const [chat, person] of [
    [place.slack, 'maria'],
    [place.teams, 'moa'],
  ] as const) {
    const told = async () => (await chat.told(person)).match(/Karin Sund ber dig gå vidare/g)?.length;
    await expect.poll(told).toBe(1);
  }
});
