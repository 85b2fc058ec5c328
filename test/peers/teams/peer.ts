// A small Teams to test against, and to try Foothold by hand: what people write and press goes out as the signed activities that
// Teams sends, and a connector takes the answers. Real HTTP both ways; nothing of the bot is replaced.
import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { ManualClock } from '../clock.js';
import { TeamsConnector } from './connector.js';
import type { TeamsFile } from './connector.js';
import type { ShownAction, ShownCard, TeamsMessage } from './tenant.js';
import { readActions, readCard } from './tenant.js';
import type { TokenTwist } from './tokens.js';
import { makeTokens } from './tokens.js';

export type { ShownCard, TeamsMessage } from './tenant.js';
export type { TokenTwist } from './tokens.js';

/** What Teams got back for an activity; status 0 when nobody was there, or nothing came in time. */
export interface TeamsDelivered {
  readonly status: number;
  readonly body: unknown;
}

/** Inputs of a card that were filled in: one text for the first, or texts by input id. */
export type FilledIn = string | Readonly<Record<string, string>> | null;

/** Teams waits so long for the answer to a press. */
const answerWithinMs = 15_000;
const wentWrong = 'Something went wrong. Please try again.';
const mention = '<at>Foothold</at>';

/** One tenant with one bot in it. Make it with {@link startTeamsPeer}. */
export class TeamsPeer extends TeamsConnector {
  /** Where the bot listens: its full messaging endpoint. */
  requestUrl = '';
  /** Sentences that answered a press, as Teams shows them to that person for a moment. */
  readonly toasts: { readonly person: string; readonly message: string; readonly text: string }[] = [];
  /** What the bot answered that Teams would not show; a test can assert that it is empty. */
  readonly complaints: string[] = [];
  /** Every activity that went out. */
  readonly sent: Partial<Activity>[] = [];

