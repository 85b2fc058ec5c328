// Everything that waits in a contract, as it follows from its state: what, who, until when. The most urgent is the ball.
import type { Role } from './actor.js';
import type { Ball, CommonEvent, Duty, Stamped, Task } from './case.js';
import { applyCommon, daysAfter, instantOf } from './case.js';
import { planDueAt } from './contract-time.js';
import type { ContractState } from './contract.js';
import { handOverHelpers } from './hand-over.js';
import { charterParties, organisationOf, rolesOf } from './partnering-rules.js';
import type { MissedPeriod } from './reporting.js';
import { owedBy } from './reporting.js';
import { standsStill, waitsForBuyer } from './sanctions.js';
import type { SettingName } from './settings.js';
import { settingsOf } from './settings.js';

/** A duty before it is known whether it waited already. */
interface Waiting {
  readonly task: Task;
  readonly who: Pick<Ball, 'roles' | 'organisationId'>;
  readonly about: string | null;
  readonly dueAt: string | null;
  readonly remindAt: readonly string[];
}

/** How many days a clock runs, by the policy that the contract was signed under. */
const clock = ({ settings }: ContractState, name: SettingName): number => settingsOf(settings)[name].value;

/** All that waits now, in no order. */
function waiting(contract: ContractState): Waiting[] {
  if (contract.phase === 'closed') return lastNotice(contract);
  return [
    ...contract.openReports.map(({ reportId, at }): Waiting => {
      const dueAt = daysAfter(at, clock(contract, 'answerReportDays'));
      return { task: 'accept-report', who: buyer(contract), about: reportId, dueAt, remindAt: [daysAfter(at, 3)] };
    }),
    ...followUp(contract),
    ...(contract.phase === 'evaluating'
      ? [...evaluation(contract), ...reports(contract, ({ remindAt }) => remindAt !== undefined)]
      : partnering(contract)),
  ];
}

/** What may be left of a closed contract: its last notice did not go through. */
function lastNotice(contract: ContractState): Waiting[] {
  const { handOverFailed, authorityId } = contract;
  if (handOverFailed === null) return [];
  const { notice, at } = handOverFailed;
  const who = { roles: handOverHelpers, organisationId: authorityId };
  const dueAt = daysAfter(at, clock(contract, 'handOverHelpDays'));
  return [{ task: 'hand-over-again', who, about: notice, dueAt, remindAt: [] }];
}

/** The buyer's people who follow the contract up. */
function buyer({ followUpBy, authorityId }: ContractState): Waiting['who'] {
  const roles: Role[] = followUpBy === 'coordinator' ? [followUpBy] : [followUpBy, 'coordinator'];
  return { roles, organisationId: authorityId };
}

const contractor = (organisationId: string): Waiting['who'] => ({ roles: ['contractor'], organisationId });

/** Something due so many days after an instant, with a reminder some days before. */
function due(task: Task, who: Waiting['who'], from: string, days: number, about: string | null = null): Waiting {
  const dueAt = daysAfter(from, days);
  return { task, who, about, dueAt, remindAt: [daysAfter(dueAt, days > 14 ? -7 : -3)] };
}

function evaluation(contract: ContractState): Waiting[] {
  const dueAt = daysAfter(instantOf(contract.endsOn), clock(contract, 'evaluateDays'));
  const remindAt = [daysAfter(dueAt, -14), daysAfter(dueAt, -3)];
  return [{ task: 'evaluate-outcome', who: buyer(contract), about: null, dueAt, remindAt }];
}

function partnering(contract: ContractState): Waiting[] {
  const { partnering: now, startsOn, signedOn, contractorId, matchingBodyId, pendingChange } = contract;
  const matchingMet = matchingBodyId === null || now.matchingMetOn !== null;
  const other = pendingChange?.side === 'buyer' ? contractor(contractorId) : buyer(contract);
  return [
    ...(now.kickOff === null
      ? [due('hold-kick-off', buyer(contract), instantOf(startsOn), clock(contract, 'kickOffDays'))]
      : []),
    ...(matchingMet
      ? []
      : [
          due(
            'meet-matching-body',
            contractor(contractorId),
            instantOf(signedOn),
            clock(contract, 'matchingMeetingDays')
          ),
        ]),
    ...now.contacts
      .filter(({ handedOver }) => !handedOver)
      .map(({ role, since }) => {
        const who = { roles: rolesOf(role, contract), organisationId: organisationOf(role, contract) };
        return due('hand-over', who, since, clock(contract, 'handOverDays'), role);
      }),
    ...plan(contract),
    ...charter(contract),
    ...(now.meeting === null ? [] : [meeting(contract, now.meeting)]),
    ...(pendingChange === null
      ? []
      : [
          due(
            'answer-change',
            other,
            pendingChange.at,
            clock(contract, 'answerChangeDays'),
            String(pendingChange.number)
          ),
        ]),
    ...reports(contract),
  ];
}

