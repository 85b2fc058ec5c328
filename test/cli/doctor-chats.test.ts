// What `foothold doctor` says of Slack and Teams: each line is well, or says what is wrong and what to click. Against both peers.
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../bots/slack/index.js';
import { botScopes } from '../../bots/slack/manifest.js';
import type { SlackSettings } from '../../bots/slack/settings.js';
import { createTeams } from '../../bots/teams/index.js';
import type { TeamsSettings } from '../../bots/teams/settings.js';
import type { Check } from '../../cli/doctor-chats.js';
import { answersSlack, answersTeams, slackChecks, teamsChecks } from '../../cli/doctor-chats.js';
import type { Database } from '../../prisma/database.js';
import { RecordingConversation } from '../peers/recording-conversation.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { startTeamsPeer } from '../peers/teams/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';

/** Every line by its name: what is well, or `FAIL` and the sentence. */
async function lines(checks: readonly Check[]): Promise<Record<string, string>> {
  const all = checks.map(async ({ what, check }): Promise<[string, string]> => {
    try {
      return [what, await check()];
    } catch (error) {
      return [what, `FAIL ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  return Object.fromEntries(await Promise.all(all));
}

const log = pino({ level: 'silent' });
const secret = 'a1'.repeat(16);
const publicUrl = 'https://127.0.0.1:2';

describe('Slack', () => {
  let peer: SlackPeer;

  async function slack(scopes: readonly string[] = botScopes): Promise<SlackSettings> {
    peer = await startSlackPeer({ scopes });
    return settings();
  }
  function settings(more: Partial<SlackSettings> = {}): SlackSettings {
    const door = { kind: 'http', signingSecret: secret } as const;
    return { door, tenancy: { kind: 'one', botToken: peer.botToken }, apiUrl: peer.apiUrl, ...more };
  }
  afterEach(() => peer.stop());

  it('is well, but for an address that nobody answers at', async () => {
    const said = await lines(slackChecks(await slack(), publicUrl));
    expect(said).toMatchObject({
      'slack token': 'works in the workspace Vivalla (T0VIVALLA)',
      'slack scopes': `all ${botScopes.length} that the manifest wants`,
      'slack secret': 'looks like one',
      'slack address': expect.stringMatching(
        /^FAIL https:\/\/127\.0\.0\.1:2\/slack\/events does not answer \(.*ECONNREFUSED/
      ),
    });
  });

  it('says which scopes the token lacks, and what to click', async () => {
    const said = await lines(slackChecks(await slack(['chat:write']), publicUrl));
    expect(said['slack scopes']).toMatch(/^FAIL The token lacks .*app_mentions:read.*"Reinstall to Workspace"\.$/);
  });

  it('says what is wrong with a token, a secret and an address', async () => {
    await slack();
    const door = { kind: 'http', signingSecret: 'secret' } as const;
    const wrong = settings({ door, tenancy: { kind: 'one', botToken: 'xoxb-old' } });
    expect(await lines(slackChecks(wrong, 'http://foothold.example.se'))).toEqual({
      'slack token': expect.stringContaining('FAIL Slack refuses the bot token (invalid_auth). Copy SLACK_BOT_TOKEN'),
      'slack scopes': expect.stringContaining('See the line above'),
      'slack secret': expect.stringContaining('FAIL SLACK_SIGNING_SECRET is not 32 characters'),
      'slack address': expect.stringContaining('is not https'),
    });
    const nowhere = settings({ apiUrl: 'http://127.0.0.1:2/api/' });
    expect(await lines(slackChecks(nowhere, null))).toMatchObject({
      'slack token': expect.stringContaining('FAIL Slack does not answer'),
      'slack address': expect.stringContaining('FOOTHOLD_PUBLIC_URL is not set'),
    });
  });

  it('opens a socket to see whether Slack gives one', async () => {
    await slack();
    const socket = (appToken: string) => lines(slackChecks(settings({ door: { kind: 'socket', appToken } }), null));
    expect(await socket(peer.appToken)).toMatchObject({
      'slack socket': expect.stringContaining('Slack gives a socket'),
    });
    expect((await socket('xapp-old'))['slack socket']).toContain(
      'FAIL Slack refuses the app token (invalid_auth). Make one'
    );
  });

  it('tries the app of several workspaces without installing it', async () => {
    await slack();
    const { clientId, clientSecret } = peer;
    const many = (id: string) =>
      lines(
        slackChecks(
          settings({ tenancy: { kind: 'many', clientId: id, clientSecret, stateSecret: 'x', publicUrl } }),
          publicUrl
        )
      );
    expect((await many(clientId))['slack oauth']).toContain(`install it at ${publicUrl}/slack/install`);
    expect((await many('9.9'))['slack oauth']).toContain('FAIL Slack does not take the app (invalid_client_id)');
  });

  it('calls the address as Slack does', async () => {
    const config = { ...(await slack()), installations: null, log };
    const server = Fastify();
    await server.register(createSlack(config, new RecordingConversation()).routes);
    const address = `${await server.listen({ port: 0, host: '127.0.0.1' })}/slack/events`;
    expect(await answersSlack(address, secret)).toContain('answers; it belongs under "Event Subscriptions"');
    await expect(answersSlack(address, 'other')).rejects.toThrow('another SLACK_SIGNING_SECRET');
    await expect(answersSlack(address.replace('events', 'x'), secret)).rejects.toThrow('answers 404');
    await server.close();
  });
});

describe('Teams', () => {
  let peer: TeamsPeer;
  let server: FastifyInstance;

  beforeEach(async () => {
    peer = await startTeamsPeer();
    server = Fastify();
  });
  afterEach(async () => {
    await server.close();
    await peer.stop();
  });

  it('fetches a token and the keys', async () => {
    expect(await lines(teamsChecks(peer.settings, publicUrl))).toMatchObject({
      'teams token': 'Microsoft gives the bot its token',
      'teams keys': `1 of ${peer.settings.cloud.tokenIssuer}`,
      'teams address': expect.stringContaining('FAIL https://127.0.0.1:2/api/messages does not answer'),
    });
  });

  it.each<[string, Partial<TeamsSettings>, string]>([
    ['password', { appPassword: 'old' }, '"New client secret"; copy its value'],
    ['app id', { appId: 'another' }, 'copy "Application (client) ID" to MICROSOFT_APP_ID'],
  ])('says what to click when the %s is wrong', async (_what, wrong, says) => {
    expect((await lines(teamsChecks({ ...peer.settings, ...wrong }, publicUrl)))['teams token']).toContain(says);
  });

  it('says what is wrong with the cloud', async () => {
    const { cloud } = peer.settings;
    const keysOf = async (other: Partial<TeamsSettings['cloud']>) =>
      (await lines(teamsChecks({ ...peer.settings, cloud: { ...cloud, ...other } }, publicUrl)))['teams keys'];
    expect(await keysOf({ tokenIssuer: 'https://api.botframework.us' })).toContain('Set both for the same cloud');
    expect(await keysOf({ openIdMetadataUrl: `${peer.url}/keys` })).toContain('is no OpenID metadata');
    expect(await keysOf({ openIdMetadataUrl: 'http://127.0.0.1:2/' })).toContain('does not answer');
  });

  it('looks whether the address refuses who is not Teams', async () => {
    const db = null as unknown as Database;
    await server.register(createTeams({ ...peer.settings, db, log }, new RecordingConversation()).routes);
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    expect(await answersTeams(`${url}/api/messages`)).toContain('"Messaging endpoint"');
    await expect(answersTeams(`${url}/other`)).rejects.toThrow('answers 404');
  });

  it('knows the playground', async () => {
    expect(await lines(teamsChecks({ ...peer.settings, appId: '' }, null))).toEqual({
      teams: 'without authentication, for the playground on this machine only',
    });
  });
});
