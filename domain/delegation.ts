// Standing in: whoever decides hands their decisions over to a colleague while they are away. The clock of no case is touched.
import type { Actor, Role } from './actor.js';
import type { Stamped } from './case.js';
import { addDays } from './days.js';
import { approverRoles } from './policy.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** Who stands in for whom, from and with one Swedish calendar day to and with another (YYYY-MM-DD). */
export interface Delegation {
  /** The revision of the authority that it was made at. */
  readonly number: number;
  readonly delegatorId: string;
  readonly delegateId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The roles that were handed over. */
  readonly roles: readonly Role[];
}

/** Commands about standing in. */
export type DelegationCommand =
  | { readonly kind: 'delegate'; readonly delegateId: string; readonly firstDay: string; readonly lastDay: string }
  | { readonly kind: 'end-delegation'; readonly number: number };

/** What comes of them. */
export type DelegationEvent =
  | ({ readonly type: 'delegated' } & Delegation)
  | ({ readonly type: 'delegation-ended' } & Pick<Delegation, 'number' | 'delegatorId' | 'delegateId'>);

/** Nobody is away for longer; then somebody else has to be given the role. */
export const longestDelegationDays = 366;

/**
 * The events a command causes, or why not. Two delegations of one person may not overlap, and nobody stands in while they are away or is
 * away while they stand in: decisions would wait for nobody. `number` is what a new one is known by, `at` an ISO instant.
 */
export function acceptDelegation(
  delegations: readonly Delegation[],
  number: number,
  command: DelegationCommand,
  by: Actor,
  at: string
): readonly DelegationEvent[] | Refusal {
  if (command.kind === 'end-delegation') return ended(delegations, command.number, by);
  const { delegateId, firstDay, lastDay } = command;
  const today = at.slice(0, 10);
  const latest = addDays(firstDay, longestDelegationDays - 1);
  if (firstDay < today)
    return refuse('WrongDate', `The first day must not be before ${today}.`, {
      earliest: today,
      latest: addDays(today, longestDelegationDays - 1),
    });
  if (lastDay < firstDay || lastDay > latest)
    return refuse('WrongDate', `The last day must lie between ${firstDay} and ${latest}.`, {
      earliest: firstDay,
      latest,
    });
  if (delegateId === by.personId) return cannotStandIn('self');
  const meanwhile = delegations.filter((each) => each.firstDay <= lastDay && firstDay <= each.lastDay);
  const own = meanwhile.find(({ delegatorId }) => delegatorId === by.personId);
  if (own !== undefined)
    return refuse(
      'DelegationOverlap',
      `You have delegated from ${own.firstDay} to ${own.lastDay} already; end that first.`,
      {
        earliest: own.firstDay,
        latest: own.lastDay,
      }
    );
  const link = meanwhile.find((each) => each.delegateId === by.personId || each.delegatorId === delegateId);
  if (link !== undefined)
    return refuse('DelegationChain', `Somebody stands in who is away from ${link.firstDay} to ${link.lastDay}.`, {
      who: link.delegateId === by.personId ? 'you' : 'they',
      earliest: link.firstDay,
      latest: link.lastDay,
    });
  const roles = by.roles.filter((role) => approverRoles.includes(role));
  return [{ type: 'delegated', number, delegatorId: by.personId, delegateId, firstDay, lastDay, roles }];
}

/** By whoever is away, or by whoever stands in and cannot after all. */
function ended(
  delegations: readonly Delegation[],
  number: number,
  { personId }: Actor
): readonly DelegationEvent[] | Refusal {
  const it = delegations.find((each) => each.number === number);
  if (it === undefined || (it.delegatorId !== personId && it.delegateId !== personId))
    return refuse('UnknownDelegation', 'That delegation is over already, or it is not one of yours.');
  const { delegatorId, delegateId } = it;
  return [{ type: 'delegation-ended', number, delegatorId, delegateId }];
}

/** What an event does to the delegations; those that are over leave with it. */
export function applyDelegation(delegations: readonly Delegation[], event: Stamped<DelegationEvent>): Delegation[] {
  const today = event.at.slice(0, 10);
  const left = delegations.filter(({ lastDay }) => lastDay >= today);
  if (event.type === 'delegation-ended') return left.filter(({ number }) => number !== event.number);
  const { number, delegatorId, delegateId, firstDay, lastDay, roles } = event;
  return [...left, { number, delegatorId, delegateId, firstDay, lastDay, roles }];
}

/** Somebody who might stand in, as the read model knows them. */
interface Colleague {
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/**
 * Null when the colleague may stand in. Who holds no role that decides has no claim to one, and nobody delegates upwards: a manager's
 * decisions may go to any of these roles, others' not to a manager.
 */
export function standInFault(away: Colleague, colleague: Colleague | null): Refusal | null {
  if (colleague?.organisationId !== away.organisationId) return cannotStandIn('elsewhere');
  if (!colleague.roles.some((role) => approverRoles.includes(role))) return cannotStandIn('no-role');
  if (colleague.roles.includes('manager') && !away.roles.includes('manager')) return cannotStandIn('upwards');
  return null;
}

const sentences = {
  self: 'Choose somebody other than yourself.',
  elsewhere: 'Choose somebody at your own authority.',
  'no-role': 'Choose somebody who holds a role that decides; this person holds none.',
  upwards: 'Decisions are not delegated upwards, to a manager; choose a colleague.',
} as const;

function cannotStandIn(why: keyof typeof sentences): Refusal {
  return refuse('CannotStandIn', sentences[why], { why });
}
