// Asking whoever has the ball, in their chat, to go on: at most once a working day in each case, whoever asks.
import type { Actor, Role } from './actor.js';
import type { CaseState } from './any-case.js';
import { waitingIn } from './any-case.js';
import type { Nudged, Task } from './case.js';
import { aboutOf, daysAfter, holds } from './case.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** "Please go on with this": one thing that waits, and when the next one may come, as the calendar has it. */
export interface NudgeCommand {
  readonly kind: 'nudge';
  readonly task: Task;
  /** Tells two of the same task apart, as a duty's `about` does. */
  readonly about: string | null;
  /** The next working morning, from which the case may be nudged again. An ISO instant. */
  readonly until: string;
}

/** Somebody was asked to go on: the holders of the thing as they were then. */
export interface NudgedEvent {
  readonly type: 'nudged';
  readonly task: Task;
  readonly about: string | null;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly until: string;
}

/** No calendar has so many days in a row off. */
const longestDays = 14;

/** The nudge that still holds at an instant: another has to wait until it does not. */
export function nudgeHolding(nudged: Nudged | undefined, at: string): Nudged | null {
  return nudged !== undefined && at < nudged.until ? nudged : null;
}

/** The event that a nudge causes, or why not. Pure. */
export function acceptNudge(
  state: CaseState,
  { task, about, until }: NudgeCommand,
  by: Actor,
  at: string
): readonly [NudgedEvent] | Refusal {
  const ball = waitingIn(state).find((each) => each.task === task && aboutOf(each) === about);
  if (ball === undefined || ball.organisationId === null)
    return refuse('NobodyToNudge', 'That does not wait for anybody any more.');
  if (holds(ball, by)) return refuse('NudgeOneself', 'That waits for yourself.');
  const before = nudgeHolding(state.nudged, at);
  if (before !== null)
    return refuse('AlreadyNudged', `Somebody asked at ${before.at}; ask again from ${before.until}.`, {
      at: before.at,
      until: before.until,
    });
  if (until <= at || until > daysAfter(at, longestDays))
    return refuse('WrongDate', 'The next nudge may come on the next working day.');
  return [{ type: 'nudged', task, about, organisationId: ball.organisationId, roles: ball.roles, until }];
}
