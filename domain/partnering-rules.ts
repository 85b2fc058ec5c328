// What partnering takes from people, and why not: kick-off, hand-over, plan, charter, meetings.
import type { Actor, Role } from './actor.js';
import type { ContractState } from './contract.js';
import type { Charter, ContactRole, PartneringCommand, PartneringEvent, PlannedPlaces } from './partnering.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

type Answer = readonly PartneringEvent[] | Refusal;

/** The events a partnering command causes, or why not. Pure. `at` is an ISO instant. */
export function acceptPartnering(contract: ContractState, command: PartneringCommand, by: Actor, at: string): Answer {
  switch (command.kind) {
    case 'hold-kick-off':
    case 'hold-meeting':
      return held(contract, command, at);
    case 'confirm-hand-over':
      return handOver(contract, command.role, by);
    case 'replace-contact':
      return replaced(contract, command, by);
    case 'postpone-meeting':
      return postponed(contract, command, at);
    case 'submit-plan':
      return submitted(contract, command, by);
    case 'approve-plan':
    case 'return-plan':
      return planAnswered(contract, command);
    case 'propose-charter': {
      const { goals, everyWeeks } = command;
      const version = contract.partnering.charters + 1;
      return [{ type: 'charter-proposed', version, goals, everyWeeks, organisationId: by.organisationId }];
    }
    case 'agree-charter':
      return agreed(contract, command.version, by);
  }
}

/** Organisations that decide by consensus: buyer, contractor, subcontractors, matching body. */
export function charterParties(contract: ContractState): string[] {
  const { authorityId, contractorId, subcontractorIds, matchingBodyId } = contract;
  return [authorityId, contractorId, ...subcontractorIds, ...(matchingBodyId === null ? [] : [matchingBodyId])];
}

/** The organisation that a contact role belongs to; null when the contract has no matching body. */
export function organisationOf(role: ContactRole, contract: ContractState): string | null {
  const owners = {
    delivery: contract.contractorId,
    'follow-up': contract.authorityId,
    matching: contract.matchingBodyId,
  };
  return owners[role];
}

/** The roles in which a contact acts. */
export function rolesOf(role: ContactRole, { followUpBy }: Pick<ContractState, 'followUpBy'>): Role[] {
  if (role === 'follow-up') return [followUpBy, 'coordinator'];
  return [role === 'delivery' ? 'contractor' : 'matching-body'];
}

const closed = (what: string): Refusal => refuse('NotOpen', what);

function held(
  { partnering }: ContractState,
  command: Extract<PartneringCommand, { kind: 'hold-kick-off' | 'hold-meeting' }>,
  at: string
): Answer {
  const { heldOn } = command;
  if (heldOn > at.slice(0, 10))
    return refuse('InTheFuture', 'A meeting is noted when it has been held.', { on: heldOn });
  if (command.kind === 'hold-meeting')
    return [{ type: 'meeting-held', heldOn, meeting: command.meeting, minutes: command.minutes }];
  if (partnering.kickOff !== null) return closed('The kick-off has been held.');
  if (!command.commitmentsRead)
    return refuse(
      'CommitmentsNotRead',
      'Read the commitments through together first; that is what the kick-off is for.'
    );
  const { participants, deliveryOwnerId } = command;
  return [{ type: 'kick-off-held', heldOn, participants, deliveryOwnerId }];
}

/** Only the person named can say that the duty has reached them. */
function handOver({ partnering }: ContractState, role: ContactRole, by: Actor): Answer {
  const contact = partnering.contacts.find((each) => each.role === role);
  if (contact === undefined || contact.handedOver) return closed('No hand-over waits for that.');
  if (contact.personId !== by.personId)
    return refuse('NotNamed', 'Only the person named can confirm; name another if somebody else has the duty.');
  return [{ type: 'hand-over-confirmed', role }];
}

function replaced(
  contract: ContractState,
  { role, from, to }: Extract<PartneringCommand, { kind: 'replace-contact' }>,
  by: Actor
): Answer {
  const current = contract.partnering.contacts.find((each) => each.role === role)?.personId ?? null;
  if (![contract.authorityId, organisationOf(role, contract)].includes(by.organisationId))
    return refuse('NotYourSide', 'Only the organisation whose duty it is, or the buyer, names the person.');
  if (current !== from) return refuse('ContactChanged', 'Somebody else has been named meanwhile; look again.');
  return [{ type: 'contact-replaced', role, from, to }];
}

