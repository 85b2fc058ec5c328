// Where things are in Teams, as opaque strings: a place is a serialised conversation reference, a message is
// `<conversation>|<activity>`, known by itself since activity ids repeat between conversations.
import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';

const placeSchema = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  bot: z.string(),
  conversation: z.string(),
  conversationType: z.string().nullable(),
  tenant: z.string().nullable(),
});

/** The place an activity happened in: the whole channel, also when it was written in a thread of it. */
export function placeOf(activity: Partial<Activity>): string {
  const place: z.infer<typeof placeSchema> = {
    serviceUrl: activity.serviceUrl ?? '',
    channelId: activity.channelId ?? '',
    bot: activity.recipient?.id ?? '',
    conversation: conversationOf(activity).id,
    conversationType: activity.conversation?.conversationType ?? null,
    tenant: tenantOf(activity),
  };
  return JSON.stringify(place);
}

/** The reference that botbuilder continues a conversation by. */
export function referenceOf(place: string): Partial<ConversationReference> {
  const { serviceUrl, channelId, bot, conversation, conversationType, tenant } = placeSchema.parse(JSON.parse(place));
  return {
    serviceUrl,
    channelId,
    bot: { id: bot, name: '' },
    conversation: {
      id: conversation,
      name: '',
      isGroup: conversationType !== 'personal',
      conversationType: conversationType ?? '',
      ...(tenant === null ? {} : { tenantId: tenant }),
    },
  };
}

/** The reference of a message in a conversation. */
export function messageOf(conversation: string, activityId: string): string {
  return `${conversation}|${activityId}`;
}

/** The activity id in a message's reference. */
export function activityIdOf(message: string): string {
  return message.slice(message.lastIndexOf('|') + 1);
}

/** The conversation, and the message that began its thread: Teams writes both into a channel's conversation id. */
export function conversationOf(activity: Partial<Activity>): { id: string; thread: string | null } {
  const [id = '', thread = null] = (activity.conversation?.id ?? '').split(';messageid=');
  return { id, thread };
}

/** The account of who sent it: `<tenant>:<Entra object id>`, the same person in every conversation. */
export function accountOf(activity: Partial<Activity>): string {
  return `${tenantOf(activity) ?? ''}:${activity.from?.aadObjectId ?? activity.from?.id ?? ''}`;
}

const channelDataSchema = z.object({ tenant: z.object({ id: z.string() }) });

/** The tenant it came from; a guest's own is another. */
export function tenantOf(activity: Partial<Activity>): string | null {
  return activity.conversation?.tenantId ?? channelDataSchema.safeParse(activity.channelData).data?.tenant.id ?? null;
}
