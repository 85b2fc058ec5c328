// The web chat for tests: Vivalla imported as of today, a worker on a real Temporal server, the HTTP server, and a browser to visit it.
import { nextMorning, today } from '../../activities/calendar.js';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect, inject, vi } from 'vitest';
import { createInvitations } from '../../bots/accounts/invitations.js';
import { createConversation } from '../../bots/conversation.js';
import type { AnswerLinks } from '../../bots/email/links.js';
import { createAnswerLinks } from '../../bots/email/links.js';
import { createNewLinks } from '../../bots/email/new-links.js';
import { createEmail } from '../../bots/email/platform.js';
import type { ChatPlatform, Conversation } from '../../bots/platform.js';
import { createWebPlatform, webChat } from '../../bots/web/index.js';
import { dashboard } from '../../dashboard/index.js';
import { operationsPage } from '../../dashboard/operations.js';
import { exportsDownload } from '../../exports/routes.js';
import { listenForChanges } from '../../prisma/changes.js';
import { createHttp } from '../../server/http.js';
import { asOfToday } from '../../server/import/file.js';
import { importFile } from '../../server/import/index.js';
import type { Town } from '../support/cases.js';
import { awardModel, busyMachineMs, requirement, taskQueue, town, vivallaText } from '../support/cases.js';
import { evidenceHere } from '../support/evidence.js';
import { startingPolicy } from '../../domain/policy.js';
import { tenderWith } from '../support/requirements.js';
import { devServer } from '../support/temporal.js';

/** A town with a web chat. */
export interface House extends Town {
  readonly url: string;
  readonly app: FastifyInstance;
  /** What the parts say to /healthz; a test may break one. */
  /** How far the clock of links is ahead, in milliseconds. */
  readonly clock: { ahead: number };
  readonly parts: Record<string, () => Promise<string>>;
  readonly conversation: Conversation;
  /** Where photos and PDFs are kept; a test may break it. */
  readonly evidence: ReturnType<typeof evidenceHere>;
  /** A browser of somebody's own, signed in. */
  visit(personId: string | null, options?: Visit): Promise<Page>;
}

/** How somebody visits. */
export interface Visit {
  readonly phone?: boolean;
  readonly dark?: boolean;
  readonly javaScriptEnabled?: boolean;
  readonly locale?: string;
}

/** The tenders and the contract of vivalla.yaml. */
export const waitingTender = 'tender/UPP-2015-007';
export const contractCase = 'contract/AVT-2012-014';

/** How it is built. */
export interface HouseOptions {
  /** With Vivalla's story, or with an empty town. */
  readonly vivalla?: boolean;
  /** A mail server for letters. */
  readonly smtpUrl?: string | null;
}

/** Builds it. */
export async function house({ vivalla = true, smtpUrl = null }: HouseOptions = {}): Promise<House> {
  const env = await devServer();
  const web: { platform: ReturnType<typeof createWebPlatform> | null } = { platform: null };
  const platforms: ChatPlatform[] = [
    {
      name: 'web',
      post: async (...message) => (await web.platform?.post(...message)) ?? '',
      update: async () => 'updated',
    },
  ];
  const place = await town(env, { platforms });
  const { db, client } = place;
  web.platform = createWebPlatform(db);
  const cookieKey = Buffer.alloc(32, 7);
  const log = pino({ level: 'warn' });
  const clock = { ahead: 0 };
  const address = { url: 'http://localhost' };
  const links = createAnswerLinks(db, cookieKey, 'http://placeholder', () => new Date(Date.now() + clock.ahead));
  const atThisHouse: AnswerLinks = {
    ...links,
    make: async (...of) =>
      (await links.make(...of)).map((each) => ({ ...each, url: each.url.replace('http://placeholder', address.url) })),
  };
  const email =
    smtpUrl === null ? null : createEmail({ smtpUrl, from: 'foothold@bostad.example', db, links: atThisHouse, log });
  if (email !== null) platforms.push(email);
  const worker = await place.work();
  if (vivalla) await importVivalla(place, today());

  const link = (caseId: string): string => `/cases/${caseId}`;
  const invitations = createInvitations(db, cookieKey, 'http://localhost');
  const evidence = evidenceHere();
  const conversation = createConversation({
    evidence,
    signInLink: (personId) => invitations.signInLink(personId),
    mine: '/me',
    db,
    client,
    taskQueue,
    patienceMs: busyMachineMs,
    today,
    morningAfter: nextMorning,
    link,
    log: pino({ level: 'silent' }),
  });
  const changes = await listenForChanges(place.url);
  const parts: Record<string, () => Promise<string>> = { database: () => Promise.resolve('ok') };
  const app = await createHttp({
    log,
    cookieKey,
    https: false,
    parts,
    pages: [
      webChat({
        db,
        conversation,
        changes,
        invitations,
        oidc: null,
        answers: { links: atThisHouse, newLinks: createNewLinks({ db, email, today, link, log }) },
        evidence,
        demo: true,
        today,
      }),
      dashboard({ db, demo: true, today }),
      operationsPage({ db, client, taskQueue, demo: true }),
      exportsDownload({
        db,
        client,
        taskQueue,
        demo: true,
        folder: place.exportFolder,
        prefix: 'ocds-000000',
        url: 'https://foothold.example',
      }),
    ],
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  address.url = url;
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });

  return {
    ...place,
    url,
    app,
    parts,
    conversation,
    evidence,
    clock,
    visit: (personId, options) => visit(browser, url, personId, options),
    async close() {
      await browser.close();
      await app.close();
      await changes.close();
      await worker.stop();
      await place.close();
      await env.teardown();
    },
  };
}

