// Who plays: the people of the simulated authority and around it, how they are, and when their jobs pass to others.
import type { Actor, Role } from '../../domain/actor.js';
import type { Ball, Task } from '../../domain/case.js';
import type { Policy } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import type { Draw, Odds } from './chance.js';

/** Somebody who acts. Days count from the first day of the play; a person is there from the one and gone on the other. */
export interface Player extends Actor {
  readonly from: number;
  readonly until: number;
}

const always = Infinity;
const player = (personId: string, organisationId: string, roles: Role[], from = 0, until = always): Player => ({
  personId,
  organisationId,
  roles,
  from,
  until,
});

export const authority = 'orebrobostader';
export const matchingBody = 'arbetsformedlingen';
/** Organisations that bid. */
export const bidders = ['skanska', 'svea-entreprenad', 'bergslagsbygg', 'narkes-plat', 'orebro-el'] as const;

/** In the order in which they look at their cases. Whoever changes jobs is followed by somebody of the same role. */
export const players: readonly Player[] = [
  player('karin', authority, ['procurement-officer']),
  player('kristina', authority, ['coordinator']),
  // Two of them: nobody decides on their own submission, and some policies want a coordinator to decide.
  player('olle', authority, ['coordinator']),
  player('bjorn', authority, ['manager']),
  player('eva', authority, ['manager'], 0, 1500),
  player('yusuf', authority, ['manager'], 1500),
  player('johan', authority, ['contract-manager', 'evaluator'], 0, 900),
  player('jonas', authority, ['contract-manager', 'evaluator'], 900),
  player('petra', authority, ['evaluator', 'procurement-officer']),
  player('maria', 'skanska', ['contractor'], 0, 800),
  player('mats', 'skanska', ['contractor'], 800),
  player('stina', 'svea-entreprenad', ['contractor'], 0, 1200),
  player('sven', 'svea-entreprenad', ['contractor'], 1200),
  player('berit', 'bergslagsbygg', ['contractor']),
  player('ali', 'narkes-plat', ['contractor']),
  player('elin', 'orebro-el', ['contractor']),
  player('lena', matchingBody, ['matching-body'], 0, 1000),
  player('leo', matchingBody, ['matching-body'], 1000),
];

/** How much longer than usual somebody takes with a case. */
const temperaments: Odds<number> = [
  [5, 0.5],
  [8, 1],
  [4, 3],
  [2, 8],
  [1, 25],
];

/** What a task takes: nothing before so many days, then so many more at most, for somebody of the usual temper. */
interface Pace {
  readonly after: number;
  readonly atMost: number;
}

const usual: Pace = { after: 0, atMost: 8 };
const paces: Partial<Record<Task, Pace>> = {
  'hold-dialogue': { after: 3, atMost: 20 },
  'draft-requirement': { after: 3, atMost: 20 },
  'register-bids': { after: 2, atMost: 5 },
  'register-court-decision': { after: 20, atMost: 60 },
  // Asked for when the month is over.
  report: { after: 31, atMost: 3 },
  // Held about when it is due, every twelve weeks.
  'hold-meeting': { after: 75, atMost: 6 },
  'end-or-hire': { after: 30, atMost: 60 },
  'midway-check': { after: 20, atMost: 30 },
};

/** Days after which this person gets to a task; what is overdue already waits for nothing more. */
export function daysTaken({ task, dueAt, since }: Ball, ofCase: Draw, ofTask: Draw): number {
  const { after, atMost } = paces[task] ?? usual;
  const overdue = dueAt !== null && dueAt < since;
  return (overdue ? 0 : after) + ofTask.whole('days', 0, atMost) * ofCase.of('temper', temperaments);
}

/** Policies that authorities of all kinds have; the approvals by anybody, by each role, and by two of several. */
export const policies: Odds<Policy> = [
  [6, startingPolicy],
  [
    2,
    {
      ...startingPolicy,
      version: 1,
      maxPricePercent: 40,
      approvals: {
        requirement: { roles: ['manager', 'coordinator'], needs: 'all' },
        exemption: { roles: ['manager'], needs: 2 },
        award: { roles: ['manager', 'contract-manager'], needs: 2 },
      },
      followUpBy: 'coordinator',
    },
  ],
  [1, { ...startingPolicy, version: 2, requirementInEveryTender: false }],
];
