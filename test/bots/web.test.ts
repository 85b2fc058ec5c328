// The web chat as people use it: real Chromium, real conversation, real Temporal, real PostgreSQL.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bid } from '../support/cases.js';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot, waitingTender } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home?.close());

const soon = { timeout: 20_000, interval: 50 };
const textOf = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

async function contract() {
  const state = await home.state(contractCase);
  if (state.kind !== 'contract') throw new Error('not a contract');
  return state;
}

describe('signing in', () => {
  it('shows the way in to whoever has not signed in, and nothing else', async () => {
    const page = await home.visit(null);
    for (const path of ['/', '/dashboard', `/cases/${waitingTender}`, '/dashboard/chart.svg']) {
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
    }
    expect((await page.request.get('/events')).status()).toBe(204);
  });

  it('refuses a person who is not offered, and a post without the form it came from', async () => {
    const page = await home.visit(null);
    const forged = await page.request.post('/sign-in', { form: { person: 'bjorn' } });
    expect(forged.status()).toBe(403);
    expect(await forged.text()).toContain('ladda om sidan');
    const csrf = await page.locator('.sign-in input[name=_csrf]').inputValue();
    const nobody = await page.request.post('/sign-in', { form: { person: 'nobody', _csrf: csrf } });
    expect(nobody.status()).toBe(422);
  });

  it('lets a person in and out again, and remembers the language they choose', async () => {
    const page = await home.visit('eva');
    expect(await textOf(page, '.who p')).toContain('Eva Holm');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'To do' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('/sign-in');
    const again = await home.visit('eva');
    expect(await again.locator('html').getAttribute('lang')).toBe('en');
    await again.getByRole('button', { name: 'Svenska' }).click();
  });
});

describe('who sees what', () => {
  it('hides a case from those who take no part in it, as if it were not there', async () => {
    const page = await home.visit('maria');
    const response = await page.goto(`/cases/${waitingTender}`);
    expect(response?.status()).toBe(404);
    expect(await textOf(page, 'main')).toContain('ingår den inte i det du får se');
  });

  it('gives a reader no buttons and no forms', async () => {
    const page = await home.visit('tom');
    await page.goto(`/cases/${waitingTender}`);
    expect(await page.locator('#live button').count()).toBe(0);
  });

  it('sends nothing from elsewhere and forbids inline scripts and styles', async () => {
    const page = await home.visit('maria');
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => !request.url().startsWith(home.url) && faults.push(request.url()));
    const response = await page.goto(`/cases/${contractCase}`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    await page.goto('/dashboard');
    await page.goto('/');
    expect(faults).toEqual([]);
  });
});

describe('deciding', () => {
  it('asks for a reason before a rejection, and loses nothing that was typed', async () => {
    const page = await home.visit('bjorn');
    await page.goto(`/cases/${waitingTender}`);
    await page.locator('summary', { hasText: 'Avslå' }).click();
    const form = page.locator('details.ask[open]');
    await form.getByRole('button', { name: 'Avslå' }).click();
    await expect.poll(() => form.locator('.fault').innerText(), soon).toBe('Fyll i det här.');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'reason-required');
    expect((await home.state(waitingTender)).revision).toBeGreaterThan(0);
  });

  it('refuses to decide on one’s own submission: the buttons are not even there', async () => {
    const page = await home.visit('karin');
    await page.goto(`/cases/${waitingTender}`);
    expect(await page.getByRole('button', { name: 'Godkänn' }).count()).toBe(0);
  });

  it('approves with one press, and everybody who looks sees it without reloading', async () => {
    const [bjorn, eva, list] = await Promise.all([
      home.visit('bjorn'),
      home.visit('eva', { phone: true }),
      home.visit('eva'),
    ]);
    await Promise.all([bjorn.goto(`/cases/${waitingTender}`), eva.goto(`/cases/${waitingTender}`)]);
    expect(await textOf(list, '.waiting')).toContain('Markiseområdet');
    await bjorn.getByRole('button', { name: 'Godkänn' }).click();
    await expect.poll(() => textOf(bjorn, '#notice'), soon).toContain('sparat');
    await expect.poll(() => textOf(eva, '.path li.here'), soon).toBe('Annonsering');
    await expect.poll(() => textOf(eva, '.stream >> nth=-1'), soon).toContain('Godkänt (version 1)');
    expect(await eva.getByRole('button', { name: 'Godkänn' }).count()).toBe(0);
    await expect.poll(() => textOf(list, '.waiting'), soon).toContain('Inget väntar på dig');
    await shoot(bjorn, 'approved');
    expect(await faultsOn(bjorn)).toEqual([]);
  });
});

