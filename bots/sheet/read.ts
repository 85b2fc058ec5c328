// A sheet of placements or hours becomes the lines of one report, or everything that is wrong with it, cell by cell. Pure.
import type { EndReason, ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { periodReported } from '../../domain/reporting.js';
import { redact } from '../understand/redact.js';
import type { Cell, SheetRow } from './cells.js';
import type { Column } from './columns.js';
import { columnCalled, tellsWho } from './columns.js';
import { dateIn, monthIn, numberIn, oneOf, placementIn, textOf } from './values.js';

/** What is wrong in one place; its words are in bots/words/sheet.ts. */
export interface SheetFault {
  readonly row: number;
  /** The heading as it stands in the file; empty for a whole row. */
  readonly column: string;
  readonly fault:
    | 'no-heading'
    | 'missing-column'
    | 'twice'
    | 'unknown-column'
    | 'column-tells-who'
    | 'tells-who'
    | 'no-rows'
    | 'required'
    | 'what'
    | 'date'
    | 'number'
    | 'placement'
    | 'no-placement'
    | 'ended'
    | 'one-person'
    | 'order'
    | 'form'
    | 'reason'
    | 'hours-not-counted'
    | 'month'
    | 'month-needed'
    | 'other-month'
    | 'too-many';
  /** What stood there, without what could tell who somebody is; a bound; the month that is due. */
  readonly details: Readonly<Record<string, string>>;
}

/** A line of the report with the row that it comes from. */
export interface SheetLine {
  readonly row: number;
  readonly entry: ReportEntry;
  /** Of hours: the month that they are of, and the heading that it stands under. */
  readonly period: string | null;
  readonly periodColumn: string;
}

/** What a sheet says, or what is wrong with it; never both. */
export interface ReadSheet {
  readonly lines: readonly SheetLine[];
  readonly faults: readonly SheetFault[];
}

/** So many lines, and so many people, one report takes. */
export const linesInReport = 200;

/** Whom the sheet is from, and when: an ISO instant. */
export interface SheetContext {
  readonly contract: ContractState;
  readonly organisationId: string;
  readonly at: string;
  /** Names of the parties, also where they are a person's. */
  readonly firms: readonly string[];
}

const whats = {
  internship: /^(praktik|praktikant|internship|intern|placement)/,
  employment: /^(anstall|jobb|employ|hire|job)/,
  education: /^(utbildning|studier|education|training)/,
  ended: /^(avslut|slut|ended|end|left)/,
} as const;
const forms = {
  permanent: /^(tillsvidare|fast|permanent)/,
  'fixed-term': /^(visstid|tidsbegrans|vikariat|sarskild|fixed|temporary)/,
  apprenticeship: /^(larling|apprentic)/,
} as const;
const reasons: Readonly<Record<EndReason, RegExp>> = {
  completed: /^(fullfolj|klar|genomford|completed|done)/,
  left: /^(slutade|egen|left|resigned)/,
  'programme-ended': /^(insats|program)/,
  'employer-ended': /^(arbetsgiv|uppsagd|employer)/,
  'not-eligible': /^(inte i mal|ej i mal|not (in|eligible))/,
};

/** Ten digits in a row, or six and four: a personal identity number, also where a number is asked for. */
const identity = /(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)/;

/** Reads the rows; the first one is the heading. */
export function readPlacements(rows: readonly SheetRow[], context: SheetContext): ReadSheet {
  const [heading, ...body] = rows;
  if (heading === undefined) return { lines: [], faults: [{ row: 1, column: '', fault: 'no-heading', details: {} }] };
  const { columns, faults: wrong } = headingOf(heading);
  if (wrong.length > 0) return { lines: [], faults: wrong };
  if (body.length === 0)
    return { lines: [], faults: [{ row: heading.row, column: '', fault: 'no-rows', details: {} }] };
  const lines: SheetLine[] = [];
  const faults: SheetFault[] = [];
  for (const { row, cells } of body) {
    const line = lineOf(row, cells, columns, context);
    if (Array.isArray(line)) faults.push(...line);
    else lines.push(line);
  }
  const people = lines.reduce((sum, { entry }) => sum + entry.count, 0);
  if (faults.length === 0 && people > linesInReport)
    faults.push({ row: body[0]?.row ?? 2, column: '', fault: 'too-many', details: { most: String(linesInReport) } });
  return faults.length > 0 ? { lines: [], faults } : { lines, faults: [] };
}

interface Headed {
  readonly column: Column;
  readonly heading: string;
  readonly at: number;
}

function headingOf({ row, cells }: SheetRow): { columns: Headed[]; faults: SheetFault[] } {
  const columns: Headed[] = [];
  const faults: SheetFault[] = [];
  cells.forEach((cell, at) => {
    const heading = textOf(cell).slice(0, 80);
    if (heading === '') return;
    const column = columnCalled(heading);
    const known = column === null ? undefined : columns.find((each) => each.column === column);
    if (column !== null && known === undefined) columns.push({ column, heading, at });
    else if (known !== undefined)
      faults.push({ row, column: heading, fault: 'twice', details: { other: known.heading } });
    else if (tellsWho(heading)) faults.push({ row, column: heading, fault: 'column-tells-who', details: {} });
    else faults.push({ row, column: redact(heading), fault: 'unknown-column', details: {} });
  });
  if (columns.length === 0 && faults.every(({ fault }) => fault !== 'column-tells-who'))
    return { columns, faults: [{ row, column: '', fault: 'no-heading', details: {} }] };
  const has = (column: Column): boolean => columns.some((each) => each.column === column);
  // Hours of those who are placed need no word for what they do.
  if (!has('what') && !(has('placement') && has('hours')))
    faults.push({ row, column: '', fault: 'missing-column', details: { missing: 'what' } });
  return { columns, faults };
}

function lineOf(
  row: number,
  cells: readonly Cell[],
  columns: readonly Headed[],
  context: SheetContext
): SheetLine | SheetFault[] {
  const { contract } = context;
  const faults: SheetFault[] = [];
  const headed = (column: Column): Headed | undefined => columns.find((each) => each.column === column);
  const cell = (column: Column): Cell => cells[headed(column)?.at ?? -1] ?? null;
  const given = (column: Column): boolean => textOf(cell(column)) !== '';
  const fault = (column: Column, what: SheetFault['fault'], details: Record<string, string> = {}): null => {
    const value = redact(textOf(cell(column))).slice(0, 60);
    faults.push({ row, column: headed(column)?.heading ?? '', fault: what, details: { value, ...details } });
    return null;
  };
  const read = <T>(column: Column, of: (cell: Cell) => T | null, wrong: SheetFault['fault']): T | null =>
    given(column) ? (of(cell(column)) ?? fault(column, wrong)) : null;
  const amount = (column: Column, least: number, most: number, percent = false): number | null => {
    if (!given(column)) return null;
    const value = numberIn(cell(column), percent);
    const bounds = { least: String(least), most: String(most) };
    return value !== null && Number.isInteger(value) && value >= least && value <= most
      ? value
      : fault(column, 'number', bounds);
  };

  // Whatever else is wrong: nobody's number is read any further, or shown again.
  for (const { column } of columns)
    if (identity.test(textOf(cell(column)).replaceAll(/\s/g, ' ')))
      return (fault(column, 'tells-who', { value: '' }), faults);

  const placement = read('placement', placementIn, 'placement');
  const record = placement === null ? undefined : contract.placements[placement - 1];
  if (placement !== null && record === undefined) fault('placement', 'no-placement');
  if (record?.phase === 'ended') fault('placement', 'ended');
  const stands = record?.phase === 'ended' || record?.phase === 'referred' ? undefined : record?.phase;
  const what = read('what', (one) => oneOf(one, whats), 'what') ?? (given('what') ? null : (stands ?? null));
  if (what === null && !given('what')) fault('what', 'required');
  const count = amount('count', 1, linesInReport) ?? 1;
  if (placement !== null && count > 1) fault('count', 'one-person');
  if (what === 'ended' && placement === null && !given('placement')) fault('placement', 'required');
  const startDate = read('startDate', dateIn, 'date');
  const endDate = read('endDate', dateIn, 'date');
  if (placement === null && what !== 'ended' && !given('startDate')) fault('startDate', 'required');
  if (what === 'ended' && !given('endDate')) fault('endDate', 'required');
  if (startDate !== null && endDate !== null && endDate < startDate) fault('endDate', 'order');
  const extentPercent = amount('extentPercent', 1, 100, true);
  const employmentForm = read('employmentForm', (one) => oneOf(one, forms), 'form');
  const endReason = read('endReason', (one) => oneOf(one, reasons), 'reason');
  const hours = amount('hours', 0, 100_000);
  const period = hours === null ? null : monthOf(context, given('period'), read('period', monthIn, 'month'), fault);
  const employer = textOf(cell('employer')).slice(0, 120);
  if (redact(employer, context.firms) !== employer) fault('employer', 'tells-who', { value: '' });
  if (faults.length > 0 || what === null) return faults;
  const entry: ReportEntry = {
    what,
    count: placement === null ? count : 1,
    placement,
    startDate: what === 'ended' ? null : startDate,
    endDate,
    extentPercent: what === 'ended' ? null : extentPercent,
    employmentForm: what === 'employment' ? employmentForm : null,
    employer: employer === '' ? null : employer,
    hours,
    endReason: what === 'ended' ? endReason : null,
  };
  return { row, entry, period, periodColumn: headed('period')?.heading ?? '' };
}

/** Hours are of a month; whether it is the one whose report this is, is judged once what has been counted is left out. */
function monthOf(
  { contract, organisationId, at }: SheetContext,
  said: boolean,
  period: string | null,
  fault: (column: Column, what: SheetFault['fault'], details?: Record<string, string>) => null
): string | null {
  if (!contract.obligations.some(({ kind }) => kind === 'hours')) return fault('hours', 'hours-not-counted');
  const due = periodReported(contract, organisationId, at);
  if (!said) return fault('hours', 'month-needed', { due });
  return period;
}
