// A small Slack to test against, and to try Foothold by hand: what people write, press and submit goes out as the signed payloads
// that Slack sends, and a Web API takes the answers. Real HTTP and real sockets both ways; nothing of the bot is replaced.
import type { BlockAction, ButtonAction, types, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { modalProblems } from './block-kit.js';
import type { Delivered, DeliveryTwist } from './deliveries.js';
import type { PickedFile } from './files.js';
import { SlackDeliveries } from './deliveries.js';
import type { Typed } from './typed.js';
import { stateOf } from './typed.js';
import type { SlackPeerOptions } from './web-api.js';
import type { OpenView, PeerMessage } from './workspace.js';
import { readView } from './workspace.js';

export type { Delivered, DeliveryTwist, SentRequest } from './deliveries.js';

/** One Slack with one app in it. Make it with {@link startSlackPeer}. */
export class SlackPeer extends SlackDeliveries {
  /** What the app did that Slack would show as an error to the person; a test can assert that it is empty. */
  readonly complaints: string[] = [];

  /** A person writes: in direct messages (channel `D...`), in a thread, or to the bot by mention. */
  async say(
    user: string,
    channelId: string,
    text: string,
    {
      thread,
      eventId,
      twist,
      files = [],
    }: {
      thread?: string;
      eventId?: string;
      twist?: DeliveryTwist;
      files?: readonly (PickedFile & { readonly onlyId?: true })[];
    } = {}
  ): Promise<Delivered> {
    const { person, channel } = this.acting(user, channelId);
    const names = files.map(({ name }) => name);
    const message = this.add({ channel: channelId, user, text, thread: thread ?? null, blocks: [], files: names });
    const parent = thread === undefined ? undefined : this.find(channelId, thread)?.user;
    const common = {
      user,
      text,
      ts: message.ts,
      event_ts: message.ts,
      channel: channelId,
      team: person?.team ?? channel.team,
      ...(files.length === 0 ? {} : { files: files.map((file) => this.#shared(file)) }),
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(parent === undefined ? {} : { parent_user_id: parent }),
    };
    const channelType = channel.kind === 'mpim' ? 'mpim' : channel.kind;
    const isMention = channel.kind !== 'im' && text.includes(`<@${this.botIn(channel.team)}>`);
    const said = await this.event(
      { type: 'message', ...(files.length > 0 && { subtype: 'file_share' }), channel_type: channelType, ...common },
      eventId,
      twist,
      channel.team
    );
    // As Slack does, a mention in a channel comes as two events.
    return isMention ? this.event({ type: 'app_mention', ...common }, undefined, twist, channel.team) : said;
  }

  /** As the event has it; in a channel that is shared with another workspace it says no more than the id. */
  #shared(file: PickedFile & { readonly onlyId?: true }): object {
    const shared = this.files.share(file, this.url);
    return file.onlyId === true ? { id: shared.id, file_access: 'check_file_info' } : shared;
  }

  /** A person presses a button of a posted message, found by its label. */
  async press(
    user: string,
    message: PeerMessage,
    label: string,
    twist: DeliveryTwist & { actionTs?: string } = {}
  ): Promise<Delivered> {
    const { channel } = this.acting(user, message.channel);
    const { ts, thread, text, blocks } = message;
    const body: BlockAction<ButtonAction> = {
      ...this.#pressed(user, channel.team, found(blocks, label), twist.actionTs),
      channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
      message: { type: 'message', user: message.user, ts, text, blocks },
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: false,
        ...(thread === null ? {} : { thread_ts: thread }),
      },
      response_url: this.responseUrl(user, channel.id, message),
    };
    return this.interact(body, twist);
  }

  /** A person presses a button on the app's Home tab. */
  async pressHome(user: string, label: string, twist: DeliveryTwist = {}): Promise<Delivered> {
    const home = this.homes.get(user);
    if (!home) throw new Error(`${user} has no Home tab yet.`);
    const id = `VH${user}`;
    const body = {
      ...this.#pressed(user, home.team, found(home.view.blocks, label)),
      container: { type: 'view', view_id: id },
      view: { ...this.#sentView(id, home, {}), type: 'home' },
    };
    return this.interact(body, twist);
  }

  #pressed(user: string, team: string, button: types.Button, actionTs = this.nextTs()) {
    const { text, value, action_id: actionId, style } = button;
    const action: ButtonAction = {
      type: 'button',
      block_id: 'made-by-slack',
      action_id: actionId ?? '',
      action_ts: actionTs,
      text: { type: 'plain_text', text: text.text },
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
    };
    return {
      type: 'block_actions' as const,
      token: 'unused',
      api_app_id: this.appId,
      team: { id: team, domain: team.toLowerCase() },
      user: this.#sender(user, team),
      trigger_id: this.trigger(user, team),
      actions: [action],
      response_url: '',
    };
  }

  #sender(user: string, team: string) {
    const person = this.people.get(user) ?? this.addPerson(user);
    return { id: user, username: person.name, name: person.name, team_id: person.team || team };
  }

  /** A person opens the app's Home tab. */
  openHome(user: string, team = this.team): Promise<Delivered> {
    const channel = this.directMessages(user, team).id;
    if (!this.people.has(user)) this.addPerson(user);
    return this.event(
      { type: 'app_home_opened', user, channel, tab: 'home', event_ts: this.nextTs() },
      undefined,
      {},
      team
    );
  }

  /** A person submits an open modal: one text for its first field, or what was typed by block id. */
  async submit(user: string, viewId: string, typed: Typed, twist: DeliveryTwist = {}): Promise<Delivered> {
    const open = this.views.get(viewId);
    if (!open) throw new Error(`No modal ${viewId} is open.`);
    const body: ViewSubmitAction = {
      type: 'view_submission',
      token: 'unused',
      api_app_id: this.appId,
      trigger_id: this.trigger(user, open.team),
      team: { id: open.team, domain: open.team.toLowerCase() },
      user: this.#sender(user, open.team),
      view: this.#sentView(viewId, open, stateOf(open.view.blocks, typed)) as ViewSubmitAction['view'],
    };
    const delivered = await this.interact(body, twist);
    if (delivered.status === 200) this.#followAnswer(viewId, open, delivered.body);
    return delivered;
  }

  /** What an answer to a submission does: nothing said closes the modal. */
  #followAnswer(viewId: string, open: OpenView, body: string): void {
    const answer = answerSchema.parse(body === '' ? {} : JSON.parse(body));
    if (answer.response_action === 'errors') {
      const fields = new Set(open.view.blocks.map(({ block_id: id }) => id));
      const unknown = Object.keys(answer.errors ?? {}).filter((field) => !fields.has(field));
      if (unknown.length > 0) this.complaints.push(`errors for fields that are not there: ${unknown.join(', ')}`);
      return;
    }
    if (answer.response_action === 'clear') this.views.clear();
    else if (answer.view !== undefined) {
      const problems = wrongInModal(answer.view);
      this.complaints.push(...problems);
      if (answer.response_action === 'push') this.show(readView(answer.view), open.team, open.user);
      else if (problems.length === 0)
        Object.assign(open, { view: readView(answer.view), hash: `${this.nextTs()}.hash` });
    } else this.views.delete(viewId);
    this.onChange();
  }

  /** A person closes a modal without submitting it. */
  closeView(viewId: string): void {
    this.views.delete(viewId);
    this.onChange();
  }

  #sentView(id: string, { view, hash, team }: OpenView, values: object) {
    return {
      ...view,
      title: view.title ?? { type: 'plain_text' as const, text: '' },
      submit: view.submit ?? null,
      close: view.close ?? null,
      id,
      hash,
      state: { values },
      team_id: team,
      app_id: this.appId,
      bot_id: 'B0FOOTHOLD',
      app_installed_team_id: team,
      root_view_id: id,
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
    };
  }
}

const wrongInModal = modalProblems();
const answerSchema = z.object({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  view: z.unknown().optional(),
});

/** A running Slack. Set `requestUrl` to the bot's address, or `socketMode`, before anybody writes. */
export async function startSlackPeer(options: SlackPeerOptions = {}, port = 0): Promise<SlackPeer> {
  const peer = new SlackPeer(options);
  await peer.listen(port);
  return peer;
}

/** The buttons of a message, in order. */
export function buttonsOf({ blocks }: { readonly blocks: readonly types.KnownBlock[] }): types.Button[] {
  return blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements.filter((element) => element.type === 'button');
    return block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [];
  });
}

/** By its label, or by its action id when several are labelled alike. */
function found(blocks: readonly types.KnownBlock[], label: string): types.Button {
  const button = buttonsOf({ blocks }).find(({ text, action_id: id }) => text.text === label || id === label);
  if (!button) throw new Error(`There is no button "${label}".`);
  return button;
}
