// What must hold of everything that is recorded, whoever did what; each checked on the events and snapshots of one family of cases.
import { isRunning, waitingIn } from '../../domain/any-case.js';
import type { Ball, Task } from '../../domain/case.js';
import { aboutOf } from '../../domain/case.js';
import type { Obligation } from '../../domain/requirement.js';
import type { AnyWalked, Family, WalkedTender } from './family.js';
import { casesOf } from './family.js';
import type { Problem } from './play.js';
import { recordFaults } from './record-invariants.js';
import { firstSigningDay, isWorkday, nextOfficeHour, swedishTime } from './swedish-days.js';

type Check = (family: Family) => Problem[];
const hourMs = 60 * 60 * 1000;

/** Everything that is wrong with a family of cases; empty when nothing is. */
export function violations(family: Family): Problem[] {
  return checks.flatMap((check) => check(family));
}

/** Nothing is signed before its day, nor while a court forbids it; both by this file's own reckoning. */
const signedInTime: Check = ({ tender }) => {
  const problems: Problem[] = [];
  const standstill = tender.state.plan.some(({ kind }) => kind === 'standstill');
  let notice: { sentOn: string; means: string; days: number | null } | null = null;
  let courtDecidedOn: string | null = null;
  let forbidden = false;
  for (const { event } of tender.moments)
    switch (event.type) {
      case 'notice-sent':
        notice = event;
        break;
      case 'appeal-registered':
        forbidden = event.appeal.court === 'administrative' || event.appeal.forbidsSigning;
        break;
      case 'injunction-registered':
        forbidden = event.forbidsSigning;
        break;
      case 'court-decided':
        if (forbidden) courtDecidedOn = event.decidedOn;
        forbidden = false;
        if (event.outcome === 're-evaluate') notice = null;
        break;
      case 'contract-signed': {
        const { date } = swedishTime(event.at);
        if (forbidden) problems.push({ caseId: tender.id, what: `signed on ${date} while a court forbids it` });
        if (!standstill) break;
        const earliest: string = notice === null ? 'never' : firstSigningDay(notice, courtDecidedOn);
        if (date < earliest) problems.push({ caseId: tender.id, what: `signed on ${date}, allowed from ${earliest}` });
        break;
      }
      default:
    }
  return problems;
};

/** Between two stages nobody holds the ball for as long as the machine takes; never for hours, and never at the end of the record. */
const alwaysSomebody: Check = (family) =>
  casesOf(family).flatMap((one) => {
    const problems: Problem[] = [];
    const moments: AnyWalked['moments'] = one.moments;
    for (const [index, { after, event }] of moments.entries()) {
      const next = moments[index + 1];
      const waits = waitingIn(after);
      const last = Date.parse(next?.event.at ?? event.at) - hourMs;
      // Somebody, or a day that has not passed.
      const nobody = !waits.some(
        ({ organisationId, dueAt }) => organisationId !== null || (dueAt !== null && Date.parse(dueAt) >= last)
      );
      const byMonth = after.kind === 'contract' && after.month !== null;
      const lasts = next === undefined ? Infinity : Date.parse(next.event.at) - Date.parse(event.at);
      if (isRunning(after) && nobody && !byMonth && lasts > hourMs)
        problems.push({ caseId: one.id, what: `waits for nobody and for no day after ${event.type} at ${event.at}` });
      if (!isRunning(after) && after.ball !== null && lasts > hourMs)
        problems.push({ caseId: one.id, what: `has ended and still asks for ${after.ball.task} after ${event.type}` });
    }
    return problems;
  });

/** What the requirement asks and the winning bid promises is in the contract, until both sides agree on a change. */
const nothingLost: Check = ({ tender, contract }) => {
  if (contract === null) return [];
  const { requirement, ranking, bids } = tender.state;
  const promised = bids.find(({ bidderId }) => bidderId === ranking[0]?.bidderId)?.promises ?? [];
  const owed = [...(requirement?.obligations ?? []), ...promised];
  const changed = contract.moments.findIndex(({ event }) => agreedChanges.includes(event.type));
  const kept = changed === -1 ? contract.moments : contract.moments.slice(0, changed);
  const lower = (has: readonly Obligation[]): Obligation[] =>
    owed.filter(({ kind, target }) => !has.some((each) => each.kind === kind && each.target >= target));
  return [...kept.map(({ after }) => after), ...(changed === -1 ? [contract.state] : [])].flatMap(
    ({ obligations, revision }) =>
      lower(obligations).map(({ kind, target }) => ({
        caseId: contract.id,
        what: `has lost ${target} ${kind} at revision ${revision}`,
      }))
  );
};
const agreedChanges: readonly string[] = ['change-agreed'];

