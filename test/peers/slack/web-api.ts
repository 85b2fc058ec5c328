// The Web API of the Slack peer: its door (tokens, scopes, faults on demand) and the answers to response addresses.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { addressed, close, json, listen, serverFor } from '../http.js';
import type { ApiAnswer, Args } from './api.js';
import { text } from './api.js';
import { callChat } from './chat-methods.js';
import { SlackFiles } from './files.js';
import { callOauth } from './oauth.js';
import { everyScope, scopesFor } from './scopes.js';
import { SocketMode } from './socket-mode.js';
import { SlackTokens } from './tokens.js';
import { callViews } from './view-methods.js';
import type { Channel, PeerMessage } from './workspace.js';
import { SlackHoldings } from './workspace.js';

/** How a coming call goes wrong: an HTTP status, or Slack's `{ ok: false, error }`. */
export interface Fault {
  readonly method: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly error?: string;
  /** The call is carried out all the same: only its answer is lost. */
  readonly done?: boolean;
}

/** How the app stands in this Slack. */
export interface SlackPeerOptions {
  readonly clock?: Clock;
  /** Granted to the bot token, e.g. what the app's manifest asks for. Everything, when not given. */
  readonly scopes?: readonly string[];
  /** Events that the app's settings subscribe to, e.g. `message.im`. Everything, when not given. */
  readonly subscriptions?: readonly string[];
  /** The app's tokens expire after twelve hours and are renewed. */
  readonly tokenRotation?: boolean;
  /** Waits before the three retries of an event. Slack's own are 0, 60 000 and 300 000 ms. */
  readonly retryDelaysMs?: readonly [number, number, number];
}

/** The door of one Slack. */
export class SlackWebApi extends SlackHoldings {
  readonly appId = 'A0FOOTHOLD';
  readonly botToken = 'xoxb-peer';
  readonly appToken = 'xapp-peer';
  readonly signingSecret = 'peer-signing-secret';
  readonly clientId = '1.2';
  readonly clientSecret = 'peer-client-secret';
  /** Every Web API call, by name; a test can assert that none was unknown. */
  readonly calls: string[] = [];
  /** Faults for coming calls; each method takes its own in order. */
  readonly faults: Fault[] = [];
  readonly tokens: SlackTokens;
  readonly scopes: readonly string[];
  readonly sockets: SocketMode;
  readonly files = new SlackFiles();
  url = '';
  protected readonly responses = new Map<string, ResponseAddress>();
  readonly #triggers = new Map<string, { madeAt: number; team: string; user: string; used: boolean }>();

  readonly server = serverFor((request, body, response, bytes) => {
    const { pathname } = addressed(request);
    if (pathname.startsWith('/response/')) this.#takeResponse(pathname.slice('/response/'.length), body, response);
    else if (pathname.startsWith('/upload/'))
      response.writeHead(this.files.receive(pathname.slice('/upload/'.length), bytes)).end();
    else if (pathname.startsWith('/files-pri/')) {
      const grant = this.tokens.read((request.headers.authorization ?? '').replace(/^Bearer /, ''));
      this.files.serve(pathname, typeof grant !== 'string' && grant.scopes.includes('files:read'), response);
    } else if (pathname === '/')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Sign in | Slack</title>');
    else if (pathname.startsWith('/api/')) this.#call(pathname.slice('/api/'.length), request, body, response);
    else response.writeHead(404).end();
  });

