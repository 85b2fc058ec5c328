// Hands a notice over to the operator of a registered notice database (Act 2019:668): Foothold prepares, it never publishes.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import type { Database } from '../prisma/database.js';
import { caseById } from '../prisma/cases.js';

/** What the operator's import reads. Money in öre, dates YYYY-MM-DD. */
export interface NoticeFile {
  readonly format: 'foothold-notice/1';
  readonly tender: string;
  readonly version: number;
  readonly buyer: string;
  readonly title: string;
  readonly procedure: string;
  /** Null for a tender that is exempt from it. */
  readonly requirement: object | null;
}

/** Writes the notice to the hand-over folder, one file for each tender and version; writing it again gives the same file. */
export async function handOverNotice(db: Database, folder: string, caseId: string, version: number): Promise<string> {
  const row = await caseById(db, caseId);
  if (row?.state.kind !== 'tender')
    throw ApplicationFailure.nonRetryable(`There is no tender ${caseId} to hand over`, 'NothingToHandOver');
  const notice: NoticeFile = {
    format: 'foothold-notice/1',
    tender: row.reference,
    version,
    buyer: row.authorityName,
    title: row.title,
    procedure: row.state.procedure,
    requirement: row.state.requirement,
  };
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${row.reference.replaceAll(/[^\w-]/g, '_')}-v${version}.json`);
  // Renamed into place, so that whoever watches the folder never reads half a notice.
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(notice, null, 2)}\n`);
  await rename(draft, file);
  return file;
}
