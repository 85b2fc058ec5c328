// The authority's standing rule: what every tender must have, how much price may weigh, and who approves what.
import type { Role } from './actor.js';
import type { OwnSettings } from './settings.js';

/** What has to be approved in a tender. */
export type ApprovalName = 'requirement' | 'exemption' | 'award';

/** Roles that a policy may name for an approval: an approval is the authority's own. */
export const approverRoles: readonly Role[] = [
  'manager',
  'coordinator',
  'procurement-officer',
  'contract-manager',
  'evaluator',
];

/**
 * Who must approve: `any` one person in any of the roles, `all` one person for each of the roles, or a number of different people
 * in any of the roles (n-of-m).
 */
export interface Approval {
  readonly roles: readonly Role[];
  readonly needs: 'any' | 'all' | number;
  /** Who may decide as well once the time is up; nobody when absent. */
  readonly backup?: Role | undefined;
}

/** Largest number of people that an approval may ask for. */
export const mostApprovers = 20;

/** A version of the policy. A running tender keeps the version it was opened under. */
export interface Policy {
  readonly version: number;
  /** Every tender has a social requirement, or an approved exemption with its reason. */
  readonly requirementInEveryTender: boolean;
  /** The largest share that price may have in an evaluation, in percent. */
  readonly maxPricePercent: number;
  readonly approvals: Readonly<Record<ApprovalName, Approval>>;
  readonly followUpBy: 'contract-manager' | 'coordinator';
  /** Numbers that the authority has made its own; everything else is as it starts (domain/settings.ts). Policies of before have none. */
  readonly settings: OwnSettings;
  /** Whether anybody may see what the requirements have led to, on a page without signing in; absent for no. */
  readonly publicOutcome?: boolean | undefined;
}

/** What the product starts with, every value of it a setting [K]. */
export const startingTerms: PolicyTerms = {
  requirementInEveryTender: true,
  maxPricePercent: 60,
  approvals: {
    requirement: { roles: ['manager'], needs: 'any' },
    exemption: { roles: ['manager'], needs: 'any' },
    award: { roles: ['manager'], needs: 'any' },
  },
  followUpBy: 'contract-manager',
  settings: {},
};

/** The policy of an authority that has adopted none. */
export const startingPolicy: Policy = { ...startingTerms, version: 0 };

/** What a policy says, before it has a version. */
export type PolicyTerms = Omit<Policy, 'version'>;

/** Something in a policy that cannot be meant; `approval` is null when it is about the policy as a whole. */
export interface PolicyFault {
  readonly fault: 'price-share' | 'no-approver' | 'cannot-approve' | 'number-of-people';
  readonly approval: ApprovalName | null;
  readonly roles: readonly Role[];
}

/** Everything to be approved, in the order people are shown it. */
export const approvalNames: readonly ApprovalName[] = ['requirement', 'exemption', 'award'];

/** What of these terms cannot be meant; empty when they can be adopted. */
export function policyFaults({ maxPricePercent, approvals }: PolicyTerms): PolicyFault[] {
  const priced: PolicyFault[] =
    maxPricePercent >= 0 && maxPricePercent <= 100 ? [] : [{ fault: 'price-share', approval: null, roles: [] }];
  return [
    ...priced,
    ...approvalNames.flatMap((approval): PolicyFault[] => {
      const { roles, needs, backup } = approvals[approval];
      const strangers = [...roles, ...(backup === undefined ? [] : [backup])].filter(
        (role) => !approverRoles.includes(role)
      );
      if (roles.length === 0) return [{ fault: 'no-approver', approval, roles: [] }];
      if (strangers.length > 0) return [{ fault: 'cannot-approve', approval, roles: strangers }];
      const counts = typeof needs === 'string' || (Number.isInteger(needs) && needs >= 1 && needs <= mostApprovers);
      return counts ? [] : [{ fault: 'number-of-people', approval, roles: [] }];
    }),
  ];
}

/** What each value rests on: [V] read in a source, [S] a second hand, [K] own knowledge only (domain.md); shown beside the value. */
export const policyMarks: Readonly<Record<Exclude<keyof PolicyTerms, 'settings' | 'publicOutcome'>, 'V' | 'K'>> = {
  requirementInEveryTender: 'K',
  maxPricePercent: 'K',
  approvals: 'K',
  followUpBy: 'V',
};

/** One approval as the rule counts it: who, in which roles. */
export interface ApprovalGiven {
  readonly by: string;
  readonly roles: readonly Role[];
}

/** How far an approval has come: given of needed, and the roles that may still answer. */
export function approvalProgress(
  { roles, needs }: Approval,
  given: readonly ApprovalGiven[]
): { readonly given: number; readonly needed: number; readonly open: readonly Role[] } {
  const people = new Map(given.map((approval) => [approval.by, approval.roles]));
  if (needs !== 'all') {
    const needed = needs === 'any' ? 1 : needs;
    const count = [...people.values()].filter((held) => held.some((role) => roles.includes(role))).length;
    return { given: Math.min(count, needed), needed, open: count >= needed ? [] : roles };
  }
  const open = unfilled(roles, [...people.values()]);
  return { given: roles.length - open.length, needed: roles.length, open };
}

/** Roles that nobody fills when each person fills one role: the largest matching of people to roles. */
function unfilled(roles: readonly Role[], people: readonly (readonly Role[])[]): Role[] {
  const filledBy = new Map<Role, number>();
  const seat = (person: number, tried: Set<Role>): boolean =>
    roles.some((role) => {
      if (tried.has(role) || people[person]?.includes(role) !== true) return false;
      tried.add(role);
      const holder = filledBy.get(role);
      if (holder !== undefined && !seat(holder, tried)) return false;
      filledBy.set(role, person);
      return true;
    });
  people.forEach((_, person) => seat(person, new Set()));
  return roles.filter((role) => !filledBy.has(role));
}
