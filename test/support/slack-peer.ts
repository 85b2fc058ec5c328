// A small Slack to test against: a Web API that is strict about tokens, blocks and triggers, and the signed HTTP payloads
// that Slack sends for what people write, press and submit. Real HTTP both ways; nothing of the bot is replaced.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BlockAction, ButtonAction, EnvelopedEvent, types, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { messageProblems, modalProblems } from './block-kit.js';

/** A message as it stands in the peer. */
export interface PeerMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly thread: string | null;
  text: string;
  blocks: types.KnownBlock[];
}

/** What Slack got back for a delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** How a delivery may differ from an honest first one. */
export interface DeliveryTwist {
  readonly secret?: string;
  readonly atSeconds?: number;
  readonly headers?: Record<string, string>;
}

type ApiAnswer = { ok: true; [key: string]: unknown } | { ok: false; error: string; [key: string]: unknown };

const formSchema = z.record(z.string(), z.string());
const triggerLifetimeMs = 3000;

/** One workspace with one bot in it. Make it with {@link startSlackPeer}. */
export class SlackPeer {
  readonly team = 'T0VIVALLA';
  readonly botUser = 'U0FOOTHOLD';
  readonly botToken = 'xoxb-peer';
  readonly signingSecret = 'peer-signing-secret';
  /** Posted messages, oldest first; the bot's and the people's. */
  readonly messages: PeerMessage[] = [];
  readonly ephemerals: { channel: string; user: string; text: string }[] = [];
  readonly views = new Map<string, { view: z.infer<typeof openedViewSchema>; hash: string }>();
  /** Every Web API call, by name; a test can assert that none was unknown. */
  readonly calls: string[] = [];
  /** Faults for coming calls, taken in order: an HTTP status, or Slack's `{ ok: false, error }`. */
  readonly faults: { method: string; status?: number; headers?: Record<string, string>; error?: string }[] = [];
  /** Where the bot listens: its full `/slack/events` address. */
  requestUrl = '';
  url = '';
  readonly #triggers = new Map<string, number>();
  readonly #responses = new Map<string, { message: PeerMessage | null; channel: string; user: string; uses: number }>();
  readonly #messageProblems = messageProblems();
  readonly #modalProblems = modalProblems();
  #clock = 1_700_000_000;

  readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const path = new URL(request.url ?? '/', 'http://peer').pathname;
      if (path.startsWith('/response/')) {
        response.writeHead(this.#takeResponse(path.slice('/response/'.length), body) ? 200 : 404).end('ok');
        return;
      }
      const method = path.replace('/api/', '');
      this.calls.push(method);
      const fault = this.faults[0]?.method === method ? this.faults.shift() : undefined;
      if (fault?.status !== undefined) {
        response.writeHead(fault.status, fault.headers).end();
        return;
      }
      const json = String(request.headers['content-type']).includes('json');
      const args = json ? z.record(z.string(), z.unknown()).parse(JSON.parse(body)) : fromForm(body);
      const token = String(request.headers.authorization ?? '').replace('Bearer ', '') || args['token'];
      const answer: ApiAnswer = fault?.error
        ? { ok: false, error: fault.error }
        : token === this.botToken
          ? this.#call(method, args)
          : { ok: false, error: 'invalid_auth' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The newest message of the bot. */
  get lastPost(): PeerMessage {
    const post = this.messages.findLast(({ user }) => user === this.botUser);
    if (!post) throw new Error('The bot has posted nothing.');
    return post;
  }

  #call(method: string, args: Record<string, unknown>): ApiAnswer {
    const text = (key: string) => (typeof args[key] === 'string' ? args[key] : '');
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: this.botUser, bot_id: 'B0FOOTHOLD', team_id: this.team };
      case 'chat.postMessage': {
        const problems = args['blocks'] === undefined ? [] : this.#messageProblems(args['blocks']);
        if (problems.length > 0) return invalidBlocks(problems);
        if (text('text') === '') return { ok: false, error: 'no_text' };
        if (!/^[CDU]/.test(text('channel'))) return { ok: false, error: 'channel_not_found' };
        const channel = text('channel').replace(/^U/, 'DU');
        const post = this.#add(channel, this.botUser, text('text'), text('thread_ts') || null, blocksOf(args));
        return { ok: true, channel, ts: post.ts, message: { type: 'message', ts: post.ts, text: post.text } };
      }
      case 'chat.update': {
        const post = this.#find(text('channel'), text('ts'));
        if (!post) return { ok: false, error: 'message_not_found' };
        if (post.user !== this.botUser) return { ok: false, error: 'cant_update_message' };
        const problems = this.#messageProblems(args['blocks']);
        if (problems.length > 0) return invalidBlocks(problems);
        Object.assign(post, { text: text('text'), blocks: blocksOf(args) });
        return { ok: true, channel: post.channel, ts: post.ts };
      }
      case 'chat.postEphemeral': {
        if (text('text') === '') return { ok: false, error: 'no_text' };
        this.ephemerals.push({ channel: text('channel'), user: text('user'), text: text('text') });
        return { ok: true, message_ts: this.#nextTs() };
      }
      case 'views.open': {
        const trigger = text('trigger_id');
        const openedAt = this.#triggers.get(trigger);
        if (openedAt === undefined) return { ok: false, error: 'invalid_trigger_id' };
        this.#triggers.delete(trigger);
        if (Date.now() - openedAt > triggerLifetimeMs) return { ok: false, error: 'expired_trigger_id' };
        const problems = this.#modalProblems(args['view']);
        if (problems.length > 0) return invalidBlocks(problems);
        const id = `V${this.views.size + 1}`;
        this.views.set(id, { view: openedViewSchema.parse(args['view']), hash: `${this.#nextTs()}.hash` });
        return { ok: true, view: { id } };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  #add(channel: string, user: string, text: string, thread: string | null, blocks: types.KnownBlock[]): PeerMessage {
    const message = { channel, ts: this.#nextTs(), user, thread, text, blocks };
    this.messages.push(message);
    return message;
  }

  #find(channel: string, ts: string): PeerMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  #nextTs(): string {
    this.#clock += 1;
    return `${this.#clock}.000100`;
  }

  #takeResponse(id: string, body: string): boolean {
    const response = this.#responses.get(id);
    if (!response || response.uses >= 5) return false;
    response.uses += 1;
    const said = z
      .object({
        text: z.string().optional(),
        response_type: z.string().optional(),
        delete_original: z.boolean().optional(),
      })
      .parse(JSON.parse(body));
    if (said.delete_original && response.message) this.messages.splice(this.messages.indexOf(response.message), 1);
    else this.ephemerals.push({ channel: response.channel, user: response.user, text: said.text ?? '' });
    return true;
  }

  /** Sends a body to the bot, signed as Slack signs. */
  async deliver(body: string, contentType: string, twist: DeliveryTwist = {}): Promise<Delivered> {
    const timestamp = String(twist.atSeconds ?? Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', twist.secret ?? this.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(this.requestUrl, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        ...twist.headers,
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  }

  /** Sends an event once. `retry` with the same event id is Slack's second try. */
  event(
    event: types.GenericMessageEvent | types.AppMentionEvent | types.MessageChangedEvent,
    eventId: string = `Ev${randomUUID()}`,
    twist: DeliveryTwist = {}
  ): Promise<Delivered> {
    const body: EnvelopedEvent = {
      token: 'unused',
      team_id: this.team,
      api_app_id: 'A0FOOTHOLD',
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: this.#clock,
      authorizations: [{ enterprise_id: null, team_id: this.team, user_id: this.botUser, is_bot: true }],
    };
    return this.deliver(JSON.stringify(body), 'application/json', twist);
  }

  /** A person writes: in direct messages (channel `D...`), in a thread, or to the bot by mention. */
  async say(
    user: string,
    channel: string,
    text: string,
    { thread, eventId, twist }: { thread?: string; eventId?: string; twist?: DeliveryTwist } = {}
  ): Promise<Delivered> {
    const message = this.#add(channel, user, text, thread ?? null, []);
    const parent = thread === undefined ? undefined : this.#find(channel, thread)?.user;
    const common = {
      user,
      text,
      ts: message.ts,
      event_ts: message.ts,
      channel,
      team: this.team,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(parent === undefined ? {} : { parent_user_id: parent }),
    };
    const direct = channel.startsWith('D');
    const isMention = !direct && text.includes(`<@${this.botUser}>`);
    const said = await this.event(
      { type: 'message', subtype: undefined, channel_type: direct ? 'im' : 'channel', ...common },
      eventId,
      twist
    );
    // As Slack does, a mention in a channel comes as two events.
    return isMention ? this.event({ type: 'app_mention', ...common }, undefined, twist) : said;
  }

  /** A person presses a button of a posted message, found by its label. */
  async press(
    user: string,
    message: PeerMessage,
    label: string,
    twist: DeliveryTwist & { actionTs?: string } = {}
  ): Promise<Delivered> {
    const button = buttonsOf(message).find(({ text }) => text.text === label);
    if (!button) throw new Error(`The message has no button "${label}".`);
    const trigger = randomUUID();
    this.#triggers.set(trigger, Date.now());
    const responseId = randomUUID();
    this.#responses.set(responseId, { message, channel: message.channel, user, uses: 0 });
    const body: BlockAction<ButtonAction> = {
      type: 'block_actions',
      token: 'unused',
      api_app_id: 'A0FOOTHOLD',
      team: { id: this.team, domain: 'vivalla' },
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: this.team },
      channel: { id: message.channel, name: 'vivalla' },
      message: { type: 'message', user: message.user, ts: message.ts, text: message.text, blocks: message.blocks },
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: false,
        ...(message.thread === null ? {} : { thread_ts: message.thread }),
      },
      response_url: `${this.url}/response/${responseId}`,
      trigger_id: trigger,
      actions: [
        {
          type: 'button',
          block_id: 'made-by-slack',
          action_id: button.action_id ?? '',
          action_ts: twist.actionTs ?? this.#nextTs(),
          text: { type: 'plain_text', text: button.text.text },
          ...(button.value === undefined ? {} : { value: button.value }),
        },
      ],
    };
    return this.#interact(body, twist);
  }

