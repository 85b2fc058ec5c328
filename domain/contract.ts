// The contract: years of partnering, one reporting month at a time, and what was promised against what was delivered.
import type { Ball, CaseBase, CommonEvent, Stamped, Task } from './case.js';
import { applyCommon, daysAfter, instantOf, isCommonEvent } from './case.js';
import type { ReportEntry } from './commands.js';
import type { Tally } from './obligations.js';
import { count, emptyTally } from './obligations.js';
import type { Parties } from './permissions.js';
import type { PlacementPhase } from './placement.js';
import type { Bonus, Obligation, SanctionTerm } from './requirement.js';
import type { Scope } from './scope.js';

/** A report that waits for the buyer's answer. Accepted and returned ones live in the read model. */
export interface OpenReport {
  readonly reportId: string;
  readonly period: string;
  readonly entries: readonly ReportEntry[];
  readonly by: string | null;
  readonly at: string;
}

/** The month being reported on. `period` is YYYY-MM; instants are ISO. */
export interface ReportingMonth {
  readonly period: string;
  /** When the month is over and its report is asked for. */
  readonly askAt: string;
  readonly dueAt: string;
  readonly remindAt: readonly string[];
  readonly reported: boolean;
}

/** A period that went by in silence, and when its report was due. */
export interface MissedPeriod {
  readonly period: string;
  readonly dueAt: string;
}

/** Everything a contract knows. Plain JSON; counts and numbers only, never who. */
export interface ContractState extends CaseBase {
  readonly kind: 'contract';
  readonly tenderId: string;
  readonly contractorId: string;
  readonly subcontractorIds: readonly string[];
  readonly matchingBodyId: string | null;
  readonly signedOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly firstStartBy: string;
  readonly obligations: readonly Obligation[];
  /** The ladder as the clause states it; only these steps may be taken. */
  readonly sanctions: readonly SanctionTerm[];
  readonly bonus: Bonus | null;
  /** What was bought, as the tender had it; earlier outcomes are compared by it. */
  readonly scope: Scope;
  readonly followUpBy: 'contract-manager' | 'coordinator';
  readonly phase: 'partnering' | 'evaluating' | 'closed';
  /** The open month; null between two of them, and when the years are over. */
  readonly month: ReportingMonth | null;
  readonly lastPeriod: string | null;
  readonly lastReportedPeriod: string | null;
  /** Periods that went by in silence and are still unreported. */
  readonly missed: readonly MissedPeriod[];
  readonly tally: Tally;
  readonly openReports: readonly OpenReport[];
  readonly reports: number;
  /** Phase of each placement; index 0 is P-1. */
  readonly placements: readonly PlacementPhase[];
  readonly firstStartOn: string | null;
  readonly meetings: number;
  readonly lastMeetingOn: string | null;
  readonly evaluation: { readonly summary: string; readonly metAll: boolean } | null;
}

/** What can happen to a contract. */
export type ContractEvent =
  | CommonEvent
  | { readonly type: 'contract-started' }
  | { readonly type: 'month-opened'; readonly month: ReportingMonth }
  | { readonly type: 'month-closed'; readonly period: string; readonly silent: boolean }
  | {
      readonly type: 'report-received';
      readonly reportId: string;
      readonly period: string;
      readonly entries: readonly ReportEntry[];
      readonly text: string | null;
    }
  | { readonly type: 'report-accepted'; readonly reportId: string }
  | { readonly type: 'report-returned'; readonly reportId: string; readonly reason: string }
  | {
      readonly type: 'placement-opened';
      readonly number: number;
      readonly phase: PlacementPhase;
      /** Whose word there is that the person belongs to the target group; null when nobody has said. */
      readonly eligible: boolean | null;
      readonly entry: ReportEntry | null;
    }
  | {
      readonly type: 'placement-moved';
      readonly number: number;
      readonly phase: PlacementPhase;
      readonly entry: ReportEntry | null;
    }
  | { readonly type: 'meeting-held'; readonly heldOn: string; readonly meeting: 'kick-off' | 'partnering' }
  | { readonly type: 'evaluation-opened' }
  | { readonly type: 'evaluated'; readonly summary: string; readonly metAll: boolean };

/** Where a contract starts. Dates are YYYY-MM-DD. */
export type NewContract = Pick<
  ContractState,
  | 'id'
  | 'authorityId'
  | 'reference'
  | 'title'
  | 'tenderId'
  | 'contractorId'
  | 'subcontractorIds'
  | 'matchingBodyId'
  | 'signedOn'
  | 'startsOn'
  | 'endsOn'
  | 'firstStartBy'
  | 'obligations'
  | 'sanctions'
  | 'bonus'
  | 'scope'
  | 'followUpBy'
>;

/** A contract before its first event. */
export function newContract(facts: NewContract): ContractState {
  return {
    kind: 'contract',
    ...facts,
    revision: 0,
    ball: null,
    seen: [],
    phase: 'partnering',
    month: null,
    lastPeriod: null,
    lastReportedPeriod: null,
    missed: [],
    tally: emptyTally,
    openReports: [],
    reports: 0,
    placements: [],
    firstStartOn: null,
    meetings: 0,
    lastMeetingOn: null,
    evaluation: null,
  };
}

/** Organisations around the contract, for the permission table. */
export function contractParties(contract: ContractState): Parties {
  return {
    authorityId: contract.authorityId,
    contractorIds: [contract.contractorId, ...contract.subcontractorIds],
    matchingBodyId: contract.matchingBodyId,
  };
}

