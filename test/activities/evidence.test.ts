// What is over goes: files of contracts that ended long ago, and those that no report took; what others still need stays.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deleteOver } from '../../activities/evidence.js';
import { receiveFile } from '../../bots/evidence/receive.js';
import type { ContractState } from '../../domain/contract.js';
import type { EvidenceFile } from '../../domain/evidence.js';
import { evidenceRows } from '../../prisma/evidence.js';
import { record } from '../../prisma/record.js';
import { fresh, happened } from '../domain/contracts.js';
import { stamped } from '../domain/stamps.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { evidenceHere } from '../support/evidence.js';
import { pdf } from '../support/files.js';

let place: FreshDatabase;
const here = evidenceHere();
const log = pino({ level: 'silent' });
beforeAll(async () => {
  place = await freshDatabase();
  for (const id of ['obo', 'other']) {
    await place.db.organisation.create({ data: { id, name: id, kind: 'authority', authority: { create: {} } } });
  }
});
afterAll(() => place.close());

const lies = ({ hash }: EvidenceFile): boolean => existsSync(path.join(here.folder, hash.slice(0, 2), hash));
const sent = async (text: string): Promise<EvidenceFile> => {
  const bytes = Buffer.concat([pdf, Buffer.from(text)]);
  const file = { bytes: bytes.length, open: () => Promise.resolve(one(bytes)) };
  const received = await receiveFile({ ...here, db: place.db, log }, file, 'maria');
  if ('fault' in received) throw new Error(received.fault);
  return received;
};
async function* one(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
/** A contract of an authority, with these files, recorded. */
const contractWith = async (reference: string, more: Partial<ContractState>, ...files: EvidenceFile[]) => {
  const id = `contract/${reference}`;
  const events = files.map((file, at) => ({
    type: 'evidence-added' as const,
    number: at + 1,
    reportId: 'r',
    organisationId: 'skanska',
    period: '2026-03',
    ...file,
  }));
  const state = happened({ ...fresh, id, reference, ...more }, '2026-04-01T09:00:00.000Z', ...events);
  const at = '2026-04-01T09:00:00.000Z';
  await record(place.db, { state, events: events.map((event) => stamped(event, at)), at });
  return id;
};
const weekly = (at: string, authorityId = 'obo') =>
  deleteOver({ db: place.db, evidence: here.store, log }, { authorityId, at });
const inYears = (years: number): string => new Date(Date.now() + years * 366 * 86_400_000).toISOString();

it('a file goes when the contract has been over for as long as its policy says, and that it went stays known', async () => {
  const [gone, shared, longer] = [await sent('a'), await sent('b'), await sent('c')];
  const endsOn = inYears(1).slice(0, 10);
  const id = await contractWith('K-1', { endsOn, settings: { evidenceMonths: 6 } }, gone, shared);
  await contractWith('K-2', { endsOn, settings: { evidenceMonths: 60 } }, longer, shared);
  await weekly(inYears(1.3));
  expect([gone, shared, longer].map(lies)).toEqual([true, true, true]);
  await weekly(inYears(2), 'other');
  expect(lies(gone)).toBe(true);
  await weekly(inYears(2));
  expect([gone, shared, longer].map(lies)).toEqual([false, true, true]);
  const rows = await evidenceRows(place.db, id);
  expect(rows.map(({ hash, deletedAt }) => [hash, deletedAt !== null])).toEqual([
    [gone.hash, true],
    [shared.hash, false],
  ]);
  await weekly(inYears(7));
  expect([shared, longer].map(lies)).toEqual([false, false]);
});

it('a storage that is down is tried again, and keeps no other file', async () => {
  const [one, other] = [await sent('d'), await sent('e')];
  await contractWith('K-3', { endsOn: inYears(1).slice(0, 10), settings: { evidenceMonths: 1 } }, one, other);
  vi.spyOn(here.store, 'delete').mockRejectedValueOnce(new Error('down'));
  await expect(weekly(inYears(2))).rejects.toThrow('down');
  expect([lies(one), lies(other)].filter(Boolean).length).toBe(1);
  await weekly(inYears(2));
  expect([lies(one), lies(other)]).toEqual([false, false]);
});

it('a file that no report took goes after a day, and nothing of it stays; one just sent waits', async () => {
  const file = await sent('f');
  await weekly(new Date().toISOString());
  expect(lies(file)).toBe(true);
  await weekly(inYears(0.01));
  expect(lies(file)).toBe(false);
  expect(await place.db.evidenceFile.count({ where: { hash: file.hash } })).toBe(0);
});

it('the same file sent again later is kept again', async () => {
  const file = await sent('a');
  expect(lies(file)).toBe(true);
  const { hash } = file;
  expect(
    createHash('sha256')
      .update(Buffer.concat([pdf, Buffer.from('a')]))
      .digest('hex')
  ).toBe(hash);
  expect(await place.db.evidenceFile.count({ where: { hash, deletedAt: null } })).toBe(1);
});
