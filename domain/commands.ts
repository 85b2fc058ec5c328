// Everything a person can ask a case to do. Chat text, buttons, forms, the CLI and imports all become one of these.
import type { Actor, Via } from './actor.js';
import type { AppealFiled, CourtOutcome } from './appeal.js';
import type { Effort, IndicatorLine } from './area.js';
import type { AwardModel } from './award-model.js';
import type { DelegationCommand } from './delegation.js';
import type { TakingBackCommand } from './decisions.js';
import type { NudgeCommand } from './nudging.js';
import type { PolicyTerms } from './policy.js';
import type { EvidenceFile } from './evidence.js';
import type { TenderOpening } from './tender-opening.js';
import type { GateAnswers } from './gate.js';
import type { ChangeCommand } from './changes.js';
import type { PartneringCommand } from './partnering.js';
import type { Qualification } from './qualification.js';
import type { Obligation, Requirement } from './requirement.js';
import type { SanctionCommand } from './sanctions.js';
import type { Scope } from './scope.js';
import type { CriterionPoints } from './scoring.js';
import type { NoticeMeans } from './standstill.js';
import type { DocumentChange, QuestionAndAnswer } from './tender-period.js';

/** How a person is employed. */
export type EmploymentForm = 'permanent' | 'fixed-term' | 'apprenticeship';

/** One line of a report. Dates are YYYY-MM-DD; `placement` is the number in P-17, null for somebody new. */
export interface ReportEntry {
  readonly what: 'employment' | 'internship' | 'education' | 'ended';
  readonly count: number;
  readonly placement: number | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly extentPercent: number | null;
  readonly employmentForm: EmploymentForm | null;
  readonly employer: string | null;
  /** Hours worked in the period, all people of the line together; null when the report does not tell. */
  readonly hours: number | null;
  /** Only of an end; null when nobody said why. */
  readonly endReason: EndReason | null;
}

/** Why a placement ended; neutral, and never about the person's health. */
export type EndReason = 'completed' | 'left' | 'programme-ended' | 'employer-ended' | 'not-eligible';

/** Commands on an authority. A policy gets the next version when it is adopted; many lines of indicators are one command. */
export type AuthorityCommand =
  | { readonly kind: 'adopt-policy'; readonly policy: PolicyTerms }
  | ({ readonly kind: 'open-tender' } & TenderOpening)
  | { readonly kind: 'record-indicators'; readonly lines: readonly IndicatorLine[] }
  | ({ readonly kind: 'record-effort' } & Effort)
  | DelegationCommand;

/** Commands on a tender. `version` is the requirement or award version the decider was shown. */
export type TenderCommand =
  | (GateAnswers & { readonly kind: 'answer-gate' })
  | {
      readonly kind: 'record-dialogue';
      readonly heldOn: string;
      /** How many suppliers took part. */
      readonly suppliers: number;
      readonly learned: string;
    }
  | { readonly kind: 'end-dialogue'; readonly reason: string }
  | { readonly kind: 'set-scope'; readonly scope: Scope }
  /** `motive` says why a requirement far above the yardsticks is reasonable all the same. */
  | { readonly kind: 'submit-requirement'; readonly requirement: Requirement; readonly motive: string | null }
  | { readonly kind: 'request-exemption'; readonly reason: string }
  | { readonly kind: 'leave-requirement-out'; readonly reason: string }
  | {
      readonly kind: 'set-award-model';
      readonly model: AwardModel;
      /** In the tender period a new model is a change of the documents; null while drafting. */
      readonly change: DocumentChange | null;
    }
  | TakingBackCommand
  /** Be reminded at an instant, and not before; by somebody who is asked to act. */
  | { readonly kind: 'snooze'; readonly until: string }
  | { readonly kind: 'approve'; readonly stageId: string; readonly version: number }
  | { readonly kind: 'request-changes'; readonly stageId: string; readonly version: number; readonly reason: string }
  | { readonly kind: 'reject'; readonly stageId: string; readonly version: number; readonly reason: string }
  | { readonly kind: 'hand-over-again' }
  | {
      readonly kind: 'confirm-publication';
      readonly reference: string;
      readonly publishedOn: string;
      readonly url: string;
    }
  | {
      readonly kind: 'register-bid';
      readonly bidderId: string;
      readonly priceOre: number;
      /** What the bid promises beyond the requirement; empty when it promises just what was asked. */
      readonly promises: readonly Obligation[];
      /** ISO instant; null for now. */
      readonly receivedAt: string | null;
    }
  | { readonly kind: 'withdraw-bid'; readonly bidderId: string }
  | { readonly kind: 'answer-questions'; readonly lines: readonly QuestionAndAnswer[] }
  | ({ readonly kind: 'change-documents' } & DocumentChange)
  | { readonly kind: 'open-bids' }
  | { readonly kind: 'publish-again'; readonly reason: string }
  | ({ readonly kind: 'qualify-bid'; readonly bidderId: string } & Qualification)
  | { readonly kind: 'score-bid'; readonly bidderId: string; readonly points: readonly CriterionPoints[] }
  | { readonly kind: 'set-consensus'; readonly bidderId: string; readonly points: readonly CriterionPoints[] }
  | { readonly kind: 'explain-price'; readonly bidderId: string; readonly accepted: boolean; readonly reason: string }
  | { readonly kind: 'draw-lot'; readonly bidderId: string }
  /** `evaluator` is a person's id; another evaluator scores every bid in their place. */
  | { readonly kind: 'replace-evaluator'; readonly evaluator: string; readonly reason: string }
  | {
      readonly kind: 'send-award-notice';
      readonly sentOn: string;
      readonly means: NoticeMeans;
      /** A longer standstill that the authority promises of itself; null for the law's days. */
      readonly days: number | null;
    }
  | ({ readonly kind: 'register-appeal' } & AppealFiled)
  | { readonly kind: 'register-injunction'; readonly forbidsSigning: boolean; readonly decidedOn: string }
  | {
      readonly kind: 'register-court-decision';
      readonly outcome: CourtOutcome;
      readonly decidedOn: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'sign-contract';
      readonly contractReference: string;
      readonly startsOn: string;
      readonly endsOn: string;
    }
  | { readonly kind: 'cancel'; readonly reason: string };

