// Foothold in two processes over a Temporal and a PostgreSQL of their own: one carries the cases, the other has the chats and pages.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import type { Program } from '../support/program.js';
import { programFile, startProgram } from '../support/program.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-halves-'));
let env: TestWorkflowEnvironment;
let database: FreshDatabase;
const halves = new Map<'worker' | 'web', Program>();

const settings = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'development',
  FOOTHOLD_DEMO: '1',
  FOOTHOLD_DATA_DIR: folder,
  TEMPORAL_ADDRESS: env.address,
  DATABASE_URL: database.url,
});

const start = async (half: 'worker' | 'web'): Promise<unknown> =>
  halves.set(half, await startProgram(['start', '--only', half], settings()));
const stop = async (half: 'worker' | 'web'): Promise<number | null | undefined> => halves.get(half)?.end('SIGINT');

const get = (half: 'worker' | 'web', address: string): Promise<Response> =>
  fetch(`${halves.get(half)?.url}${address}`, { redirect: 'manual' });

/** Figures of a year for Vivalla, by the command line: answers whether they wait for a worker. */
async function figures(year: number): Promise<boolean> {
  const file = path.join(folder, `${year}.csv`);
  writeFileSync(file, `area;year;adultsEmployedPercent\nvivalla;${year};41,5\n`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [programFile, 'area', 'import', file, '--authority', 'orebrobostader', '--json'],
    { env: { ...process.env, ...settings() } }
  );
  return (JSON.parse(stdout) as { queued: boolean }).queued;
}

beforeAll(async () => {
  env = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: inject('temporalBinary') } },
  });
  database = await freshDatabase('template1');
  await start('worker');
  await start('web');
}, 300_000);
afterAll(async () => {
  for (const half of ['web', 'worker'] as const) await stop(half);
  await database.close();
  await env.teardown();
  rmSync(folder, { recursive: true, force: true });
});

it('each half tells how its own parts are, and only one has pages', async () => {
  const health = async (half: 'worker' | 'web'): Promise<unknown> => (await get(half, '/healthz')).json();
  expect(await health('worker')).toEqual({ status: 'ok', parts: { database: 'ok', temporal: 'ok', worker: 'ok' } });
  expect(await health('web')).toEqual({ status: 'ok', parts: { database: 'ok', temporal: 'ok' } });
  expect((await get('web', '/sign-in')).status).toBe(200);
  expect((await get('worker', '/sign-in')).status).toBe(404);
  expect(await (await get('worker', '/metrics')).text()).toContain('temporal_workflow_task_queue_poll_succeed');
  expect((await get('web', '/metrics')).status).toBe(200);
});

it('a command is carried by the half that works; without it, it waits in Temporal for the next one', async () => {
  expect(await figures(2031)).toBe(false);
  expect(await stop('worker')).toBe(0);
  expect(await figures(2032)).toBe(true);
  expect((await get('web', '/healthz')).status).toBe(200);
  await start('worker');
  await expect
    .poll(() => database.db.$queryRaw`SELECT DISTINCT year FROM area_indicators WHERE year > 2030 ORDER BY year`)
    .toEqual([{ year: 2031 }, { year: 2032 }]);
});

it('without a Temporal and a database to meet in, no half starts', async () => {
  const started = promisify(execFile)(process.execPath, [programFile, 'start', '--only', 'web'], {
    env: { ...process.env, ...settings(), TEMPORAL_ADDRESS: '', DATABASE_URL: '' },
  });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('set TEMPORAL_ADDRESS') as string,
  });
});
