// A sheet uploaded in Chromium: what is wrong is said by row and column, what would count is shown, one yes counts all of it, once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import { readSheetFor } from '../../bots/sheet/door.js';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot } from './web-house.js';

let home: House;
let page: Page;
beforeAll(async () => {
  home = await house();
  page = await home.visit('maria');
}, 120_000);
afterAll(() => home.close());

const contract = async (): Promise<ContractState> => (await home.state(contractCase)) as ContractState;
const upload = async (text: string, name = 'rapport.csv'): Promise<void> => {
  await page.goto(`/sheet/${contractCase}`);
  await page.getByLabel('Kalkylblad').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Visa vad som räknas' }).click();
};
const saidOn = (): Promise<string> => page.locator('main').innerText();
const sheet = `Vad;Antal;Från;Arbetsgivare\npraktik;2;2026-11-09;Elajo\nanställning;1;2026-11-16;Skanska\n`;

it('is reached from the contract, and only by whoever may report on it', async () => {
  await page.goto(`/cases/${contractCase}`);
  await page.getByRole('link', { name: 'Rapportera med en fil' }).click();
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'sheet-1', true);
  const other = await home.visit('johan');
  expect((await other.goto(`/sheet/${contractCase}`))?.status()).toBe(404);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hämta en mall' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('mall-placeringar-AVT-2012-014.xlsx');
});

it('says what to mend, and counts nothing of it', async () => {
  const { revision } = await contract();
  await upload('Vad;Från;Namn\npraktik;2026-11-09;Kalle Karlsson\n');
  expect(await saidOn()).toContain('Rad 1, Namn: Kolumnen kan visa vem någon är.');
  await upload('Vad;Antal;Från\npraktik;2;2026-11-09\npraktik;0;i går\n');
  expect(await saidOn()).toContain('2 saker behöver rättas. Ingenting har räknats.');
  expect(await saidOn()).toContain('Rad 3, Från: ”i går” är inget datum.');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'sheet-2-faults', true);
  expect((await contract()).revision).toBe(revision);
});

it('counts after one yes, all rows in one report; the same file again counts nothing, one with a row more just that row', async () => {
  const before = await contract();
  await upload(sheet);
  expect(await saidOn()).toContain('2 rader ur filen räknas på AVT-2012-014:');
  expect(await saidOn()).toContain('2 praktikplatser, från 9 november 2026, hos Elajo');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'sheet-3-preview', true);
  expect((await contract()).revision).toBe(before.revision);
  await page.getByRole('button', { name: 'Ja, räkna detta' }).click();
  await page.waitForURL(`/cases/${contractCase}`);
  await expect.poll(async () => (await contract()).placements.length).toBe(before.placements.length + 3);
  expect((await contract()).reports).toBe(before.reports + 1);
  await upload(sheet);
  expect(await saidOn()).toContain('Allt i filen är redan räknat.');
  await upload(`${sheet}praktik;1;2026-11-20;Elajo\n`);
  expect(await saidOn()).toContain('1 rad ur filen räknas');
  expect(await saidOn()).toContain('2 rader är redan räknade och räknas inte igen.');
});

it('may be sent anew when the buyer has sent its report back', async () => {
  const open = (await contract()).openReports.find(({ reportId }) => reportId.startsWith('sheet:'));
  const command = { kind: 'return-report', reportId: open?.reportId ?? '', reason: 'Fel månad' } as const;
  expect(await home.give(contractCase, 'johan', command)).toMatchObject({ kind: 'taken' });
  await upload(sheet);
  const { reports } = await contract();
  await page.getByRole('button', { name: 'Ja, räkna detta' }).click();
  await expect.poll(async () => (await contract()).reports).toBe(reports + 1);
});

it('counts two hundred at once, all of them, and two who send the same at the same time count once', async () => {
  const state = await contract();
  const rows = Array.from({ length: 100 }, (_, at) => `praktik;2;2026-10-${String((at % 28) + 1).padStart(2, '0')}`);
  const file = Buffer.from(['Vad;Antal;Från', ...rows].join('\n'));
  const about = { contract: state, organisationId: 'skanska', at: new Date().toISOString() };
  const outcome = await readSheetFor(home.db, file, about);
  if (outcome.kind !== 'ready') throw new Error(outcome.kind);
  const { command, deliveryId } = outcome;
  await Promise.all([1, 2].map(() => home.give(contractCase, 'maria', command, deliveryId)));
  await expect
    .poll(async () => (await contract()).placements.length, { timeout: 60_000 })
    .toBe(state.placements.length + 200);
  expect((await readSheetFor(home.db, file, about)).kind).toBe('nothing-new');
});
