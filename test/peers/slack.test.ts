// The Slack peer against Slack's own SDKs: it is as strict as Slack is, and speaks what Bolt understands.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import getPort from 'get-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from './clock.js';
import { startSlackPeer } from './slack/peer.js';
import type { SlackPeer } from './slack/peer.js';
import type { SlackPeerOptions } from './slack/web-api.js';

let clock: ManualClock;
let peer: SlackPeer;
let closing: (() => Promise<unknown>)[];

beforeEach(() => {
  clock = new ManualClock();
  closing = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

async function slack(options: SlackPeerOptions = {}): Promise<SlackPeer> {
  peer = await startSlackPeer({ clock, ...options });
  closing.push(() => peer.stop());
  return peer;
}

const client = (token: string) =>
  new webApi.WebClient(token, {
    slackApiUrl: peer.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
const bot = () => client(peer.botToken);
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof webApi.WebAPIPlatformError ? error.data : String(error))
  );
const said = (channel: string, text = 'hej') => bot().chat.postMessage({ channel, text });

/** Bolt on a port of its own, with what a test listens for. */
async function boltOverHttp(listen: (app: App) => void): Promise<void> {
  const port = await getPort();
  const receiver = new HTTPReceiver({
    signingSecret: peer.signingSecret,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
    processEventErrorHandler: async ({ response }) => {
      response.writeHead(500).end();
      return false;
    },
  });
  const clientOptions = { slackApiUrl: peer.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({ receiver, token: peer.botToken, clientOptions, logLevel: LogLevel.ERROR });
  app.error((error) => Promise.reject(error));
  listen(app);
  await receiver.start(port);
  closing.push(() => receiver.stop());
  peer.requestUrl = `http://127.0.0.1:${port}/slack/events`;
}

describe('the Web API', () => {
  it('knows where a bot can write', async () => {
    await slack();
    expect(await refusal(said('C0NOWHERE'))).toMatchObject({ error: 'channel_not_found' });
    peer.addChannel('C0OLD', 'old');
    peer.archive('C0OLD');
    expect(await refusal(said('C0OLD'))).toMatchObject({ error: 'is_archived' });
    const { ts = '' } = await said('C0VIVALLA');
    peer.removeBot('C0VIVALLA');
    expect(await refusal(said('C0VIVALLA'))).toMatchObject({ error: 'not_in_channel' });
    const repaint = bot().chat.update({ channel: 'C0VIVALLA', ts, text: 'hej igen' });
    expect(await refusal(repaint)).toMatchObject({ error: 'not_in_channel' });
    peer.addPerson('U0ANNA');
    expect(await said('U0ANNA')).toMatchObject({ channel: 'D0ANNA' });
    const gone = bot().chat.update({ channel: 'D0ANNA', ts: '1.000', text: 'x' });
    expect(await refusal(gone)).toMatchObject({ error: 'message_not_found' });
  });

  it('wants the scope of each method', async () => {
    await slack({ scopes: ['chat:write'] });
    expect(await refusal(said('C0VIVALLA'))).toBe('ok');
    const info = bot().conversations.info({ channel: 'C0VIVALLA' });
    expect(await refusal(info)).toMatchObject({
      error: 'missing_scope',
      needed: 'channels:read',
      provided: 'chat:write',
    });
  });

  it('refuses blocks that Slack would refuse, and says where', async () => {
    await slack();
    const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } }];
    expect(await refusal(bot().chat.postMessage({ channel: 'C0VIVALLA', text: 'x', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: [expect.stringContaining('/0/text')] },
    });
    const view = { type: 'home' as const, blocks: [] };
    peer.addPerson('U0ANNA');
    expect(await refusal(bot().views.publish({ user_id: 'U0ANNA', view }))).toMatchObject({ error: 'invalid_blocks' });
  });

  it('fails on demand: rate limits, and an answer that is lost after the message was posted', async () => {
    await slack();
    peer.faults.push({ method: 'chat.postMessage', status: 429, headers: { 'retry-after': '7' } });
    await expect(said('C0VIVALLA')).rejects.toMatchObject({ retryAfter: 7 });
    peer.faults.push({ method: 'chat.postMessage', status: 503, done: true });
    await expect(said('C0VIVALLA', 'postat')).rejects.toThrow('503');
    expect(peer.lastPost.text).toBe('postat');
  });

  it('tells conversations and people, and reads a thread', async () => {
    await slack();
    peer.addPerson('U0ANNA', { name: 'Anna', locale: 'en-GB', timeZone: 'Europe/London' });
    expect((await bot().users.info({ user: 'U0ANNA' })).user).toMatchObject({ locale: 'en-GB', tz: 'Europe/London' });
    const { channel } = await bot().conversations.open({ users: 'U0ANNA' });
    expect((await bot().conversations.info({ channel: channel?.id ?? '' })).channel).toMatchObject({ user: 'U0ANNA' });
    const metadata = { event_type: 'card', event_payload: { id: 'a' } };
    const { ts = '' } = await bot().chat.postMessage({ channel: 'C0VIVALLA', text: 'kort', metadata });
    await bot().chat.postMessage({ channel: 'C0VIVALLA', text: 'svar', thread_ts: ts });
    const { messages } = await bot().conversations.replies({ channel: 'C0VIVALLA', ts });
    expect(messages?.map(({ text }) => text)).toEqual(['kort', 'svar']);
    const history = await bot().conversations.history({ channel: 'C0VIVALLA', include_all_metadata: true });
    expect(history.messages).toMatchObject([{ text: 'kort', metadata }]);
    await bot().chat.delete({ channel: 'C0VIVALLA', ts });
    expect(peer.messages.map(({ text }) => text)).toEqual(['svar']);
  });

  it('installs in several workspaces, renews tokens, and takes them back', async () => {
    await slack({ tokenRotation: true });
    peer.addWorkspace({ id: 'T0SKANSKA', name: 'Skanska', botUser: 'U0BOT2' });
    peer.addChannel('C0BYGGE', 'bygge', { team: 'T0SKANSKA' });
    const { clientId: client_id, clientSecret: client_secret } = peer;
    const code = peer.tokens.code('T0SKANSKA', ['chat:write']);
    const trade = () => client('').oauth.v2.access({ client_id, client_secret, code });
    const { access_token: first = '', refresh_token: renewal = '', team } = await trade();
    expect(team).toEqual({ id: 'T0SKANSKA', name: 'Skanska' });
    expect(await refusal(trade())).toMatchObject({ error: 'invalid_code' });
    expect(await client(first).chat.postMessage({ channel: 'C0BYGGE', text: 'hej' })).toMatchObject({ ok: true });
    const elsewhere = client(first).chat.postMessage({ channel: 'C0VIVALLA', text: 'hej' });
    expect(await refusal(elsewhere)).toMatchObject({ error: 'channel_not_found' });

    clock.advance(12 * 3_600_000);
    expect(await refusal(client(first).auth.test())).toMatchObject({ error: 'token_expired' });
    const renew = () =>
      client('').oauth.v2.access({ client_id, client_secret, grant_type: 'refresh_token', refresh_token: renewal });
    const { access_token: second = '' } = await renew();
    expect(await client(second).auth.test()).toMatchObject({ team_id: 'T0SKANSKA', user_id: 'U0BOT2' });
    expect(await refusal(renew())).toMatchObject({ error: 'invalid_refresh_token' });

    await peer.uninstall('T0SKANSKA');
    expect(await refusal(client(second).auth.test())).toMatchObject({ error: 'token_revoked' });
  });
});

describe('events', () => {
  it('come again up to three times, later each time, with the same id', async () => {
    await slack({ retryDelaysMs: [0, 60_000, 300_000] });
    const heard: string[] = [];
    await boltOverHttp((app) => {
      app.message(async ({ body, context }) => {
        heard.push(`${body.event_id} ${context.retryNum ?? 0} ${context.retryReason ?? ''}`.trim());
        throw new Error('not yet');
      });
    });
    const delivered = peer.say('U0ANNA', 'D0ANNA', 'hej', { eventId: 'Ev1' });
    await expect.poll(() => clock.waits).toEqual([60_000]);
    clock.advance(60_000);
    await expect.poll(() => clock.waits).toEqual([300_000]);
    clock.advance(300_000);
    expect((await delivered).status).toBe(500);
    expect(heard).toEqual(['Ev1 0', 'Ev1 1 http_error', 'Ev1 2 http_error', 'Ev1 3 http_error']);
  });

  it('come again after three seconds without an answer', async () => {
    await slack();
    let answers = 0;
    const held: (() => void)[] = [];
    await boltOverHttp((app) => {
      app.message(async () => {
        answers += 1;
        if (answers === 1) await new Promise<void>((resolve) => held.push(resolve));
      });
    });
    const delivered = peer.say('U0ANNA', 'D0ANNA', 'hej');
    await expect.poll(() => held.length).toBe(1);
    clock.advance(3000);
    expect((await delivered).status).toBe(200);
    expect(peer.sent[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
    held[0]?.();
  });

  it('are refused by Bolt when they are forged or stale, and go nowhere when not subscribed to', async () => {
    await slack({ subscriptions: ['message.im'] });
    let heard = 0;
    await boltOverHttp((app) => app.message(async () => void (heard += 1)));
    const twists = [{ secret: 'forged' }, { atSeconds: Math.floor(Date.now() / 1000) - 301 }];
    for (const twist of twists) expect((await peer.say('U0ANNA', 'D0ANNA', 'hej', { twist })).status).toBe(401);
    await peer.say('U0ANNA', 'C0VIVALLA', 'hej');
    expect(heard).toBe(0);
    await peer.say('U0ANNA', 'D0ANNA', 'hej');
    const [request] = peer.sent.slice(-1);
    if (request) await peer.replay(request);
    expect(heard).toBe(2);
    expect(await peer.verifyAddress()).toBe(true);
  });
});

describe('modals and the Home tab', () => {
  const title = { type: 'plain_text' as const, text: 'Varför?' };
  const field = { type: 'plain_text_input' as const, action_id: 'a' };
  const view: webApi.ViewsOpenArguments['view'] = {
    type: 'modal',
    callback_id: 'why',
    title,
    submit: title,
    blocks: [{ type: 'input', block_id: 'b', label: title, element: field }],
  };

  it('open by a trigger once, within three seconds', async () => {
    await slack();
    const fresh = peer.trigger('U0ANNA', peer.team);
    await bot().views.open({ trigger_id: fresh, view });
    const again = bot().views.open({ trigger_id: fresh, view });
    expect(await refusal(again)).toMatchObject({ error: 'exchanged_trigger_id' });
    const old = peer.trigger('U0ANNA', peer.team);
    clock.advance(3001);
    const late = bot().views.open({ trigger_id: old, view });
    expect(await refusal(late)).toMatchObject({ error: 'expired_trigger_id' });
    const unknown = bot().views.open({ trigger_id: 'x', view });
    expect(await refusal(unknown)).toMatchObject({ error: 'invalid_trigger_id' });
  });

  it('are updated by their hash, and closed by an empty answer', async () => {
    await slack();
    const typed: unknown[] = [];
    await boltOverHttp((app) => {
      app.view('why', async ({ ack, view: { state } }) => {
        typed.push(state.values['b']?.['a']?.value);
        await ack(typed.length === 1 ? { response_action: 'errors', errors: { b: 'Mer.' } } : undefined);
      });
    });
    const opened = await bot().views.open({ trigger_id: peer.trigger('U0ANNA', peer.team), view });
    const id = opened.view?.id ?? '';
    const stale = bot().views.update({ view_id: id, hash: 'old', view });
    expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' });
    await expect(peer.submit('U0ANNA', id, '')).rejects.toThrow('must be filled in');
    await peer.submit('U0ANNA', id, 'kort');
    expect([...peer.views.keys()]).toEqual([id]);
    await peer.submit('U0ANNA', id, 'ett längre skäl');
    expect(peer.views.size).toBe(0);
    expect(typed).toEqual(['kort', 'ett längre skäl']);
    expect(peer.complaints).toEqual([]);
  });

  it('publishes a Home tab, whose buttons come without a message', async () => {
    await slack();
    const pressed: unknown[] = [];
    await boltOverHttp((app) => {
      app.event('app_home_opened', async ({ event, client: web }) => {
        const button = { type: 'button' as const, action_id: 'go', text: title, value: '7' };
        const home = { type: 'home' as const, blocks: [{ type: 'actions' as const, elements: [button] }] };
        await web.views.publish({ user_id: event.user, view: home });
      });
      app.action('go', async ({ ack, body }) => {
        pressed.push('container' in body ? body.container['type'] : null);
        await ack();
      });
    });
    await peer.openHome('U0ANNA');
    expect((await peer.pressHome('U0ANNA', 'Varför?')).status).toBe(200);
    expect(pressed).toEqual(['view']);
  });
});

describe('Socket Mode', () => {
  async function boltOnSocket(listen: (app: App) => void): Promise<void> {
    peer.socketMode = true;
    const clientOptions = { slackApiUrl: peer.apiUrl, retryConfig: { retries: 0 } };
    const logLevel = LogLevel.ERROR;
    const receiver = new SocketModeReceiver({
      appToken: peer.appToken,
      logLevel,
      installerOptions: { clientOptions },
    });
    const app = new App({ receiver, token: peer.botToken, clientOptions, logLevel });
    listen(app);
    await app.start();
    closing.push(async () => {
      await app.stop();
      await expect.poll(() => peer.sockets.size).toBe(0);
    });
    await expect.poll(() => peer.sockets.size).toBe(1);
  }

  it('carries events, presses and their answers, and survives a refresh and a broken line', async () => {
    await slack();
    const heard: string[] = [];
    await boltOnSocket((app) => {
      app.message(async ({ message }) => void heard.push('text' in message ? (message.text ?? '') : ''));
    });
    expect(await peer.say('U0ANNA', 'D0ANNA', 'ett')).toEqual({ status: 200, body: '' });
    peer.sockets.refresh();
    await expect.poll(() => peer.calls.filter((call) => call === 'apps.connections.open').length).toBe(2);
    await expect.poll(() => peer.sockets.size).toBe(1);
    await peer.say('U0ANNA', 'D0ANNA', 'två');
    peer.sockets.drop();
    await expect.poll(() => peer.calls.filter((call) => call === 'apps.connections.open').length).toBe(3);
    await expect.poll(() => peer.sockets.size).toBe(1);
    await peer.say('U0ANNA', 'D0ANNA', 'tre');
    expect(heard).toEqual(['ett', 'två', 'tre']);
  });

  it('wants the app-level token, and a ticket for each connection', async () => {
    await slack();
    expect(await refusal(bot().apps.connections.open())).toMatchObject({ error: 'invalid_auth' });
    const { url = '' } = await client(peer.appToken).apps.connections.open();
    expect(url).toContain('ws://127.0.0.1');
  });
});
