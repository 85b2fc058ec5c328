// What a message turned out to say: the shape that understanding hands to the conversation, the forms and the CLI.
import { z } from 'zod';
import type { ContractCommand, ReportEntry } from '../../domain/commands.js';
import type { Hours } from './hours.js';
import type { Withheld } from './redact.js';

/** What somebody may want with a message. */
export const intents = [
  'report-hire', 'report-internship', 'report-education', 'report-ended', 'report-none', 'report-hours', 'approve', 'reject',
  'request-changes', 'correct', 'undo', 'status', 'queue', 'help', 'unknown',
] as const; // prettier-ignore

/** What can be asked back for. */
export const fields = [
  'intent', 'count', 'person', 'noSuchDay', 'startDate', 'endDate', 'extentPercent', 'employmentForm', 'employer', 'hours', 'reason',
] as const; // prettier-ignore

/** What somebody wants with a message. */
export type Intent = (typeof intents)[number];

/** What can be asked back for. */
export type Field = (typeof fields)[number];

/** What was said of somebody, but for what happened. */
export type Loose = Omit<ReportEntry, 'what' | 'count'> & { readonly count: number | null };

/** A message understood. Nothing in it carries a person's name. */
export interface Understood {
  readonly intent: Intent;
  /**
   * The lines of a report or of a correction; none for `report-none`. A field named in `questions` is missing (null, or 1 for
   * the count) or doubtful (the best guess): ask before anything is sent.
   */
  readonly entries: readonly ReportEntry[];
  /**
   * What was said of somebody without a word for what happened ("två till började i måndags"), or in a correction that names no
   * act ("det var tre, inte två"): kept, so that nobody has to write it again once they are asked.
   */
  readonly loose: Loose | null;
  /** What `report-hours` says; who they are shared among is for the contract to say. */
  readonly hours: Hours | null;
  /** The placement that a question, an undo or a correction is about: 17 for P-17. */
  readonly placement: number | null;
  /** Why something is rejected, or what should change. */
  readonly reason: string | null;
  /** The reference of the tender or contract that was named, as it was written. */
  readonly tender: string | null;
  readonly questions: readonly Field[];
  /** What was taken out of the message before it may be stored. */
  readonly withheld: readonly Withheld[];
  /** The message without names, numbers and addresses of persons: the only text that may be stored. */
  readonly text: string;
}

/** The report that a message amounts to; null when it is none, when something has to be asked first, or when it is of hours. */
export function reportOf(understood: Understood): Extract<ContractCommand, { kind: 'report' }> | null {
  if (
    !understood.intent.startsWith('report-') ||
    understood.intent === 'report-hours' ||
    understood.questions.length > 0
  )
    return null;
  return { kind: 'report', entries: understood.entries, text: understood.text };
}

const day = z.iso.date().nullable();
const percent = z.int().min(1).max(100).nullable();

/** What `foothold understand --json` prints: the first line's fields, null where not said, and the other lines in `more`. */
export const flatSchema = z.strictObject({
  intent: z.enum(intents),
  count: z.int().positive().nullable(),
  person: z
    .string()
    .regex(/^P-\d+$/)
    .nullable(),
  startDate: day,
  endDate: day,
  extentPercent: percent,
  employmentForm: z.enum(['permanent', 'fixed-term', 'apprenticeship']).nullable(),
  employer: z.string().min(1).nullable(),
  hours: z.number().nullable(),
  tender: z.string().nullable(),
  questions: z.array(z.enum(fields)),
  text: z.string(),
  more: z.array(
    z.looseObject({ what: z.string(), count: z.int().positive(), startDate: day, endDate: day, extentPercent: percent })
  ),
});

/** One flat object, for `foothold understand --json`. */
export function flat(understood: Understood): z.input<typeof flatSchema> {
  const { intent, entries, hours, tender, questions, text } = understood;
  const first = entries[0] ?? understood.loose;
  const placement = first?.placement ?? understood.placement;
  return {
    intent,
    count: first === null || questions.includes('count') ? null : first.count,
    person: placement === null ? null : `P-${placement}`,
    startDate: first?.startDate ?? null,
    endDate: first?.endDate ?? null,
    extentPercent: first?.extentPercent ?? null,
    employmentForm: first?.employmentForm ?? null,
    employer: first?.employer ?? null,
    hours: hours === null ? null : hours.lines.reduce((sum, line) => sum + line.hours, 0),
    tender,
    questions: [...questions],
    text,
    more: entries.slice(1).map((entry) => ({ ...entry })),
  };
}
