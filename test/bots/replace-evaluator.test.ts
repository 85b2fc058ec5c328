// An evaluator leaves in the middle of the scoring, in the browser: who may replace them, what they and their successor see, and when not.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../domain/commands.js';
import type { TenderState } from '../../domain/tender.js';
import { awardModel, qualified, score } from '../support/cases.js';
import type { House } from './web-house.js';
import { faultsOn, house, openSealedTender, shoot } from './web-house.js';

const soon = { timeout: 30_000, interval: 50 };
const textOf = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

let home: House;
let id: string;
const tender = async (): Promise<TenderState> => (await home.state(id)) as TenderState;
const asked = (task: string) => expect.poll(async () => (await tender()).ball?.task, soon).toBe(task);
const taken = async (by: string, command: Command): Promise<void> =>
  expect(await home.give(id, by, command)).toMatchObject({ kind: 'taken' });

/** The case as this person has it before them. */
async function caseOf(person: string): Promise<Page> {
  const page = await home.visit(person);
  await page.goto(`/cases/${id}`);
  return page;
}

/** The form in which an evaluator is replaced, opened. */
async function replacing(page: Page) {
  if ((await page.locator('#seldom[open]').count()) === 0) await page.locator('#seldom > summary').click();
  const form = page.locator('details.form', { hasText: 'Byt en bedömare' });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  return form;
}

/** The form in which this bid is scored, filled in with the same points on every criterion. */
async function scoring(page: Page, bidder: string, points: string, reason: string) {
  const form = page.locator('details.form', { hasText: `Bedöm ett anbud: ${bidder}` });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  for (const { name, maxPoints } of awardModel.criteria) {
    const part = form.getByRole('group', { name });
    await part.getByLabel(`Poäng (0–${maxPoints})`).fill(points);
    await part.getByLabel('Motivering').fill(reason);
  }
  return form.getByRole('button', { name: 'Spara bedömningen' });
}

beforeAll(async () => {
  home = await house({ vivalla: false });
  await home.db.person.create({
    data: {
      id: 'nina',
      displayName: 'Nina Berg',
      organisationId: 'orebrobostader',
      roles: ['evaluator'],
      demo: true,
      accounts: { create: { platform: 'web', account: 'nina' } },
    },
  });
  id = await openSealedTender(home, 'UPP-2026-078');
});
afterAll(() => home?.close());

