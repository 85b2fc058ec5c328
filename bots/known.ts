// What a case cannot see for itself: whether an area exists, a tender's number is taken, a framework has been signed, a bidder is in it.
import type { CaseState } from '../domain/any-case.js';
import { contractId, tenderId } from '../domain/case.js';
import type { Command } from '../domain/commands.js';
import type { Refusal } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import { areaExists } from '../prisma/areas.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';

/** Why a command cannot be meant, by what the read model knows; null when it can. The case itself judges the rest. */
export async function notThere(db: Database, state: CaseState, command: Command): Promise<Refusal | null> {
  if (command.kind === 'submit-requirement') {
    const { areaId } = command.requirement;
    if (areaId === null || (await areaExists(db, state.authorityId, areaId))) return null;
    return refuse('UnknownArea', `There is no area ${areaId} at this authority or the one it belongs to.`, { areaId });
  }
  if (command.kind === 'open-tender') {
    const { reference, framework } = command;
    if ((await caseById(db, tenderId(reference))) !== null)
      return refuse('TenderThere', `There is already a tender ${reference}; choose another number.`, { reference });
    return framework === null || (await suppliersOf(db, framework)) !== null ? null : unknownFramework(framework);
  }
  if (command.kind === 'register-bid' && state.kind === 'tender' && state.framework !== null) {
    const suppliers = await suppliersOf(db, state.framework);
    if (suppliers === null) return unknownFramework(state.framework);
    if (!suppliers.includes(command.bidderId))
      return refuse('NotInvited', "Only the framework's suppliers who are not excluded may bid in a call-off.");
  }
  return null;
}

function unknownFramework(reference: string): Refusal {
  return refuse('UnknownFramework', `There is no signed framework by the number ${reference}.`, { reference });
}

/** Who may bid in call-offs under a framework: those its evaluation ranked, less one whom a sanction excludes. Null without one. */
async function suppliersOf(db: Database, reference: string): Promise<string[] | null> {
  const tender = (await caseById(db, tenderId(reference)))?.state;
  if (tender?.kind !== 'tender' || tender.procedure !== 'framework' || tender.contract === null) return null;
  const contract = (await caseById(db, contractId(tender.contract.reference)))?.state;
  const excluded =
    contract?.kind === 'contract' && contract.followUp.excludedFrom !== null ? contract.contractorId : null;
  return tender.ranking.map(({ bidderId }) => bidderId).filter((bidderId) => bidderId !== excluded);
}
