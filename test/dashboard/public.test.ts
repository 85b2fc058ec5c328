// The public page: there is none until the policy says so; then anybody may read it and keep it, and it tells nothing of few people.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorityCaseId } from '../../domain/case.js';
import { startingTerms } from '../../domain/policy.js';
import { caseById } from '../../prisma/cases.js';
import type { House } from '../bots/web-house.js';
import { faultsOn, house, shoot } from '../bots/web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
}, 180_000);
afterAll(() => home?.close());

const soon = { timeout: 20_000, interval: 50 };
const get = (url: string) => home.app.inject({ url });

async function show(authorityId: string, person: string, publicOutcome: boolean): Promise<void> {
  const before = (await caseById(home.db, authorityCaseId(authorityId)))?.revision;
  await home.give(authorityCaseId(authorityId), person, {
    kind: 'adopt-policy',
    policy: { ...startingTerms, publicOutcome },
  });
  await expect
    .poll(async () => (await caseById(home.db, authorityCaseId(authorityId)))?.revision, soon)
    .not.toBe(before);
}

describe('the public page', () => {
  it('is not there unless the policy says so, nor for what is no authority', async () => {
    for (const id of ['orebrobostader', 'orebro-kommun', 'skanska', 'nobody'])
      for (const path of [`/public/${id}`, `/public/${id}/chart.svg`]) expect((await get(path)).statusCode).toBe(404);
  });

  it('is read without signing in, may be kept, and sets no cookie', async () => {
    await show('orebrobostader', 'bjorn', true);
    for (const path of ['/public/orebrobostader', '/public/orebrobostader/chart.svg?lang=en&theme=dark']) {
      const { statusCode, headers } = await get(path);
      expect(statusCode).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=3600');
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect((await get('/public/orebro-kommun')).statusCode).toBe(404);
    const page = await home.visit('bjorn');
    await page.goto(`/cases/${authorityCaseId('orebrobostader')}`);
    expect(await page.locator('select[name=publicOutcome]').inputValue()).toBe('yes');
    await page.getByRole('link', { name: 'Utfallet visas för alla' }).click();
    await page.waitForURL('/public/orebrobostader');
  });

  it('shows no number of fewer than five people, says so, and names nobody', async () => {
    const { body } = await get('/public/orebrobostader');
    const [sums] = await home.db.contractOutcome.groupBy({
      by: ['authorityId'],
      _sum: { internships: true, educations: true },
    });
    expect(sums?._sum.educations).toBe(1);
    const page = await home.visit(null);
    await page.goto('/public/orebrobostader');
    const text = await page.locator('.sums').innerText();
    expect(text).toContain(`${sums?._sum.internships} praktik`);
    expect(text).toMatch(/visas inte\s+utbildning/);
    expect(await page.locator('main').innerText()).toContain('färre än 5 personer');
    await page.locator('#years-table summary').click();
    for (const cell of await page.locator('#years-table tbody td:not(:last-child)').allInnerTexts())
      expect(cell === '0' || cell.includes('..') || Number(cell) >= 5).toBe(true);
    expect(body).not.toMatch(/P-\d|Skanska/);
    const people = await home.db.person.findMany({ select: { displayName: true } });
    for (const { displayName } of people) expect(body).not.toContain(displayName);
    const english = await get('/public/orebrobostader?lang=en');
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('fewer than 5 people');
  });

  it.each(['sv', 'en'])(
    'leaves axe nothing to find, in light and dark, on a phone and on a desk, in %s',
    async (lang) => {
      for (const phone of [true, false])
        for (const dark of [true, false]) {
          const page = await home.visit(null, { phone, dark, javaScriptEnabled: true });
          await page.goto(`/public/orebrobostader?lang=${lang}`);
          await page.locator('.chart img').evaluate((image) => (image as HTMLImageElement).decode());
          await page.locator('summary').click();
          await shoot(page, `public-${lang}-${phone ? 'phone' : 'desk'}-${dark ? 'dark' : 'light'}`, true);
          expect(await faultsOn(page)).toEqual([]);
          expect(
            await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
          ).toBe(0);
          await page.context().close();
        }
    },
    120_000
  );

  it('tells of a company in its municipality’s page only, while there is one, and is gone when it is taken back', async () => {
    await show('orebro-kommun', 'ingrid', true);
    const response = await get('/public/orebrobostader');
    expect([response.statusCode, response.headers.location]).toEqual([302, '/public/orebro-kommun']);
    expect((await get('/public/orebrobostader/chart.svg')).statusCode).toBe(404);
    expect((await get('/public/orebro-kommun')).body).toContain('praktik');
    await show('orebro-kommun', 'ingrid', false);
    expect((await get('/public/orebro-kommun')).statusCode).toBe(404);
    expect((await get('/public/orebrobostader')).statusCode).toBe(200);
  });
});
