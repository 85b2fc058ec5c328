// Who owes a report for which month: every reporting party has its own, and nobody's silence hides behind another's report.
import type { ReportEntry } from './commands.js';
import type { PlacementHours } from './obligations.js';

/** A line of a report about one, of whom nothing else is said. */
export const nothingElse = {
  count: 1,
  placement: null,
  startDate: null,
  endDate: null,
  extentPercent: null,
  employmentForm: null,
  employer: null,
  hours: null,
  endReason: null,
} as const satisfies Omit<ReportEntry, 'what'>;

/** The month being reported on, the same for all parties. `period` is YYYY-MM; instants are ISO. */
export interface ReportingMonth {
  readonly period: string;
  /** When the month is over and its reports are asked for. */
  readonly askAt: string;
  readonly dueAt: string;
  readonly remindAt: readonly string[];
  /** Whether those who had not reported it have been asked, once it was over. */
  readonly asked?: boolean;
}

/** A period whose report is owed after its month: it went by in silence, or the report was sent back and is due anew. */
export interface MissedPeriod {
  readonly period: string;
  /** Null until the calendar has said when a report that was sent back is due. */
  readonly dueAt: string | null;
  /** Only of a report that was sent back. */
  readonly remindAt?: readonly string[];
  /** Why it was sent back; absent in contracts from before it was kept. */
  readonly reason?: string;
  /** Whether a deviation about it has been proposed or opened: time does not propose it again. */
  readonly raised?: boolean;
}

/** One party's own duty: the contractor's, or that of a subcontractor since it acceded. */
export interface Reporter {
  readonly organisationId: string;
  readonly since: string;
  /** Whether the open month is reported. */
  readonly reported: boolean;
  readonly lastReportedPeriod: string | null;
  /** Periods that went by in silence, or whose report was sent back, and are still unreported, oldest first. */
  readonly missed: readonly MissedPeriod[];
  /** The newest period whose report by this party the buyer accepted; absent in contracts from before it was kept. */
  readonly acceptedThrough?: string;
  /** What this party said of the newest month that it reported on; absent in contracts from before it was kept. */
  readonly last?: LastSaid;
}

/** What a party said of a month, report by report. */
export interface LastSaid {
  readonly period: string;
  readonly reports: readonly SaidReport[];
}

/** One report of a month, in its lines and in the hours that they give each placement. */
export interface SaidReport {
  readonly reportId: string;
  readonly entries: readonly ReportEntry[];
  readonly hours: readonly PlacementHours[];
}

/** What the rules of this file need of a contract. */
export interface Reporting {
  readonly month: ReportingMonth | null;
  readonly reporters: readonly Reporter[];
}

/** A party that has just been given the duty; `since` is an ISO instant. */
export function newReporter(organisationId: string, since: string): Reporter {
  return { organisationId, since, reported: false, lastReportedPeriod: null, missed: [] };
}

/** The period a party's report given now belongs to: the oldest it still owes, else the running month. */
export function periodReported({ month, reporters }: Reporting, organisationId: string, at: string): string {
  const own = reporters.find((reporter) => reporter.organisationId === organisationId);
  return own?.missed[0]?.period ?? month?.period ?? at.slice(0, 7);
}

/** Parties that have not reported the open month. */
export function silentOnes({ reporters }: Reporting): string[] {
  return reporters.filter(({ reported }) => !reported).map(({ organisationId }) => organisationId);
}

/** Every party's duty when a month opens; a report given ahead of it counts. */
export function monthOpened(reporters: readonly Reporter[], month: ReportingMonth): Reporter[] {
  return reporters.map((each) => ({ ...each, reported: each.lastReportedPeriod === month.period }));
}

/** Every party's duty when a month closes: the silent ones still owe it. */
export function monthClosed(
  reporters: readonly Reporter[],
  missed: MissedPeriod,
  silent: readonly string[]
): Reporter[] {
  return reporters.map((each) => ({
    ...each,
    reported: false,
    missed: silent.includes(each.organisationId) ? [...each.missed, missed] : each.missed,
  }));
}

