// Decisions of an approval: made, taken back within minutes, standing, corrected later; and a submission that is withdrawn.
import type { Actor, Role, Via } from './actor.js';
import { approvalOf } from './approval.js';
import type { Stamped } from './case.js';
import type { CommandEnvelope } from './commands.js';
import type { Stage } from './procedures.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Requirement } from './requirement.js';
import type { RankedBid } from './scoring.js';
import { settingsOf } from './settings.js';
import type { TenderState } from './tender.js';

/** One decision in an approval stage. */
export interface Decision {
  readonly decision: 'approve' | 'request-changes' | 'reject';
  readonly by: string | null;
  /** The roles that the decider held then. */
  readonly roles: readonly Role[];
  readonly at: string;
  readonly via: Via;
  readonly version: number;
  readonly reason: string | null;
  /** Who was away when it was decided in their stead; absent otherwise. */
  readonly inSteadOf?: string;
}

/** A decision of a round that is over. */
export interface SettledDecision extends Decision {
  readonly stageId: string;
}

/** What was decided on in a round that led to changes, to show what the next one changes. */
export interface EarlierRound {
  readonly stageId: string;
  readonly version: number;
  readonly requirement: Requirement | null;
  readonly ranking: readonly RankedBid[];
}

/** A decider's word, too late to undo, that the decision was wrong. */
export interface Correction {
  readonly stageId: string;
  readonly by: string | null;
  readonly at: string;
  readonly reason: string;
}

/** The part of a tender that remembers decisions. Tenders from before these were kept have none of the optional ones. */
export interface Decisions {
  /** Decisions of the open approval round. */
  readonly decisions: readonly Decision[];
  /** True once nobody can undo them any more. */
  readonly decisionsStand?: boolean;
  /** True once the time was up in this round: the backup may decide as well. */
  readonly backupAsked?: boolean;
  /** Why the submission was withdrawn from this round, or null. */
  readonly withdrawnBecause?: string | null;
  /** Of each approval stage the decisions of its newest round that is over. */
  readonly settled?: readonly SettledDecision[];
  readonly earlierRound?: EarlierRound | null;
  readonly corrections?: readonly Correction[];
}

/** What happens to decisions. */
export type DecisionEvent =
  | {
      readonly type: 'decision-made';
      readonly stageId: string;
      readonly decision: Decision['decision'];
      readonly roles: readonly Role[];
      readonly version: number;
      readonly reason: string | null;
    }
  | { readonly type: 'decision-undone'; readonly stageId: string }
  | { readonly type: 'decision-stands'; readonly stageId: string }
  | { readonly type: 'submission-withdrawn'; readonly stageId: string; readonly reason: string }
  | { readonly type: 'decision-corrected'; readonly stageId: string; readonly reason: string };

/** Commands that take something back. */
export type TakingBackCommand =
  /** By the decider, within minutes. */
  | { readonly kind: 'undo-decision'; readonly stageId: string }
  /** By the decider, later. */
  | { readonly kind: 'correct-decision'; readonly stageId: string; readonly reason: string }
  /** By whoever submits, while it waits for decisions. */
  | {
      readonly kind: 'withdraw-submission';
      readonly stageId: string;
      readonly version: number;
      readonly reason: string;
    };

/** What the decisions so far come to; `open` while somebody is still to answer. */
export function verdictOf(tender: TenderState, stage: Stage): 'open' | 'done' | 'returned' | 'stopped' {
  if (typeof tender.withdrawnBecause === 'string') return 'returned';
  if (tender.decisions.some(({ decision }) => decision === 'reject')) return 'stopped';
  if (tender.decisions.some(({ decision }) => decision === 'request-changes')) return 'returned';
  return approvalOf(tender, stage).open.length === 0 ? 'done' : 'open';
}

/** The instant until which a decision may be undone. */
export function undoneUntil({ policy }: TenderState, { at }: Pick<Decision, 'at'>): string {
  return new Date(Date.parse(at) + settingsOf(policy.settings).undoMinutes.value * 60_000).toISOString();
}

/** From when the round's decisions stand: when the newest can no longer be undone. Null when nothing waits for that. */
export function standFrom(tender: TenderState, stage: Stage): string | null {
  const newest = tender.decisions.at(-1);
  if (newest === undefined || typeof tender.withdrawnBecause === 'string' || tender.decisionsStand === true)
    return null;
  if (settingsOf(tender.policy.settings).undoMinutes.value === 0) return null;
  return verdictOf(tender, stage) === 'open' ? null : undoneUntil(tender, newest);
}

/** The decision of this person that can still be undone, or null. */
export function undoable(tender: TenderState, personId: string, at: string): Decision | null {
  const own = tender.decisions.find(({ by }) => by === personId);
  return own !== undefined && at < undoneUntil(tender, own) ? own : null;
}

/** The decisions of a stage: those of its newest round that is over, and those of the round that is open. */
export function decisionsIn(tender: TenderState, stageId: string): readonly Decision[] {
  const settled = (tender.settled ?? []).filter((each) => each.stageId === stageId);
  return tender.stageId === stageId ? [...settled, ...tender.decisions] : settled;
}

/** The newest decision of this person in a round that is over, or null: it can be corrected. */
export function correctable(tender: TenderState, personId: string): SettledDecision | null {
  return tender.settled?.findLast(({ by }) => by === personId) ?? null;
}

/** Whether this person submitted what waits for decisions, and may withdraw it. */
export function mayWithdraw(
  { submittedBy }: TenderState,
  { personId, roles }: Pick<Actor, 'personId' | 'roles'>
): boolean {
  return personId === submittedBy || roles.includes('coordinator');
}

