// Walks the audit chains and says where one is broken. Everything is computed again from what is stored.
import type { Database } from './database.js';
import { digest, linkHash } from './digest.js';

/** What a walk found in one authority's chain. */
export interface ChainVerdict {
  readonly authorityId: string;
  readonly entries: number;
  /** Hash of the newest link: write it down elsewhere, and a later walk proves that nothing before it changed. */
  readonly head: string;
  readonly faults: readonly ChainFault[];
}

/** One broken link, by its number. */
export interface ChainFault {
  readonly number: number;
  readonly caseId: string | null;
  readonly what: 'missing-entry' | 'changed-entry' | 'changed-event' | 'missing-event' | 'wrong-head';
}

const pageSize = 250;
/** A link that takes an event back (see foothold_record). */
const undoneType = 'undone';

/** Verifies the chains of one authority, or of all. */
export async function verifyAudit(db: Database, authorityId?: string): Promise<ChainVerdict[]> {
  const heads = await db.auditHead.findMany({
    where: authorityId === undefined ? {} : { authorityId },
    orderBy: { authorityId: 'asc' },
  });
  const verdicts: ChainVerdict[] = [];
  for (const head of heads) verdicts.push(await walk(db, head));
  return verdicts;
}

async function walk(db: Database, head: { authorityId: string; number: number; hash: string }): Promise<ChainVerdict> {
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
  db: Database,
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
