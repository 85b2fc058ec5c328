// The coordinator's day as people use it: real Chromium, real cases, none of them, one, and five thousand.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newContract } from '../../domain/contract.js';
import { manyContracts } from '../dashboard/many-contracts.js';
import { taskQueue } from '../support/cases.js';
import { watchedContracts } from '../support/watched.js';
import type { House } from './web-house.js';
import { faultsOn, fits, house, shoot } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
  const organisation = (id: string, name: string, people: object[]) =>
    home.db.organisation.create({
      data: { id, name, kind: 'authority', authority: { create: {} }, people: { create: people as [] } },
    });
  const coordinator = (id: string, displayName: string) => ({
    id,
    displayName,
    roles: ['coordinator'],
    demo: true,
    accounts: { create: { platform: 'web', account: id, place: id } },
  });
  await organisation('tomma', 'Tomma Bolaget', [coordinator('nils', 'Nils Ny')]);
  await organisation('ett', 'Ett Enda AB', [coordinator('elsa', 'Elsa En')]);
  await organisation('stora', 'Stora Bolaget', [coordinator('stor', 'Stor Stad')]);
  await home.db.person.create({
    data: { ...coordinator('petra', 'Petra Dahl'), organisationId: 'orebrobostader' },
  });
  await lateContracts(['SEN-1', 'SEN-2']);
  await watchedContracts(home.db, 'ett', 1, 'ETT');
  await watchedContracts(home.db, 'stora', 5000);
}, 180_000);
afterAll(() => home?.close());

/** Contracts that began so long ago that what they wait for is late from their first day with us. */
async function lateContracts(references: readonly string[]): Promise<void> {
  const [like] = manyContracts(1);
  if (like === undefined) throw new Error('a contract');
  for (const reference of references) {
    const id = `contract/${reference}`;
    const parties = { authorityId: 'orebrobostader', contractorId: 'skanska', followUpBy: 'coordinator' } as const;
    const state = newContract({ ...like, ...parties, id, reference, title: `Sen start ${reference}` });
    await home.client.workflow.start('contract', { workflowId: id, taskQueue, args: [{ state, unrecorded: [] }] });
    const recorded = async () => expect(await home.db.watchedCase.count({ where: { caseId: id } })).toBe(1);
    await vi.waitFor(recorded, { timeout: 60_000, interval: 100 });
  }
}

const row = (page: Page, title: string) => page.locator('.harm', { hasText: title });
describe('how much there is', () => {
  it('says what to expect when nothing runs', { timeout: 60_000 }, async () => {
    const page = await home.visit('nils');
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link').first().click();
    await page.waitForURL('/today');
    expect(await page.locator('#live').innerText()).toContain('Inga ärenden pågår än.');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'today-none');
  });

  it('shows one', { timeout: 60_000 }, async () => {
    const page = await home.visit('elsa');
    await page.goto('/today');
    expect(await page.locator('#live').innerText()).toContain('1 ärende pågår');
    expect(await faultsOn(page)).toEqual([]);
  });

  it('pages through five thousand, the most harmful first, in less than 200 kB', { timeout: 120_000 }, async () => {
    const page = await home.visit('stor');
    const response = await page.goto('/today');
    expect((await response?.body())?.length).toBeLessThan(200_000);
    expect(await page.locator('.harm').count()).toBe(50);
    const harm = await page
      .locator('.harm .sum')
      .evaluateAll((all) => all.map(({ textContent }) => Number((textContent ?? '').replace(/\D/g, ''))));
    expect(harm).toEqual([...harm].sort((a, b) => b - a));
    await page.getByRole('link', { name: 'Nästa' }).click();
    await page.waitForURL('**/today?page=2');
    expect(await page.locator('.harm').count()).toBe(50);
    await page.getByRole('link', { name: 'I fara' }).click();
    await page.waitForURL('**/today?show=risk');
    expect(await page.locator('.harm').first().innerText()).toMatch(/Prognos under målet|saknas/);
    expect(await faultsOn(page)).toEqual([]);
  });

  it.each(['sv', 'en'] as const)(
    'leaves axe nothing to find and fits every screen, in %s',
    { timeout: 180_000 },
    async (language) => {
      await home.db.person.update({ where: { id: 'stor' }, data: { language } });
      for (const [name, size] of [
        ['phone', { width: 390, height: 844 }],
        ['desk', { width: 1280, height: 900 }],
        ['wall', { width: 2560, height: 1440 }],
      ] as const) {
        const page = await home.visit('stor', { dark: name === 'phone' });
        await page.setViewportSize(size);
        await page.goto('/today');
        await fits(page);
        expect(await faultsOn(page)).toEqual([]);
        await shoot(page, `today-${language}-${name}`);
      }
    }
  );
});

