// A worker that is killed while it makes a file: the next one makes it anew, whole, and nothing is left of the first.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askExport, exportById } from '../../prisma/exports.js';
import type { Town } from '../support/cases.js';
import { taskQueue, town } from '../support/cases.js';
import type { Program } from '../support/program.js';
import { carrying, startProgram } from '../support/program.js';
import { devServer } from '../support/temporal.js';
import { watchedContracts } from '../support/watched.js';

const id = '01934b5e-6d0a-7c4e-9d5a-3f2b1c0d9e8f';
let env: TestWorkflowEnvironment;
let here: Town;
let worker: Program;

beforeAll(async () => {
  env = await devServer();
  here = await town(env);
  await watchedContracts(here.db, 'orebrobostader', 1000);
});
afterAll(async () => {
  await worker.end('SIGKILL');
  await here.close();
  await env.teardown();
});

const start = async (): Promise<Program> =>
  (worker = await startProgram(['start'], {
    ...carrying(here, here.exportFolder),
    FOOTHOLD_EXPORT_FOLDER: here.exportFolder,
  }));

/** Holds whoever tells how far a file has come, until it is let go. */
async function hold(): Promise<{ held(): Promise<boolean>; release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: here.url });
  await client.connect();
  await client.query(`
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END';
    CREATE TRIGGER hold BEFORE UPDATE ON exports FOR EACH ROW EXECUTE FUNCTION hold();
    SELECT pg_advisory_lock(7)`);
  const waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  return {
    held: async () => (await client.query(waiting)).rowCount === 1,
    async release() {
      await client.query('SELECT pg_advisory_unlock(7)');
      await client.query('DROP TRIGGER hold ON exports');
      await client.end();
    },
  };
}

it('is found out by its silence', { timeout: 240_000 }, async () => {
  const keptUntil = new Date(Date.now() + 86_400_000);
  const asked = {
    what: 'contracts',
    format: 'csv',
    language: 'sv',
    authorityId: 'orebrobostader',
    year: null,
  } as const;
  await askExport(here.db, { id, personId: 'eva', keptUntil, ...asked });
  const { held, release } = await hold();
  await start();
  await here.client.workflow.start('exportFile', {
    workflowId: `export/${id}`,
    taskQueue,
    args: [{ exportId: id, keptUntil: keptUntil.toISOString() }],
  });
  await expect.poll(held, { timeout: 90_000 }).toBe(true);
  expect(readdirSync(here.exportFolder)).toContain(`${id}.csv.1.part`);
  await worker.end('SIGKILL');
  await release();
  await start();
  await expect.poll(async () => (await exportById(here.db, id))?.readyAt, { timeout: 120_000 }).toBeInstanceOf(Date);
  expect(readdirSync(here.exportFolder).filter((name) => name.startsWith(id))).toEqual([`${id}.csv`]);
  const rows: string[][] = parse(readFileSync(path.join(here.exportFolder, `${id}.csv`)), {
    bom: true,
    delimiter: ';',
  });
  expect(new Set(rows.map(([reference]) => reference)).size).toBe(1001);
  expect(await exportById(here.db, id)).toMatchObject({ done: 1000, total: 1000, failure: null });
  // Told once.
  await expect.poll(() => here.db.webMessage.count({ where: { personId: 'eva' } }), { timeout: 30_000 }).toBe(1);
});
