// Reports that came of files, to know what has been counted.
import type { ReportEntry } from '../domain/commands.js';
import type { Database } from './database.js';

/** A report that came of a file. */
export interface FileReport {
  readonly reportId: string;
  readonly period: string;
  readonly status: string;
  readonly entries: readonly ReportEntry[];
}

/** The reports on a contract whose ids begin so. */
export async function reportsByFile(db: Database, contractId: string, prefix: string): Promise<FileReport[]> {
  const rows = await db.report.findMany({
    where: { contractId, reportId: { startsWith: prefix } },
    select: { reportId: true, period: true, status: true, entries: true },
    orderBy: { at: 'asc' },
  });
  return rows.map((row) => ({ ...row, entries: row.entries as unknown as ReportEntry[] }));
}
