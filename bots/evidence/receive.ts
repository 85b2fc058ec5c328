// A file on its way in: read no further than allowed, judged by its content, without what it tells beside the picture, kept under its
// hash, and noted as sent by this person. The same for every chat.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { EvidenceFile } from '../../domain/evidence.js';
import type { Database } from '../../prisma/database.js';
import { keepUpload } from '../../prisma/evidence.js';
import type { SentFile } from '../platform.js';
import { FileOutOfReach } from '../platform.js';
import { formatOf, mediaTypes } from './format.js';
import { BrokenFile, withoutMetadata } from './metadata.js';
import type { EvidenceStore } from './store.js';

/** What receiving needs. */
export interface EvidenceOptions {
  readonly store: EvidenceStore;
  /** So large a file may be. */
  readonly maxBytes: number;
}

/** Why a file was not kept. The last two are nobody's fault who sent it: trying again helps, at once or later. */
export type EvidenceFault = 'too-large' | 'empty' | 'wrong-kind' | 'broken' | 'out-of-reach' | 'not-kept';

/** A file that is kept, or why not. */
export type Received = EvidenceFile | { readonly fault: EvidenceFault };

/** Hears of files that could not be fetched or stored, without what they are called. */
export type ReceiveLog = Pick<Logger, 'warn' | 'error'>;

/** Takes a file in. Nothing of it stays when the answer is a fault. */
export async function receiveFile(
  { db, store, maxBytes, log }: EvidenceOptions & { readonly db: Database; readonly log: ReceiveLog },
  sent: SentFile,
  personId: string
): Promise<Received> {
  const whole = await wholeFile(sent, maxBytes).catch((error: unknown) => {
    log.warn({ reason: reasonOf(error) }, 'A file that somebody sent could not be fetched.');
    return 'out-of-reach' as const;
  });
  if (typeof whole === 'string') return { fault: whole };
  if (whole.length === 0) return { fault: 'empty' };
  const format = formatOf(whole);
  if (format === null) return { fault: 'wrong-kind' };
  let clean: Buffer;
  try {
    clean = withoutMetadata(whole, format);
  } catch (error) {
    if (error instanceof BrokenFile) return { fault: 'broken' };
    throw error;
  }
  const file = { hash: createHash('sha256').update(clean).digest('hex'), format, bytes: clean.length };
  try {
    // Noted in the same breath as it is stored, so that nothing lies there that nobody would delete.
    await keepUpload(db, { ...file, personId }, () => store.put(file.hash, clean, mediaTypes[format].type));
    return file;
  } catch (error) {
    log.error({ reason: reasonOf(error) }, 'A file that somebody sent could not be stored.');
    return { fault: 'not-kept' };
  }
}

/** The bytes; stops reading as soon as there are too many. */
async function wholeFile(sent: SentFile, maxBytes: number): Promise<Buffer | 'too-large'> {
  if (sent.bytes !== null && sent.bytes > maxBytes) return 'too-large';
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of await sent.open()) {
    length += part.length;
    // Leaving the loop closes what it reads from.
    if (length > maxBytes) return 'too-large';
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** Without addresses: those of chats carry names of files, and keys. */
function reasonOf(error: unknown): string {
  if (error instanceof FileOutOfReach) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code !== '' ? code : error instanceof Error ? error.name : 'unknown';
}
