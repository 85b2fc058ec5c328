// A small subcontractor without Slack or Teams: a letter over real SMTP, its link on a phone in Chromium, and every link that is not good.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../activities/calendar.js';
import { lettersAnHour } from '../../bots/email/new-links.js';
import type { ContractState } from '../../domain/contract.js';
import { setEmail } from '../../prisma/accounts.js';
import { eventsOf } from '../../prisma/cases.js';
import { readLetter } from '../support/letters.js';
import type { Read } from '../support/letters.js';
import type { MailOperator } from '../support/operators.js';
import { mailOperator } from '../support/operators.js';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot } from './web-house.js';

let mail: MailOperator;
let home: House;
const address = 'ali@narkesplat.example';

beforeAll(async () => {
  mail = await mailOperator();
  home = await house({ smtpUrl: mail.url });
  await setEmail(home.db, 'ali', address);
}, 120_000);
afterAll(async () => {
  await home.close();
  await mail.close();
});

const letters = (): Read[] => mail.letters.map(readLetter);
const contract = async (): Promise<ContractState> => (await home.state(contractCase)) as ContractState;
/** Waits for a letter after those that were there, and reads it. */
async function letterAfter(before: number): Promise<Read> {
  await expect.poll(() => mail.letters.length, { timeout: 20_000 }).toBeGreaterThan(before);
  const [letter] = letters().slice(before);
  if (letter === undefined) throw new Error('no letter');
  return letter;
}
/** Something happens in the contract, so that whoever has something to do is asked. */
async function stir(): Promise<void> {
  expect(await home.give(contractCase, 'maria', { kind: 'record-offer', offeredOn: today() })).toMatchObject({
    kind: 'taken',
  });
}
async function phone(link: string): Promise<Page> {
  const page = await home.visit(null, { phone: true });
  await page.goto(link);
  return page;
}
const saidOn = (page: Page): Promise<string> => page.locator('main').innerText();

describe('a letter', () => {
  it('asks once for each thing that waits, in the language of its reader, and not again', async () => {
    const party = { kind: 'accede-subcontractor', organisationId: 'narkes-plat' } as const;
    expect(await home.give(contractCase, 'maria', party)).toMatchObject({ kind: 'taken' });
    const letter = await letterAfter(0);
    expect(letter.to).toBe(address);
    expect(letter.subject).toContain('AVT-2012-014');
    expect(letter.text).toContain('Hej Ali Haddad!');
    expect(letter.text).toContain('utan att logga in');
    expect(letter.links.length).toBe(
      (await contract()).duties.filter((duty) => duty.organisationId === 'narkes-plat').length
    );
    const before = mail.letters.length;
    await stir();
    await expect
      .poll(async () => (await eventsOf(home.db, contractCase, { limit: 1 }))[0]?.data.type)
      .toBe('offer-recorded');
    expect(mail.letters.length).toBe(before);
  });
});

