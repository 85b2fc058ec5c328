// What a kind of stage is: the commands it takes, when it is over, and the straight-line code that waits for it.
import type { Task } from '../../domain/case.js';
import type { CommandEnvelope } from '../../domain/commands.js';
import type { Stage } from '../../domain/procedures.js';
import type { Refusal } from '../../domain/refusal.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import type { Desk } from '../desk.js';

/** The desk of a tender. */
export type TenderDesk = Desk<TenderState, TenderEvent>;
/** How a stage ended; `returned` goes back to the stage that its `returnsTo` names. */
export type StageOutcome = 'open' | 'done' | 'returned' | 'stopped';

/** One kind of stage. `accepts` and `outcome` are pure; `run` is workflow code. */
export interface StageKind {
  /** The events a command causes while this stage is open; null when this stage knows nothing of it. */
  accepts(
    tender: TenderState,
    stage: Stage,
    envelope: CommandEnvelope,
    at: string
  ): readonly TenderEvent[] | Refusal | null;
  /** Whether what the stage waits for has happened. */
  outcome(tender: TenderState, stage: Stage): StageOutcome;
  /**
   * Puts the ball into the right hands and waits until {@link outcome} is no longer open. It may come back before, when the run has
   * become too long: it is then called again in the next run, where the ball still is where it was.
   */
  run(desk: TenderDesk, stage: Stage): Promise<void>;
}

/** True when nothing more is to be waited for: the stage has its outcome, or the whole tender was cancelled. */
export function isOver(kind: StageKind, tender: TenderState, stage: Stage): boolean {
  return tender.status === 'cancelled' || kind.outcome(tender, stage) !== 'open';
}

/** Whether the ball is with this task already (and this end): the stage goes on in a new run. */
export function isAsked({ state: { ball } }: TenderDesk, task: Task, dueAt: string | null = null): boolean {
  return ball?.task === task && (dueAt === null || ball.dueAt === dueAt);
}
