// What every storage of evidence does.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../bots/evidence/store.js';
import { folderStore, tryStore } from '../../bots/evidence/store.js';

const file = randomBytes(70_000);
const hash = createHash('sha256').update(file).digest('hex');

describe('in a folder', () => {
  const store = (): EvidenceStore => folderStore(mkdtempSync(path.join(os.tmpdir(), 'foothold-store-')));

  it('a file is kept, found, and deleted, each as often as it is asked', async () => {
    const here = store();
    expect(await here.get(hash)).toBeNull();
    await here.put(hash, file, 'image/jpeg');
    await here.put(hash, file, 'image/jpeg');
    const found = await here.get(hash);
    expect(found && (await buffer(found)).equals(file)).toBe(true);
    await here.delete(hash);
    await here.delete(hash);
    expect(await here.get(hash)).toBeNull();
    await tryStore(here);
  });
});
