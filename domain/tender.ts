// The tender: its state, the events that change it, and the one pure function that applies them.
import type { Role } from './actor.js';
import type { Appeal, CourtEvent } from './appeal.js';
import type { AwardModel } from './award-model.js';
import type { CaseBase, CommonEvent } from './case.js';
import type { DecisionEvent, Decisions } from './decisions.js';
import type { Evaluation, EvaluationEvent, SubmittedIn } from './evaluation.js';
import type { GateAnswers } from './gate.js';
import type { HandOverEvent, HandsOver } from './hand-over.js';
import { nothingHandedOver } from './hand-over.js';
import type { Parties } from './permissions.js';
import type { Policy } from './policy.js';
import type { Verdict } from './proportionality.js';
import type { ProcedureName, Stage } from './procedures.js';
import { planOf } from './procedures.js';
import type { Requirement } from './requirement.js';
import type { Scope } from './scope.js';
import type { NoticeMeans } from './standstill.js';
import type { RankedBid } from './scoring.js';
import type { TenderPeriod, TenderPeriodEvent } from './tender-period.js';
import { periodToCome } from './tender-period.js';

/** Everything a tender knows. Plain JSON; dates YYYY-MM-DD, instants ISO. */
export interface TenderState extends CaseBase, HandsOver, TenderPeriod, Evaluation, Decisions {
  readonly kind: 'tender';
  readonly procedure: ProcedureName;
  readonly plan: readonly Stage[];
  /** The authority's policy as it was when the tender was opened. */
  readonly policy: Policy;
  readonly scope: Scope;
  /** Reference of the framework tender that this call-off is made under. */
  readonly framework: string | null;
  readonly matchingBodyId: string | null;
  /** The open stage, or null when the tender has ended. */
  readonly stageId: string | null;
  readonly status: 'running' | 'signed' | 'cancelled';
  /** The newest answers at the gate. */
  readonly gate: GateAnswers | null;
  /** Meetings with the market so far, and whether that is done. */
  readonly dialogues: number;
  readonly dialogueEnded: boolean;
  readonly requirement: Requirement | null;
  /** How the requirement stands to the contract's size, and the motive of whoever submitted it; null until it is weighed. */
  readonly proportionality: { readonly verdict: Verdict; readonly motive: string | null } | null;
  /** Instead of a requirement: an exemption from the policy, or the choice of an authority whose policy demands none. */
  readonly withoutRequirement: {
    readonly as: 'exemption' | 'choice';
    readonly reason: string;
    readonly approved: boolean;
  } | null;
  readonly awardModel: AwardModel | null;
  /** Grows with each submission; decisions name the version they were made on. */
  readonly version: number;
  readonly submittedBy: string | null;
  /** Roles in which it was submitted; absent in tenders from before they were kept. */
  readonly submittedRoles?: readonly Role[];
  /** The reason of the newest request for changes, shown to whoever mends it. */
  readonly changesWanted: string | null;
  readonly publication: { readonly reference: string; readonly publishedOn: string; readonly url: string } | null;
  readonly notice: {
    readonly sentOn: string;
    readonly means: NoticeMeans;
    readonly days: number | null;
  } | null;
  readonly standstill: {
    readonly lastDay: string;
    readonly earliestContract: string;
    readonly signableFrom: string;
  } | null;
  readonly standstillOver: boolean;
  /** Reviews by courts, in the order they were asked for. */
  readonly appeals: readonly Appeal[];
  readonly contract: {
    readonly reference: string;
    readonly signedOn: string;
    readonly startsOn: string;
    readonly endsOn: string;
  } | null;
  /** True from the decision to ask for bids anew until the stage that does so opens. */
  readonly startsAgain: boolean;
  readonly cancelReason: string | null;
}

