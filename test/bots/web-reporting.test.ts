// Reporting by typed words on a phone, in Chromium: the same as last month in a sentence, and a form that has what was said in it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../activities/calendar.js';
import { saysSameAgain } from '../../bots/understand/same.js';
import type { ContractState } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot } from './web-house.js';

let home: House;
let page: Page;
beforeAll(async () => {
  home = await house();
  page = await home.visit('maria', { phone: true });
}, 120_000);
afterAll(() => home.close());

const soon = { timeout: 20_000, interval: 50 };
const contract = async (): Promise<ContractState> => (await home.state(contractCase)) as ContractState;
const said = (): Promise<string> => page.locator('.stream .said').last().innerText();
const say = async (text: string): Promise<void> => {
  await page.goto(`/cases/${contractCase}`);
  await page.locator('#text').fill(text);
  await page.locator('#composer button').click();
};

it.each([
  ['samma som förra månaden', true],
  ['Hej! Samma som sist tack.', true],
  ['lika som förra månaden', true],
  ['same as last month', true],
  ['it is the same as last time', true],
  ['samma som förra månaden fast en till', false],
  ['är det samma som förra månaden?', false],
  ['inte samma som förra månaden', false],
  ['samma lön som förra månaden', false],
])('%s', (text, same) => {
  expect(saysSameAgain(text)).toBe(same);
});

it('the same as last month is understood, shown, and counted once after one yes', { timeout: 60_000 }, async () => {
  await say('samma som förra månaden');
  await expect.poll(said, soon).toMatch(/Jag förstod: rapporten för .+: P-\d+/);
  await shoot(page, 'same-as-last-month');
  const { reports, placements } = await contract();
  await page.locator('.stream .said').last().getByRole('button', { name: 'Ja, stämmer' }).click();
  await expect.poll(async () => (await contract()).reports, soon).toBe(reports + 1);
  // Everybody who is placed still is; nobody is new.
  expect((await contract()).placements.length).toBe(placements.length);
  await say('samma som förra månaden');
  await expect.poll(said, soon).toContain('Det finns ingen månad att rapportera nu.');
});

it('somebody has begun, with what is not said: the form has the rest in it already', { timeout: 60_000 }, async () => {
  const began = addDays(today(), -3);
  await say(`två till började ${began}`);
  await expect.poll(said, soon).toContain('anställning, en praktik eller en utbildning?');
  await page.getByRole('link', { name: 'Fyll i formuläret i stället' }).last().click();
  const form = page.locator('details.form', { hasText: 'Rapportera' }).first();
  await form.locator('select[name=what], input[name=what]').first().waitFor();
  expect(await form.locator('input[name=count]').inputValue()).toBe('2');
  expect(await form.locator('input[name=on]').inputValue()).toBe(began);
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'report-prefilled');
  await form.locator('select[name=what]').selectOption('internship');
  const before = (await contract()).reports;
  await form.getByRole('button').last().click();
  await expect.poll(async () => (await contract()).reports, soon).toBe(before + 1);
  const [told] = (await contract()).openReports.slice(-1);
  expect(told?.entries).toMatchObject([{ what: 'internship', count: 2, startDate: began }]);
});

it(
  'what was understood of somebody at another company may be changed in the form, which has the company',
  { timeout: 60_000 },
  async () => {
    const began = addDays(new Date().toISOString().slice(0, 10), -2);
    await say(`en på praktik från ${began} hos Elajo`);
    await expect.poll(said, soon).toContain('hos Elajo');
    await page.locator('.stream .said').last().getByRole('link', { name: 'Ändra' }).click();
    const form = page.locator('details.form', { hasText: 'Rapportera' }).first();
    await form.locator('input[name=employer]').waitFor();
    expect(await form.locator('input[name=employer]').inputValue()).toBe('Elajo');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'report-prefilled-employer');
    await form.locator('input[name=count]').fill('2');
    const before = (await contract()).reports;
    await form.getByRole('button').last().click();
    await expect.poll(async () => (await contract()).reports, soon).toBe(before + 1);
    const [told] = (await contract()).openReports.slice(-1);
    expect(told?.entries).toMatchObject([{ what: 'internship', count: 2, startDate: began, employer: 'Elajo' }]);
  }
);

it('what was reported is corrected in a sentence until the buyer has answered', { timeout: 60_000 }, async () => {
  const [first] = (await contract()).openReports.slice(-1);
  await say('det var tre, inte två');
  await expect.poll(said, soon).toMatch(/Jag förstod: rättelse av rapporten som väntar: 3 praktik/);
  await page.locator('.stream .said').last().getByRole('button', { name: 'Ja, stämmer' }).click();
  await expect
    .poll(async () => (await contract()).openReports.map(({ reportId }) => reportId), soon)
    .not.toContain(first?.reportId);
  const [now] = (await contract()).openReports.slice(-1);
  expect(now?.entries).toEqual([{ ...first?.entries[0], count: 3 }]);
});
