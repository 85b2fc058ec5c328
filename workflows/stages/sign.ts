// Signing: the award becomes a contract, once the standstill is over.
import { signingForbidden } from '../../domain/appeal.js';
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import type { TenderState } from '../../domain/tender.js';
import { acceptsCourt } from './court.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const sign: StageKind = {
  accepts(tender, _stage, envelope, at) {
    const { command } = envelope;
    if (command.kind !== 'sign-contract') return acceptsCourt(tender, envelope);
    const no = mayNotSign(tender, at);
    if (no !== null) return no;
    return [
      {
        type: 'contract-signed',
        reference: command.contractReference,
        startsOn: command.startsOn,
        endsOn: command.endsOn,
      },
    ];
  },

  // A higher court that forbids the signing, or a decision that starts new days, leads back into the standstill.
  outcome(tender) {
    if (tender.contract !== null) return 'done';
    return tender.standstillOver || tender.appeals.length === 0 ? 'open' : 'returned';
  },

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    desk.pass('sign-contract', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};

/** Why the contract may not be signed now, or null; the same refusal in every stage and every surface. */
export function mayNotSign(tender: TenderState, at: string): Refusal | null {
  const { standstill, plan } = tender;
  if (signingForbidden(tender))
    return refuse('SigningForbidden', 'A court hears this award; the contract may not be signed meanwhile.');
  if (!plan.some(({ kind }) => kind === 'standstill')) return null;
  if (standstill === null)
    return refuse(
      'TooEarly',
      'The contract may be signed when the standstill is over; the award notice has not been sent.'
    );
  const { earliestContract: earliest, signableFrom } = standstill;
  return at >= signableFrom
    ? null
    : refuse('TooEarly', `The contract may be signed from ${earliest}, the day after the standstill.`, { earliest });
}
