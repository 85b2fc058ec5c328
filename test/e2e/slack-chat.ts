// A person in Slack, by the local peer.
import { expect } from 'vitest';
import type { PeerMessage } from '../peers/slack/workspace.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { buttonsOf } from '../peers/slack/peer.js';
import type { Town } from '../support/cases.js';
import type { Chat } from './chats.js';
import { oneLine, pressable, textsIn, untilShown } from './shown.js';

/** Slack, with what tests that are about Slack alone need. */
export interface SlackChat extends Chat {
  /** A person's account there. */
  user(person: string): string;
  /** The newest card before them. */
  message(person: string): PeerMessage;
}

/** Slack as the people of a test use it. */
export function slackChat(peer: SlackPeer, { db }: Town): SlackChat {
  const user = (person: string): string => `U0${person.toUpperCase()}`;
  const direct = (person: string): string => peer.directMessages(user(person)).id;
  const cardOf = (person: string) =>
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
  return {
    name: 'slack',
    user,
    message,
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
      const { status } = await peer.press(user(person), message(person), button);
      expect(status).toBe(200);
      if (reason === undefined) return;
      const [view] = [...peer.views.keys()];
      await peer.submit(user(person), view ?? '', reason);
    },
    async say(person, text) {
      expect((await peer.say(user(person), direct(person), text)).status).toBe(200);
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
  };
}
