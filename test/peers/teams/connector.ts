// The connector of the Teams peer: what the bot calls to post, repaint and delete, as strict as Teams about tokens and cards.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, Attachment, ConversationParameters } from 'botbuilder';
import { addressed, close, json, listen, serverFor } from '../http.js';
import type { Clock } from '../clock.js';
import { cardProblems } from './adaptive-card.js';
import type { ShownCard, TeamsConversation } from './tenant.js';
import { readCard, TeamsHoldings } from './tenant.js';
import type { Registration, TeamsTokens } from './tokens.js';
import { tokenScope } from './tokens.js';

/** How a coming connector call goes wrong; calls of each HTTP method take their own in order. */
export interface TeamsFault {
  readonly method: string;
  readonly status: number;
  readonly code: string;
  readonly headers?: Record<string, string>;
  /** The call is carried out all the same: only its answer is lost. */
  readonly done?: boolean;
}

type Answer = readonly [status: number, body: unknown];
const problem = (code: string, message = code): object => ({ error: { code, message } });
const noSuchConversation: Answer = [404, problem('ConversationNotFound', 'Conversation not found.')];
const notInRoster: Answer = [
  403,
  problem('BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
];

/** What a person sends along: a file of theirs, or a picture in the message itself. */
export interface TeamsFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly inline?: true;
}

/** The door of one Teams. */
export class TeamsConnector extends TeamsHoldings {
  readonly botId: string;
  readonly faults: TeamsFault[] = [];
  /** Every call, as `POST /v3/conversations/...`. */
  readonly calls: string[] = [];
  url = '';
  protected readonly problemsOf = cardProblems();

  constructor(
    clock: Clock,
    readonly registration: Registration,
    readonly tokens: TeamsTokens
  ) {
    super(clock);
    this.botId = `28:${registration.appId}`;
  }

  get appId(): string {
    return this.registration.appId;
  }

  get tenant(): string {
    return this.registration.tenantId;
  }

  /** How often the bot fetched a token of its own. */
  get tokensGiven(): number {
    return this.tokens.given;
  }

  /** What the bot is set up with: this peer's keys for what comes in, its tokens for what goes out, nothing switched off. */
  get settings() {
    return {
      ...this.registration,
      cloud: {
        loginUrl: `${this.url}/${this.tenant}`,
        tokenScope,
        tokenIssuer: tokenScope,
        openIdMetadataUrl: `${this.url}/openid`,
      },
    };
  }

  readonly #files: TeamsFile[] = [];
  /** How often a file was fetched. */
  filesFetched = 0;

  /** As the message carries it: a file with an address that is good by itself, a picture with one that wants the bot's token. */
  protected attach(file: TeamsFile): Attachment {
    const at = this.#files.push(file) - 1;
    if (file.inline === true)
      return { contentType: file.contentType, contentUrl: `${this.url}/v3/attachments/${at}/views/original` };
    return {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: `https://vivalla.sharepoint.example/Documents/${file.name}`,
      name: file.name,
      content: { downloadUrl: `${this.url}/sharepoint/${at}?tempauth=peer`, uniqueId: String(at), fileType: 'jpg' },
    };
  }

  /** Whether an address of a file is still good; it is for some minutes. */
  mayFetch(tempauth: string | null): boolean {
    return tempauth === 'peer';
  }

