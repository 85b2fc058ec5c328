// Encryption keys as a host gives them, and the sentences for those that cannot be used.

/** One key. `id` is stored with every payload it encrypts; `key` is 32 random bytes, raw or in base64. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Uint8Array | string;
}

/** A key ready for the cipher. */
export interface LoadedKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

const keyBytes = 32;
const howToMake = `make one with: node -p "crypto.randomBytes(${keyBytes}).toString('base64')"`;

/** Checks the keys and decodes them; the first one is there. */
export function loadKeys(keys: readonly EncryptionKey[]): [LoadedKey, ...LoadedKey[]] {
  const [active, ...older] = keys.map(load);
  if (active === undefined)
    throw new TypeError(`FootholdPlugin: encryptionKeys is empty; give at least one { id, key } (${howToMake}).`);
  const ids = keys.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new TypeError(`FootholdPlugin: two encryptionKeys have the id "${twice}"; give each key an id of its own.`);
  return [active, ...older];
}

function load({ id, key }: EncryptionKey, index: number): LoadedKey {
  if (typeof id !== 'string' || id.trim() === '')
    throw new TypeError(
      `FootholdPlugin: encryptionKeys[${index}] has no id; name it, for instance by its date: '2026-11'.`
    );
  const secret = typeof key === 'string' ? Buffer.from(key, 'base64') : key;
  if (!(secret instanceof Uint8Array) || secret.byteLength !== keyBytes)
    throw new TypeError(
      `FootholdPlugin: the encryption key "${id}" is not ${keyBytes} bytes (raw or base64); ${howToMake}.`
    );
  return { id, secret };
}
