// A person in the web chat: a browser of their own, signed in, before the pages that the real server sends.
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Chat } from './chats.js';
import { oneLine, pressable } from './shown.js';

/** Opens a browser for everybody. */
export async function webPages(url: string): Promise<{ readonly chat: Chat; close(): Promise<void> }> {
  const browser: Browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  const pages = new Map<string, Page>();
  const complaints: string[] = [];
  const page = (person: string): Page => {
    const open = pages.get(person);
    if (open === undefined) throw new Error(`${person} has not signed in`);
    return open;
  };
  const last = new Map<Page, Request>();
  /** Does something that sends a form, and waits until its answer is there, or cannot come. */
  const sending = async (from: Page, act: () => Promise<void>): Promise<void> => {
    const answered = new Promise<Request>((resolve, reject) => {
      const over = (request: Request): void => {
        if (request.method() !== 'POST') return;
        from.off('requestfinished', over);
        from.off('requestfailed', over);
        const failure = request.failure();
        if (failure === null) resolve(request);
        else reject(new Error(failure.errorText));
      };
      from.on('requestfinished', over);
      from.on('requestfailed', over);
    });
    const [request] = await Promise.all([answered, act()]);
    last.set(from, request);
  };
  const button = (on: Page, label: string): Locator =>
    on
      .locator(pressed)
      .filter({ hasText: new RegExp(`^${label}$`) })
      .last();
  const chat: Chat = {
    name: 'web',
    async link(person) {
      const context = await browser.newContext({ baseURL: url, locale: 'sv-SE' });
      const own = await context.newPage();
      own.setDefaultTimeout(60_000);
      own.on('pageerror', (error) => complaints.push(error.message));
      own.on('response', (response) => {
        if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
      });
      await own.goto('/sign-in');
      await own.locator(`button[name=person][value=${person}]`).click();
      await own.waitForURL('/');
      pages.set(person, own);
    },
    async open(person, reference) {
      const own = page(person);
      await own.goto('/');
      // The first page repaints itself when a case comes to stand on it.
      await own.locator('#live a', { hasText: reference }).first().click();
      await own.locator('.kicker', { hasText: reference }).waitFor();
    },
    async card(person) {
      const own = page(person);
      const shown = [own.locator('.kicker'), own.locator('h1'), own.locator('#live .side')];
      return oneLine(await Promise.all(shown.map(textOf)));
    },
    async buttons(person) {
      return pressable(await page(person).locator(pressed).allTextContents());
    },
    async press(person, label, reason) {
      const own = page(person);
      // What was said before much else happened is folded away.
      await own.evaluate(`document.querySelectorAll('details.earlier').forEach((each) => { each.open = true; })`);
      // A button that asks something unfolds it: for a reason, or for a yes.
      const asks = own.locator('details.ask > summary').filter({ hasText: new RegExp(`^${label}$`) });
      if ((await asks.count()) === 0) return sending(own, () => button(own, label).click());
      await button(own, label).click();
      const asked = own.locator('details.ask[open]');
      if (reason !== undefined) await asked.locator('textarea').fill(reason);
      return sending(own, () => asked.getByRole('button').click());
    },
    pressTwice: (person, label) => sending(page(person), () => button(page(person), label).dblclick()),
    async keep(person, label) {
      const form = await formOf(button(page(person), label));
      return async (as = person) => {
        // On the page of whoever sends it, as a tab that was left open would: with their own session and token.
        const own = page(as);
        await sending(own, () => own.evaluate(submit, form));
        await own.locator('#notice').waitFor({ state: 'attached' });
      };
    },
    redelivery(person) {
      const request = last.get(page(person));
      if (request === undefined) throw new Error(`${person} has pressed nothing on the web`);
      const { 'content-type': type = '' } = request.headers();
      const headers = { 'content-type': type, 'hx-request': 'true' };
      return async () => {
        const again = await page(person).request.post(request.url(), { headers, data: request.postData() ?? '' });
        expect(again.status()).toBe(200);
      };
    },
    async forge(person, label) {
      const { action, fields } = await formOf(button(page(person), label));
      const form = { ...fields, _csrf: 'forged' };
      return (await page(person).request.post(action, { form })).status();
    },
    async say(person, text) {
      const own = page(person);
      await own.locator('#text').fill(text);
      await sending(own, () => own.locator('#composer button').click());
    },
    async send(person, reference, files) {
      const own = page(person);
      await own.goto(`/evidence/contract/${reference}`);
      const picked = files.map(({ name, contentType: mimeType, bytes: buffer }) => ({ name, mimeType, buffer }));
      await own.locator('input[type=file]').setInputFiles(picked);
      await sending(own, () => own.locator('main form button').click());
      await own.waitForLoadState();
    },
    async told(person) {
      const own = page(person);
      const said = [own.locator('#notice'), own.locator('#live .talk'), own.locator('p.fault.whole')];
      return oneLine(await Promise.all(said.map(textOf)));
    },
    complaints: () => complaints,
    messages: null,
  };
  return { chat, close: () => browser.close() };
}

/** Buttons of cards: forms of their own, or what unfolds a question. */
const pressed = '#live .card .actions > form > button, #live .card .actions > details > summary';

/** Everything an element says, folded or not; nothing while it is not there. */
const textOf = async (where: Locator): Promise<string> => (await where.allTextContents()).join(' ');

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a button sends. */
const formOf = (at: Locator): Promise<Form> =>
  at.evaluate((element) => {
    const form = (element as HTMLButtonElement).form as HTMLFormElement;
    // One of its fields is called "action".
    return {
      action: form.getAttribute('action') ?? '',
      fields: Object.fromEntries(new FormData(form)) as Record<string, string>,
    };
  });

/** Sends such a form from another page. */
function submit({ action, fields }: Form): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action });
  const token = document.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
  for (const [name, value] of Object.entries({ ...fields, _csrf: token })) {
    const input = document.createElement('input');
    form.append(Object.assign(input, { type: 'hidden', name, value }));
  }
  document.body.append(form);
  form.submit();
}
