// Files that take long to make, through the page, the workflow and the chat: asked for, made page by page, fetched, deleted.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../bots/web-house.js';
import { faultsOn, house, shoot } from '../bots/web-house.js';
import { packageFaults } from '../support/ocds.js';
import { watchedContracts } from '../support/watched.js';

let home: House;
beforeAll(async () => {
  home = await house();
  await home.db.organisation.create({
    data: {
      id: 'stora',
      name: 'Stora Bolaget',
      kind: 'authority',
      authority: { create: {} },
      people: { create: [{ id: 'stor', displayName: 'Stor Stad', roles: ['coordinator'], demo: true }] },
    },
  });
  await watchedContracts(home.db, 'stora', 1000);
}, 180_000);
afterAll(() => home?.close());

const ask = async (page: Page, kind: string): Promise<void> => {
  await page.goto('/exports');
  await page.locator('#export-kind').selectOption(kind);
  await page.getByRole('button', { name: /Gör uttaget|Make the export/ }).click();
};
const fetched = async (page: Page): Promise<{ name: string; content: Buffer }> => {
  const link = page.locator('.asked li:first-child a');
  await link.waitFor({ timeout: 60_000 });
  const coming = page.waitForEvent('download');
  await link.click();
  const file = await coming;
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
};

describe('a file that takes long', () => {
  it('is made while one waits or does not, and its link comes by itself, on the page and in the chat', async () => {
    const page = await home.visit('stor');
    await page.goto('/dashboard');
    await page.getByRole('link', { name: 'Ta ut allt i en fil' }).click();
    expect(await page.locator('#live').innerText()).toContain('inte gjort något uttag');
    await ask(page, 'contracts.xlsx');
    expect(await page.locator('#notice').innerText()).toContain('Uttaget görs');
    const { name, content } = await fetched(page);
    expect(name).toMatch(/^contracts-stora-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(await readSheet(content)).toHaveLength(1001);
    expect(await faultsOn(page)).toEqual([]);
    await page.goto('/');
    await page.locator('.talk').getByText('Alla kontrakt, Excel').waitFor();
    await page.getByRole('link', { name: 'Hämta filen' }).click({ trial: true });
  }, 120_000);

  it('of open data is one package of all tenders, that holds to the standard', async () => {
    const page = await home.visit('eva');
    await ask(page, 'ocds.json');
    const { content } = await fetched(page);
    const whole: unknown = JSON.parse(content.toString());
    const { releases, publisher } = whole as { releases: object[]; publisher: object };
    expect(publisher).toEqual({ name: 'ÖrebroBostäder' });
    expect(releases).toHaveLength(
      await home.db.case.count({ where: { kind: 'tender', authorityId: 'orebrobostader' } })
    );
    expect(packageFaults('release', whole)).toEqual([]);
  }, 120_000);

  it('is only for whoever asked, and only of one’s own authority', async () => {
    const [row] = await home.db.export.findMany({ where: { personId: 'stor', readyAt: { not: null } } });
    const { request } = await home.visit('eva');
    const other = await request.get(`/exports/files/${row?.id}`, { maxRedirects: 0 });
    expect([other.status(), other.headers()['location']]).toEqual([303, '/exports']);
    const page = await home.visit('eva');
    await page.goto('/exports');
    const form = (authority: string, id: string) => ({
      form: { _csrf: token, request: id, kind: 'contracts.csv', authority, year: '2025' },
      maxRedirects: 0,
    });
    const token = await page.locator('.ask-export [name=_csrf]').inputValue();
    const id = crypto.randomUUID();
    expect((await page.request.post('/exports', form('stora', id))).status()).toBe(404);
    // Two clicks on one form are one request.
    for (let click = 0; click < 2; click += 1)
      expect((await page.request.post('/exports', form('orebrobostader', id))).status()).toBe(303);
    expect(await home.db.export.count({ where: { personId: 'eva', what: 'contracts' } })).toBe(1);
    // Whoever is of no authority has no such page.
    const { request: contractor } = await home.visit('maria');
    expect((await contractor.get('/exports', { maxRedirects: 0 })).status()).toBe(404);
  }, 120_000);

  it('of a year is a PDF', async () => {
    const page = await home.visit('eva');
    await ask(page, 'annual-report.pdf');
    const { name, content } = await fetched(page);
    expect(name).toMatch(/^annual-report-orebrobostader-\d{4}-\d{4}-\d\d-\d\d\.pdf$/);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);

  it('of nothing is told in a sentence', async () => {
    const page = await home.visit('stor');
    await ask(page, 'placements.csv');
    await page.locator('.asked .tone-warning').getByText('Det finns inget att ta ut än.').waitFor();
  }, 60_000);

  it('is drawn for phones and in the dark, in English', async () => {
    await home.db.person.update({ where: { id: 'stor' }, data: { language: 'en' } });
    await home.db.export.create({
      data: {
        id: crypto.randomUUID(),
        personId: 'stor',
        what: 'reports',
        format: 'csv',
        authorityId: 'stora',
        language: 'en',
        done: 1200,
        total: 5000,
        keptUntil: new Date(Date.now() + 86_400_000),
      },
    });
    const page = await home.visit('stor', { phone: true, dark: true });
    await page.goto('/exports');
    expect(await page.locator('progress').getAttribute('value')).toBe('1200');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'exports', true);
  }, 60_000);

  it('is deleted when its days are over, with all that was known of it', async () => {
    const row = await home.db.export.findFirstOrThrow({ where: { personId: 'eva', what: 'ocds' } });
    const file = path.join(home.exportFolder, `${row.id}.json`);
    expect(existsSync(file)).toBe(true);
    const again = { exportId: row.id, keptUntil: new Date().toISOString() };
    await home.client.workflow.execute('exportFile', {
      workflowId: `export/${crypto.randomUUID()}`,
      taskQueue: 'foothold-test',
      args: [again],
    });
    expect(existsSync(file)).toBe(false);
    expect(await home.db.export.count({ where: { id: row.id } })).toBe(0);
    expect(readdirSync(home.exportFolder).filter((name) => name.includes('.part'))).toEqual([]);
    const page = await home.visit('eva');
    await page.goto(`/exports/files/${row.id}`);
    expect(await page.locator('#notice').innerText()).toContain('Filen finns inte kvar');
  }, 60_000);
});
