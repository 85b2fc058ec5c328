// `npm run vivalla`: plays Vivalla by messages in every chat and keeps what was said as docs/vivalla.md.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './setup.js';

const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/e2e/vivalla-by-messages.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FOOTHOLD_TRANSCRIPT: path.join(root, 'docs/vivalla.md') } }
);
process.exit(status ?? 1);
