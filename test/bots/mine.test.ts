// A person's own page as people use it: what waits, who stands in, how they read. Real Chromium, real cases.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today as swedishDay } from '../../activities/calendar.js';
import { addDays } from '../../domain/days.js';
import type { House } from './web-house.js';
import { faultsOn, fits, house, shoot, waitingTender } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
}, 180_000);
afterAll(() => home?.close());

const today = swedishDay();
const textOf = (page: Page): Promise<string> => page.locator('#live').innerText();
const waitsOnPage = async (page: Page, part: string): Promise<void> => {
  await page.locator('#live').getByText(part).first().waitFor();
};
async function delegate(page: Page, to: string, from: string, until: string): Promise<void> {
  await page.goto('/me');
  const form = page.locator('details.form', { hasText: 'Låt någon gå in för dig' });
  await form.locator('summary').click();
  await form.locator('[name=delegateId]').selectOption({ label: to });
  await form.locator('[name=firstDay]').fill(from);
  await form.locator('[name=lastDay]').fill(until);
  await form.getByRole('button', { name: 'Delegera' }).click();
}

describe('my page', () => {
  it('is linked from every page, and shows what waits with its deadline', { timeout: 120_000 }, async () => {
    const page = await home.visit('bjorn');
    await page.getByRole('navigation').getByRole('link', { name: 'Mitt' }).click();
    await page.getByRole('heading', { name: 'Väntar på dig' }).waitFor();
    const text = await textOf(page);
    expect(text).toContain('UPP-2015-007');
    expect(text).toMatch(/väntar sedan .* · senast /);
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'mine-desk', true);
    const phone = await home.visit('bjorn', { phone: true });
    await phone.goto('/me');
    await fits(phone);
    expect(await faultsOn(phone)).toEqual([]);
    await shoot(phone, 'mine-phone', true);
  });

  it('gives whoever only reads no form to delegate by', { timeout: 60_000 }, async () => {
    for (const id of ['tom', 'maria']) {
      const page = await home.visit(id);
      await page.goto('/me');
      await page.getByRole('heading', { name: id === 'tom' ? 'Waits for you' : 'Väntar på dig' }).waitFor();
      expect(await page.locator('details.form').count()).toBe(0);
    }
  });
});

describe('standing in', () => {
  it('offers colleagues who may, tells what is wrong, and keeps what was typed', { timeout: 120_000 }, async () => {
    const page = await home.visit('karin');
    await page.goto('/me');
    const form = page.locator('details.form', { hasText: 'Låt någon gå in för dig' });
    const offered = await form.locator('option').allTextContents();
    expect(offered).toEqual(expect.arrayContaining(['Johan Lind']));
    // Not upwards, nor to another organisation.
    expect(offered).not.toEqual(expect.arrayContaining(['Eva Holm']));
    expect(offered).not.toEqual(expect.arrayContaining(['Maria Ström']));
    await delegate(page, 'Johan Lind', addDays(today, 5), addDays(today, 2));
    await page.getByText('Datumet ska ligga mellan').first().waitFor();
    expect(await form.locator('[name=lastDay]').inputValue()).toBe(addDays(today, 2));
  });

  it(
    'lets the delegate decide in the stead of whoever is away, which the case tells',
    { timeout: 180_000 },
    async () => {
      const eva = await home.visit('eva');
      // Karin submitted what waits, so she cannot decide on it.
      await delegate(eva, 'Karin Sund', today, addDays(today, 3));
      await eva.getByText('har själv lämnat in UPP-2015-007').first().waitFor();
      await delegate(eva, 'Johan Lind', today, addDays(today, 3));
      await waitsOnPage(eva, 'Johan Lind går in för dig');
      await delegate(eva, 'Björn Ek', addDays(today, 2), addDays(today, 6));
      await eva.getByText('Du har redan delegerat').first().waitFor();
      await shoot(eva, 'mine-away', true);

      const johan = await home.visit('johan');
      await johan.goto('/me');
      await waitsOnPage(johan, 'i stället för Eva Holm');
      await waitsOnPage(johan, 'Du går in för Eva Holm');
      await shoot(johan, 'mine-stands-in', true);
      await johan.getByRole('button', { name: 'Godkänn' }).click();
      await johan.getByText('Tack, det är sparat.').first().waitFor();
      await waitsOnPage(johan, 'Beslutat av dig');
      await johan.goto(`/cases/${waitingTender}`);
      await johan.getByText('Johan Lind (i stället för Eva Holm)').first().waitFor();
      await eva.goto('/me');
      await waitsOnPage(eva, 'Johan Lind (i stället för Eva Holm)');
      await eva.getByRole('button', { name: 'Avsluta' }).click();
      await expect.poll(() => home.db.delegation.count(), { timeout: 30_000 }).toBe(0);
      await eva.goto('/cases/authority/orebrobostader');
      await eva.getByText('Johan Lind går inte längre in för Eva Holm').first().waitFor();
    }
  );
});

describe('language and time zone', () => {
  it('are chosen on the page and used everywhere', { timeout: 120_000 }, async () => {
    const page = await home.visit('bjorn');
    await page.goto('/me');
    await page.locator('[name=language]').last().selectOption('en');
    await page.locator('[name=timeZone]').selectOption('America/New_York');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(`/cases/${waitingTender}`);
    const times = await page.locator('ol.stream time').allTextContents();
    expect(times.every((time) => /\d\d:\d\d (GMT-[45]|E[SD]T)$/.test(time))).toBe(true);
    expect(await home.db.person.findUniqueOrThrow({ where: { id: 'bjorn' } })).toMatchObject({
      language: 'en',
      timeZone: 'America/New_York',
    });
  });

  it('takes no time zone that there is not', { timeout: 60_000 }, async () => {
    const page = await home.visit('ingrid');
    await page.goto('/me');
    const csrf = await page.locator('.reading input[name=_csrf]').inputValue();
    const form = { do: 'reading', language: 'sv', timeZone: 'Mars/Olympus', _csrf: csrf };
    const answer = await page.request.post('/me', { form });
    expect(await answer.text()).toContain('Välj en tidszon ur listan');
    expect((await home.db.person.findUniqueOrThrow({ where: { id: 'ingrid' } })).timeZone).toBe('Europe/Stockholm');
  });
});

describe('the week of a coordinator', () => {
  it('is turned off and on by a box, which others do not have', { timeout: 60_000 }, async () => {
    const page = await home.visit('karin');
    const wants = async () => (await home.db.person.findUniqueOrThrow({ where: { id: 'karin' } })).weekly;
    for (const wanted of [false, true]) {
      await page.goto('/me');
      await page.getByLabel('Skicka mig veckobrevet på måndagar').setChecked(wanted);
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Sparat.').waitFor();
      expect(await wants()).toBe(wanted);
    }
    expect(await faultsOn(page)).toEqual([]);
    const other = await home.visit('maria');
    await other.goto('/me');
    expect(await other.locator('input[name=weekly]').count()).toBe(0);
  });
});
