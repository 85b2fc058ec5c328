// The overview in a real Chromium: who sees which cases, what is overdue, 150 contracts, both languages, live.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboard } from '../../dashboard/index.js';
import { createInvitations } from '../../bots/accounts/invitations.js';
import { webChat } from '../../bots/web/index.js';
import { figuresOf } from '../../bots/charts/figures.js';
import type { ContractState } from '../../domain/contract.js';
import { caseById } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { record } from '../../prisma/record.js';
import { createHttp } from '../../server/http.js';
import { pino } from 'pino';
import { entry } from '../domain/stamps.js';
import type { House } from '../bots/web-house.js';
import { evidenceHere } from '../support/evidence.js';
import { noLetters } from '../support/answers.js';
import { contractCase, faultsOn, house, shoot } from '../bots/web-house.js';
import { manyContracts } from './many-contracts.js';

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home?.close());

const soon = { timeout: 20_000, interval: 50 };

/** Records the contracts as their workflows would have. */
async function recordMany(count: number): Promise<void> {
  for (const state of manyContracts(count))
    await record(home.db, {
      state,
      events: [{ type: 'contract-started', at: new Date().toISOString(), by: null, via: 'system' }],
      at: new Date().toISOString(),
    });
}

describe('who sees which cases', () => {
  it('shows people of the authority theirs, with who has the ball', async () => {
    const page = await home.visit('karin');
    await page.goto('/dashboard');
    const rows = await page.locator('.cases-table tbody tr').allInnerTexts();
    expect(rows.join()).toContain('Vivalla, ombyggnad');
    expect(rows.join()).toContain('Markiseområdet');
    expect(rows.find((row) => row.includes('Vivalla'))).toContain('leverantör, Skanska');
    expect(await page.locator('tr.late').count()).toBe(0);
    expect(await page.locator('.sums').innerText()).toContain('1 pågående kontrakt');
  });

  it('shows a contractor only the contracts they take part in, and no tender', async () => {
    const page = await home.visit('ali');
    await page.goto('/dashboard');
    expect(await page.locator('.cases-table tbody tr').count()).toBe(1);
    expect(await page.locator('main').innerText()).toContain('Inga upphandlingar pågår.');
  });

  it('says what to expect when there is nothing yet', async () => {
    await home.db.organisation.create({
      data: {
        id: 'new',
        name: 'Nya Bolaget',
        kind: 'contractor',
        people: { create: { id: 'nils', displayName: 'Nils Ny', roles: ['contractor'], demo: true } },
      },
    });
    const page = await home.visit('nils');
    await page.goto('/dashboard');
    expect(await page.locator('main').innerText()).toContain('Inga kontrakt än.');
    expect(await faultsOn(page)).toEqual([]);
  });
});

describe('the figures', () => {
  it('draws delivered against promised, says it in words, and repaints when a report comes', async () => {
    const page = await home.visit('karin');
    await page.goto('/dashboard');
    const chart = page.locator('.chart img');
    expect(await chart.getAttribute('alt')).toContain('praktikplatser 29 av 40');
    await expect
      .poll(() => chart.evaluate((image) => (image as HTMLImageElement).naturalWidth), soon)
      .toBeGreaterThan(0);
    await home.give(contractCase, 'maria', {
      kind: 'report',
      entries: [entry('internship', { count: 2 })],
      text: null,
    });
    await expect.poll(() => chart.getAttribute('alt'), soon).toContain('praktikplatser 31 av 40');
  });
});

describe('150 contracts', () => {
  it('costs no more questions to the database than one does', async () => {
    const counted = async (): Promise<number> => {
      let operations = 0;
      const db = home.db.$extends({
        query: {
          $allOperations({ args, query }) {
            operations += 1;
            return query(args);
          },
        },
      }) as unknown as Database;
      const changes = { subscribe: () => () => undefined, close: () => Promise.resolve() };
      const conversation = {
        said: () => Promise.reject(new Error('not here')),
        pressed: () => Promise.reject(new Error('not here')),
        queue: () => Promise.reject(new Error('not here')),
      };
      const today = (): string => '2026-01-01';
      const invitations = createInvitations(db, Buffer.alloc(32, 7), 'http://localhost');
      const answers = noLetters(db);
      const app = await createHttp({
        log: pino({ level: 'silent' }),
        cookieKey: Buffer.alloc(32, 7),
        https: false,
        parts: {},
        pages: [
          webChat({
            evidence: evidenceHere(),
            db,
            conversation,
            changes,
            invitations,
            oidc: null,
            answers,
            demo: true,
            today,
          }),
          dashboard({ db, demo: true, today }),
        ],
      });
      const page = await home.visit('tom');
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const response = await app.inject({ url: '/dashboard', headers: { cookie } });
      expect(response.statusCode).toBe(200);
      await app.close();
      return operations;
    };
    const few = await counted();
    await recordMany(150);
    expect(await counted()).toBe(few);
  });

  it('shows an auditor all of them page by page, overdue first, and one authority when asked', async () => {
    const page = await home.visit('tom');
    await page.goto('/dashboard');
    const contracts = page.locator('section[aria-labelledby=contracts]');
    const rows = contracts.locator('tbody tr');
    expect(await page.locator('.sums').innerText()).toMatch(/151 running contracts[^]*50 overdue/);
    const late: boolean[] = [];
    const seen = new Set<string>();
    for (let next = true; next;) {
      late.push(...(await rows.evaluateAll((all) => all.map((row) => row.classList.contains('late')))));
      for (const text of await rows.locator('a').allInnerTexts()) seen.add(text);
      const link = contracts.getByRole('link', { name: 'Next' });
      next = (await link.count()) > 0;
      if (next) await link.click();
    }
    expect(late).toHaveLength(151);
    expect(seen.size).toBe(151);
    expect(late.filter(Boolean).length).toBe(50);
    expect(late.indexOf(false)).toBe(50);
    expect(await contracts.locator('.pager').innerText()).toContain('Page 4 of 4');
    await page.getByLabel('Authority').selectOption({ label: 'ÖrebroBostäder' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => rows.count(), soon).toBe(1);
  });

  it('sums what all of them promised, whatever page is shown', async () => {
    const states = [...manyContracts(150), (await caseById(home.db, contractCase))?.state as ContractState];
    const page = await home.visit('tom');
    await page.goto('/dashboard?contracts=3');
    const [internships] = figuresOf(states);
    expect(await page.locator('.chart img').getAttribute('alt')).toContain(
      `internships ${internships?.delivered} of ${internships?.target.toLocaleString('en')}`
    );
  });

  it.each(['sv', 'en'] as const)('leaves axe nothing to find, on a phone and on a desk, in %s', async (language) => {
    for (const phone of [true, false]) {
      const page = await home.visit('tom', { phone, dark: phone });
      if ((await page.locator('html').getAttribute('lang')) !== language)
        await page.locator('button[name=language]').click();
      await page.goto('/dashboard');
      await page.locator('.chart img').evaluate((image) => (image as HTMLImageElement).decode());
      await shoot(page, `dashboard-${language}-${phone ? 'phone' : 'desk'}`);
      expect(await faultsOn(page)).toEqual([]);
      const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(width).toBe(0);
    }
  });
});
