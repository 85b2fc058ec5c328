// What a message turned out to say: the shape that understanding hands to the conversation, the forms and the CLI.
import type { ContractCommand, ReportEntry } from '../../domain/commands.js';
import type { Hours } from './hours.js';

/** What somebody wants with a message. */
export type Intent =
  | 'report-hire'
  | 'report-internship'
  | 'report-education'
  | 'report-ended'
  | 'report-none'
  | 'report-hours'
  | 'approve'
  | 'reject'
  | 'request-changes'
  | 'correct'
  | 'undo'
  | 'status'
  | 'queue'
  | 'help'
  | 'unknown';

/** What can be asked back for. */
export type Field =
  | 'intent'
  | 'count'
  | 'person'
  | 'noSuchDay'
  | 'startDate'
  | 'endDate'
  | 'extentPercent'
  | 'employmentForm'
  | 'employer'
  | 'hours'
  | 'reason';

/** A message understood. Nothing in it carries a person's name. */
export interface Understood {
  readonly intent: Intent;
  /**
   * The lines of a report or of a correction; none for `report-none`. A field named in `questions` is missing (null, or 1 for
   * the count) or doubtful (the best guess): ask before anything is sent.
   */
  readonly entries: readonly ReportEntry[];
  /** What `report-hours` says; who they are shared among is for the contract to say. */
  readonly hours: Hours | null;
  /** The placement that a question, an undo or a correction is about: 17 for P-17. */
  readonly placement: number | null;
  /** Why something is rejected, or what should change. */
  readonly reason: string | null;
  /** The reference of the tender or contract that was named, as it was written. */
  readonly tender: string | null;
  readonly questions: readonly Field[];
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

/** One flat object, for `foothold understand --json`: the first line's fields, null where not said. */
export function flat(understood: Understood): Record<string, unknown> {
  const { intent, entries, hours, tender, questions, text } = understood;
  const [first] = entries;
  const placement = first?.placement ?? understood.placement;
  return {
    intent,
    count: first === undefined || questions.includes('count') ? null : first.count,
    person: placement === null ? null : `P-${placement}`,
    startDate: first?.startDate ?? null,
    endDate: first?.endDate ?? null,
    extentPercent: first?.extentPercent ?? null,
    employmentForm: first?.employmentForm ?? null,
    employer: first?.employer ?? null,
    hours: hours === null ? null : hours.lines.reduce((sum, line) => sum + line.hours, 0),
    tender,
    questions,
    text,
    more: entries.slice(1),
  };
}
