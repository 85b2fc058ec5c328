// The package as others get it: packed, installed into examples/own-worker, and run there against a real Temporal and PostgreSQL.
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { keysSetting, testKeys } from '../support/keys.js';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-own-worker-'));
const host = path.join(folder, 'own-worker');
let env: TestWorkflowEnvironment;
let database: FreshDatabase;
let packed: string[];

const settings = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  TEMPORAL_ADDRESS: env.address,
  DATABASE_URL: database.url,
  FOOTHOLD_TASK_QUEUE: 'town',
  FOOTHOLD_ENCRYPTION_KEYS: keysSetting,
  FOOTHOLD_SESSION_KEY: testKeys[0]?.key,
});

/** Runs a program in the host to its end; answers what it printed, throws with what it complained of. */
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: host, env: settings(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(async () => {
  // Both as they come, without Foothold's tables or search attributes.
  env = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: inject('temporalBinary') } },
  });
  database = await freshDatabase('template1');
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: root, stdio: 'ignore' });
  const tarball = path.join(folder, 'foothold-0.1.0.tgz');
  packed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));
  cpSync(path.join(root, 'examples/own-worker'), host, { recursive: true });
  // The versions that this repository is tested with; most of them are in npm's cache by now.
  cpSync(path.join(root, 'package-lock.json'), path.join(host, 'package-lock.json'));
  run('npm', 'install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball);
}, 300_000);
afterAll(async () => {
  await database.close();
  await env.teardown();
  rmSync(folder, { recursive: true, force: true });
});

describe('the tarball', () => {
  it('holds the program, its types, migrations, workflow bundle and story, and nothing else', () => {
    const migrations = readdirSync(path.join(root, 'prisma/migrations'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `prisma/migrations/${name}/migration.sql`);
    const notBuilt = packed.filter((file) => !file.startsWith('dist/'));
    expect(notBuilt.toSorted()).toEqual(
      [
        '.env.example',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'bin/foothold.js',
        'examples/vivalla.yaml',
        'package.json',
        ...migrations,
        'prisma/migrations/migration_lock.toml',
        'scripts/temporal-binary.js',
      ].toSorted()
    );
    const built = packed.filter((file) => file.startsWith('dist/'));
    expect(built).toEqual(expect.arrayContaining(['dist/plugin.js', 'dist/plugin.d.ts', 'dist/workflow-bundle.js']));
    expect(built.filter((file) => !/\.(js|d\.ts|css|svg|png)$/.test(file))).toEqual([]);
    expect(built.filter((file) => /^dist\/(test|scripts|examples)\//.test(file))).toEqual([]);
  });

  it('brings the command line', () => {
    expect(run('npx', '--no-install', 'foothold', '--help')).toContain('foothold tender list');
  });

  it('brings types that a strict host compiles against', () => {
    expect(run(process.execPath, path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.')).toBe('');
  });
});

describe('a worker of your own', () => {
  it('is prepared by importing who takes part', () => {
    expect(() => run('npm', 'run', 'prepare-foothold')).not.toThrow();
  });

  it.each(['worker.js', 'worker.cjs'])('%s runs its own workflow and a tender, and stops when asked', async (file) => {
    const worker = spawn(process.execPath, [file], { cwd: host, env: settings(), stdio: ['ignore', 'pipe', 'pipe'] });
    const complaints = collect(worker);
    try {
      const client = spawn(process.execPath, ['client.js'], { cwd: host, env: settings() });
      const said = collect(client);
      const first = await Promise.race([once(client, 'exit'), once(worker, 'exit')]);
      expect([said(), complaints(), first]).toEqual([
        expect.stringMatching(/^A bus with 20 seats is ordered.\ntender\/UPP-\w+: cancelled\n$/),
        expect.any(String),
        [0, null],
      ]);
    } finally {
      if (worker.exitCode === null) {
        const exit = once(worker, 'exit');
        worker.kill('SIGINT');
        await exit;
      }
    }
    expect(worker.exitCode).toBe(0);
  });

  it('leaves what happened in the database, with an audit chain that verifies', async () => {
    expect(JSON.parse(run('npx', '--no-install', 'foothold', 'tender', 'list', '--json'))).toHaveLength(2);
    expect(JSON.parse(run('npx', '--no-install', 'foothold', 'audit', 'verify', '--json'))).toEqual([
      expect.objectContaining({ authorityId: 'stadshus', faults: [] }),
    ]);
  });
});

/** What a process has printed so far. */
function collect({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
