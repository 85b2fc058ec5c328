// A person in Teams, by the local peer.
import { expect } from 'vitest';
import { placeOf } from '../../bots/teams/places.js';
import type { TeamsMessage, TeamsPeer } from '../peers/teams/peer.js';
import { buttonTitles } from '../peers/teams/peer.js';
import type { Town } from '../support/cases.js';
import type { Chat } from './chats.js';
import { oneLine, pressable, textsIn, untilShown } from './shown.js';

/** Teams, with what tests that are about Teams alone need. */
export interface TeamsChat extends Chat {
  /** The newest card before a person. */
  message(person: string): TeamsMessage;
}

/** Whether a message reminds or escalates: what is said in the thread of a card has no title. */
const isSaid = ({ summary }: { readonly summary?: string | undefined }): boolean =>
  /^(Påminnelse|Tiden är ute)/.test(summary ?? '');

/** Teams as the people of a test use it. */
export function teamsChat(peer: TeamsPeer, { db }: Town): TeamsChat {
  const chat = (person: string): string => peer.personalChat(person).id;
  const cardOf = (person: string) =>
    peer.messages.findLast((each) => each.conversation === chat(person) && each.card !== null && !isSaid(each));
  const message = (person: string): TeamsMessage => {
    const card = cardOf(person);
    if (card === undefined) throw new Error(`${person} has no card in Teams`);
    return card;
  };
  const shown = (person: string) => cardOf(person)?.instead.get(person) ?? cardOf(person)?.card ?? null;
  const card = (person: string) => Promise.resolve(oneLine(textsIn(shown(person)?.body)));
  return {
    name: 'teams',
    message,
    async link(person) {
      // Whoever installs the app can be written to from then on.
      await peer.install(person);
      const place = placeOf(peer.sent.at(-1) ?? {});
      const account = `${peer.tenant}:${person}`;
      await db.account.create({ data: { platform: 'teams', account, personId: person, place } });
    },
    open: (person, reference) => untilShown(() => card(person), reference),
    card,
    buttons: (person) => Promise.resolve(pressable(buttonTitles(shown(person)))),
    async press(person, button, reason) {
      expect((await peer.press(person, message(person), button, reason ?? null)).status).toBe(200);
    },
    async say(person, text) {
      expect((await peer.say(person, chat(person), text)).status).toBe(200);
    },
    told: (person) =>
      Promise.resolve(
        oneLine([
          ...peer.toasts.filter((each) => each.person === person).map(({ text }) => text),
          ...textsIn(
            peer.messages
              .filter(({ conversation, card: posted }) => conversation === chat(person) && posted)
              .map(({ instead }) => instead.get(person)?.body)
          ),
          ...peer.messages
            .filter((each) => each.conversation === chat(person) && (each.card === null || isSaid(each)))
            .flatMap(({ text, card: posted }) => [text, ...textsIn(posted?.body)]),
        ])
      ),
    complaints: () => peer.complaints,
  };
}
