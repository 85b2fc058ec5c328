// Several workspaces: the app is installed by OAuth, its tokens are encrypted in the database, renewed in time and spoken with.
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Unreachable } from '../../bots/platform.js';
import { createSlack } from '../../bots/slack/index.js';
import type { SlackBot } from '../../bots/slack/index.js';
import { slackInstallations } from '../../bots/slack/installations.js';
import { Cipher } from '../../plugin/cipher.js';
import { approveCard, RecordingConversation, settledCard } from '../peers/recording-conversation.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { Delivered, SlackPeer } from '../peers/slack/peer.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { testKeys } from '../support/keys.js';

const publicUrl = 'https://foothold.example.se';
let database: FreshDatabase;
let peer: SlackPeer;
let server: FastifyInstance;
let slack: SlackBot;
let conversation: RecordingConversation;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.db.slackInstallation.deleteMany();
  peer = await startSlackPeer({ tokenRotation: true });
  for (const id of ['T0OREBRO', 'T0SKANSKA', 'T0OTHER']) {
    peer.addWorkspace({ id, name: id.toLowerCase(), botUser: `U0BOT${id}` });
    peer.addChannel(`C${id}`, 'vivalla', { team: id });
  }
  conversation = new RecordingConversation();
  slack = foothold();
  server = Fastify();
  await server.register(slack.routes);
  peer.requestUrl = `${await server.listen({ port: 0, host: '127.0.0.1' })}/slack/events`;
  await slack.start();
});

afterEach(async () => {
  await slack.stop();
  await server.close();
  await peer.stop();
});

const workspace = { enterpriseId: undefined, isEnterpriseInstall: false } as const;
const installations = (keys = testKeys) => slackInstallations(database.db, new Cipher(keys, 'Slack installation'));

/** A process of ours, with the database that all of them share. */
function foothold(keys = testKeys): SlackBot {
  const { clientId, clientSecret } = peer;
  return createSlack(
    {
      door: { kind: 'http', signingSecret: peer.signingSecret },
      tenancy: { kind: 'many', clientId, clientSecret, stateSecret: 'a long random text', publicUrl },
      apiUrl: peer.apiUrl,
      installations: installations(keys),
      log: pino({ level: 'silent' }),
    },
    conversation
  );
}

/** A browser that starts at /slack/install: where it is sent, and the cookie it got. */
async function begin(): Promise<{ location: string; cookie: string }> {
  const response = await fetch(peer.requestUrl.replace('events', 'install'), { redirect: 'manual' });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { location: response.headers.get('location') ?? '', cookie };
}

/** The browser comes back from Slack; on this machine, not at the public address. */
function comeBack(address: string, cookie: string): Promise<Response> {
  const { pathname, search } = new URL(address);
  return fetch(new URL(pathname + search, peer.requestUrl), { headers: { cookie } });
}

/** Somebody in a workspace says yes on Slack's page, which leads them back. */
function consent(location: string, workspace: string): string {
  const { searchParams } = new URL(location);
  const back = new URL(searchParams.get('redirect_uri') ?? '');
  const code = peer.tokens.code(workspace, (searchParams.get('scope') ?? '').split(','));
  back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
  return back.href;
}

async function install(workspace: string): Promise<Response> {
  const { location, cookie } = await begin();
  return comeBack(consent(location, workspace), cookie);
}

/** Somebody in Skanska's workspace writes. */
function writes(): Promise<Delivered> {
  peer.addPerson('U1', { team: 'T0SKANSKA' });
  peer.channels.get('CT0SKANSKA')?.members.add('U1');
  return peer.say('U1', 'CT0SKANSKA', `<@${peer.botIn('T0SKANSKA')}> läget`, { twist: { once: true } });
}

const renewals = () => peer.calls.filter((call) => call === 'oauth.v2.access').length - 1;

