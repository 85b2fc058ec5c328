// Which scopes Slack asks for, by its reference: of a method, by the kind of channel, and of an event.
import type { Channel } from './workspace.js';

const reading = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;

/** What a method wants of the token, for a call about this channel if any. Methods that are not named want nothing. */
export function scopesFor(method: string, kind: Channel['kind'] | null): string[] {
  if (method.startsWith('chat.')) return ['chat:write'];
  if (method === 'users.info') return ['users:read'];
  if (method === 'files.info') return ['files:read'];
  if (method.startsWith('files.')) return ['files:write'];
  if (method === 'conversations.open') return [kind === 'mpim' ? 'mpim:write' : 'im:write'];
  if (kind === null) return [];
  if (method === 'conversations.info') return [`${reading[kind]}:read`];
  if (method === 'conversations.replies' || method === 'conversations.history') return [`${reading[kind]}:history`];
  return [];
}

const eventScopes: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};

/** The event's name in an app's settings: messages are told apart by where they are. */
export function subscriptionOf(event: { type: string }, kind: Channel['kind'] | null): string {
  const places = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;
  return event.type === 'message' && kind !== null ? `message.${places[kind]}` : event.type;
}

/** What an app needs to hear of it; null when nothing. */
export function scopeToHear(subscription: string): string | null {
  return eventScopes[subscription] ?? null;
}

/** Everything there is to grant, for tests that are about something else. */
export const everyScope: readonly string[] = [
  ...new Set([
    'chat:write',
    'files:write',
    'files:read',
    'users:read',
    'im:write',
    'mpim:write',
    ...Object.values(eventScopes),
    ...Object.values(reading).map((place) => `${place}:read`),
  ]),
];
