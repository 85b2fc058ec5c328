// `npm run peers` as a newcomer uses it: one page in a browser, every click a signed payload to a Foothold of its own.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../scripts/peers.js');
let running: ChildProcess;
let screen = '';
let browser: Browser;

beforeAll(async () => {
  const env = { ...process.env, FOOTHOLD_TEMPORAL_BINARY: inject('temporalBinary') };
  running = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.stdout?.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  await vi.waitFor(() => expect(screen).toContain('Ctrl-C'), { timeout: 110_000, interval: 100 });
});
afterAll(async () => {
  await browser.close();
  if (running.exitCode === null) running.kill('SIGKILL');
});

async function be(person: string): Promise<Page> {
  const [url = ''] = /http:\/\/localhost:\d+/.exec(screen) ?? [];
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'sv-SE' });
  await page.goto(`${url}/#person=${person}`);
  return page;
}

it('a step approved in Teams is repainted there and in Slack, for whoever else could have decided', async () => {
  const [bjorn, eva] = [await be('bjorn'), await be('eva')];
  const inTeams = bjorn.getByRole('region', { name: 'Teams' });
  const inSlack = eva.getByRole('region', { name: 'Slack' });
  await inSlack.getByRole('button', { name: 'Godkänn', exact: true }).waitFor();
  await inTeams.getByRole('button', { name: 'Godkänn', exact: true }).click();
  for (const chat of [inTeams, inSlack]) {
    await chat.getByRole('button', { name: 'Godkänn', exact: true }).waitFor({ state: 'detached' });
    await chat.getByText('Björn Ek').first().waitFor();
  }
});

it('a report typed in Slack is confirmed with one click and counted', async () => {
  const maria = await be('maria');
  const slack = maria.getByRole('region', { name: 'Slack' });
  await slack.getByLabel('Message in Slack').fill('vi har anställt två personer, tillsvidare från 1 mars');
  await slack.getByRole('button', { name: 'Send' }).click();
  await slack.getByRole('button', { name: 'Ja, stämmer' }).click();
  await slack.getByText('Tack, det är sparat').first().waitFor();
});

it('a picture is kept with the report, from Slack and from Teams', async () => {
  const maria = await be('maria');
  for (const name of ['Slack', 'Teams']) {
    const chat = maria.getByRole('region', { name });
    // The second one is another picture: the first message stands on it.
    const picture = { name: `${name}.png`, mimeType: 'image/png', buffer: await maria.screenshot() };
    await chat.getByLabel(`Files in ${name}`).setInputFiles(picture);
    await chat.getByRole('button', { name: 'Send' }).click();
    await chat.getByText(`📎 ${name}.png`).waitFor();
    await chat.getByText('Filen är sparad med rapporten').first().waitFor();
  }
});

it('whatever is typed is answered, by mention in a group chat of Teams and in a channel of Slack', async () => {
  const karin = await be('karin');
  const teams = karin.getByRole('region', { name: 'Teams' });
  await teams.getByRole('button', { name: 'Vivalla, steering group' }).click();
  await teams.getByLabel('Message in Teams').fill('@Foothold hjälp');
  await teams.getByLabel('Message in Teams').press('Enter');
  await teams.locator('.line.bot').first().waitFor();
  const slack = karin.getByRole('region', { name: 'Slack' });
  await slack.getByRole('button', { name: '# vivalla' }).click();
  await slack.getByLabel('Message in Slack').fill('@Foothold hjälp');
  await slack.getByLabel('Message in Slack').press('Enter');
  await slack.getByText('Only visible to you').first().waitFor();
});

it('ends cleanly at Ctrl-C', async () => {
  const exit = once(running, 'exit');
  running.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
});