it('installs in a workspace with the scopes of the manifest, and speaks in each with its own token', async () => {
  const { location } = await begin();
  expect(location).toContain(`${peer.url}/oauth/v2/authorize?scope=chat%3Awrite`);
  expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${publicUrl}/slack/oauth_redirect`);

  const page = await install('T0OREBRO');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Foothold är installerat i t0orebro.');
  await install('T0SKANSKA');
  for (const team of ['T0OREBRO', 'T0SKANSKA']) {
    await slack.platform.post(`${team}:C${team}`, approveCard());
    expect(peer.messages.at(-1)?.user).toBe(peer.botIn(team));
  }
  expect((await writes()).status).toBe(200);
  expect(conversation.heard).toMatchObject([{ account: 'T0SKANSKA:U1', place: 'T0SKANSKA:CT0SKANSKA' }]);
  expect(peer.ephemerals).toMatchObject([{ user: 'U1', text: 'ok' }]);
});

it('keeps the tokens encrypted, each bound to its workspace, and reads them with an older key', async () => {
  await install('T0OREBRO');
  const row = await database.db.slackInstallation.findUniqueOrThrow({ where: { workspace: 'T0OREBRO' } });
  expect(row.keyId).toBe(testKeys[0]?.id);
  expect(Buffer.from(row.sealed).includes('xoxe')).toBe(false);
  expect(JSON.stringify(await installations().fetchInstallation({ ...workspace, teamId: 'T0OREBRO' }))).toContain(
    'xoxe'
  );

  const newer = { id: 'newer', key: Buffer.alloc(32, 9).toString('base64') };
  await foothold([newer, ...testKeys]).platform.post('T0OREBRO:CT0OREBRO', approveCard());
  await expect(foothold([newer]).platform.post('T0OREBRO:CT0OREBRO', approveCard())).rejects.toThrow(
    'which is not among encryptionKeys'
  );
  await database.db.slackInstallation.create({ data: { ...row, workspace: 'T0OTHER' } });
  await expect(slack.platform.post('T0OTHER:CT0OTHER', approveCard())).rejects.toThrow('could not be decrypted');
});

it('refuses a return that did not begin in the same browser, or whose state or code is not good', async () => {
  const { location, cookie } = await begin();
  const back = consent(location, 'T0OREBRO');
  const forged = new URL(back);
  forged.searchParams.set('state', 'forged');
  expect((await comeBack(back, '')).status).toBe(400);
  expect((await comeBack(forged.href, cookie)).status).toBe(400);
  expect((await comeBack(forged.href, 'slack-app-oauth-state=forged')).status).toBe(400);
  expect((await comeBack(back, cookie)).status).toBe(200);
  expect((await comeBack(back, cookie)).status).toBe(400);
  expect(await database.db.slackInstallation.count()).toBe(1);
});

it('renews a token before it expires, once however many ask at a time, and keeps the new one', async () => {
  await install('T0OREBRO');
  const store = installations();
  const installation = await store.fetchInstallation({ ...workspace, teamId: 'T0OREBRO' });
  if (!installation.bot) throw new Error('no bot');
  const old = { ...installation.bot, expiresAt: Math.floor(Date.now() / 1000) + 60 * 60 };
  await store.storeInstallation({ ...installation, bot: old });

  const other = foothold();
  await Promise.all(
    [slack, other, slack, other].map((each) => each.platform.post('T0OREBRO:CT0OREBRO', approveCard()))
  );
  expect(renewals()).toBe(1);
  await foothold().platform.post('T0OREBRO:CT0OREBRO', approveCard());
  expect(renewals()).toBe(1);
  const kept = await store.fetchInstallation({ ...workspace, teamId: 'T0OREBRO' });
  expect(kept.bot?.token).not.toBe(old.token);
  expect(kept.bot?.refreshToken).not.toBe(old.refreshToken);
});

it('forgets a workspace that takes the app away: its cards are gone, and nobody is written to there', async () => {
  await install('T0SKANSKA');
  const message = await slack.platform.post('T0SKANSKA:CT0SKANSKA', approveCard());
  const organisation = { create: { id: 'skanska', name: 'Skanska', kind: 'contractor' } };
  await database.db.person.create({ data: { id: 'maria', displayName: 'Maria', organisation } });
  const account = { platform: 'slack', account: 'T0SKANSKA:U1', personId: 'maria', place: 'T0SKANSKA:U1' };
  await database.db.account.create({ data: account });

  await peer.uninstall('T0SKANSKA');
  expect(await database.db.slackInstallation.count()).toBe(0);
  expect(await database.db.account.findMany()).toMatchObject([{ ...account, place: null }]);
  expect(await slack.platform.update('T0SKANSKA:CT0SKANSKA', message, settledCard)).toBe('gone');
  await expect(slack.platform.post('T0SKANSKA:CT0SKANSKA', approveCard())).rejects.toThrow(Unreachable);
  expect((await writes()).status).toBe(401);
  expect(conversation.heard).toEqual([]);
});

it('leaves a workspace alone when only a person’s own token was revoked', async () => {
  await install('T0OREBRO');
  await peer.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, undefined, {}, 'T0OREBRO');
  expect(await database.db.slackInstallation.count()).toBe(1);
  await peer.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0'] } }, undefined, {}, 'T0OREBRO');
  expect(await database.db.slackInstallation.count()).toBe(0);
});
