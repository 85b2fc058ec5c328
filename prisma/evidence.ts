// Files of evidence: who sent which, which report they went to (the events of its contract say), and which have been deleted.
import type { EvidenceAdded, EvidenceFile, EvidenceFormat } from '../domain/evidence.js';
import type { Database } from './database.js';
import type { Prisma } from './generated/client.js';

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
