// The same of both kinds of storage: a folder, and S3 by its protocol. And what goes when its time is over.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageRefused, s3Store } from '../../bots/evidence/s3.js';
import type { EvidenceStore } from '../../bots/evidence/store.js';
import { folderStore, tryStore } from '../../bots/evidence/store.js';
import type { S3Peer } from '../peers/s3.js';
import { startS3Peer } from '../peers/s3.js';

let peer: S3Peer;
beforeAll(async () => {
  peer = await startS3Peer();
});
afterAll(() => peer.stop());

const file = randomBytes(70_000);
const hash = createHash('sha256').update(file).digest('hex');

describe.each(['folder', 's3'] as const)('in a %s', (kind) => {
  const store = (): EvidenceStore =>
    kind === 's3' ? s3Store(peer.settings) : folderStore(mkdtempSync(path.join(os.tmpdir(), 'foothold-store-')));

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

describe('s3 that says no', () => {
  it.each([
    ['a wrong secret', { secretAccessKey: 'other' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'other' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
  ])('%s is told by its own word', async (_what, wrong, code) => {
    const refused = s3Store({ ...peer.settings, ...wrong });
    await expect(refused.put(hash, file, 'image/jpeg')).rejects.toMatchObject({ code });
    await expect(tryStore(refused)).rejects.toThrow(StorageRefused);
  });

  it('a bucket that is not there is no file that is not there', async () => {
    const elsewhere = s3Store({ ...peer.settings, url: `${peer.url}/other` });
    await expect(elsewhere.get(hash)).rejects.toMatchObject({ code: 'NoSuchBucket' });
  });

  it('a moment of trouble is tried again; a file that was changed on its way is not taken', async () => {
    peer.faults.push({ status: 503, code: 'SlowDown' });
    const here = s3Store(peer.settings);
    await here.put(hash, file, 'image/jpeg');
    expect(peer.objects.get(hash)?.body.equals(file)).toBe(true);
    await expect(here.put(hash, Buffer.from('other'), 'image/jpeg')).rejects.toMatchObject({
      code: 'XAmzContentSHA256Mismatch',
    });
  });
});
