// What a placement takes from people: eligibility, steps done, retention checks, its end.
import { instantOf } from './case.js';
import type { CommandEnvelope, PlacementCommand } from './commands.js';
import { acceptNudge } from './nudging.js';
import type { PlacementEvent, PlacementState } from './placement.js';
import { nextRetention } from './placement.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** The events a command causes on a placement, or why not. Pure. */
export function acceptOnPlacement(
  placement: PlacementState,
  { command, by }: CommandEnvelope,
  at: string
): readonly PlacementEvent[] | Refusal {
  if (placement.phase === 'ended') return refuse('Closed', `P-${placement.number} has ended.`);
  if (command.kind === 'nudge') return acceptNudge(placement, command, by, at);
  switch (command.kind) {
    case 'confirm-eligibility':
      return eligibility(placement, command);
    case 'confirm-step': {
      const done = placement.steps[command.step];
      if (done !== undefined)
        return refuse('StepDone', `That step was done on ${done}; the card shows what is left.`, { earliest: done });
      return [{ type: 'step-confirmed', step: command.step, doneOn: command.doneOn }];
    }
    case 'confirm-retention': {
      const months = nextRetention(placement);
      if (months !== command.afterMonths || placement.startedOn === null || placement.phase === 'internship')
        return refuse('NotOpen', 'That check is not open.', { stageId: placement.phase });
      const due = retentionDue(placement.startedOn, months);
      if (command.stillThere && at < due)
        return refuse('TooEarly', `The check is due on ${due.slice(0, 10)}.`, { earliest: due.slice(0, 10) });
      return [{ type: 'retention-confirmed', afterMonths: months, stillThere: command.stillThere }];
    }
    case 'end-placement':
      return [{ type: 'ended', endedOn: command.endedOn, reason: command.reason }];
    default:
      return refuse('NotOpen', 'A placement does not know this step.', { stageId: placement.phase });
  }
}

/** The person is counted once: whoever says that it is another placement has to name one. That it exists, the edge has looked up. */
function eligibility(
  placement: PlacementState,
  { eligible, countedAs }: Extract<PlacementCommand, { kind: 'confirm-eligibility' }>
): readonly PlacementEvent[] | Refusal {
  if (countedAs !== null && (countedAs === placement.id || !/^placement\/[^/]+\/P-\d+$/.test(countedAs)))
    return notAPlacement(countedAs);
  return [{ type: 'eligibility-confirmed', eligible, countedAs: eligible ? countedAs : null }];
}

/** The refusal of a placement that nobody knows, or that is this very one. */
export function notAPlacement(named: string): Refusal {
  return refuse('UnknownCountedAs', `There is no other placement ${named} that you could mean.`, { placement: named });
}

/** When the check so many calendar months after a start is due, as an ISO instant; 30 November and 3 months is 28 February. */
export function retentionDue(startedOn: string, months: number): string {
  const due = new Date(instantOf(startedOn));
  const day = due.getUTCDate();
  due.setUTCMonth(due.getUTCMonth() + months);
  if (due.getUTCDate() !== day) due.setUTCDate(0);
  return due.toISOString();
}