/** Whether a party owes a report on just this period. */
export function owes({ month, reporters }: Reporting, organisationId: string, period: string): boolean {
  const own = reporters.find((reporter) => reporter.organisationId === organisationId);
  if (own === undefined) return false;
  return own.missed.some((missed) => missed.period === period) || (month?.period === period && !own.reported);
}

/** The month that is over, and has not been closed: those who owe it have been asked. */
export function monthAsked(month: ReportingMonth): ReportingMonth {
  return { ...month, asked: true };
}

/** A report came in: it answers for the party that gave it, and for no other. */
export function reportReceived(
  { month, reporters }: Reporting,
  organisationId: string,
  period: string,
  said: SaidReport
): Reporter[] {
  return reporters.map((each) =>
    each.organisationId === organisationId
      ? {
          ...each,
          reported: each.reported || month?.period === period,
          lastReportedPeriod: period,
          missed: each.missed.filter((missed) => missed.period !== period),
          last: lastSaid(each.last, period, said),
        }
      : each
  );
}

/** Of a month several reports may tell; what is told late of an older one is not the newest. */
function lastSaid(last: LastSaid | undefined, period: string, said: SaidReport): LastSaid {
  if (last === undefined || last.period < period) return { period, reports: [said] };
  return last.period > period ? last : { period, reports: [...last.reports, said] };
}

/** The buyer accepted a party's report. */
export function reportAccepted(reporters: readonly Reporter[], organisationId: string, period: string): Reporter[] {
  return reporters.map((each) =>
    each.organisationId === organisationId && period >= (each.acceptedThrough ?? '')
      ? { ...each, acceptedThrough: period }
      : each
  );
}

/** The buyer sent a party's report back: it is owed again, until one for that period is accepted; its day comes from the calendar. */
export function reportReturned(
  reporters: readonly Reporter[],
  organisationId: string,
  { period, raised, reason }: { readonly period: string; readonly raised: boolean; readonly reason: string }
): Reporter[] {
  return reporters.map((each) => {
    if (each.organisationId !== organisationId || each.acceptedThrough === period) return each;
    const others = each.missed.filter((missed) => missed.period !== period);
    const again = { period, dueAt: null, remindAt: [], raised, reason };
    return { ...each, missed: [...others, again].sort((a, b) => a.period.localeCompare(b.period)) };
  });
}

/** What was sent back is not what a party said. */
export function unsaid(reporters: readonly Reporter[], reportId: string): Reporter[] {
  return reporters.map((each) => {
    const { last } = each;
    if (!last?.reports.some((said) => said.reportId === reportId)) return each;
    return { ...each, last: { ...last, reports: last.reports.filter((said) => said.reportId !== reportId) } };
  });
}

/** Changes what a party owes for a period, if it owes anything for it. */
export function withMissed(
  reporters: readonly Reporter[],
  of: { readonly organisationId: string; readonly period: string | null },
  change: Partial<MissedPeriod>
): Reporter[] {
  return reporters.map((each) =>
    each.organisationId === of.organisationId
      ? {
          ...each,
          missed: each.missed.map((missed) => (missed.period === of.period ? { ...missed, ...change } : missed)),
        }
      : each
  );
}

/** Reports that were sent back, with whose they are. */
export function sentBack(reporters: readonly Reporter[]): (MissedPeriod & Pick<Reporter, 'organisationId'>)[] {
  return reporters.flatMap(({ organisationId, missed }) =>
    missed.filter(({ remindAt }) => remindAt !== undefined).map((each) => ({ organisationId, ...each }))
  );
}

/** The report that a party owes next, or null. */
export function owedBy(month: ReportingMonth | null, { missed, reported }: Reporter): MissedPeriod | null {
  return missed[0] ?? (month === null || reported ? null : { period: month.period, dueAt: month.dueAt });
}
