// Every page of the chat in a real Chromium: nothing for axe to find, in both languages, on a phone and on a desk, light and dark.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot, waitingTender } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home?.close());

const pages = [
  { name: 'sign-in', who: null, path: '/sign-in' },
  { name: 'to-do', who: 'bjorn', path: '/' },
  { name: 'to-do-contractor', who: 'maria', path: '/' },
  { name: 'tender', who: 'bjorn', path: `/cases/${waitingTender}` },
  { name: 'contract', who: 'maria', path: `/cases/${contractCase}` },
  { name: 'contract-manager', who: 'johan', path: `/cases/${contractCase}` },
  { name: 'placement', who: 'lena', path: '/cases/placement/AVT-2012-014/P-28' },
  { name: 'not-found', who: 'maria', path: '/cases/tender/NONE' },
] as const;

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.each(pages)('axe finds nothing on $name', async ({ name, who, path }) => {
    for (const phone of [true, false]) {
      const page = await home.visit(who, { phone, dark: phone !== (language === 'sv'), locale: language });
      if ((await page.locator('html').getAttribute('lang')) !== language)
        await page.locator('button[name=language]').click();
      await page.goto(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await shoot(page, `${name}-${language}-${phone ? 'phone' : 'desk'}`);
      await shoot(page, `${name}-${language}-${phone ? 'phone' : 'desk'}-full`, true);
      expect(await faultsOn(page)).toEqual([]);
      await page.context().close();
    }
  });
});
