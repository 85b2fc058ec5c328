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
    const posted = new Map();
    for (let seen = 0; !references.every((reference) => posted.has(reference)); await sleep(20))
      for (; seen < peer.messages.length; seen += 1) {
        const message = peer.messages[seen];
        posted.set(JSON.stringify(message.blocks).match(/C-\w+-[\da-f]{8}/)?.[0], message);
      }
    cards = references.map((reference) => ({ message: posted.get(reference), clicks: 0 }));
  },

  /** One click on each of so many cards, one after the other; answers how long each took. */
  async oneByOne({ count }) {
    const times = [];
    for (const card of cards.slice(0, count)) {
      while (!offers(card)) await sleep(5);
      times.push((await click(card)).time);
      await sleep(30);
    }
    return times;
  },

  /** So many clicks a second for so long, each on a card of its own. */
  async steadily({ aSecond, seconds }) {
    const began = performance.now();
    const clicks = [];
    for (const [number, card] of cards.slice(0, aSecond * seconds).entries()) {
      await sleep(Math.max(0, began + (number * 1000) / aSecond - performance.now()));
      clicks.push(click(card));
    }
    const perSecond = clicks.length / ((performance.now() - began) / 1000);
    const ended = await Promise.all(clicks);
    return {
      perSecond,
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

/** What is pressed next: decide, or take it back. */
const nextOf = ({ clicks }) => (clicks % 2 === 0 ? words.decide : words.undo);

/** Whether the card offers it: its last click has come to something. */
const offers = (card) => buttonsOf(card.message).some(({ text }) => text.text === nextOf(card));

/** Presses what the card offers. Tells how long until Slack had its answer. */
async function click(card) {
  const label = nextOf(card);
  card.clicks += 1;
  const began = performance.now();
  const { status } = await peer.press(user, card.message, label);
  return { time: performance.now() - began, answered: status === 200 };
}

process.on('message', async ({ what, ...facts }) => {
  process.send({ answer: (await asked[what](facts)) ?? null });
  if (what === 'close') process.disconnect();
});
const { botToken, signingSecret, apiUrl } = peer;
process.send({ answer: { botToken, signingSecret, apiUrl } });
