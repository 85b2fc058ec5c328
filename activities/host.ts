// The package's door `foothold/activities`: what a host's worker opens, so that Foothold's cases can run on it.
import { pino } from 'pino';
import { openDatabase } from '../prisma/database.js';
import { migrate, ownMigrations } from '../prisma/migrate.js';
import type { FootholdActivities } from '../workflows/ports.js';
import { today } from './calendar.js';
import type { ActivityOptions } from './index.js';
import { createActivities } from './index.js';
import { noticePort } from './notice-ports.js';

export { noticePort };

/** Options of {@link openActivities}: all but the database have a default that needs nothing around it. */
export interface HostOptions extends Partial<Omit<ActivityOptions, 'db'>> {
  /** Foothold's own database: `postgresql://user:password@host/database`. Its tables are made, or brought up to date, at once. */
  readonly databaseUrl: string;
}

/** Activities over an open database. */
export interface HostActivities {
  /** For FootholdPlugin. */
  readonly activities: FootholdActivities;
  /** Closes the database; after the worker has ended. */
  close(): Promise<void>;
}

/**
 * Opens what the cases need from the world. Without `platforms` nobody is told anything in a chat; without `notices`
 * (see noticePort) they are put in `./notices`. Throws when the database cannot be reached or is newer than this program.
 */
export async function openActivities({ databaseUrl, ...others }: HostOptions): Promise<HostActivities> {
  const { log = pino({ level: 'warn', base: null }) } = others;
  await migrate(databaseUrl, ownMigrations(), (line) => log.info(line));
  const db = openDatabase(databaseUrl, (error) => log.warn(`A database connection was lost: ${error.message}`));
  const activities = createActivities({
    db,
    platforms: [],
    link: (caseId) => caseId,
    today,
    notices: noticePort({ kind: 'folder', folder: 'notices' }),
    log,
    ...others,
  });
  return { activities, close: () => db.$disconnect() };
}