/**
 * The command by which this person takes something back on this tender, or null when there is nothing: a decision that can be undone, else
 * what they submitted, else a decision that stands. `text` says why.
 */
export function takingBack(
  tender: TenderState,
  by: Pick<Actor, 'personId' | 'roles'>,
  { undo, text, now }: { readonly undo: boolean; readonly text: string; readonly now: string }
): TakingBackCommand | null {
  if (tender.status !== 'running') return null;
  const stage = tender.plan.find(({ id }) => id === tender.stageId);
  if (undo && stage?.kind === 'approve') {
    if (undoable(tender, by.personId, now) !== null) return { kind: 'undo-decision', stageId: stage.id };
    if (by.personId === tender.submittedBy)
      return { kind: 'withdraw-submission', stageId: stage.id, version: tender.version, reason: text };
  }
  const made = correctable(tender, by.personId);
  return made === null ? null : { kind: 'correct-decision', stageId: made.stageId, reason: text };
}

/** Taking back while the approval is open; null for other commands. */
export function takesBack(
  tender: TenderState,
  stage: Stage,
  { command, by }: CommandEnvelope,
  at: string
): readonly DecisionEvent[] | Refusal | null {
  if (command.kind === 'undo-decision') {
    const own = tender.decisions.find((decision) => decision.by === by.personId);
    if (command.stageId !== stage.id || own === undefined)
      return refuse('NothingToUndo', 'You have made no decision here that can be undone.');
    const until = undoneUntil(tender, own);
    return at < until
      ? [{ type: 'decision-undone', stageId: stage.id }]
      : refuse('UndoTooLate', `A decision could be undone until ${until}; correct it with a reason instead.`, {
          until,
        });
  }
  if (command.kind !== 'withdraw-submission') return null;
  if (command.stageId !== stage.id || command.version !== tender.version)
    return refuse('StaleVersion', `That version was replaced by version ${tender.version}.`, {
      version: String(tender.version),
    });
  if (!mayWithdraw(tender, by))
    return refuse('NotYourSubmission', 'Only whoever submitted it, or a coordinator, withdraws it.');
  const reason = command.reason.trim();
  if (reason === '') return refuse('ReasonRequired', 'Say why it is withdrawn.');
  return [{ type: 'submission-withdrawn', stageId: stage.id, reason }];
}

/** A decider says of a decision, that stands, that it was wrong: it is put on record, and the coordinator goes on from there. */
export function corrected(
  tender: TenderState,
  command: Extract<TakingBackCommand, { readonly kind: 'correct-decision' }>,
  by: Actor
): readonly DecisionEvent[] | Refusal {
  const { stageId } = command;
  if (!decisionsIn(tender, stageId).some((each) => each.by === by.personId))
    return refuse('NothingToUndo', 'You have made no decision here that can be corrected.');
  const reason = command.reason.trim();
  return reason === ''
    ? refuse('ReasonRequired', 'Say what was wrong.')
    : [{ type: 'decision-corrected', stageId, reason }];
}

/** True for the events of {@link applyDecision}. */
export function isDecisionEvent(event: { readonly type: string }): event is DecisionEvent {
  return event.type.startsWith('decision-') || event.type === 'submission-withdrawn';
}

/** Applies one event of a round of decisions. */
export function applyDecision(tender: TenderState, event: Stamped<DecisionEvent>): TenderState {
  const { by, at, via, inSteadOf } = event;
  switch (event.type) {
    case 'decision-made': {
      const { decision, roles, version, reason } = event;
      const made = { decision, roles, version, reason, by, at, via, ...(inSteadOf !== undefined && { inSteadOf }) };
      return { ...tender, decisions: [...tender.decisions, made] };
    }
    case 'decision-undone':
      return { ...tender, decisions: tender.decisions.filter((each) => each.by !== by) };
    case 'decision-stands':
      return { ...tender, decisionsStand: true };
    case 'submission-withdrawn':
      return { ...tender, withdrawnBecause: event.reason };
    case 'decision-corrected': {
      const { stageId, reason } = event;
      return { ...tender, corrections: [...(tender.corrections ?? []), { stageId, by, at, reason }] };
    }
  }
}

/** The time was up: whom the policy names as backup is asked too. */
export function askBackup(tender: TenderState): TenderState {
  const stage = tender.plan.find(({ id }) => id === tender.stageId);
  if (stage?.kind !== 'approve' || tender.ball?.task !== 'decide') return tender;
  const next = { ...tender, backupAsked: true };
  return { ...next, ball: { ...tender.ball, roles: approvalOf(next, stage).open } };
}

/** A new round begins. */
export const newRound = { decisions: [], decisionsStand: false, backupAsked: false, withdrawnBecause: null } as const;

/** The round is over: what was decided is kept, changes that are wanted go to whoever makes them, and a rejection ends the tender. */
export function closeRound(tender: TenderState, stageId: string): TenderState {
  const { decisions, requirement, ranking, version, withdrawnBecause = null } = tender;
  const settled = [
    ...(tender.settled ?? []).filter((each) => each.stageId !== stageId),
    ...decisions.map((decision) => ({ ...decision, stageId })),
  ];
  const rejected = decisions.find(({ decision }) => decision === 'reject');
  const wanted = withdrawnBecause ?? decisions.findLast(({ decision }) => decision === 'request-changes')?.reason;
  const next = { ...tender, settled };
  // A withdrawal goes before: nothing of the round holds then.
  if (typeof withdrawnBecause === 'string' || (rejected === undefined && wanted !== undefined))
    return { ...next, changesWanted: wanted ?? null, earlierRound: { stageId, version, requirement, ranking } };
  if (rejected !== undefined) return { ...next, status: 'cancelled', cancelReason: rejected.reason };
  return { ...next, earlierRound: null };
}
