// What lists, records and cards ask of a case of whatever kind.
import type { Role } from './actor.js';
import type { AuthorityEvent, AuthorityState } from './authority.js';
import { authorityParties } from './authority.js';
import type { Ball, Stamped } from './case.js';
import type { ContractEvent, ContractState } from './contract.js';
import { contractParties } from './contract.js';
import type { Parties } from './permissions.js';
import type { PlacementEvent, PlacementState } from './placement.js';
import { placementParties } from './placement.js';
import type { OwnSettings } from './settings.js';
import type { TenderEvent, TenderState } from './tender.js';
import { tenderParties } from './tender.js';

/** The state of any case. */
export type CaseState = AuthorityState | TenderState | ContractState | PlacementState;
/** Any event of any case, with its stamp. */
export type CaseEvent = Stamped<AuthorityEvent | TenderEvent | ContractEvent | PlacementEvent>;

/** Organisations around a case, for the permission table. */
export function partiesOf(state: CaseState): Parties {
  switch (state.kind) {
    case 'authority':
      return authorityParties(state);
    case 'tender':
      return tenderParties(state);
    case 'contract':
      return contractParties(state);
    case 'placement':
      return placementParties(state);
  }
}

/** One word for where a case stands: a tender's stage, a contract's or a placement's phase; how a tender ended; whether there is a policy. */
export function standingOf(state: CaseState): string {
  if (state.kind === 'authority') return state.policy === null ? 'no-own-policy' : 'policy-in-force';
  return state.kind === 'tender' ? (state.stageId ?? state.status) : state.phase;
}

/** The settings of the policy that the case runs under. */
export function settingsIn(state: CaseState): OwnSettings | undefined {
  return state.kind === 'authority' || state.kind === 'tender' ? state.policy?.settings : state.settings;
}

/** Everything that waits for somebody or for a time, most urgent first: in a contract several things, elsewhere the ball. */
export function waitingIn(state: CaseState): readonly Ball[] {
  if (state.kind === 'contract') return state.duties;
  return state.ball === null ? [] : [state.ball];
}

/** Whose people are meant: of an organisation, in any of these roles. */
export interface Holders {
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/**
 * Who hears, beside those who had to act, that nobody did: the buyer's people who follow up, and the manager on the side that is silent.
 * Somebody's manager at the buyer is not told of each lateness of their own house: the coordinator is.
 */
export function escalatedTo(
  { authorityId, kind }: Pick<CaseState, 'kind' | 'authorityId'>,
  silent: readonly Pick<Holders, 'organisationId'>[]
): Holders[] {
  const follows: Role[] = kind === 'contract' || kind === 'placement' ? ['contract-manager'] : [];
  const others = [...new Set(silent.map(({ organisationId }) => organisationId))].filter((id) => id !== authorityId);
  return [
    { organisationId: authorityId, roles: ['coordinator', ...follows] },
    ...others.map((organisationId): Holders => ({ organisationId, roles: ['manager'] })),
  ];
}

/** False once nothing more is going to happen: an ended case still runs while a notice of it waits for somebody. */
export function isRunning(state: CaseState): boolean {
  switch (state.kind) {
    case 'authority':
      return true;
    case 'tender':
      return state.status === 'running' || state.handOverFailed !== null;
    case 'contract':
      return state.phase !== 'closed' || state.handOverFailed !== null;
    case 'placement':
      return state.phase !== 'ended';
  }
}

/** The case this one came from: a contract's tender, a placement's contract. */
export function parentOf(state: CaseState): string | null {
  switch (state.kind) {
    case 'authority':
    case 'tender':
      return null;
    case 'contract':
      return state.tenderId;
    case 'placement':
      return state.contractId;
  }
}
