// A small Teams to test against: a connector that is strict about tokens and cards, with signing keys and OpenID metadata,
// and the signed activities that Teams sends for what people write and press. Real HTTP both ways.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Activity, Attachment } from 'botbuilder';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { TeamsSettings } from '../../../bots/teams/settings.js';
import { cardProblems } from './adaptive-card.js';

const partSchema = z.looseObject({ type: z.string() });
const actionSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  title: z.string(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  get card() {
    return cardSchema.optional();
  },
});
const cardSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  body: z.array(partSchema),
  get actions() {
    return z.array(actionSchema).optional();
  },
});
/** A card as Teams shows it. */
export type ShownCard = z.infer<typeof cardSchema>;
type ShownAction = z.infer<typeof actionSchema>;

/** A message of the bot as it stands in the peer. */
export interface TeamsMessage {
  readonly conversation: string;
  readonly id: string;
  text: string;
  card: ShownCard | null;
}

/** What Teams got back for an activity. */
export interface TeamsDelivered {
  readonly status: number;
  readonly body: unknown;
}

/** A token that differs from an honest one. `null`: none at all. */
export type TokenTwist = {
  audience?: string;
  issuer?: string;
  expiresAt?: string;
  serviceUrl?: string;
  forged?: boolean;
} | null;

const appId = '11111111-2222-3333-4444-555555555555';
const tenant = '99999999-0000-0000-0000-000000000001';
const botToken = 'bot-token';
const appPassword = 'peer-app-password';
const issuer = 'https://api.botframework.com';
const signing = { alg: 'RS256', kid: 'peer-key' } as const;

/** One tenant with one bot in it. Make it with {@link startTeamsPeer}. */
export class TeamsPeer {
  readonly appId = appId;
  readonly tenant = tenant;
  readonly botId = `28:${appId}`;
  /** The bot's messages, oldest first. */
  readonly messages: TeamsMessage[] = [];
  /** Faults for coming connector calls, taken in order, by HTTP method. */
  readonly faults: { method: string; status: number; code: string }[] = [];
  /** Where the bot listens: its full messaging endpoint. */
  requestUrl = '';
  url = '';
  /** How often the bot fetched a token of its own. */
  tokensGiven = 0;
  readonly #cardProblems = cardProblems();
  #clock = 1_700_000_000_000;

  constructor(
    private readonly key: CryptoKey,
    private readonly strangersKey: CryptoKey,
    private readonly publicKey: JWK
  ) {}

  readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://peer').pathname);
      const sent = Buffer.concat(parts).toString('utf8');
      if (path === `/${tenant}/oauth2/v2.0/token`) {
        const [status, answer] = this.#giveToken(new URLSearchParams(sent));
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        return;
      }
      const body = parts.length === 0 ? null : JSON.parse(sent);
      const authorised = request.headers.authorization === `Bearer ${botToken}`;
      const [status, answer] = this.#answer(request.method ?? '', path, body, authorised);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

