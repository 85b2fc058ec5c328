// Walks the audit chains and says where one is broken. Everything is computed again from what is stored.
import type { Database } from './database.js';
import { digest, linkHash } from './digest.js';
import { Prisma } from './generated/client.js';

/** The database as it is at one moment. */
type Snapshot = Prisma.TransactionClient;

/** What a walk found in one authority's chain. */
export interface ChainVerdict {
  readonly authorityId: string;
  readonly entries: number;
  /** Hash of the newest link: write it down elsewhere, and a later walk proves that nothing before it changed. */
  readonly head: string;
  readonly faults: readonly ChainFault[];
}

/**
 * What is wrong: by the number of a link, where one should be and which case it is of, or by the number of an event in its case that no link
 * stands for (`unlinked-event`: put in by hand, or its link was removed and the chain computed again).
 */
export type ChainFault =
  | {
      readonly what: 'missing-entry' | 'changed-entry' | 'changed-event' | 'missing-event' | 'wrong-head';
      readonly number: number;
      readonly caseId: string | null;
    }
  | { readonly what: 'unlinked-event'; readonly seq: number; readonly caseId: string };

const pageSize = 250;
/** Long enough for the chain of a large authority. */
const longestWalkMs = 60 * 60 * 1000;
/** A link that takes an event back (see foothold_record). */
const undoneType = 'undone';

/** Verifies the chains of one authority, or of all, as they are at one moment: recording may go on meanwhile. */
export async function verifyAudit(db: Database, authorityId?: string): Promise<ChainVerdict[]> {
  return db.$transaction(
    async (now) => {
      const heads = await now.auditHead.findMany({ where: authorityId === undefined ? {} : { authorityId } });
      const unlinked = await unlinkedEvents(now, authorityId);
      const begun = new Map(heads.map((head) => [head.authorityId, head]));
      // An authority whose chain was removed as a whole has no head either.
      const ids = [...new Set([...begun.keys(), ...unlinked.keys()])].sort();
      const verdicts: ChainVerdict[] = [];
      for (const id of ids) {
        const verdict = await walk(now, begun.get(id) ?? { authorityId: id, number: 0, hash: '' });
        verdicts.push({ ...verdict, faults: [...verdict.faults, ...(unlinked.get(id) ?? [])] });
      }
      return verdicts;
    },
    { isolationLevel: 'RepeatableRead', timeout: longestWalkMs, maxWait: 10_000 }
  );
}

/** Events that no link of their authority's chain stands for, by authority. */
async function unlinkedEvents(db: Snapshot, authorityId?: string): Promise<Map<string, ChainFault[]>> {
  const rows = await db.$queryRaw<{ authorityId: string; caseId: string; seq: number }[]>`
    SELECT cases.authority_id AS "authorityId", event.case_id AS "caseId", event.seq
    FROM case_events event JOIN cases ON cases.id = event.case_id
    WHERE ${authorityId === undefined ? Prisma.sql`true` : Prisma.sql`cases.authority_id = ${authorityId}`}
      AND NOT EXISTS (
        SELECT FROM audit_entries link
        WHERE link.case_id = event.case_id AND link.seq = event.seq AND link.authority_id = cases.authority_id
      )
    ORDER BY event.case_id, event.seq`;
  const byAuthority = new Map<string, ChainFault[]>();
  for (const { authorityId: id, caseId, seq } of rows) {
    const faults = byAuthority.get(id) ?? [];
    faults.push({ what: 'unlinked-event', caseId, seq });
    byAuthority.set(id, faults);
  }
  return byAuthority;
}

async function walk(db: Snapshot, head: { authorityId: string; number: number; hash: string }): Promise<ChainVerdict> {
  const { authorityId } = head;
  const faults: ChainFault[] = [];
  let previous = '';
  let number = 0;
  for (;;) {
    const entries = await db.auditEntry.findMany({
      where: { authorityId, number: { gt: number } },
      orderBy: { number: 'asc' },
      take: pageSize,
    });
    if (entries.length === 0) break;
    const events = await db.caseEvent.findMany({ where: { OR: entries.map(({ caseId, seq }) => ({ caseId, seq })) } });
    const byKey = new Map(events.map((event) => [`${event.caseId} ${event.seq}`, event]));
    const newest = await newestLinks(db, authorityId, entries);
    for (const entry of entries) {
      const { caseId } = entry;
      if (entry.number !== number + 1) faults.push({ number: number + 1, caseId: null, what: 'missing-entry' });
      if (entry.previous !== previous || entry.hash !== linkHash(entry.previous, entry))
        faults.push({ number: entry.number, caseId, what: 'changed-entry' });
      previous = entry.hash;
      number = entry.number;
      const key = `${caseId} ${entry.seq}`;
      const event = byKey.get(key);
      // A failed workflow task that was done again otherwise: of its links the last one says what holds.
      if (newest.get(key) !== entry.number) continue;
      if (entry.type === undoneType) {
        if (event !== undefined) faults.push({ number: entry.number, caseId, what: 'changed-event' });
      } else if (event === undefined) faults.push({ number: entry.number, caseId, what: 'missing-event' });
      else if (
        digest(event.data) !== entry.dataDigest ||
        event.type !== entry.type ||
        event.by !== entry.by ||
        event.via !== entry.via ||
        event.at.toISOString() !== entry.at
      )
        faults.push({ number: entry.number, caseId, what: 'changed-event' });
    }
  }
  if (head.number !== number || head.hash !== previous) faults.push({ number, caseId: null, what: 'wrong-head' });
  return { authorityId, entries: number, head: previous, faults };
}

/** The number of the last link for each event of these entries. */
async function newestLinks(
  db: Snapshot,
  authorityId: string,
  entries: readonly { readonly caseId: string; readonly seq: number }[]
): Promise<Map<string, number>> {
  const rows = await db.auditEntry.groupBy({
    by: ['caseId', 'seq'],
    where: { authorityId, OR: entries.map(({ caseId, seq }) => ({ caseId, seq })) },
    _max: { number: true },
  });
  return new Map(rows.map(({ caseId, seq, _max }) => [`${caseId} ${seq}`, _max.number ?? 0]));
}
