// `npm start` as people use it: ready, beside itself, killed, started again, stopped by Ctrl-C.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { photograph } from '../../scripts/screenshots.js';
import { runningIn, startOf } from '../../server/one-at-a-time.js';
import type { Program } from '../support/program.js';
import { programFile, startProgram } from '../support/program.js';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'foothold-start-'));
chmodSync(dataDir, 0o755); // PostgreSQL, which refuses to run as root, must come in
let port: number;
let running: Program;

const settings = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'development',
  PORT: String(port),
  FOOTHOLD_DATA_DIR: dataDir,
  FOOTHOLD_TEMPORAL_BINARY: inject('temporalBinary'),
  TEMPORAL_ADDRESS: '',
  DATABASE_URL: '',
});

const start = async (): Promise<Program> => (running = await startProgram(['start'], settings()));

function foothold(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ...settings() };
  return spawnSync(process.execPath, [programFile, ...args], { env, encoding: 'utf8' });
}

beforeAll(async () => {
  port = await getPort();
  await start();
});
afterAll(async () => {
  await running.end('SIGINT');
});

describe('a started Foothold', () => {
  it('says where things are, and every part is well', async () => {
    expect(running.screen()).toContain(`http://localhost:${port}/dashboard`);
    const response = await fetch(`http://localhost:${port}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', parts: { database: 'ok', temporal: 'ok', worker: 'ok' } });
  });

  it('shows Vivalla in progress beside a tender that waits for approval', async () => {
    await expect
      .poll(() => JSON.parse(foothold('tender', 'list', '--json').stdout) as unknown, {
        timeout: 60_000,
        interval: 500,
      })
      .toEqual([
        expect.objectContaining({ reference: 'UPP-2011-014', stage: 'signed' }),
        expect.objectContaining({ reference: 'UPP-2015-007', stage: 'requirement-approval', task: 'decide' }),
      ]);
  });

  it('shows two hires, reported on a phone, to whoever coordinates: the pictures of the README', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-pictures-'));
    const url = `http://localhost:${port}`;
    const files = await photograph({ url, folder, executablePath: inject('chromium') });
    expect(files.map((file) => path.basename(file))).toEqual(['chat-phone.png', 'dashboard.png']);
    for (const file of files) expect(statSync(file).size).toBeGreaterThan(10_000);
  });

  it('refuses a second one beside it with a sentence that says where the first is', () => {
    const second = foothold('start');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`already running here: http://localhost:${port}`);
  });

  it('imports the same file again without starting anything twice', () => {
    const file = path.resolve(import.meta.dirname, '../../examples/vivalla.yaml');
    const { stdout, status } = foothold('import', file, '--as-of-today', '--yes', '--json');
    expect(status).toBe(0);
    const { cases, imported } = JSON.parse(stdout) as { cases: { outcome: string }[]; imported: boolean };
    expect(imported).toBe(true);
    expect(new Set(cases.map(({ outcome }) => outcome))).toEqual(new Set(['already-there']));
  });

  it('shows what a file would make, and changes nothing until somebody says yes', () => {
    const file = path.resolve(import.meta.dirname, '../../examples/own-worker/town.yaml');
    const unasked = foothold('import', file);
    expect(unasked.status).toBe(2);
    expect(unasked.stdout).toBe('Nothing was imported.\n');
    expect(unasked.stderr).toContain('Add --yes, or --dry-run');
    expect(unasked.stderr).toMatch(/^new +authority\/stadshus /m);
    const looked = foothold('import', file, '--dry-run', '--json');
    expect(JSON.parse(looked.stdout)).toMatchObject({
      imported: false,
      cases: [{ id: 'authority/stadshus', outcome: 'new' }],
    });
  });

  it('loses nothing when it is killed and started again', async () => {
    const before = foothold('audit', 'verify', '--json');
    expect(before.status).toBe(0);
    await running.end('SIGKILL');
    await start();
    const after = foothold('audit', 'verify', '--json');
    const entries = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as { entries: number }[])[0]?.entries ?? 0;
    expect(after.status).toBe(0);
    expect(entries(after)).toBeGreaterThanOrEqual(entries(before));
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
  });

  it('stops everything at Ctrl-C', async () => {
    const trace = JSON.parse(readFileSync(path.join(dataDir, 'temporal.json'), 'utf8')) as { pid: number };
    expect(await running.end('SIGINT')).toBe(0);
    expect(startOf(trace.pid)).toBe('');
    expect(runningIn(dataDir)).toBeNull();
  });
});

describe('the command line', () => {
  it('speaks JSON', () => {
    const hire = foothold(
      'understand',
      'vi har anställt två personer, tillsvidare från 1 mars',
      '--today',
      '2026-11-24',
      '--json'
    );
    expect(JSON.parse(hire.stdout)).toMatchObject({
      intent: 'report-hire',
      count: 2,
      startDate: '2026-03-01',
      employmentForm: 'permanent',
    });
  });

  it('says what to do when something is wrong, and teaches with --help', () => {
    expect(foothold('import', 'nowhere.yaml').stderr).toContain('nowhere.yaml cannot be read');
    expect(foothold('--help').stdout).toContain('Examples:');
  });
});
