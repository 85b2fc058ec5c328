// A name and a personal identity number typed in each chat and in sheets: nothing keeps them, and no page, file, card or log shows them.
import { strFromU8, unzipSync } from 'fflate';
import { pino } from 'pino';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { APIRequestContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { contractId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import { startContract } from '../support/contracts.js';
import { kept } from '../support/kept.js';
import { devServer } from '../support/temporal.js';
import type { ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };
const planted = 'Kalle Karlsson 850709-9805';
// Digits of an id, a hash or a moment are no trace.
const traces = /kalle|karlsson|(?<![\da-f])(850709|9805)(?![\da-f])/i;
const reference = 'AVT-2026-7';
const id = contractId(reference);

let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };
const logged: string[] = [];

beforeAll(async () => {
  env = await devServer();
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  place = await chatTown(env, undefined, log);
  worker = await place.here.work();
  await startContract(place.here, reference, 700, { obligations: [{ kind: 'internship', target: 8 }] });
  await vi.waitFor(async () => expect((await contract()).month ?? null).not.toBeNull(), soon);
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await place.close();
  await env.teardown();
});

const contract = async (): Promise<ContractState> =>
  (await place.here.state(id).catch(() => ({ openReports: [] }))) as ContractState;
const open = async (): Promise<number[]> =>
  (await contract()).openReports.map(({ entries }) => entries.reduce((sum, { count }) => sum + count, 0));

/** Seats both in one chat: whoever is in several is written to in one of them. */
async function seat(chat: 'slack' | 'teams'): Promise<void> {
  await place.here.db.account.deleteMany();
  for (const person of ['maria', 'johan']) await place[chat].link(person);
}

describe('typed', () => {
  it('in a message in Slack, and with a reason there', async () => {
    await seat('slack');
    await place.slack.say('maria', `två på praktik från i dag. ${planted}`);
    await expect.poll(() => place.slack.card('maria'), soon).toContain('Jag förstod: 2 praktik');
    await place.slack.press('maria', 'Ja, stämmer');
    await expect.poll(open, soon).toEqual([2]);
    await expect.poll(() => place.slack.card('johan'), soon).toContain('väntar på svar');
    await place.slack.press('johan', 'Skicka tillbaka rapporten', `${planted} har slutat`);
    await expect.poll(open, soon).toEqual([]);
    await expect.poll(() => place.slack.told('maria'), soon).toContain('har slutat');
  });

  it('in a message in Teams, in its correction, and with a reason there', async () => {
    await seat('teams');
    await place.teams.say('maria', `två på praktik från i dag. ${planted}`);
    await expect.poll(() => place.teams.card('maria'), soon).toContain('Jag förstod: 2 praktik');
    await place.teams.press('maria', 'Ja, stämmer');
    await expect.poll(open, soon).toEqual([2]);
    await place.teams.say('maria', `det var tre, inte två. ${planted}`);
    await expect.poll(() => place.teams.card('maria'), soon).toContain('3 praktik');
    await place.teams.press('maria', 'Ja, stämmer');
    await expect.poll(open, soon).toEqual([3]);
    await expect.poll(() => place.teams.card('johan'), soon).toMatch(/väntar på svar: 3 /);
    await place.teams.press('johan', 'Skicka tillbaka rapporten', `${planted} har slutat`);
    await expect.poll(open, soon).toEqual([]);
  });

  it('in a message on the web, and in a sheet', async () => {
    await place.web.link('maria');
    await place.web.open('maria', reference);
    await place.web.say('maria', `${planted} är på plats`);
    await signedIn('maria', async (page) => {
      for (const sheet of [
        `Vad;Från;Arbetsgivare\npraktik;2026-11-09;${planted}\n`,
        `Vad;Från\n${planted};2026-11-09\n`,
        `Vad;Från;${planted}\npraktik;2026-11-09;ja\n`,
      ]) {
        await page.goto(`/sheet/${id}`);
        const buffer = Buffer.from(sheet);
        await page.getByLabel('Kalkylblad').setInputFiles({ name: `${planted}.csv`, mimeType: 'text/csv', buffer });
        await page.getByRole('button', { name: 'Visa vad som räknas' }).click();
        await expect.poll(() => page.locator('main').innerText(), soon).toContain('Ingenting har räknats');
      }
    });
    expect(await open()).toEqual([]);
  });
});

describe('nothing of it', () => {
  it('is kept in the database or in a history', async () => {
    const texts = await kept(place.here);
    // So that what is looked through is what there is.
    expect([...texts.values()].join('\n')).toContain('[namn]');
    expect([...texts.keys()].some((where) => where.startsWith(`history ${id}`))).toBe(true);
    expect([...texts].flatMap(([where, text]) => (traces.test(text) ? [where] : []))).toEqual([]);
  });

  it('stands in a message that Foothold sent, or in a log', () => {
    const { slack, teams } = place.peers;
    const sent = [
      ...slack.messages.filter(({ user }) => user === slack.botUser),
      ...slack.ephemerals,
      ...teams.messages,
    ];
    expect(sent.length).toBeGreaterThan(4);
    expect(sent.filter((message) => traces.test(JSON.stringify(message)))).toEqual([]);
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.filter((line) => traces.test(line))).toEqual([]);
  });

  it.each(['johan', 'karin', 'maria'])('stands on a page or in a file that %s can reach', async (person) => {
    await signedIn(person, async (page) => {
      const read = await crawl(page.context().request, ['/', '/today', '/dashboard', `/cases/${id}`]);
      expect([...read.keys()]).toEqual(expect.arrayContaining([`/cases/${id}`, '/today']));
      if (person !== 'maria') expect([...read.keys()].filter((path) => path.includes('.xlsx'))).not.toEqual([]);
      expect([...read].flatMap(([path, text]) => (traces.test(text) ? [path] : []))).toEqual([]);
    });
  });
});

/** Does something in a browser of somebody's own. */
async function signedIn(person: string, act: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  try {
    const page = await (await browser.newContext({ baseURL: place.url, locale: 'sv-SE' })).newPage();
    await page.goto('/sign-in');
    await page.locator(`button[name=person][value=${person}]`).click();
    await page.waitForURL('/');
    await act(page);
  } finally {
    await browser.close();
  }
}

/** Every page and file that links lead to, by its path; the unzipped text of workbooks and documents. */
async function crawl(request: APIRequestContext, from: readonly string[]): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const next = [...from];
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    if (read.has(path) || /^\/(assets|events|sign-)/.test(path)) continue;
    const answer = await request.get(path);
    // Cases that this town has not got, and pages that it does not serve.
    if (answer.status() === 404) continue;
    expect([path, answer.status()]).toEqual([path, 200]);
    const body = await answer.body();
    const zip = body.subarray(0, 2).toString() === 'PK';
    const text = zip
      ? Object.values(unzipSync(body))
          .map((part) => strFromU8(part))
          .join('\n')
      : body.toString();
    read.set(path, text);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    for (const [, link = ''] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) next.push(link.replaceAll('&amp;', '&'));
  }
  return read;
}
