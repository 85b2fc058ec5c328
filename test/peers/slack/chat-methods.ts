// Methods of the Slack peer about messages, conversations and people.
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { ApiAnswer, Args } from './api.js';
import { faulty, invalidBlocks, text } from './api.js';
import { messageProblems } from './block-kit.js';
import type { SlackWebApi } from './web-api.js';
import type { Channel, PeerMessage } from './workspace.js';

const longestText = 40_000;

/** Answers a method for the bot of a workspace; null when it is not one of these. */
export function callChat(slack: SlackWebApi, method: string, args: Args, team: string): ApiAnswer | null {
  const answer = methods[method];
  return answer ? answer(slack, args, team) : null;
}

const methods: Readonly<Record<string, (slack: SlackWebApi, args: Args, team: string) => ApiAnswer>> = {
  'auth.test': (slack, _args, team) => ({
    ok: true,
    url: slack.url,
    team: slack.workspaces.get(team)?.name,
    team_id: team,
    user: 'foothold',
    user_id: slack.botIn(team),
    bot_id: 'B0FOOTHOLD',
    is_enterprise_install: false,
  }),

  'chat.postMessage': (slack, args, team) => {
    const channel = writable(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    const refusal = refuseContent(args) ?? refusePictures(slack, args);
    if (refusal) return refusal;
    const post = slack.post(team, {
      channel: channel.id,
      thread: text(args, 'thread_ts') || null,
      text: text(args, 'text'),
      blocks: blocksOf(args),
      metadata: args['metadata'],
    });
    return { ok: true, channel: channel.id, ts: post.ts, message: shown(post) };
  },

  'chat.update': (slack, args, team) => {
    const channel = writable(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    const post = slack.find(channel.id, text(args, 'ts'));
    if (!post) return faulty('message_not_found');
    if (post.user !== slack.botIn(team)) return faulty('cant_update_message');
    const refusal = refuseContent(args);
    if (refusal) return refusal;
    Object.assign(post, { text: text(args, 'text'), blocks: blocksOf(args), edited: true });
    slack.onChange();
    return { ok: true, channel: post.channel, ts: post.ts, text: post.text, message: shown(post) };
  },

  'chat.delete': (slack, args, team) => {
    const post = slack.find(text(args, 'channel'), text(args, 'ts'));
    if (!post) return faulty('message_not_found');
    if (post.user !== slack.botIn(team)) return faulty('cant_delete_message');
    slack.delete(post);
    return { ok: true, channel: post.channel, ts: post.ts };
  },

  'chat.postEphemeral': (slack, args, team) => {
    const channel = writable(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    const user = text(args, 'user');
    if (!channel.members.has(user)) return faulty('user_not_in_channel');
    const refusal = refuseContent(args);
    if (refusal) return refusal;
    const blocks = blocksOf(args);
    slack.ephemerals.push({
      channel: channel.id,
      user,
      text: text(args, 'text'),
      ...(blocks.length > 0 && { blocks }),
    });
    slack.onChange();
    return { ok: true, message_ts: slack.nextTs() };
  },

  'conversations.open': (slack, args, team) => {
    const users = text(args, 'users').split(',').filter(Boolean);
    if (users.length === 0) return faulty('users_list_not_supplied');
    if (users.some((user) => !slack.people.has(user))) return faulty('user_not_found');
    const [user = ''] = users;
    if (users.length === 1) return { ok: true, channel: { id: slack.directMessages(user, team).id } };
    const channel = slack.addChannel(`G${users.map((each) => each.slice(1)).join('')}`, '', { team, members: users });
    return { ok: true, channel: { id: channel.id } };
  },

  'conversations.info': (slack, args, team) => {
    const channel = seen(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    const { id, name, kind, archived, members } = channel;
    const user = [...members].find((each) => each !== slack.botIn(team));
    const common = { id, is_archived: archived, is_member: members.has(slack.botIn(team)) };
    const more = kind === 'im' ? { is_im: true, user } : { name, is_channel: true, is_private: kind === 'group' };
    return { ok: true, channel: { ...common, ...more } };
  },

  'conversations.replies': (slack, args, team) => {
    const channel = seen(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    const ts = text(args, 'ts');
    if (!slack.find(channel.id, ts)) return faulty('thread_not_found');
    return pageOf(
      slack.messages.filter(
        (message) => message.channel === channel.id && (message.ts === ts || message.thread === ts)
      ),
      args
    );
  },

  'conversations.history': (slack, args, team) => {
    const channel = seen(slack, text(args, 'channel'), team);
    if (typeof channel === 'string') return faulty(channel);
    if (!channel.members.has(slack.botIn(team))) return faulty('not_in_channel');
    const [oldest, latest] = [text(args, 'oldest') || '0', text(args, 'latest') || '9999999999'];
    const within = slack.messages.filter(
      ({ channel: at, thread, ts }) => at === channel.id && thread === null && ts >= oldest && ts <= latest
    );
    return pageOf(within.reverse(), args);
  },

  'users.info': (slack, args) => {
    const person = slack.people.get(text(args, 'user'));
    if (!person) return faulty('user_not_found');
    const { id, name, team, locale, timeZone } = person;
    const profile = { real_name: name, display_name: name };
    return {
      ok: true,
      user: { id, team_id: team, name, real_name: name, locale, tz: timeZone, is_bot: false, profile },
    };
  },
};

/** A channel that this workspace's bot can name. */
function seen(slack: SlackWebApi, id: string, team: string): Channel | string {
  const channel = slack.channels.get(id);
  if (channel?.team !== team) return 'channel_not_found';
  const isHidden = channel.kind !== 'channel' && !channel.members.has(slack.botIn(team));
  return isHidden ? 'channel_not_found' : channel;
}

/** A channel that it can write in. A person stands for their direct messages. */
function writable(slack: SlackWebApi, id: string, team: string): Channel | string {
  if (id.startsWith('U') && slack.people.has(id)) {
    const direct = slack.directMessages(id, team);
    return direct.members.has(slack.botIn(team)) ? direct : 'channel_not_found';
  }
  const channel = seen(slack, id, team);
  if (typeof channel === 'string') return channel;
  if (channel.archived) return 'is_archived';
  return channel.members.has(slack.botIn(team)) ? channel : 'not_in_channel';
}

const problemsOf = messageProblems();

function refuseContent(args: Args): ApiAnswer | null {
  const problems = args['blocks'] === undefined ? [] : problemsOf(args['blocks']);
  if (problems.length > 0) return invalidBlocks(problems);
  // Slack would take blocks alone; a message without text is silent in notifications and for screen readers.
  if (text(args, 'text') === '') return faulty('no_text');
  return text(args, 'text').length > longestText ? faulty('msg_too_long') : null;
}

/** A picture has to be uploaded, and completed, before a message shows it. */
function refusePictures(slack: SlackWebApi, args: Args): ApiAnswer | null {
  const shownFiles = blocksOf(args).flatMap((block) =>
    block.type === 'image' && 'slack_file' in block ? [block.slack_file] : []
  );
  const missing = shownFiles.some(
    (file) => !('id' in file) || typeof file.id !== 'string' || !slack.files.isThere(file.id)
  );
  return missing ? invalidBlocks(['slack file not found']) : null;
}

function blocksOf(args: Args): types.KnownBlock[] {
  return z.array(z.custom<types.KnownBlock>()).parse(args['blocks'] ?? []);
}

function shown({ ts, text: said, user, thread, blocks, metadata }: PeerMessage): object {
  const inThread = thread === null ? {} : { thread_ts: thread };
  return {
    type: 'message',
    ts,
    text: said,
    user,
    blocks,
    ...inThread,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function pageOf(messages: readonly PeerMessage[], args: Args): ApiAnswer {
  const [from, limit] = [Number(text(args, 'cursor')) || 0, Number(args['limit'] ?? 100)];
  const next = from + limit < messages.length ? String(from + limit) : '';
  const some = messages.slice(from, from + limit).map(shown);
  return { ok: true, messages: some, has_more: next !== '', response_metadata: { next_cursor: next } };
}
