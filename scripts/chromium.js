// Finds a Chromium for the page tests, or installs one: on the machine, Playwright's download, Debian's package.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const known = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium. Throws a sentence that says what to do when none can be had. */
export async function chromium(say = () => {}) {
  const found = known.find((file) => file && fs.existsSync(file));
  if (found) return found;
  const { chromium: playwright } = await import('playwright-core');
  if (fs.existsSync(playwright.executablePath())) return playwright.executablePath();
  for (const [what, program, args] of [
    [
      "Playwright's Chromium",
      process.execPath,
      ['node_modules/playwright-core/cli.js', 'install', 'chromium-headless-shell'],
    ],
    [
      "Debian's chromium",
      'sh',
      ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation'],
    ],
  ]) {
    say(`Installing ${what} for the tests of the pages (once)`);
    try {
      execFileSync(program, args, { stdio: 'ignore', timeout: 300_000 });
    } catch {
      continue;
    }
    const installed = [...known, playwright.executablePath()].find((file) => file && fs.existsSync(file));
    if (installed) return installed;
  }
  throw new Error(
    'The tests of the pages need a Chromium and none could be installed: install one and set CHROMIUM_PATH to it.'
  );
}
