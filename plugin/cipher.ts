// AES-256-GCM with keys that are rotated: the first encrypts and every key decrypts, known by the id stored beside what it encrypted.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey, LoadedKey } from './keys.js';
import { loadKeys } from './keys.js';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** What was encrypted, and with which key. */
export interface Encrypted {
  readonly keyId: string;
  /** iv, tag, ciphertext. */
  readonly data: Uint8Array;
}

/** Encrypts and decrypts. A key is rotated by putting the new one first and keeping the old one for as long as anything it encrypted. */
export class Cipher {
  readonly #active: LoadedKey;
  readonly #keys: ReadonlyMap<string, LoadedKey>;
  readonly #what: string;

  /** `what` it is that is encrypted, for the sentences of what goes wrong: "payload". */
  constructor(encryptionKeys: readonly EncryptionKey[], what: string) {
    const [active, ...older] = loadKeys(encryptionKeys);
    this.#active = active;
    this.#keys = new Map([active, ...older].map((key) => [key.id, key]));
    this.#what = what;
  }

  /** `about` is not encrypted but bound to it: decrypting for something else fails. */
  encrypt(plain: Uint8Array, about = ''): Encrypted {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(cipherName, this.#active.secret, iv);
    cipher.setAAD(Buffer.from(about));
    const body = [cipher.update(plain), cipher.final()];
    return { keyId: this.#active.id, data: Buffer.concat([iv, cipher.getAuthTag(), ...body]) };
  }

  decrypt({ keyId, data }: Encrypted, about = ''): Uint8Array {
    const key = this.#keys.get(keyId);
    if (key === undefined)
      throw new Error(
        `A ${this.#what} was encrypted with key "${keyId}", which is not among encryptionKeys; add it after the first.`
      );
    const bytes = Buffer.from(data);
    const decipher = createDecipheriv(cipherName, key.secret, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    try {
      // One buffer of its own size: a slice of Node's shared pool would keep 8 kB alive for each cached case.
      const plain = decipher.update(bytes.subarray(ivBytes + tagBytes));
      decipher.final();
      return plain;
    } catch (cause) {
      throw new Error(
        `A ${this.#what} could not be decrypted with key "${keyId}": the id names another secret, or it was altered.`,
        { cause }
      );
    }
  }
}
