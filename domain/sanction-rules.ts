// What people may do about deviations: open, go one step up the contract's own ladder, answer, close; and ask for people to be referred.
import type { Actor } from './actor.js';
import { daysAfter } from './case.js';
import type { ContractState } from './contract.js';
import { mainContractorOnly } from './partnering-rules.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Deviation, SanctionCommand, SanctionEvent } from './sanctions.js';
import { daysHeld, nextStep, standsStill } from './sanctions.js';

type Answer = readonly SanctionEvent[] | Refusal;

/** The events a command about deviations causes, or why not. Pure. `at` is an ISO instant. */
export function acceptSanction(contract: ContractState, command: SanctionCommand, by: Actor, at: string): Answer {
  const { followUp } = contract;
  switch (command.kind) {
    case 'open-deviation':
      return opened(contract, command);
    case 'dismiss-proposal':
      if (!followUp.proposals.some(({ number }) => number === command.number)) return unknown();
      return [{ type: 'proposal-dismissed', number: command.number, reason: command.reason }];
    case 'take-sanction': {
      const deviation = followUp.deviations.find(({ number }) => number === command.deviation);
      return deviation === undefined ? unknown() : taken(contract, deviation, command, at);
    }
    case 'answer-deviation': {
      if (by.organisationId !== contract.contractorId) return mainContractorOnly();
      const deviation = followUp.deviations.find(({ number }) => number === command.deviation);
      return deviation === undefined
        ? unknown()
        : [{ type: 'deviation-answered', deviation: deviation.number, text: command.text }];
    }
    case 'close-deviation':
      if (!followUp.deviations.some(({ number }) => number === command.deviation)) return unknown();
      return [{ type: 'deviation-closed', deviation: command.deviation, reason: command.reason }];
    case 'request-referral':
      if (contract.matchingBodyId === null)
        return refuse('NoMatchingBody', 'This contract has no matching body that could refer people.');
      if (by.organisationId !== contract.contractorId) return mainContractorOnly();
      if (followUp.referral !== null)
        return refuse('AlreadyRequested', 'The matching body has been asked already.', { at: followUp.referral.since });
      return [{ type: 'referral-requested', count: command.count }];
    case 'decline-referral':
      return followUp.referral === null
        ? refuse('NotOpen', 'Nobody has been asked for.')
        : [{ type: 'referral-answered', declined: true, heldDays: daysHeld(followUp.referral.since, at) }];
  }
}

/** The matching body's answer, once as many as were asked for have been referred by it. */
export function referralAnswered({ followUp }: ContractState, referred: number, at: string): SanctionEvent[] {
  const { referral } = followUp;
  if (referral === null || referred < referral.left) return [];
  return [{ type: 'referral-answered', declined: false, heldDays: daysHeld(referral.since, at) }];
}

const unknown = (): Refusal => refuse('UnknownDeviation', 'That deviation is not open; look again.');

function opened(contract: ContractState, command: Extract<SanctionCommand, { kind: 'open-deviation' }>): Answer {
  const { about, period, organisationId, what, proposal } = command;
  const { followUp, contractorId, subcontractorIds } = contract;
  if (proposal !== null && !followUp.proposals.some(({ number }) => number === proposal)) return unknown();
  if (![contractorId, ...subcontractorIds].includes(organisationId))
    return refuse('UnknownSubcontractor', 'That organisation is not a contractor of this contract.');
  return [{ type: 'deviation-opened', number: followUp.opened + 1, about, organisationId, period, what, proposal }];
}

/** One step, the next one of the contract's own ladder, not before the last one's deadline, with its reason. */
function taken(
  { followUp, sanctions }: ContractState,
  deviation: Deviation,
  { step, units, reason }: Extract<SanctionCommand, { kind: 'take-sanction' }>,
  at: string
): Answer {
  const next = nextStep(sanctions, deviation);
  if (next === null) return refuse('LadderEnded', 'The contract has no further step; close the deviation.');
  if (next.step !== step)
    return refuse('NotNextStep', `The clause has ${next.step} before that, in ${next.clausePoint}.`, {
      step: next.step,
      point: next.clausePoint,
    });
  if (deviation.taken.length > 0 && !deviation.expired) {
    if (followUp.referral !== null && standsStill(followUp, deviation))
      return refuse('ClockStands', 'The clock stands still until the matching body has answered.', {
        at: followUp.referral.since,
      });
    return refuse('TooEarly', `The deadline of the last step is ${deviation.dueAt ?? ''}.`, {
      earliest: (deviation.dueAt ?? at).slice(0, 10),
    });
  }
  if (reason.trim() === '') return refuse('ReasonRequired', 'Say why this step is taken.');
  if (next.amountOre !== null && units === null)
    return refuse('UnitsRequired', 'Say how many units are missing; the penalty is counted on them.');
  return [
    {
      type: 'sanction-taken',
      deviation: deviation.number,
      step,
      clausePoint: next.clausePoint,
      dueAt: daysAfter(at, next.withinDays),
      amountOre: next.amountOre === null ? null : next.amountOre * (units ?? 0),
      reason: reason.trim(),
    },
  ];
}