/** The story, with decisions that stand at once: no test waits ten minutes. */
const story = vivallaText.replace(
  /( +)followUpBy: contract-manager\n\n/,
  '$1followUpBy: contract-manager\n$1settings: { undoMinutes: 0 }\n\n'
);

/** Imports the story with its dates moved, so that it stands in its third year today; waits until all of it is recorded. */
async function importVivalla({ db, client }: Town, today: string): Promise<void> {
  const cases = await importFile(db, client, taskQueue, asOfToday(story, today));
  await vi.waitFor(async () => expect(await db.case.count()).toBe(cases.length), { timeout: 60_000, interval: 100 });
}

async function visit(browser: Browser, url: string, personId: string | null, options: Visit = {}): Promise<Page> {
  const { phone = false, dark = false, javaScriptEnabled = true, locale = 'sv-SE' } = options;
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled,
    locale,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/sign-in');
  if (personId !== null) {
    await page.locator(`button[name=person][value=${personId}]`).click();
    await page.waitForURL('/');
  }
  return page;
}

/** A day ago, as the tests began. */
export const yesterday = new Date(Date.now() - 86_400_000).toISOString();

/** A tender whose period ended yesterday, with two sealed bids; answers its id. */
export async function openSealedTender({ client }: Town, reference: string): Promise<string> {
  const prices = { 'svea-entreprenad': 389_000_000_00, skanska: 412_000_000_00 };
  const id = `tender/${reference}`;
  const state = tenderWith(requirement, {
    id,
    reference,
    stageId: 'tender-period',
    revision: 1,
    // A decision of this story stands at once.
    policy: { ...startingPolicy, settings: { undoMinutes: 0 } },
    awardModel,
    publication: { reference: 'ANN-77', publishedOn: '2026-01-01', url: 'https://annonsdatabas.example/77' },
    bidsCloseAt: yesterday,
    bids: Object.entries(prices).map(([bidderId, priceOre]) => ({
      bidderId,
      priceOre,
      promises: [],
      receivedAt: yesterday,
      qualification: null,
      scores: [],
      consensus: [],
      priceExplanation: null,
    })),
  });
  await client.workflow.start('tender', { workflowId: id, taskQueue, args: [{ state, unrecorded: [] }] });
  return id;
}

const screenshots = path.resolve(import.meta.dirname, '../../.data/screenshots');

/** Keeps a picture, for whoever changes the pages to look at. */
export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage });
}

/** Nothing on the page goes beyond the right edge of its screen. */
export async function fits(page: Page): Promise<void> {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide, page.url()).toBeLessThanOrEqual(seen ?? 0);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds wrong with the page as it stands: a rule and the element, one a line. */
export async function faultsOn(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so the page's own policy need not allow it.
  const result: AxeResult = await page.evaluate(`(() => { ${axe}; return axe.run(document); })()`);
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
