// Encrypts every payload before it leaves the process: Temporal's server and its UI only ever hold ciphertext.
import type { Payload, PayloadCodec } from '@temporalio/common';
// CommonJS: its names are not visible to native ESM.
import proto from '@temporalio/proto';
import { Cipher } from './cipher.js';
import type { EncryptionKey } from './keys.js';

/** Metadata of an encrypted payload, named as in Temporal's own samples so that a codec server reads it too. */
const encodingField = 'encoding';
const cipherField = 'encryption-cipher';
const keyIdField = 'encryption-key-id';
const encrypted = 'binary/encrypted';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * AES-256-GCM over the whole payload, its metadata too. Data is iv, tag, ciphertext; the key's id stands in the metadata.
 * Payloads that were never encrypted are read as they are.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly cipher: Cipher;

  constructor(encryptionKeys: readonly EncryptionKey[]) {
    this.cipher = new Cipher(encryptionKeys, 'payload');
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (text(payload, encodingField) === encrypted ? this.decrypt(payload) : payload));
  }

  private encrypt(payload: Payload): Payload {
    const { keyId, data } = this.cipher.encrypt(PayloadMessage.encode(payload).finish());
    return {
      metadata: {
        [encodingField]: Buffer.from(encrypted),
        [cipherField]: Buffer.from('AES-256-GCM'),
        [keyIdField]: Buffer.from(keyId),
      },
      data,
    };
  }

  private decrypt(payload: Payload): Payload {
    const keyId = text(payload, keyIdField);
    return PayloadMessage.decode(this.cipher.decrypt({ keyId, data: payload.data ?? new Uint8Array() }));
  }
}

function text(payload: Payload, field: string): string {
  return Buffer.from(payload.metadata?.[field] ?? []).toString();
}
