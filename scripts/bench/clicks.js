// What a click in Slack costs: real signed payloads to the real Bolt, conversation and case. First against a bare update's round trip, then
// fifty clicks a second for a minute, none of them lost, doubled or unanswered. The chats and the cases run in processes of their own
// (`foothold start --only`). What a machine cannot take at that pace is queued in Temporal, and whoever clicked is told so: it counts as
// answered, and once its case has it, as kept.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { pino } from 'pino';
import { createSlack } from '../../dist/bots/slack/index.js';
import { startingPolicy } from '../../dist/plugin.js';
import { caseById } from '../../dist/prisma/cases.js';
import { record } from '../../dist/prisma/record.js';
import { aTender, people, startCase, toDecision } from './story.js';
import { buyer } from './world.js';

const clicksASecond = 50;
const seconds = Number(process.env.BENCH_CLICK_SECONDS ?? 60);
/** A card for each click: nobody clicks one whose last click they have not seen answered. */
const tenders = Math.max(60, clicksASecond * seconds);
/** What is queued may take as long as the machine needs, within reason. */
const drainMs = 600_000;

/** A process beside this one that does what it is asked, one thing at a time, and answers. */
function beside(file) {
  const child = fork(path.join(import.meta.dirname, file));
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}.`)));
  ended.catch(() => undefined);
  const answered = async () => (await Promise.race([once(child, 'message'), ended]))[0].answer;
  const ask = (facts) => {
    const answer = answered();
    child.send(facts);
    return answer;
  };
  return { child, answered, ask };
}

/** A local Slack with Foothold's app in it; `platform` goes to the activities, `open` starts the half that people reach. */
export async function slackTown() {
  const town = beside('town.js');
  const { signingSecret, botToken, apiUrl } = await town.answered();
  const ask = (what, facts = {}) => town.ask({ what, ...facts });
  const slack = { door: { kind: 'http', signingSecret }, tenancy: { kind: 'one', botToken }, apiUrl };
  const nobody = () => Promise.reject(new Error('People reach the other half.'));
  const { platform } = createSlack(
    { ...slack, installations: null, log: pino({ level: 'silent' }) },
    { said: nobody, pressed: nobody, queue: nobody }
  );
  const front = beside('front.js');
  return {
    platform,
    async open({ db, databaseUrl, encryptionKeys }, temporalAddress, client, taskQueue) {
      const requestUrl = await front.ask({ slack, databaseUrl, temporalAddress, encryptionKeys, taskQueue });
      const { account } = await ask('open', { requestUrl });
      const { personId, roles } = people.manager;
      await db.person.create({ data: { id: personId, displayName: 'Manager', organisationId: buyer, roles } });
      await db.account.create({ data: { platform: 'slack', account, personId, place: account } });
      return { ask, db, client, taskQueue };
    },
    async close() {
      front.child.disconnect();
      await ask('close');
    },
  };
}

/**
 * Tenders whose requirement waits for the manager, each with its card in Slack; answers the ids of their cases. The first is told by
 * commands, the others continue from where it is.
 */
async function cards({ ask, db, client, taskQueue }) {
  // Nothing stands by itself while it is measured: each decision is undone by the click after it.
  const policy = { ...startingPolicy, settings: { undoMinutes: 600 } };
  const model = `C-model-${randomUUID().slice(0, 8)}`;
  const { workflowId } = await startCase(client, taskQueue, aTender(model, policy));
  await toDecision(client.workflow.getHandle(workflowId));
  await ask('await', { references: [model] });
  const told = JSON.stringify((await caseById(db, workflowId)).state);
  const references = Array.from({ length: tenders }, (_, number) => `C-${number}-${randomUUID().slice(0, 8)}`);
  const few = pLimit(20);
  const opened = await few.map(references, async (reference) => {
    const state = JSON.parse(told.replaceAll(model, reference));
    await record(db, { state, events: [], at: new Date().toISOString() });
    await client.workflow.start('tender', {
      workflowId: state.id,
      taskQueue,
      args: [{ state, unrecorded: [], untold: [] }],
    });
    return state.id;
  });
  await ask('await', { references });
  return opened;
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

  const began = performance.now();
  const { given, ...minute } = await chat.ask('steadily', { aSecond: clicksASecond, seconds });
  const queued = () => chat.client.workflow.count("WorkflowType = 'deliver' AND ExecutionStatus = 'Running'");
  while ((await queued()).count > 0 && performance.now() - began < drainMs) await sleep(200);
  const keptMs = performance.now() - began;
  const queuedInAll = (await chat.client.workflow.count("WorkflowType = 'deliver'")).count;
  const made = await chat.db.caseEvent.count({
    where: { type: { in: ['decision-made', 'decision-undone'] }, caseId: { in: cases } },
  });
  await pLimit(20).map(cases, (workflowId) => chat.client.workflow.getHandle(workflowId).terminate());
  return {
    alone,
    minute: {
      ...minute,
      keptMs,
      queued: queuedInAll,
      lost: Math.max(0, given - made),
      doubled: Math.max(0, made - given),
    },
  };
}
