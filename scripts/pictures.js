// `npm run pictures`: photographs the cards for docs/img as people meet them: in the local Slack and Teams of `npm run peers`, and in the web
// chat. Those in the Microsoft playground are taken by hand (docs/chats.md says how).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium } from './chromium.js';
import { root } from './setup.js';

const folder = path.join(root, 'docs/img');
const hires = 'vi har anställt två personer, tillsvidare från 1 mars';

/** Runs `npm run peers`; answers its two addresses and how to end it. */
async function peers() {
  const running = spawn(process.execPath, [path.join(root, 'scripts/peers.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(running, 'exit');
  let screen = '';
  const ready = new Promise((resolve) => {
    running.stdout.on('data', (chunk) => {
      screen += chunk;
      if (screen.includes('Ctrl-C')) resolve(null);
    });
  });
  await Promise.race([ready, ended.then(() => Promise.reject(new Error('The peers ended; the lines above say why.')))]);
  const [chats, foothold] = screen.match(/http:\/\/localhost:\d+/g);
  return {
    chats,
    foothold,
    async stop() {
      running.kill('SIGINT');
      await ended;
    },
  };
}

const shoot = async (what, name) => {
  await what.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/img/${name}.png`);
};

/** One person before one of the two chats. */
async function chatOf(browser, url, person, name) {
  const page = await browser.newPage({ viewport: { width: 1240, height: 1120 }, locale: 'sv-SE' });
  await page.goto(`${url}/#person=${person}`);
  const chat = page.getByRole('region', { name });
  const button = (label) => chat.getByRole('button', { name: label, exact: true });
  return {
    page,
    chat,
    button,
    async say(text, answer) {
      await chat.getByLabel(`Message in ${name}`).fill(text);
      await chat.getByRole('button', { name: 'Send' }).click();
      await chat.getByText(answer).last().waitFor();
    },
  };
}

/** The manager's cards in Slack: asked, asked why, decided, the queue and the Home tab. */
async function decidingInSlack(browser, url) {
  const { page, chat, button, say } = await chatOf(browser, url, 'eva', 'Slack');
  await button('Godkänn').waitFor();
  await shoot(chat, 'slack-approval');
  await button('Avslå').click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'slack-reason');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await button('Godkänn').click();
  await button('Ångra mitt beslut').waitFor();
  await shoot(chat, 'slack-decided');
  await say('mitt', 'Beslutat av dig');
  await shoot(chat, 'slack-queue');
  await chat.getByRole('button', { name: 'Home' }).click();
  await chat.getByText('Beslutat av dig').waitFor();
  await shoot(chat, 'slack-home');
}

/** The other manager, in Teams, sees who decided; the contract's manager answers a report there. */
async function inTeams(browser, url) {
  const { chat } = await chatOf(browser, url, 'bjorn', 'Teams');
  await chat.getByText('Eva Holm godkände').waitFor();
  await shoot(chat, 'teams-decided-by-another');
  const karin = await chatOf(browser, url, 'karin', 'Teams');
  await karin.button('Godta rapporten').waitFor();
  await shoot(karin.chat, 'teams-report-to-accept');
}

/** A contractor's month in Slack: the card, what was understood, and that it counts. */
async function reportingInSlack(browser, url) {
  const { chat, button, say } = await chatOf(browser, url, 'maria', 'Slack');
  await say('läget AVT-2012-014', 'Rapportmånad');
  await shoot(chat, 'slack-contract');
  await say(hires, 'Stämmer det?');
  await shoot(chat, 'slack-confirm');
  await button('Ja, stämmer').click();
  await chat.getByText('Tack, det är sparat').last().waitFor();
  await shoot(chat, 'slack-confirmed');
}

/** The same in the web chat, on a phone and at a desk. */
async function onTheWeb(browser, baseURL) {
  const visit = async (person, viewport) => {
    const context = await browser.newContext({ baseURL, viewport, locale: 'sv-SE' });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator(`button[name=person][value=${person}]`).click();
    await page.waitForURL('/');
    return page;
  };
  const desk = await visit('bjorn', { width: 1280, height: 900 });
  await desk.goto('/cases/tender/UPP-2015-007');
  await shoot(desk, 'web-decided');
  await desk.goto('/me');
  await shoot(desk, 'web-queue');
  const phone = await visit('maria', { width: 390, height: 844 });
  await phone.goto('/cases/contract/AVT-2012-014');
  await phone.locator('#text').fill('två har börjat praktik den 9 november');
  await phone.getByRole('button', { name: 'Skicka' }).click();
  await phone.getByRole('button', { name: 'Ja, stämmer' }).waitFor();
  await shoot(phone, 'web-confirm-phone');
}

async function main() {
  fs.mkdirSync(folder, { recursive: true });
  const [browser, running] = [
    await playwright.launch({ executablePath: await chromium(console.error), args: ['--no-sandbox'] }),
    await peers(),
  ];
  try {
    await decidingInSlack(browser, running.chats);
    await reportingInSlack(browser, running.chats);
    await inTeams(browser, running.chats);
    await onTheWeb(browser, running.foothold);
  } finally {
    await browser.close();
    await running.stop();
  }
}

await main();
