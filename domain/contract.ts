// The contract: years of partnering, one reporting month at a time, and what was promised against what was delivered.
import type { CaseBase, CommonEvent, Duty } from './case.js';
import { instantOf } from './case.js';
import type { ChangeEvent, ProposedChange } from './changes.js';
import type { Lessons, ReportEntry } from './commands.js';
import type { EvidenceAdded } from './evidence.js';
import type { HandOverEvent, HandsOver } from './hand-over.js';
import { nothingHandedOver } from './hand-over.js';
import type { PlacementHours, Tally } from './obligations.js';
import { emptyTally } from './obligations.js';
import type { Parties } from './permissions.js';
import type { PlacementPhase, PathEnd, PlacementRecord, Spell } from './placement-record.js';
import type { Partnering, PartneringEvent } from './partnering.js';
import { newPartnering } from './partnering.js';
import type { Bonus, Obligation } from './requirement.js';
import type { Reporter, ReportingMonth } from './reporting.js';
import { newReporter } from './reporting.js';
import type { ClauseTerm, FollowUp, SanctionEvent } from './sanctions.js';
import { newFollowUp } from './sanctions.js';
import type { Scope } from './scope.js';
import type { OwnSettings } from './settings.js';

/** A report that waits for the buyer's answer. Accepted and returned ones live in the read model. */
export interface OpenReport {
  readonly reportId: string;
  readonly organisationId: string;
  readonly period: string;
  readonly entries: readonly ReportEntry[];
  readonly hours: readonly PlacementHours[];
  readonly by: string | null;
  readonly at: string;
  /** Hashes of the files that go with it; absent when there are none. */
  readonly evidence?: readonly string[];
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
  /** The settings of the policy that the tender ran under, its clocks among them; absent in contracts from before there were any. */
  readonly settings?: OwnSettings;
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
  /** How many files have been added to reports; absent before the first. */
  readonly evidence?: number;
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
  /** It is over, and those who have not reported it are asked. */
  | { readonly type: 'month-asked'; readonly period: string }
  /** `silent` are the parties that did not report. */
  | { readonly type: 'month-closed'; readonly period: string; readonly silent: readonly string[] }
  | {
      readonly type: 'report-received';
      readonly reportId: string;
      readonly organisationId: string;
      readonly period: string;
      readonly entries: readonly ReportEntry[];
      readonly text: string | null;
      /** Hashes of files that came with the report it corrects. */
      readonly evidence?: readonly string[];
    }
  | EvidenceAdded
  | { readonly type: 'report-accepted'; readonly reportId: string }
  | {
      readonly type: 'report-returned';
      readonly reportId: string;
      readonly reason: string;
      /** Whose report on which month it was; absent in events from before it was kept. */
      readonly organisationId?: string;
      readonly period?: string;
      /** The report that its sender gave instead; absent when the buyer sent it back. */
      readonly correctedBy?: string;
    }
  /** The day that the calendar gives a report that was sent back. */
  | {
      readonly type: 'report-due-again';
      readonly organisationId: string;
      readonly period: string;
      readonly dueAt: string;
      readonly remindAt: readonly string[];
    }
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
  | 'settings'
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
