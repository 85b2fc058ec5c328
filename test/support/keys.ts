// Encryption keys of the tests; nothing real was ever encrypted with them.

/** One key, all zeros. */
export const testKeys = [{ id: 'test', key: Buffer.alloc(32).toString('base64') }];

/** The same as FOOTHOLD_ENCRYPTION_KEYS takes them. */
export const keysSetting = testKeys.map(({ id, key }) => `${id}:${key}`).join(',');
