// Brings together what a contract's report is made from.
import type { ContractState } from '../../domain/contract.js';
import { finalEvaluation, forPublic } from '../../domain/final-evaluation.js';
import type { PlacementState } from '../../domain/placement.js';
import { caseById, casesUnder } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { namesOf } from '../names.js';
import type { ContractReport } from './contract-report.js';

/** The report of a contract, or null when there is none by that id. With `open` it is the one for the public. */
export async function loadContractReport(
  db: Database,
  id: string,
  today: string,
  open: boolean
): Promise<ContractReport | null> {
  const state = (await caseById(db, id))?.state;
  if (state?.kind !== 'contract') return null;
  const placements = (await casesUnder(db, id)).flatMap(({ state: child }) =>
    child.kind === 'placement' ? [child] : []
  );
  return contractReportFrom(state, placements, await namesOf(db, [state]), today, open);
}

/** The same, of cases that are at hand already. */
export function contractReportFrom(
  contract: ContractState,
  placements: readonly PlacementState[],
  names: ContractReport['names'],
  today: string,
  open: boolean
): ContractReport {
  const evaluation = finalEvaluation(contract, placements, today);
  return { contract, evaluation: open ? forPublic(evaluation, contract.settings) : evaluation, open, today, names };
}
