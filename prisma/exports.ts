// Files that somebody asked for: how far each has come, and until when it is kept.
import type { Language } from '../domain/actor.js';
import type { Database } from './database.js';

/** What can be asked for, and as what. */
export const exportKinds = ['ocds', 'tenders', 'contracts', 'placements', 'reports', 'annual-report'] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportFormats = ['json', 'xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is asked for. */
export interface ExportAsked {
  /** The request's own id: asked twice it is one. */
  readonly id: string;
  readonly personId: string;
  readonly what: ExportKind;
  readonly format: ExportFormat;
  readonly authorityId: string;
  /** Of a report on one year; null of everything else. */
  readonly year: number | null;
  readonly language: Language;
  readonly keptUntil: Date;
}

/** Why there is no file. */
export type ExportFailure = 'nothing' | 'not-allowed' | 'broken';

/** How it stands. */
export interface ExportRow extends ExportAsked {
  /** Rows so far; `total` is null until they are counted. */
  readonly done: number;
  readonly total: number | null;
  readonly bytes: number | null;
  readonly failure: ExportFailure | null;
  readonly askedAt: Date;
  /** When the file was ready; null until then. */
  readonly readyAt: Date | null;
}

/** Remembers what was asked for; false when this very request is known already. */
export async function askExport(db: Database, asked: ExportAsked): Promise<boolean> {
  const { count } = await db.export.createMany({ data: asked, skipDuplicates: true });
  return count > 0;
}

/** One of them, or null. */
export async function exportById(db: Database, id: string): Promise<ExportRow | null> {
  return (await db.export.findUnique({ where: { id } })) as ExportRow | null;
}

const shown = 20;

/** What a person has asked for, newest first. */
export async function exportsOf(db: Database, personId: string): Promise<ExportRow[]> {
  const rows = await db.export.findMany({ where: { personId }, orderBy: { askedAt: 'desc' }, take: shown });
  return rows as ExportRow[];
}

/** Notes how it stands. */
export async function noteExport(
  db: Database,
  id: string,
  now: Partial<Pick<ExportRow, 'done' | 'total' | 'bytes' | 'failure' | 'readyAt'>>
): Promise<void> {
  await db.export.updateMany({ where: { id }, data: now });
}

/** Forgets it. */
export async function forgetExport(db: Database, id: string): Promise<void> {
  await db.export.deleteMany({ where: { id } });
}
