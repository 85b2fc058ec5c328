// A person is counted once: the placement that somebody is said to count as already must be one that the case itself cannot see.
import type { Actor } from '../domain/actor.js';
import { partiesOf } from '../domain/any-case.js';
import type { Command } from '../domain/commands.js';
import { maySee } from '../domain/permissions.js';
import { notAPlacement } from '../domain/placement-commands.js';
import type { Refusal } from '../domain/refusal.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';

/** The refusal of a command that names a placement which is not there, not for this person to see, or not counted itself. */
export async function unknownCountedAs(db: Database, by: Actor, command: Command): Promise<Refusal | null> {
  if (command.kind !== 'confirm-eligibility' || command.countedAs === null) return null;
  const state = (await caseById(db, command.countedAs))?.state;
  const known = state?.kind === 'placement' && maySee(by, partiesOf(state)) && state.countedAs === null;
  return known ? null : notAPlacement(command.countedAs);
}
