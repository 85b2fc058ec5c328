// A database of its own for one test file.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../prisma/database.js';
import { openDatabase } from '../../prisma/database.js';
import { databaseUrl, templateDatabase } from './global-setup.js';

/** A database and how to give it back. */
export interface FreshDatabase {
  readonly db: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** Copies the migrated template, or makes one with nothing in it. */
export async function freshDatabase(template = templateDatabase): Promise<FreshDatabase> {
  const url = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  const own = databaseUrl(url, name);
  const db = openDatabase(own);
  return { db, url: own, close: () => db.$disconnect() };
}
