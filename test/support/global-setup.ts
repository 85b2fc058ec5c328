// Once for the whole run: a folder for what tests leave behind, a PostgreSQL with a migrated template database, the workflow bundle, and the
// paths of the binaries.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { FootholdPlugin } from '../../plugin.js';
import { startEmbeddedPostgres } from '../../prisma/embedded/postgres.js';
import { migrate } from '../../prisma/migrate.js';
import { chromium } from '../../scripts/chromium.js';
import { temporalBinary, testServerBinary } from '../../scripts/temporal-binary.js';
import { testKeys } from './keys.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    workflowBundle: string;
    temporalBinary: string;
    testServerBinary: string;
    chromium: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/** Name of the migrated database that each test file's own is copied from. */
export const templateDatabase = 'template_foothold';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Everything temporary of this run, of the programs that tests start, too; PostgreSQL, which refuses to run as root, must come in.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-tests-'));
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  await createTemplate(postgres.url);
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows/index.ts'),
    plugins: [new FootholdPlugin({ encryptionKeys: testKeys })],
  });
  project.provide('postgresUrl', postgres.url);
  project.provide('workflowBundle', code);
  project.provide('temporalBinary', process.env['FOOTHOLD_TEMPORAL_BINARY'] ?? (await temporalBinary()));
  project.provide('testServerBinary', process.env['FOOTHOLD_TEST_SERVER_BINARY'] ?? (await testServerBinary()));
  project.provide('chromium', await chromium());
  return async () => {
    await postgres.release({ wait: true });
    rmSync(folder, { recursive: true, force: true });
  };
}

async function createTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  await migrate(databaseUrl(url, templateDatabase), path.join(root, 'prisma/migrations'));
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}
