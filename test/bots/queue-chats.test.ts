// My queue where people keep it: Slack's Home tab and messages, a card in Teams. Real Bolt, real botbuilder, real cases; the peers judge.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { today } from '../../activities/calendar.js';
import { unknownAccount } from '../../bots/accounts/answer-wish.js';
import { createConversation } from '../../bots/conversation.js';
import type { SlackBot } from '../../bots/slack/index.js';
import { createSlack } from '../../bots/slack/index.js';
import type { TeamsBot } from '../../bots/teams/index.js';
import { createTeams } from '../../bots/teams/index.js';
import { newAuthority } from '../../domain/authority.js';
import { addDays } from '../../domain/days.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';
import { personalConversation, startTeamsPeer } from '../peers/teams/peer.js';
import type { Town } from '../support/cases.js';
import { evidenceHere } from '../support/evidence.js';
import { busyMachineMs, requirement, taskQueue, town } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };
let server: FastifyInstance;
let slack: SlackBot;
let teams: TeamsBot;
let slackPeer: SlackPeer;
let teamsPeer: TeamsPeer;
const authority = 'authority/orebrobostader';
const morningAfter = (): string => '2026-11-27T08:00:00.000Z';
const log = pino({ level: 'silent' });

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
  const { db, client } = here;
  const state = newAuthority({ organisationId: 'orebrobostader', name: 'ÖBO', parentId: null, areas: [] });
  await client.workflow.start('authority', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
  await vi.waitFor(async () => expect(await db.case.count()).toBe(1), { timeout: 30_000, interval: 100 });
  const link = (caseId: string): string => `https://foothold.example/cases/${caseId}`;
  const mine = 'https://foothold.example/me';
  const conversation = createConversation({
    evidence: evidenceHere(),
    db,
    client,
    taskQueue,
    patienceMs: busyMachineMs,
    today,
    morningAfter,
    link,
    mine,
    signInLink: () => Promise.resolve(''),
    log,
  });
  slackPeer = await startSlackPeer();
  teamsPeer = await startTeamsPeer();
  const { signingSecret, apiUrl, botToken } = slackPeer;
  const door = { kind: 'http', signingSecret } as const;
  slack = createSlack({ door, tenancy: { kind: 'one', botToken }, apiUrl, installations: null, log }, conversation);
  teams = createTeams({ ...teamsPeer.settings, db, log }, conversation);
  server = Fastify();
  await server.register(slack.routes);
  await server.register(teams.routes);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  slackPeer.requestUrl = `${url}/slack/events`;
  teamsPeer.requestUrl = `${url}/api/messages`;
  await db.account.createMany({
    data: [
      { platform: 'slack', account: `${slackPeer.team}:U0BJORN`, personId: 'bjorn' },
      { platform: 'slack', account: `${slackPeer.team}:U0EVA`, personId: 'eva' },
      { platform: 'teams', account: `${teamsPeer.tenant}:bjorn`, personId: 'bjorn' },
      { platform: 'teams', account: `${teamsPeer.tenant}:johan`, personId: 'johan' },
    ],
  });
}, 120_000);
afterAll(async () => {
  await slack.stop();
  await server.close();
  await slackPeer.stop();
  await teamsPeer.stop();
  await worker.stop();
  await here.close();
  await env.teardown();
});

const homeOf = (user: string): string => JSON.stringify(slackPeer.homes.get(user)?.view.blocks);

/** A tender that waits for a manager's decision. */
async function submitted(reference: string): Promise<string> {
  const id = await here.openTender(reference);
  await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await expect.poll(async () => (await here.state(id)).ball?.task, { timeout: 30_000 }).toBe('decide');
  return id;
}
const decisionsOn = async (id: string) =>
  (await here.db.caseEvent.findMany({ where: { caseId: id, type: 'decision-made' } })).map(({ by, via, data }) => ({
    by,
    via,
    data,
  }));

describe("Slack's Home tab", () => {
  it('says who has no account, and what waits for who has', { timeout: 60_000 }, async () => {
    await slackPeer.openHome('U0STRANGER');
    expect(homeOf('U0STRANGER')).toContain(unknownAccount().split('\n')[0]);
    await slackPeer.openHome('U0BJORN');
    expect(homeOf('U0BJORN')).toContain('Inget väntar på dig just nu.');
  });

  it('decides from the tab, once, and then shows it among what was decided', { timeout: 60_000 }, async () => {
    const id = await submitted('H-1');
    await slackPeer.openHome('U0BJORN');
    expect(homeOf('U0BJORN')).toContain('40 ');
    expect((await slackPeer.pressHome('U0BJORN', 'Godkänn')).status).toBe(200);
    expect(homeOf('U0BJORN')).toContain('Tack, det är sparat.');
    expect(homeOf('U0BJORN')).toContain('Beslutat av dig');
    expect(await decisionsOn(id)).toMatchObject([{ by: 'bjorn', via: 'slack' }]);
    expect(slackPeer.complaints).toEqual([]);
  });

  it('asks why before it sends back', { timeout: 60_000 }, async () => {
    const id = await submitted('H-2');
    await slackPeer.openHome('U0EVA');
    await slackPeer.pressHome('U0EVA', 'Begär ändringar');
    const [view = ''] = slackPeer.views.keys();
    await slackPeer.submit('U0EVA', view, 'Skriv hur många som får praktik.');
    expect(slackPeer.views.size).toBe(0);
    expect(await decisionsOn(id)).toMatchObject([{ by: 'eva', data: { reason: 'Skriv hur många som får praktik.' } }]);
    expect(homeOf('U0EVA')).toContain('Tack, det är sparat.');
  });

  it('comes as a message too, and stands there repainted when it has been pressed', { timeout: 60_000 }, async () => {
    await submitted('H-3');
    const chat = slackPeer.directMessages('U0BJORN', slackPeer.team).id;
    await slackPeer.say('U0BJORN', chat, 'min kö');
    expect(JSON.stringify(slackPeer.lastPost.blocks)).toContain('H-3');
    const card = slackPeer.lastPost;
    await slackPeer.press('U0BJORN', card, 'Godkänn');
    expect(JSON.stringify(slackPeer.lastPost.blocks)).toContain('Inget väntar på dig just nu.');
    expect(slackPeer.complaints).toEqual([]);
  });
});

