// Inbound Teams: what people write and press. Each becomes `conversation.said` or `conversation.pressed` and gets an answer.
import { createHash } from 'node:crypto';
import type { AdaptiveCardInvokeResponse, AdaptiveCardInvokeValue, Activity } from 'botbuilder';
import { ActivityHandler, TurnContext } from 'botbuilder';
import type { Database } from '../../prisma/database.js';
import { forgetTeamsConversation, personalPlace, rememberTeamsConversation } from '../../prisma/teams-conversations.js';
import type { ChatPlatform, Conversation } from '../platform.js';
import type { PressData } from './adaptive-card.js';
import { readPressData, toAdaptiveCard, verbs } from './adaptive-card.js';
import { filesIn } from './files.js';
import { accountOf, conversationOf, messageOf, placeOf, tenantOf } from './places.js';
import { cardActivity } from './platform.js';

/** The turns of a conversation with Teams. */
export class TeamsTurns extends ActivityHandler {
  readonly #conversation: Conversation;
  readonly #db: Database;
  readonly #platform: ChatPlatform;

  /** Signs what the bot fetches; null for a bot without an id. */
  readonly #token: (() => Promise<string>) | null;

  constructor({
    conversation,
    db,
    platform,
    token,
  }: {
    readonly conversation: Conversation;
    readonly db: Database;
    readonly platform: ChatPlatform;
    readonly token: (() => Promise<string>) | null;
  }) {
    super();
    this.#conversation = conversation;
    this.#db = db;
    this.#platform = platform;
    this.#token = token;
    this.onMessage(async (context, next) => {
      await this.#remember(context.activity);
      await this.#answerMessage(context);
      await next();
    });
    // Teams tells of the bot being added or taken out in one of these ways, or both.
    this.onInstallationUpdateAdd((context, next) => this.#remember(context.activity).then(next));
    this.onInstallationUpdateRemove((context, next) => this.#forget(context.activity).then(next));
    this.onMembersAdded((context, next) => this.#remember(context.activity).then(next));
    this.onMembersRemoved(async ({ activity }, next) => {
      if (activity.membersRemoved?.some(({ id }) => id === activity.recipient?.id)) await this.#forget(activity);
      await next();
    });
  }

  /** Keeps where the conversation is, so that it can be written to first. */
  async #remember(activity: Activity): Promise<void> {
    const kind = activity.conversation?.conversationType ?? '';
    const { tenant, account } = { tenant: tenantOf(activity) ?? '', account: accountOf(activity) };
    const { id: conversation } = conversationOf(activity);
    const own = kind === 'personal' && activity.from?.aadObjectId !== undefined;
    await rememberTeamsConversation(this.#db, {
      tenant,
      conversation,
      kind,
      account: own ? account : null,
      place: placeOf(activity),
    });
  }

  async #forget(activity: Activity): Promise<void> {
    await forgetTeamsConversation(this.#db, tenantOf(activity) ?? '', conversationOf(activity).id);
  }

  async #answerMessage(context: TurnContext): Promise<void> {
    const { activity } = context;
    const { id: conversationId, thread } = conversationOf(activity);
    const repliedTo = thread !== null && thread !== activity.id ? thread : (activity.replyToId ?? null);
    const direct = await personalPlace(this.#db, accountOf(activity));
    const files = filesIn(activity, this.#token);
    const overheard = activity.conversation?.conversationType !== 'personal';
    const reply = await this.#conversation.said({
      platform: 'teams',
      account: accountOf(activity),
      place: placeOf(activity),
      direct,
      inReplyTo: repliedTo === null ? null : messageOf(conversationId, repliedTo),
      caseId: null,
      deliveryId: messageOf(conversationId, activity.id ?? ''),
      text: toPlainText(activity),
      ...(files.length > 0 && { files }),
      ...(overheard ? { overheard } : { personal: true }),
    });
    if (reply.card) {
      if (overheard && direct !== null) await this.#platform.post(direct, reply.card);
      else await context.sendActivity(cardActivity(reply.card));
    }
    if (reply.notice !== null) await context.sendActivity(plainMessage(reply.notice));
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue
  ): Promise<AdaptiveCardInvokeResponse> {
    const { activity } = context;
    if (action.verb === verbs.dismiss) {
      if (activity.replyToId !== undefined) await context.deleteActivity(activity.replyToId);
      return sentence('✓');
    }
    const data = readPressData(action.data);
    const reply = await this.#conversation.pressed({
      platform: 'teams',
      account: accountOf(activity),
      place: placeOf(activity),
      deliveryId: data?.deliveryId ?? pressId(activity, data),
      // A button that we cannot read is handed on as well: the conversation says so to the person.
      caseId: data?.caseId ?? '',
      command: data?.command ?? null,
      reason: data?.reason ?? null,
    });
    if (reply.card) await context.sendActivity(cardActivity(reply.card));
    // The answer to an invoke is seen by this person only; everybody's card is repainted by the announcement.
    return reply.repaint
      ? { statusCode: 200, type: cardResponseType, value: { ...toAdaptiveCard(reply.repaint, reply.notice) } }
      : sentence(reply.notice ?? reply.card?.summary ?? '✓');
  }
}

const cardResponseType = 'application/vnd.microsoft.card.adaptive';
const messageResponseType = 'application/vnd.microsoft.activity.message';

function sentence(text: string): AdaptiveCardInvokeResponse {
  // Microsoft's type says that the value is an object; for this response type Teams wants the text itself.
  return { statusCode: 200, type: messageResponseType, value: text as unknown as Record<string, unknown> };
}

/** Teams may send an invoke again under a new activity id, so a press is known by what was pressed, on what it showed, where and by whom. */
function pressId(activity: Partial<Activity>, data: PressData | null): string {
  const pressed = JSON.stringify([data?.caseId, data?.command, data?.reason, data?.revision]);
  const hash = createHash('sha256').update(pressed).digest('base64url').slice(0, 22);
  return [conversationOf(activity).id, activity.replyToId, hash, activity.from?.id].join('|');
}

function toPlainText(activity: Activity): string {
  const text = activity.recipient ? TurnContext.removeRecipientMention(activity) : activity.text;
  return (text ?? '').replaceAll('&nbsp;', ' ').trim();
}

function plainMessage(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}
