// The page of outcome in real Chromium: what it counts, what its address narrows, who sees it; without scripts, by keyboard, with nothing and with much.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { today } from '../../activities/calendar.js';
import { drawColumns } from '../../dashboard/columns.js';
import type { House } from '../bots/web-house.js';
import { contractCase, faultsOn, house, shoot } from '../bots/web-house.js';
import { entry } from '../domain/stamps.js';
import { manyOutcomes } from '../support/outcomes.js';

let home: House;
beforeAll(async () => {
  home = await house();
}, 180_000);
afterAll(() => home?.close());

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('the picture', () => {
  it('has a title and a description, in which no text becomes markup, and two dots for what is not shown', () => {
    const text = { title: 'År', description: '<å> & ö', number: String };
    const svg = drawColumns(['2025'], [{ name: '<b>', values: [null] }], { theme: 'dark', size: 'phone' }, text);
    expect(svg).toContain('<title>År</title><desc>&lt;å&gt; &amp; ö</desc>');
    expect(svg).not.toContain('<b>');
    expect(svg).toMatch(/>\.\.<\/text>/);
  });
});

describe('the page', () => {
  it('counts what was accepted, and its address narrows it, without scripts too', async () => {
    const page = await home.visit('karin', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Utfall' }).click();
    const [contract] = await home.db.contractOutcome.groupBy({
      by: ['contractId'],
      _sum: { internships: true, people: true },
    });
    expect(await page.locator('.sums').innerText()).toContain(`${contract?._sum.people} personer`);
    expect(await page.locator('.chart img').getAttribute('alt')).toMatch(/\d{4}: \d+ praktik/);
    await page.locator('#years-table summary').click();
    const rows = page.locator('#years-table tbody tr');
    const year = await rows.first().locator('th').innerText();
    await rows.first().getByRole('link').click();
    expect(page.url()).toContain(`year=${year}`);
    expect(await page.locator('#filter-year').inputValue()).toBe(year);
    await page.getByRole('link', { name: 'Visa allt' }).click();
    expect(new URL(page.url()).search).toBe('');
    await page.goto('/outcome?contractor=nobody&year=what');
    expect(await page.locator('main').innerText()).toContain('Inget passar urvalet.');
  });

  it('is for people of the authority and for auditors', async () => {
    for (const who of ['ali', 'maria', 'lena']) {
      const page = await home.visit(who);
      expect(await page.getByRole('link', { name: 'Utfall' }).count()).toBe(0);
      for (const path of ['/outcome', '/outcome/chart.svg']) expect((await page.goto(path))?.status()).toBe(404);
    }
  });

  it('changes as soon as a report is accepted, for the buyer and for the municipality above it, and stays as it was unfolded', async () => {
    const open: { readonly page: Page; readonly says: () => Promise<string | null>; readonly before: string | null }[] =
      [];
    for (const who of ['karin', 'ingrid'])
      for (const [address, fold, shown] of [
        ['/outcome', '#years-table', '.chart'],
        ['/areas', '.multiples details', '.multiples'],
      ] as const) {
        const page = await home.visit(who);
        await page.goto(address);
        await page.locator(`${fold} summary`).click();
        const says = () => page.locator(`${shown} img`).getAttribute('alt');
        open.push({ page, says, before: await says() });
      }
    const internship = entry('internship', { count: 3, startDate: today() });
    const reportId = 'seen-at-once';
    await home.give(contractCase, 'maria', { kind: 'report', entries: [internship], text: null }, reportId);
    const accepted = await home.give(contractCase, 'johan', { kind: 'accept-report', reportId });
    expect(accepted.kind).toBe('taken');
    for (const { page, says, before } of open) {
      await expect.poll(says).not.toBe(before);
      expect(await page.locator('details[open] table').count()).toBe(1);
    }
  });

  it('is reached and narrowed by keyboard alone', async () => {
    const page = await home.visit('karin');
    await page.goto('/outcome');
    await page.locator('#filter summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('filter-year');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.locator('#filter button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/year=\d{4}/);
  });

  const looked = async (who: string, name: string): Promise<void> => {
    for (const [phone, dark] of [
      [true, false],
      [true, true],
      [false, true],
      [false, false],
    ] as const) {
      const page = await home.visit(who, { phone, dark });
      await page.goto('/outcome');
      for (const image of await page.locator('.chart img').all())
        await image.evaluate((each) => (each as HTMLImageElement).decode());
      await page.locator('summary').evaluateAll((all) => all.forEach((each) => (each as HTMLElement).click()));
      await shoot(page, `outcome-${name}-${phone ? 'phone' : 'desk'}-${dark ? 'dark' : 'light'}`, true);
      expect(await faultsOn(page)).toEqual([]);
      expect(await page.evaluate(sideways)).toBe(0);
      await page.context().close();
    }
  };

  it.each(['sv', 'en'] as const)(
    'leaves axe nothing to find, in light and dark, on a phone and on a desk, in %s',
    async (language) => {
      await home.db.person.update({ where: { id: 'karin' }, data: { language } });
      await looked('karin', language);
    },
    120_000
  );

  it('has nothing to show, and very much', async () => {
    await home.db.organisation.create({
      data: {
        id: 'new-town',
        name: 'Nya kommunen',
        kind: 'authority',
        authority: { create: {} },
        people: { create: { id: 'nora', displayName: 'Nora Ny', roles: ['manager'], demo: true } },
      },
    });
    await looked('nora', 'none');
    await manyOutcomes(home.db, { contracts: 5000, authorities: 120 });
    await looked('tom', 'many');
    const page = await home.visit('tom');
    const response = await page.goto('/outcome');
    expect((await response?.body())?.length).toBeLessThan(200_000);
    expect(await page.locator('main').innerText()).toContain('The 25 with most people are shown, of 121');
  }, 180_000);
});
