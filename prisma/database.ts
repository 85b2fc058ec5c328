// The one way to the database: Prisma's client over pg.
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

/** Foothold's database. */
export type Database = PrismaClient;

/**
 * What is recorded comes with every command, in a few forms: each is planned once for a connection. Lists are planned anew for what is asked of
 * them; their plans differ too much.
 */
const nameOf = ({ sql }: { readonly sql: string }): string =>
  sql.startsWith('SELECT foothold_record') ? createHash('sha1').update(sql).digest('hex') : '';

/** Connects lazily; `onLost` hears of connections that broke, which heal by themselves with the next query. */
export function openDatabase(url: string, onLost: (error: Error) => void = () => undefined): Database {
  const adapter = new PrismaPg(
    // Without the time-out, a full pool waits for ever.
    { connectionString: url, max: 10, connectionTimeoutMillis: 10_000, application_name: 'foothold' },
    { onPoolError: onLost, statementNameGenerator: nameOf }
  );
  return new PrismaClient({ adapter });
}
