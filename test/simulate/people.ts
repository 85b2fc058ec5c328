// Who plays: the people of the simulated authority and around it, how they are, and when their jobs pass to others.
import type { Actor, Role } from '../../domain/actor.js';
import type { Ball, Task } from '../../domain/case.js';
import type { Town } from '../support/cases.js';
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

/** The municipality has a policy; its company has none of its own and inherits it. */
export const municipality = 'orebro-kommun';
export const company = 'orebrobostader';
export const matchingBody = 'arbetsformedlingen';
/** Organisations that bid. */
export const bidders = ['skanska', 'svea-entreprenad', 'bergslagsbygg', 'narkes-plat', 'orebro-el'] as const;

/** Everybody an authority needs; their ids begin alike. */
const staff = (organisation: string, prefix: string): Player[] => [
  player(`${prefix}karin`, organisation, ['procurement-officer']),
  player(`${prefix}kristina`, organisation, ['coordinator']),
  // Two of them: nobody decides on their own submission, and some policies want a coordinator to decide.
  player(`${prefix}olle`, organisation, ['coordinator']),
  player(`${prefix}bjorn`, organisation, ['manager']),
  player(`${prefix}eva`, organisation, ['manager'], 0, 1500),
  player(`${prefix}yusuf`, organisation, ['manager'], 1500),
  player(`${prefix}johan`, organisation, ['contract-manager', 'evaluator'], 0, 900),
  player(`${prefix}jonas`, organisation, ['contract-manager', 'evaluator'], 900),
  player(`${prefix}petra`, organisation, ['evaluator', 'procurement-officer']),
];

/** In the order in which they look at their cases. Whoever changes jobs is followed by somebody of the same role. */
export const players: readonly Player[] = [
  ...staff(municipality, 'k-'),
  ...staff(company, 'b-'),
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

/** Everybody as the database knows them, so that what is asked of it before a command goes on is asked about the players. */
export async function savePlayers({ db }: Town): Promise<void> {
  const rows = players.map(({ personId, organisationId, roles }) => ({
    id: personId,
    displayName: personId,
    organisationId,
    roles: [...roles],
    language: 'sv',
  }));
  await db.account.deleteMany();
  await db.person.deleteMany();
  await db.person.createMany({ data: rows });
}