describe('a link', () => {
  const linkTo = (letter: Read, what: string): string => {
    const lines = letter.text.split('\n');
    return lines[lines.findIndex((line) => line.startsWith(what)) + 2] ?? '';
  };

  it('opens on a phone with just what waits; what is written is read back, and counted after yes', async () => {
    const [letter] = letters();
    if (letter === undefined) throw new Error('no letter');
    const reports = (await contract()).reports;
    const page = await phone(linkTo(letter, 'Rapportera'));
    expect(await saidOn(page)).toContain('Du svarar som Ali Haddad, Närkes Plåt & Tak.');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'answer-1-phone', true);
    await page.getByLabel('Berätta vad som har hänt').fill('Kalle Karlsson 850709-9805 är här');
    await page.getByRole('button', { name: 'Fortsätt' }).first().click();
    expect(await saidOn(page)).toContain('Det förstod jag inte.');
    expect(await page.content()).not.toMatch(/Karlsson|850709/);
    await shoot(page, 'answer-2-phone', true);
    await page.getByLabel('Berätta vad som har hänt').fill('två på praktik från 2 februari');
    await page.getByRole('button', { name: 'Fortsätt' }).first().click();
    expect(await saidOn(page)).toContain('Jag uppfattade: 2 praktik');
    expect(await saidOn(page)).toContain('Stämmer det?');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'answer-3-phone', true);
    const twin = await phone(page.url());
    await twin.getByRole('button', { name: 'Inget den här månaden' }).click();
    expect((await contract()).reports).toBe(reports);
    await page.getByRole('button', { name: 'Ja, skicka' }).click();
    expect(await saidOn(page)).toContain('Tack, ditt svar är framme.');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'answer-4-phone', true);
    expect((await contract()).reports).toBe(reports + 1);
    const told = await eventsOf(home.db, contractCase, { limit: 20 });
    expect(told.find(({ data }) => data.type === 'report-received')).toMatchObject({ by: 'ali', via: 'email' });
    // Another page of the same link, opened before it was used.
    await twin.getByRole('button', { name: 'Ja, skicka' }).click();
    expect(await saidOn(twin)).toContain('Länken är redan använd');
    expect((await contract()).reports).toBe(reports + 1);
    await shoot(twin, 'answer-5-used', true);
  });

  it('corrects what was reported by it, until the buyer has answered; the first version stays in the trail', async () => {
    const [letter] = letters();
    const open = async () =>
      (await contract()).openReports.filter(({ organisationId }) => organisationId === 'narkes-plat');
    const [first] = await open();
    const page = await phone(linkTo(letter as Read, 'Rapportera'));
    expect(await saidOn(page)).toContain('Rätta det du har rapporterat');
    expect(await saidOn(page)).toContain('Du har rapporterat: 2 praktik');
    expect(await faultsOn(page)).toEqual([]);
    await shoot(page, 'answer-6-correct', true);
    expect(await page.getByRole('button', { name: 'Inget den här månaden' }).count()).toBe(0);
    // Said without what happened: the form has the rest.
    await page.getByLabel('Berätta vad som har hänt').fill('tre till började 2 februari');
    await page.getByRole('button', { name: 'Fortsätt' }).first().click();
    expect(await saidOn(page)).toContain('Välj i formuläret nedanför');
    expect(await page.locator('input[name=count]').inputValue()).toBe('3');
    await page.locator('select[name=what]').selectOption('internship');
    await page.getByRole('button', { name: 'Fortsätt' }).last().click();
    expect(await saidOn(page)).toContain('Jag uppfattade: 3 praktik');
    await page.getByRole('button', { name: 'Ja, skicka' }).click();
    expect(await saidOn(page)).toContain('Tack, ditt svar är framme.');
    const [now, ...more] = await open();
    expect(more).toEqual([]);
    expect(now).toMatchObject({ period: first?.period, entries: [{ what: 'internship', count: 3 }] });
    const { placements } = await contract();
    expect(placements.slice(-5).map(({ phase }) => phase)).toEqual([
      'ended',
      'ended',
      'internship',
      'internship',
      'internship',
    ]);
    const told = (await eventsOf(home.db, contractCase, { limit: 40 })).map(({ data }) => data);
    expect(told.filter(({ type }) => type === 'report-received').length).toBeGreaterThan(1);
    expect(told.find(({ type }) => type === 'report-returned')).toMatchObject({
      reportId: first?.reportId,
      correctedBy: now?.reportId,
    });
  });

  /** The next letter to Ali about a report: his duty is there anew when the buyer sends the report back. */
  async function askedAnew(): Promise<Read> {
    const before = mail.letters.length;
    const open = (await contract()).openReports.find(({ organisationId }) => organisationId === 'narkes-plat');
    const command = { kind: 'return-report', reportId: open?.reportId ?? '', reason: 'Säg var de är' } as const;
    expect(await home.give(contractCase, 'johan', command)).toMatchObject({ kind: 'taken' });
    return letterAfter(before);
  }

  it('may do nothing but what it is for, on its own case, also when its page is tampered with', async () => {
    const letter = await askedAnew();
    expect(letter.inReplyTo).toBe(letters()[0]?.messageId);
    const page = await phone(letter.links[0] ?? '');
    await page.getByRole('button', { name: 'Inget den här månaden' }).click();
    expect(await saidOn(page)).toContain('Du svarar: Inget den här månaden. Stämmer det?');
    const before = await contract();
    const other = { kind: 'release-subcontractor', organisationId: 'narkes-plat', reason: 'x' };
    await page
      .locator('input[name=command]')
      .evaluate((input, json) => ((input as HTMLInputElement).value = json), JSON.stringify(other));
    await page.getByRole('button', { name: 'Ja, skicka' }).click();
    expect(await saidOn(page)).toContain('Här kan du bara svara på det som står ovanför.');
    expect((await contract()).revision).toBe(before.revision);
    // A queue, an account, another case: none of it is understood here.
    for (const text of ['läget', 'koppla från', 'UPP-2015-007 godkänn']) {
      await page.getByLabel('Berätta vad som har hänt').fill(text);
      await page.getByRole('button', { name: 'Fortsätt' }).first().click();
      expect(await saidOn(page)).toContain('Det förstod jag inte.');
    }
    expect(await home.db.account.count({ where: { platform: 'email', account: 'ali' } })).toBe(1);
  });

  it('that is too old says so, and a new one goes to the address on record; the old one then points to it', async () => {
    const link = letters().at(-1)?.links[0] ?? '';
    home.clock.ahead = 8 * 86_400_000;
    const page = await phone(link);
    expect(await saidOn(page)).toContain('Länken är för gammal');
    await shoot(page, 'answer-6-expired', true);
    expect(await faultsOn(page)).toEqual([]);
    home.clock.ahead = 0;
    const before = mail.letters.length;
    await page.getByRole('button', { name: 'Skicka en ny länk' }).click();
    expect(await saidOn(page)).toContain('En ny länk är på väg');
    expect(await page.content()).not.toContain(address);
    const fresh = await letterAfter(before);
    expect(fresh.to).toBe(address);
    await page.goto(link);
    expect(await saidOn(page)).toContain('Det finns en nyare länk');
    await page.goto(fresh.links[0] ?? '');
    expect(await saidOn(page)).toContain('Rapportera');
  });

  it('that is forged opens nothing; whoever writes an address gets the same answer, and only the one on record a letter', async () => {
    const token = /^(.*\/answer\/[^.]+)\.[^.]+\.(.+)$/.exec(letters().at(-1)?.links[0] ?? '') ?? [];
    const [, head = '', mark = ''] = token;
    const claims = Buffer.from(
      JSON.stringify({ iss: 'foothold', aud: 'answer', sub: 'x', exp: 9_999_999_999 })
    ).toString('base64url');
    const page = await phone([head, claims, mark].join('.'));
    expect(await saidOn(page)).toContain('Länken stämmer inte');
    expect(await saidOn(page)).not.toContain('AVT-2012-014');
    const before = mail.letters.length;
    await page.getByLabel('Din e-postadress').fill('nagon.annan@example.org');
    await page.getByRole('button', { name: 'Skicka en ny länk' }).click();
    const same = await saidOn(page);
    await page.goBack();
    await page.getByLabel('Din e-postadress').fill(address.toUpperCase());
    await page.getByRole('button', { name: 'Skicka en ny länk' }).click();
    expect(await saidOn(page)).toBe(same);
    expect((await letterAfter(before)).to).toBe(address);
    expect(mail.letters.length).toBe(before + 1);
  });

  it('is sent so often in an hour, and no oftener', async () => {
    const page = await phone(letters().at(-1)?.links[0] ?? '');
    const again = async (): Promise<string> => {
      await page.goto(letters()[0]?.links[0] ?? '');
      await page.getByRole('button', { name: 'Skicka en ny länk' }).click();
      return saidOn(page);
    };
    for (let times = 0; times < lettersAnHour; times += 1) await again();
    expect(await again()).toContain('Titta i skräpposten');
    expect(mail.letters.length).toBeLessThanOrEqual(lettersAnHour);
  });

  it("is nobody's once the address is taken away", async () => {
    const link = letters().at(-1)?.links[0] ?? '';
    await setEmail(home.db, 'ali', null);
    const page = await phone(link);
    expect(await saidOn(page)).toContain('Länken stämmer inte');
  });
});

it('an address that the mail server refuses is shown to the coordinator, and keeps nobody waiting', async () => {
  mail.answer = 550;
  const page = await home.visit('karin');
  await page.goto('/people');
  const row = page.getByRole('row', { name: /Ali Haddad/ });
  await row.getByLabel('E-post', { exact: true }).fill('fel@narkesplat.example');
  await row.getByRole('button', { name: /Spara e-post/ }).click();
  await stir();
  await expect
    .poll(() => home.db.account.findFirst({ where: { platform: 'email' } }).then((account) => account?.refused ?? ''))
    .toContain('No such mailbox');
  await page.goto('/people');
  expect(await row.innerText()).toContain('Brev kommer inte fram');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'people-email', true);
});