  constructor(readonly options: SlackPeerOptions = {}) {
    super(options.clock);
    this.tokens = new SlackTokens(this.clock);
    this.scopes = options.scopes ?? everyScope;
    this.tokens.grant(this.botToken, { team: this.team, scopes: this.scopes, expiresAt: null });
    this.sockets = new SocketMode(this.server, this.clock, this.appId);
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  #call(method: string, request: IncomingMessage, body: string, response: ServerResponse): void {
    this.calls.push(method);
    const at = this.faults.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    if (fault && !fault.done) {
      if (fault.status !== undefined) response.writeHead(fault.status, fault.headers).end();
      else json(response, 200, { ok: false, error: fault.error });
      return;
    }
    const args = argsOf(request, body);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '') || text(args, 'token');
    const answer = this.#answer(method, args, token, request.headers.authorization ?? '');
    if (fault?.status !== undefined) response.writeHead(fault.status, fault.headers).end();
    else {
      const grant = this.tokens.read(token);
      json(response, 200, answer, typeof grant === 'string' ? {} : { 'x-oauth-scopes': grant.scopes.join(',') });
    }
  }

  #answer(method: string, args: Args, token: string, authorization: string): ApiAnswer {
    if (method === 'oauth.v2.access') return callOauth(this, args, authorization);
    if (method === 'apps.connections.open') {
      if (token !== this.appToken) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
      return { ok: true, url: this.sockets.open(this.url) };
    }
    const grant = this.tokens.read(token);
    if (typeof grant === 'string') return { ok: false, error: grant };
    const needed = scopesFor(method, this.#kindOf(method, args));
    if (needed.some((scope) => !grant.scopes.includes(scope)))
      return { ok: false, error: 'missing_scope', needed: needed.join(','), provided: grant.scopes.join(',') };
    const { team } = grant;
    return (
      callChat(this, method, args, team) ??
      callViews(this, method, args, team) ??
      this.files.call(method, args, this.url) ??
      unknownMethod
    );
  }

  #kindOf(method: string, args: Args): Channel['kind'] | null {
    if (method === 'conversations.open') return text(args, 'users').includes(',') ? 'mpim' : 'im';
    return this.channels.get(text(args, 'channel'))?.kind ?? null;
  }

  /** What Slack sends along with a press or a submission: it opens one modal, within three seconds. */
  trigger(user: string, team: string): string {
    const id = `${this.clock.now()}.${randomUUID()}`;
    this.#triggers.set(id, { madeAt: this.clock.now(), team, user, used: false });
    return id;
  }

  /** Whom a trigger is from, or why it opens nothing. */
  takeTrigger(id: string, team: string): { user: string } | string {
    const trigger = this.#triggers.get(id);
    if (trigger?.team !== team) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    trigger.used = true;
    return this.clock.now() - trigger.madeAt > triggerLifetimeMs ? 'expired_trigger_id' : trigger;
  }

  /** An address to respond to a press by: five times, within half an hour. */
  protected responseUrl(user: string, channel: string, message: PeerMessage | null): string {
    const id = randomUUID();
    this.responses.set(id, { message, channel, user, uses: 0, madeAt: this.clock.now() });
    return `${this.url}/response/${id}`;
  }

  #takeResponse(id: string, body: string, response: ServerResponse): void {
    const address = this.responses.get(id);
    const refusal = !address
      ? 'expired_url'
      : address.uses >= 5
        ? 'used_url'
        : this.clock.now() - address.madeAt > responseLifetimeMs
          ? 'expired_url'
          : null;
    if (!address || refusal !== null) {
      json(response, 404, { ok: false, error: refusal });
      return;
    }
    address.uses += 1;
    const said = responseSchema.parse(JSON.parse(body));
    const { message, channel, user } = address;
    if (said.delete_original && message) this.delete(message);
    else if (said.replace_original && message) Object.assign(message, { text: said.text ?? '' });
    else if (said.response_type === 'in_channel')
      this.add({ channel, user: this.botUser, thread: null, text: said.text ?? '', blocks: [] });
    else this.ephemerals.push({ channel, user, text: said.text ?? '' });
    this.onChange();
    response.writeHead(200).end('ok');
  }

  /** Starts to listen; port 0 is a free one. */
  async listen(port = 0): Promise<void> {
    this.url = await listen(this.server, port);
  }

  /** Ends it, with every socket. */
  async stop(): Promise<void> {
    this.sockets.stop();
    await close(this.server);
  }
}

interface ResponseAddress {
  readonly message: PeerMessage | null;
  readonly channel: string;
  readonly user: string;
  readonly madeAt: number;
  uses: number;
}

const triggerLifetimeMs = 3000;
const responseLifetimeMs = 30 * 60_000;
const unknownMethod: ApiAnswer = { ok: false, error: 'unknown_method' };
const responseSchema = z.object({
  text: z.string().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});

const asJson = new Set(['blocks', 'view', 'attachments', 'metadata', 'files']);

/** JSON, or the Web API's form encoding: objects are JSON in it. */
function argsOf(request: IncomingMessage, body: string): Args {
  if (String(request.headers['content-type']).includes('json'))
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  const pairs = [...new URLSearchParams(body), ...addressed(request).searchParams];
  return Object.fromEntries(pairs.map(([key, value]) => [key, asJson.has(key) ? JSON.parse(value) : value]));
}