function meeting(
  contract: ContractState,
  { dueAt, remindAt }: Pick<Waiting, 'remindAt'> & { readonly dueAt: string }
): Waiting {
  return { task: 'hold-meeting', who: buyer(contract), about: null, dueAt, remindAt };
}

function plan(contract: ContractState): Waiting[] {
  const { plan: now } = contract.partnering;
  if (now?.standing === 'submitted')
    return [due('approve-plan', buyer(contract), now.since, clock(contract, 'planReviewDays'))];
  const dueAt = planDueAt(contract);
  if (dueAt === null) return [];
  return [
    {
      task: 'submit-plan',
      who: contractor(contract.contractorId),
      about: null,
      dueAt,
      remindAt: [daysAfter(dueAt, -7)],
    },
  ];
}

/** Every party that has not taken a position on a charter: on the proposed one, and a newcomer on the one in force. */
function charter(contract: ContractState): Waiting[] {
  const { charter: inForce, proposedCharter } = contract.partnering;
  return charterParties(contract).flatMap((organisationId): Waiting[] => {
    const open = [inForce, proposedCharter].find((each) => each !== null && !each.agreed.includes(organisationId));
    if (!open) return [];
    const joined = contract.reporters.find((each) => each.organisationId === organisationId)?.since ?? open.proposedAt;
    const from = joined > open.proposedAt ? joined : open.proposedAt;
    const who = partyOf(contract, organisationId);
    return [due('agree-charter', who, from, clock(contract, 'agreeCharterDays'), String(open.version))];
  });
}

function partyOf(contract: ContractState, organisationId: string): Waiting['who'] {
  if (organisationId === contract.authorityId) return buyer(contract);
  return organisationId === contract.matchingBodyId
    ? { roles: ['matching-body'], organisationId }
    : contractor(organisationId);
}

/** Referrals asked for, deviations proposed and open ones. */
function followUp(contract: ContractState): Waiting[] {
  const { followUp: now, contractorId, matchingBodyId } = contract;
  const { referral, proposals, deviations } = now;
  const matching = { roles: ['matching-body'] as const, organisationId: matchingBodyId };
  return [
    ...(referral === null ? [] : [due('refer', matching, referral.since, clock(contract, 'referDays'))]),
    ...proposals.map(({ number, at }) =>
      due('consider-deviation', buyer(contract), at, clock(contract, 'considerDeviationDays'), String(number))
    ),
    ...deviations.map((deviation): Waiting => {
      const about = String(deviation.number);
      if (waitsForBuyer(deviation))
        return due('decide-sanction', buyer(contract), deviation.since, clock(contract, 'decideSanctionDays'), about);
      // While its clock stands still nobody can say when it is due.
      const dueAt = standsStill(now, deviation) ? null : deviation.dueAt;
      const remindAt = dueAt === null ? [] : [daysAfter(dueAt, -3)];
      return { task: 'rectify', who: contractor(contractorId), about, dueAt, remindAt };
    }),
  ];
}

/** Each party owes its own report; nobody's is answered by another's. */
function reports(
  { month, reporters }: ContractState,
  ofThese: (owed: MissedPeriod) => boolean = () => true
): Waiting[] {
  return reporters.flatMap((reporter): Waiting[] => {
    const owed = owedBy(month, reporter);
    if (owed === null || !ofThese(owed)) return [];
    const who = contractor(reporter.organisationId);
    // The open month's reminders are its own: an older month that is still owed has had its three.
    const remindAt = owed.remindAt ?? (owed.period === month?.period ? month.remindAt : []);
    return [{ task: 'report', who, about: owed.period, dueAt: owed.dueAt, remindAt }];
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
        ({ task, about, organisationId }) =>
          task === waits.task && about === waits.about && organisationId === who.organisationId
      );
      if (before?.dueAt === waits.dueAt) return before;
      const remindAt = waits.remindAt.filter((time) => time > at);
      // It waited already when the calendar said until when: links to it stay good.
      const since = before?.dueAt === null ? before.since : at;
      return { ...waits, ...who, remindAt, since, escalated: false };
    });
  return { ...contract, duties, ball: duties[0] ?? null };
}

/** Reminders and escalations concern every duty of their task whose time it is. */
export function applyToDuties(contract: ContractState, event: Stamped<CommonEvent>): ContractState {
  if (event.type === 'ball-passed' || event.type === 'snoozed' || event.type === 'nudged')
    return applyCommon(contract, event);
  const duties = contract.duties.map((duty) => {
    if (duty.task !== event.task) return duty;
    if (event.type === 'reminded') return { ...duty, remindAt: duty.remindAt.filter((time) => time > event.at) };
    return duty.dueAt !== null && duty.dueAt <= event.at ? { ...duty, escalated: true } : duty;
  });
  return { ...contract, duties, ball: duties[0] ?? null };
}
