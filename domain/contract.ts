// The contract: years of partnering, one reporting month at a time, and what was promised against what was delivered.
import type { CaseBase, CommonEvent, Stamped } from './case.js';
import { instantOf, isCommonEvent } from './case.js';
import type { ChangeEvent, ProposedChange } from './changes.js';
import { applyChange } from './changes.js';
import { addDays, earliest } from './days.js';
import type { Lessons, ReportEntry } from './commands.js';
import type { HandOverEvent, HandsOver } from './hand-over.js';
import { applyHandOver, isHandOverEvent, nothingHandedOver } from './hand-over.js';
import type { PlacementHours, Tally } from './obligations.js';
import { emptyTally, hoursByPlacement, tallyOn } from './obligations.js';
import type { Duty } from './contract-duties.js';
import { applyToDuties, withDuties } from './contract-duties.js';
import type { Parties } from './permissions.js';
import type { PlacementPhase } from './placement.js';
import type { PathEnd, PlacementRecord, Spell } from './placement-record.js';
import { acceptRecord, moveRecord, openRecord, withoutReport } from './placement-record.js';
import type { Partnering, PartneringEvent } from './partnering.js';
import { applyPartnering, newPartnering } from './partnering.js';
import type { Bonus, Obligation } from './requirement.js';
import type { Reporter, ReportingMonth } from './reporting.js';
import { monthClosed, monthOpened, newReporter, reportReceived } from './reporting.js';
import type { ClauseTerm, FollowUp, SanctionEvent } from './sanctions.js';
import { applySanctions, newFollowUp, referredOne, withoutProposals } from './sanctions.js';
import type { Scope } from './scope.js';

/** A report that waits for the buyer's answer. Accepted and returned ones live in the read model. */
export interface OpenReport {
  readonly reportId: string;
  readonly organisationId: string;
  readonly period: string;
  readonly entries: readonly ReportEntry[];
  readonly hours: readonly PlacementHours[];
  readonly by: string | null;
  readonly at: string;
}

/** Everything a contract knows. Plain JSON; counts and numbers only, never who. */
export interface ContractState extends CaseBase, HandsOver {
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
  readonly sanctions: readonly ClauseTerm[];
  readonly bonus: Bonus | null;
  /** What was bought, as the tender had it; earlier outcomes are compared by it. */
  readonly scope: Scope;
  readonly followUpBy: 'contract-manager' | 'coordinator';
  /** Everything that waits, most urgent first; the first is the ball. */
  readonly duties: readonly Duty[];
  readonly phase: 'partnering' | 'evaluating' | 'closed';
  /** The open month; null between two of them, and when the years are over. */
  readonly month: ReportingMonth | null;
  readonly lastPeriod: string | null;
  /** The reporting duty of each party: the contractor first, then subcontractors as they accede. */
  readonly reporters: readonly Reporter[];
  readonly tally: Tally;
  readonly openReports: readonly OpenReport[];
  readonly reports: number;
  /** The newest period (YYYY-MM) whose report the buyer accepted. */
  readonly acceptedThrough: string | null;
  /** Hours of accepted reports, by period. */
  readonly acceptedHours: Readonly<Record<string, number>>;
  /** What is known of each placement; index 0 is P-1. */
  readonly placements: readonly PlacementRecord[];
  readonly firstOfferOn: string | null;
  readonly partnering: Partnering;
  /** A change that waits for the other side, and how many have been proposed. */
  readonly pendingChange: ProposedChange | null;
  readonly changes: number;
  readonly followUp: FollowUp;
  readonly evaluation: { readonly summary: string; readonly lessons: Lessons; readonly metAll: boolean } | null;
}

