// The page of areas in real Chromium: what is known beside what contracts led to, on the same axes; with none, one and many.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawArea } from '../../dashboard/area-chart.js';
import { axesOf } from '../../dashboard/areas-page.js';
import { Prisma } from '../../prisma/generated/client.js';
import { areaFigures, areaQuery } from '../../prisma/area-figures.js';
import type { House } from '../bots/web-house.js';
import { faultsOn, house, shoot } from '../bots/web-house.js';
import { manyOutcomes } from '../support/outcomes.js';

let home: House;
beforeAll(async () => {
  home = await house();
}, 180_000);
afterAll(() => home?.close());

const all = { authority: null, area: null };

describe('the picture of an area', () => {
  it('has a title and a description, in which no text becomes markup, on axes that are given', () => {
    const text = { title: 'Norr', description: '<å> & ö', number: String };
    const drawn = {
      shares: [{ name: '<b>', values: new Map([[2024, 40]]) }],
      people: { name: 'x', values: new Map([[2025, 3]]) },
    };
    const svg = drawArea(drawn, { from: 2023, to: 2026, most: 12 }, 'dark', text);
    expect(svg).toContain('<title>Norr</title><desc>&lt;å&gt; &amp; ö</desc>');
    expect(svg).not.toContain('<b>');
    for (const label of ['2023', '2026', '12']) expect(svg).toContain(`>${label}</text>`);
  });
});

describe('the page', () => {
  const looked = async (who: string, name: string): Promise<void> => {
    for (const phone of [true, false])
      for (const dark of [true, false]) {
        const page = await home.visit(who, { phone, dark });
        await page.goto('/areas');
        for (const image of await page.locator('.multiples img').all()) {
          await image.scrollIntoViewIfNeeded();
          await image.evaluate((each) => (each as HTMLImageElement).decode());
        }
        await page
          .locator('.multiples summary')
          .evaluateAll((those) => those.slice(0, 2).forEach((each) => (each as HTMLElement).click()));
        await shoot(page, `areas-${name}-${phone ? 'phone' : 'desk'}-${dark ? 'dark' : 'light'}`, true);
        expect(await faultsOn(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
          0
        );
        await page.context().close();
      }
  };

  it('shows an area’s indicators beside what contracts led to there and what else is done, without scripts too', async () => {
    const page = await home.visit('karin', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Områden' }).click();
    const vivalla = page.locator('article');
    expect(await vivalla.count()).toBe(1);
    const alt = await vivalla.locator('img').getAttribute('alt');
    expect(alt).toContain('Vuxna i arbete: 39 % år');
    expect(alt).toMatch(/Personer: \d+ år/);
    await vivalla.locator('summary').click();
    expect(await vivalla.locator('table').innerText()).toContain('65 %');
    expect(await vivalla.innerText()).toContain('Lokalt jobbcentrum');
    expect(await page.locator('.coverage').innerText()).toContain('ÖrebroBostäder');
    await vivalla.getByRole('link', { name: 'Utfallet här' }).click();
    expect(new URL(page.url()).searchParams.get('area')).toBe('orebrobostader/vivalla');
    expect(await page.locator('.sums').innerText()).toContain('personer');
  });

  it('is for those who see the outcome', async () => {
    const page = await home.visit('maria');
    expect((await page.goto('/areas'))?.status()).toBe(404);
    expect(await page.getByRole('link', { name: 'Områden' }).count()).toBe(0);
  });

  it.each(['sv', 'en'] as const)(
    'leaves axe nothing to find with one, in %s',
    async (language) => {
      await home.db.person.update({ where: { id: 'karin' }, data: { language } });
      await looked('karin', `one-${language}`);
    },
    120_000
  );

  it('has nothing to show, and many on the same axes', async () => {
    await home.db.organisation.create({
      data: {
        id: 'new-town',
        name: 'Nya kommunen',
        kind: 'authority',
        authority: { create: {} },
        people: { create: { id: 'nora', displayName: 'Nora Ny', roles: ['coordinator'], demo: true } },
      },
    });
    await looked('nora', 'none');
    await manyOutcomes(home.db, { contracts: 5000, authorities: 120 });
    await home.db.organisation.create({
      data: {
        id: 'town',
        name: 'Byn',
        kind: 'authority',
        people: { create: { id: 'bo', displayName: 'Bo By', roles: ['manager'], demo: true } },
      },
    });
    await home.db.$executeRaw`INSERT INTO authorities (id) VALUES ('town')`;
    await home.db.$executeRaw`UPDATE authorities SET parent_id = 'town' WHERE id IN ('many-1', 'many-2', 'many-3')`;
    await home.db.$executeRaw`
      INSERT INTO areas (authority_id, id, name) SELECT 'many-' || a, 'area-' || n, 'Område ' || n || ' i ' || a
      FROM generate_series(1, 120) a, generate_series(0, 4) n`;
    await home.db.$executeRaw`
      INSERT INTO area_indicators (authority_id, area_id, year, name, value, source)
      SELECT authority_id, id, year, of, CASE of WHEN 'childPovertyPercent' THEN 60 - (year - 2014) * 2 ELSE 30 + (year - 2014) * 3 END, 'SCB'
      FROM areas, generate_series(2014, 2023) year, unnest(ARRAY['adultsEmployedPercent', 'childPovertyPercent', 'turnout']) of WHERE id LIKE 'area-%'`;
    await home.db.$executeRaw`ANALYZE areas, area_indicators, efforts, authorities`;
    await looked('bo', 'many');
    const { areas } = await areaFigures(home.db, { authorityId: 'town' }, all);
    expect(areas).toHaveLength(15);
    expect(axesOf(areas)).toMatchObject({ from: 2014 });
    const plan = await home.db.$queryRaw<Record<string, string>[]>(
      Prisma.sql`EXPLAIN ${areaQuery({ authorityId: 'town' }, all)}`
    );
    const lines = plan.map((row) => Object.values(row)[0] ?? '');
    expect(lines.filter((each) => /Seq Scan on (contract_outcomes|area_indicators)/.test(each))).toEqual([]);
    const page = await home.visit('tom');
    const response = await page.goto('/areas');
    expect((await response?.body())?.length).toBeLessThan(200_000);
    expect(await page.locator('.multiples article').count()).toBe(24);
    expect(await page.locator('main').innerText()).toContain('The first 24 are shown');
    await page.getByLabel('Buyer').selectOption({ label: 'Kommun 7' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => page.locator('.multiples article').count(), { timeout: 20_000 }).toBe(5);
  }, 240_000);
});
