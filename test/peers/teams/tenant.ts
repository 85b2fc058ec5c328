// What a Teams holds: people, conversations with the bot in them, and messages.
import { z } from 'zod';
import type { Clock } from '../clock.js';

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
/** One of its buttons. */
export type ShownAction = z.infer<typeof actionSchema>;

/** Reads a card that has been found in order. */
export const readCard = (card: unknown): ShownCard => cardSchema.parse(card);

/** Buttons of a part of a card. */
export const readActions = (actions: unknown): ShownAction[] => z.array(actionSchema).catch([]).parse(actions);

/** A message of the bot as it stands in the peer. */
export interface TeamsMessage {
  /** With `;messageid=<id>` when it stands in a channel's thread. */
  readonly conversation: string;
  readonly id: string;
  text: string;
  card: ShownCard | null;
  /** What a notification says. */
  summary?: string | undefined;
  /** Who pressed sees the answer instead of the card, until the card is updated. */
  readonly instead: Map<string, ShownCard>;
}

/** What somebody wrote. */
export interface SpokenMessage {
  readonly conversation: string;
  readonly id: string;
  readonly person: string;
  readonly text: string;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
}

/** Somebody in the tenant. */
export interface TeamsPerson {
  /** Entra's object id. */
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** A personal chat, a group chat or a channel. */
export interface TeamsConversation {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly name: string;
  readonly members: Set<string>;
  /** False once somebody has taken the bot out. */
  hasBot: boolean;
}

/** One tenant. Tests see its parts; {@link TeamsPeer} makes it speak. */
export class TeamsHoldings {
  /** The bot's messages, oldest first. */
  readonly messages: TeamsMessage[] = [];
  /** What people wrote, oldest first. */
  readonly spoken: SpokenMessage[] = [];
  readonly people = new Map<string, TeamsPerson>();
  readonly conversations = new Map<string, TeamsConversation>();
  /** Called whenever something that people see has changed. */
  onChange: () => void = () => undefined;
  #lastId = 0;

  constructor(readonly clock: Clock) {}

  /** Somebody new. */
  addPerson(id: string, more: Partial<Omit<TeamsPerson, 'id'>> = {}): TeamsPerson {
    const person = { name: id, locale: 'sv-SE', timeZone: 'Europe/Stockholm', ...more, id };
    this.people.set(id, person);
    return person;
  }

  /** A conversation that the bot is in; its kind is told by the shape of its id, as in Teams. */
  addConversation(id: string, members: readonly string[] = [], name = ''): TeamsConversation {
    const kind = id.endsWith('@thread.v2') ? 'groupChat' : id.startsWith('19:') ? 'channel' : 'personal';
    const conversation: TeamsConversation = { id, kind, name, members: new Set(members), hasBot: true };
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** Somebody's personal chat with the bot; opened when it is not. */
  personalChat(person: string): TeamsConversation {
    const chats = [...this.conversations.values()];
    const chat = chats.find(({ kind, members }) => kind === 'personal' && members.has(person));
    return chat ?? this.addConversation(`a:${person}`, [person]);
  }

  /** The conversation of an id, which may name a thread of it. */
  conversationOf(id: string): TeamsConversation | undefined {
    return this.conversations.get(id.split(';')[0] ?? '');
  }

  /** Takes the bot out, as somebody does who removes the app: nothing can be written there any more. */
  removeBot(id: string): void {
    const conversation = this.conversationOf(id);
    if (conversation) conversation.hasBot = false;
  }

  /** Deletes a message of the bot. */
  delete(message: TeamsMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.onChange();
  }

  /** The newest message of the bot. */
  get lastPost(): TeamsMessage {
    const post = this.messages.at(-1);
    if (!post) throw new Error('The bot has posted nothing.');
    return post;
  }

  /** Ids of activities are times in Teams. */
  nextId(): string {
    this.#lastId = Math.max(this.#lastId + 1, this.clock.now());
    return String(this.#lastId);
  }
}
