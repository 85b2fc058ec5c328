// Inbound Slack presses, in messages and on the Home tab: command buttons, the modal that asks for a reason, and cancel. Each gets an answer.
import type { App, BlockAction, ButtonAction, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Conversation, Reply } from '../platform.js';
import { chatWords } from '../words/chat.js';
import type { ModalMetadata } from './blocks.js';
import { actionPrefix, readButtonValue, readModalMetadata, reasonModal, toReasonModal } from './blocks.js';
import { drawHome, homesAgain } from './home.js';
import { notify } from './messages.js';
import type { MessageAddress } from './platform.js';
import { placeOf, postCard, repaintCard } from './platform.js';

/** Nobody's language is known before the conversation has been asked. */
const notAsked = (['sv', 'en'] as const).map((language) => chatWords(language).say.notAsked).join('\n');

/** The pressed card: where it is and who pressed. */
interface Press extends MessageAddress {
  readonly user: string;
  readonly thread: string | null;
}

/** Hears what people press. */
export function listenForPresses(app: App, conversation: Conversation, log: Logger): void {
  const drawHomeAgain = homesAgain(conversation, log);

  app.action<BlockAction<ButtonAction>>(
    startingWith(actionPrefix.command),
    async ({ ack, action, body, respond, client, context }) => {
      const value = readButtonValue(action.value);
      const address = addressOf(body);
      const { user } = body;
      const team = context.teamId ?? body.team?.id ?? '';
      const home = { team: user.team_id ?? team, user: user.id };
      const place = placeOf(team, address?.channel ?? user.id);
      if (value?.input) {
        const { caseId, command, deliveryId } = value;
        const remembered: ModalMetadata = { caseId, command, deliveryId, place, address };
        const view = toReasonModal(action.text.text, value.input, remembered);
        try {
          await client.views.open({ trigger_id: body.trigger_id, view });
        } catch (error) {
          // A trigger opens one modal within three seconds; Slack sends no press again.
          log.warn({ err: error }, 'A modal that asks for a reason could not be opened.');
          if (address === null) await drawHome(client, conversation, home, notAsked);
          else await respond({ text: notAsked, response_type: 'ephemeral', replace_original: false });
        }
        await ack();
        return;
      }
      const reply = await conversation.pressed({
        platform: 'slack',
        account: placeOf(home.team, user.id),
        place,
        deliveryId: value?.deliveryId ?? `${team}:${address?.ts ?? 'home'}:${action.action_ts}:${user.id}`,
        // A button that we cannot read is handed on as well: the conversation says so to the person.
        caseId: value?.caseId ?? '',
        command: value?.command ?? null,
        reason: null,
      });
      // What was pressed is durable: nobody's Slack need wait for what it looks like.
      await ack();
      if (address === null) await drawHome(client, conversation, home, reply.notice);
      else {
        await Promise.all([
          show(client, reply, { ...address, user: user.id, thread: threadOf(body) }),
          reply.notice !== null && respond({ text: reply.notice, response_type: 'ephemeral', replace_original: false }),
        ]);
        drawHomeAgain(client, home);
      }
    }
  );

  app.action<BlockAction<ButtonAction>>(startingWith(actionPrefix.dismiss), async ({ ack, respond }) => {
    await respond({ delete_original: true });
    await ack();
  });

  app.action(startingWith(actionPrefix.link), async ({ ack }) => ack());

  app.view({ callback_id: reasonModal, type: 'view_submission' }, async ({ ack, view, body, client, context }) => {
    const remembered = readModalMetadata(view.private_metadata);
    if (!remembered) throw new Error('Slack sent a modal whose private metadata is not ours.');
    // The submitter's workspace; in a shared channel not always the one that the app is installed in.
    const team = body.team?.id ?? context.teamId ?? '';
    const { address } = remembered;
    const home = { team: body.user.team_id ?? team, user: body.user.id };
    const reply = await conversation.pressed({
      platform: 'slack',
      account: placeOf(home.team, home.user),
      place: remembered.place,
      deliveryId: remembered.deliveryId ?? `${view.id}:${view.hash}`,
      caseId: remembered.caseId,
      command: remembered.command,
      reason: view.state.values[reasonModal]?.[reasonModal]?.value ?? '',
    });
    // What was typed is kept for another try, and the sentence says why it was not taken.
    if (reply.sent === 'refused') {
      await ack({ response_action: 'errors', errors: { [reasonModal]: reply.notice ?? reply.repaint?.summary ?? '' } });
      return;
    }
    if (address === null) await drawHome(client, conversation, home, reply.notice);
    else {
      const { channel } = address;
      await show(client, reply, { ...address, user: home.user, thread: null });
      if (reply.notice !== null)
        await notify(client, { channel, user: home.user, thread: null, direct: channel.startsWith('D') }, reply.notice);
      drawHomeAgain(client, home);
    }
    await ack();
  });

  async function show(client: webApi.WebClient, reply: Reply, press: Press): Promise<void> {
    const { repaint, card } = reply;
    if (repaint) {
      try {
        await repaintCard(client, press, repaint);
      } catch (error) {
        // The command is durable and the announcement repaints the card too: no reason to call the press failed.
        log.warn({ err: error }, 'A pressed Slack card could not be repainted at once.');
      }
    }
    if (card) await postCard(client, press.channel, press.thread, card);
  }
}

/** The message that was pressed in; null on the Home tab. */
function addressOf(body: BlockAction): MessageAddress | null {
  const { type, channel_id: channel, message_ts: ts }: Record<string, unknown> = body.container;
  if (type === 'view') return null;
  if (typeof channel !== 'string' || typeof ts !== 'string') throw new Error('Slack sent a press without its message.');
  return { channel, ts };
}

function threadOf(body: BlockAction): string | null {
  const thread: unknown = body.container['thread_ts'];
  return typeof thread === 'string' ? thread : null;
}

function startingWith(prefix: string): RegExp {
  return new RegExp(`^${prefix}`);
}
