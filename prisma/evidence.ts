// Files of evidence: who sent which, which report they went to (the events of its contract say), and which have been deleted.
import type { ContractState } from '../domain/contract.js';
import type { EvidenceAdded, EvidenceFile, EvidenceFormat } from '../domain/evidence.js';
import { evidenceKeptUntil } from '../domain/evidence.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** A file that somebody sends. */
export interface Upload extends EvidenceFile {
  readonly personId: string;
}

/** A file that has gone with a report. */
export interface EvidenceRow extends EvidenceAdded {
  readonly by: string | null;
  readonly via: string;
  readonly at: string;
  /** When it was deleted; null while it is kept. */
  readonly deletedAt: Date | null;
}

/** So long a file waits for the report that it is to go with. */
const waitsForReportMs = 60 * 60_000;

/** Storing and deleting of one file go one after the other, whichever worker does them. */
async function alone<T>(db: Database, hash: string, run: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${hash}`}, 0))`;
      return run(tx);
    },
    { timeout: 60_000, maxWait: 10_000 }
  );
}

/** Notes who sent a file, and stores it meanwhile: both or neither. */
export async function keepUpload(
  db: Database,
  { hash, format, bytes, personId }: Upload,
  store: () => Promise<void>
): Promise<void> {
  await alone(db, hash, async (tx) => {
    const sentAt = new Date();
    await tx.evidenceFile.upsert({
      where: { hash_personId: { hash, personId } },
      create: { hash, personId, format, bytes, sentAt },
      update: { sentAt },
    });
    // Sent anew after it had been deleted: it is there again.
    await tx.evidenceFile.updateMany({ where: { hash }, data: { deletedAt: null } });
    await store();
  });
}

/** Whether this person has sent all of these files, and they are still kept. */
export async function haveSent(db: Database, personId: string, files: readonly EvidenceFile[]): Promise<boolean> {
  const rows = await db.evidenceFile.findMany({
    where: { personId, deletedAt: null, hash: { in: files.map(({ hash }) => hash) } },
  });
  return files.every(({ hash, format, bytes }) =>
    rows.some((row) => row.hash === hash && row.format === format && row.bytes === bytes)
  );
}

/** Files that this person sent within the hour and that have gone with no report, oldest first. */
export async function waitingUploads(db: Database, personId: string, limit: number): Promise<EvidenceFile[]> {
  const since = new Date(Date.now() - waitsForReportMs);
  const rows = await db.evidenceFile.findMany({
    where: { personId, deletedAt: null, sentAt: { gte: since } },
    orderBy: { sentAt: 'asc' },
  });
  if (rows.length === 0) return [];
  const linked = await linkedHashes(
    db,
    rows.map(({ hash }) => hash)
  );
  return rows
    .filter(({ hash }) => !linked.has(hash))
    .slice(-limit)
    .map(({ hash, format, bytes }) => ({ hash, format: format as EvidenceFormat, bytes }));
}

async function linkedHashes(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT DISTINCT data->>'hash' AS hash FROM case_events
    WHERE type = 'evidence-added' AND data->>'hash' = ANY(${[...hashes]}::text[])`;
  return new Set(rows.map(({ hash }) => hash));
}

/** The evidence of a contract in the order it came, or the one with a number. */
export async function evidenceRows(
  db: Database,
  contractId: string,
  number: number | null = null
): Promise<EvidenceRow[]> {
  const events = await db.caseEvent.findMany({
    where: {
      caseId: contractId,
      type: 'evidence-added',
      ...(number !== null && { data: { path: ['number'], equals: number } }),
    },
    orderBy: { seq: 'asc' },
  });
  if (events.length === 0) return [];
  const added = events.map(({ data, by, via, at }) => ({
    ...(data as unknown as EvidenceAdded),
    by,
    via,
    at: at.toISOString(),
  }));
  const files = await db.evidenceFile.findMany({
    where: { hash: { in: added.map(({ hash }) => hash) } },
    select: { hash: true, deletedAt: true },
  });
  const deleted = new Map(files.map(({ hash, deletedAt }) => [hash, deletedAt]));
  return added.map((each) => ({ ...each, deletedAt: deleted.get(each.hash) ?? null }));
}

/** A file that no report took is deleted after so long. */
const unusedForMs = 24 * 60 * 60_000;

type Link = Pick<ContractState, 'endsOn' | 'settings'>;

/** What is kept of some files, with the contracts they went to; sent long enough ago that nobody is about to report with them. */
function keptFiles(
  db: Pick<Database, '$queryRaw'>,
  at: string,
  having: Prisma.Sql
): Promise<{ hash: string; links: Link[] }[]> {
  return db.$queryRaw`
    SELECT files.hash,
      COALESCE(json_agg(DISTINCT jsonb_build_object('endsOn', cases.state->>'endsOn', 'settings', cases.state->'settings'))
        FILTER (WHERE cases.id IS NOT NULL), '[]') AS links
    FROM evidence_files AS files
      LEFT JOIN case_events AS events ON events.type = 'evidence-added' AND events.data->>'hash' = files.hash
      LEFT JOIN cases ON cases.id = events.case_id
    WHERE files.deleted_at IS NULL
    GROUP BY files.hash
    HAVING max(files.sent_at) < ${new Date(Date.parse(at) - unusedForMs)} AND ${having}`;
}

const isOver = (links: readonly Link[], at: string): boolean =>
  links.every(({ endsOn, settings }) => {
    // A contract from before there were settings has none.
    const own = settings ?? undefined;
    return evidenceKeptUntil({ endsOn, ...(own !== undefined && { settings: own }) }) < at.slice(0, 10);
  });

/** Hashes of files whose time is over at an instant: of an authority's contracts, and of no contract. */
export async function maybeOver(db: Database, authorityId: string, at: string): Promise<string[]> {
  const having = Prisma.sql`(count(cases.id) = 0 OR (bool_or(cases.authority_id = ${authorityId})
    AND bool_and(cases.state->>'endsOn' < ${at.slice(0, 10)})))`;
  const files = await keptFiles(db, at, having);
  return files.filter(({ links }) => isOver(links, at)).map(({ hash }) => hash);
}

/** Deletes a file and notes when, unless somebody has sent it or reported with it meanwhile; true when it did. */
export async function deleteIfOver(
  db: Database,
  hash: string,
  at: string,
  remove: () => Promise<void>
): Promise<boolean> {
  return alone(db, hash, async (tx) => {
    const [file] = await keptFiles(tx, at, Prisma.sql`files.hash = ${hash}`);
    if (file === undefined || !isOver(file.links, at)) return false;
    // Of what nobody reported with nothing stays known.
    if (file.links.length === 0) await tx.evidenceFile.deleteMany({ where: { hash } });
    else await tx.evidenceFile.updateMany({ where: { hash }, data: { deletedAt: new Date() } });
    await remove();
    return true;
  });
}
