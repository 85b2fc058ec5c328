// All text that a town keeps, wherever it keeps it: every row of every table, and every history of every case, decrypted.
import type { Payload } from '@temporalio/common';
import { EncryptionCodec } from '../../plugin/codec.js';
import type { Town } from './cases.js';
import { testKeys } from './keys.js';

/** Reads it all, by where it is. */
export async function kept(here: Pick<Town, 'db' | 'client'>): Promise<Map<string, string>> {
  return new Map([...(await tables(here)), ...(await histories(here))]);
}

async function tables({ db }: Pick<Town, 'db'>): Promise<[string, string][]> {
  const names = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`;
  return Promise.all(
    names.map(async ({ name }): Promise<[string, string]> => {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT each::text AS row FROM "${name}" AS each`);
      return [`table ${name}`, rows.map(({ row }) => row).join('\n')];
    })
  );
}

const codec = new EncryptionCodec(testKeys);

async function histories({ client }: Pick<Town, 'client'>): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    all.push([`history ${workflowId} ${runId}`, (await plain(history)).join('\n')]);
  }
  return all;
}

const isPayload = (value: object): value is Payload => 'metadata' in value && 'data' in value;

/** Every text in it, payloads decrypted. */
async function plain(value: unknown): Promise<string[]> {
  if (value === null || value === undefined || typeof value === 'function') return [];
  if (typeof value !== 'object') return [JSON.stringify(value)];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString()];
  if (isPayload(value)) {
    const [decoded] = await codec.decode([value]);
    return [Buffer.from(decoded?.data ?? []).toString()];
  }
  return (await Promise.all(Object.values(value).map(plain))).flat();
}
