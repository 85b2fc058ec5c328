// A local Slack and the people who click in it, in a process of its own: neither is part of what is measured. It does what its parent
// asks, one thing at a time, and answers.
import { setTimeout as sleep } from 'node:timers/promises';
import { compilePeers } from '../compile-peers.js';

const user = 'U0MANAGER';
const words = { decide: 'Godkänn', undo: 'Ångra mitt beslut' };

const load = await compilePeers();
const [{ startSlackPeer, buttonsOf }, { wallClock }] = await Promise.all(
  ['slack/peer.js', 'clock.js'].map((file) => load(file))
);
const peer = await startSlackPeer({ clock: wallClock });
let cards = [];

const asked = {
  /** Opens the town for an app that listens there. */
  open({ requestUrl }) {
    peer.requestUrl = requestUrl;
    peer.addPerson(user);
    return { account: `${peer.team}:${user}` };
  },

  /** Waits until each tender has its card; answers nothing. */
  async await({ references }) {
    const posted = (reference) => peer.messages.find(({ blocks }) => JSON.stringify(blocks).includes(reference));
    cards = await Promise.all(
      references.map(async (reference) => {
        while (posted(reference) === undefined) await sleep(20);
        return { address: posted(reference), clicks: 0 };
      })
    );
  },

  /** One click on each of so many cards, one after the other; answers how long each took. */
  async oneByOne({ count }) {
    const times = [];
    for (const card of cards.slice(0, count)) {
      times.push((await click(card)).time);
      await sleep(30);
    }
    return times;
  },

  /** So many clicks a second for so long, on the cards by turns. */
  async steadily({ aSecond, seconds }) {
    const began = performance.now();
    const outcomes = [];
    const last = new Map();
    for (let number = 0; number < aSecond * seconds; number += 1) {
      await sleep(Math.max(0, began + (number * 1000) / aSecond - performance.now()));
      const card = cards[number % cards.length];
      // Whoever clicks has seen the answer to their click before.
      const after = (last.get(card) ?? Promise.resolve()).then(() => click(card));
      last.set(card, after);
      outcomes.push(after);
    }
    const ended = await Promise.all(outcomes);
    return {
      perSecond: ended.length / ((performance.now() - began) / 1000),
      times: ended.map(({ time }) => time),
      unanswered: ended.filter(({ answered }) => !answered).length,
      given: cards.reduce((sum, card) => sum + card.clicks, 0),
      complaints: peer.complaints.length,
    };
  },

  async close() {
    await peer.stop();
  },
};

/** Presses what the card offers: decides, or takes it back. Tells how long until Slack had its answer. */
async function click(card) {
  const label = card.clicks % 2 === 0 ? words.decide : words.undo;
  card.clicks += 1;
  const { channel, ts } = card.address;
  const message = peer.messages.find((each) => each.channel === channel && each.ts === ts);
  const labels = buttonsOf(message).map(({ text }) => text.text);
  const began = performance.now();
  const { status } = labels.includes(label) ? await peer.press(user, message, label) : { status: 0 };
  return { time: performance.now() - began, answered: status === 200 };
}

process.on('message', async ({ what, ...facts }) => {
  process.send({ answer: (await asked[what](facts)) ?? null });
  if (what === 'close') process.disconnect();
});
const { botToken, signingSecret, apiUrl } = peer;
process.send({ answer: { botToken, signingSecret, apiUrl } });
