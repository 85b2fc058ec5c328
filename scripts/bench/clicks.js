// What a click in Slack costs: real signed payloads to the real Bolt, conversation and case. First against a bare update's round trip, then
// fifty clicks a second for a minute, none of them lost, doubled or unanswered.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { pino } from 'pino';
import { nextMorning } from '../../dist/activities/calendar.js';
import { createConversation } from '../../dist/bots/conversation.js';
import { createSlack } from '../../dist/bots/slack/index.js';
import { startingPolicy } from '../../dist/plugin.js';
import { aTender, people, startCase, toDecision } from './story.js';
import { buyer } from './world.js';

const clicksASecond = 50;
const seconds = Number(process.env.BENCH_CLICK_SECONDS ?? 60);
/** So many tenders take turns: a person does not click the same card twice in a second. */
const tenders = 60;

/** A local Slack with Foothold's app in it; `platform` goes to the activities, `open` connects it to the cases. */
export async function slackTown() {
  const town = fork(path.join(import.meta.dirname, 'town.js'));
  const answered = async () => (await once(town, 'message'))[0].answer;
  const ask = (what, facts = {}) => {
    const answer = answered();
    town.send({ what, ...facts });
    return answer;
  };
  const { signingSecret, botToken, apiUrl } = await answered();
  const log = pino({ level: 'silent' });
  let conversation = null;
  const bot = createSlack(
    {
      door: { kind: 'http', signingSecret },
      tenancy: { kind: 'one', botToken },
      apiUrl,
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
      const address = await server.listen({ port: 0, host: '127.0.0.1' });
      await bot.start();
      const { account } = await ask('open', { requestUrl: `${address}/slack/events` });
      const { personId, roles } = people.manager;
      await db.person.create({ data: { id: personId, displayName: 'Manager', organisationId: buyer, roles } });
      await db.account.create({ data: { platform: 'slack', account, personId, place: account } });
      return { ask, db, client, taskQueue };
    },
    async close() {
      await bot.stop();
      await server.close();
      await ask('close');
    },
  };
}

/** Tenders whose requirement waits for the manager, each with its card in Slack; answers the ids of their cases. */
async function cards({ ask, client, taskQueue }) {
  // Nothing stands by itself while it is measured: each decision is undone by the click after it.
  const policy = { ...startingPolicy, settings: { undoMinutes: 600 } };
  const opened = [];
  for (let number = 0; number < tenders; number += 1) {
    const reference = `C-${number}-${randomUUID().slice(0, 8)}`;
    const { workflowId } = await startCase(client, taskQueue, aTender(reference, policy));
    await toDecision(client.workflow.getHandle(workflowId));
    opened.push({ reference, workflowId });
  }
  await ask('await', { references: opened.map(({ reference }) => reference) });
  return opened.map(({ workflowId }) => workflowId);
}

/** Both measurements. `bareUpdate` is one round trip of a bare update on the same server. */
export async function clicks(chat, bareUpdate) {
  const cases = await cards(chat);
  const alone = { click: [], bare: [] };
  const count = 20;
  for (let round = 0; round < 6; round += 1) {
    alone.click.push(...(await chat.ask('oneByOne', { count })));
    for (let index = 0; index < count; index += 1) {
      const began = performance.now();
      await bareUpdate(index);
      alone.bare.push(performance.now() - began);
      await sleep(30);
    }
  }

  const { given, ...minute } = await chat.ask('steadily', { aSecond: clicksASecond, seconds });
  const made = await chat.db.caseEvent.count({
    where: { type: { in: ['decision-made', 'decision-undone'] }, caseId: { in: cases } },
  });
  for (const workflowId of cases) await chat.client.workflow.getHandle(workflowId).terminate();
  return { alone, minute: { ...minute, lost: Math.max(0, given - made), doubled: Math.max(0, made - given) } };
}
