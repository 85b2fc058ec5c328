// A case in pictures: what its steps and paths are, and the page in real Chromium.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifecycleEvents, stepsOf } from '../../dashboard/lifecycle.js';
import { flowsOf } from '../../bots/charts/paths.js';
import { drawPaths } from '../../bots/charts/sankey.js';
import { moveRecord, openRecord } from '../../domain/placement-record.js';
import { caseById, eventsOfTypes } from '../../prisma/cases.js';
import type { House } from '../bots/web-house.js';
import { contractCase, faultsOn, house, shoot, waitingTender } from '../bots/web-house.js';
import { entry } from '../domain/stamps.js';

describe('paths', () => {
  const day = '2026-01-31';
  const referred = openRecord('referred', null, day);
  const intern = moveRecord(referred, 'internship', { entry: entry('internship', {}), reportId: 'r' }, day);
  const hired = moveRecord(intern, 'employment', { entry: entry('employment', {}), reportId: 's' }, day);

  it('go from one to the next, and lead somewhere', () => {
    const stayed = { ...hired, phase: 'ended' as const, endReason: 'still-there' as const };
    const gone = { ...intern, phase: 'ended' as const, endReason: 'left' as const };
    const withdrawn = { ...intern, phase: 'ended' as const, endReason: 'withdrawn' as const };
    expect(flowsOf([stayed, stayed, gone, hired, withdrawn])).toEqual([
      { from: 'referred', to: 'internship', count: 4 },
      { from: 'internship', to: 'employment', count: 3 },
      { from: 'employment', to: 'stayed', count: 2 },
      { from: 'internship', to: 'ended', count: 1 },
      { from: 'employment', to: 'going-on', count: 1 },
    ]);
    expect(flowsOf([])).toEqual([]);
  });

  it('are drawn with a title and a description, in which no text becomes markup', () => {
    const text = { title: 'Väg', description: '<å> & ö', node: (node: string) => node };
    const svg = drawPaths(flowsOf([hired, intern]), { theme: 'dark', size: 'phone' }, text);
    expect(svg).toContain('<title>Väg</title><desc>&lt;å&gt; &amp; ö</desc>');
    expect(svg).toContain('employment 1');
  });
});

describe('the page', () => {
  let home: House;
  beforeAll(async () => {
    home = await house();
  }, 180_000);
  afterAll(() => home?.close());

  it('tells where each case stands and how long each step took', async () => {
    for (const id of [waitingTender, contractCase]) {
      const row = await caseById(home.db, id);
      if (row === null) throw new Error(id);
      const steps = stepsOf(row.state, await eventsOfTypes(home.db, id, lifecycleEvents));
      expect(steps.filter(({ standing }) => standing === 'here')).toHaveLength(1);
      const here = steps.findIndex(({ standing }) => standing === 'here');
      for (const step of steps.slice(0, here)) if (step.from !== null) expect(step.to).not.toBeNull();
    }
  });

  it.each(['sv', 'en'] as const)(
    'leaves axe nothing to find, on a phone and on a desk, in %s',
    async (language) => {
      await home.db.person.update({ where: { id: 'karin' }, data: { language } });
      for (const [name, id] of [
        ['contract', contractCase],
        ['tender', waitingTender],
      ] as const)
        for (const phone of [true, false]) {
          const page = await home.visit('karin', { phone, dark: phone });
          await page.goto(`/cases/${id}`);
          await page.getByRole('link', { name: language === 'sv' ? 'I bilder' : 'In pictures' }).click();
          await page.locator('.life').waitFor();
          if (name === 'contract')
            await page.locator('.chart img').evaluate((image) => (image as HTMLImageElement).decode());
          await shoot(page, `pictures-${name}-${language}-${phone ? 'phone' : 'desk'}`, true);
          expect(await faultsOn(page)).toEqual([]);
          const width = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth'
          );
          expect(width).toBe(0);
        }
    },
    120_000
  );

  it('is not for those who may not see the case', async () => {
    const page = await home.visit('ali');
    const response = await page.goto(`/dashboard/cases/${waitingTender}`);
    expect(response?.status()).toBe(404);
  });
});
