// Hears of cases that changed, whichever process recorded it: PostgreSQL's NOTIFY wakes open pages.
import pg from 'pg';
import type { Database } from './database.js';

/** Listens on one connection for all pages of this process. */
export interface Changes {
  /** Calls `onCase` with the id of each case that changed; answers how to stop. */
  subscribe(onCase: (caseId: string) => void): () => void;
  close(): Promise<void>;
}

/** Wakes the open pages of a case for something that its record does not hold, e.g. an answer to one person. */
export async function wakePages(db: Database, caseId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_notify('foothold_case', ${caseId})`;
}

const personal = 'person/';

/** Wakes the open pages of one person, for what is theirs alone. */
export async function wakePerson(db: Database, personId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_notify('foothold_case', ${personal + personId})`;
}

/** Whose pages are woken alone; null when it is a case that changed. */
export const personWoken = (changed: string): string | null =>
  changed.startsWith(personal) ? changed.slice(personal.length) : null;

const reconnectAfterMs = 1000;

/** Starts listening. A lost connection is made again; pages fetch anew when they are next told of anything. */
export async function listenForChanges(url: string): Promise<Changes> {
  const listeners = new Set<(caseId: string) => void>();
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'foothold-changes' });
    const lost = (): void => {
      if (closed || client !== next) return;
      client = null;
      retry = setTimeout(() => void connect().catch(lost), reconnectAfterMs);
    };
    client = next;
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => {
      for (const listener of listeners) listener(payload ?? '');
    });
    try {
      await next.connect();
      await next.query('LISTEN foothold_case');
    } catch (error) {
      lost();
      throw error;
    }
  };

  await connect();
  return {
    subscribe(onCase) {
      listeners.add(onCase);
      return () => listeners.delete(onCase);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