describe('forms', () => {
  it('says at the field what is wrong, keeps the rest, and takes it once it is right', async () => {
    const page = await home.visit('karin');
    await page.goto(`/cases/${waitingTender}`);
    await page.getByLabel('Annonsens nummer').fill('ANN-1');
    await page.getByLabel('Annonsens webbadress').fill('annonsdatabasen');
    await page.getByRole('button', { name: 'Bekräfta' }).click();
    await expect.poll(() => textOf(page, '.field .fault'), soon).toContain('https://');
    await page.locator('input[name=url]:focus').waitFor();
    expect(await page.getByLabel('Annonsens nummer').inputValue()).toBe('ANN-1');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'form-fault');
    await page.getByLabel('Annonsens webbadress').fill('https://annonsdatabas.example/ANN-1');
    await page.getByRole('button', { name: 'Bekräfta' }).click();
    await expect.poll(() => textOf(page, '.path li.here'), soon).toBe('Anbudstid');
    // The keyboard and the screen reader go on from what happened.
    await page.locator('.notice:focus').waitFor();
  });

  it('takes an amount as people write it', async () => {
    const page = await home.visit('karin');
    await page.goto(`/cases/${waitingTender}`);
    // A name that nobody bears, then one as people write it.
    const bidder = page.getByLabel('Anbudsgivare').first();
    await bidder.fill('Skånska');
    await page.getByLabel('Anbudspris (kronor)').fill('1 250 000 kr');
    await page.getByRole('button', { name: 'Registrera' }).click();
    await page.locator('input[name=bidderId]:focus').waitFor();
    expect(await textOf(page, '.field .fault')).toContain('Ingen heter så i registret.');
    await bidder.fill('skanska');
    // A time that is none is a fault of its own field.
    await page.locator('input[name=receivedOn]').first().fill('2026-01-15');
    await page.locator('input[name=receivedTime]').first().fill('25:70');
    await page.getByRole('button', { name: 'Registrera' }).click();
    await page.locator('input[name=receivedTime]:focus').waitFor();
    expect(await textOf(page, '.field .fault')).toBe('Skriv en tid som 14:30.');
    await page.locator('input[name=receivedOn]').first().fill('');
    await page.locator('input[name=receivedTime]').first().fill('');
    await page.getByRole('button', { name: 'Registrera' }).click();
    await expect.poll(() => textOf(page, '.talk'), soon).toContain('Anbud från Skanska kom in');
    const state = await home.state(waitingTender);
    expect(state.kind === 'tender' && state.bids.map(({ priceOre }) => priceOre)).toEqual([1_250_000_00]);
  });

  it('keeps a form that somebody is filling in while the page repaints itself', async () => {
    const page = await home.visit('karin');
    await page.goto(`/cases/${waitingTender}`);
    await page.getByLabel('Anbudspris (kronor)').fill('99');
    await home.give(waitingTender, 'karin', bid('svea-entreprenad', 100));
    await expect.poll(() => textOf(page, '.talk'), soon).toContain('Svea Entreprenad');
    expect(await page.getByLabel('Anbudspris (kronor)').inputValue()).toBe('99');
  });
});

