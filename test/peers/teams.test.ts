// The Teams peer against Microsoft's own SDK: it is as strict as Teams is, and speaks what botbuilder understands.
import type { Activity, TurnContext } from 'botbuilder';
import { CloudAdapter } from 'botbuilder';
import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authenticationFor } from '../../bots/teams/authentication.js';
import { ManualClock } from './clock.js';
import { startTeamsPeer, textOf } from './teams/peer.js';
import type { TeamsPeer } from './teams/peer.js';

let clock: ManualClock;
let peer: TeamsPeer;
let adapter: CloudAdapter;
let turns: Partial<Activity>[];
/** What the bot does with an activity. */
let act: (context: TurnContext) => Promise<unknown>;
let close: () => Promise<unknown>;

const channel = '19:vivalla@thread.tacv2';
const group = '19:grupp@thread.v2';

beforeEach(async () => {
  clock = new ManualClock();
  peer = await startTeamsPeer({ clock });
  turns = [];
  act = async () => undefined;
  adapter = new CloudAdapter(authenticationFor(peer.settings));
  const server = Fastify();
  server.post('/api/messages', async (request, reply) => {
    reply.hijack();
    const response = {
      socket: null,
      header: (name: string, value: unknown) => reply.raw.setHeader(name, String(value)),
      status: (code: number) => (reply.raw.statusCode = code),
      send: (body: unknown) => reply.raw.write(typeof body === 'string' ? body : JSON.stringify(body)),
      end: () => reply.raw.end(),
    };
    await adapter.process(
      { body: request.body as Record<string, unknown>, headers: request.headers, method: 'POST' },
      response,
      async (context) => {
        turns.push(context.activity);
        await act(context);
      }
    );
  });
  peer.requestUrl = `${await server.listen({ port: 0, host: '127.0.0.1' })}/api/messages`;
  close = () => server.close();
});
afterEach(async () => {
  await close();
  await peer.stop();
});

const call = async (method: string, path: string, body?: object, token = peer.tokens.issue()) => {
  const response = await fetch(`${peer.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
};
const code = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer;
  return [status, (body as { error: { code: string } }).error.code];
};
const message = { type: 'message', text: 'hej' };
const card = (text: string, actions: object[] = []) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }],
        ...(actions.length > 0 && { actions }),
      },
    },
  ],
});
const approve = { type: 'Action.Execute', id: 'approve', title: 'Godkänn', verb: 'command', data: { id: 7 } };

describe('the token of the bot', () => {
  it('is given for its id, secret, tenant and scope, and for nothing else', async () => {
    const { appId, appPassword, cloud } = peer.settings;
    const fields = {
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${cloud.tokenScope}/.default`,
    };
    const ask = async (more: object, loginUrl = cloud.loginUrl) => {
      const body = new URLSearchParams({ ...fields, ...more });
      const response = await fetch(`${loginUrl}/oauth2/v2.0/token`, { method: 'POST', body });
      return (await response.json()) as { access_token?: string; error?: string };
    };
    const { access_token: token = '' } = await ask({});
    const chat = peer.addConversation('a:bjorn', ['bjorn']).id;
    expect((await call('POST', `/v3/conversations/${chat}/activities`, message, token)).status).toBe(201);
    clock.advance(3_600_000);
    expect(await code(call('POST', `/v3/conversations/${chat}/activities`, message, token))).toEqual([
      401,
      'Unauthorized',
    ]);
    expect(await ask({ client_secret: 'x' })).toMatchObject({ error: 'invalid_client' });
    expect(await ask({ client_id: 'x' })).toMatchObject({ error: 'unauthorized_client' });
    expect(await ask({ scope: 'x' })).toMatchObject({ error: 'invalid_scope' });
    expect(await ask({}, `${peer.url}/elsewhere`)).toMatchObject({ error: 'invalid_request' });
  });
});