describe('narrowing', () => {
  it('is by the keyboard alone, in the address, and kept under a name', { timeout: 120_000 }, async () => {
    const page = await home.visit('stor');
    await home.db.person.update({ where: { id: 'stor' }, data: { language: 'sv' } });
    await page.goto('/today');
    await page.locator('#filter > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-contractor');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-trade');
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/trade=st%C3%A4d/);
    const titles = await page.locator('.harm h3').allInnerTexts();
    expect(titles.every((title) => title.startsWith('Städning'))).toBe(true);
    await page.getByLabel('Namn på urvalet').fill('Målarna');
    await page.keyboard.press('Enter');
    await page.getByText('Urvalet är sparat som').waitFor();
    await page.goto('/today');
    await page.getByRole('link', { name: 'Målarna' }).click();
    await page.waitForURL(/trade=st%C3%A4d/);
    await shoot(page, 'today-narrowed');
    await page.getByRole('button', { name: 'Ta bort Målarna' }).click();
    await page.getByText('”Målarna” är borttaget.').waitFor();
    expect(await home.db.savedFilter.count()).toBe(0);
  });

  it('is the same for whoever gets the address, with their own cases', { timeout: 60_000 }, async () => {
    const page = await home.visit('nils');
    await page.goto('/today?trade=m%C3%A5leri&page=7&show=nonsense');
    expect(await page.locator('.harm').count()).toBe(0);
  });
});

describe('a nudge', () => {
  it(
    'reaches the holder in their thread with who asked; the other coordinator sees it at once and cannot ask again',
    { timeout: 180_000 },
    async () => {
      const one = await home.visit('karin');
      const other = await home.visit('petra', { javaScriptEnabled: true });
      for (const page of [one, other]) await page.goto('/today');
      const title = 'Sen start SEN-1';
      await row(one, title).waitFor();
      await shoot(one, 'today-vivalla', true);
      const button = row(other, title).getByRole('button', { name: /Be dem gå vidare/ });
      await button.focus();
      await row(one, title)
        .getByRole('button', { name: /Be dem gå vidare/ })
        .click();
      await one.getByText('Tack, det är sparat.').waitFor();
      // The other page hears of it by itself, and its reader is where they were.
      await row(other, title).getByText('Karin Sund bad dem gå vidare').waitFor();
      expect(await row(other, title).getByRole('button').count()).toBe(0);
      const holder = await home.visit('maria');
      await holder.goto('/cases/contract/SEN-1');
      await holder.getByText('Skanska blev ombedda att gå vidare').waitFor();
      const events = await home.db.caseEvent.findMany({ where: { caseId: 'contract/SEN-1', type: 'nudged' } });
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ by: 'karin', via: 'web', data: { organisationId: 'skanska' } });
    }
  );

  it('is one, also when two press at the same moment; the second is told so', { timeout: 120_000 }, async () => {
    const one = await home.visit('karin', { javaScriptEnabled: false });
    const other = await home.visit('petra', { javaScriptEnabled: false });
    // Both look at the page as it was: without JavaScript nothing repaints it.
    for (const page of [one, other]) await page.goto('/today');
    const name = /Be dem gå vidare: .*Skanska, SEN-2/;
    const notices: string[] = [];
    for (const page of [one, other]) {
      await page.getByRole('button', { name }).click();
      notices.push(await page.locator('#notice').innerText());
    }
    expect(notices[0]).toContain('Tack, det är sparat.');
    expect(notices[1]).toMatch(/De blev ombedda .* Nästa gång går det från /);
    expect(await home.db.caseEvent.count({ where: { caseId: 'contract/SEN-2', type: 'nudged' } })).toBe(1);
  });

  it('is not for those who only read, nor for the one who has the ball', { timeout: 60_000 }, async () => {
    const tom = await home.visit('tom');
    await tom.goto('/today');
    expect(await tom.getByRole('button', { name: /^Nudge/ }).count()).toBe(0);
    const maria = await home.visit('maria');
    await maria.goto('/today');
    expect(await maria.getByRole('button', { name: /gå vidare/ }).count()).toBe(0);
  });
});
