// Every page of the menu for a coordinator with no contract, with one, and with five thousand: whole, light, and right for phone and desk.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../bots/web-house.js';
import { faultsOn, fits, house, shoot } from '../bots/web-house.js';
import { outcomesOf } from '../support/outcomes.js';
import { watchedContracts } from '../support/watched.js';

/** Bytes of a page with all that it needs. */
const heaviest = 200_000;
/** Ids are told apart by how many contracts their authority has. */
const sizes = [0, 1, 5000] as const;
const coordinatorOf = (size: number): string => `coordinator-${size}`;
const authorityOf = (size: number): string => `authority-${size}`;

let home: House;
beforeAll(async () => {
  home = await house({ vivalla: false });
  for (const size of sizes) {
    const [id, account] = [authorityOf(size), coordinatorOf(size)];
    const accounts = { create: { platform: 'web', account, place: account } };
    const coordinator = { id: account, displayName: `Kim ${size}`, roles: ['coordinator'], demo: true, accounts };
    await home.db.organisation.create({
      data: {
        id,
        name: `Bolag ${size}`,
        kind: 'authority',
        authority: { create: {} },
        people: { create: coordinator },
      },
    });
    if (size === 0) continue;
    await watchedContracts(home.db, id, size, `A${size}`);
    await outcomesOf(home.db, id);
  }
}, 180_000);
afterAll(() => home?.close());

/** Where the menu leads, and the first contract. */
async function pagesFor(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation').getByRole('link');
  const menu = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  await page.goto('/dashboard');
  const cases = page.locator('.cases-table tbody a');
  const first = (await cases.count()) === 0 ? [] : [await cases.first().getAttribute('href')];
  return [...new Set([...menu, ...first])].filter((path) => path?.startsWith('/') === true) as string[];
}

describe.each(sizes)('with %i contracts', (size) => {
  it.each([
    { language: 'sv', phone: true },
    { language: 'en', phone: false },
  ] as const)('in $language, on a phone: $phone', async ({ language, phone }) => {
    await home.db.person.update({ where: { id: coordinatorOf(size) }, data: { language } });
    const page = await home.visit(coordinatorOf(size), { phone, dark: phone });
    const paths = await pagesFor(page);
    expect(paths).toEqual(expect.arrayContaining(['/today', '/dashboard', '/outcome', '/areas']));
    expect(paths.filter((path) => path.startsWith('/cases/'))).toHaveLength(size === 0 ? 0 : 1);
    // Each as for the first time: with its styles, scripts and pictures.
    await (await page.context().newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (!response.url().includes('/events')) bytes.push(response.body().then(({ length }) => length));
    });
    for (const path of paths) {
      bytes = [];
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 200]);
      const sum = (await Promise.all(bytes)).reduce((all, each) => all + each, 0);
      expect([path, sum < heaviest ? 'light' : sum]).toEqual([path, 'light']);
      expect([path, await faultsOn(page)]).toEqual([path, []]);
      await fits(page);
      await shoot(page, `every${path.replaceAll(/\W+/g, '-')}-${size}-${language}`, true);
    }
    await page.context().close();
  });
});
