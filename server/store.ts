// The database of this process: DATABASE_URL's PostgreSQL, or the embedded one; migrated and ready.
import path from 'node:path';
import type { Database } from '../prisma/database.js';
import { openDatabase } from '../prisma/database.js';
import { startEmbeddedPostgres } from '../prisma/embedded/postgres.js';
import { migrate, ownMigrations } from '../prisma/migrate.js';
import { fillOutcomes } from '../prisma/outcome-rows.js';
import { fillWatched } from '../prisma/watched-rows.js';

/** An open database. */
export interface Store {
  readonly db: Database;
  readonly url: string;
  /** Says whether it answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Where to keep or find the data; `log` hears of migrations and lost connections. */
export interface StoreOptions {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: (line: string) => void;
}

/** Opens the store. Any number of processes may do so at once. */
export async function openStore({ databaseUrl, dataDir, log }: StoreOptions): Promise<Store> {
  const embedded =
    databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), database: 'foothold' })
      : null;
  const url = databaseUrl ?? embedded?.url ?? '';
  let db: Database;
  try {
    await migrate(url, ownMigrations(), log);
    db = openDatabase(url, (error) => log(`A database connection was lost: ${error.message}`));
    await fillWatched(db);
    const filled = await fillOutcomes(db);
    if (filled > 0) log(`the outcome of ${filled} contracts was filled in`);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
  return {
    db,
    url,
    ping: async () => void (await db.$queryRaw`SELECT 1`),
    async close() {
      await db.$disconnect();
      await embedded?.release({ wait: true });
    },
  };
}