function postponed(
  { partnering }: ContractState,
  { newOn, reason }: Extract<PartneringCommand, { kind: 'postpone-meeting' }>,
  at: string
): Answer {
  if (partnering.meeting === null) return closed('No meeting is set.');
  if (newOn <= at.slice(0, 10)) return refuse('InThePast', 'Choose a day to come.', { on: newOn });
  if (reason.trim() === '') return refuse('ReasonRequired', 'Say why the meeting is postponed.');
  return [{ type: 'meeting-postponed', newOn, reason: reason.trim() }];
}

function submitted(
  contract: ContractState,
  { places, tutorRole, safetyInduction }: Extract<PartneringCommand, { kind: 'submit-plan' }>,
  by: Actor
): Answer {
  const { plan } = contract.partnering;
  if (by.organisationId !== contract.contractorId) return mainContractorOnly();
  if (plan?.standing === 'submitted') return closed('The plan waits for its answer.');
  const outside = places.find((each) => !within(each.quarter, contract));
  if (outside)
    return refuse('OutsideContract', `${outside.quarter} is not within the contract.`, { quarter: outside.quarter });
  const short = shortIn(places, contract);
  if (short)
    return refuse('PlanShort', `The plan has ${short.planned} of ${short.target} ${short.kind}.`, {
      obligation: short.kind,
      planned: String(short.planned),
      target: String(short.target),
    });
  return [{ type: 'plan-submitted', version: (plan?.version ?? 0) + 1, places, tutorRole, safetyInduction }];
}

/** The quarter of a date, e.g. 2026-Q3. */
export const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

function within(quarter: string, { startsOn, endsOn }: ContractState): boolean {
  return quarter >= quarterOf(startsOn) && quarter <= quarterOf(endsOn);
}

/** The first obligation of which the plan foresees less than was promised, or null. */
function shortIn(
  places: readonly PlannedPlaces[],
  { obligations }: ContractState
): { readonly kind: string; readonly planned: number; readonly target: number } | null {
  for (const { kind, target } of obligations) {
    const planned = places.reduce((sum, each) => sum + (each.kind === kind ? each.count : 0), 0);
    if (planned < target) return { kind, planned, target };
  }
  return null;
}

function planAnswered(
  { partnering: { plan } }: ContractState,
  command: Extract<PartneringCommand, { kind: 'approve-plan' | 'return-plan' }>
): Answer {
  if (plan?.standing !== 'submitted') return closed('No plan waits for an answer.');
  if (plan.version !== command.version)
    return refuse('StaleVersion', `There is a version ${plan.version} of the plan.`, { version: String(plan.version) });
  const { version } = plan;
  if (command.kind === 'approve-plan') return [{ type: 'plan-approved', version }];
  if (command.reason.trim() === '') return refuse('ReasonRequired', 'Say what the plan lacks.');
  return [{ type: 'plan-returned', version, reason: command.reason.trim() }];
}

function agreed(contract: ContractState, version: number, { organisationId }: Actor): Answer {
  const { charter, proposedCharter } = contract.partnering;
  const waits = (each: Charter | null): boolean =>
    each !== null && each.version === version && !each.agreed.includes(organisationId);
  if (!waits(charter) && !waits(proposedCharter)) return closed('That charter does not wait for your organisation.');
  const agreement: PartneringEvent = { type: 'charter-agreed', version, organisationId };
  if (proposedCharter?.version !== version) return [agreement];
  const missing = charterParties(contract).filter(
    (id) => id !== organisationId && !proposedCharter.agreed.includes(id)
  );
  return missing.length === 0 ? [agreement, { type: 'charter-in-force', version }] : [agreement];
}

/** A subcontractor's people report for themselves; what binds the contract is the contractor's own. */
export function mainContractorOnly(): Refusal {
  return refuse('MainContractorOnly', 'Only the contractor itself does this, not a subcontractor.');
}