  /** Sends an activity to the bot, signed as Teams signs. */
  async deliver(activity: Partial<Activity>, twist: TokenTwist = {}): Promise<TeamsDelivered> {
    this.sent.push(activity);
    const authorization = twist === null ? {} : { authorization: `Bearer ${await this.tokens.sign(this.url, twist)}` };
    const limit = this.clock.after(answerWithinMs);
    const answered = fetch(this.requestUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...authorization },
      body: JSON.stringify(activity),
    }).then(
      async (response) => ({ status: response.status, body: parsed(await response.text()) }),
      () => ({ status: 0, body: null })
    );
    try {
      return await Promise.race([answered, limit.passed.then(() => ({ status: 0, body: null }))]);
    } finally {
      limit.cancel();
    }
  }

  #from(person: string, conversationId: string): Partial<Activity> {
    const { name, locale, timeZone } = this.people.get(person) ?? this.addPerson(person);
    const [id = ''] = conversationId.split(';');
    const conversation = this.conversations.get(id) ?? this.addConversation(id);
    conversation.members.add(person);
    const { kind } = conversation;
    const tenant = { id: this.tenant };
    const inChannel = { channel: { id }, team: { id }, teamsChannelId: id, teamsTeamId: id };
    return {
      id: this.nextId(),
      timestamp: new Date(this.clock.now()),
      serviceUrl: this.url,
      channelId: 'msteams',
      locale,
      localTimezone: timeZone,
      from: { id: `29:${person}`, name, aadObjectId: person },
      recipient: { id: this.botId, name: 'Foothold' },
      conversation: {
        id: conversationId,
        name: '',
        isGroup: kind !== 'personal',
        conversationType: kind,
        tenantId: this.tenant,
      },
      channelData: { tenant, ...(kind === 'channel' ? inChannel : {}) },
    };
  }

  /**
   * A person writes. A conversation is `a:...` (personal), `19:...@thread.v2` (group), `19:...@thread.tacv2` (channel) or
   * `19:...;messageid=<id>` (a thread). With others around, the bot only hears what mentions it.
   */
  async say(
    person: string,
    conversation: string,
    text: string,
    twist: TokenTwist = {},
    files: readonly TeamsFile[] = []
  ): Promise<TeamsDelivered> {
    const from = this.#from(person, conversation);
    this.spoken.push({ conversation, id: from.id ?? '', person, text, files: files.map(({ name }) => name) });
    this.onChange();
    const mentioned = { type: 'mention', text: mention, mentioned: { id: this.botId, name: 'Foothold' } };
    const isMentioned = text.includes(mention);
    if (from.conversation?.isGroup && !isMentioned) return { status: 200, body: null };
    return this.deliver(
      {
        type: 'message',
        text,
        textFormat: 'plain',
        attachments: [
          { contentType: 'text/html', content: `<p>${text}</p>` },
          ...files.map((file) => this.attach(file)),
        ],
        entities: [
          { type: 'clientInfo', locale: from.locale, timezone: from.localTimezone },
          ...(isMentioned ? [mentioned] : []),
        ],
        ...from,
      },
      twist
    );
  }

  /** A person presses a button of the bot's message, found by its title; `filledIn` answers the question it unfolds. */
  async press(
    person: string,
    message: TeamsMessage,
    title: string,
    filledIn: FilledIn = null,
    twist: TokenTwist = {}
  ): Promise<TeamsDelivered> {
    const card = message.instead.get(person) ?? message.card;
    const outer = actionsOf(card).find((action) => action.title === title);
    if (!outer) throw new Error(`The message has no button "${title}".`);
    const asked = outer.type === 'Action.ShowCard' ? outer.card : undefined;
    const action: ShownAction | undefined = asked ? asked.actions?.[0] : outer;
    const inputs = inputsOf(asked ?? card, filledIn);
    const pressed = {
      type: 'Action.Execute',
      id: action?.id,
      verb: action?.verb,
      data: { ...action?.data, ...inputs },
    };
    const delivered = await this.deliver(
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action: pressed, trigger: 'manual' },
        ...this.#from(person, message.conversation),
      },
      twist
    );
    this.#show(person, message, delivered);
    return delivered;
  }

  /** What the answer to a press does on that person's screen. */
  #show(person: string, message: TeamsMessage, { status, body }: TeamsDelivered): void {
    const answer = answerSchema.safeParse(body).data;
    if (status !== 200 || !answer || answer.statusCode >= 400) {
      this.toasts.push({ person, message: message.id, text: wentWrong });
    } else if (answer.type === 'application/vnd.microsoft.card.adaptive') {
      const problems = this.problemsOf(answer.value);
      this.complaints.push(...problems);
      if (problems.length === 0) message.instead.set(person, readCard(answer.value));
    } else if (typeof answer.value === 'string') {
      this.toasts.push({ person, message: message.id, text: answer.value });
    }
    this.onChange();
  }

  /** A person installs the app, in a chat of their own or for everybody in a conversation. */
  async install(person: string, conversation = this.personalChat(person).id): Promise<TeamsDelivered> {
    const from = this.#from(person, conversation);
    const installed = this.conversationOf(conversation);
    if (installed) installed.hasBot = true;
    const membersAdded = [{ id: this.botId, name: 'Foothold' }];
    await this.deliver({ type: 'conversationUpdate', membersAdded, ...from });
    return this.deliver({ type: 'installationUpdate', action: 'add', ...this.#from(person, conversation) });
  }

  /** A person removes the app: nothing can be written there any more. */
  async uninstall(person: string, conversation = this.personalChat(person).id): Promise<TeamsDelivered> {
    this.removeBot(conversation);
    return this.deliver({ type: 'installationUpdate', action: 'remove', ...this.#from(person, conversation) });
  }
}

const answerSchema = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown().optional() });

/** How the tenant is made. */
export interface TeamsPeerOptions {
  readonly clock?: Clock;
}

/** A running tenant. Set `requestUrl` to the bot's address before anybody writes. */
export async function startTeamsPeer(
  { clock = new ManualClock() }: TeamsPeerOptions = {},
  port = 0
): Promise<TeamsPeer> {
  const registration = {
    appId: '11111111-2222-3333-4444-555555555555',
    appPassword: 'peer-app-password',
    tenantId: '99999999-0000-0000-0000-000000000001',
  };
  const peer = new TeamsPeer(clock, registration, await makeTokens(clock, registration));
  await peer.listen(port);
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

/** The titles of a card's buttons, also of those in further rows. */
export function buttonTitles(card: ShownCard | null): string[] {
  return actionsOf(card).map(({ title }) => title);
}

function actionsOf(card: ShownCard | null): ShownAction[] {
  const rows = (card?.body ?? []).flatMap((part) => (part.type === 'ActionSet' ? readActions(part['actions']) : []));
  return [...(card?.actions ?? []), ...rows];
}

/** What was typed, by input id. Teams itself does not let go of an input that must be filled in. */
function inputsOf(card: ShownCard | null | undefined, filledIn: FilledIn): Record<string, string> {
  const inputs = (card?.body ?? []).filter(({ type }) => type.startsWith('Input.'));
  const [first] = inputs;
  const typed = typeof filledIn === 'string' ? { [String(first?.['id'])]: filledIn } : (filledIn ?? {});
  const missing = inputs.filter(({ id, isRequired }) => isRequired === true && !typed[String(id)]);
  if (missing.length > 0) throw new Error(`"${String(missing[0]?.['label'])}" must be filled in.`);
  return { ...typed };
}

/** An id such as Teams gives a new personal conversation. */
export function personalConversation(): string {
  return `a:${randomUUID()}`;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
