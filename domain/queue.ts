// What of a case waits for one person: for themselves, or for somebody they stand in for.
import type { Actor } from './actor.js';
import { facesOf } from './actor.js';
import type { CaseState } from './any-case.js';
import { waitingIn } from './any-case.js';
import { isAskedToDecide } from './approval.js';
import type { Ball } from './case.js';
import { aboutOf, holds } from './case.js';
import { openStage } from './tender.js';

/** One thing that waits for a person. */
export interface Waiting {
  readonly ball: Ball;
  /** Tells two of the same task apart, as a period does; null where there is nothing to tell apart. */
  readonly about: string | null;
  /** Whom they stand in for; null when it waits for themselves. */
  readonly inSteadOf: string | null;
}

/** Everything in this case that waits for this person now. What they have answered, or may not answer, does not. */
export function waitsFor(state: CaseState, actor: Actor): Waiting[] {
  return waitingIn(state).flatMap((ball): Waiting[] => {
    const face = facesOf(actor).find((each) => holds(ball, each) && isOpenTo(state, ball, each));
    if (face === undefined) return [];
    return [{ ball, about: aboutOf(ball), inSteadOf: face.inSteadOf ?? null }];
  });
}

/** Of an approval, whether this person's word is what is lacking. */
function isOpenTo(state: CaseState, { task }: Ball, face: Actor): boolean {
  if (state.kind !== 'tender' || task !== 'decide') return true;
  const stage = openStage(state);
  return stage !== null && isAskedToDecide(state, stage, face);
}

/** Events by which somebody decides about what another has done or asked for. */
export const decidingEvents: readonly string[] = [
  'decision-made',
  'report-accepted',
  'report-returned',
  'plan-approved',
  'plan-returned',
  'change-agreed',
  'change-declined',
  'deviation-opened',
  'sanction-taken',
  'deviation-closed',
  'proposal-dismissed',
  'eligibility-confirmed',
  'policy-adopted',
  'delegated',
  'delegation-ended',
];
