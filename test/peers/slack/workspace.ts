// What a Slack holds: workspaces, people, channels, messages, modals and Home tabs. Its Web API and its people change it.
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { ManualClock } from '../clock.js';

/** A message as it stands in the peer. */
export interface PeerMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly thread: string | null;
  text: string;
  blocks: types.KnownBlock[];
  /** What an app attached for itself; people do not see it. */
  metadata?: unknown;
  edited?: boolean;
  /** Names of the files that came with it. */
  readonly files?: readonly string[];
}

/** A workspace that the app is, or may be, installed in. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly botUser: string;
}

/** Somebody with an account; of another workspace in a shared channel. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** A channel, a private one, or direct messages. The bot is a member by its user id. */
export interface Channel {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im' | 'mpim';
  readonly members: Set<string>;
  archived: boolean;
}

const viewSchema = z.looseObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  external_id: z.string().default(''),
  title: z.object({ type: z.literal('plain_text'), text: z.string() }).optional(),
  submit: z.object({ type: z.literal('plain_text'), text: z.string() }).nullish(),
  close: z.object({ type: z.literal('plain_text'), text: z.string() }).nullish(),
  blocks: z.array(z.custom<types.KnownBlock>()),
});
/** A modal or a Home tab as the app made it. */
export type ShownView = z.infer<typeof viewSchema>;

/** A view that is open before somebody. */
export interface OpenView {
  view: ShownView;
  hash: string;
  readonly team: string;
  readonly user: string;
}

/** Reads a view that has been found in order. */
export const readView = (view: unknown): ShownView => viewSchema.parse(view);

/** One Slack. Tests see its parts; {@link SlackPeer} makes it speak. */
export class SlackHoldings {
  readonly team = 'T0VIVALLA';
  readonly botUser = 'U0FOOTHOLD';
  readonly workspaces = new Map<string, Workspace>();
  readonly people = new Map<string, Member>();
  readonly channels = new Map<string, Channel>();
  /** Posted messages, oldest first; the bot's and the people's. */
  readonly messages: PeerMessage[] = [];
  readonly ephemerals: { channel: string; user: string; text: string; blocks?: types.KnownBlock[] }[] = [];
  /** Modals that are open, by id; a pushed one lies on top of the one before. */
  readonly views = new Map<string, OpenView>();
  /** Home tabs, by person. */
  readonly homes = new Map<string, OpenView>();
  /** Called whenever something that people see has changed. */
  onChange: () => void = () => undefined;
  #count = 0;
  #views = 0;

  constructor(readonly clock: Clock = new ManualClock()) {
    this.addWorkspace({ id: this.team, name: 'Vivalla', botUser: this.botUser });
    this.addChannel('C0VIVALLA', 'vivalla');
  }

  /** Another workspace, with the user id that the bot has there. */
  addWorkspace(workspace: Workspace): void {
    this.workspaces.set(workspace.id, workspace);
  }

  /** Somebody new, of the first workspace unless told otherwise. */
  addPerson(id: string, more: Partial<Omit<Member, 'id'>> = {}): Member {
    const person = { name: id.toLowerCase(), team: this.team, locale: 'sv-SE', timeZone: 'Europe/Stockholm' };
    const member: Member = { ...person, ...more, id };
    this.people.set(id, member);
    return member;
  }

  /** A channel that the bot is in. */
  addChannel(
    id: string,
    name: string,
    { team = this.team, isPrivate = false, members = [] as string[] } = {}
  ): Channel {
    const kind = isPrivate ? 'group' : 'channel';
    const channel: Channel = {
      id,
      team,
      name,
      kind,
      members: new Set([this.botIn(team), ...members]),
      archived: false,
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** Takes the bot out of a channel, as `/remove` does. */
  removeBot(id: string): void {
    const channel = this.channels.get(id);
    channel?.members.delete(this.botIn(channel.team));
  }

  /** Archives a channel: nothing can be written there any more. */
  archive(id: string): void {
    const channel = this.channels.get(id);
    if (channel) channel.archived = true;
  }

  /** The direct messages of a person with the bot of a workspace; opened when they are not. */
  directMessages(user: string, team = this.team): Channel {
    const id = team === this.team ? `D${user.slice(1)}` : `D${user.slice(1)}${team}`;
    return this.channels.get(id) ?? this.openDirect(id, user, team);
  }

  protected openDirect(id: string, user: string, team: string): Channel {
    const members = new Set([user, this.botIn(team)]);
    const channel: Channel = { id, team, name: '', kind: 'im', members, archived: false };
    this.channels.set(id, channel);
    return channel;
  }

  /** Who acts, known from now on, and a member of where they act. */
  protected acting(user: string, channelId: string): { person: Member | null; channel: Channel } {
    const bot = [...this.workspaces.values()].some(({ botUser }) => botUser === user);
    const person = bot ? null : (this.people.get(user) ?? this.addPerson(user));
    const known = this.channels.get(channelId);
    if (!known && !channelId.startsWith('D')) throw new Error(`There is no channel ${channelId}; add it first.`);
    const channel = known ?? this.openDirect(channelId, user, this.team);
    channel.members.add(user);
    return { person, channel };
  }

  botIn(team: string): string {
    const workspace = this.workspaces.get(team);
    if (!workspace) throw new Error(`There is no workspace ${team}; add it first.`);
    return workspace.botUser;
  }

  /** The newest message of the bot. */
  get lastPost(): PeerMessage {
    const bots = new Set([...this.workspaces.values()].map(({ botUser }) => botUser));
    const post = this.messages.findLast(({ user }) => bots.has(user));
    if (!post) throw new Error('The bot has posted nothing.');
    return post;
  }

  /** A message of the bot of a workspace. */
  post(team: string, message: Omit<PeerMessage, 'ts' | 'user'>): PeerMessage {
    return this.add({ ...message, user: this.botIn(team) });
  }

  protected add(message: Omit<PeerMessage, 'ts'>): PeerMessage {
    const added = { ...message, ts: this.nextTs() };
    this.messages.push(added);
    this.onChange();
    return added;
  }

  find(channel: string, ts: string): PeerMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** Deletes a message, as its author or an admin may. */
  delete(message: PeerMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.onChange();
  }

  /** Opens a modal before somebody. */
  show(view: ShownView, team: string, user: string): { id: string; hash: string } {
    this.#views += 1;
    const id = `V${this.#views}`;
    const hash = `${this.nextTs()}.hash`;
    this.views.set(id, { view, hash, team, user });
    this.onChange();
    return { id, hash };
  }

  /** Seconds by the clock, and a number that no other message has. */
  nextTs(): string {
    this.#count += 1;
    return `${Math.floor(this.clock.now() / 1000)}.${String(this.#count).padStart(6, '0')}`;
  }
}