/** What can happen to a contract. */
export type ContractEvent =
  | CommonEvent
  | HandOverEvent
  | { readonly type: 'contract-started' }
  | { readonly type: 'month-opened'; readonly month: ReportingMonth }
  /** `silent` are the parties that did not report. */
  | { readonly type: 'month-closed'; readonly period: string; readonly silent: readonly string[] }
  | {
      readonly type: 'report-received';
      readonly reportId: string;
      readonly organisationId: string;
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
      readonly reportId: string | null;
    }
  | {
      readonly type: 'placement-moved';
      readonly number: number;
      readonly phase: PlacementPhase;
      readonly entry: ReportEntry;
      readonly reportId: string;
    }
  /** The report that told of its newest step was sent back. */
  | {
      readonly type: 'placement-withdrawn';
      readonly number: number;
      readonly phase: PlacementPhase;
      readonly spell: Spell | null;
    }
  /** Learned from the placement itself: its end, or that the person is counted elsewhere. */
  | {
      readonly type: 'placement-changed';
      readonly number: number;
      readonly phase: PlacementPhase;
      readonly endedOn: string | null;
      readonly endReason: PathEnd | null;
      readonly countedElsewhere: boolean;
    }
  | { readonly type: 'offer-recorded'; readonly offeredOn: string }
  | PartneringEvent
  | ChangeEvent
  | SanctionEvent
  | { readonly type: 'evaluation-opened' }
  | { readonly type: 'evaluated'; readonly summary: string; readonly lessons: Lessons; readonly metAll: boolean };

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
    reporters: [newReporter(facts.contractorId, instantOf(facts.startsOn))],
    duties: [],
    tally: emptyTally,
    openReports: [],
    reports: 0,
    acceptedThrough: null,
    acceptedHours: {},
    placements: [],
    firstOfferOn: null,
    partnering: newPartnering,
    pendingChange: null,
    changes: 0,
    followUp: newFollowUp,
    evaluation: null,
    ...nothingHandedOver,
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

/** Applies one event. The only place where a contract changes. */
export function applyContract(contract: ContractState, event: Stamped<ContractEvent>): ContractState {
  const next = { ...contract, revision: contract.revision + 1 };
  if (isCommonEvent(event)) return applyToDuties(next, event);
  if (isHandOverEvent(event)) return withDuties(applyHandOver(next, event), event.at);
  return withDuties(counted(changed(contract, next, event), event.at), event.at);
}

/** The count as it stands after an event. */
function counted(contract: ContractState, at: string): ContractState {
  return { ...contract, tally: tallyOn(contract, at.slice(0, 10)) };
}

/** Changes one placement of the list. */
function withPlacement(
  contract: ContractState,
  number: number,
  change: (record: PlacementRecord) => PlacementRecord
): ContractState {
  const placements = contract.placements.map((record, index) => (index === number - 1 ? change(record) : record));
  return { ...contract, placements };
}

