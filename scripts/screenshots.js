// `npm run screenshots`: starts the real thing in a fresh data folder, lets Maria report two hires, and photographs what people
// see for the README. The pictures are only taken when the pages say what they should.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium } from './chromium.js';

const root = path.resolve(import.meta.dirname, '..');
const contract = '/cases/contract/AVT-2012-014';

/** Photographs a running Foothold in its demo; answers the pictures' paths. Throws when a page is not as it should be. */
export async function photograph({ url, folder, executablePath }) {
  fs.mkdirSync(folder, { recursive: true });
  const browser = await playwright.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const visit = async (person, viewport) => {
      const context = await browser.newContext({ baseURL: url, viewport, locale: 'sv-SE' });
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.locator(`button[name=person][value=${person}]`).click();
      await page.waitForURL('/');
      return page;
    };
    const shoot = async (page, name) => {
      const file = path.join(folder, `${name}.png`);
      await page.screenshot({ path: file });
      return file;
    };
    const phone = await visit('maria', { width: 390, height: 844 });
    await phone.goto(contract);
    await phone.locator('#text').fill('vi har anställt två personer, tillsvidare från 1 mars');
    await phone.getByRole('button', { name: 'Skicka' }).click();
    await phone.getByRole('button', { name: 'Ja, stämmer' }).click();
    // The card repaints when the hires are counted: 8 before, 10 now.
    await phone.getByText('10 / 12').first().waitFor();
    const chat = await shoot(phone, 'chat-phone');

    const desk = await visit('karin', { width: 1280, height: 900 });
    await desk.goto('/dashboard');
    await desk.locator('.chart img[alt*="tillsvidareanställningar 10 av 12"]').waitFor();
    await desk.locator('.chart img').evaluate((image) => image.decode());
    return [chat, await shoot(desk, 'dashboard')];
  } finally {
    await browser.close();
  }
}

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'foothold-screenshots-'));
  fs.chmodSync(dataDir, 0o755); // PostgreSQL, which refuses to run as root, must come in
  const env = {
    ...process.env,
    FOOTHOLD_DATA_DIR: dataDir,
    NODE_ENV: 'development',
    TEMPORAL_ADDRESS: '',
    DATABASE_URL: '',
  };
  const args = [path.join(root, 'bin/foothold.js'), 'start', '--json'];
  const running = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(running, 'exit');
  try {
    const [ready] = await Promise.race([once(running.stdout, 'data'), ended]);
    const { url } = JSON.parse(String(ready));
    const folder = path.join(root, 'docs/images');
    for (const file of await photograph({ url, folder, executablePath: await chromium(console.error) }))
      console.log(path.relative(root, file));
  } finally {
    running.kill('SIGINT');
    await ended;
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) await main();
