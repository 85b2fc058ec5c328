// Hands a notice over and sees to it that somebody knows when it does not go through; the story waits meanwhile.
import { ActivityFailure, ApplicationFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import { daysAfter } from '../domain/case.js';
import type { ContractEvent, ContractState } from '../domain/contract.js';
import type { HandOverTrouble, NoticeKind } from '../domain/hand-over.js';
import { handOverHelpers, newestHandOver } from '../domain/hand-over.js';
import { settingsOf } from '../domain/settings.js';
import type { TenderEvent, TenderState } from '../domain/tender.js';
import type { Desk } from './desk.js';
import type { FootholdActivities } from './ports.js';

/** A minute or so of tries; after that it is a person's matter. */
const { footholdHandOverNotice } = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '30s', maximumAttempts: 6 },
});

/** The desk of a case that hands notices over. */
type HandingDesk = Desk<TenderState, TenderEvent> | Desk<ContractState, ContractEvent>;

/** Days until the next try by itself after an operator that nobody reached: a quarter of an hour, doubled up to a day. */
const firstWait = 1 / 96;
const longestWait = 1;

/**
 * Hands a notice over and comes back when the operator has taken it, or when the tender was cancelled. Temporal retries what
 * passes by itself; what does not becomes an event, a warning on the card and the officer's ball, until somebody asks for another
 * try (`hand-over-again`) or, when nobody was reached, until the next try by itself.
 */
export async function handOver(desk: HandingDesk, notice: NoticeKind): Promise<void> {
  const over = (): boolean => desk.state.kind === 'tender' && desk.state.status === 'cancelled';
  for (let wait = firstWait; !over(); wait = Math.min(2 * wait, longestWait)) {
    const { id, revision } = desk.state;
    try {
      const taken = await footholdHandOverNotice({ caseId: id, notice, revision });
      desk.happen({ type: 'handed-over', notice, ...taken });
      return;
    } catch (error) {
      if (isCancellation(error)) throw error;
      await help(desk, { notice, ...troubleOf(error) }, wait, over);
    }
  }
}

/** A version of the documents that bidders read, in the tender period, and that the notice database has not got. */
export function correctionOwed(tender: TenderState): boolean {
  const newest = newestHandOver(tender, 'contract-notice', 'correction');
  return newest !== null && tender.version > newest.version;
}

/**
 * Runs beside the tender period until `over`: whenever an event there raises the tender's `version`, that version is handed over
 * as a correction.
 */
export async function handOverCorrections(desk: Desk<TenderState, TenderEvent>, over: () => boolean): Promise<void> {
  for (;;) {
    await desk.until(() => correctionOwed(desk.state) || over());
    if (over()) return;
    await handOver(desk, 'correction');
  }
}

async function help(
  desk: HandingDesk,
  failure: { readonly notice: NoticeKind; readonly trouble: HandOverTrouble; readonly detail: string },
  waitDays: number,
  over: () => boolean
): Promise<void> {
  const before = desk.state.ball;
  desk.happen({ type: 'hand-over-failed', ...failure });
  // In a contract it is one of the duties that follow from the state.
  if (desk.state.kind === 'tender')
    desk.pass('hand-over-again', handOverHelpers, desk.state.authorityId, {
      dueAt: daysAfter(desk.now, settingsOf(desk.state.policy.settings).handOverHelpDays.value),
      remindAt: [],
    });
  const asked = (): boolean => desk.state.handOverFailed === null || over();
  const next = failure.trouble === 'unreachable' ? daysAfter(desk.now, waitDays) : null;
  await desk.until(asked, next, 'next try to hand over');
  // Whoever was asked for something else before is asked again.
  if (!over() && desk.state.kind === 'tender' && desk.state.ball?.task === 'hand-over-again')
    desk.happen({ type: 'ball-passed', ball: before });
}

/** What the operator answered, from however deep in the failure; without an answer nobody was reached. */
function troubleOf(error: unknown): { readonly trouble: HandOverTrouble; readonly detail: string } {
  if (!(error instanceof ActivityFailure)) throw error;
  let cause: Error | undefined = error.cause;
  while (cause !== undefined && !(cause instanceof ApplicationFailure))
    cause = cause.cause instanceof Error ? cause.cause : undefined;
  return {
    trouble: cause?.type === 'HandOverRefused' ? 'refused' : 'unreachable',
    detail: cause?.message ?? '',
  };
}