  #serve(at: string, mayRead: boolean, response: ServerResponse): void {
    const file = this.#files[Number(at)];
    if (!mayRead) json(response, 401, problem('Unauthorized', 'Authorization has been denied for this request.'));
    else if (file === undefined) response.writeHead(404).end();
    else {
      this.filesFetched += 1;
      response.writeHead(200, { 'content-type': file.contentType }).end(file.bytes);
    }
  }

  readonly server = serverFor((request, body, response) => {
    const { pathname, searchParams } = addressed(request);
    const [, download] = /^\/sharepoint\/(\d+)$/.exec(pathname) ?? [];
    const [, picture] = /^\/v3\/attachments\/(\d+)\/views\/original$/.exec(pathname) ?? [];
    const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(pathname) ?? [];
    if (download !== undefined) this.#serve(download, this.mayFetch(searchParams.get('tempauth')), response);
    else if (picture !== undefined) this.#serve(picture, this.tokens.admits(request.headers.authorization), response);
    else if (pathname === '/openid') json(response, 200, this.tokens.metadata(this.url));
    else if (pathname === '/keys') json(response, 200, this.tokens.jwks);
    else if (tenant !== undefined) json(response, ...this.tokens.answer(tenant, new URLSearchParams(body)));
    else this.#connect(request, decodeURIComponent(pathname), body, response);
  });

  #connect(request: IncomingMessage, path: string, body: string, response: ServerResponse): void {
    const method = request.method ?? '';
    this.calls.push(`${method} ${path}`);
    if (!this.tokens.admits(request.headers.authorization)) {
      json(response, 401, problem('Unauthorized', 'Authorization has been denied for this request.'));
      return;
    }
    const at = this.faults.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    const answer = fault && !fault.done ? null : this.#answer(method, path, body);
    if (fault) json(response, fault.status, problem(fault.code), fault.headers);
    else if (answer) json(response, ...answer);
  }

  #answer(method: string, path: string, body: string): Answer {
    const sent: unknown = body === '' ? {} : JSON.parse(body);
    if (method === 'POST' && path === '/v3/conversations') return this.#create(sent as ConversationParameters);
    const [, id = '', what, item] =
      /^\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/.exec(path) ?? [];
    const conversation = this.conversationOf(id);
    if (what === undefined) return [404, problem('NotFound')];
    if (!conversation) return noSuchConversation;
    if (!conversation.hasBot) return notInRoster;
    if (what === 'members') return this.#members(conversation, item);
    const activity = sent as Partial<Activity>;
    if (method === 'POST') return this.#post(threaded(conversation, id, item), activity);
    const message = this.messages.find(
      (each) => each.id === item && each.conversation.split(';')[0] === conversation.id
    );
    if (!message) return [404, problem('ActivityNotFoundInConversation', 'The activity was not found.')];
    if (method === 'DELETE') {
      this.delete(message);
      return [200, null];
    }
    const shown = this.#shown(activity);
    if (typeof shown === 'string') return [400, problem('BadSyntax', shown)];
    Object.assign(message, shown);
    message.instead.clear();
    this.onChange();
    return [200, { id: message.id }];
  }

  /** A new personal or group chat, or a new thread in a channel. */
  #create({ members = [], activity, channelData, tenantId }: ConversationParameters): Answer {
    const channelId: unknown = (channelData as { channel?: { id?: unknown } } | undefined)?.channel?.id;
    if (typeof channelId === 'string') {
      const channel = this.conversations.get(channelId);
      if (!channel) return noSuchConversation;
      if (!channel.hasBot) return notInRoster;
      const [status, posted] = this.#post(channel.id, activity ?? {});
      const { id } = posted as { id?: string };
      return status === 201 ? [201, { id: `${channel.id};messageid=${id}`, activityId: id }] : [status, posted];
    }
    const tenant: unknown = tenantId ?? (channelData as { tenant?: { id?: unknown } } | undefined)?.tenant?.id;
    if (tenant !== this.tenant) return [403, problem('Forbidden', 'The bot is of another tenant.')];
    const people = members.map(({ id }) => this.#personOf(id));
    const [person] = people;
    if (person === undefined || people.includes(undefined)) return [404, problem('UserNotFound')];
    const chat = this.personalChat(person);
    return chat.hasBot ? [201, { id: chat.id }] : notInRoster;
  }

  #personOf(id: string): string | undefined {
    const person = id.replace(/^29:/, '');
    return this.people.has(person) ? person : undefined;
  }

  #members({ members }: TeamsConversation, item: string | undefined): Answer {
    const shown = [...members].flatMap((id) => {
      const person = this.people.get(id);
      return person ? [{ id: `29:${id}`, name: person.name, aadObjectId: id, tenantId: this.tenant }] : [];
    });
    if (item === undefined) return [200, shown];
    const one = shown.find(({ id, aadObjectId }) => id === item || aadObjectId === item);
    return one ? [200, one] : [404, problem('MemberNotFoundInConversation')];
  }

  #post(conversation: string, activity: Partial<Activity>): Answer {
    if (activity.type === 'typing') return [201, { id: this.nextId() }];
    const shown = this.#shown(activity);
    if (typeof shown === 'string') return [400, problem('BadSyntax', shown)];
    const message = { conversation, id: this.nextId(), ...shown, instead: new Map<string, ShownCard>() };
    this.messages.push(message);
    this.onChange();
    return [201, { id: message.id }];
  }

  /** A message's text and card, or what is wrong with them. */
  #shown({ text, summary, attachments = [] }: Partial<Activity>) {
    const attached: Attachment | undefined = attachments[0];
    if (!attached) return text ? { text, summary, card: null } : 'A message needs a text or a card.';
    const problems = this.problemsOf(attached.content);
    return problems.length > 0 ? problems.join('; ') : { text: text ?? '', summary, card: readCard(attached.content) };
  }

  /** Starts to listen; port 0 is a free one. */
  async listen(port = 0): Promise<void> {
    this.url = await listen(this.server, port);
  }

  async stop(): Promise<void> {
    await close(this.server);
  }
}

/** In a channel, an answer to a message stands in its thread. */
function threaded({ id, kind }: TeamsConversation, asked: string, repliedTo: string | undefined): string {
  return kind === 'channel' && asked === id && repliedTo !== undefined ? `${id};messageid=${repliedTo}` : asked;
}
