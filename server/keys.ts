// Keys of this installation: from the environment, or made at the first start and kept in the data folder.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.js';

const keysSchema = z.object({
  encryptionKeys: z.array(z.object({ id: z.string(), key: z.base64() })).min(1),
  sessionKey: z.base64(),
});

/** Encryption keys, newest first, and the key of the session cookie. */
export type Keys = z.infer<typeof keysSchema>;

const newKey = (): string => randomBytes(32).toString('base64');

/** The keys; whoever loses keys.json can no longer read what running cases were started with. */
export async function readKeys(config: Pick<Config, 'encryptionKeys' | 'sessionKey' | 'dataDir'>): Promise<Keys> {
  const { encryptionKeys, sessionKey, dataDir } = config;
  if (encryptionKeys !== null && sessionKey !== null) return { encryptionKeys: [...encryptionKeys], sessionKey };
  const kept = await keptKeys(path.join(dataDir, 'keys.json'));
  return {
    encryptionKeys: encryptionKeys === null ? kept.encryptionKeys : [...encryptionKeys],
    sessionKey: sessionKey ?? kept.sessionKey,
  };
}

async function keptKeys(file: string): Promise<Keys> {
  const made: Keys = {
    encryptionKeys: [{ id: new Date().toISOString().slice(0, 10), key: newKey() }],
    sessionKey: newKey(),
  };
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const parsed = keysSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${file} is not a key file any more; bring it back from a copy. Without it running cases cannot be read.`
    );
  return parsed.data;
}
