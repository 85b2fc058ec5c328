// A tender evaluated in the browser: sealed, opened by two, scored blind, agreed on; the result on a desk and on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../domain/commands.js';
import type { TenderState } from '../../domain/tender.js';
import { awardModel, bid, qualified, score } from '../support/cases.js';
import type { House } from './web-house.js';
import { faultsOn, house, openSealedTender, shoot, yesterday } from './web-house.js';

const soon = { timeout: 30_000, interval: 50 };
const textOf = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

let home: House;
/** A tender whose period ended yesterday, with two sealed bids. */
const id = 'tender/UPP-2026-077';
const tender = async (): Promise<TenderState> => (await home.state(id)) as TenderState;
const asked = (task: string) => expect.poll(async () => (await tender()).ball?.task, soon).toBe(task);
const taken = async (by: string, command: Command): Promise<void> =>
  expect(await home.give(id, by, command)).toMatchObject({ kind: 'taken' });

beforeAll(async () => {
  home = await house({ vivalla: false });
  await openSealedTender(home, 'UPP-2026-077');
});
afterAll(() => home?.close());

describe('the evaluation in the browser', () => {
  it('shows no price before two people have opened the bids', async () => {
    await expect.poll(() => home.db.case.count({ where: { id } }), soon).toBe(1);
    await asked('open-bids');
    const page = await home.visit('karin');
    await page.goto(`/cases/${id}`);
    expect(await page.content()).not.toContain('389');
    expect(await textOf(page, '.now')).toContain('0 av 2 personer');
    await page.getByRole('button', { name: 'Jag deltar i öppningen' }).click();
    await expect.poll(() => textOf(page, '.now'), soon).toContain('1 av 2 personer');
    expect(await page.content()).not.toContain('389');
    await taken('johan', { kind: 'open-bids' });
    await expect.poll(() => textOf(page, '#result'), soon).toMatch(/389\s000\s000/);
    expect(await home.give(id, 'karin', bid('bergslagsbygg', 1, yesterday))).toMatchObject({ kind: 'refused' });
    await asked('qualify-bids');
    await expect.poll(() => page.getByText('Pröva ett anbud: Skanska').count(), soon).toBe(1);
    await shoot(page, 'evaluation-qualify', true);
    expect(await faultsOn(page)).toEqual([]);
  });

  it('shows nobody the points or reasons of another before everybody has scored', async () => {
    await taken('karin', qualified('svea-entreprenad'));
    await taken('karin', qualified('skanska'));
    await asked('score-bids');
    const johan = await home.visit('johan');
    await johan.goto(`/cases/${id}`);
    const form = johan.locator('details.form', { hasText: 'Bedöm ett anbud: Skanska' });
    await form.locator('summary').click();
    for (const { name, maxPoints } of awardModel.criteria) {
      const part = form.getByRole('group', { name });
      await part.getByLabel(`Poäng (0–${maxPoints})`).fill('11');
      await part.getByLabel('Motivering').fill('Handledare i varje hus');
    }
    await form.getByRole('button', { name: 'Spara bedömningen' }).click();
    // What is outside the scale is said at its field, and there the focus is.
    const first = form.getByRole('group', { name: awardModel.criteria[0]?.name ?? '' }).locator('input');
    await expect.poll(() => first.evaluate((field) => field === document.activeElement), soon).toBe(true);
    expect(await form.locator('.field .fault').first().innerText()).toBe('Skriv ett tal mellan 0 och 10.');
    for (const { name, maxPoints } of awardModel.criteria)
      await form.getByRole('group', { name }).getByLabel(`Poäng (0–${maxPoints})`).fill('9');
    await form.getByRole('button', { name: 'Spara bedömningen' }).click();
    await expect.poll(async () => (await tender()).bids.flatMap(({ scores }) => scores).length, soon).toBe(1);
    await taken('johan', score('svea-entreprenad', 5, 'Tunn plan hos dem'));

    for (const person of ['karin', 'eva']) {
      const other = await home.visit(person);
      await other.goto(`/cases/${id}`);
      const content = await other.content();
      expect(content).toContain('bedömdes');
      expect(content).not.toContain('Handledare i varje hus');
      expect(content).not.toContain('Tunn plan hos dem');
      expect(content).toContain('dolda för alla');
    }
    const outside = await home.visit('lena');
    await outside.goto(`/cases/${id}`);
    expect(await outside.content()).not.toMatch(/Skanska|Svea|bedömdes/);
  });

  it('asks the evaluators to agree where they differ, and then shows the result, also on a phone', async () => {
    await taken('karin', score('skanska', 8, 'Ersättare saknas'));
    await taken('karin', score('svea-entreprenad', 5, 'Planen är tunn'));
    await asked('settle-result');
    const page = await home.visit('karin');
    await page.goto(`/cases/${id}`);
    const form = page.locator('details.form', { hasText: 'Enas om poängen: Skanska' });
    expect(await form.innerText()).toContain('Johan Lind 9, Karin Sund 8');
    for (const { name, maxPoints } of awardModel.criteria) {
      const part = form.getByRole('group', { name });
      await part.getByLabel(`Poäng (0–${maxPoints})`).fill('9');
      await part.getByLabel('Motivering').fill('Handledare namngivna, ersättare ordnas');
    }
    await form.getByRole('button', { name: 'Spara det ni enats om' }).click();
    await asked('decide');
    await expect.poll(() => textOf(page, '#result'), soon).toContain('1. Skanska');
    const result = await textOf(page, '#result');
    expect(result).toContain('91,77');
    expect(result).toMatch(/vinner om kvalitetens vikt går under 12,2 procent/);
    expect(result).not.toContain('Motivering till varje anbudsgivare');
    await page.locator('#scores summary').click();
    await shoot(page, 'evaluation-result', true);
    expect(await faultsOn(page)).toEqual([]);

    const phone = await home.visit('eva', { phone: true });
    await phone.goto(`/cases/${id}`);
    await phone.locator('#result').scrollIntoViewIfNeeded();
    await shoot(phone, 'evaluation-result-phone', true);
    expect(await faultsOn(phone)).toEqual([]);
    // Nothing scrolls sideways.
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  it('gives the reasons once the award is decided, as text and as a document, and not before', async () => {
    const page = await home.visit('eva');
    await page.goto(`/cases/${id}`);
    expect((await page.request.get(`/award/${id}`)).status()).toBe(404);
    await page.getByRole('button', { name: 'Godkänn' }).click();
    await asked('send-award-notice');
    await page.reload();
    await page.getByText('Motivering till varje anbudsgivare').click();
    expect(await textOf(page, '#reasons')).toContain('Skanska tilldelas kontraktet med 91,77 poäng');
    await shoot(page, 'evaluation-reasons', true);
    expect(await faultsOn(page)).toEqual([]);
    const document = await page.request.get(`/award/${id}`);
    expect(document.headers()['content-type']).toContain('text/markdown');
    expect(await document.text()).toContain('## Svea Entreprenad');
  });
});
