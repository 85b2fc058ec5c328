// Everything that waits in a contract, as it follows from its state: what, who, until when. The most urgent is the ball.
import type { Ball, CommonEvent, Stamped, Task } from './case.js';
import { applyCommon, daysAfter, instantOf } from './case.js';
import { contractClocks } from './contract-clocks.js';
import type { ContractState } from './contract.js';
import { handOverHelpers, helpWithinDays } from './hand-over.js';
import { owedBy } from './reporting.js';

/** One thing that waits. `about` tells two of the same task apart: a period, a number. */
export interface Duty extends Ball {
  readonly about: string | null;
}

/** A duty before it is known whether it waited already. */
interface Waiting {
  readonly task: Task;
  readonly who: Pick<Ball, 'roles' | 'organisationId'>;
  readonly about: string | null;
  readonly dueAt: string | null;
  readonly remindAt: readonly string[];
}

/** All that waits now, in no order. */
function waiting(contract: ContractState): Waiting[] {
  if (contract.phase === 'closed') return lastNotice(contract);
  const buyer = { roles: [contract.followUpBy, 'coordinator'] as const, organisationId: contract.authorityId };
  return [
    ...contract.openReports.map(({ reportId, at }): Waiting => {
      const dueAt = daysAfter(at, contractClocks.answerReport.days);
      return { task: 'accept-report', who: buyer, about: reportId, dueAt, remindAt: [daysAfter(at, 3)] };
    }),
    ...(contract.phase === 'evaluating' ? evaluation(contract, buyer) : partnering(contract, buyer)),
  ];
}

/** What may be left of a closed contract: its last notice did not go through. */
function lastNotice({ handOverFailed, authorityId }: ContractState): Waiting[] {
  if (handOverFailed === null) return [];
  const { notice, at } = handOverFailed;
  const who = { roles: handOverHelpers, organisationId: authorityId };
  return [{ task: 'hand-over-again', who, about: notice, dueAt: daysAfter(at, helpWithinDays), remindAt: [] }];
}

function evaluation({ endsOn }: ContractState, who: Waiting['who']): Waiting[] {
  const dueAt = daysAfter(instantOf(endsOn), contractClocks.evaluate.days);
  return [
    { task: 'evaluate-outcome', who, about: null, dueAt, remindAt: [daysAfter(dueAt, -14), daysAfter(dueAt, -3)] },
  ];
}

function partnering(contract: ContractState, buyer: Waiting['who']): Waiting[] {
  const kickOffDue = daysAfter(instantOf(contract.startsOn), contractClocks.kickOff.days);
  return [
    ...(contract.meetings > 0
      ? []
      : [
          {
            task: 'hold-kick-off',
            who: buyer,
            about: null,
            dueAt: kickOffDue,
            remindAt: [daysAfter(kickOffDue, -7)],
          } as const,
        ]),
    ...reports(contract),
  ];
}

/** Each party owes its own report; nobody's is answered by another's. */
function reports({ month, reporters }: ContractState): Waiting[] {
  return reporters.flatMap((reporter): Waiting[] => {
    const owed = owedBy(month, reporter);
    if (owed === null) return [];
    const who = { roles: ['contractor'] as const, organisationId: reporter.organisationId };
    return [{ task: 'report', who, about: owed.period, dueAt: owed.dueAt, remindAt: month?.remindAt ?? [] }];
  });
}

/** By due date; what has no date comes last. */
function byUrgency(a: Waiting, b: Waiting): number {
  return (a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : (a.dueAt ?? '9') > (b.dueAt ?? '9') ? 1 : 0;
}

/** The contract with its duties as they are after an event. What waited before keeps its reminders already given. */
export function withDuties(contract: ContractState, at: string): ContractState {
  const duties = waiting(contract)
    .sort(byUrgency)
    .map(({ who, ...waits }): Duty => {
      const before = contract.duties.find(
        ({ task, about, organisationId, dueAt }) =>
          task === waits.task && about === waits.about && organisationId === who.organisationId && dueAt === waits.dueAt
      );
      const remindAt = waits.remindAt.filter((time) => time > at);
      return before ?? { ...waits, ...who, remindAt, since: at, escalated: false };
    });
  return { ...contract, duties, ball: duties[0] ?? null };
}

/** Reminders and escalations concern every duty of their task whose time it is. */
export function applyToDuties(contract: ContractState, event: Stamped<CommonEvent>): ContractState {
  if (event.type === 'ball-passed') return applyCommon(contract, event);
  const duties = contract.duties.map((duty) => {
    if (duty.task !== event.task) return duty;
    if (event.type === 'reminded') return { ...duty, remindAt: duty.remindAt.filter((time) => time > event.at) };
    return duty.dueAt !== null && duty.dueAt <= event.at ? { ...duty, escalated: true } : duty;
  });
  return { ...contract, duties, ball: duties[0] ?? null };
}