/** Tasks whose deadline is so many working days, at the end of an office day. */
const officeTasks: readonly Task[] = [
  'answer-gate',
  'start-with-management',
  'hold-dialogue',
  'draft-requirement',
  'decide',
  'confirm-publication',
  'register-bids',
  'open-bids',
  'qualify-bids',
  'score-bids',
  'settle-result',
  'send-award-notice',
  'register-court-decision',
  'sign-contract',
  'report',
  'confirm-eligibility',
  'arrange-start',
];

/** Working-day deadlines and their reminders lie in office hours of working days. */
const inOfficeHours: Check = (family) =>
  casesOf(family).flatMap(({ id, moments }) => {
    const balls = new Map<string, Ball>();
    for (const { after } of moments)
      for (const ball of extended(after) ? [] : waitingIn(after))
        balls.set(`${ball.task} ${ball.dueAt} ${ball.organisationId}`, ball);
    return [...balls.values()]
      .filter(({ task }) => officeTasks.includes(task))
      .flatMap(({ task, dueAt, remindAt }) =>
        [...(dueAt === null ? [] : [dueAt]), ...remindAt].filter(outsideOffice).map((at) => ({
          caseId: id,
          what: `${task} is due or reminded of outside office hours, at ${at}`,
        }))
      );
  });

/** A person who changes the documents sets the new deadline, and the reminders move as far. */
function extended(state: AnyWalked['state']): boolean {
  return state.kind === 'tender' && state.stageId === 'tender-period' && state.documentChanges.length > 0;
}

function outsideOffice(instant: string): boolean {
  const { date, time } = swedishTime(instant);
  return !isWorkday(date) || time < '08:00:00' || time > '17:00:00';
}

/** Reminders come at their time and at most three times for one thing; an escalation only when its time is up, and once. */
const nudgedFairly: Check = (family) =>
  casesOf(family).flatMap(({ id, moments }) => {
    const problems: Problem[] = [];
    const times = new Map<string, number>();
    for (const { before, event } of moments) {
      if (event.type !== 'reminded' && event.type !== 'escalated') continue;
      const waits = waitingIn(before).filter(({ task }) => task === event.task);
      if (waits.length === 0) problems.push({ caseId: id, what: `${event.type} of ${event.task} that waits no more` });
      for (const ball of waits) {
        const due = event.type === 'reminded' ? ball.remindAt[0] : (ball.dueAt ?? undefined);
        if (due === undefined || due > event.at || (event.type === 'escalated' && ball.escalated)) continue;
        const thing = [event.type, ball.task, aboutOf(ball), ball.organisationId, ball.since, ball.dueAt].join(' ');
        times.set(thing, (times.get(thing) ?? 0) + 1);
        // What began to wait when it was late already is told of at once; outside office hours, when they begin.
        const from = nextOfficeHour(ball.since > due ? ball.since : due);
        if (Date.parse(event.at) - Date.parse(from) > 2 * hourMs)
          problems.push({ caseId: id, what: `${event.type} of ${ball.task} came at ${event.at}, due ${due}` });
      }
      if (event.type === 'escalated' && !waits.some(({ dueAt }) => dueAt !== null && dueAt <= event.at))
        problems.push({ caseId: id, what: `${event.task} escalated at ${event.at} before it was due` });
    }
    for (const [thing, number] of times)
      if (number > (thing.startsWith('reminded') ? 3 : 1))
        problems.push({ caseId: id, what: `${thing}: ${number} times` });
    return problems;
  });

/** Price never weighs more than the policy allows. */
const neverPriceOnly: Check = ({ tender }) =>
  tender.state.publication !== null &&
  (tender.state.awardModel?.priceWeightPercent ?? 0) > tender.state.policy.maxPricePercent
    ? [{ caseId: tender.id, what: `price weighs ${tender.state.awardModel?.priceWeightPercent} %, over the policy` }]
    : [];

/** Nobody decides on what they submitted themselves. */
const nobodysOwn: Check = ({ tender }: { readonly tender: WalkedTender }) =>
  tender.moments.flatMap(({ event, before }) =>
    event.type === 'decision-made' && event.by !== null && event.by === before.submittedBy
      ? [{ caseId: tender.id, what: `${event.by} decided on their own submission at ${event.at}` }]
      : []
  );

const checks: readonly Check[] = [
  signedInTime,
  alwaysSomebody,
  nothingLost,
  inOfficeHours,
  nudgedFairly,
  (family) => casesOf(family).flatMap(recordFaults),
  neverPriceOnly,
  nobodysOwn,
];
