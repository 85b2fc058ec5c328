// What must hold between cases: a tender and the policy of the day it was opened on, a call-off and its framework, and the coverage
// that the read model counts.
import type { Policy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import type { Coverage } from '../../prisma/policy.js';
import type { Family, WalkedAuthority, WalkedTender } from './family.js';
import type { Problem } from './play.js';
import { recordFaults, text } from './record-invariants.js';

/** Everything that was recorded, and what the read model makes of it. */
export interface Whole {
  readonly authorities: readonly WalkedAuthority[];
  readonly families: readonly Family[];
  readonly coverage: readonly Coverage[];
}

type Check = (whole: Whole) => Problem[];

/** Everything that is wrong between the cases; empty when nothing is. */
export function violationsBetween(whole: Whole): Problem[] {
  return checks.flatMap((check) => check(whole));
}

/** The policy in force at an authority at an instant: its own, else that of the one it belongs to; null while neither has adopted any. */
function policyAt(authorities: Whole['authorities'], authorityId: string, at: string): Policy | null {
  const authority = authorities.find(({ state }) => state.authorityId === authorityId);
  if (authority === undefined) return null;
  const adopted = authority.moments.flatMap(({ event }) =>
    event.type === 'policy-adopted' && event.at <= at ? [event.policy] : []
  );
  const { parentId } = authority.state;
  return adopted.at(-1) ?? (parentId === null ? null : policyAt(authorities, parentId, at));
}

/** Each opening led to one tender, which has kept the policy of that day to its end, and so has its contract. */
const keepsItsPolicy: Check = ({ authorities, families }) => {
  const openings = authorities.flatMap(({ moments, state: { authorityId } }) =>
    moments.flatMap(({ event }) => (event.type === 'tender-started' ? [{ ...event, authorityId }] : []))
  );
  return families.flatMap(({ tender: { id, state }, contract }) => {
    const [opened, again] = openings.filter(({ reference }) => reference === state.reference);
    if (opened === undefined || again !== undefined || opened.authorityId !== state.authorityId)
      return [{ caseId: id, what: 'was not opened once by its own authority' }];
    const policy = policyAt(authorities, state.authorityId, opened.at);
    const problems: Problem[] = [];
    const say = (what: string): number => problems.push({ caseId: id, what });
    if (policy === null || text(state.policy) !== text(policy))
      say(`has policy version ${state.policy.version}, opened under version ${policy?.version ?? 'none'}`);
    for (const { id: stageId, decides, roles } of state.plan)
      if (decides !== null && text(roles) !== text(policy?.approvals[decides].roles))
        say(`lets others decide at ${stageId} than its policy says`);
    if (contract !== null && text(contract.state.settings) !== text(policy?.settings))
      say('has a contract with other settings than its policy');
    return problems;
  });
};

/** Nothing was opened over the limits of its policy; with the usual limits written down here once more. */
const withinLimits: Check = ({ families }) =>
  families.flatMap(({ tender: { id, state } }) => {
    const { procedure, scope, policy } = state;
    const limitOre = policy.settings.directAwardLimitOre ?? 700_000_00;
    const limitMonths = policy.settings.frameworkLimitMonths ?? 48;
    return (procedure === 'direct' && (scope.valueOre ?? 0) > limitOre) ||
      (procedure === 'framework' && (scope.durationMonths ?? 0) > limitMonths)
      ? [{ caseId: id, what: `is a ${procedure} tender over the limit of its policy` }]
      : [];
  });

/** A call-off names a framework that was signed before it, and nothing else does; whom a sanction had excluded is not among its bidders. */
const underItsFramework: Check = ({ families }) =>
  families.flatMap(({ tender }) => {
    const { id, state, moments } = tender;
    const wrong = (what: string): Problem[] => [{ caseId: id, what }];
    if (state.procedure !== 'call-off')
      return state.framework === null ? [] : wrong('names a framework and is no call-off');
    const under = families.find((each) => each.tender.state.reference === state.framework);
    const signed = under?.tender.moments.find(({ event }) => event.type === 'contract-signed');
    const opened = moments[0]?.event.at ?? '';
    if (under?.tender.state.procedure !== 'framework' || signed === undefined || signed.event.at > opened)
      return wrong(`is a call-off of ${state.framework}, which was no framework then`);
    const suppliers = under.tender.state.ranking.map(({ bidderId }) => bidderId);
    const excluded = under.contract?.moments.find(
      ({ event }) => event.type === 'sanction-taken' && event.step === 'call-off-exclusion'
    );
    return moments.flatMap(({ event }) => {
      if (event.type !== 'bid-registered') return [];
      const { bidderId } = event;
      if (!suppliers.includes(bidderId)) return wrong(`takes a bid of ${bidderId}, who is not in the framework`);
      return excluded !== undefined && event.at > excluded.event.at && bidderId === under.contract?.state.contractorId
        ? wrong(`takes a bid of ${bidderId} at ${event.at}, excluded since ${excluded.event.at}`)
        : [];
    });
  });

type Counted = Omit<Coverage, 'authorityId' | 'authorityName' | 'tenders'>;

/** What a tender counts as, told from its events alone; null when it was cancelled. */
function countsAs({ state: { plan }, moments }: WalkedTender): keyof Counted | null {
  let counts: keyof Counted = 'undecided';
  let wanted: keyof Counted = 'undecided';
  for (const { event } of moments)
    switch (event.type) {
      case 'requirement-submitted':
        counts = wanted = 'withRequirement';
        break;
      case 'requirement-left-out':
        counts = 'undecided';
        wanted = event.as === 'exemption' ? 'exempt' : 'leftOut';
        break;
      case 'stage-closed':
        if (event.outcome === 'stopped') return null;
        if (event.outcome === 'done' && decidesOnRequirement(plan, event.stageId)) counts = wanted;
        break;
      case 'cancelled':
        return null;
      case 'court-decided':
        if (event.outcome === 'redo') return null;
        break;
      default:
    }
  return counts;
}

const decidesOnRequirement = (plan: TenderState['plan'], stageId: string): boolean =>
  plan.some(({ id, decides }) => id === stageId && decides === 'requirement');

/** Tenders with a requirement, of all: what the read model counts is what the events tell. */
const coverageAddsUp: Check = ({ families, coverage }) =>
  coverage.flatMap(({ authorityId, tenders, withRequirement, exempt, leftOut, undecided }) => {
    const told = families
      .filter(({ tender }) => tender.state.authorityId === authorityId)
      .flatMap(({ tender }) => countsAs(tender) ?? []);
    const number = (name: keyof Counted): number => told.filter((each) => each === name).length;
    const counted = text({ tenders, withRequirement, exempt, leftOut, undecided });
    const expected = text({
      tenders: told.length,
      withRequirement: number('withRequirement'),
      exempt: number('exempt'),
      leftOut: number('leftOut'),
      undecided: number('undecided'),
    });
    return counted === expected
      ? []
      : [{ caseId: authorityId, what: `coverage counts ${counted}; the events tell ${expected}` }];
  });

const checks: readonly Check[] = [
  ({ authorities }) => authorities.flatMap(recordFaults),
  keepsItsPolicy,
  withinLimits,
  underItsFramework,
  coverageAddsUp,
];
