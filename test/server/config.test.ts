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
    const described = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);
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

  const publicUrl = { FOOTHOLD_PUBLIC_URL: 'https://foothold.example.se' };
  const oidc = { OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' };
  const keys = { FOOTHOLD_ENCRYPTION_KEYS: `a:${key}`, FOOTHOLD_SESSION_KEY: key };
  const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_STATE_SECRET: 'a long random text' };
  const registration = { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: 't' };

  it.each([
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'c' }],
    ['OIDC_SCOPES', { OIDC_SCOPES: 'email' }],
    ['own tenant', { ...oidc, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }],
    ['https', { ...oidc, OIDC_ISSUER: 'http://a.example', NODE_ENV: 'production', ...keys }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ...publicUrl }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 's' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_API_URL: 'https://slack-gov.com/api/' }],
    ['also needs SLACK_CLIENT_SECRET and SLACK_STATE_SECRET;', { SLACK_CLIENT_ID: '1.2' }],
    ['FOOTHOLD_PUBLIC_URL', { ...oauth, SLACK_SIGNING_SECRET: 's' }],
    ['SLACK_SIGNING_SECRET', { ...oauth, ...publicUrl }],
    ['keep one of them', { ...oauth, ...publicUrl, SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['also needs MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID; set them', { MICROSOFT_APP_ID: 'a' }],
    ['also needs MICROSOFT_APP_ID; set it', { ...registration, MICROSOFT_APP_ID: '' }],
    [
      'MICROSOFT_OPENID_METADATA_URL',
      { ...registration, MICROSOFT_LOGIN_URL: 'https://login.partner.microsoftonline.cn/t' },
    ],
    ['set MICROSOFT_APP_ID', { MICROSOFT_TOKEN_ISSUER: 'https://api.botframework.azure.cn' }],
    ['remove it', { ...registration, FOOTHOLD_TEAMS_PLAYGROUND: '1' }],
  ])('half of a chat platform is refused, and the sentence says: %s', (says, env) => {
    expect(() => readConfig(env)).toThrow(says);
  });

  it('take Slack by HTTP, or by Socket Mode when there is no public address, or in several workspaces', () => {
    const token = { SLACK_BOT_TOKEN: 'xoxb-1' };
    const both = { ...token, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' };
    expect(readConfig({ ...token, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      door: { kind: 'socket', appToken: 'xapp-1' },
      tenancy: { kind: 'one', botToken: 'xoxb-1' },
    });
    expect(readConfig({ ...both, ...publicUrl }).slack?.door).toEqual({ kind: 'http', signingSecret: 's' });
    expect(readConfig({ ...oauth, ...publicUrl, SLACK_SIGNING_SECRET: 's' }).slack?.tenancy).toMatchObject({
      kind: 'many',
      publicUrl: 'https://foothold.example.se',
    });
  });

  it('take Teams in the public cloud or in a national one, and without an app id only in development', () => {
    expect(readConfig(registration).teams?.cloud).toEqual({
      loginUrl: 'https://login.microsoftonline.com/t',
      tokenScope: 'https://api.botframework.com',
      tokenIssuer: 'https://api.botframework.com',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    });
    const china = {
      MICROSOFT_LOGIN_URL: 'https://login.partner.microsoftonline.cn/t',
      MICROSOFT_TOKEN_SCOPE: 'https://api.botframework.azure.cn',
      MICROSOFT_TOKEN_ISSUER: 'https://api.botframework.azure.cn',
      MICROSOFT_OPENID_METADATA_URL: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    };
    expect(readConfig({ ...registration, ...china }).teams?.cloud.tokenIssuer).toBe(
      'https://api.botframework.azure.cn'
    );
    const playground = { FOOTHOLD_TEAMS_PLAYGROUND: '1' };
    expect(readConfig(playground).teams?.appId).toBe('');
    expect(() => readConfig({ ...playground, NODE_ENV: 'test' })).toThrow('only works with NODE_ENV=development');
    const production = { NODE_ENV: 'production', FOOTHOLD_ENCRYPTION_KEYS: `a:${key}`, FOOTHOLD_SESSION_KEY: key };
    expect(() => readConfig({ ...playground, ...production })).toThrow('Set MICROSOFT_APP_ID instead');
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
