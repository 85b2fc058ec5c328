// What a click in Slack costs: real signed payloads to the real Bolt, conversation and case. First against a bare update's round trip, then
// fifty clicks a second for a minute, none of them lost, doubled or unanswered.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { pino } from 'pino';
import { nextMorning } from '../../dist/activities/calendar.js';
import { createConversation } from '../../dist/bots/conversation.js';
import { createSlack } from '../../dist/bots/slack/index.js';
import { startingPolicy } from '../../dist/plugin.js';
import { compilePeers } from '../compile-peers.js';
import { aTender, people, startCase, toDecision } from './story.js';
import { buyer } from './world.js';

const user = 'U0MANAGER';
const words = { decide: 'Godkänn', undo: 'Ångra mitt beslut' };
const clicksASecond = 50;
const seconds = Number(process.env.BENCH_CLICK_SECONDS ?? 60);
/** So many tenders take turns: a person does not click the same card twice in a second. */
const tenders = 60;

/** A local Slack with Foothold's app in it; `platform` goes to the activities, `open` connects it to the cases. */
export async function slackTown() {
  const load = await compilePeers();
  const [{ startSlackPeer, buttonsOf }, { wallClock }] = await Promise.all(
    ['slack/peer.js', 'clock.js'].map((file) => load(file))
  );
  const peer = await startSlackPeer({ clock: wallClock });
  const log = pino({ level: 'silent' });
  let conversation = null;
  const bot = createSlack(
    {
      door: { kind: 'http', signingSecret: peer.signingSecret },
      tenancy: { kind: 'one', botToken: peer.botToken },
      apiUrl: peer.apiUrl,
      installations: null,
      log,
    },
    {
      said: (message) => conversation.said(message),
      pressed: (press) => conversation.pressed(press),
      queue: (...args) => conversation.queue(...args),
    }
  );
  const server = Fastify();
  return {
    platform: bot.platform,
    async open(db, client, taskQueue) {
      conversation = createConversation({
        db,
        client,
        taskQueue,
        today: () => new Date().toISOString().slice(0, 10),
        morningAfter: nextMorning,
        link: (id) => `http://localhost/cases/${encodeURIComponent(id)}`,
        mine: 'http://localhost/me',
        log,
      });
      await server.register(bot.routes);
      peer.requestUrl = `${await server.listen({ port: 0, host: '127.0.0.1' })}/slack/events`;
      await bot.start();
      peer.addPerson(user);
      const account = `${peer.team}:${user}`;
      const { personId, roles } = people.manager;
      await db.person.create({ data: { id: personId, displayName: 'Manager', organisationId: buyer, roles } });
      await db.account.create({ data: { platform: 'slack', account, personId, place: account } });
      return { peer, buttonsOf, db, client, taskQueue };
    },
    async close() {
      await bot.stop();
      await server.close();
      await peer.stop();
    },
  };
}

/** Tenders whose requirement waits for the manager, each with its card in Slack. */
async function cards({ peer, client, taskQueue }) {
  // Nothing stands by itself while it is measured: each decision is undone by the click after it.
  const policy = { ...startingPolicy, settings: { undoMinutes: 600 } };
  const opened = [];
  for (let number = 0; number < tenders; number += 1) {
    const reference = `C-${number}-${randomUUID().slice(0, 8)}`;
    const { workflowId } = await startCase(client, taskQueue, aTender(reference, policy));
    await toDecision(client.workflow.getHandle(workflowId));
    opened.push({ reference, workflowId });
  }
  const posted = ({ reference }) => peer.messages.find(({ blocks }) => JSON.stringify(blocks).includes(reference));
  return Promise.all(
    opened.map(async (tender) => {
      while (posted(tender) === undefined) await sleep(20);
      return { ...tender, address: posted(tender), clicks: 0 };
    })
  );
}

/** Presses what the card offers: decides, or takes it back. Answers how long until Slack had its answer. */
async function click({ peer, buttonsOf }, card) {
  const label = card.clicks % 2 === 0 ? words.decide : words.undo;
  card.clicks += 1;
  const message = peer.messages.find(({ channel, ts }) => channel === card.address.channel && ts === card.address.ts);
  const labels = buttonsOf(message).map(({ text }) => text.text);
  const began = performance.now();
  const { status } = labels.includes(label) ? await peer.press(user, message, label) : { status: 0 };
  return { time: performance.now() - began, answered: status === 200 };
}

/** Both measurements. `bareUpdate` is one round trip of a bare update on the same server. */
export async function clicks(chat, bareUpdate) {
  const all = await cards(chat);
  const alone = { click: [], bare: [] };
  for (let round = 0; round < 6; round += 1) {
    for (const card of all.slice(0, 20)) {
      alone.click.push((await click(chat, card)).time);
      await sleep(30);
    }
    for (let index = 0; index < 20; index += 1) {
      const began = performance.now();
      await bareUpdate(index);
      alone.bare.push(performance.now() - began);
      await sleep(30);
    }
  }

  const began = performance.now();
  const outcomes = [];
  const last = new Map();
  for (let number = 0; number < clicksASecond * seconds; number += 1) {
    await sleep(Math.max(0, began + (number * 1000) / clicksASecond - performance.now()));
    const card = all[number % tenders];
    // Whoever clicks has seen the answer to their click before.
    const after = (last.get(card) ?? Promise.resolve()).then(() => click(chat, card));
    last.set(card, after);
    outcomes.push(after);
  }
  const ended = await Promise.all(outcomes);
  const took = (performance.now() - began) / 1000;
  const made = await chat.db.caseEvent.count({
    where: {
      type: { in: ['decision-made', 'decision-undone'] },
      caseId: { in: all.map(({ workflowId }) => workflowId) },
    },
  });
  const given = all.reduce((sum, card) => sum + card.clicks, 0);
  for (const { workflowId } of all) await chat.client.workflow.getHandle(workflowId).terminate();
  return {
    alone,
    minute: {
      perSecond: ended.length / took,
      times: ended.map(({ time }) => time),
      unanswered: ended.filter(({ answered }) => !answered).length,
      lost: Math.max(0, given - made),
      doubled: Math.max(0, made - given),
      complaints: chat.peer.complaints.length,
    },
  };
}
