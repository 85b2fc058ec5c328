// What one person sees on the page: their channels, direct messages, Home tab and open modal; their chats and cards.
import type { types } from '@slack/bolt';
import type { SlackPeer } from '../slack/peer.js';
import type { PeerMessage } from '../slack/workspace.js';
import type { ShownCard, TeamsPeer } from '../teams/peer.js';
import type { Seated } from './people.js';
import { places } from './people.js';

interface SlackLine {
  readonly ts: string;
  readonly who: string;
  readonly bot: boolean;
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  readonly thread: string | null;
  readonly edited: boolean;
  readonly files: readonly string[];
  /** Seen by this person only. */
  readonly ephemeral: boolean;
}

/** An ephemeral message with the time that it came. */
export interface Whisper {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: types.KnownBlock[];
}

/** The Slack half. */
export function slackSight(slack: SlackPeer, whispers: readonly Whisper[], { slackId }: Seated) {
  const nameOf = (user: string): string => slack.people.get(user)?.name ?? 'Foothold';
  const direct = slack.directMessages(slackId).id;
  const line = ({ ts, user, text, blocks, thread, edited = false, files = [] }: PeerMessage): SlackLine => {
    const bot = user === slack.botUser;
    return { ts, who: nameOf(user), bot, text, blocks, thread, edited, files, ephemeral: false };
  };
  const whispered = ({ ts, text, blocks = [] }: Whisper): SlackLine => {
    return { ts, who: 'Foothold', bot: true, text, blocks, thread: null, edited: false, files: [], ephemeral: true };
  };
  const channel = (id: string, name: string) => ({
    id,
    name,
    lines: [
      ...slack.messages.filter((message) => message.channel === id).map(line),
      ...whispers.filter((each) => each.channel === id && each.user === slackId).map(whispered),
    ].sort((one, other) => (one.ts < other.ts ? -1 : 1)),
  });
  const [viewId, open] = [...slack.views].findLast(([, { user }]) => user === slackId) ?? [];
  return {
    channels: [channel(direct, 'Foothold'), channel(places.slackChannel, '# vivalla')],
    home: slack.homes.get(slackId)?.view.blocks ?? null,
    modal: open ? { id: viewId, ...open.view } : null,
    names: Object.fromEntries([...slack.people.values()].map(({ id, name }) => [id, name])),
  };
}

interface TeamsLine {
  readonly id: string;
  readonly who: string;
  readonly bot: boolean;
  readonly text: string;
  readonly card: ShownCard | null;
  readonly files: readonly string[];
  readonly thread: string | null;
}

/** The Teams half. */
export function teamsSight(teams: TeamsPeer, { teamsId }: Seated) {
  const lines = (conversation: string): TeamsLine[] => {
    const within = (id: string) => id.split(';')[0] === conversation;
    const threadOf = (id: string) => id.split(';messageid=')[1] ?? null;
    const posted = teams.messages
      .filter((message) => within(message.conversation))
      .map((message): TeamsLine => {
        const { id, text, card, instead } = message;
        const thread = threadOf(message.conversation);
        return { id, who: 'Foothold', bot: true, text, card: instead.get(teamsId) ?? card, files: [], thread };
      });
    const spoken = teams.spoken
      .filter((message) => within(message.conversation))
      .map((message): TeamsLine => {
        const { id, person, text, files } = message;
        const who = teams.people.get(person)?.name ?? person;
        return { id, who, bot: false, text, card: null, files, thread: threadOf(message.conversation) };
      });
    return [...posted, ...spoken].sort((one, other) => Number(one.id) - Number(other.id));
  };
  const chats = [teams.personalChat(teamsId).id, places.teamsGroup, places.teamsChannel];
  return {
    chats: chats.map((id) => {
      const { name, kind } = teams.conversationOf(id) ?? { name: '', kind: 'personal' };
      return { id, kind, name: kind === 'personal' ? 'Foothold' : name, lines: lines(id) };
    }),
    toasts: teams.toasts.filter(({ person }) => person === teamsId).map(({ text }) => text),
  };
}