/** What can happen to a tender. */
export type TenderEvent =
  | CommonEvent
  | HandOverEvent
  | { readonly type: 'tender-opened' }
  | { readonly type: 'stage-opened'; readonly stageId: string }
  | { readonly type: 'stage-closed'; readonly stageId: string; readonly outcome: 'done' | 'returned' | 'stopped' }
  | { readonly type: 'gate-answered'; readonly answers: GateAnswers }
  | {
      readonly type: 'dialogue-held';
      readonly heldOn: string;
      readonly suppliers: number;
      readonly learned: string;
    }
  | { readonly type: 'dialogue-ended'; readonly reason: string | null }
  | ({ readonly type: 'requirement-submitted'; readonly requirement: Requirement } & SubmittedIn)
  | { readonly type: 'requirement-weighed'; readonly verdict: Verdict; readonly motive: string | null }
  | { readonly type: 'scope-set'; readonly scope: Scope }
  | ({
      readonly type: 'requirement-left-out';
      readonly as: 'exemption' | 'choice';
      readonly reason: string;
    } & SubmittedIn)
  | { readonly type: 'award-model-set'; readonly model: AwardModel }
  | DecisionEvent
  | { readonly type: 'published'; readonly reference: string; readonly publishedOn: string; readonly url: string }
  | { readonly type: 'publication-repeated'; readonly reason: string }
  | TenderPeriodEvent
  | EvaluationEvent
  | {
      readonly type: 'notice-sent';
      readonly sentOn: string;
      readonly means: NoticeMeans;
      readonly days: number | null;
    }
  | CourtEvent
  | {
      readonly type: 'standstill-set';
      readonly lastDay: string;
      readonly earliestContract: string;
      readonly signableFrom: string;
    }
  | { readonly type: 'standstill-ended' }
  | { readonly type: 'contract-signed'; readonly reference: string; readonly startsOn: string; readonly endsOn: string }
  | { readonly type: 'cancelled'; readonly reason: string };

/** Where a new tender starts. */
export interface NewTender {
  readonly id: string;
  readonly authorityId: string;
  readonly reference: string;
  readonly title: string;
  readonly procedure: ProcedureName;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly matchingBodyId: string | null;
  /** Only of a call-off. */
  readonly framework?: string | null;
}

/** A tender before its first event; it keeps this plan and this policy whatever changes later. */
export function newTender(facts: NewTender): TenderState {
  return {
    kind: 'tender',
    ...facts,
    framework: facts.framework ?? null,
    plan: planOf(facts.procedure, facts.policy),
    revision: 0,
    ball: null,
    seen: [],
    stageId: null,
    status: 'running',
    gate: null,
    dialogues: 0,
    dialogueEnded: false,
    requirement: null,
    withoutRequirement: null,
    proportionality: null,
    awardModel: null,
    version: 0,
    submittedBy: null,
    decisions: [],
    changesWanted: null,
    ...nothingHandedOver,
    publication: null,
    ...periodToCome,
    lot: null,
    ranking: [],
    notice: null,
    standstill: null,
    standstillOver: false,
    appeals: [],
    contract: null,
    startsAgain: false,
    cancelReason: null,
  };
}

/** The stage that is open, or null. */
export function openStage(tender: TenderState): Stage | null {
  return tender.plan.find((stage) => stage.id === tender.stageId) ?? null;
}

/** The stage to open after `stage` ended so; null when the tender ends with it. */
export function stageAfter(tender: TenderState, stage: Stage, outcome: 'done' | 'returned' | 'stopped'): Stage | null {
  if (outcome === 'stopped') return null;
  if (outcome === 'returned') return tender.plan.find((other) => other.id === stage.returnsTo) ?? null;
  return tender.plan[tender.plan.findIndex((other) => other.id === stage.id) + 1] ?? null;
}

/** The bidder that the evaluation puts first, once there is one. */
export function winner(tender: TenderState): RankedBid | null {
  return tender.ranking[0] ?? null;
}

/** True once the award, or a cancellation, has been decided: until then tender secrecy is absolute (domain.md 2.1 [V]). */
export function awardDecided({ plan, stageId, status }: TenderState): boolean {
  const award = plan.findIndex(({ decides }) => decides === 'award');
  return status !== 'running' || plan.findIndex(({ id }) => id === stageId) > award;
}

/** Organisations around the tender, for the permission table. */
export function tenderParties(tender: TenderState): Parties {
  return { authorityId: tender.authorityId, contractorIds: [], matchingBodyId: tender.matchingBodyId };
}
