// Yearly figures of areas from a CSV file: every bad row is named by line and column; with one of them nothing is taken.
import { CsvError, parse } from 'csv-parse/sync';
import { lineFault } from '../../domain/area.js';
import type { Area, IndicatorLine } from '../../domain/area.js';

/** What is wrong in one place of the file. `line` counts from 1, the heading included. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly wrong: string;
  /** What to do about it. */
  readonly mend: string;
}

/** What a file says, or everything that is wrong with it; never both. */
export type ReadIndicators =
  | { readonly lines: readonly IndicatorLine[]; readonly faults: readonly [] }
  | { readonly lines: readonly []; readonly faults: readonly RowFault[] };

const fixed = ['area', 'name', 'year', 'source'];
const areaId = /^[a-z0-9][a-z0-9-]{0,60}$/;

/**
 * Reads the columns area, name (only needed for a new area), year, source (optional) and any further figures by their names; a figure
 * may be left empty. Comma or semicolon; decimals with comma or point; UTF-8 with or without a byte-order mark.
 */
export function readIndicators(text: string, areas: readonly Area[]): ReadIndicators {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = first.includes(';') ? ';' : ',';
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` each record comes with where it stood; the types of csv-parse do not know that.
    rows = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return bad([
      { line, column: '', wrong: error.message, mend: 'Close the quotation mark, or leave quotation marks out.' },
    ]);
  }
  const [heading, ...body] = rows;
  const columns = (heading?.record ?? []).map((name) => name.trim());
  const missing = ['area', 'year'].filter((name) => !columns.includes(name));
  const twice = columns.filter((name, index) => name === '' || columns.indexOf(name) !== index);
  const figures = columns.filter((name) => !fixed.includes(name) && name !== '');
  if (missing.length + twice.length > 0 || figures.length === 0)
    return bad([
      ...missing.map((column) => ({
        line: 1,
        column,
        wrong: `There is no column "${column}".`,
        mend: 'Add it to the first line.',
      })),
      ...twice.map((column) => ({
        line: 1,
        column,
        wrong: 'A heading is empty or stands there twice.',
        mend: 'Give each column a name of its own.',
      })),
      ...(figures.length === 0
        ? [
            {
              line: 1,
              column: '',
              wrong: 'There is no column with a figure.',
              mend: 'Add one, e.g. adultsEmployedPercent.',
            },
          ]
        : []),
    ]);
  if (body.length === 0)
    return bad([
      { line: 1, column: '', wrong: 'There is a heading but no row.', mend: 'Add a row for each area and year.' },
    ]);

  const faults: RowFault[] = [];
  const lines: IndicatorLine[] = [];
  const known = [...areas];
  const seen = new Map<string, number>();
  for (const { record, info } of body) {
    const line = info.lines;
    const before = faults.length;
    const fault = (column: string, wrong: string, mend: string): void =>
      void faults.push({ line, column, wrong, mend });
    if (record.length !== columns.length)
      fault(
        '',
        `The row has ${record.length} columns, the heading ${columns.length}.`,
        'Put a figure with a decimal comma in quotation marks, or add what is missing.'
      );
    const cell = (column: string): string => record[columns.indexOf(column)] ?? '';
    const [id, name, year] = [cell('area'), cell('name'), cell('year')];
    if (!areaId.test(id))
      fault('area', `"${id}" is no id of an area.`, 'Use lower-case letters, digits and hyphens, e.g. norra-vivalla.');
    if (!/^(19|20|21)\d\d$/.test(year)) fault('year', `"${year}" is no year.`, 'Write four digits, e.g. 2026.');
    const values: Record<string, number> = {};
    for (const column of figures) {
      const typed = cell(column)
        .replace(/%$/, '')
        .replaceAll(/[\s\u00a0]/g, '')
        .replace(',', '.');
      if (typed === '') continue;
      const value = Number(typed);
      if (!Number.isFinite(value))
        fault(column, `"${cell(column)}" is no number.`, 'Write digits, e.g. 39,5, or leave it empty.');
      else values[column] = value;
    }
    const earlier = seen.get(`${id} ${year}`);
    if (earlier !== undefined)
      fault('year', `${id} ${year} stands in line ${earlier} too.`, 'Keep one of the two lines.');
    seen.set(`${id} ${year}`, line);
    const read: IndicatorLine = {
      areaId: id,
      name: name === '' ? null : name,
      year: Number(year),
      values,
      source: cell('source') || null,
    };
    if (read.name !== null) known.push({ id, name: read.name });
    const refused = faults.length === before ? lineFault(known, read) : null;
    if (refused !== null)
      fault(
        refused.refused === 'UnknownArea' ? 'name' : (refused.details['indicator'] ?? ''),
        refused.refused === 'UnknownArea'
          ? `There is no area ${id} yet, and the row gives it no name.`
          : `${refused.details['value'] ?? ''} is no share.`,
        refused.refused === 'UnknownArea' ? 'Write its name in the column "name".' : 'Write a percentage from 0 to 100.'
      );
    lines.push(read);
  }
  return faults.length > 0 ? bad(faults) : { lines, faults: [] };
}

const bad = (faults: readonly RowFault[]): ReadIndicators => ({ lines: [], faults });