describe('the connector', () => {
  it('knows where the bot is, and says when a message is gone', async () => {
    peer.addConversation(channel, ['bjorn']);
    expect(await code(call('POST', '/v3/conversations/a:nobody/activities', message))).toEqual([
      404,
      'ConversationNotFound',
    ]);
    expect(await code(call('PUT', `/v3/conversations/${channel}/activities/1`, message))).toEqual([
      404,
      'ActivityNotFoundInConversation',
    ]);
    peer.removeBot(channel);
    expect(await code(call('POST', `/v3/conversations/${channel}/activities`, message))).toEqual([
      403,
      'BotNotInConversationRoster',
    ]);
  });

  it('fails on demand: rate limits, and an answer that is lost after the message was posted', async () => {
    const path = `/v3/conversations/${peer.addConversation(group, ['bjorn']).id}/activities`;
    peer.faults.push({ method: 'POST', status: 429, code: 'Throttled', headers: { 'retry-after': '7' } });
    const throttled = await call('POST', path, message);
    expect([throttled.status, throttled.headers.get('retry-after'), peer.messages.length]).toEqual([429, '7', 0]);
    peer.faults.push({ method: 'POST', status: 502, code: 'BadGateway', done: true });
    expect((await call('POST', path, message)).status).toBe(502);
    expect(peer.lastPost.text).toBe('hej');
  });

  it('refuses a card that Teams would not show', async () => {
    const path = `/v3/conversations/${peer.addConversation('a:b', ['b']).id}/activities`;
    const bad = card('hej', [{ type: 'Action.Nothing', title: 'x' }]);
    expect(await code(call('POST', path, bad))).toEqual([400, 'BadSyntax']);
    expect((await call('POST', path, card('hej', [approve]))).status).toBe(201);
  });

  it('opens a personal chat and a thread for botbuilder', async () => {
    peer.addPerson('bjorn');
    const bot = { id: peer.botId, name: 'Foothold' };
    const open = (parameters: object) =>
      adapter.createConversationAsync(
        peer.appId,
        'msteams',
        peer.url,
        'https://api.botframework.com',
        { bot, isGroup: false, members: [], activity: undefined as unknown as Activity, ...parameters } as never,
        async (context) => void (await context.sendActivity('hej'))
      );
    const members = [{ id: '29:bjorn', name: '' }];
    await open({ members, tenantId: peer.tenant, channelData: { tenant: { id: peer.tenant } } });
    expect(peer.lastPost.conversation).toBe('a:bjorn');
    peer.addConversation(channel);
    await open({ isGroup: true, channelData: { channel: { id: channel } }, activity: message });
    const [root, answer] = peer.messages.slice(-2);
    expect(root?.conversation).toBe(channel);
    expect(answer?.conversation).toBe(`${channel};messageid=${root?.id}`);
    const stranger = { members: [{ id: '29:nobody', name: '' }], tenantId: peer.tenant };
    await expect(open(stranger)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('what people do', () => {
  it('reaches the bot in a chat, and by mention where others are', async () => {
    act = (context) => context.sendActivity(`svar på ${context.activity.text}`);
    await peer.say('bjorn', 'a:bjorn', 'ett');
    await peer.say('bjorn', group, 'två');
    await peer.say('bjorn', group, '<at>Foothold</at> tre');
    await peer.say('bjorn', channel, '<at>Foothold</at> fyra');
    expect(turns.map(({ conversation }) => conversation?.conversationType)).toEqual([
      'personal',
      'groupChat',
      'channel',
    ]);
    expect(peer.messages.map(({ conversation }) => conversation)).toEqual([
      'a:bjorn',
      group,
      expect.stringContaining(`${channel};messageid=`),
    ]);
  });

  it('comes with a token that botbuilder checks', async () => {
    for (const twist of [null, { expiresAt: '-1h' }, { audience: 'x' }, { serviceUrl: 'https://evil.example' }])
      expect((await peer.say('bjorn', 'a:bjorn', 'hej', twist)).status).toBe(401);
    expect(turns).toEqual([]);
  });

  it('installs and removes the app', async () => {
    await peer.install('bjorn');
    await peer.uninstall('bjorn');
    expect(turns.map(({ type, action }) => [type, action])).toEqual([
      ['conversationUpdate', undefined],
      ['installationUpdate', 'add'],
      ['installationUpdate', 'remove'],
    ]);
    const refused = call('POST', '/v3/conversations/a:bjorn/activities', message);
    expect(await code(refused)).toEqual([403, 'BotNotInConversationRoster']);
  });

  it('shows what a press is answered with: a card to that person until it is updated, a sentence, or that it went wrong', async () => {
    peer.addConversation(group, ['anna', 'bjorn']);
    await call('POST', `/v3/conversations/${group}/activities`, card('fråga', [approve]));
    const asked = peer.lastPost;
    const invoked = (value: object) => (context: TurnContext) =>
      context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: value } });

    act = invoked({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card('svar').attachments[0]?.content,
    });
    await peer.press('bjorn', asked, 'Godkänn');
    expect(turns[0]?.value).toMatchObject({ action: { verb: 'command', data: { id: 7 } } });
    expect([textOf(asked.instead.get('bjorn') ?? null), asked.instead.get('anna')]).toEqual([['svar'], undefined]);

    act = invoked({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Redan godkänt.' });
    await peer.press('anna', asked, 'Godkänn');
    act = () => Promise.reject(new Error('no'));
    adapter.onTurnError = (context) => invoked({ statusCode: 500, type: 'x' })(context) as Promise<never>;
    await peer.press('anna', asked, 'Godkänn');
    expect(peer.toasts.map(({ text }) => text)).toEqual(['Redan godkänt.', 'Something went wrong. Please try again.']);

    await call('PUT', `/v3/conversations/${group}/activities/${asked.id}`, card('klart'));
    expect([textOf(asked.card), asked.instead.size]).toEqual([['klart'], 0]);
    expect(peer.complaints).toEqual([]);
  });
});
