// The contract: years of partnering, one reporting month at a time, and what was promised against what was delivered.
import type { CaseBase, CommonEvent, Stamped } from './case.js';
import { applyCommon, isCommonEvent } from './case.js';
import type { ReportEntry } from './commands.js';
import type { Tally } from './obligations.js';
import { count, emptyTally } from './obligations.js';
import type { Parties } from './permissions.js';
import type { PlacementPhase } from './placement.js';
import type { Obligation } from './requirement.js';

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
  readonly reported: boolean;
}

/** Everything a contract knows. Plain JSON; counts and numbers only, never who. */
export interface ContractState extends CaseBase {
  readonly kind: 'contract';
  readonly tenderId: string;
  readonly contractorId: string;
  readonly subcontractorIds: readonly string[];
  readonly matchingBodyId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly firstStartBy: string;
  readonly obligations: readonly Obligation[];
  readonly followUpBy: 'contract-manager' | 'coordinator';
  readonly phase: 'partnering' | 'evaluating' | 'closed';
  readonly month: ReportingMonth | null;
  /** Periods that went by in silence and are still unreported. */
  readonly missedPeriods: readonly string[];
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
  | 'startsOn'
  | 'endsOn'
  | 'firstStartBy'
  | 'obligations'
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
    missedPeriods: [],
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
  return contract.missedPeriods[0] ?? contract.month?.period ?? at.slice(0, 7);
}

/** True when every obligation has been delivered in full. */
export function allMet(contract: ContractState): boolean {
  return contract.obligations.every(({ kind, target }) => contract.tally[kind].reported >= target);
}

/** Applies one event. The only place where a contract changes. */
export function applyContract(contract: ContractState, event: Stamped<ContractEvent>): ContractState {
  const next = { ...contract, revision: contract.revision + 1 };
  if (isCommonEvent(event)) return applyCommon(next, event);
  switch (event.type) {
    case 'contract-started':
      return next;
    case 'month-opened':
      return { ...next, month: event.month };
    case 'month-closed':
      return {
        ...next,
        missedPeriods: event.silent ? [...contract.missedPeriods, event.period] : contract.missedPeriods,
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
    missedPeriods: contract.missedPeriods.filter((period) => period !== event.period),
    month:
      contract.month?.period === event.period || contract.month === null
        ? contract.month && { ...contract.month, reported: true }
        : contract.month,
    openReports: [
      ...contract.openReports,
      { reportId: event.reportId, period: event.period, entries: event.entries, by: event.by, at: event.at },
    ],
    firstStartOn: [contract.firstStartOn, ...starts].filter((date) => date !== null).sort()[0] ?? null,
  };
}