/** Commands on a contract. A report with no entries says: nothing this month. */
export type ContractCommand =
  | {
      readonly kind: 'report';
      readonly entries: readonly ReportEntry[];
      readonly text: string | null;
      /** YYYY-MM of a button that answers for just one month: good while that month is owed. Without it, the oldest that is owed. */
      readonly period?: string;
      /** The report that this one stands instead of: the sender's own, while it waits for its answer. The first stays in the trail. */
      readonly corrects?: string;
      /** Files that go with it. */
      readonly evidence?: readonly EvidenceFile[];
    }
  /** Files join a report that waits for its answer. */
  | { readonly kind: 'add-evidence'; readonly reportId: string; readonly files: readonly EvidenceFile[] }
  | { readonly kind: 'accept-report'; readonly reportId: string }
  | { readonly kind: 'return-report'; readonly reportId: string; readonly reason: string }
  | PartneringCommand
  | ChangeCommand
  | SanctionCommand
  | { readonly kind: 'refer'; readonly count: number }
  | { readonly kind: 'record-offer'; readonly offeredOn: string }
  | { readonly kind: 'evaluate'; readonly summary: string; readonly lessons: Lessons };

/** What the next tender should know; empty where there is nothing to say. */
export interface Lessons {
  readonly worked: string;
  readonly didNotWork: string;
  readonly advice: string;
}

/** Commands on a placement. */
export type PlacementCommand =
  | {
      readonly kind: 'confirm-eligibility';
      readonly eligible: boolean;
      /** The placement's case that the same person is already counted as, e.g. placement/AVT-2012-014/P-3. */
      readonly countedAs: string | null;
    }
  | { readonly kind: 'confirm-step'; readonly step: PlacementStep; readonly doneOn: string }
  | { readonly kind: 'confirm-retention'; readonly afterMonths: number; readonly stillThere: boolean }
  | { readonly kind: 'end-placement'; readonly endedOn: string; readonly reason: EndReason };

/** Steps a placement passes once each. */
export type PlacementStep = 'first-meeting' | 'safety-induction' | 'tutor-named' | 'midway-check';

/** Any command. */
export type Command = AuthorityCommand | TenderCommand | ContractCommand | PlacementCommand | NudgeCommand;
/** The name of a command. */
export type CommandKind = Command['kind'];

/** A command on its way to a case. `deliveryId` is the platform's id of the click or message: a redelivery has the same. */
export interface CommandEnvelope {
  readonly deliveryId: string;
  readonly by: Actor;
  readonly via: Via;
  readonly command: Command;
}

/** What a case answers when a command has been taken. */
export interface CommandAnswer {
  readonly caseId: string;
  readonly revision: number;
  /** True when this delivery had been taken before: nothing was counted again. */
  readonly repeated: boolean;
  /** Types of the events that the command caused. */
  readonly events: readonly string[];
}
