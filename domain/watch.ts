// What of a running case a coordinator keeps an eye on: what waits for whom, how many people it is about, where delivery falls short.
import type { CaseState } from './any-case.js';
import { isRunning, waitingIn } from './any-case.js';
import type { AuthorityState } from './authority.js';
import type { Ball } from './case.js';
import type { ContractState } from './contract.js';
import { forecast } from './forecast.js';
import { aboutOf } from './case.js';
import type { Obligation, ObligationKind } from './requirement.js';
import { obligationUnits } from './requirement.js';

/** One thing that waits for somebody. */
export type Waits = Pick<Ball, 'task' | 'roles' | 'since' | 'dueAt'> & {
  readonly about: string | null;
  readonly organisationId: string;
};

/** An obligation that the pace of delivery does not reach, with what there will be at the end. */
export interface Short {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** All of it. Follows from the state alone, so that it is kept beside it and only time is added when it is looked at. */
export interface Watch {
  /** Most urgent first. */
  readonly waits: readonly Waits[];
  /** Those on their way, and those who were promised a place and have none yet; at least one. */
  readonly people: number;
  /** Reports that are owed for months gone by. */
  readonly silent: number;
  readonly short: readonly Short[];
  /** What the clause says that the missing units cost; 0 where it says nothing. */
  readonly stakeOre: number;
}

/** Full-time months of a person in a year, and hours of one; for counting in people what was promised in other units. */
const perPerson: Readonly<Record<'people' | 'months' | 'hours', number>> = { people: 1, months: 12, hours: 1800 };

/** So many units as people. */
export function asPeople(kind: ObligationKind, units: number): number {
  return units / perPerson[obligationUnits[kind]];
}

/** What to keep an eye on; null for a case that has ended, and for an authority, which never does. */
export function watchOf(state: CaseState): Watch | null {
  if (state.kind === 'authority' || !isRunning(state)) return null;
  const contract = state.kind === 'contract' ? state : null;
  const short = contract === null ? [] : shortIn(contract);
  return {
    waits: waitingIn(state).flatMap((ball): Waits[] => {
      const { task, roles, organisationId, since, dueAt } = ball;
      return organisationId === null ? [] : [{ task, about: aboutOf(ball), roles, organisationId, since, dueAt }];
    }),
    people: Math.max(1, peopleIn(state)),
    silent: contract?.reporters.reduce((sum, { missed }) => sum + missed.length, 0) ?? 0,
    short,
    stakeOre: contract === null ? 0 : stakeIn(contract, short),
  };
}

/** What the pace of delivery, as it is expected to go on, does not reach. */
function shortIn(contract: ContractState): Short[] {
  if (contract.phase !== 'partnering') return [];
  return contract.obligations.flatMap((obligation): Short[] => {
    const found = forecast(contract, obligation);
    if (found === null || found.outlook === 'met' || found.atEnd.expected >= obligation.target) return [];
    return [{ ...obligation, ...found.atEnd }];
  });
}

function peopleIn(state: Exclude<CaseState, AuthorityState>): number {
  switch (state.kind) {
    case 'placement':
      return 1;
    case 'tender':
      return sumOf(state.requirement?.obligations ?? [], () => 0);
    case 'contract': {
      const onTheirWay = state.placements.filter(({ phase }) => phase !== 'ended').length;
      return onTheirWay + sumOf(state.obligations, (kind) => state.tally[kind].reported);
    }
  }
}

const sumOf = (obligations: readonly Obligation[], delivered: (kind: ObligationKind) => number): number =>
  obligations.reduce((sum, { kind, target }) => {
    // A permanent job is an employment too, and is not promised twice.
    const counted = kind === 'permanent-job' && obligations.some((each) => each.kind === 'employment');
    return counted ? sum : sum + Math.ceil(asPeople(kind, Math.max(0, target - delivered(kind))));
  }, 0);

/** The contractual penalty for what will be missing, and for each open deviation at least one unit of it. */
function stakeIn({ sanctions, followUp }: ContractState, short: readonly Short[]): number {
  const fine = sanctions.find(({ step }) => step === 'fine')?.amountOre ?? 0;
  const missing = short.reduce((sum, { target, expected }) => sum + target - expected, 0);
  return fine * Math.max(missing, followUp.deviations.length);
}
