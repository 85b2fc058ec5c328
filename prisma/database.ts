// The one way to the database: Prisma's client over pg.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

/** Foothold's database. */
export type Database = PrismaClient;

/** Connects lazily; `onLost` hears of connections that broke, which heal by themselves with the next query. */
export function openDatabase(url: string, onLost: (error: Error) => void = () => undefined): Database {
  const adapter = new PrismaPg(
    // Without the time-out, a full pool waits for ever.
    { connectionString: url, max: 10, connectionTimeoutMillis: 10_000, application_name: 'foothold' },
    { onPoolError: onLost }
  );
  return new PrismaClient({ adapter });
}
