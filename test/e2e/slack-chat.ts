// A person in Slack, by the local peer.
import { expect } from 'vitest';
import type { PeerMessage } from '../peers/slack/workspace.js';
import type { SentRequest, SlackPeer } from '../peers/slack/peer.js';
import { buttonsOf } from '../peers/slack/peer.js';
import type { Town } from '../support/cases.js';
import type { Chat } from './chats.js';
import { oneLine, pressable, textsIn, untilShown } from './shown.js';

/** Slack, with what tests that are about Slack alone need. */
export interface SlackChat extends Chat {
  /** A person's account there. */
  user(person: string): string;
}

/** Slack as the people of a test use it. */
export function slackChat(peer: SlackPeer, { db }: Pick<Town, 'db'>): SlackChat {
  const user = (person: string): string => `U0${person.toUpperCase()}`;
  const direct = (person: string): string => peer.directMessages(user(person)).id;
  const cardOf = (person: string): PeerMessage | undefined =>
    peer.messages.findLast(
      ({ channel, thread, user: by, blocks }) =>
        channel === direct(person) && thread === null && by === peer.botUser && blocks.length > 0
    );
  const message = (person: string): PeerMessage => {
    const card = cardOf(person);
    if (card === undefined) throw new Error(`${person} has no card in Slack`);
    return card;
  };
  const card = (person: string) => Promise.resolve(oneLine(textsIn(cardOf(person)?.blocks)));
  // Delivering again is what Slack does itself: the last request as it was.
  const last = new Map<string, SentRequest>();
  const remember = (person: string): void => {
    const sent = peer.sent.at(-1);
    if (sent !== undefined) last.set(person, sent);
  };
  const press = async (person: string, at: PeerMessage, button: string): Promise<void> => {
    expect((await peer.press(user(person), at, button)).status).toBe(200);
    remember(person);
  };
  return {
    name: 'slack',
    user,
    async link(person) {
      peer.addPerson(user(person));
      const account = `${peer.team}:${user(person)}`;
      await db.account.create({ data: { platform: 'slack', account, personId: person, place: account } });
    },
    open: (person, reference) => untilShown(() => card(person), reference),
    card,
    buttons: (person) =>
      Promise.resolve(pressable(buttonsOf({ blocks: cardOf(person)?.blocks ?? [] }).map(({ text }) => text.text))),
    async press(person, button, reason) {
      await press(person, message(person), button);
      if (reason === undefined) return;
      const [view] = [...peer.views.keys()];
      await peer.submit(user(person), view ?? '', reason);
      remember(person);
    },
    async pressTwice(person, button) {
      const card = message(person);
      await Promise.all([press(person, card, button), press(person, card, button)]);
    },
    keep(person, button) {
      const kept = structuredClone(message(person));
      return Promise.resolve((as = person) => press(as, kept, button));
    },
    redelivery(person) {
      const request = last.get(person);
      if (request === undefined) throw new Error(`${person} has pressed nothing in Slack`);
      return async () => expect((await peer.replay(request)).status).toBe(200);
    },
    forge: async (person, button) =>
      (await peer.press(user(person), message(person), button, { secret: 'forged' })).status,
    async say(person, text) {
      expect((await peer.say(user(person), direct(person), text)).status).toBe(200);
    },
    async send(person, _reference, files, text = '') {
      const picked = files.map(({ name, contentType: mimetype, bytes }) => ({ name, mimetype, bytes }));
      expect((await peer.say(user(person), direct(person), text, { files: picked })).status).toBe(200);
      remember(person);
    },
    told: (person) =>
      Promise.resolve(
        oneLine([
          ...peer.ephemerals.filter((each) => each.user === user(person)).map(({ text }) => text),
          ...peer.messages
            .filter(({ channel, user: by, thread, blocks }) =>
              channel === direct(person) && by === peer.botUser ? thread !== null || blocks.length === 0 : false
            )
            .map(({ text }) => text),
        ])
      ),
    complaints: () => peer.complaints,
    messages: {
      count: (person, reference) =>
        peer.messages.filter(
          ({ channel, thread, blocks }) =>
            channel === direct(person) && thread === null && oneLine(textsIn(blocks)).startsWith(`${reference} `)
        ).length,
      delete: (person) => peer.delete(message(person)),
      shutOut: (person) => Promise.resolve(peer.removeBot(direct(person))),
      letIn: (person) => {
        peer.directMessages(user(person)).members.add(peer.botUser);
        return Promise.resolve();
      },
      away() {
        for (const method of ['chat.postMessage', 'chat.update', 'conversations.history'])
          peer.faults.push(...Array.from({ length: 500 }, () => ({ method, status: 503 })));
        return () => void peer.faults.splice(0);
      },
      failPost: (fault) => peer.faults.push({ method: 'chat.postMessage', ...fault }),
    },
  };
}
