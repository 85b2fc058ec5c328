// Inbound Slack presses: command buttons, the modal that asks for a reason, and cancel. Each press gets an answer.
import type { App, BlockAction, ButtonAction, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Conversation, Reply } from '../platform.js';
import type { ModalMetadata } from './blocks.js';
import { actionPrefix, readButtonValue, readModalMetadata, reasonModal, toReasonModal } from './blocks.js';
import { notify } from './messages.js';
import type { MessageAddress } from './platform.js';
import { placeOf, postCard, repaintCard } from './platform.js';

/** The pressed card: where it is and who pressed. */
interface Press extends MessageAddress {
  readonly user: string;
  readonly thread: string | null;
}

/** Hears what people press. */
export function listenForPresses(app: App, conversation: Conversation, log: Logger): void {
  app.action<BlockAction<ButtonAction>>(
    startingWith(actionPrefix.command),
    async ({ ack, action, body, respond, client, context }) => {
      const value = readButtonValue(action.value);
      const { channel, ts } = addressOf(body);
      const team = context.teamId ?? body.team?.id ?? '';
      const place = placeOf(team, channel);
      if (value?.input) {
        const { caseId, command, deliveryId } = value;
        const remembered: ModalMetadata = { caseId, command, deliveryId, place, channel, ts };
        await client.views.open({
          trigger_id: body.trigger_id,
          view: toReasonModal(action.text.text, value.input, remembered),
        });
        await ack();
        return;
      }
      const reply = await conversation.pressed({
        platform: 'slack',
        account: placeOf(body.user.team_id ?? team, body.user.id),
        place,
        deliveryId: value?.deliveryId ?? `${team}:${ts}:${action.action_ts}:${body.user.id}`,
        // A button that we cannot read is handed on as well: the conversation says so to the person.
        caseId: value?.caseId ?? '',
        command: value?.command ?? null,
        reason: null,
      });
      await show(client, reply, { channel, ts, user: body.user.id, thread: threadOf(body) });
      if (reply.notice !== null)
        await respond({ text: reply.notice, response_type: 'ephemeral', replace_original: false });
      await ack();
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
    const { channel, ts } = remembered;
    const reply = await conversation.pressed({
      platform: 'slack',
      account: placeOf(body.user.team_id ?? team, body.user.id),
      place: remembered.place,
      deliveryId: remembered.deliveryId ?? `${view.id}:${view.hash}`,
      caseId: remembered.caseId,
      command: remembered.command,
      reason: view.state.values[reasonModal]?.[reasonModal]?.value ?? '',
    });
    if (isRefusal(reply)) {
      await ack({ response_action: 'errors', errors: { [reasonModal]: reply.notice ?? '' } });
      return;
    }
    await show(client, reply, { channel, ts, user: body.user.id, thread: null });
    if (reply.notice !== null) {
      await notify(
        client,
        { channel, user: body.user.id, thread: null, direct: channel.startsWith('D') },
        reply.notice
      );
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

/** Nothing to show but a sentence: the command was not taken, and the sentence says why. */
function isRefusal(reply: Reply): boolean {
  return reply.notice !== null && reply.repaint === null && reply.card === null;
}

function addressOf(body: BlockAction): MessageAddress {
  const { channel_id: channel, message_ts: ts }: Record<string, unknown> = body.container;
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
