// Inbound Slack messages: direct messages, mentions, and replies in the thread of a card. Each becomes `conversation.said`.
import type { App, webApi } from '@slack/bolt';
import type { Conversation, Said, SentFile } from '../platform.js';
import { escapeMrkdwn } from './blocks.js';
import { filesIn } from './files.js';
import { messageOf, placeOf, postCard } from './platform.js';

/** A message, whichever of Slack's events brought it. */
interface Message {
  readonly eventId: string;
  readonly team: string;
  readonly user: string;
  /** The workspace that the person belongs to: in a shared channel not always ours. */
  readonly userTeam: string;
  readonly channel: string;
  readonly direct: boolean;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly files: readonly SentFile[];
}

/** Subtypes that still are a person's own words. Edits, deletions, joins and the rest are not. */
const spokenSubtypes = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** Hears what people write. */
export function listenForMessages(app: App, conversation: Conversation): void {
  const underWay = new Map<string, Promise<void>>();
  /** Files may take longer to fetch than Slack waits: what it then sends again waits for the same answer, instead of a second one. */
  const answerOnce = (client: webApi.WebClient, message: Message): Promise<void> => {
    const { eventId, files } = message;
    if (files.length === 0) return answer(client, conversation, message);
    const before = underWay.get(eventId);
    if (before !== undefined) return before;
    const answering = answer(client, conversation, message).finally(() => underWay.delete(eventId));
    underWay.set(eventId, answering);
    return answering;
  };
  app.event('app_mention', async ({ event, body, context, client }) => {
    if (event.user === undefined || event.bot_id !== undefined) return;
    await answerOnce(client, {
      eventId: body.event_id,
      // In a shared channel the body may name the other workspace; the context has the one that the app is installed in.
      team: context.teamId ?? body.team_id,
      user: event.user,
      userTeam: event.user_team ?? event.team ?? body.team_id,
      channel: event.channel,
      direct: false,
      ts: event.ts,
      thread: event.thread_ts ?? null,
      text: toPlainText(event.text, context.botUserId),
      files: filesIn(event, client, context.botToken),
    });
  });

  app.message(async ({ message: event, body, context, client }) => {
    if (!spokenSubtypes.has(event.subtype) || !('user' in event) || event.user === undefined) return;
    if ('bot_id' in event && event.bot_id !== undefined) return;
    const text = 'text' in event ? (event.text ?? '') : '';
    const direct = event.channel_type === 'im';
    const thread = 'thread_ts' in event ? (event.thread_ts ?? null) : null;
    if (!direct) {
      // In channels only replies to our own cards are for us. A mention comes once more, as app_mention.
      const parentUser = 'parent_user_id' in event ? event.parent_user_id : undefined;
      if (thread === null || parentUser === undefined || parentUser !== context.botUserId) return;
      if (text.includes(`<@${context.botUserId}>`)) return;
    }
    await answerOnce(client, {
      eventId: body.event_id,
      team: context.teamId ?? body.team_id,
      user: event.user,
      userTeam: 'team' in event && typeof event.team === 'string' ? event.team : body.team_id,
      channel: event.channel,
      direct,
      ts: event.ts,
      thread,
      text: toPlainText(text, context.botUserId),
      files: filesIn(event, client, context.botToken),
    });
  });
}

async function answer(client: webApi.WebClient, conversation: Conversation, message: Message): Promise<void> {
  const { channel, user, thread, direct } = message;
  const said: Said = {
    platform: 'slack',
    account: placeOf(message.userTeam, user),
    place: placeOf(message.team, channel),
    direct: directOf(message),
    inReplyTo: thread === null ? null : messageOf({ channel, ts: thread }),
    caseId: null,
    deliveryId: message.eventId,
    text: message.text,
    ...(message.files.length > 0 && { files: message.files }),
    ...(direct && { personal: true }),
  };
  const reply = await conversation.said(said);
  const answerThread = thread ?? (direct ? null : message.ts);
  // A failure here escapes: Slack then sends the event again, with the same id.
  if (reply.card) await postCard(client, channel, answerThread, reply.card);
  if (reply.notice !== null) await notify(client, { channel, user, thread: answerThread, direct }, reply.notice);
}

/** A colleague is written to by their id; somebody of another workspace only where they have written themselves. */
function directOf({ team, userTeam, user, channel, direct }: Message): string | null {
  if (userTeam === team) return placeOf(team, user);
  return direct ? placeOf(team, channel) : null;
}

/** Tells one person something: only to them in a channel, as a message that stays in their direct messages. */
export async function notify(
  client: webApi.WebClient,
  to: { channel: string; user: string; thread: string | null; direct: boolean },
  notice: string
): Promise<void> {
  const inThread = to.thread === null ? {} : { thread_ts: to.thread };
  const text = escapeMrkdwn(notice);
  if (to.direct) await client.chat.postMessage({ channel: to.channel, text, ...inThread });
  else await client.chat.postEphemeral({ channel: to.channel, user: to.user, text, ...inThread });
}

/** What the person wrote, without Slack's encoding: no mention of the bot, links as their text. */
export function toPlainText(text: string, botUserId: string | undefined): string {
  return text
    .replaceAll(`<@${botUserId}>`, ' ')
    .replace(/<(?:[#!@][^>|]*|[^>|]*)\|([^>]*)>/g, '$1')
    .replace(/<([^>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
