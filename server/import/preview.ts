// What an import would make and what is there already, looked up before anybody says yes.
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import pLimit from 'p-limit';
import { isRunning, standingOf } from '../../domain/any-case.js';
import { recordedOf } from '../../prisma/cases.js';
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

/** So many questions to Temporal at a time. */
const asksAtOnce = 10;

/** Looks without changing anything; throws an `ImportError` that says where the file is wrong. */
export async function previewImport(db: Database, client: Client, text: string): Promise<ImportPreview> {
  const { file, pasts } = await readPasts(db, text);
  const ids = pasts.map(({ state }) => state.id);
  const [compared, recorded] = await Promise.all([comparePeople(db, file), recordedOf(db, ids)]);
  const cases = await pLimit(asksAtOnce).map(pasts, async ({ state }): Promise<CasePreview> => {
    const there = recorded.has(state.id) || (await isStarted(client, state));
    const outcome = there ? 'already-there' : 'new';
    return { id: state.id, kind: state.kind, title: state.title, standing: standingOf(state), outcome };
  });
  return { ...compared, cases };
}

/** Started before any worker was there to record it. */
async function isStarted(client: Client, state: CasePast['state']): Promise<boolean> {
  if (!isRunning(state)) return false;
  try {
    await client.workflow.getHandle(state.id).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
