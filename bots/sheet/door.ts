// The door that every sheet comes through, from the web and from a terminal: read, held against what has been counted, one report.
import { createHash } from 'node:crypto';
import type { Command, ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { periodReported } from '../../domain/reporting.js';
import { partiesOf } from '../../domain/any-case.js';
import type { Database } from '../../prisma/database.js';
import { reportsByFile } from '../../prisma/sheets.js';
import { namesOf } from '../names.js';
import type { FileFault } from './cells.js';
import { readCells } from './cells.js';
import type { SheetFault, SheetLine } from './read.js';
import { readPlacements } from './read.js';

/** What a sheet comes to. */
export type SheetOutcome =
  | { readonly kind: 'no-sheet'; readonly fault: FileFault }
  | { readonly kind: 'faults'; readonly faults: readonly SheetFault[] }
  /** Every row of it has been counted. */
  | { readonly kind: 'nothing-new'; readonly skipped: number }
  | {
      readonly kind: 'ready';
      readonly lines: readonly SheetLine[];
      readonly skipped: number;
      readonly command: Extract<Command, { kind: 'report' }>;
      /** The same for the same rows, whoever sends them and from where: they count once. */
      readonly deliveryId: string;
    };

/** Marks deliveries of sheets, and the reports that came of them. */
export const sheetPrefix = 'sheet:';

/** Reads a sheet for one contract and one party. Nothing is kept of it. */
export async function readSheetFor(
  db: Database,
  file: Uint8Array,
  about: { readonly contract: ContractState; readonly organisationId: string; readonly at: string }
): Promise<SheetOutcome> {
  const { contract, organisationId } = about;
  const [rows, names] = await Promise.all([readCells(file), namesOf(db, [contract])]);
  if (typeof rows === 'string') return { kind: 'no-sheet', fault: rows };
  const firms = partiesOf(contract).contractorIds.map((id) => names.organisation(id));
  const { lines, faults } = readPlacements(rows, { ...about, firms });
  if (faults.length > 0) return { kind: 'faults', faults };
  const earlier = await reportsByFile(db, contract.id, sheetPrefix);
  const fresh = notCountedYet(
    lines,
    earlier.filter(({ status }) => status !== 'returned')
  );
  const skipped = lines.length - fresh.length;
  if (fresh.length === 0) return { kind: 'nothing-new', skipped };
  const due = periodReported(contract, organisationId, about.at);
  const others = fresh.filter(({ period }) => period !== null && period !== due);
  if (others.length > 0)
    return {
      kind: 'faults',
      faults: others.map(({ row, periodColumn: column }) => ({ row, column, fault: 'other-month', details: { due } })),
    };
  const entries = fresh.map(({ entry }) => entry);
  const rowsOf = JSON.stringify([contract.id, organisationId, fresh.map(({ entry, period }) => [entry, period])]);
  const digest = `${sheetPrefix}${createHash('sha256').update(rowsOf).digest('base64url').slice(0, 32)}`;
  // What was sent back may be sent anew.
  const before = earlier.filter(({ reportId }) => reportId === digest || reportId.startsWith(`${digest}.`)).length;
  const deliveryId = before === 0 ? digest : `${digest}.${before}`;
  return { kind: 'ready', lines: fresh, skipped, command: { kind: 'report', entries, text: null }, deliveryId };
}

interface Earlier {
  readonly period: string;
  readonly entries: readonly ReportEntry[];
}

/** Rows that no earlier sheet had; two rows alike are two people, so each earlier one takes one away. */
function notCountedYet(lines: readonly SheetLine[], earlier: readonly Earlier[]): SheetLine[] {
  const counted = new Map<string, number>();
  // Hours of one month are not those of another, though they may be as many.
  const key = (entry: ReportEntry, period: string): string =>
    JSON.stringify([ordered(entry), entry.hours === null ? null : period]);
  for (const { period, entries } of earlier)
    for (const entry of entries) counted.set(key(entry, period), (counted.get(key(entry, period)) ?? 0) + 1);
  return lines.filter(({ entry, period }) => {
    const left = counted.get(key(entry, period ?? '')) ?? 0;
    counted.set(key(entry, period ?? ''), left - 1);
    return left <= 0;
  });
}

/** The fields in one order, however the database gives them. */
const ordered = (entry: ReportEntry): unknown[] =>
  Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1));
