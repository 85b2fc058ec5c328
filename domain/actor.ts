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

/** Where a command came from. `import` marks what happened before Foothold carried the case. */
export type Via = 'slack' | 'teams' | 'web' | 'cli' | 'import' | 'system';

/** A person as one case sees them: ids only, never a name. */
export interface Actor {
  readonly personId: string;
  /** The organisation the person works for: the authority itself, a contractor, a matching body. */
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** Who did something, when (ISO instant) and from where; `by` is null when time or Foothold itself did it. */
export interface Stamp {
  readonly at: string;
  readonly by: string | null;
  readonly via: Via;
}