describe('delegating by message', () => {
  it('asks back, then confirms, then counts once', { timeout: 60_000 }, async () => {
    const chat = slackPeer.directMessages('U0EVA', slackPeer.team).id;
    await slackPeer.say('U0EVA', chat, 'delegera till någon');
    expect(slackPeer.lastPost.text).toContain('delegera till');
    await slackPeer.say('U0EVA', chat, `delegera till Johan ${addDays(today(), 1)} till ${addDays(today(), 3)}`);
    const asked = slackPeer.lastPost;
    expect(JSON.stringify(asked.blocks)).toContain('Johan Lind går in för dig från');
    await slackPeer.press('U0EVA', asked, 'Ja, stämmer');
    await slackPeer.press('U0EVA', asked, 'Ja, stämmer').catch(() => undefined);
    await expect.poll(() => here.db.delegation.count(), { timeout: 30_000 }).toBe(1);
    await slackPeer.openHome('U0EVA');
    expect(homeOf('U0EVA')).toContain('Johan Lind går in för dig');
    await slackPeer.pressHome('U0EVA', 'Avsluta');
    await expect.poll(() => here.db.delegation.count(), { timeout: 30_000 }).toBe(0);
  });
});

describe('Teams', () => {
  it(
    'shows the queue as a card on "min kö", "my queue" and "läget", and decides from it',
    { timeout: 90_000 },
    async () => {
      const id = await submitted('H-4');
      const chat = personalConversation();
      const shown = (): string => JSON.stringify(teamsPeer.lastPost.card);
      for (const said of ['min kö', 'my queue', 'läget']) {
        await teamsPeer.say('bjorn', chat, said);
        expect(shown()).toContain('H-4');
      }
      const { body } = await teamsPeer.press('bjorn', teamsPeer.lastPost, 'Godkänn');
      expect(JSON.stringify(body)).toContain('Inget väntar på dig just nu.');
      expect(JSON.stringify(body)).toContain('Tack, det är sparat.');
      expect(await decisionsOn(id)).toMatchObject([{ by: 'bjorn', via: 'teams' }]);
    }
  );

  it('is not shown to the others of a group: it comes in one’s own chat, or one is told to write there', async () => {
    const group = '19:steering@thread.v2';
    await teamsPeer.say('johan', group, '<at>Foothold</at> läget');
    expect(teamsPeer.lastPost).toMatchObject({ conversation: group, card: null });
    expect(teamsPeer.lastPost.text).toContain('Skriv till mig i vår egen chatt');
    await teamsPeer.install('bjorn');
    await teamsPeer.say('bjorn', group, '<at>Foothold</at> läget');
    expect(teamsPeer.lastPost.text).toContain('Jag svarar i vår egen chatt');
    const own = teamsPeer.messages.filter(({ card }) => card !== null).at(-1);
    expect(own?.conversation).toBe(teamsPeer.personalChat('bjorn').id);
    expect(JSON.stringify(own?.card)).toContain('Väntar på dig');
  });

  it('lets whoever stands in decide, and say that they cannot', { timeout: 90_000 }, async () => {
    const delegate = { kind: 'delegate', delegateId: 'johan', firstDay: today(), lastDay: today() } as const;
    expect(await here.give(authority, 'eva', delegate)).toMatchObject({ kind: 'taken' });
    await expect.poll(() => here.db.delegation.count(), { timeout: 30_000 }).toBe(1);
    const id = await submitted('H-5');
    const chat = personalConversation();
    await teamsPeer.say('johan', chat, 'min kö');
    expect(JSON.stringify(teamsPeer.lastPost.card)).toContain('i stället för Eva Holm');
    await teamsPeer.press('johan', teamsPeer.lastPost, 'Godkänn');
    expect(await decisionsOn(id)).toMatchObject([{ by: 'johan', data: { inSteadOf: 'eva' } }]);
    await teamsPeer.say('johan', chat, 'min kö');
    await teamsPeer.press('johan', teamsPeer.lastPost, 'Jag kan inte');
    await expect.poll(() => here.db.delegation.count(), { timeout: 30_000 }).toBe(0);
  });
});
