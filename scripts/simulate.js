// `npm run simulate [-- --tenders 200 --years 6 --seed 1]`: plays a simulated authority on the time-skipping server and checks what it
// recorded. Prints what happened and every rule that was broken; the same seed plays the same story.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, say } from './setup.js';
import { temporalBinary, testServerBinary } from './temporal-binary.js';

const { values } = parseArgs({
  options: {
    tenders: { type: 'string', default: '200' },
    years: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
  },
});
for (const [name, value] of Object.entries(values))
  if (!/^[1-9]\d*$/.test(value)) {
    say(`--${name} takes a whole number from 1; "${value}" is none.`);
    process.exit(2);
  }

const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'test/simulate/simulate.test.ts',
    '--reporter=dot',
    '--disableConsoleIntercept',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      FOOTHOLD_TEMPORAL_BINARY: process.env.FOOTHOLD_TEMPORAL_BINARY ?? (await temporalBinary(say)),
      FOOTHOLD_TEST_SERVER_BINARY: process.env.FOOTHOLD_TEST_SERVER_BINARY ?? (await testServerBinary(say)),
      SIMULATE_TENDERS: values.tenders,
      SIMULATE_YEARS: values.years,
      SIMULATE_SEED: values.seed,
    },
  }
);
process.exit(status ?? 1);
