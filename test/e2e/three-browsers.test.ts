// One placement, three people, three browsers: the contractor reports, the matching body confirms, the buyer answers. Each sees what the
// others do on the page that stands open, by server-sent events; nobody reloads, and the buyer never learns who it is.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { contractId, placementId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import type { House } from '../bots/web-house.js';
import { faultsOn, house, shoot } from '../bots/web-house.js';
import { startContract } from '../support/contracts.js';

const soon = { timeout: 60_000 };
const reference = 'AVT-2026-8';
const id = contractId(reference);
const who = 'Amina Hassan';

let home: House;
/** The contractor, the matching body and the buyer's contract manager. */
let maria: Page;
let lena: Page;
let johan: Page;

beforeAll(async () => {
  home = await house({ vivalla: false });
  await startContract(home, reference, 700, { obligations: [{ kind: 'internship', target: 8 }] });
  await vi.waitFor(async () => expect((await contract()).month ?? null).not.toBeNull(), soon);
  [maria, lena, johan] = await Promise.all([
    home.visit('maria', { phone: true }),
    home.visit('lena'),
    home.visit('johan'),
  ]);
  for (const page of [maria, johan]) await page.goto(`/cases/${id}`);
  // The matching body has nothing to do yet: its first page is where something comes to stand.
  for (const page of [maria, lena, johan]) await page.evaluate(`window.stayed = true`);
}, 120_000);
afterAll(() => home.close());

const contract = async (): Promise<ContractState> => (await home.state(id).catch(() => ({}))) as ContractState;
const placement = async (number: number): Promise<PlacementState> =>
  (await home.state(placementId(reference, number)).catch(() => ({}))) as PlacementState;
const shows = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('#live', { hasText: text }).waitFor({ timeout: soon.timeout });
const stayed = (page: Page): Promise<unknown> => page.evaluate('window.stayed === true');
const button = (page: Page, label: string) => page.locator('#live .card').getByRole('button', { name: label }).last();
async function reported(text: string): Promise<void> {
  await maria.locator('#text').fill(text);
  await maria.locator('#composer button').click();
  await maria.locator('.stream .said').last().getByRole('button', { name: 'Ja, stämmer' }).click();
}

it('a report is confirmed by the matching body and accepted by the buyer', { timeout: 120_000 }, async () => {
  await reported(`en på praktik från i dag, ${who}`);
  await shows(johan, 'väntar på svar');
  await shows(lena, 'P-1');
  expect([await stayed(johan), await stayed(lena)]).toEqual([true, true]);

  await lena.locator('#live a', { hasText: 'P-1' }).first().click();
  await button(lena, 'Hör till målgruppen').click();
  await expect.poll(async () => (await placement(1)).eligible, soon).toBe(true);

  await button(johan, 'Godta rapporten').click();
  await expect.poll(async () => (await contract()).openReports, soon).toEqual([]);
  expect((await contract()).tally.internship).toEqual({ reported: 1, accepted: 1 });
  await expect.poll(() => maria.locator('#live').innerText(), soon).not.toContain('väntar på svar');
  await shoot(maria, 'three-1-contractor', true);
});

it('another is sent back with a reason, which the contractor reads at once', { timeout: 120_000 }, async () => {
  await reported(`en till på praktik från i dag, ${who}`);
  await shows(johan, 'väntar på svar');
  await johan.locator('#live details.ask > summary', { hasText: 'Skicka tillbaka rapporten' }).last().click();
  const asked = johan.locator('details.ask[open]');
  await asked.locator('textarea').fill('Vilket hus gäller det?');
  await shoot(johan, 'three-2-buyer', true);
  await asked.getByRole('button').click();
  await expect.poll(async () => (await contract()).openReports, soon).toEqual([]);
  await shows(maria, 'Vilket hus gäller det?');
  expect((await contract()).tally.internship).toEqual({ reported: 1, accepted: 1 });
  expect(await stayed(johan)).toBe(true);
});

it('the buyer has a number and never who; nor may the buyer say who belongs to the target group', async () => {
  await johan.goto(`/cases/${placementId(reference, 1)}`);
  expect(await johan.locator('main').innerText()).toContain('P-1');
  expect(await johan.getByRole('button', { name: 'Hör till målgruppen' }).count()).toBe(0);
  for (const page of [johan, lena, maria]) {
    expect(await page.content()).not.toMatch(/Amina|Hassan/);
    expect(await faultsOn(page)).toEqual([]);
  }
});
