// Teams' adapter over real HTTP with authentication on: signed activities in, botbuilder behind fastify, a connector that
// judges what comes out.
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { Unreachable } from '../../bots/platform.js';
import { createTeams } from '../../bots/teams/index.js';
import type { TeamsBot } from '../../bots/teams/index.js';
import { approveCard, confirmReportCard, RecordingConversation, settledCard } from '../peers/recording-conversation.js';
import { buttonTitles, personalConversation, startTeamsPeer, textOf } from '../peers/teams/peer.js';
import type { TeamsPeer, TokenTwist } from '../peers/teams/peer.js';

let peer: TeamsPeer;
let server: FastifyInstance;
let teams: TeamsBot;
let conversation: RecordingConversation;
let chat: string;

const log = pino({ level: 'silent' });

let database: FreshDatabase;
let db: Database;

beforeAll(async () => {
  database = await freshDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

beforeEach(async () => {
  peer = await startTeamsPeer();
  conversation = new RecordingConversation();
  teams = createTeams({ ...peer.settings, db, log }, conversation);
  server = Fastify();
  await server.register(teams.routes);
  peer.requestUrl = `${await server.listen({ port: 0, host: '127.0.0.1' })}/api/messages`;
  await teams.start();
  chat = personalConversation();
});

afterEach(async () => {
  await teams.stop();
  await server.close();
  await peer.stop();
});

/** A place is learnt from what a person writes there. */
async function placeOfBjorn(): Promise<string> {
  conversation.reply = { sent: 'refused', card: null, notice: 'Hej!', repaint: null };
  await peer.say('bjorn', chat, 'hej');
  const place = conversation.heard.at(-1)?.place;
  if (place === undefined) throw new Error('Nothing was heard.');
  return place;
}

it('hands over the command of a pressed button and answers with the repainted card', async () => {
  const place = await placeOfBjorn();
  const message = await teams.platform.post(place, approveCard());
  expect(message).toBe(`${chat}|${peer.lastPost.id}`);
  expect(buttonTitles(peer.lastPost.card)).toEqual(['Godkänn', 'Begär ändring', 'Avslå', 'Öppna']);

  conversation.reply = { sent: 'taken', card: null, notice: 'Tack!', repaint: settledCard };
  const { status, body } = await peer.press('bjorn', peer.lastPost, 'Godkänn');

  expect(conversation.presses).toEqual([
    {
      platform: 'teams',
      account: `${peer.tenant}:bjorn`,
      place,
      deliveryId: expect.stringContaining(`${chat}|${peer.lastPost.id}|`),
      caseId: 'tender-vivalla',
      command: { kind: 'approve', stageId: 'approve-requirement', version: 2 },
      reason: null,
    },
  ]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(JSON.stringify(body)).toContain('Godkänt av Björn 10:42');
  expect(JSON.stringify(body)).toContain('Tack!');
});

it('repaints for everybody, and answers a press that changed nothing with a sentence', async () => {
  const place = await placeOfBjorn();
  const message = await teams.platform.post(place, approveCard());
  const card = { ...peer.lastPost };
  expect(await teams.platform.update(place, message, settledCard)).toBe('updated');
  expect(textOf(peer.lastPost.card)).toEqual(['Vivalla: sysselsättningskravet', 'Godkänt av Björn 10:42']);
  expect(buttonTitles(peer.lastPost.card)).toEqual([]);

  conversation.reply = { sent: 'refused', card: null, notice: 'Björn har redan godkänt.', repaint: null };
  expect((await peer.press('anna', card, 'Godkänn')).body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Björn har redan godkänt.',
  });
});

it('takes the reason of a rejection from the question that the button unfolds', async () => {
  await teams.platform.post(await placeOfBjorn(), approveCard());
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  await peer.press('bjorn', peer.lastPost, 'Avslå', 'För få praktikplatser.');
  expect(conversation.presses[0]).toMatchObject({ command: { kind: 'reject' }, reason: 'För få praktikplatser.' });
});

it('gives a press that Teams sends again the same delivery id, and another press another', async () => {
  await teams.platform.post(await placeOfBjorn(), approveCard());
  await peer.press('bjorn', peer.lastPost, 'Avslå', 'Ett skäl.');
  await peer.press('bjorn', peer.lastPost, 'Avslå', 'Ett skäl.');
  await peer.press('bjorn', peer.lastPost, 'Avslå', 'Ett annat.');
  await peer.press('anna', peer.lastPost, 'Avslå', 'Ett skäl.');
  const ids = conversation.presses.map(({ deliveryId }) => deliveryId);
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(3);
});

it('answers a typed report with a card whose confirmation is one delivery', async () => {
  conversation.reply = { sent: null, card: confirmReportCard('said-1'), notice: null, repaint: null };
  const { status } = await peer.say('site', chat, '<at>Foothold</at> vi har anställt två personer');
  expect(status).toBe(200);
  expect(conversation.heard).toMatchObject([
    {
      platform: 'teams',
      account: `${peer.tenant}:site`,
      direct: expect.any(String),
      inReplyTo: null,
      caseId: null,
      text: 'vi har anställt två personer',
    },
  ]);
  expect(conversation.heard[0]?.deliveryId).toMatch(/^a:.*\|\d+$/);
  expect(textOf(peer.lastPost.card)).toContain('2 anställningar, tillsvidare, från 1 mars 2027');

  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  await peer.press('site', peer.lastPost, 'Ja, rapportera');
  expect(conversation.presses).toMatchObject([
    { deliveryId: 'said-1', command: { kind: 'report', entries: [{ count: 2 }] } },
  ]);
});

it('takes away the card of a cancelled report', async () => {
  conversation.reply = { sent: null, card: confirmReportCard('said-1'), notice: null, repaint: null };
  await peer.say('site', chat, 'två nya');
  expect((await peer.press('site', peer.lastPost, 'Avbryt')).status).toBe(200);
  expect(peer.messages).toEqual([]);
  expect(conversation.presses).toEqual([]);
});

it('knows a reply in a channel thread by the card that began it', async () => {
  await peer.say('bjorn', '19:vivalla@thread.tacv2', '<at>Foothold</at> hej');
  const place = conversation.heard[0]?.place ?? '';
  const message = await teams.platform.post(place, approveCard());
  await peer.say('bjorn', `19:vivalla@thread.tacv2;messageid=${peer.lastPost.id}`, '<at>Foothold</at> ser bra ut');
  expect(conversation.heard[1]).toMatchObject({ place, inReplyTo: message, text: 'ser bra ut' });
  expect(peer.lastPost).toMatchObject({ conversation: expect.stringContaining(';messageid='), text: 'ok' });
});

const refused: [string, TokenTwist][] = [
  ['no token', null],
  ['a forged signature', { forged: true }],
  ['a token for another bot', { audience: 'another-app' }],
  ['a token of another issuer', { issuer: 'https://evil.example' }],
  ['an expired token', { expiresAt: '-1h' }],
  ['a token for another service address', { serviceUrl: 'https://evil.example' }],
];
it.each(refused)('refuses %s', async (_what, twist) => {
  expect((await peer.say('bjorn', chat, 'hej', twist)).status).toBe(401);
  expect(conversation.heard).toEqual([]);
});

it('lets an error escape, so that nobody believes it was taken', async () => {
  conversation.failure = new Error('the case did not answer');
  expect((await peer.say('bjorn', chat, 'hej')).status).toBe(500);
});

it('carries a failed send out, and says when a message or the way to it is gone', async () => {
  const place = await placeOfBjorn();
  const message = await teams.platform.post(place, approveCard());
  peer.faults.push({ method: 'POST', status: 403, code: 'MessageWritesBlocked' });
  await expect(teams.platform.post(place, approveCard())).rejects.toThrow(Unreachable);
  peer.faults.push({ method: 'PUT', status: 403, code: 'MessageWritesBlocked' });
  await expect(teams.platform.update(place, message, settledCard)).rejects.toThrow(Unreachable);
  peer.faults.push({ method: 'PUT', status: 429, code: 'TooManyRequests' });
  await expect(teams.platform.update(place, message, settledCard)).rejects.toMatchObject({ statusCode: 429 });
  peer.faults.push({ method: 'PUT', status: 403, code: 'BotNotInConversationRoster' });
  expect(await teams.platform.update(place, message, settledCard)).toBe('gone');
  expect(await teams.platform.update(place, `${chat}|1`, settledCard)).toBe('gone');
});

it('fetches its own token once, and says in Microsoft’s words when there is none', async () => {
  const place = await placeOfBjorn();
  await teams.platform.post(place, approveCard());
  expect(peer.tokensGiven).toBe(1);
  const other = createTeams({ ...peer.settings, appPassword: 'old', db, log }, conversation);
  await expect(other.platform.post(place, approveCard())).rejects.toThrow(
    /^Microsoft gave the bot no token: AADSTS7000215: Invalid client secret provided\.$/
  );
});

it('does not start without an app id, unless told to for development', () => {
  const config = { ...peer.settings, appId: '', db, log };
  expect(() => createTeams(config, conversation)).toThrow('MICROSOFT_APP_ID is empty');
  expect(() => createTeams({ ...config, allowUnauthenticated: true }, conversation)).not.toThrow();
});
