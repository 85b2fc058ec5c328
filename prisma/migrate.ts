// Applies prisma/migrations at start-up, by any number of processes at once: same table and lock as `prisma migrate deploy`,
// without Prisma's CLI in production. Script and bookkeeping are one transaction: a crash half-way leaves nothing behind.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const PRISMA_MIGRATE_LOCK = 72707369;

/** Foothold's own migrations. The folder is not built: from dist/prisma/ it is further away than from prisma/. */
export function ownMigrations(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const beside = path.join(here, 'migrations');
  return existsSync(beside) ? beside : path.join(here, '../../prisma/migrations');
}

export async function migrate(
  connectionString: string,
  directory: string,
  log: (line: string) => void = () => {}
): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString, application_name: 'migrate' });
  await client.connect();
  try {
    await lock(client);
    await client.query(`
      CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
        "id" VARCHAR(36) PRIMARY KEY NOT NULL,
        "checksum" VARCHAR(64) NOT NULL,
        "finished_at" TIMESTAMPTZ,
        "migration_name" VARCHAR(255) NOT NULL,
        "logs" TEXT,
        "rolled_back_at" TIMESTAMPTZ,
        "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
        "applied_steps_count" INTEGER NOT NULL DEFAULT 0
      )`);
    const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(`
      SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
      FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`);
    const failed = rows.find((row) => !row.finished);
    if (failed)
      throw new Error(`Migration ${failed.name} failed earlier: repair the database, then "prisma migrate resolve" it`);
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const unknown = [...applied.keys()].filter((name) => !migrations.some((m) => m.name === name));
    if (unknown.length)
      throw new Error(`The database is newer than this program (it has ${unknown.join(', ')}): update the program`);

    const done: string[] = [];
    for (const { name, sql, checksum } of migrations) {
      const known = applied.get(name);
      if (known !== undefined) {
        if (known !== checksum) log(`migration ${name} was edited after it was applied`);
        continue;
      }
      const started = Date.now();
      // e.g. CREATE INDEX CONCURRENTLY, alone in its file
      const transaction = !/^--\s*no-transaction\b/m.test(sql);
      try {
        if (transaction) await client.query('BEGIN');
        await client.query(sql); // no parameters: one simple query, so many statements
        await client.query(
          `
          INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
          VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
          [randomUUID(), checksum, name, new Date(started)]
        );
        if (transaction) await client.query('COMMIT');
      } catch (error) {
        if (transaction) await client.query('ROLLBACK').catch(() => {});
        const position = Number((error as pg.DatabaseError).position);
        const line = position ? ` (line ${sql.slice(0, position).split('\n').length})` : '';
        throw new Error(`Migration ${name} failed${line}: ${(error as Error).message}`, { cause: error });
      }
      log(`migration ${name} applied in ${Date.now() - started} ms`);
      done.push(name);
    }
    return done;
  } finally {
    await client.end(); // gives the lock back, too
  }
}

/** Waits while another process migrates. By polling: a blocking wait would deadlock with CREATE INDEX CONCURRENTLY. */
async function lock(client: pg.Client): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const { rows } = await client.query<{ ok: boolean }>('SELECT pg_try_advisory_lock($1) AS ok', [
      PRISMA_MIGRATE_LOCK,
    ]);
    if (rows[0]?.ok === true) return;
    await sleep(200);
  }
  throw new Error('Another process has been migrating this database for two minutes');
}

async function readMigrations(directory: string) {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(directory, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    })
  );
}
