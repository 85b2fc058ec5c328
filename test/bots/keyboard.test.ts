// Every page with the keyboard alone, in real Chromium: Tab comes to all that can be used, what has the focus is marked and in sight, and Enter
// does the main thing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerLinks, waitsFor } from '../../bots/email/links.js';
import { authorityCaseId } from '../../domain/case.js';
import { startingTerms } from '../../domain/policy.js';
import { personById } from '../../prisma/people.js';
import { requirement } from '../support/cases.js';
import type { House } from './web-house.js';
import { contractCase, house, waitingTender } from './web-house.js';

let home: House;
beforeAll(async () => {
  home = await house();
}, 180_000);
afterAll(() => home?.close());

/** What Tab came to: its words, and what is wrong with how it shows; null when it came round. */
interface Stop {
  readonly what: string;
  readonly faults: readonly string[];
}

/** In the page: remembers where Tab has been. */
const lookAtFocus = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'outside';
  const seen = (window.tabbed ??= new Set());
  if (seen.has(at)) return null;
  seen.add(at);
  const marked = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const { left, top, right, bottom, width, height } = at.getBoundingClientRect();
  const faults = [];
  if (!marked(at) && !marked(at.closest('label') ?? at)) faults.push('not marked');
  if (width === 0 || height === 0 || bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) faults.push('out of sight');
  else {
    const there = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]]
      .map(([x, y]) => document.elementFromPoint(x, y));
    if (!there.some((each) => each !== null && (at.contains(each) || each.contains(at)))) faults.push('hidden behind something');
  }
  const what = (at.getAttribute('aria-label') ?? at.innerText ?? '').trim().slice(0, 60);
  return { what: at.tagName.toLowerCase() + (at.id === '' ? '' : '#' + at.id) + ' ' + what, faults };
})()`;

/** In the page: what can be used and Tab has not come to. Of radio buttons with one name it comes to one. */
const notReached = `(() => {
  const seen = window.tabbed ?? new Set();
  const names = new Set([...seen].map(({ name, type }) => type === 'radio' ? name : null));
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((each) => !each.disabled && each.type !== 'hidden' && each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !seen.has(each) && !(each.type === 'radio' && names.has(each.name)))
    .map((each) => each.outerHTML.slice(0, 120));
})()`;

/** Goes through the whole page by Tab; answers all that is wrong. */
async function faultsByTab(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate('window.tabbed = new Set()');
  let outside = 0;
  for (let stops = 0; stops < 400 && outside < 2; stops += 1) {
    await page.keyboard.press('Tab');
    const stop: Stop | 'outside' | null = await page.evaluate(lookAtFocus);
    if (stop === null) break;
    if (stop === 'outside') outside += 1;
    else faults.push(...stop.faults.map((fault) => `${stop.what}: ${fault}`));
  }
  const missed: string[] = await page.evaluate(notReached);
  return [...faults, ...missed.map((html) => `not reached: ${html}`)];
}

/** Presses Tab until the focus is on what the selector tells. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${selector}`);
}

