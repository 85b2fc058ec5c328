// Where files of evidence lie: each under its hash, in a folder of ours or in S3-compatible storage. Not in chats, histories or the database.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Keeps files by their hash. All may throw when the storage is down; each is worth another try. */
export interface EvidenceStore {
  /** Where it is, for people who run it. */
  readonly where: string;
  /** Keeps a file; one that is there already stays. */
  put(hash: string, file: Uint8Array, mediaType: string): Promise<void>;
  /** The file, or null when there is none by that hash. */
  get(hash: string): Promise<Readable | null>;
  /** Deletes it; one that is not there is deleted already. */
  delete(hash: string): Promise<void>;
}

/** A folder, by default `evidence` in the data folder. Every worker must see the same one. */
export function folderStore(folder: string): EvidenceStore {
  const fileOf = (hash: string): string => path.join(folder, hash.slice(0, 2), hash);
  return {
    where: folder,
    async put(hash, file) {
      const target = fileOf(hash);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      // Whole or not at all, and on the disk when it is answered.
      const unfinished = `${target}.${randomUUID()}`;
      try {
        const handle = await open(unfinished, 'wx', 0o600);
        try {
          await handle.writeFile(file);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, target);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    get: (hash) => Promise.resolve(existsSync(fileOf(hash)) ? createReadStream(fileOf(hash)) : null),
    delete: (hash) => rm(fileOf(hash), { force: true }),
  };
}

/** Writes a small file, reads it again and deletes it. Throws what the storage says when one of these does not work. */
export async function tryStore(store: EvidenceStore): Promise<void> {
  const file = randomBytes(64);
  const hash = createHash('sha256').update(file).digest('hex');
  await store.put(hash, file, 'application/octet-stream');
  const found = await store.get(hash);
  const same = found !== null && file.equals(await buffer(found));
  await store.delete(hash);
  if (!same) throw new Error('What was written could not be read again.');
}
