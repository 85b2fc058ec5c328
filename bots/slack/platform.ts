// Outbound Slack: posting and repainting cards. A place is `T123:C456` (a person's `T123:U456` opens their direct messages);
// a message is `C456:1700000000.000100`, known by itself since a direct message's channel differs from the person it went to.
import { webApi } from '@slack/bolt';
import type { Card } from '../cards/card.js';
import type { ChatPlatform, Posting } from '../platform.js';
import { AskedToWait, Unreachable } from '../platform.js';
import { toBlocks, toFallbackText } from './blocks.js';
import { uploadPictures } from './pictures.js';
import { NotInstalled } from './workspaces.js';

/** Slack's way of saying that a message, or the way to it, no longer exists. */
const goneErrors = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'is_inactive',
  'not_in_channel',
]);

/** Slack's way of saying that the app cannot write to somebody, or into a channel, until somebody lets it. */
const closedErrors = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
]);

/** Where a message is, as the Web API wants it. */
export interface MessageAddress {
  readonly channel: string;
  readonly ts: string;
}

/** The place of a channel, a direct message or a person. */
export function placeOf(team: string, channel: string): string {
  return `${team}:${channel}`;
}

/** The reference of a posted message. */
export function messageOf({ channel, ts }: MessageAddress): string {
  return `${channel}:${ts}`;
}

function readPlace(place: string): { team: string; channel: string } {
  const [team, channel, ...rest] = place.split(':');
  if (!team || !channel || rest.length > 0) throw new Error(`"${place}" is no Slack place; one is written T123:C456.`);
  return { team, channel };
}

function addressOf(message: string): MessageAddress {
  const [channel, ts, ...rest] = message.split(':');
  if (!channel || !ts || rest.length > 0)
    throw new Error(`"${message}" is no Slack message; one is written C456:170.01.`);
  return { channel, ts };
}

/** How a message of ours is marked, to be found again. */
const cardMark = 'foothold_card';

/** Posts a card into a channel, into a thread of it when one is given; a `key` lets it be found again. */
export async function postCard(
  client: webApi.WebClient,
  channel: string,
  thread: string | null,
  card: Card,
  key: string | null = null
): Promise<MessageAddress> {
  const pictures = await uploadPictures(client, card);
  const posted = await client.chat.postMessage({
    channel,
    text: toFallbackText(card),
    blocks: toBlocks(card, undefined, pictures),
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === null ? {} : { thread_ts: thread }),
    ...(key === null ? {} : { metadata: { event_type: cardMark, event_payload: { key } } }),
  });
  if (!posted.channel || !posted.ts) throw new Error('Slack took the message but did not say where it is.');
  return { channel: posted.channel, ts: posted.ts };
}

/** Repaints a posted card; `gone` when it cannot be reached any more. */
export async function repaintCard(
  client: webApi.WebClient,
  { channel, ts }: MessageAddress,
  card: Card
): Promise<'updated' | 'gone'> {
  try {
    await client.chat.update({ channel, ts, text: toFallbackText(card), blocks: toBlocks(card) });
    return 'updated';
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && goneErrors.has(error.data.error)) return 'gone';
    throw error;
  }
}

/** Our message with this key among the newest of a conversation or a thread, or null. */
async function postedBefore(
  client: webApi.WebClient,
  to: string,
  thread: MessageAddress | null,
  key: string
): Promise<MessageAddress | null> {
  // A person's id is no conversation yet.
  const channel = /^[UW]/.test(to) ? (await client.conversations.open({ users: to })).channel?.id : to;
  if (channel === undefined) return null;
  const asked = { channel, include_all_metadata: true, limit: 50 };
  const { messages = [] } =
    thread === null
      ? await client.conversations.history(asked)
      : await client.conversations.replies({ ...asked, ts: thread.ts });
  const found = messages.find(({ metadata }) => {
    const payload: { readonly key?: unknown } = metadata?.event_payload ?? {};
    return metadata?.event_type === cardMark && payload.key === key;
  });
  return found?.ts === undefined ? null : { channel, ts: found.ts };
}

/** What Slack says for good is told from what may pass. */
async function reaching<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof NotInstalled) throw new Unreachable('not_installed', { cause: error });
    if (error instanceof webApi.WebAPIPlatformError && closedErrors.has(error.data.error))
      throw new Unreachable(error.data.error, { cause: error });
    if (error instanceof webApi.WebAPIRateLimitedError) throw new AskedToWait(error.retryAfter, { cause: error });
    throw error;
  }
}

/** Slack as Foothold's outbound platform. `clientOf` a workspace speaks with that workspace's token. */
export function slackPlatform(clientOf: (team: string) => Promise<webApi.WebClient>): ChatPlatform {
  /** Where to write: a thread of ours, or the place itself. */
  async function aim(place: string, posting: Posting | undefined) {
    const { team, channel } = readPlace(place);
    const thread = posting?.inReplyTo === undefined ? null : addressOf(posting.inReplyTo);
    return { client: await clientOf(team), to: thread?.channel ?? channel, thread };
  }
  return {
    name: 'slack',
    post: (place, card, posting) =>
      reaching(async () => {
        const { client, to, thread } = await aim(place, posting);
        return messageOf(await postCard(client, to, thread?.ts ?? null, card, posting?.key));
      }),
    async find(place, posting) {
      try {
        const { client, to, thread } = await reaching(() => aim(place, posting));
        const before = await reaching(() => postedBefore(client, to, thread, posting.key));
        return before === null ? null : messageOf(before);
      } catch (error) {
        // Where we cannot write we have written nothing.
        if (error instanceof Unreachable) return null;
        throw error;
      }
    },
    async update(place, message, card) {
      try {
        return await reaching(async () => repaintCard(await clientOf(readPlace(place).team), addressOf(message), card));
      } catch (error) {
        // With the app its messages are out of reach.
        if (error instanceof Unreachable) return 'gone';
        throw error;
      }
    },
  };
}
