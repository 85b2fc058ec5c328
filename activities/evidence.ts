// Deletes photos and PDFs whose time is over; of each it stays known what it was, whose, and when it went.
import type { Logger } from 'pino';
import type { EvidenceStore } from '../bots/evidence/store.js';
import type { Database } from '../prisma/database.js';
import { deleteIfOver, maybeOver } from '../prisma/evidence.js';
import type { WeeklyMorning } from '../workflows/ports.js';

/** What deleting needs. */
export interface ForgetOptions {
  readonly db: Database;
  /** Null where none are kept. */
  readonly evidence: EvidenceStore | null;
  readonly log: Pick<Logger, 'info'>;
}

/**
 * Those of an authority's contracts that have ended for as long as their policy keeps files, and those that no report took within a day.
 * A file that cannot be deleted keeps no other from it; its error escapes, so that Temporal tries again.
 */
export async function deleteOver(
  { db, evidence, log }: ForgetOptions,
  { authorityId, at }: WeeklyMorning
): Promise<void> {
  if (evidence === null) return;
  const errors: unknown[] = [];
  let deleted = 0;
  for (const hash of await maybeOver(db, authorityId, at)) {
    try {
      if (await deleteIfOver(db, hash, at, () => evidence.delete(hash))) deleted += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (deleted > 0) log.info({ deleted, authorityId }, 'files of evidence were deleted');
  if (errors.length > 0) throw errors[0];
}
