// What the two sides of a contract may change, and how: proposed by one, agreed by the other; and who may bring subcontractors in.
import type { Actor } from './actor.js';
import type { ChangeCommand, ChangeEvent, Side } from './changes.js';
import { withTargets } from './changes.js';
import type { ContractState } from './contract.js';
import type { PartneringEvent } from './partnering.js';
import { charterParties, mainContractorOnly } from './partnering-rules.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

type Answer = readonly (ChangeEvent | PartneringEvent)[] | Refusal;

/** The side that a person speaks for; null for a subcontractor's or the matching body's people. */
export function sideOf({ organisationId }: Actor, contract: ContractState): Side | null {
  if (organisationId === contract.authorityId) return 'buyer';
  return organisationId === contract.contractorId ? 'contractor' : null;
}

/** The events a change command causes, or why not. Pure. */
export function acceptChange(contract: ContractState, command: ChangeCommand, by: Actor): Answer {
  const side = sideOf(by, contract);
  switch (command.kind) {
    case 'change-contract':
    case 'prolong':
      return side === null ? mainContractorOnly() : proposed(contract, command, side);
    case 'agree-change':
    case 'decline-change':
      return side === null ? mainContractorOnly() : answered(contract, command, side);
    case 'accede-subcontractor':
      return side === null ? mainContractorOnly() : acceded(contract, command.organisationId);
    case 'release-subcontractor': {
      const { organisationId, reason } = command;
      if (!contract.subcontractorIds.includes(organisationId))
        return refuse('UnknownSubcontractor', 'That organisation is not a subcontractor of this contract.');
      if (side === null && by.organisationId !== organisationId) return mainContractorOnly();
      if (reason.trim() === '') return refuse('ReasonRequired', 'Say why the subcontractor leaves.');
      return [
        { type: 'subcontractor-released', organisationId, reason: reason.trim() },
        ...inForceWithout(contract, organisationId),
      ];
    }
  }
}

function proposed(
  contract: ContractState,
  command: Extract<ChangeCommand, { kind: 'change-contract' | 'prolong' }>,
  side: Side
): Answer {
  if (contract.phase !== 'partnering')
    return refuse('NotOpen', 'The contract period is over.', { stageId: contract.phase });
  if (contract.pendingChange !== null)
    return refuse('ChangePending', 'Another change waits for its answer; answer that one first.', {
      number: String(contract.pendingChange.number),
    });
  const why = command.why.trim();
  if (why === '') return refuse('ReasonRequired', 'Say why the contract is to be changed.');
  const number = contract.changes + 1;
  if (command.kind === 'change-contract')
    return [
      { type: 'change-proposed', number, what: command.what, why, targets: command.newTargets, endsOn: null, side },
    ];
  const { newEndsOn, targets } = command;
  if (newEndsOn <= contract.endsOn)
    return refuse('NotLater', `A prolongation ends after ${contract.endsOn}.`, { earliest: contract.endsOn });
  return [{ type: 'change-proposed', number, what: '', why, targets, endsOn: newEndsOn, side }];
}

function answered(
  contract: ContractState,
  command: Extract<ChangeCommand, { kind: 'agree-change' | 'decline-change' }>,
  side: Side
): Answer {
  const { pendingChange, obligations, endsOn } = contract;
  const { number } = command;
  if (pendingChange?.number !== number) return refuse('NotOpen', 'That change does not wait for an answer.');
  if (command.kind === 'decline-change') {
    if (command.reason.trim() === '') return refuse('ReasonRequired', 'Say why the change is declined.');
    return [{ type: 'change-declined', number, reason: command.reason.trim() }];
  }
  if (pendingChange.side === side) return refuse('OwnSubmission', 'The other side agrees to what this side proposed.');
  if (contract.phase !== 'partnering')
    return refuse('NotOpen', 'The contract period is over.', { stageId: contract.phase });
  const after = {
    obligations: withTargets(obligations, pendingChange.targets ?? []),
    endsOn: pendingChange.endsOn ?? endsOn,
  };
  return [{ type: 'change-agreed', number, before: { obligations, endsOn }, after }];
}

function acceded(contract: ContractState, organisationId: string): Answer {
  const { authorityId, contractorId, matchingBodyId, reporters } = contract;
  if (
    reporters.some((each) => each.organisationId === organisationId) ||
    [authorityId, contractorId, matchingBodyId].includes(organisationId)
  )
    return refuse('AlreadyParty', 'That organisation is a party already.');
  return [{ type: 'subcontractor-acceded', organisationId }];
}

/** A charter that only waited for the one who leaves is agreed by all who stay. */
function inForceWithout(contract: ContractState, organisationId: string): PartneringEvent[] {
  const { proposedCharter } = contract.partnering;
  if (proposedCharter === null) return [];
  const missing = charterParties(contract).filter(
    (id) => id !== organisationId && !proposedCharter.agreed.includes(id)
  );
  return missing.length === 0 ? [{ type: 'charter-in-force', version: proposedCharter.version }] : [];
}
