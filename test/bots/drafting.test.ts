// Drafting as a procurement officer does it: what is bought, a proposal taken over, a fault at its field, a motive, the clause to take away.
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenderState } from '../../domain/tender.js';
import { record } from '../../prisma/record.js';
import { manyContracts } from '../dashboard/many-contracts.js';
import { requirement } from '../support/cases.js';
import type { House } from './web-house.js';
import { faultsOn, house, shoot } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
  const [earlier] = manyContracts(1);
  if (earlier === undefined) throw new Error('no earlier contract');
  const lessons = { worked: '', didNotWork: '', advice: 'Ta med handledarna från början' };
  const evaluation = { summary: 'Bra', metAll: true, lessons };
  const closed = { ...earlier, authorityId: 'orebrobostader', scope, phase: 'closed' as const, evaluation };
  await record(home.db, { state: closed, events: [], at: new Date().toISOString() });
});
afterAll(() => home?.close());

const soon = { timeout: 30_000, interval: 50 };
const tender = async (id: string): Promise<TenderState> => (await home.state(id)) as TenderState;
const scope = {
  nature: 'works',
  trade: 'måleri',
  valueOre: 41_200_000_000,
  durationMonths: 48,
  labourPercent: 35,
} as const;

/** A tender in drafting, its page opened by the procurement officer. */
async function drafting(reference: string, options: Parameters<House['visit']>[1] = {}): Promise<[string, Page]> {
  const id = await home.openTender(reference);
  await expect.poll(async () => (await tender(id)).ball?.task, soon).toBe('draft-requirement');
  const page = await home.visit('karin', options);
  await page.goto(`/cases/${id}`);
  return [id, page];
}

const requirementForm = (page: Page) => page.locator('details.form', { hasText: 'Skriv kravet' });

describe('drafting a requirement', () => {
  it('recommends from what is bought, takes a proposal over, and asks for a motive where it is far above', async () => {
    const [id, page] = await drafting('UPP-2026-101');
    await page.locator('summary', { hasText: 'Beskriv vad som köps' }).click();
    await page.getByLabel('Vad köps?').selectOption('works');
    await page.getByLabel('Bransch').fill('måleri');
    await page.getByLabel('Kontraktets värde (kronor)').fill('412 000 000');
    await page.getByLabel('Kontraktets längd utan optioner (månader)').fill('48');
    await page.getByLabel('Andel arbete av värdet (procent)').fill('35');
    await page.getByRole('button', { name: 'Spara och räkna' }).click();
    const form = requirementForm(page);
    await expect.poll(() => form.locator('.advice').innerText(), soon).toContain('= 8,24, avrundat nedåt till 8');
    expect((await tender(id)).scope).toEqual(scope);
    expect(await form.locator('.advice').innerText()).toContain(
      'Råd till nästa upphandling: Ta med handledarna från början'
    );

    await form.getByLabel('Målgrupp').fill('långtidsarbetslösa');
    await form.getByRole('button', { name: 'Använd förslaget 8 praktikplatser' }).click();
    await expect.poll(() => form.getByLabel('Antal praktikplatser').inputValue(), soon).toBe('8');
    expect(await form.getByLabel('Målgrupp').inputValue()).toBe('långtidsarbetslösa');
    await expect.poll(() => form.locator('.check-result').innerText(), soon).toContain('Rimligt');
    await shoot(page, 'drafting', true);
    expect(await faultsOn(page)).toEqual([]);

    await form.getByLabel('Antal praktikplatser').fill('60');
    await form.getByLabel('Nivå', { exact: true }).selectOption('requirement');
    await form.getByRole('button', { name: 'Lämna till beslut' }).click();
    const wrong = form.locator('.field .fault');
    await expect
      .poll(() => wrong.allInnerTexts(), soon)
      .toEqual([
        'Här behövs minst en åtgärd vid brist, med dagar.',
        'Kravet är mycket högt i förhållande till kontraktet. Skriv varför det ändå är rimligt.',
      ]);
    expect((await tender(id)).requirement).toBeNull();
    await shoot(page, 'drafting-faults', true);
    expect(await faultsOn(page)).toEqual([]);

    await form.getByLabel('Rättelse, inom (dagar)').fill('21');
    await form.getByLabel('Vite, inom (dagar)').fill('45');
    await form.getByLabel('Vite per utebliven enhet (kronor)').fill('25 000');
    await form.getByLabel('Varför är kravet rimligt?').fill('Fyra år, många yrken och en egen arbetsmarknadsenhet.');
    await form.getByRole('button', { name: 'Lämna till beslut' }).click();
    await expect.poll(async () => (await tender(id)).stageId, soon).toBe('requirement-approval');
    const submitted = await tender(id);
    expect(submitted.proportionality).toMatchObject({
      verdict: 'too-high',
      motive: expect.stringContaining('Fyra år'),
    });
    expect(submitted.requirement?.sanctions).toEqual([
      { step: 'rectification', withinDays: 21, amountOre: null },
      { step: 'fine', withinDays: 45, amountOre: 2_500_000 },
    ]);
    const approver = await home.visit('bjorn');
    await approver.goto(`/cases/${id}`);
    expect(await approver.locator('.now').innerText()).toContain('Fyra år, många yrken');
    await shoot(approver, 'drafting-approver', true);
  });

  it('takes a proposal over without JavaScript, on a phone, and sends nothing', async () => {
    const id = await home.openTender('UPP-2026-102');
    await home.give(id, 'karin', { kind: 'set-scope', scope });
    const page = await home.visit('karin', { javaScriptEnabled: false, phone: true });
    await page.goto(`/cases/${id}`);
    const form = requirementForm(page);
    await form.getByLabel('Målgrupp').fill('långtidsarbetslösa');
    await form.getByRole('button', { name: 'Använd förslaget 160 heltidsmånader' }).click();
    expect(await form.getByLabel('Antal heltidsmånader').inputValue()).toBe('160');
    expect(await form.getByLabel('Målgrupp').inputValue()).toBe('långtidsarbetslösa');
    expect(await page.locator('#notice').innerText()).toContain('Inget är lämnat till beslut än');
    expect((await tender(id)).requirement).toBeNull();
    await shoot(page, 'drafting-phone', true);
  });
});

