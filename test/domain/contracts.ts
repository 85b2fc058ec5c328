// A signed contract for the rules' tests, past its kick-off, and how events happen to it.
import type { Actor } from '../../domain/actor.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import { applyContract } from '../../domain/apply-contract.js';
import { newContract } from '../../domain/contract.js';
import { unknownScope } from '../../domain/scope.js';
import { someone, stamped } from './stamps.js';

/** The buyer's contract manager and the contractor's person. */
export const obo: Actor = someone('contract-manager', 'obo', 'johan');
export const skanska: Actor = someone('contractor', 'skanska', 'maria');

/** Lets events happen at one instant. */
export function happened(contract: ContractState, at: string, ...events: readonly ContractEvent[]): ContractState {
  return events.reduce((state, event) => applyContract(state, stamped(event, at)), contract);
}

/** A contract of four years whose kick-off has not been held. */
export const fresh: ContractState = newContract({
  id: 'contract/K-1',
  authorityId: 'obo',
  reference: 'K-1',
  title: 'Vivalla',
  tenderId: 'tender/T-1',
  contractorId: 'skanska',
  subcontractorIds: [],
  matchingBodyId: 'af',
  signedOn: '2026-02-10',
  startsOn: '2026-03-01',
  endsOn: '2030-02-28',
  firstStartBy: '2026-09-01',
  obligations: [
    { kind: 'internship', target: 8 },
    { kind: 'permanent-job', target: 2 },
  ],
  sanctions: [
    { step: 'reminder', withinDays: 14, amountOre: null, clausePoint: '4.3' },
    { step: 'rectification', withinDays: 30, amountOre: null, clausePoint: '4.4' },
    { step: 'fine', withinDays: 30, amountOre: 2_500_000, clausePoint: '4.5' },
  ],
  bonus: null,
  scope: unknownScope,
  followUpBy: 'contract-manager',
});

/** The same in May, with its partnering under way. */
export const signed: ContractState = happened(
  fresh,
  '2026-03-05T09:00:00.000Z',
  { type: 'contract-started' },
  {
    type: 'kick-off-held',
    heldOn: '2026-03-05',
    participants: ['contract-manager', 'contractor'],
    deliveryOwnerId: 'maria',
  },
  { type: 'hand-over-confirmed', role: 'delivery' },
  { type: 'meeting-held', heldOn: '2026-03-05', meeting: 'matching-body', minutes: null },
  { type: 'plan-submitted', version: 1, places: [], tutorRole: 'foreman', safetyInduction: 'First day' },
  { type: 'plan-approved', version: 1 }
);
