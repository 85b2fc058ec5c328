// A person in Teams, by the local peer.
import type { Activity } from 'botbuilder';
import { expect } from 'vitest';
import { placeOf } from '../../bots/teams/places.js';
import type { ShownCard, TeamsMessage, TeamsPeer } from '../peers/teams/peer.js';
import { buttonTitles } from '../peers/teams/peer.js';
import type { Town } from '../support/cases.js';
import type { Chat } from './chats.js';
import { oneLine, pressable, textsIn, untilShown } from './shown.js';

/** Whether a message reminds, nudges or escalates: what is said in the thread of a card has no title. */
const isSaid = ({ summary }: { readonly summary?: string | undefined }): boolean =>
  /^(Påminnelse|Tiden är ute)|Rapporten skickades tillbaka|ber dig gå vidare/.test(summary ?? '');

/** Teams as the people of a test use it. */
export function teamsChat(peer: TeamsPeer, { db }: Town): Chat {
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
  const last = new Map<string, Partial<Activity>>();
  /** What answered presses of cards that look otherwise by now. */
  const answers: { readonly person: string; readonly card: ShownCard | undefined }[] = [];
  const press = async (person: string, at: TeamsMessage, button: string, reason: string | null): Promise<void> => {
    const pressed = peer.press(person, at, button, reason);
    const sent = peer.sent.at(-1);
    if (sent !== undefined) last.set(person, sent);
    expect((await pressed).status).toBe(200);
  };
  return {
    name: 'teams',
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
      await press(person, message(person), button, reason ?? null);
    },
    async pressTwice(person, button) {
      const card = message(person);
      await Promise.all([press(person, card, button, null), press(person, card, button, null)]);
    },
    keep(person, button) {
      const kept = structuredClone(message(person));
      return Promise.resolve(async (as = person) => {
        await press(as, kept, button, null);
        answers.push({ person: as, card: kept.instead.get(as) });
        // Whoever was shown it for a moment is no member of that chat.
        if (as !== person) peer.conversationOf(kept.conversation)?.members.delete(as);
      });
    },
    redelivery(person) {
      const activity = last.get(person);
      if (activity === undefined) throw new Error(`${person} has pressed nothing in Teams`);
      // Teams gives it another id.
      return async () => expect((await peer.deliver({ ...activity, id: peer.nextId() })).status).toBe(200);
    },
    forge: async (person, button) => (await peer.press(person, message(person), button, null, { forged: true })).status,
    async say(person, text) {
      expect((await peer.say(person, chat(person), text)).status).toBe(200);
    },
    async send(person, _reference, files, text = '') {
      const said = peer.say(person, chat(person), text, {}, files);
      const sent = peer.sent.at(-1);
      if (sent !== undefined) last.set(person, sent);
      expect((await said).status).toBe(200);
    },
    told: (person) =>
      Promise.resolve(
        oneLine([
          ...peer.toasts.filter((each) => each.person === person).map(({ text }) => text),
          ...textsIn(answers.filter((each) => each.person === person).map((each) => each.card?.body)),
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
    messages: {
      count: (person, reference) =>
        peer.messages.filter(
          ({ conversation, card: posted }) =>
            conversation === chat(person) && oneLine(textsIn(posted?.body)).startsWith(`${reference} `)
        ).length,
      delete: (person) => peer.delete(message(person)),
      shutOut: (person) => Promise.resolve(peer.removeBot(chat(person))),
      letIn: async (person) => void (await peer.install(person)),
      away() {
        // Botbuilder tries any other of these again by itself, for seconds in which no time is skipped.
        const fault = { status: 501, code: 'NotImplemented' };
        for (const method of ['POST', 'PUT'])
          peer.faults.push(...Array.from({ length: 500 }, () => ({ method, ...fault })));
        return () => void peer.faults.splice(0);
      },
      failPost: (fault) => peer.faults.push({ method: 'POST', code: 'Refused', ...fault }),
    },
  };
}
