// Files of evidence in S3-compatible storage: a bucket of the authority's own, wherever it is.
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { EvidenceStore } from './store.js';

/** A bucket, and who may use it. */
export interface S3Settings {
  /** The address that objects lie below, e.g. https://s3.example.se/foothold-evidence or https://bucket.s3.eu-north-1.amazonaws.com. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const withinMs = 30_000;

/** The storage said no; `code` is its own word for why, e.g. AccessDenied. */
export class StorageRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string
  ) {
    super(`The storage answered with HTTP ${status}${code === '' ? '' : ` (${code})`}.`);
  }
}

/** Keeps files in a bucket, each under its hash. */
export function s3Store({ url, region, accessKeyId, secretAccessKey }: S3Settings): EvidenceStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const ask = async (hash: string, init: RequestInit): Promise<Response | null> => {
    const address = `${url.replace(/\/+$/, '')}/${hash}`;
    const response = await client.fetch(address, { ...init, signal: AbortSignal.timeout(withinMs) });
    if (response.ok) return response;
    const [, code = ''] = /<Code>([^<]+)<\/Code>/.exec(await response.text()) ?? [];
    if (response.status === 404 && code !== 'NoSuchBucket') return null;
    throw new StorageRefused(response.status, code);
  };
  return {
    where: url,
    async put(hash, file, mediaType) {
      // The storage checks that it got what was signed: the hash is that of the file.
      const headers = { 'content-type': mediaType, 'x-amz-content-sha256': hash };
      if ((await ask(hash, { method: 'PUT', body: Buffer.from(file), headers })) === null)
        throw new StorageRefused(404, '');
    },
    async get(hash) {
      const response = await ask(hash, { method: 'GET' });
      return response?.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : null;
    },
    async delete(hash) {
      await ask(hash, { method: 'DELETE' });
    },
  };
}
