// The cells of a spreadsheet, as they stand: xlsx, or csv in whatever encoding and with whatever separator the program of the office writes.
import { CsvError, parse } from 'csv-parse/sync';
import { unzip } from 'fflate';
import { readSheet } from 'read-excel-file/node';

/** What is in a cell. */
export type Cell = string | number | boolean | Date | null;

/** A row with its number in the file, from 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Why a file cannot be read at all. */
export type FileFault = 'empty' | 'too-large' | 'not-a-sheet' | 'old-excel' | 'locked' | 'quotes' | 'too-many-rows';

/** So large a file may be, and so many rows. */
export const sheetLimits = {
  bytes: 2 * 1024 * 1024,
  unpackedBytes: 30 * 1024 * 1024,
  rows: 2000,
  columns: 60,
} as const;

/** Reads the rows of the first sheet; empty ones are left out. What the file is follows from its content, not from its name. */
export async function readCells(file: Uint8Array): Promise<readonly SheetRow[] | FileFault> {
  if (file.length > sheetLimits.bytes) return 'too-large';
  if (file.length === 0) return 'empty';
  const rows = startsWith(file, [0x50, 0x4b, 0x03, 0x04])
    ? await xlsxRows(file)
    : startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])
      ? oleFault(file)
      : csvRows(file);
  if (typeof rows === 'string') return rows;
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
  if (filled.length === 0) return 'empty';
  return filled.length > sheetLimits.rows ? 'too-many-rows' : filled;
}

const startsWith = (file: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => file[at] === byte);

/** Excel before 2007, or a workbook with a password: both are of the same older kind. */
function oleFault(file: Uint8Array): FileFault {
  return Buffer.from(file).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old-excel';
}

async function xlsxRows(file: Uint8Array): Promise<SheetRow[] | FileFault> {
  const size = await unpackedSize(file);
  if (size === null) return 'not-a-sheet';
  if (size > sheetLimits.unpackedBytes) return 'too-large';
  try {
    const rows = await readSheet(Buffer.from(file));
    return rows.map((cells, at) => ({ row: at + 1, cells: cells.slice(0, sheetLimits.columns) as Cell[] }));
  } catch {
    // Some other zip, or a workbook without a sheet.
    return 'not-a-sheet';
  }
}

/** What the zip says that it unpacks to, so that a small file does not become a large one; null when it is no zip of a workbook. */
function unpackedSize(file: Uint8Array): Promise<number | null> {
  let size = 0;
  let workbook = false;
  const note = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    size += originalSize;
    workbook ||= name === 'xl/workbook.xml';
    return false;
  };
  return new Promise((resolve) => {
    unzip(file, { filter: note }, (error) => resolve(error === null && workbook ? size : null));
  });
}

function csvRows(file: Uint8Array): SheetRow[] | FileFault {
  const text = decoded(file);
  if (text === null) return 'not-a-sheet';
  const [heading = ''] = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  try {
    // With `info` each record comes with where it stood; the types of csv-parse do not know that.
    const records = parse(text, {
      delimiter: delimiterOf(heading),
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ row: info.lines, cells: record.slice(0, sheetLimits.columns) }));
  } catch (error) {
    if (error instanceof CsvError) return 'quotes';
    throw error;
  }
}

/** UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252; null when it is no text. */
function decoded(file: Uint8Array): string | null {
  const marked = startsWith(file, [0xff, 0xfe]) ? 'utf-16le' : startsWith(file, [0xfe, 0xff]) ? 'utf-16be' : null;
  if (marked !== null) return new TextDecoder(marked).decode(file);
  if (file.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** The separator that the heading has most of; a comma may also be a decimal one. */
function delimiterOf(heading: string): string {
  const count = (sign: string): number => heading.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
