// Signing: the award becomes a contract, once the standstill is over.
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import { world } from '../desk.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const sign: StageKind = {
  accepts(tender, _stage, { command }, at) {
    if (command.kind !== 'sign-contract') return null;
    if (tender.standstill === null || at < tender.standstill.signableFrom)
      return tooEarly(tender.standstill?.earliestContract);
    return [
      {
        type: 'contract-signed',
        reference: command.contractReference,
        startsOn: command.startsOn,
        endsOn: command.endsOn,
      },
    ];
  },

  outcome: (tender) => (tender.contract === null ? 'open' : 'done'),

  async run(desk, stage) {
    const deadline = await world.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    desk.pass('sign-contract', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};

/** The same refusal whichever stage is asked: signing before its day is refused in every surface. */
export function tooEarly(earliest: string | undefined): Refusal {
  return earliest === undefined
    ? refuse(
        'TooEarly',
        'The contract may be signed when the standstill is over; the award notice has not been sent.',
        {}
      )
    : refuse('TooEarly', `The contract may be signed from ${earliest}, the day after the standstill.`, { earliest });
}