function changed(
  contract: ContractState,
  next: ContractState,
  event: Stamped<Exclude<ContractEvent, CommonEvent | HandOverEvent>>
): ContractState {
  switch (event.type) {
    case 'contract-started':
      return next;
    case 'month-opened':
      return { ...next, month: event.month, reporters: monthOpened(contract.reporters, event.month) };
    case 'month-closed': {
      const missed = { period: event.period, dueAt: contract.month?.dueAt ?? event.at };
      const reporters = monthClosed(contract.reporters, missed, event.silent);
      return { ...next, month: null, lastPeriod: event.period, reporters };
    }
    case 'report-received':
      return received(next, event);
    case 'report-accepted':
      return accepted(next, event.reportId);
    case 'report-returned':
      return {
        ...next,
        openReports: contract.openReports.filter(({ reportId }) => reportId !== event.reportId),
        placements: contract.placements.map((record) => withoutReport(record, event.reportId)),
      };
    case 'placement-opened': {
      const { entry, reportId } = event;
      const said = entry === null || reportId === null ? null : { entry, reportId };
      const referred = entry === null && event.eligible === true;
      return {
        ...next,
        placements: [...contract.placements, openRecord(event.phase, said, event.at.slice(0, 10))],
        followUp: referred ? referredOne(contract.followUp) : contract.followUp,
      };
    }
    case 'placement-moved':
      return withPlacement(next, event.number, (record) =>
        moveRecord(record, event.phase, event, event.at.slice(0, 10))
      );
    case 'placement-withdrawn': {
      const { number, phase } = event;
      const end = phase === 'ended' ? ({ endedOn: event.at.slice(0, 10), endReason: 'withdrawn' } as const) : {};
      return withPlacement(next, number, (record) => ({ ...record, phase, ...end }));
    }
    case 'placement-changed': {
      const { number, phase, endedOn, endReason, countedElsewhere } = event;
      // What was reported here of a path that goes on may be newer than what the placement knew when it told.
      return withPlacement(next, number, (record) =>
        phase === 'ended' ? { ...record, phase, endedOn, endReason, countedElsewhere } : { ...record, countedElsewhere }
      );
    }
    case 'offer-recorded':
      return { ...next, firstOfferOn: earliest(contract.firstOfferOn, event.offeredOn) };
    case 'plan-submitted':
      return {
        ...next,
        partnering: applyPartnering(contract.partnering, event),
        followUp: withoutProposals(contract.followUp, ({ about }) => about === 'delivery-plan'),
      };
    case 'kick-off-held':
    case 'hand-over-confirmed':
    case 'contact-replaced':
    case 'meeting-held':
    case 'meeting-postponed':
    case 'meeting-scheduled':
    case 'meeting-missed':
    case 'plan-approved':
    case 'plan-returned':
    case 'charter-proposed':
    case 'charter-agreed':
    case 'charter-in-force':
      return { ...next, partnering: applyPartnering(contract.partnering, event) };
    case 'change-proposed':
    case 'change-agreed':
    case 'change-declined':
    case 'subcontractor-acceded':
    case 'subcontractor-released':
      return applyChange(next, event);
    case 'referral-answered':
      // The first start waits for people too: it may come as many days later.
      return {
        ...next,
        firstStartBy: addDays(
          contract.firstStartBy,
          contract.followUp.raised.includes('first-start') ? 0 : event.heldDays
        ),
        followUp: applySanctions(contract.followUp, event),
      };
    case 'deviation-proposed':
    case 'proposal-dismissed':
    case 'deviation-opened':
    case 'sanction-taken':
    case 'sanction-expired':
    case 'deviation-answered':
    case 'deviation-closed':
    case 'referral-requested':
      return { ...next, followUp: applySanctions(contract.followUp, event) };
    case 'evaluation-opened':
      return { ...next, phase: 'evaluating', month: null };
    case 'evaluated':
      return {
        ...next,
        phase: 'closed',
        evaluation: { summary: event.summary, lessons: event.lessons, metAll: event.metAll },
      };
  }
}

function accepted(contract: ContractState, reportId: string): ContractState {
  const report = contract.openReports.find((open) => open.reportId === reportId);
  if (report === undefined) return contract;
  const hoursOf = (number: number): number =>
    report.hours.reduce((sum, share) => sum + (share.number === number ? share.hours : 0), 0);
  const { period } = report;
  const hours = report.hours.reduce((sum, share) => sum + share.hours, contract.acceptedHours[period] ?? 0);
  return {
    ...contract,
    openReports: contract.openReports.filter((open) => open !== report),
    acceptedHours: hours === 0 ? contract.acceptedHours : { ...contract.acceptedHours, [period]: hours },
    acceptedThrough: [contract.acceptedThrough ?? '', period].sort().at(-1) ?? null,
    placements: contract.placements.map((record, index) => acceptRecord(record, reportId, hoursOf(index + 1))),
  };
}

function received(
  contract: ContractState,
  event: Stamped<Extract<ContractEvent, { type: 'report-received' }>>
): ContractState {
  return {
    ...contract,
    reports: contract.reports + 1,
    reporters: reportReceived(contract, event.organisationId, event.period),
    followUp: withoutProposals(
      contract.followUp,
      ({ about, organisationId, period }) =>
        about === 'report' && organisationId === event.organisationId && period === event.period
    ),
    openReports: [
      ...contract.openReports,
      {
        reportId: event.reportId,
        organisationId: event.organisationId,
        period: event.period,
        entries: event.entries,
        hours: hoursByPlacement(event.entries, contract.placements.length),
        by: event.by,
        at: event.at,
      },
    ],
  };
}
