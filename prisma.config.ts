// For Prisma's CLI (developers only): offline engine, and the embedded database when DATABASE_URL is not set.
import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's CLI would download its schema engine; ours is the same engine from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts/schema-engine.mjs');

/** Without DATABASE_URL, the commands that need a database use the embedded one, started on the spot. */
async function databaseUrl(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  if (!/^(migrate|db|studio)$/.test(process.argv[2] ?? '')) return 'postgresql://localhost/unused';
  const { startEmbeddedPostgres } = await import('./prisma/embedded/postgres.ts');
  return (await startEmbeddedPostgres({ dataDir: path.join(import.meta.dirname, '.data/postgres') })).url;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: await databaseUrl() },
});
