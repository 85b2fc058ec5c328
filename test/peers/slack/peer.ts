// A small Slack to test against: the signed HTTP payloads that Slack sends for what people write, press and submit, and a Web
// API to answer to (slack-web-api.ts). Real HTTP both ways; nothing of the bot is replaced.
import { createHmac, randomUUID } from 'node:crypto';
import type { BlockAction, ButtonAction, EnvelopedEvent, types, ViewSubmitAction } from '@slack/bolt';
import type { PeerMessage } from './web-api.js';
import { SlackWebApi } from './web-api.js';

/** What Slack got back for a delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** How a delivery may differ from an honest first one. */
export interface DeliveryTwist {
  readonly secret?: string;
  readonly atSeconds?: number;
  readonly headers?: Record<string, string>;
}

/** One workspace with one bot in it. Make it with {@link startSlackPeer}. */
export class SlackPeer extends SlackWebApi {
  /** Where the bot listens: its full `/slack/events` address. */
  requestUrl = '';

  /** Sends a body to the bot, signed as Slack signs. */
  async deliver(body: string, contentType: string, twist: DeliveryTwist = {}): Promise<Delivered> {
    const timestamp = String(twist.atSeconds ?? Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', twist.secret ?? this.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(this.requestUrl, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        ...twist.headers,
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  }

  /** Sends an event once. `retry` with the same event id is Slack's second try. */
  event(
    event: types.GenericMessageEvent | types.AppMentionEvent | types.MessageChangedEvent,
    eventId = `Ev${randomUUID()}`,
    twist: DeliveryTwist = {}
  ): Promise<Delivered> {
    const body: EnvelopedEvent = {
      token: 'unused',
      team_id: this.team,
      api_app_id: 'A0FOOTHOLD',
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: this.clock,
      authorizations: [{ enterprise_id: null, team_id: this.team, user_id: this.botUser, is_bot: true }],
    };
    return this.deliver(JSON.stringify(body), 'application/json', twist);
  }

  /** A person writes: in direct messages (channel `D...`), in a thread, or to the bot by mention. */
  async say(
    user: string,
    channel: string,
    text: string,
    { thread, eventId, twist }: { thread?: string; eventId?: string; twist?: DeliveryTwist } = {}
  ): Promise<Delivered> {
    const message = this.add(channel, user, text, thread ?? null, []);
    const parent = thread === undefined ? undefined : this.find(channel, thread)?.user;
    const common = {
      user,
      text,
      ts: message.ts,
      event_ts: message.ts,
      channel,
      team: this.team,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(parent === undefined ? {} : { parent_user_id: parent }),
    };
    const direct = channel.startsWith('D');
    const isMention = !direct && text.includes(`<@${this.botUser}>`);
    const said = await this.event(
      { type: 'message', subtype: undefined, channel_type: direct ? 'im' : 'channel', ...common },
      eventId,
      twist
    );
    // As Slack does, a mention in a channel comes as two events.
    return isMention ? this.event({ type: 'app_mention', ...common }, undefined, twist) : said;
  }

  /** A person presses a button of a posted message, found by its label. */
  async press(
    user: string,
    message: PeerMessage,
    label: string,
    twist: DeliveryTwist & { actionTs?: string } = {}
  ): Promise<Delivered> {
    const button = buttonsOf(message).find(({ text }) => text.text === label);
    if (!button) throw new Error(`The message has no button "${label}".`);
    const { triggerId, responseUrl } = this.openPress(user, message);
    const body: BlockAction<ButtonAction> = {
      type: 'block_actions',
      token: 'unused',
      api_app_id: 'A0FOOTHOLD',
      team: { id: this.team, domain: 'vivalla' },
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: this.team },
      channel: { id: message.channel, name: 'vivalla' },
      message: { type: 'message', user: message.user, ts: message.ts, text: message.text, blocks: message.blocks },
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: false,
        ...(message.thread === null ? {} : { thread_ts: message.thread }),
      },
      response_url: responseUrl,
      trigger_id: triggerId,
      actions: [
        {
          type: 'button',
          block_id: 'made-by-slack',
          action_id: button.action_id ?? '',
          action_ts: twist.actionTs ?? this.nextTs(),
          text: { type: 'plain_text', text: button.text.text },
          ...(button.value === undefined ? {} : { value: button.value }),
        },
      ],
    };
    return this.interact(body, twist);
  }

  /** A person submits an open modal with one text. Slack closes it unless the answer holds errors. */
  async submit(user: string, viewId: string, text: string): Promise<Delivered> {
    const open = this.views.get(viewId);
    const input = open?.view.blocks[0];
    if (!open || !input) throw new Error(`No modal ${viewId} is open.`);
    const state = {
      values: { [input.block_id]: { [input.element.action_id]: { type: 'plain_text_input', value: text } } },
    };
    const view: ViewSubmitAction['view'] = {
      ...open.view,
      id: viewId,
      hash: open.hash,
      state,
      team_id: this.team,
      app_id: 'A0FOOTHOLD',
      bot_id: 'B0FOOTHOLD',
      app_installed_team_id: this.team,
      root_view_id: viewId,
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      blocks: [],
    };
    const body: ViewSubmitAction = {
      type: 'view_submission',
      token: 'unused',
      api_app_id: 'A0FOOTHOLD',
      trigger_id: randomUUID(),
      team: { id: this.team, domain: 'vivalla' },
      user: { id: user, name: user.toLowerCase(), team_id: this.team },
      view,
    };
    const delivered = await this.interact(body);
    if (delivered.status === 200 && !delivered.body.includes('errors')) this.views.delete(viewId);
    return delivered;
  }

  private interact(body: object, twist: DeliveryTwist = {}): Promise<Delivered> {
    const form = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
    return this.deliver(form, 'application/x-www-form-urlencoded', twist);
  }
}

/** A running workspace. Set `requestUrl` to the bot's address before anybody writes. */
export async function startSlackPeer(): Promise<SlackPeer> {
  const peer = new SlackPeer();
  await peer.listen();
  return peer;
}

/** The buttons of a message, in order. */
export function buttonsOf(message: PeerMessage): types.Button[] {
  return message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((element) => element.type === 'button') : []
  );
}