describe('by command', () => {
  it('refuses a requirement that lacks something, naming it, and one far above without a motive', async () => {
    const id = await home.openTender('UPP-2026-103');
    const submit = { kind: 'submit-requirement', requirement, motive: null } as const;
    const lacking = { ...submit, requirement: { ...requirement, targetGroup: ' ', sanctions: [] } };
    expect(await home.give(id, 'karin', lacking)).toMatchObject({
      refusal: { refused: 'Incomplete', details: { missing: 'targetGroup,sanctions' } },
    });
    expect((await home.give(id, 'karin', { kind: 'set-scope', scope })).kind).toBe('taken');
    expect(await home.give(id, 'karin', { ...submit, motive: ' ' })).toMatchObject({
      refusal: { refused: 'MotiveRequired' },
    });
    expect((await home.give(id, 'karin', { ...submit, motive: 'Vivalla' })).kind).toBe('taken');
    await expect
      .poll(async () => (await tender(id)).proportionality, soon)
      .toEqual({ verdict: 'too-high', motive: 'Vivalla' });
  });
});

describe('the clause', () => {
  it('is there to take away in both languages and formats, for those who may see the tender', async () => {
    const id = await home.openTender('UPP-2026-104');
    await home.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
    await expect.poll(async () => (await tender(id)).stageId, soon).toBe('requirement-approval');
    const page = await home.visit('karin');
    await page.goto(`/cases/${id}`);
    const links = await page.locator('.clause a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toHaveLength(4);
    for (const link of links) {
      const response = await page.request.get(link ?? '');
      expect(response.status()).toBe(200);
      expect(response.headers()['content-disposition']).toContain('UPP-2026-104-v1-');
      const body = new Uint8Array(await response.body());
      const text = link?.endsWith('docx') ? strFromU8(unzipSync(body)['word/document.xml'] ?? body) : strFromU8(body);
      expect(text).toMatch(link?.includes('language=sv') ? /minst 40 praktikplatser/ : /at least 40 internships/);
    }
    const outsider = await home.visit('maria');
    expect((await outsider.request.get(links[0] ?? '')).status()).toBe(404);
    const nobody = await home.visit(null);
    expect((await nobody.request.get(links[0] ?? '', { maxRedirects: 0 })).status()).toBe(303);
    expect((await page.request.get(`/clause/cases/${id}?language=fi&format=pdf`)).status()).toBe(404);
  });
});
