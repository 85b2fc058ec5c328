// A process as the database has it, ready for the exports.
import { namesOf } from '../bots/names.js';
import type { CaseEvent } from '../domain/any-case.js';
import type { ContractState } from '../domain/contract.js';
import type { TenderState } from '../domain/tender.js';
import type { Database } from '../prisma/database.js';
import type { CaseRow } from '../prisma/cases.js';
import { caseById, casesUnder, eventsOf } from '../prisma/cases.js';
import type { ProcessHistory, Told } from './record.js';

/** The tender of a case (of a contract: the one it came from), or null when the case is neither. */
export async function tenderRowOf(db: Database, row: CaseRow): Promise<(CaseRow & { state: TenderState }) | null> {
  const tender = row.state.kind === 'contract' ? await caseById(db, row.state.tenderId) : row;
  return tender?.state.kind === 'tender' ? { ...tender, state: tender.state } : null;
}

/** The process of a tender with its contract and everything that happened in both. */
export async function historyOf(
  db: Database,
  { id, state, updatedAt }: CaseRow & { state: TenderState },
  prefix: string
): Promise<ProcessHistory> {
  const contract = await contractUnder(db, id);
  const [names, tenderEvents, contractEvents] = await Promise.all([
    namesOf(db, contract === null ? [state] : [state, contract.state]),
    allEvents(db, id),
    contract === null ? [] : allEvents(db, contract.state.id),
  ]);
  const told: Told<ContractState> | null = contract && { state: contract.state, events: contractEvents };
  const newest = contract === null || contract.updatedAt < updatedAt ? updatedAt : contract.updatedAt;
  return { names, prefix, at: newest.toISOString(), tender: { state, events: tenderEvents }, contract: told };
}

/** The contract that a tender led to, or null. */
export async function contractUnder(
  db: Database,
  tenderId: string
): Promise<{ readonly state: ContractState; readonly updatedAt: Date } | null> {
  for (const { state, updatedAt } of await casesUnder(db, tenderId))
    if (state.kind === 'contract') return { state, updatedAt };
  return null;
}

async function allEvents(db: Database, caseId: string): Promise<CaseEvent[]> {
  const rows = await eventsOf(db, caseId, { limit: 2 ** 31 - 1 });
  return rows.map(({ data }) => data).reverse();
}
