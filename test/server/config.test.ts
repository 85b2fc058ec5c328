// Settings: every variable is described, wrong ones are named with what to do, and production is not started unsafely.
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, variables } from '../../config.js';
import { readKeys } from '../../server/keys.js';

const key = Buffer.alloc(32, 7).toString('base64');
const example = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');

describe('settings', () => {
  it('are all in .env.example, and nothing else is', () => {
    const described = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(described.toSorted()).toEqual([...variables].toSorted());
  });

  it('need nothing on one machine; an empty variable counts as not set', () => {
    const config = readConfig({ PORT: '', DATABASE_URL: ' ' });
    expect(config).toMatchObject({ demo: true, port: null, databaseUrl: null, temporalAddress: null });
  });

  it('that cannot be used are named, each with what to do', () => {
    const wrong = { PORT: 'web', DATABASE_URL: 'mysql://x', FOOTHOLD_ENCRYPTION_KEYS: 'a:short' };
    expect(() => readConfig(wrong)).toThrow(
      /PORT: [^]*DATABASE_URL: write it as postgresql:|DATABASE_URL: write it as postgresql:[^]*PORT: /
    );
    expect(() => readConfig(wrong)).toThrow(/FOOTHOLD_ENCRYPTION_KEYS: write it as id:base64/);
  });

  it('half of a chat platform is refused', () => {
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/SLACK_SIGNING_SECRET/);
    expect(() => readConfig({ MICROSOFT_APP_ID: 'a' })).toThrow(/MICROSOFT_APP_TENANT_ID/);
  });

  it('turn the demo off with a database of yours, and never allow it in production', () => {
    expect(readConfig({ DATABASE_URL: 'postgresql://u:p@host/db' }).demo).toBe(false);
    const production = { NODE_ENV: 'production', FOOTHOLD_ENCRYPTION_KEYS: `a:${key}`, FOOTHOLD_SESSION_KEY: key };
    expect(readConfig(production).demo).toBe(false);
    expect(() => readConfig({ ...production, FOOTHOLD_DEMO: '1' })).toThrow(/FOOTHOLD_DEMO/);
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/FOOTHOLD_ENCRYPTION_KEYS must be set/);
  });
});

describe('keys', () => {
  it('are made once, for the owner only, and are the same at the next start', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'foothold-keys-'));
    const first = await readKeys({ encryptionKeys: null, sessionKey: null, dataDir });
    expect(await readKeys({ encryptionKeys: null, sessionKey: null, dataDir })).toEqual(first);
    expect(Buffer.from(first.encryptionKeys[0]?.key ?? '', 'base64').length).toBe(32);
    expect(statSync(path.join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('come from the environment when they are there', async () => {
    const encryptionKeys = [{ id: 'new', key }];
    expect(await readKeys({ encryptionKeys, sessionKey: key, dataDir: '/nowhere' })).toEqual({
      encryptionKeys,
      sessionKey: key,
    });
  });
});