/** The period a report given now belongs to: the oldest one still owed, else the running month. */
export function periodReported(contract: ContractState, at: string): string {
  return contract.missed[0]?.period ?? contract.month?.period ?? at.slice(0, 7);
}

/** True when every obligation has been delivered in full. */
export function allMet(contract: ContractState): boolean {
  return contract.obligations.every(({ kind, target }) => contract.tally[kind].reported >= target);
}

/** Days from a report until the buyer should have answered it, and from start or end to kick-off and evaluation [K]. */
const answerWithinDays = 7;
const kickOffWithinDays = 28;
const evaluateWithinDays = 56;

/** Who must act next, as it follows from the contract's state: answer a report, hold the kick-off, report, evaluate. */
function ballOf(contract: ContractState, at: string): Ball | null {
  const { authorityId, contractorId, followUpBy, month, phase } = contract;
  const buyer = { roles: [followUpBy, 'coordinator'] as const, organisationId: authorityId };
  const ball = (
    task: Task,
    who: Pick<Ball, 'roles' | 'organisationId'>,
    dueAt: string,
    remindAt: readonly string[]
  ): Ball => ({
    task,
    ...who,
    since: at,
    dueAt,
    remindAt: remindAt.filter((time) => time > at),
    escalated: false,
  });
  const oldest = contract.openReports[0];
  if (phase === 'closed') return null;
  if (oldest) return ball('accept-report', buyer, daysAfter(oldest.at, answerWithinDays), [daysAfter(oldest.at, 3)]);
  if (phase === 'evaluating') {
    const due = daysAfter(instantOf(contract.endsOn), evaluateWithinDays);
    return ball('evaluate-outcome', buyer, due, [daysAfter(due, -14), daysAfter(due, -3)]);
  }
  if (contract.meetings === 0) {
    const due = daysAfter(instantOf(contract.startsOn), kickOffWithinDays);
    return ball('hold-kick-off', buyer, due, [daysAfter(due, -7)]);
  }
  const owed = contract.missed[0] ?? (month !== null && !month.reported ? month : null);
  if (owed === null) return null;
  return ball('report', { roles: ['contractor'], organisationId: contractorId }, owed.dueAt, month?.remindAt ?? []);
}

/** The ball moves when its task or its time changes, and not otherwise: reminders given stay given. */
function withBall(contract: ContractState, at: string): ContractState {
  const ball = ballOf(contract, at);
  const same = ball?.task === contract.ball?.task && ball?.dueAt === contract.ball?.dueAt;
  return same ? contract : { ...contract, ball };
}

/** Applies one event. The only place where a contract changes. */
export function applyContract(contract: ContractState, event: Stamped<ContractEvent>): ContractState {
  const next = { ...contract, revision: contract.revision + 1 };
  return isCommonEvent(event) ? applyCommon(next, event) : withBall(changed(contract, next, event), event.at);
}

function changed(
  contract: ContractState,
  next: ContractState,
  event: Stamped<Exclude<ContractEvent, CommonEvent>>
): ContractState {
  switch (event.type) {
    case 'contract-started':
      return next;
    case 'month-opened':
      return { ...next, month: event.month };
    case 'month-closed':
      return {
        ...next,
        month: null,
        lastPeriod: event.period,
        missed: event.silent
          ? [...contract.missed, { period: event.period, dueAt: contract.month?.dueAt ?? event.at }]
          : contract.missed,
      };
    case 'report-received':
      return received(next, event);
    case 'report-accepted': {
      const report = contract.openReports.find((open) => open.reportId === event.reportId);
      return {
        ...next,
        openReports: contract.openReports.filter((open) => open !== report),
        tally: count(contract.tally, report?.entries ?? [], 'accepted', 1),
      };
    }
    case 'report-returned': {
      const report = contract.openReports.find((open) => open.reportId === event.reportId);
      return {
        ...next,
        openReports: contract.openReports.filter((open) => open !== report),
        tally: count(contract.tally, report?.entries ?? [], 'reported', -1),
      };
    }
    case 'placement-opened':
      return { ...next, placements: [...contract.placements, event.phase] };
    case 'placement-moved':
      return {
        ...next,
        placements: contract.placements.map((phase, index) => (index === event.number - 1 ? event.phase : phase)),
      };
    case 'meeting-held':
      return { ...next, meetings: contract.meetings + 1, lastMeetingOn: event.heldOn };
    case 'evaluation-opened':
      return { ...next, phase: 'evaluating', month: null };
    case 'evaluated':
      return { ...next, phase: 'closed', evaluation: { summary: event.summary, metAll: event.metAll } };
  }
}

function received(
  contract: ContractState,
  event: Stamped<Extract<ContractEvent, { type: 'report-received' }>>
): ContractState {
  const starts = event.entries.flatMap((entry) => (entry.what !== 'ended' && entry.startDate ? [entry.startDate] : []));
  return {
    ...contract,
    reports: contract.reports + 1,
    tally: count(contract.tally, event.entries, 'reported', 1),
    missed: contract.missed.filter(({ period }) => period !== event.period),
    month: contract.month?.period === event.period ? { ...contract.month, reported: true } : contract.month,
    lastReportedPeriod: event.period,
    openReports: [
      ...contract.openReports,
      { reportId: event.reportId, period: event.period, entries: event.entries, by: event.by, at: event.at },
    ],
    firstStartOn: [contract.firstStartOn, ...starts].filter((date) => date !== null).sort()[0] ?? null,
  };
}