  /** A person submits an open modal with one text. Slack closes it unless the answer holds errors. */
  async submit(user: string, viewId: string, text: string): Promise<Delivered> {
    const open = this.views.get(viewId);
    const input = open?.view.blocks[0];
    if (!open || !input) throw new Error(`No modal ${viewId} is open.`);
    const state = {
      values: { [input.block_id]: { [input.element.action_id]: { type: 'plain_text_input', value: text } } },
    };
    const view: ViewSubmitAction['view'] = {
      ...open.view,
      id: viewId,
      hash: open.hash,
      state,
      team_id: this.team,
      app_id: 'A0FOOTHOLD',
      bot_id: 'B0FOOTHOLD',
      app_installed_team_id: this.team,
      root_view_id: viewId,
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      blocks: [],
    };
    const body: ViewSubmitAction = {
      type: 'view_submission',
      token: 'unused',
      api_app_id: 'A0FOOTHOLD',
      trigger_id: randomUUID(),
      team: { id: this.team, domain: 'vivalla' },
      user: { id: user, name: user.toLowerCase(), team_id: this.team },
      view,
    };
    const delivered = await this.#interact(body);
    if (delivered.status === 200 && !delivered.body.includes('errors')) this.views.delete(viewId);
    return delivered;
  }

  #interact(body: object, twist: DeliveryTwist = {}): Promise<Delivered> {
    const form = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
    return this.deliver(form, 'application/x-www-form-urlencoded', twist);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A running workspace. Set `requestUrl` to the bot's address before anybody writes. */
export async function startSlackPeer(): Promise<SlackPeer> {
  const peer = new SlackPeer();
  await new Promise<void>((resolve) => peer.server.listen(0, '127.0.0.1', resolve));
  const address = peer.server.address();
  peer.url = `http://127.0.0.1:${portOf(address)}`;
  return peer;
}

/** The buttons of a message, in order. */
export function buttonsOf(message: PeerMessage): types.Button[] {
  return message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((element) => element.type === 'button') : []
  );
}

const openedViewSchema = z.object({
  type: z.literal('modal'),
  callback_id: z.string(),
  private_metadata: z.string(),
  title: z.object({ type: z.literal('plain_text'), text: z.string() }),
  submit: z.object({ type: z.literal('plain_text'), text: z.string() }),
  blocks: z.array(z.object({ block_id: z.string(), element: z.object({ action_id: z.string() }) })),
});

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The peer does not listen on a port.');
  return address.port;
}

function invalidBlocks(messages: string[]): ApiAnswer {
  return { ok: false, error: 'invalid_blocks', response_metadata: { messages } };
}

function blocksOf(args: Record<string, unknown>): types.KnownBlock[] {
  return z.array(z.custom<types.KnownBlock>()).parse(args['blocks'] ?? []);
}

/** The Web API's form encoding: objects are JSON in it. */
function fromForm(body: string): Record<string, unknown> {
  const form = formSchema.parse(Object.fromEntries(new URLSearchParams(body)));
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, key === 'blocks' || key === 'view' ? JSON.parse(value) : value])
  );
}
