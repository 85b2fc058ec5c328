// Makes files that people asked for and that take long: beside the old one until it is whole, told in the web chat when it is there.
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportCard } from '../bots/cards/export-card.js';
import { webPlace } from '../bots/web/platform.js';
import { mayTakeAll } from '../domain/permissions.js';
import type { ExportPlace } from '../exports/contents.js';
import { contentOf, exportFilePath, totalOf } from '../exports/contents.js';
import { wakePerson } from '../prisma/changes.js';
import type { ExportFailure, ExportRow } from '../prisma/exports.js';
import { exportById, forgetExport, noteExport } from '../prisma/exports.js';
import type { Person } from '../prisma/people.js';
import { personById } from '../prisma/people.js';
import type { AnnounceOptions } from './announce.js';

/** What making files needs. */
export interface ExportOptions extends Pick<AnnounceOptions, 'db' | 'platforms'> {
  readonly place: ExportPlace;
}

/** The attempt of the activity: files of several do not meet. */
export interface Attempt {
  readonly attempt: number;
  readonly heartbeat: () => void;
}

/** How far it has come is told at most so often. */
const tellEveryMs = 1000;

/** Answers whether there is a file. Does nothing when an earlier attempt got through, or nobody waits for it any more. */
export async function makeExport(options: ExportOptions, exportId: string, attempt: Attempt): Promise<boolean> {
  const { db } = options;
  const asked = await exportById(db, exportId);
  if (asked === null) return false;
  const person = await personById(db, asked.personId);
  const may = person !== null && mayTakeAll(person, asked.authorityId);
  const total = may ? await totalOf({ db, person }, asked) : 0;
  if (!may || total === 0) {
    await noteExport(db, exportId, { failure: may ? 'nothing' : 'not-allowed' });
    await failExport(options, exportId);
    return false;
  }
  if (asked.readyAt === null) {
    const bytes = await writeFile(options, asked, person, total, attempt);
    // First, since whatever finds it ready does not come by here again.
    await tidy(options.place, exportId, exportFilePath(options.place, asked));
    await noteExport(db, exportId, { bytes, readyAt: new Date(), done: total, total });
  }
  await tell(options, asked, null);
  return true;
}

async function writeFile(
  { db, place }: ExportOptions,
  asked: ExportRow,
  person: Person,
  total: number,
  { attempt, heartbeat }: Attempt
): Promise<number> {
  let done = 0;
  let toldAt = 0;
  const onRows = async (rows: number): Promise<void> => {
    done += rows;
    heartbeat();
    if (Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    await noteExport(db, asked.id, { done, total });
    await wakePerson(db, asked.personId);
  };
  await mkdir(place.folder, { recursive: true });
  const file = exportFilePath(place, asked);
  const part = `${file}.${attempt}.part`;
  await pipeline(Readable.from(contentOf({ db, place, person, onRows }, asked)), createWriteStream(part));
  const { size } = await stat(part);
  await rename(part, file);
  return size;
}

/** Says that there will be no file; for good reasons it is known already why. */
export async function failExport(options: ExportOptions, exportId: string): Promise<void> {
  const { db } = options;
  const asked = await exportById(db, exportId);
  if (asked === null) return;
  const failure = asked.failure ?? 'broken';
  await noteExport(db, exportId, { failure });
  await tidy(options.place, exportId);
  await tell(options, asked, failure);
}

/** One message in the web chat, however often it is tried. */
async function tell({ db, platforms }: ExportOptions, asked: ExportRow, failure: ExportFailure | null): Promise<void> {
  const person = await personById(db, asked.personId);
  const chat = platforms.find(({ name }) => name === 'web');
  if (person === null) return;
  const key = `export ${asked.id}`;
  await chat?.post(webPlace(person.id, null), exportCard(asked, failure, person), { key, standalone: true });
  await wakePerson(db, person.id);
}

/** Deletes the file and that it was asked for. */
export async function forget({ db, place }: ExportOptions, exportId: string): Promise<void> {
  const asked = await exportById(db, exportId);
  await tidy(place, exportId);
  await forgetExport(db, exportId);
  if (asked !== null) await wakePerson(db, asked.personId);
}

/** Deletes what attempts have left of this request, but for what is to stay. */
async function tidy({ folder }: ExportPlace, exportId: string, but = ''): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => name.startsWith(`${exportId}.`) && name !== path.basename(but));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { force: true })));
}
