// Encrypts every payload before it leaves the process: Temporal's server and its UI only ever hold ciphertext.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
// CommonJS: its names are not visible to native ESM.
import proto from '@temporalio/proto';
import type { EncryptionKey, LoadedKey } from './keys.js';
import { loadKeys } from './keys.js';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** Metadata of an encrypted payload, named as in Temporal's own samples so that a codec server reads it too. */
const encodingField = 'encoding';
const cipherField = 'encryption-cipher';
const keyIdField = 'encryption-key-id';
const encrypted = 'binary/encrypted';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * AES-256-GCM over the whole payload, its metadata too. Data is iv, tag, ciphertext; the key's id stands in the metadata.
 * The first key encrypts and every key decrypts, so a key is rotated by putting the new one first and keeping the old one
 * for as long as anything it encrypted is kept. Payloads that were never encrypted are read as they are.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly active: LoadedKey;
  private readonly keys: ReadonlyMap<string, LoadedKey>;

  constructor(encryptionKeys: readonly EncryptionKey[]) {
    const [active, ...older] = loadKeys(encryptionKeys);
    this.active = active;
    this.keys = new Map([active, ...older].map((key) => [key.id, key]));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (text(payload, encodingField) === encrypted ? this.decrypt(payload) : payload));
  }

  private encrypt(payload: Payload): Payload {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(cipherName, this.active.secret, iv);
    const body = [cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()];
    return {
      metadata: {
        [encodingField]: Buffer.from(encrypted),
        [cipherField]: Buffer.from('AES-256-GCM'),
        [keyIdField]: Buffer.from(this.active.id),
      },
      data: Buffer.concat([iv, cipher.getAuthTag(), ...body]),
    };
  }

  private decrypt(payload: Payload): Payload {
    const id = text(payload, keyIdField);
    const key = this.keys.get(id);
    if (key === undefined)
      throw new Error(
        `A payload was encrypted with key "${id}", which is not among encryptionKeys; add it after the first.`
      );
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv(cipherName, key.secret, data.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(data.subarray(ivBytes, ivBytes + tagBytes));
    try {
      // One buffer of its own size: a slice of Node's shared pool would keep 8 kB alive for each cached case.
      const plain = decipher.update(data.subarray(ivBytes + tagBytes));
      decipher.final();
      return PayloadMessage.decode(plain);
    } catch (cause) {
      throw new Error(
        `A payload could not be decrypted with key "${id}": the id names another secret, or it was altered.`,
        {
          cause,
        }
      );
    }
  }
}

function text(payload: Payload, field: string): string {
  return Buffer.from(payload.metadata?.[field] ?? []).toString();
}
