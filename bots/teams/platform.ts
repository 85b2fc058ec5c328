// Outbound Teams: posting and repainting cards in conversations that the bot is part of.
import { CardFactory } from 'botbuilder';
import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.js';
import type { ChatPlatform } from '../platform.js';
import { Unreachable } from '../platform.js';
import { toAdaptiveCard } from './adaptive-card.js';
import { activityIdOf, messageOf, referenceOf } from './places.js';

/** A card as a message. `summary` is what a notification shows. */
export function cardActivity(card: Card): Partial<Activity> {
  return {
    type: 'message',
    summary: card.summary,
    attachments: [CardFactory.adaptiveCard(toAdaptiveCard(card))],
  };
}

/** Teams as Foothold's outbound platform. */
export function teamsPlatform(adapter: CloudAdapter, appId: string): ChatPlatform {
  /**
   * Does something in a conversation. An error in the callback of continueConversationAsync may end in the adapter's
   * onTurnError while the promise resolves, so a failed send would look sent: it is carried out by hand.
   */
  async function inConversation<T>(place: string, act: (context: TurnContext) => Promise<T>): Promise<T> {
    let outcome: { done: true; value: T } | { done: false; error: unknown } | null = null;
    await adapter.continueConversationAsync(appId, referenceOf(place), async (context) => {
      try {
        outcome = { done: true, value: await act(context) };
      } catch (error) {
        outcome = { done: false, error };
      }
    });
    return settled(outcome);
  }

  return {
    name: 'teams',
    // Teams lets no bot read what it has posted: after an error that hid a success the card stands there twice, and the newer one lives on.
    async post(place, card, posting) {
      const thread = posting?.inReplyTo === undefined ? {} : { replyToId: activityIdOf(posting.inReplyTo) };
      const sent = await inConversation(place, (context) =>
        context.sendActivity({ ...cardActivity(card), ...thread })
      ).catch((error: unknown) => {
        throw closedBy(error) ?? error;
      });
      if (!sent?.id) throw new Error('Teams took the message but did not say where it is.');
      return messageOf(referenceOf(place).conversation?.id ?? '', sent.id);
    },
    async update(place, message, card) {
      try {
        await inConversation(place, (context) =>
          context.updateActivity({ ...cardActivity(card), id: activityIdOf(message) })
        );
        return 'updated';
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw closedBy(error) ?? error;
      }
    },
  };
}

function settled<T>(outcome: { done: true; value: T } | { done: false; error: unknown } | null): T {
  if (outcome === null) throw new Error('Teams did not open the conversation.');
  if (!outcome.done) throw outcome.error;
  return outcome.value;
}

/** The connector's words for: there is no such message or conversation, or the bot was taken out of it. */
const goneCodes = new Set(['ActivityNotFoundInConversation', 'ConversationNotFound', 'BotNotInConversationRoster']);

function isGone(error: unknown): boolean {
  const { status, code } = answerOf(error);
  return status === 404 || goneCodes.has(code);
}

/** Teams says 403 or 404 when it lets the bot write there no more. */
function closedBy(error: unknown): Unreachable | null {
  const { status, code } = answerOf(error);
  return status === 403 || status === 404 ? new Unreachable(code || String(status), { cause: error }) : null;
}

/** What the connector answered, when it did. */
function answerOf(error: unknown): { status: number | null; code: string } {
  if (!(error instanceof Error)) return { status: null, code: '' };
  const { statusCode, code } = error as Error & { statusCode?: unknown; code?: unknown };
  return { status: typeof statusCode === 'number' ? statusCode : null, code: typeof code === 'string' ? code : '' };
}
