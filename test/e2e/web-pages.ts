// A person in the web chat: a browser of their own, signed in, before the pages that the real server sends.
import type { Browser, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import type { Chat } from './chats.js';
import { oneLine, pressable } from './shown.js';

/** The web chat as the people of a test use it, with what tests about the pages alone need. */
export interface WebChat extends Chat {
  page(person: string): Page;
}

/** Opens a browser for everybody. */
export async function webPages(url: string): Promise<{ readonly chat: WebChat; close(): Promise<void> }> {
  const browser: Browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  const pages = new Map<string, Page>();
  const complaints: string[] = [];
  const page = (person: string): Page => {
    const open = pages.get(person);
    if (open === undefined) throw new Error(`${person} has not signed in`);
    return open;
  };
  /** Does something that sends a form, and waits until its answer stands on the page. */
  const sending = async (from: Page, act: () => Promise<void>): Promise<void> => {
    const answered = from.waitForResponse((response) => response.request().method() === 'POST');
    await act();
    await answered;
  };
  const chat: WebChat = {
    name: 'web',
    page,
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
    async press(person, button, reason) {
      const own = page(person);
      const found = own.locator(pressed).filter({ hasText: new RegExp(`^${button}$`) });
      // What was said before much else happened is folded away.
      await own.evaluate(`document.querySelectorAll('details.earlier').forEach((each) => { each.open = true; })`);
      // A button that asks something unfolds it: for a reason, or for a yes.
      const asks = own.locator('details.ask > summary').filter({ hasText: new RegExp(`^${button}$`) });
      if ((await asks.count()) === 0) return sending(own, () => found.last().click());
      await found.last().click();
      const asked = own.locator('details.ask[open]');
      if (reason !== undefined) await asked.locator('textarea').fill(reason);
      return sending(own, () => asked.getByRole('button').click());
    },
    async say(person, text) {
      const own = page(person);
      await own.locator('#text').fill(text);
      await sending(own, () => own.locator('#composer button').click());
    },
    async told(person) {
      const own = page(person);
      return oneLine([await textOf(own.locator('#notice')), await textOf(own.locator('#live .talk'))]);
    },
    complaints: () => complaints,
  };
  return { chat, close: () => browser.close() };
}

/** Buttons of cards: forms of their own, or what unfolds a question. */
const pressed = '#live .card .actions > form > button, #live .card .actions > details > summary';

/** Everything an element says, folded or not; nothing while it is not there. */
const textOf = async (where: Locator): Promise<string> => (await where.allTextContents()).join(' ');
