// Who acts, in what role, from where. Roles are looked up outside; a case only sees what it needs to judge.

/** What a person may be to an authority or to an organisation that works for it. */
export type Role =
  | 'procurement-officer'
  | 'manager'
  | 'evaluator'
  | 'contract-manager'
  | 'coordinator'
  | 'contractor'
  | 'matching-body'
  | 'auditor';

/** Every role, in the order the permission matrix shows them. */
export const roles: readonly Role[] = [
  'procurement-officer',
  'manager',
  'evaluator',
  'contract-manager',
  'coordinator',
  'contractor',
  'matching-body',
  'auditor',
];

/** Languages people read. */
export type Language = 'sv' | 'en';

/** Where a command came from. `email` is the page that a link in a letter leads to; `import` marks what happened before Foothold carried the case. */
export type Via = 'slack' | 'teams' | 'web' | 'email' | 'cli' | 'import' | 'system';

/** A person as one case sees them: ids only, never a name. */
export interface Actor {
  readonly personId: string;
  /** The organisation the person works for: the authority itself, a contractor, a matching body. */
  readonly organisationId: string;
  readonly roles: readonly Role[];
  /** Whom they stand in for today; absent for almost everybody (domain/delegation.ts). */
  readonly standsInFor?: readonly StandIn[];
  /** In whose stead they act here, in the roles above; absent when they act for themselves. */
  readonly inSteadOf?: string;
}

/** Somebody who is away, and the roles in which another person acts meanwhile. */
export interface StandIn {
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** The ways in which somebody may act: for themselves first, then in the stead of each they stand in for. */
export function facesOf(actor: Actor): readonly Actor[] {
  const { standsInFor = [], ...self } = actor;
  return [self, ...standsInFor.map(({ personId, roles: held }) => ({ ...self, roles: held, inSteadOf: personId }))];
}

/** Every role that somebody may act in today, their own first. */
export function rolesOf({ roles: own, standsInFor = [] }: Pick<Actor, 'roles' | 'standsInFor'>): readonly Role[] {
  return [...new Set([...own, ...standsInFor.flatMap(({ roles: held }) => held)])];
}

/** Who did something, when (ISO instant) and from where; `by` is null when time or Foothold itself did it. */
export interface Stamp {
  readonly at: string;
  readonly by: string | null;
  readonly via: Via;
  /** Who was away when `by` did it in their stead; absent otherwise. */
  readonly inSteadOf?: string;
}
