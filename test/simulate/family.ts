// An authority, and a tender with its contract and placements as the database has them: snapshots, events in order, and the state after each event.
import type { CaseState } from '../../domain/any-case.js';
import type { AuthorityEvent, AuthorityState } from '../../domain/authority.js';
import { applyAuthority, newAuthority } from '../../domain/authority.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import { applyContract } from '../../domain/apply-contract.js';
import type { Stamped } from '../../domain/case.js';
import { authorityCaseId } from '../../domain/case.js';
import type { PlacementEvent, PlacementState } from '../../domain/placement.js';
import { applyPlacement, newPlacement } from '../../domain/placement.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';
import { applyTender } from '../../domain/apply-tender.js';
import { eventsOf } from '../../prisma/cases.js';
import { contractOf } from '../../workflows/tender.js';
import type { Town } from '../support/cases.js';

/** What an event did. */
export interface Moment<S extends CaseState, E> {
  readonly event: Stamped<E>;
  readonly before: S;
  readonly after: S;
}

/** One case: its recorded snapshot, and its events applied one by one from its beginning. */
export interface Walked<S extends CaseState, E> {
  readonly id: string;
  readonly state: S;
  readonly seqs: readonly number[];
  readonly moments: readonly Moment<S, E>[];
  /** The revision that each delivery led to, by delivery id. */
  readonly deliveries: readonly (readonly [deliveryId: string, revision: number])[];
}

export type WalkedTender = Walked<TenderState, TenderEvent>;
export type WalkedContract = Walked<ContractState, ContractEvent>;
export type WalkedPlacement = Walked<PlacementState, PlacementEvent>;
export type WalkedAuthority = Walked<AuthorityState, AuthorityEvent>;
export type AnyWalked = WalkedTender | WalkedContract | WalkedPlacement;

/** A tender and what came of it. */
export interface Family {
  readonly tender: WalkedTender;
  readonly contract: WalkedContract | null;
  readonly placements: readonly WalkedPlacement[];
}

/** Every case of a family. */
export function casesOf({ tender, contract, placements }: Family): AnyWalked[] {
  return [tender, ...(contract ? [contract] : []), ...placements];
}

/** Reads one family. */
export async function readFamily(here: Town, tenderId: string): Promise<Family> {
  const tender = (await here.state(tenderId)) as TenderState;
  // Only what it was opened with: all else is for its events to tell.
  const { id, authorityId, reference, title, procedure, policy, scope, framework, matchingBodyId, plan } = tender;
  const walkedTender = await walked<TenderState, TenderEvent>(here, tender, applyTender, {
    ...newTender({ id, authorityId, reference, title, procedure, policy, scope, framework, matchingBodyId }),
    plan,
  });
  const row = await here.db.case.findFirst({ where: { parentId: tenderId } });
  if (row === null) return { tender: walkedTender, contract: null, placements: [] };
  const contract = row.state as unknown as ContractState;
  const rows = await here.db.case.findMany({ where: { parentId: contract.id }, orderBy: { id: 'asc' } });
  return {
    tender: walkedTender,
    contract: await walked<ContractState, ContractEvent>(
      here,
      contract,
      applyContract,
      newContract(contractOf(tender))
    ),
    placements: await Promise.all(
      rows.map(({ state }) => {
        const placement = state as unknown as PlacementState;
        return walked<PlacementState, PlacementEvent>(here, placement, applyPlacement, newPlacement(placement));
      })
    ),
  };
}

/** Reads an authority's own case. */
export async function readAuthority(here: Town, organisationId: string): Promise<WalkedAuthority> {
  const state = (await here.state(authorityCaseId(organisationId))) as AuthorityState;
  return walked<AuthorityState, AuthorityEvent>(
    here,
    state,
    applyAuthority,
    newAuthority({ ...state, organisationId, name: state.title })
  );
}

async function walked<S extends CaseState, E>(
  here: Town,
  state: S,
  apply: (state: S, event: Stamped<E>) => S,
  initial: S
): Promise<Walked<S, E>> {
  const rows = (await eventsOf(here.db, state.id, { limit: 100_000 })).reverse();
  const moments: Moment<S, E>[] = [];
  let before = initial;
  for (const { data } of rows) {
    const event = data as unknown as Stamped<E>;
    const after = apply(before, event);
    moments.push({ event, before, after });
    before = after;
  }
  const taken = await here.db.delivery.findMany({ where: { caseId: state.id }, orderBy: { revision: 'asc' } });
  const deliveries = taken.map(({ deliveryId, revision }) => [deliveryId, revision] as const);
  return { id: state.id, state, seqs: rows.map(({ seq }) => seq), moments, deliveries };
}
