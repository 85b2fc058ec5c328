// The import file: what is known of tenders that began before Foothold carried them. YAML, checked by zod before anything starts.
import { DateTime } from 'luxon';
import { LineCounter, isNode, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { effortCounts } from '../../domain/area.js';
import { roles } from '../../domain/actor.js';
import type { ProcedureName } from '../../domain/procedures.js';
import { procedures } from '../../domain/procedures.js';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');
const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'use letters, digits and hyphens');
const date = z.iso.date('write the date as YYYY-MM-DD');
/** Where it stands in the file; put in when the file is read. */
const line = z.int();
/** `on` is a date (taken as 10:00 that day) or a date with a time. */
const moment = z.union([date, z.iso.datetime({ offset: true })]);

const organisationSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(['authority', 'contractor', 'matching-body']),
  /** The municipality that a company belongs to, whose policy it inherits. */
  parent: id.nullable().default(null),
});

const areaSchema = z.strictObject({
  id,
  authority: id,
  name: z.string().min(1),
  /** What is known of a year; beside year and source each field is a figure by its name. */
  indicators: z
    .array(z.object({ year: z.int(), source: z.string().nullable().default(null) }).catchall(z.number()))
    .default([]),
  /** What else is done there, with its outcome counts. */
  efforts: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        period: z.string().min(1),
        outcomes: z.array(z.strictObject({ kind: z.enum(effortCounts), count: z.int().min(0) })).default([]),
      })
    )
    .default([]),
});

const personSchema = z.strictObject({
  id,
  name: z.string().min(1),
  organisation: id,
  roles: z.array(z.enum(roles as [string, ...string[]])),
  language: z.enum(['sv', 'en']).default('sv'),
  demo: z.boolean().default(false),
});

/** One thing that somebody did; the rest of it is a command, whose own schema checks it. */
const stepSchema = z.looseObject({ line, on: moment, by: id, do: z.string() });
export type Step = z.infer<typeof stepSchema>;

/** What an authority did besides its tenders: policies it adopted. */
const authoritySchema = z.strictObject({ line, id, steps: z.array(stepSchema) });

const contractSchema = z.strictObject({
  line,
  subcontractors: z.array(id).default([]),
  steps: z.array(stepSchema).default([]),
  /** What people did to single placements, by number. */
  placements: z
    .array(z.looseObject({ line, placement: z.int().positive(), on: moment, by: id, do: z.string() }))
    .default([]),
});

const tenderSchema = z.strictObject({
  line,
  reference,
  title: z.string().min(1),
  authority: id,
  procedure: z.enum(Object.keys(procedures) as [ProcedureName, ...ProcedureName[]]).default('open'),
  matchingBody: id.nullable().default(null),
  steps: z.array(stepSchema),
  contract: contractSchema.optional(),
});
export type TenderEntry = z.infer<typeof tenderSchema>;

const importFileSchema = z.strictObject({
  format: z.literal('foothold/1', 'the first line must be "format: foothold/1"'),
  /** The day the file tells of; what happens after it is not in the file. */
  asOf: date,
  organisations: z.array(organisationSchema),
  areas: z.array(areaSchema).default([]),
  authorities: z.array(authoritySchema).default([]),
  people: z.array(personSchema),
  tenders: z.array(tenderSchema),
});

/** A checked import file. */
export type ImportFile = z.infer<typeof importFileSchema>;

/** A file that cannot be imported; the message names the place and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(
    message: string,
    /** The message begins with the line. */
    readonly located = false
  ) {
    super(message);
  }
}

/** Reads an import file; nothing has been started when it throws an {@link ImportError}. */
export function readImportFile(text: string): ImportFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw new ImportError(`This is not YAML: ${broken.message}`);
  const lineOf = (node: unknown): number => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  visit(document, {
    Map(_, node) {
      if (node.has('do') || node.has('steps')) node.set('line', lineOf(node));
    },
  });
  const result = importFileSchema.safeParse(document.toJS());
  if (result.success) return result.data;
  throw new ImportError(
    result.error.issues
      .map(({ path, message }) => {
        // What is missing is not there to point at: the line is that of what it is missing in.
        const nearest = path.map((_, cut) => path.slice(0, path.length - cut)).find((each) => document.hasIn(each));
        return atLine(lineOf(document.getIn(nearest ?? [], true)), `${path.join('.') || 'the file'}: ${message}`);
      })
      .join('\n'),
    true
  );
}

/** A sentence with the line of the file that it is about. */
export const atLine = (number: number, sentence: string): string => `line ${number}: ${sentence}`;

/**
 * Moves every date of the file by whole months, so that it tells of `today` or of a day at most a month before; for the demo, whose
 * story must not grow old. Months stay months: what was reported on the third still is.
 */
export function asOfToday(text: string, today: string): string {
  const asOf = DateTime.fromISO(readImportFile(text).asOf, { zone: 'utc' });
  const months = Math.floor(DateTime.fromISO(today, { zone: 'utc' }).diff(asOf, 'months').months);
  const moved = (each: string, format: string): string | null => {
    const date = DateTime.fromFormat(each, format, { zone: 'utc' });
    return date.isValid ? date.plus({ months }).toFormat(format) : null;
  };
  return text
    .replaceAll(/\b\d{4}-\d{2}-\d{2}(?=T|\b)/g, (each) => moved(each, 'yyyy-MM-dd') ?? each)
    .replaceAll(/\b\d{4}-Q[1-4]\b/g, (each) => moved(each, "yyyy-'Q'q") ?? each);
}