describe('reporting', () => {
  it('understands a typed report, asks whether it is right, and the count rises in every open page', async () => {
    const before = await contract();
    const [maria, johan] = await Promise.all([home.visit('maria', { phone: true }), home.visit('johan')]);
    await Promise.all([maria.goto(`/cases/${contractCase}`), johan.goto(`/cases/${contractCase}`)]);
    await maria
      .getByLabel('Meddelande till Foothold')
      .fill('vi har anställt två personer, tillsvidare från 1 mars 2026');
    await maria.getByLabel('Meddelande till Foothold').press('Enter');
    await maria.getByRole('button', { name: 'Ja, stämmer' }).waitFor();
    expect(await textOf(maria, '.said .card')).toContain('2 anställningar');
    expect(await maria.getByLabel('Meddelande till Foothold').inputValue()).toBe('');
    await shoot(maria, 'report-confirm');
    await shoot(johan, 'report-before');
    expect((await contract()).revision).toBe(before.revision);

    await maria.getByRole('button', { name: 'Ja, stämmer' }).dblclick();
    await expect.poll(() => textOf(maria, '.said .card'), soon).toContain('sparat');
    expect(await maria.getByRole('button', { name: 'Ja, stämmer' }).count()).toBe(0);
    const rose = String(before.tally['permanent-job'].reported + 2);
    for (const page of [maria, johan])
      await expect.poll(() => textOf(page, '.about .progress >> nth=1'), soon).toContain(`${rose} / 12`);
    const after = await contract();
    expect(after.reports).toBe(before.reports + 1);
    expect(after.tally['permanent-job'].reported).toBe(before.tally['permanent-job'].reported + 2);
    await shoot(maria, 'report-done');
    await shoot(johan, 'report-after');
    expect(await faultsOn(maria)).toEqual([]);
  });

  it('shows an answer that comes late, whatever the page repainted meanwhile', async () => {
    const page = await home.visit('ali');
    await page.goto(`/cases/${contractCase}`);
    await page.getByLabel('Meddelande till Foothold').fill('inget nytt den här månaden');
    await page.getByLabel('Meddelande till Foothold').press('Enter');
    await page.getByRole('button', { name: 'Ja, stämmer' }).waitFor();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/cases/**', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      await released;
      return route.fulfill({ response });
    });
    const { revision } = await contract();
    await page.getByRole('button', { name: 'Ja, stämmer' }).dblclick();
    await expect.poll(async () => (await contract()).revision, soon).toBeGreaterThan(revision);
    await home.give(contractCase, 'johan', {
      kind: 'hold-meeting',
      heldOn: '2026-01-15',
      meeting: 'partnering',
      minutes: null,
    });
    release();
    await expect.poll(() => textOf(page, '#notice'), soon).toContain('sparat');
    await expect.poll(() => textOf(page, '.talk'), soon).toContain('Partneringmöte hölls 15 januari 2026');
    expect(await page.getByRole('button', { name: 'Ja, stämmer' }).count()).toBe(0);
  });

  it('changes nothing when the answer is no', async () => {
    const page = await home.visit('ali');
    await page.goto(`/cases/${contractCase}`);
    const { revision } = await contract();
    await page.getByLabel('Meddelande till Foothold').fill('vi har anställt en person, tillsvidare från 1 mars 2026');
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await page.locator('.said').getByRole('button', { name: 'Nej' }).click();
    await expect.poll(() => textOf(page, '.said .card >> nth=-1'), soon).toContain('Inget ändrades');
    expect((await contract()).revision).toBe(revision);
  });

  it('shows one person’s conversation to nobody else', async () => {
    const page = await home.visit('johan');
    await page.goto(`/cases/${contractCase}`);
    expect(await page.locator('.said').count()).toBe(0);
  });

  it('answers on the first page too, and keeps no name', async () => {
    const page = await home.visit('maria');
    await page.getByLabel('Meddelande till Foothold').fill('Amina Hassan 19900101-1234 slutade');
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await page.locator('.said:not(.mine)').first().waitFor();
    expect(await textOf(page, '.said.mine')).not.toMatch(/Amina|1990/);
    const kept = JSON.stringify(await home.db.webMessage.findMany());
    expect(kept).not.toMatch(/Amina|19900101/);
  });
});

describe('without JavaScript', () => {
  it('sends back a report with its reason by plain forms', async () => {
    const page = await home.visit('johan', { javaScriptEnabled: false });
    await page.goto(`/cases/${contractCase}`);
    const { openReports } = await contract();
    await page.locator('summary', { hasText: 'Skicka tillbaka' }).first().click();
    const form = page.locator('details.ask[open]').first();
    await form.getByRole('button').click();
    expect(await textOf(page, '.field .fault')).toBe('Fyll i det här.');
    await form.locator('textarea:focus').waitFor();
    await form.getByRole('textbox').fill('Skriv vilka som började.');
    await form.getByRole('button').click();
    expect(await textOf(page, '#notice')).toContain('sparat');
    await page.locator('.notice:focus').waitFor();
    expect((await contract()).openReports.length).toBe(openReports.length - 1);
    await page.reload();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('counts a form once, however often the same page is sent', async () => {
    const page = await home.visit('johan', { javaScriptEnabled: false });
    await page.goto(`/cases/${contractCase}`);
    const { meetings } = (await contract()).partnering;
    const form = page.locator('details.form', { hasText: 'Anteckna ett möte' });
    const sent = await form
      .locator('form')
      .evaluate((element) =>
        Object.fromEntries(new FormData(element as HTMLFormElement) as unknown as Iterable<[string, string]>)
      );
    for (let times = 0; times < 3; times += 1)
      expect((await page.request.post(`/cases/${contractCase}`, { form: sent, maxRedirects: 0 })).status()).toBe(303);
    expect((await contract()).partnering.meetings).toBe(meetings + 1);
  });
});

describe('health', () => {
  it('answers 200 while every part is well, and 503 with what is wrong otherwise', async () => {
    const page = await home.visit(null);
    const well = await page.request.get('/healthz');
    expect(well.status()).toBe(200);
    expect(await well.json()).toEqual({ status: 'ok', parts: { database: 'ok' } });
    home.parts['temporal'] = () => Promise.reject(new Error('Temporal does not answer'));
    const ill = await page.request.get('/healthz');
    expect(ill.status()).toBe(503);
    expect(await ill.json()).toMatchObject({ parts: { temporal: 'Temporal does not answer' } });
    delete home.parts['temporal'];
  });
});
