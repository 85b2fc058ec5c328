// What a case cannot see for itself: whether the area that a requirement names exists, whether a tender's number is taken.
import type { CaseState } from '../domain/any-case.js';
import { tenderId } from '../domain/case.js';
import type { Command } from '../domain/commands.js';
import type { Refusal } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import { areaExists } from '../prisma/areas.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';

/** Why a command cannot be meant, by what the read model knows; null when it can. The case itself judges the rest. */
export async function notThere(db: Database, { authorityId }: CaseState, command: Command): Promise<Refusal | null> {
  if (command.kind === 'submit-requirement') {
    const { areaId } = command.requirement;
    if (areaId === null || (await areaExists(db, authorityId, areaId))) return null;
    return refuse('UnknownArea', `There is no area ${areaId} at this authority or the one it belongs to.`, { areaId });
  }
  if (command.kind === 'open-tender') {
    const { reference } = command;
    if ((await caseById(db, tenderId(reference))) === null) return null;
    return refuse('TenderThere', `There is already a tender ${reference}; choose another number.`, { reference });
  }
  return null;
}
