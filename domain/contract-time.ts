// What time alone makes happen in a contract: deadlines that pass, a meeting that was not held, a deviation that is proposed to a person.
import type { Stamped } from './case.js';
import { daysAfter, instantOf } from './case.js';
import { firstStart } from './commitments.js';
import type { ContractEvent, ContractState } from './contract.js';
import { addDays } from './days.js';
import type { ReportingMonth } from './reporting.js';
import { sentBack, silentOnes } from './reporting.js';
import type { DeviationSubject } from './sanctions.js';
import { standsStill } from './sanctions.js';
import { settingsOf } from './settings.js';

/** An event and the instant at which time brings it about. */
interface Timed {
  readonly at: string;
  readonly event: ContractEvent;
}

/** The events that time has brought about by now. */
export function dueByTime(contract: ContractState, now: string): ContractEvent[] {
  const due = clocks(contract).filter(({ at }) => at <= now);
  // Proposals are numbered as they come.
  let number = contract.followUp.proposed;
  return due.map(({ event }) => (event.type === 'deviation-proposed' ? { ...event, number: (number += 1) } : event));
}

/** When time next brings something about; null when nothing runs. A clock that stands still is not among them. */
export function nextMoment(contract: ContractState): string | null {
  return clocks(contract).reduce<string | null>((first, { at }) => (first === null || at < first ? at : first), null);
}

/** A month that is over: closed, and a deviation proposed for everybody who did not report it. */
export function monthOver(contract: ContractState, period: string): ContractEvent[] {
  const silent = silentOnes(contract);
  return [
    { type: 'month-closed', period, silent },
    ...silent.map((organisationId, index): ContractEvent => ({
      type: 'deviation-proposed',
      number: contract.followUp.proposed + index + 1,
      about: 'report',
      organisationId,
      period,
    })),
  ];
}

/**
 * The days of reports that were sent back and have none yet: this deadline, but of a month that is still open no sooner than the
 * month's own.
 */
export function dueAgain(
  { month, reporters }: ContractState,
  again: Pick<ReportingMonth, 'dueAt' | 'remindAt'>
): ContractEvent[] {
  return sentBack(reporters)
    .filter(({ dueAt }) => dueAt === null)
    .map(({ organisationId, period }) => {
      const { dueAt, remindAt } = month?.period === period && month.dueAt > again.dueAt ? month : again;
      return { type: 'report-due-again', organisationId, period, dueAt, remindAt };
    });
}

/** Until when the contractor owes a plan; null while it owes none. In all no later than the whole procedure may take. */
export function planDueAt({ signedOn, obligations, partnering: { plan }, settings }: ContractState): string | null {
  const { planDays, planReviewDays, planInAllDays } = settingsOf(settings);
  const signed = instantOf(signedOn);
  if (obligations.length === 0) return null;
  if (plan === null) return daysAfter(signed, planDays.value);
  if (plan.standing !== 'returned') return null;
  const again = daysAfter(plan.since, planReviewDays.value);
  const inAll = daysAfter(signed, planInAllDays.value);
  // A plan that the buyer answered late is not late by that.
  return again < inAll || plan.since > inAll ? again : inAll;
}

function clocks(contract: ContractState): Timed[] {
  if (contract.phase === 'closed') return [];
  const { followUp } = contract;
  const deadlines = followUp.deviations.flatMap((deviation): Timed[] => {
    const { number, taken, dueAt, expired } = deviation;
    const step = taken.at(-1)?.step;
    if (step === undefined || dueAt === null || expired || standsStill(followUp, deviation)) return [];
    return [{ at: dueAt, event: { type: 'sanction-expired', deviation: number, step } }];
  });
  const always = [...deadlines, ...notMended(contract)];
  return contract.phase === 'evaluating'
    ? always
    : [...always, ...firstStartMissed(contract), ...plan(contract), ...meeting(contract)];
}

/** A report that was sent back and did not come anew in time: like a month that went by in silence. */
function notMended({ reporters }: ContractState): Timed[] {
  return sentBack(reporters).flatMap(({ organisationId, period, dueAt, raised }): Timed[] => {
    if (dueAt === null || raised) return [];
    return [{ at: dueAt, event: { type: 'deviation-proposed', number: 0, about: 'report', organisationId, period } }];
  });
}

function firstStartMissed(contract: ContractState): Timed[] {
  const { followUp, firstStartBy, obligations } = contract;
  const begun = firstStart(contract, firstStartBy).on !== null;
  if (begun || obligations.length === 0 || standsStill(followUp, { about: 'first-start' })) return [];
  return proposes(contract, 'first-start', daysAfter(instantOf(firstStartBy), 1));
}

function plan(contract: ContractState): Timed[] {
  const dueAt = planDueAt(contract);
  return dueAt === null ? [] : proposes(contract, 'delivery-plan', dueAt);
}

function proposes({ followUp, contractorId }: ContractState, about: DeviationSubject, at: string): Timed[] {
  if (followUp.raised.includes(about)) return [];
  return [{ at, event: { type: 'deviation-proposed', number: 0, about, organisationId: contractorId, period: null } }];
}

function meeting({ partnering }: ContractState): Timed[] {
  const next = partnering.meeting;
  return next === null || next.missed ? [] : [{ at: next.dueAt, event: { type: 'meeting-missed', dueAt: next.dueAt } }];
}

/**
 * The day (YYYY-MM-DD) on which the next meeting is to be after this event, by the charter's rhythm or as it was postponed; null when
 * the event sets none, or the contract ends before.
 */
export function meetingAfter({ partnering, endsOn }: ContractState, event: Stamped<ContractEvent>): string | null {
  const weeks = partnering.charter?.everyWeeks ?? null;
  const rhythm = (from: string): string | null => (weeks === null ? null : addDays(from, weeks * 7));
  const on = ((): string | null => {
    if (event.type === 'meeting-postponed') return event.newOn;
    if (event.type === 'charter-in-force') return rhythm(event.at.slice(0, 10));
    return event.type === 'meeting-held' && event.meeting === 'partnering' ? rhythm(event.heldOn) : null;
  })();
  return on === null || on > endsOn ? null : on;
}