async function enterOn(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** A page, looked through first; then its main thing is done. */
async function open(who: string | null, path: string): Promise<Page> {
  const page = await home.visit(who);
  await page.goto(path);
  expect(await faultsByTab(page)).toEqual([]);
  await page.reload();
  return page;
}

describe('with the keyboard alone', () => {
  it('one signs in', async () => {
    const page = await open(null, '/sign-in');
    await enterOn(page, 'button[name=person][value=karin]');
    await page.waitForURL('/');
    expect(await faultsByTab(page)).toEqual([]);
  });

  it('one would notice what cannot be seen or reached', async () => {
    const page = await home.visit(null);
    await page.goto('/sign-in');
    await page.evaluate(`(() => {
      const [first, second] = document.querySelectorAll('main button');
      first.style.outline = 'none';
      second.tabIndex = -1;
    })()`);
    const faults = await faultsByTab(page);
    expect(faults).toEqual([expect.stringMatching(/not marked$/), expect.stringMatching(/^not reached: <button/)]);
  });

  it('a decision is made on the page of a case; the focus goes to the sentence that says so', async () => {
    const page = await open('bjorn', `/cases/${waitingTender}`);
    await enterOn(page, 'a.skip');
    await enterOn(page, '#live button:text-is("Godkänn")');
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toContain('Tack, det är sparat.');
    await expect.poll(() => page.locator('#live').innerText()).toContain('godkände');
  });

  it('a contractor writes what happened, and confirms it', async () => {
    const page = await open('maria', `/cases/${contractCase}`);
    await tabTo(page, '#text');
    await page.keyboard.type('två på praktik från 2 februari');
    await page.keyboard.press('Enter');
    await enterOn(page, '#live button:text-is("Ja, stämmer"):visible');
    await page.getByText('Tack, det är sparat').first().waitFor();
  });

  it('a coordinator goes from today to what does most harm', async () => {
    const page = await open('karin', '/today');
    await enterOn(page, '.harm h3 a');
    await page.waitForURL(/\/cases\//);
  });

  it('a picture’s table is unfolded, and the outcome narrowed to an area', async () => {
    const page = await open('karin', '/areas');
    await enterOn(page, '.multiples summary');
    expect(await page.locator('.multiples table').isVisible()).toBe(true);
    await enterOn(page, 'article a');
    await page.waitForURL(/\/outcome\?area=/);
    expect(await faultsByTab(page)).toEqual([]);
  });

  it('the overview leads to a contract', async () => {
    const page = await open('karin', '/dashboard');
    await enterOn(page, `a[href="/cases/${contractCase}"]`);
    await page.waitForURL(`/cases/${contractCase}`);
  });

  it('a file is asked for and comes', async () => {
    const page = await open('karin', '/exports');
    await enterOn(page, '.ask-export button');
    await page.locator('.asked li').waitFor();
    await expect.poll(() => page.locator('.asked a[download]').count()).toBe(1);
    expect(await faultsByTab(page)).toEqual([]);
  });

  it('a coordinator reads what is stuck, and goes to its case', async () => {
    const activity = {
      activity: 'footholdAnnounce',
      attempt: 3,
      reason: 'The chat did not answer',
      lastAt: new Date(),
    };
    const key = { workflowId: contractCase, runId: '01a219a9-08b0-7acd-96ab-19628857c0b9', activityId: '1' };
    await home.db.activityTrouble.create({ data: { ...key, ...activity } });
    const page = await open('karin', '/operations');
    await enterOn(page, `main a[href="/cases/${contractCase}"]`);
    await page.waitForURL(`/cases/${contractCase}`);
  });

  it('somebody is invited', async () => {
    const page = await open('karin', '/people');
    await enterOn(page, 'button[value=invite]');
    await expect.poll(() => page.locator('main').innerText()).toContain('/join/');
    expect(await faultsByTab(page)).toEqual([]);
  });

  it('one’s own queue and account are reached', async () => {
    await open('maria', '/me');
    await open('maria', '/account');
  });

  it('anybody reads the public page', async () => {
    const policy = { ...startingTerms, publicOutcome: true };
    await home.give(authorityCaseId('orebrobostader'), 'bjorn', { kind: 'adopt-policy', policy });
    await expect.poll(async () => (await home.app.inject({ url: '/public/orebrobostader' })).statusCode).toBe(200);
    const page = await open(null, '/public/orebrobostader');
    await enterOn(page, '#years-table summary');
    expect(await page.locator('#years-table table').isVisible()).toBe(true);
  });

  it('a link in a letter is answered', async () => {
    const id = await home.openTender('UPP-2026-77');
    await home.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
    await expect.poll(async () => (await home.state(id)).ball?.task).toBe('decide');
    const account = { platform: 'email', account: 'eva', personId: 'eva', place: 'eva@bostad.example' };
    await home.db.account.create({ data: account });
    const [eva, state] = [await personById(home.db, 'eva'), await home.state(id)];
    if (eva === null) throw new Error('Eva is somebody of vivalla.yaml');
    const links = createAnswerLinks(home.db, Buffer.alloc(32, 7), home.url);
    const [asked] = await links.make(eva, state, waitsFor(eva, state), 'letter');
    const page = await open(null, asked?.url ?? 'no link');
    await enterOn(page, 'main button:text-is("Godkänn")');
    await enterOn(page, 'main button:text-is("Ja, skicka")');
    await expect.poll(() => page.locator('main').innerText()).toContain('Tack, ditt svar är framme.');
    expect(await faultsByTab(page)).toEqual([]);
  });
});
