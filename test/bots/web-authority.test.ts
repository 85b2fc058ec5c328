// The page of an authority: its policy with what each value rests on, its areas, coverage; and a tender opened from it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from './web-house.js';
import { faultsOn, fits, house, shoot } from './web-house.js';

let here: House;
beforeAll(async () => {
  here = await house();
}, 180_000);
afterAll(() => here.close());

const path = '/cases/authority/orebrobostader';

describe('the page of an authority', () => {
  it(
    'shows the inherited policy with its marks, areas by year with efforts, and coverage',
    { timeout: 120_000 },
    async () => {
      const page = await here.visit('karin');
      await page.goto(path);
      const text = await page.locator('.authority').innerText();
      expect(text).toContain('Ärvd från Örebro kommun');
      expect(text).toContain('K: egen kunskap');
      expect(text).toContain('39 %');
      expect(text).toContain('Lokalt jobbcentrum');
      expect(text).toMatch(/ÖrebroBostäder\s+2 av 2/);
      expect(await faultsOn(page)).toEqual([]);
      await shoot(page, 'authority-desk', true);
      const phone = await here.visit('karin', { phone: true });
      await phone.goto(path);
      await fits(phone);
      expect(await faultsOn(phone)).toEqual([]);
      await shoot(phone, 'authority-phone', true);
    }
  );

  it(
    'adopts a setting of its own in the form, and shows it with what it started as',
    { timeout: 120_000 },
    async () => {
      const page = await here.visit('eva');
      await page.goto(path);
      const form = page.locator('details.form', { hasText: 'Anta en ny version av policyn' });
      await form.locator('summary').first().click();
      await form.locator('summary', { hasText: 'Tider under kontraktet' }).click();
      const days = form.locator('[name=answerReportDays]');
      await days.fill('900');
      await form.locator('button').last().click();
      await page.getByText('Skriv ett tal mellan 1 och 365').first().waitFor();
      await days.fill('5');
      await form.locator('button').last().click();
      const settings = page.locator('details.settings', { hasText: 'Tider under kontraktet' });
      await expect
        .poll(async () => (await page.reload(), await settings.textContent()), { timeout: 60_000 })
        .toMatch(/svara på en rapport \(dagar\)5eget värde; startvärdet är 7: Foothold, eget startvärde/);
      expect(await faultsOn(page)).toEqual([]);
      await shoot(page, 'authority-settings', true);
    }
  );

  it('opens a tender under the policy, and refuses a number that is taken', { timeout: 120_000 }, async () => {
    const page = await here.visit('karin');
    const fill = async (reference: string): Promise<void> => {
      await page.goto(path);
      const form = page.locator('details.form', { hasText: 'Öppna en upphandling' });
      await form.locator('summary').click();
      await form.locator('[name=reference]').fill(reference);
      await form.locator('[name=title]').fill('Målning av trapphus');
      await form.locator('[name=nature]').selectOption('works');
      await form.getByRole('button').click();
    };
    await fill('UPP-2015-007');
    await page.getByText('Det finns redan en upphandling UPP-2015-007').first().waitFor();
    // What is wrong with the whole form, as much as with a field, has the focus.
    await page.locator('.fault.whole:focus').waitFor();
    await fill('UPP-2026-099');
    await page.locator('.notice:focus').waitFor();
    const there = page.locator('#notice a', { hasText: 'Gå till UPP-2026-099' });
    expect(await there.getAttribute('href')).toBe('/cases/tender/UPP-2026-099');
    await expect
      .poll(
        () =>
          here.state('tender/UPP-2026-099').then(
            ({ ball }) => ball?.task,
            () => null
          ),
        { timeout: 60_000 }
      )
      .toBe('answer-gate');
  });
});