  #answer(method: string, path: string, body: Partial<Activity> | null, authorised: boolean): [number, unknown] {
    if (path === '/openid')
      return [200, { issuer, jwks_uri: `${this.url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }];
    if (path === '/keys') return [200, { keys: [this.publicKey] }];
    if (!authorised) return [401, problem('Unauthorized')];
    const fault = this.faults[0]?.method === method ? this.faults.shift() : undefined;
    if (fault) return [fault.status, problem(fault.code)];
    const [, conversation, activityId] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
    if (conversation === undefined) return [404, problem('NotFound')];
    const shown = method === 'POST' || method === 'PUT' ? this.#shown(body ?? {}) : { text: '', card: null };
    if (typeof shown === 'string') return [400, { error: { code: 'BadSyntax', message: shown } }];
    if (method === 'POST') {
      const message = { conversation, id: this.#nextId(), ...shown };
      this.messages.push(message);
      return [201, { id: message.id }];
    }
    const at = this.messages.findIndex(({ id }) => id === activityId);
    const message = this.messages[at];
    if (!message) return [404, problem('ActivityNotFoundInConversation')];
    if (method === 'DELETE') this.messages.splice(at, 1);
    else Object.assign(message, shown);
    return [200, { id: message.id }];
  }

  /** As Microsoft's own login answers a bot that asks for its token. */
  #giveToken(asked: URLSearchParams): [number, unknown] {
    if (asked.get('client_id') !== appId || asked.get('scope') !== `${issuer}/.default`)
      return [400, { error: 'unauthorized_client', error_description: 'AADSTS700016: The application was not found.' }];
    if (asked.get('client_secret') !== appPassword)
      return [
        401,
        { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.\r\nTrace ID: x' },
      ];
    this.tokensGiven += 1;
    return [200, { token_type: 'Bearer', expires_in: 3599, access_token: botToken }];
  }

  /** A message's text and card, or what is wrong with them. */
  #shown({ text, attachments = [] }: Partial<Activity>): { text: string; card: ShownCard | null } | string {
    const attached: Attachment | undefined = attachments[0];
    if (!attached) return text ? { text, card: null } : 'A message needs a text or a card.';
    const problems = this.#cardProblems(attached.content);
    return problems.length > 0 ? problems.join('; ') : { text: text ?? '', card: cardSchema.parse(attached.content) };
  }

  #nextId(): string {
    this.#clock += 1;
    return String(this.#clock);
  }

  /** What the bot is set up with: this peer's keys for what comes in, its tokens for what goes out, nothing switched off. */
  get settings(): TeamsSettings {
    return {
      appId,
      appPassword,
      tenantId: tenant,
      cloud: {
        loginUrl: `${this.url}/${tenant}`,
        tokenScope: issuer,
        tokenIssuer: issuer,
        openIdMetadataUrl: `${this.url}/openid`,
      },
    };
  }

  /** The newest message of the bot. */
  get lastPost(): TeamsMessage {
    const post = this.messages.at(-1);
    if (!post) throw new Error('The bot has posted nothing.');
    return post;
  }

  /** Sends an activity to the bot, signed as Teams signs. */
  async deliver(activity: Partial<Activity>, twist: TokenTwist = {}): Promise<TeamsDelivered> {
    const authorization = twist === null ? {} : { authorization: `Bearer ${await this.#token(twist)}` };
    const response = await fetch(this.requestUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...authorization },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  #token({
    audience = appId,
    issuer: by = issuer,
    expiresAt = '5m',
    serviceUrl = this.url,
    forged,
  }: NonNullable<TokenTwist>) {
    return new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader(signing)
      .setIssuer(by)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(forged ? this.strangersKey : this.key);
  }

  #from(person: string, conversation: string): Partial<Activity> {
    const conversationType = conversation.startsWith('19:') ? 'channel' : 'personal';
    return {
      id: this.#nextId(),
      timestamp: new Date(this.#clock),
      serviceUrl: this.url,
      channelId: 'msteams',
      from: { id: `29:${person}`, name: person, aadObjectId: person },
      recipient: { id: this.botId, name: 'Foothold' },
      conversation: {
        id: conversation,
        name: '',
        isGroup: conversationType === 'channel',
        conversationType,
        tenantId: tenant,
      },
      channelData: { tenant: { id: tenant } },
    };
  }

  /** A person writes. A conversation is `a:...` (personal), `19:...` (channel) or `19:...;messageid=<id>` (a thread). */
  say(person: string, conversation: string, text: string, twist: TokenTwist = {}): Promise<TeamsDelivered> {
    const mention = { type: 'mention', text: '<at>Foothold</at>', mentioned: { id: this.botId, name: 'Foothold' } };
    const entities = text.includes(mention.text) ? [mention] : [];
    return this.deliver(
      { type: 'message', text, textFormat: 'plain', entities, ...this.#from(person, conversation) },
      twist
    );
  }

  /** A person presses a button of the bot's message, found by its title; `typed` answers the question it unfolds. */
  press(
    person: string,
    message: TeamsMessage,
    title: string,
    typed: string | null = null,
    twist: TokenTwist = {}
  ): Promise<TeamsDelivered> {
    const outer = message.card?.actions?.find((action) => action.title === title);
    if (!outer) throw new Error(`The message has no button "${title}".`);
    const action: ShownAction | undefined = outer.card ? outer.card.actions?.[0] : outer;
    const input = outer.card?.body.find(({ type }) => type === 'Input.Text');
    const inputs = typeof input?.['id'] === 'string' && typed !== null ? { [input['id']]: typed } : {};
    return this.deliver(
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: {
          action: { type: 'Action.Execute', id: action?.id, verb: action?.verb, data: { ...action?.data, ...inputs } },
          trigger: 'manual',
        },
        ...this.#from(person, message.conversation),
      },
      twist
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A running tenant. Set `requestUrl` to the bot's address before anybody writes. */
export async function startTeamsPeer(): Promise<TeamsPeer> {
  const own = await generateKeyPair(signing.alg, { extractable: true });
  const stranger = await generateKeyPair(signing.alg);
  const publicKey = { ...(await exportJWK(own.publicKey)), ...signing, use: 'sig', endorsements: ['msteams'] };
  const peer = new TeamsPeer(own.privateKey, stranger.privateKey, publicKey);
  await new Promise<void>((resolve) => peer.server.listen(0, '127.0.0.1', resolve));
  const address = peer.server.address();
  if (address === null || typeof address === 'string') throw new Error('The peer does not listen on a port.');
  peer.url = `http://127.0.0.1:${address.port}`;
  return peer;
}

/** The card's texts, one line a block. */
export function textOf(card: ShownCard | null): string[] {
  const inlines = z.array(z.object({ text: z.string() }));
  return (card?.body ?? []).flatMap((part) => {
    const runs = inlines.safeParse(part['inlines']).data;
    return runs ? [runs.map(({ text }) => text).join('')] : [];
  });
}

/** The titles of a card's buttons. */
export function buttonTitles(card: ShownCard | null): string[] {
  return (card?.actions ?? []).map(({ title }) => title);
}

/** An id such as Teams gives a new personal conversation. */
export function personalConversation(): string {
  return `a:${randomUUID()}`;
}

function problem(code: string): object {
  return { error: { code, message: code } };
}
