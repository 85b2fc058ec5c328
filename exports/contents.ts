// What is in a file that takes long to make: everything of one authority, read and written page by page.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { ReadStream } from 'node:fs';
import { formats } from '../bots/web/formats.js';
import type { Sheet } from '../bots/sheet/workbook.js';
import { workbook } from '../bots/sheet/workbook.js';
import type { CaseRow } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { ExportFormat, ExportRow } from '../prisma/exports.js';
import { caseRows, countCases, countReports } from '../prisma/lists.js';
import type { Person } from '../prisma/people.js';
import { annualFacts } from './annual-facts.js';
import { csv } from './csv.js';
import type { ListReader } from './lists.js';
import { contractList, placementList, reportList, tenderList } from './lists.js';
import { historyOf, tenderRowOf } from './load.js';
import { currentRelease, packageFrame } from './record.js';

/** Where files are made, and what stands in them of whoever publishes. */
export interface ExportPlace {
  /** A folder; of several machines the same one. */
  readonly folder: string;
  /** The publisher's registered prefix of ocids. */
  readonly prefix: string;
  /** Where people reach this server. */
  readonly url: string;
}

/** Where the file of a request is, once it is ready. */
export const exportFilePath = ({ folder }: Pick<ExportPlace, 'folder'>, { id, format }: ExportRow): string =>
  path.join(folder, `${id}.${format}`);

/** The file of a request. */
export function readExport(place: Pick<ExportPlace, 'folder'>, row: ExportRow): ReadStream {
  return createReadStream(exportFilePath(place, row));
}

/** What a file is made from. */
export interface ContentOptions {
  readonly db: Database;
  readonly place: ExportPlace;
  /** Whoever asked: it is drawn for their eyes. */
  readonly person: Person;
  /** Hears of each page that is done, by how many rows it had. */
  readonly onRows: (rows: number) => Promise<void>;
}

/** How many rows there will be. */
export function totalOf({ db, person }: Pick<ContentOptions, 'db' | 'person'>, asked: ExportRow): Promise<number> {
  const { what, authorityId } = asked;
  switch (what) {
    case 'ocds':
    case 'tenders':
      return countCases(db, person, { kind: 'tender', authorityId });
    case 'contracts':
    case 'annual-report':
      return countCases(db, person, { kind: 'contract', authorityId });
    case 'placements':
      return countCases(db, person, { kind: 'placement', authorityId });
    case 'reports':
      return countReports(db, authorityId);
  }
}

/** The file's content, as it becomes ready. */
export function contentOf(options: ContentOptions, asked: ExportRow): AsyncGenerator<Uint8Array | string> {
  const { authorityId, language, what } = asked;
  const reader: ListReader = { db: options.db, person: options.person, language };
  switch (what) {
    case 'ocds':
      return openData(options, asked);
    case 'tenders':
      return written(tenderList(reader, authorityId), asked, options);
    case 'contracts':
      return written(contractList(reader, authorityId), asked, options);
    case 'placements':
      return written(placementList(reader, { authorityId }), asked, options);
    case 'reports':
      return written(reportList(reader, { authorityId }), asked, options);
    case 'annual-report':
      return report(options, asked);
  }
}

function written(
  sheet: Sheet,
  { format, language }: Pick<ExportRow, 'language'> & { readonly format: ExportFormat },
  { onRows }: ContentOptions
): AsyncGenerator<Uint8Array | string> {
  const pages = (async function* () {
    for await (const rows of sheet.pages) {
      yield rows;
      await onRows(rows.length);
    }
  })();
  return format === 'csv' ? csv({ ...sheet, pages }, language) : workbook({ ...sheet, pages });
}

/** What happened in a year. */
async function* report({ db, person, onRows }: ContentOptions, asked: ExportRow): AsyncGenerator<Uint8Array> {
  const { authorityId, language, askedAt } = asked;
  const year = asked.year ?? askedAt.getFullYear() - 1;
  const facts = await annualFacts(db, person, { authorityId, year }, onRows);
  // Loaded when first written: nobody waits for fonts and charts at start.
  const { annualReport } = await import('./annual-report.js');
  if (facts !== null) yield* annualReport(facts, language, formats('sv').day(askedAt));
}

/** One package of the releases of all tenders, as they stand. */
async function* openData(
  { db, person, place: { prefix, url }, onRows }: ContentOptions,
  { authorityId, askedAt }: ExportRow
): AsyncGenerator<string> {
  let begun = false;
  for await (const rows of caseRows(db, person, { kind: 'tender', authorityId })) {
    for (const row of rows) {
      if (!begun) yield opening(row, askedAt, url);
      const tender = await tenderRowOf(db, row);
      if (tender === null) continue;
      yield `${begun ? ',' : ''}\n${JSON.stringify(currentRelease(await historyOf(db, tender, prefix)))}`;
      begun = true;
      await onRows(1);
    }
  }
  yield '\n]}\n';
}

function opening({ authorityId, authorityName }: CaseRow, askedAt: Date, url: string): string {
  const frame = packageFrame(askedAt.toISOString(), `${url}/exports/ocds/authority/${authorityId}`, authorityName);
  return `${JSON.stringify(frame).slice(0, -1)},"releases":[`;
}
