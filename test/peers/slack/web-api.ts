// The Web API half of the test Slack: what it holds, and how strict it is about tokens, blocks, triggers and response addresses.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { types } from '@slack/bolt';
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

type ApiAnswer = { ok: true; [key: string]: unknown } | { ok: false; error: string; [key: string]: unknown };

const formSchema = z.record(z.string(), z.string());
const triggerLifetimeMs = 3000;

/** One workspace with one bot in it, as its Web API sees it. */
export class SlackWebApi {
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
  url = '';
  protected readonly triggers = new Map<string, number>();
  protected readonly responses = new Map<
    string,
    { message: PeerMessage | null; channel: string; user: string; uses: number }
  >();
  protected readonly messageProblems = messageProblems();
  protected readonly modalProblems = modalProblems();
  protected clock = 1_700_000_000;

  readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const path = new URL(request.url ?? '/', 'http://peer').pathname;
      if (path.startsWith('/response/')) {
        response.writeHead(this.takeResponse(path.slice('/response/'.length), body) ? 200 : 404).end('ok');
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
      const token = (request.headers.authorization ?? '').replace('Bearer ', '') || args['token'];
      const answer: ApiAnswer = fault?.error
        ? { ok: false, error: fault.error }
        : token === this.botToken
          ? this.call(method, args)
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

  protected call(method: string, args: Record<string, unknown>): ApiAnswer {
    const text = (key: string) => (typeof args[key] === 'string' ? args[key] : '');
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: this.botUser, bot_id: 'B0FOOTHOLD', team_id: this.team };
      case 'chat.postMessage': {
        const problems = args['blocks'] === undefined ? [] : this.messageProblems(args['blocks']);
        if (problems.length > 0) return invalidBlocks(problems);
        if (text('text') === '') return { ok: false, error: 'no_text' };
        if (!/^[CDU]/.test(text('channel'))) return { ok: false, error: 'channel_not_found' };
        const channel = text('channel').replace(/^U/, 'DU');
        const post = this.add(channel, this.botUser, text('text'), text('thread_ts') || null, blocksOf(args));
        return { ok: true, channel, ts: post.ts, message: { type: 'message', ts: post.ts, text: post.text } };
      }
      case 'chat.update': {
        const post = this.find(text('channel'), text('ts'));
        if (!post) return { ok: false, error: 'message_not_found' };
        if (post.user !== this.botUser) return { ok: false, error: 'cant_update_message' };
        const problems = this.messageProblems(args['blocks']);
        if (problems.length > 0) return invalidBlocks(problems);
        Object.assign(post, { text: text('text'), blocks: blocksOf(args) });
        return { ok: true, channel: post.channel, ts: post.ts };
      }
      case 'chat.postEphemeral': {
        if (text('text') === '') return { ok: false, error: 'no_text' };
        this.ephemerals.push({ channel: text('channel'), user: text('user'), text: text('text') });
        return { ok: true, message_ts: this.nextTs() };
      }
      case 'views.open': {
        const trigger = text('trigger_id');
        const openedAt = this.triggers.get(trigger);
        if (openedAt === undefined) return { ok: false, error: 'invalid_trigger_id' };
        this.triggers.delete(trigger);
        if (Date.now() - openedAt > triggerLifetimeMs) return { ok: false, error: 'expired_trigger_id' };
        const problems = this.modalProblems(args['view']);
        if (problems.length > 0) return invalidBlocks(problems);
        const id = `V${this.views.size + 1}`;
        this.views.set(id, { view: openedViewSchema.parse(args['view']), hash: `${this.nextTs()}.hash` });
        return { ok: true, view: { id } };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  protected add(
    channel: string,
    user: string,
    text: string,
    thread: string | null,
    blocks: types.KnownBlock[]
  ): PeerMessage {
    const message = { channel, ts: this.nextTs(), user, thread, text, blocks };
    this.messages.push(message);
    return message;
  }

  protected find(channel: string, ts: string): PeerMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  protected nextTs(): string {
    this.clock += 1;
    return `${this.clock}.000100`;
  }

  protected takeResponse(id: string, body: string): boolean {
    const response = this.responses.get(id);
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

  /** What Slack sends along with a press: a trigger for a modal and an address to respond to. */
  protected openPress(user: string, message: PeerMessage): { triggerId: string; responseUrl: string } {
    const triggerId = randomUUID();
    this.triggers.set(triggerId, Date.now());
    const id = randomUUID();
    this.responses.set(id, { message, channel: message.channel, user, uses: 0 });
    return { triggerId, responseUrl: `${this.url}/response/${id}` };
  }

  /** Starts to listen, on a free port. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${portOf(this.server.address())}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
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
