// What an import would make and what is there already, looked up before anybody says yes.
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { isRunning, standingOf } from '../../domain/any-case.js';
import { caseById } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import type { CasePast } from './index.js';
import { readPasts } from './index.js';
import type { Compared } from './people.js';
import { comparePeople } from './people.js';

/** What an import would do. A case that is there is left alone; who takes part is brought up to date. */
export interface ImportPreview {
  readonly organisations: readonly Compared[];
  readonly areas: readonly Compared[];
  readonly people: readonly Compared[];
  readonly cases: readonly CasePreview[];
}

/** A case of the file. */
export interface CasePreview {
  readonly id: string;
  readonly kind: CasePast['state']['kind'];
  readonly title: string;
  /** Where the file leaves it. */
  readonly standing: string;
  readonly outcome: 'new' | 'already-there';
}

/** Looks without changing anything; throws an `ImportError` that says where the file is wrong. */
export async function previewImport(db: Database, client: Client, text: string): Promise<ImportPreview> {
  const { file, pasts } = await readPasts(db, text);
  const cases: CasePreview[] = [];
  for (const { state } of pasts) {
    const outcome = (await isThere(db, client, state)) ? 'already-there' : 'new';
    cases.push({ id: state.id, kind: state.kind, title: state.title, standing: standingOf(state), outcome });
  }
  return { ...(await comparePeople(db, file)), cases };
}

/** Recorded, or started before any worker was there to record it. */
async function isThere(db: Database, client: Client, state: CasePast['state']): Promise<boolean> {
  if ((await caseById(db, state.id)) !== null) return true;
  if (!isRunning(state)) return false;
  try {
    await client.workflow.getHandle(state.id).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
