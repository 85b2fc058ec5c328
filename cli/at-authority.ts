// What the command line gives an authority: by somebody who may, to the running case, as the web and the chats do.
import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { readConfig } from '../config.js';
import { sendCommand } from '../bots/send-command.js';
import { parseCommand } from '../bots/commands.js';
import type { AuthorityState } from '../domain/authority.js';
import { authorityCaseId } from '../domain/case.js';
import type { AuthorityCommand } from '../domain/commands.js';
import { permissions } from '../domain/permissions.js';
import { FootholdPlugin } from '../plugin.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { actorOf, peopleOf } from '../prisma/people.js';
import { readKeys } from '../server/keys.js';
import { runningIn } from '../server/one-at-a-time.js';
import { openStore } from '../server/store.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import { say } from './say.js';

/** The authority's case as the database has it; throws a sentence when there is none. */
export async function authorityCase(db: Database, authorityId: string): Promise<AuthorityState> {
  const row = await caseById(db, authorityCaseId(authorityId));
  if (row?.state.kind === 'authority') return row.state;
  const ids = (await db.authority.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
  throw new Error(
    `There is no authority ${authorityId} here. ${ids.length === 0 ? 'Import a file first.' : `There are: ${ids.join(', ')}.`}`
  );
}

/** Who gives the command: the person named, or the only one who may. */
async function giver(
  db: Database,
  authorityId: string,
  kind: AuthorityCommand['kind'],
  by: string | null
): Promise<Person> {
  const able = (await peopleOf(db, authorityId)).filter(({ roles }) =>
    permissions[kind].some((role) => roles.includes(role))
  );
  const named = by === null ? able : able.filter(({ id }) => id === by);
  const [first] = named;
  if (first !== undefined && named.length === 1) return first;
  const who = able.map(({ id, displayName }) => `${id} (${displayName})`).join(', ');
  throw new Error(
    able.length === 0
      ? `Nobody at ${authorityId} may ${kind}; it takes a ${permissions[kind].join(' or ')}.`
      : `Say who does this with --by. At ${authorityId} these may: ${who}.`
  );
}

/** Gives one command and answers who gave it; throws the refusal's sentence when the case says no. */
export async function giveAuthority(
  db: Database,
  authorityId: string,
  command: AuthorityCommand,
  by: string | null
): Promise<{ readonly by: string; readonly queued: boolean }> {
  const config = readConfig();
  const person = await giver(db, authorityId, command.kind, by);
  const { encryptionKeys } = await readKeys(config);
  const client = await connectClient(temporalTarget(ownServer(config)), new FootholdPlugin({ encryptionKeys }));
  try {
    const envelope = {
      deliveryId: `cli:${randomUUID()}`,
      by: actorOf(person),
      via: 'cli',
      command: parseCommand(command),
    } as const;
    const sent = await sendCommand(
      { client, taskQueue: config.taskQueue, patienceMs: 10_000 },
      authorityCaseId(authorityId),
      envelope
    );
    if (sent.kind === 'refused') throw new Error(sent.refusal.message);
    return { by: person.id, queued: sent.kind === 'queued' };
  } finally {
    await client.connection.close();
  }
}

/** Runs on the database of this machine or of DATABASE_URL. */
export async function withStore<T>(run: (db: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig();
  const store = await openStore({ databaseUrl, dataDir, log: say.error });
  try {
    return await run(store.db);
  } finally {
    await store.close();
  }
}

/** The address of the server that `foothold start` runs, unless a cluster of yours is set. */
export function ownServer({ temporalAddress, dataDir }: Config): string | undefined {
  if (temporalAddress !== null) return undefined;
  const address = runningIn(dataDir)?.temporalAddress;
  if (!address)
    throw new Error('Foothold is not running here. Start it with "npm start" first, or set TEMPORAL_ADDRESS.');
  return address;
}
