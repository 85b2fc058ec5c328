// What the workflows need from the world. activities/ implements it; nothing here says how.
import type { NoticeKind } from '../domain/hand-over.js';
import type { Policy } from '../domain/policy.js';
import type { OfficeHours } from '../domain/settings.js';
import type { Standstill, StandstillFacts } from '../domain/standstill.js';
import type { CaseEvent, CaseState, DeliverInput } from './messages.js';
import type { Said } from './said.js';

/** A batch of events with the state they led to. */
export interface RecordInput {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** The workflow's time: a task that is done again, after it failed, comes later than the one it replaces. */
  readonly at: string;
}

/** What has to be shown again. */
export interface AnnounceInput {
  readonly caseId: string;
  readonly revision: number;
  /** Reminders and escalations since the last time: a repaint alone makes no chat ring. */
  readonly said?: readonly Said[];
}

/** Asks for a deadline some working days after an instant; or for the reminders before an end that is set already. `hours` are the policy's. */
export type DeadlineInput = { readonly from: string; readonly hours?: OfficeHours } & (
  { readonly workingDays: number } | { readonly dueAt: string }
);

/** A deadline and the reminders before it, as ISO instants in working hours of the authority's calendar. */
export interface Deadline {
  readonly dueAt: string;
  readonly remindAt: readonly string[];
}

/** A month of reporting after (or from) a date; null when the contract has ended. */
export interface MonthInput {
  readonly after: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  /** After the month's end until its report is due. */
  readonly reportWorkingDays: number;
  readonly hours?: OfficeHours;
}

/** Asks when somebody may next be reminded: by an instant, and the policy's hours. */
export interface OfficeHourInput {
  readonly from: string;
  readonly hours?: OfficeHours;
}

/** The morning of an authority's week, as an ISO instant. */
export interface WeeklyMorning {
  readonly authorityId: string;
  readonly at: string;
}

/** Which notice of which case to hand over. */
export interface HandOverInput {
  readonly caseId: string;
  readonly notice: NoticeKind;
  readonly revision: number;
}

/** Activities by their registered names. Prefixed, since a host's own activities live beside them. */
export interface FootholdActivities {
  /**
   * One transaction: snapshot, events, audit chain. Idempotent; of a workflow task that is done again the last one holds. Answers whether a chat
   * shows the case, or would have to show it to whoever has the ball.
   */
  footholdRecord(input: RecordInput): Promise<{ readonly shown: boolean }>;
  /** Repaints the case's cards wherever they were posted and wakes open pages. Idempotent. */
  footholdAnnounce(input: AnnounceInput): Promise<void>;
  /** The policy in force at an authority as the read model has it: its own, else that of the one above it; null when there is none. */
  footholdInheritedPolicy(input: { readonly authorityId: string }): Promise<Policy | null>;
  /** Working-day deadlines by the Swedish calendar. */
  footholdDeadline(input: DeadlineInput): Promise<Deadline>;
  /** The same instant when offices are open then, else when they open next: nobody is reminded at night or on a day off. */
  footholdOfficeHour(input: OfficeHourInput): Promise<{ readonly at: string }>;
  /** The standstill by LOU, with the instant from which the contract may be signed. */
  footholdStandstill(input: StandstillFacts): Promise<Standstill & { readonly signableFrom: string }>;
  /** The next reporting month: its period, when it is over, and when its report is due. */
  footholdMonth(
    input: MonthInput
  ): Promise<{ period: string; askAt: string; dueAt: string; remindAt: string[] } | null>;
  /**
   * Hands a notice over to the registered notice database's operator, once the case has been recorded up to `revision`. Idempotent by
   * case, notice and version. Fails for good with type `HandOverRefused` when the operator says no; anything else is tried again.
   */
  footholdHandOverNotice(input: HandOverInput): Promise<{ readonly version: number; readonly receipt: string }>;
  /** The next morning on which an authority's coordinators get their week: the first working day of the next week that has one. */
  footholdWeeklyAt(input: { readonly authorityId: string; readonly from: string }): Promise<{ readonly at: string }>;
  /** Tells an authority's coordinators of their week. Idempotent by authority, person and morning. */
  footholdWeekly(input: WeeklyMorning): Promise<void>;
  /** Tells whoever stands in by a delegation what waits in whose stead; nobody when it is over. Idempotent by delegation. */
  footholdStandIn(input: { readonly authorityId: string; readonly number: number }): Promise<void>;
  /**
   * Makes a file that somebody asked for, tells how far it has come, and at the end where it is, or why there is none. Idempotent. Answers
   * whether there is one; every failure is worth another try.
   */
  footholdExport(input: { readonly exportId: string }): Promise<{ readonly made: boolean }>;
  /** Tells whoever asked for a file that there will be none. */
  footholdExportFailed(input: { readonly exportId: string }): Promise<void>;
  /** Deletes a file and that it was asked for. Idempotent. */
  footholdForgetExport(input: { readonly exportId: string }): Promise<void>;
  /** Gives a waiting command to its case and tells the person how it went. */
  footholdDeliver(input: DeliverInput): Promise<void>;
}
