// `npm test`: sets up what the tests need, runs them, and ends with one plain line that counts them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.js';
import { root, say } from './setup.js';

await build();
const { temporalBinary, testServerBinary } = await import('./temporal-binary.js');
const { chromium } = await import('./chromium.js');
try {
  process.env.FOOTHOLD_TEMPORAL_BINARY = await temporalBinary(say);
  process.env.FOOTHOLD_TEST_SERVER_BINARY = await testServerBinary(say);
  process.env.CHROMIUM_PATH = await chromium(say);
} catch (error) {
  say(error.message);
  console.log('tests: 0 passed, 1 failed');
  process.exit(1);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'foothold-test-'));
const report = path.join(folder, 'report.json');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const reporters = ['default', './test/support/parity-reporter.ts', 'json'];
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    ...reporters.map((name) => `--reporter=${name}`),
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' }
);
const results = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : null;
fs.rmSync(folder, { recursive: true });
const passed = results?.numPassedTests ?? 0;
// A file that does not even load has no tests of its own to fail.
const brokenFiles =
  results?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length ?? 1;
const failed = (results?.numFailedTests ?? 0) + brokenFiles;
console.log(`tests: ${passed} passed, ${status === 0 ? failed : Math.max(1, failed)} failed`);
process.exit(status === 0 && failed === 0 ? 0 : 1);