describe('replacing an evaluator in the browser', () => {
  it('is not offered while nobody has begun, nor to those who only evaluate or decide', async () => {
    await expect.poll(() => home.db.case.count({ where: { id } }), soon).toBe(1);
    await asked('open-bids');
    for (const by of ['karin', 'johan']) await taken(by, { kind: 'open-bids' });
    await asked('qualify-bids');
    for (const bidder of ['svea-entreprenad', 'skanska']) await taken('karin', qualified(bidder));
    await asked('score-bids');
    const karin = await caseOf('karin');
    await karin.getByText('Bedöm ett anbud: Skanska').waitFor();
    expect(await karin.getByText('Byt en bedömare').count()).toBe(0);
    await taken('karin', score('skanska', 8, 'Ersättare saknas hos dem'));
    await taken('johan', score('skanska', 2, 'Johans egna skäl'));
    await expect.poll(() => karin.getByText('Byt en bedömare').count(), soon).toBe(1);
    for (const person of ['johan', 'bjorn', 'lena']) {
      const other = await caseOf(person);
      expect([person, await other.getByText('Byt en bedömare').count()]).toEqual([person, 0]);
    }
  });

  it('offers those who have scored, by name, and asks for a reason', async () => {
    const page = await caseOf('karin');
    const form = await replacing(page);
    const options = await form.getByLabel('Vem bedömer inte längre?').locator('option').allInnerTexts();
    expect(options.filter((name) => name !== '' && !name.startsWith('Välj'))).toEqual(['Karin Sund', 'Johan Lind']);
    expect(await form.innerText()).toContain('Inget om hälsa eller annat privat');
    await form.getByLabel('Vem bedömer inte längre?').selectOption('johan');
    await form.getByRole('button', { name: 'Byt' }).click();
    await expect.poll(() => form.locator('.field .fault').innerText(), soon).toBe('Fyll i det här.');
    expect(await form.getByLabel('Vem bedömer inte längre?').inputValue()).toBe('johan');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'replace-evaluator', true);
    expect((await tender()).replacedEvaluators ?? []).toEqual([]);
  });

  it('takes the place from the one who leaves: said to all who see bids, and the form they had open is gone', async () => {
    const [karin, johan] = [await caseOf('karin'), await caseOf('johan')];
    const save = await scoring(johan, 'Svea Entreprenad', '3', 'Johans skäl om Svea');
    const form = await replacing(karin);
    await form.getByLabel('Vem bedömer inte längre?').selectOption('johan');
    await form.getByLabel('Motivering').fill('Nytt uppdrag från måndag');
    await form.getByRole('button', { name: 'Byt' }).click();
    await expect.poll(() => textOf(karin, '#notice'), soon).toContain('sparat');
    const said = 'Johan Lind bedömer inte längre: ”Nytt uppdrag från måndag”. Platsen är öppen för en annan.';
    for (const page of [karin, johan]) await expect.poll(() => textOf(page, '.talk'), soon).toContain(said);
    await expect.poll(() => save.count(), soon).toBe(0);
    expect((await tender()).bids.flatMap(({ scores }) => scores.map(({ by }) => by))).toEqual(['karin']);
    // He can be named no second time, and whoever sees no bids hears nothing of it.
    const options = await (await replacing(karin)).locator('option').allInnerTexts();
    expect(options).not.toContain('Johan Lind');
    expect(await (await caseOf('lena')).content()).not.toContain('bedömer inte längre');
    await shoot(karin, 'evaluator-replaced', true);
  });

  it('refuses points of the one who left, also from a page that was open before', async () => {
    const page = await caseOf('johan');
    expect(await page.getByText('Bedöm ett anbud').count()).toBe(0);
    expect(await home.give(id, 'johan', score('svea-entreprenad', 3))).toMatchObject({
      refusal: { refused: 'EvaluatorReplaced' },
    });
    // What his page would have sent.
    const fields = await page
      .locator('form', { has: page.getByLabel('Meddelande till Foothold') })
      .evaluate((form) =>
        Object.fromEntries(new FormData(form as HTMLFormElement) as unknown as Iterable<[string, string]>)
      );
    const form = { ...fields, do: 'fill', form: 'score-bid-svea-entreprenad' };
    const answer = await page.request.post(`/cases/${id}`, { form, headers: { 'hx-request': 'true' } });
    expect(await answer.text()).toContain('Det steget är inte öppet längre');
    expect((await tender()).bids.flatMap(({ scores }) => scores).length).toBe(1);
  });

  it('lets the successor score every bid from the start, blind as the others, and then there is a result', async () => {
    const nina = await caseOf('nina');
    await nina.getByText('Bedöm ett anbud: Skanska').waitFor();
    expect(await nina.getByText('Bedöm ett anbud: Svea Entreprenad').count()).toBe(1);
    expect(await nina.content()).not.toMatch(/Johans egna skäl|Ersättare saknas hos dem/);
    await (await scoring(nina, 'Skanska', '8', 'Handledare i varje hus')).click();
    await expect.poll(() => nina.getByText('Bedöm ett anbud: Skanska').count(), soon).toBe(0);
    await (await scoring(nina, 'Svea Entreprenad', '5', 'Tunn plan')).click();
    await expect.poll(async () => (await tender()).bids.flatMap(({ scores }) => scores).length, soon).toBe(3);

    // An officer's page from before the last points: replacing comes too late then, and says so.
    const karin = await caseOf('karin');
    const stale = await replacing(karin);
    const sent = await stale
      .locator('form')
      .evaluate((form) =>
        Object.fromEntries(new FormData(form as HTMLFormElement) as unknown as Iterable<[string, string]>)
      );
    await taken('karin', score('svea-entreprenad', 5, 'Planen är tunn'));
    await asked('decide');
    const late = { ...sent, evaluator: 'nina', reason: 'Ångrar mig' };
    const answer = await karin.request.post(`/cases/${id}`, { form: late, headers: { 'hx-request': 'true' } });
    expect(await answer.text()).toContain('Det steget är inte öppet längre');
    expect(
      await home.give(id, 'karin', { kind: 'replace-evaluator', evaluator: 'nina', reason: 'Ångrar mig' })
    ).toMatchObject({ kind: 'refused' });
    await expect.poll(() => textOf(karin, '#result'), soon).toContain('1. Skanska');
    expect(await karin.getByText('Byt en bedömare').count()).toBe(0);
    await karin.locator('#scores summary').click();
    const scores = await textOf(karin, '#scores');
    expect(scores).toContain('Nina Berg');
    expect(scores).not.toMatch(/Johan Lind|Johans egna skäl/);
  });
});
