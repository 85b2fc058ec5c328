// Who owes a report for which month: every reporting party has its own, and nobody's silence hides behind another's report.

/** The month being reported on, the same for all parties. `period` is YYYY-MM; instants are ISO. */
export interface ReportingMonth {
  readonly period: string;
  /** When the month is over and its reports are asked for. */
  readonly askAt: string;
  readonly dueAt: string;
  readonly remindAt: readonly string[];
}

/** A period whose report is owed after its month: it went by in silence, or the report was sent back and is due anew. */
export interface MissedPeriod {
  readonly period: string;
  /** Null until the calendar has said when a report that was sent back is due. */
  readonly dueAt: string | null;
  /** Only of a report that was sent back. */
  readonly remindAt?: readonly string[];
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

/** A report came in: it answers for the party that gave it, and for no other. */
export function reportReceived({ month, reporters }: Reporting, organisationId: string, period: string): Reporter[] {
  return reporters.map((each) =>
    each.organisationId === organisationId
      ? {
          ...each,
          reported: each.reported || month?.period === period,
          lastReportedPeriod: period,
          missed: each.missed.filter((missed) => missed.period !== period),
        }
      : each
  );
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
  { period, raised }: { readonly period: string; readonly raised: boolean }
): Reporter[] {
  return reporters.map((each) => {
    if (each.organisationId !== organisationId || each.acceptedThrough === period) return each;
    const others = each.missed.filter((missed) => missed.period !== period);
    const again = { period, dueAt: null, remindAt: [], raised };
    return { ...each, missed: [...others, again].sort((a, b) => a.period.localeCompare(b.period)) };
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
