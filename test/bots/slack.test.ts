// Slack's adapter over real HTTP: signed payloads in, Bolt behind fastify, and a Web API that judges what comes out.
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlack } from '../../bots/slack/index.js';
import { Unreachable } from '../../bots/platform.js';
import type { SlackBot, SlackConfig } from '../../bots/slack/index.js';
import { approveCard, confirmReportCard, RecordingConversation, settledCard } from '../peers/recording-conversation.js';
import { buttonsOf, startSlackPeer } from '../peers/slack/peer.js';
import type { SlackPeer } from '../peers/slack/peer.js';

let peer: SlackPeer;
let server: FastifyInstance;
let slack: SlackBot;
let conversation: RecordingConversation;

const channel = 'C0VIVALLA';
const place = 'T0VIVALLA:C0VIVALLA';

beforeEach(async () => {
  peer = await startSlackPeer();
  conversation = new RecordingConversation();
  slack = createSlack(config(peer.botToken), conversation);
  server = Fastify();
  await server.register(slack.routes);
  server.post('/json', (request) => request.body);
  peer.requestUrl = `${await server.listen({ port: 0, host: '127.0.0.1' })}/slack/events`;
  await slack.start();
});

function config(botToken: string): SlackConfig {
  const { signingSecret, apiUrl } = peer;
  return {
    door: { kind: 'http', signingSecret },
    tenancy: { kind: 'one', botToken },
    apiUrl,
    installations: null,
    log: pino({ level: 'silent' }),
  };
}

afterEach(async () => {
  await slack.stop();
  await server.close();
  await peer.stop();
});

it('hands over the command of a pressed button and repaints the card', async () => {
  const message = await slack.platform.post(place, approveCard());
  expect(message).toBe(`${channel}:${peer.lastPost.ts}`);
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };

  const { status } = await peer.press('U0BJORN', peer.lastPost, 'Godkänn', { actionTs: '170.5' });

  expect(status).toBe(200);
  expect(conversation.presses).toEqual([
    {
      platform: 'slack',
      account: 'T0VIVALLA:U0BJORN',
      place,
      deliveryId: `T0VIVALLA:${peer.lastPost.ts}:170.5:U0BJORN`,
      caseId: 'tender-vivalla',
      command: { kind: 'approve', stageId: 'approve-requirement', version: 2 },
      reason: null,
    },
  ]);
  expect(peer.lastPost.text).toBe('Godkänt av Björn');
  expect(buttonsOf(peer.lastPost)).toEqual([]);
  // Their Home tab is drawn again behind the answer.
  const calls = peer.calls.filter((method) => method !== 'views.publish');
  expect(calls).toEqual(['auth.test', 'chat.postMessage', 'chat.update']);
});

it('answers a press that changed nothing with a notice for that person only', async () => {
  await slack.platform.post(place, approveCard());
  conversation.reply = { sent: 'refused', card: null, notice: 'Bara Björn får besluta om detta.', repaint: null };
  await peer.press('U0ANNA', peer.lastPost, 'Godkänn');
  expect(peer.ephemerals).toEqual([{ channel, user: 'U0ANNA', text: 'Bara Björn får besluta om detta.' }]);
});

it('asks for the reason of a rejection in a modal, shows a refusal in it, and closes it when taken', async () => {
  await slack.platform.post(place, approveCard());
  expect((await peer.press('U0BJORN', peer.lastPost, 'Avslå')).status).toBe(200);
  expect(conversation.presses).toEqual([]);
  expect([...peer.views.keys()]).toEqual(['V1']);

  conversation.reply = { sent: 'refused', card: null, notice: 'Skriv minst tio tecken.', repaint: null };
  const refused = await peer.submit('U0BJORN', 'V1', 'nej');
  expect(JSON.parse(refused.body)).toEqual({
    response_action: 'errors',
    errors: { reason: 'Skriv minst tio tecken.' },
  });
  expect(peer.views.size).toBe(1);

  conversation.reply = { sent: 'taken', card: null, notice: 'Avslaget.', repaint: settledCard };
  expect(await peer.submit('U0BJORN', 'V1', 'För få praktikplatser.')).toEqual({ status: 200, body: '' });
  expect(peer.views.size).toBe(0);
  expect(conversation.presses[1]).toMatchObject({
    account: 'T0VIVALLA:U0BJORN',
    place,
    caseId: 'tender-vivalla',
    command: { kind: 'reject', stageId: 'approve-requirement', version: 2 },
    reason: 'För få praktikplatser.',
  });
  expect(conversation.presses[1]?.deliveryId).toMatch(/^V1:/);
  expect(peer.lastPost.text).toBe('Godkänt av Björn');
  expect(peer.ephemerals).toEqual([{ channel, user: 'U0BJORN', text: 'Avslaget.' }]);
});

it('answers a typed report with a card whose confirmation is one delivery', async () => {
  conversation.reply = { sent: null, card: confirmReportCard('Ev1'), notice: null, repaint: null };
  await peer.say('U0SITE', 'D0SITE', 'vi har anställt två personer, tillsvidare fr.o.m. 1 mars &amp; en till', {
    eventId: 'Ev1',
  });
  expect(conversation.heard).toEqual([
    {
      platform: 'slack',
      account: 'T0VIVALLA:U0SITE',
      place: 'T0VIVALLA:D0SITE',
      direct: 'T0VIVALLA:U0SITE',
      personal: true,
      inReplyTo: null,
      caseId: null,
      deliveryId: 'Ev1',
      text: 'vi har anställt två personer, tillsvidare fr.o.m. 1 mars & en till',
    },
  ]);
  expect(peer.lastPost).toMatchObject({ channel: 'D0SITE', thread: null });

  await peer.press('U0SITE', peer.lastPost, 'Ja, rapportera');
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  await peer.press('U0SITE', peer.lastPost, 'Ja, rapportera');
  expect(conversation.presses.map(({ deliveryId }) => deliveryId)).toEqual(['Ev1', 'Ev1']);
  expect(conversation.presses[0]).toMatchObject({
    caseId: 'contract-vivalla',
    command: { kind: 'report', entries: [{ count: 2 }] },
  });
  expect(peer.lastPost.text).toBe('Godkänt av Björn');
});

it('takes away the card of a cancelled report', async () => {
  conversation.reply = { sent: null, card: confirmReportCard('Ev1'), notice: null, repaint: null };
  await peer.say('U0SITE', 'D0SITE', 'två nya');
  const card = peer.lastPost;
  expect((await peer.press('U0SITE', card, 'Avbryt')).status).toBe(200);
  expect(peer.messages).not.toContain(card);
  expect(conversation.presses).toEqual([]);
});

it('hears a mention once, and a reply in the thread of its own card as a reply to that card', async () => {
  const message = await slack.platform.post(place, approveCard());
  const thread = peer.lastPost.ts;
  await peer.say('U0BJORN', channel, 'ser bra ut', { thread });
  await peer.say('U0BJORN', channel, `<@${peer.botUser}> hur ligger vi till i <#C1|vivalla>?`);
  expect(conversation.heard.map(({ inReplyTo, text }) => ({ inReplyTo, text }))).toEqual([
    { inReplyTo: message, text: 'ser bra ut' },
    { inReplyTo: null, text: 'hur ligger vi till i vivalla?' },
  ]);
  expect(peer.ephemerals.map(({ user }) => user)).toEqual(['U0BJORN', 'U0BJORN']);
});

it('leaves alone what is not said to it: other talk, its own messages, edits', async () => {
  const other = await peer.say('U0ANNA', channel, 'fika?');
  await peer.say('U0BJORN', channel, 'ja', { thread: peer.messages[0]?.ts ?? '' });
  await peer.say(peer.botUser, 'D0SITE', 'from myself');
  await peer.event({
    type: 'message',
    subtype: 'message_changed',
    channel: 'D0SITE',
    channel_type: 'im',
    hidden: true,
    ts: '1.1',
    event_ts: '1.1',
    message: {
      type: 'message',
      subtype: undefined,
      user: 'U0SITE',
      text: 'x',
      ts: '1.0',
      event_ts: '1.0',
      channel: 'D0SITE',
      channel_type: 'im',
    },
    previous_message: {
      type: 'message',
      subtype: undefined,
      user: 'U0SITE',
      text: 'y',
      ts: '1.0',
      event_ts: '1.0',
      channel: 'D0SITE',
      channel_type: 'im',
    },
  });
  expect(other.status).toBe(200);
  expect(conversation.heard).toEqual([]);
});

it('lets an error escape, and gives the retry the same delivery id', async () => {
  conversation.failure = new Error('the case did not answer');
  expect((await peer.say('U0SITE', 'D0SITE', 'två nya', { eventId: 'Ev7' })).status).toBe(200);
  expect(peer.sent.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([undefined, 'http_error']);
  expect(conversation.heard.map(({ deliveryId }) => deliveryId)).toEqual(['Ev7', 'Ev7']);
});

it.each([
  ['signed with another secret', { secret: 'forged' }],
  ['six minutes old', { atSeconds: Math.floor(Date.now() / 1000) - 360 }],
  ['from the future', { atSeconds: Math.floor(Date.now() / 1000) + 3600 }],
])('refuses a request %s', async (_what, twist) => {
  expect((await peer.say('U0SITE', 'D0SITE', 'två nya', { twist })).status).toBe(401);
  expect(conversation.heard).toEqual([]);
});

it('answers the address check of the app settings', async () => {
  const check = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'abc' });
  expect(await peer.deliver(check, 'application/json')).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
});

it('says that a message is gone, and lets every other failure out, without trying again itself', async () => {
  const message = await slack.platform.post(place, approveCard());
  expect(await slack.platform.update(place, message, settledCard)).toBe('updated');
  expect(await slack.platform.update(place, `${channel}:1.000`, settledCard)).toBe('gone');
  peer.faults.push({ method: 'chat.update', error: 'not_in_channel' });
  expect(await slack.platform.update(place, message, settledCard)).toBe('gone');
  peer.faults.push({ method: 'chat.update', status: 429, headers: { 'retry-after': '30' } });
  await expect(slack.platform.update(place, message, settledCard)).rejects.toThrow(/rate-limit/i);
  peer.faults.push({ method: 'chat.postMessage', status: 503 });
  await expect(slack.platform.post(place, approveCard())).rejects.toThrow('503');
  peer.faults.push({ method: 'chat.postMessage', error: 'is_archived' });
  await expect(slack.platform.post(place, approveCard())).rejects.toThrow('is_archived');
});

it('counts a press although its repaint failed: the announcement repaints too', async () => {
  await slack.platform.post(place, approveCard());
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  peer.faults.push({ method: 'chat.update', status: 429, headers: { 'retry-after': '30' } });
  expect((await peer.press('U0BJORN', peer.lastPost, 'Godkänn')).status).toBe(200);
});

it('says at start that Slack refuses the token', async () => {
  const other = createSlack(config('xoxb-old'), conversation);
  await expect(other.start()).rejects.toThrow('Slack refused the bot token (invalid_auth).');
});

it('knows somebody of another workspace by that workspace, in a channel that both share', async () => {
  peer.addPerson('U0MARIA', { team: 'T0SKANSKA' });
  await slack.platform.post(place, approveCard());
  const card = peer.lastPost;
  await peer.say('U0MARIA', channel, 'ser bra ut', { thread: card.ts });
  await peer.press('U0MARIA', card, 'Godkänn');
  await peer.press('U0MARIA', card, 'Avslå');
  await peer.submit('U0MARIA', 'V1', 'För få praktikplatser.');
  expect(conversation.heard).toMatchObject([{ account: 'T0SKANSKA:U0MARIA', place }]);
  expect(conversation.presses).toMatchObject([
    { account: 'T0SKANSKA:U0MARIA', place },
    { account: 'T0SKANSKA:U0MARIA', place, reason: 'För få praktikplatser.' },
  ]);
});

it('draws the Home tab for whoever opens it, and again after each press there', async () => {
  conversation.home = approveCard();
  await peer.openHome('U0BJORN');
  expect(conversation.asked).toEqual([{ platform: 'slack', account: 'T0VIVALLA:U0BJORN', surface: 'slack-home' }]);
  const home = () => JSON.stringify(peer.homes.get('U0BJORN')?.view.blocks);
  expect(home()).toContain('Vivalla: godkänn sysselsättningskravet');

  conversation.reply = { sent: 'taken', card: null, notice: 'Tack, det är sparat.', repaint: settledCard };
  conversation.home = settledCard;
  expect((await peer.pressHome('U0BJORN', 'Godkänn')).status).toBe(200);
  expect(conversation.presses).toMatchObject([
    { account: 'T0VIVALLA:U0BJORN', place: 'T0VIVALLA:U0BJORN', command: { kind: 'approve' }, reason: null },
  ]);
  expect(home()).toContain('Tack, det är sparat.');
  expect(home()).toContain('Godkänt av Björn 10:42');
  expect(peer.messages).toEqual([]);
});

it('asks for a reason from the Home tab too, keeps a refusal in the modal, and draws the tab when it is taken', async () => {
  conversation.home = approveCard();
  await peer.openHome('U0BJORN');
  await peer.pressHome('U0BJORN', 'Avslå');
  conversation.reply = { sent: 'refused', card: null, notice: 'Skriv varför.', repaint: null };
  await peer.submit('U0BJORN', 'V1', ' ');
  expect(peer.views.size).toBe(1);
  conversation.reply = { sent: 'taken', card: null, notice: 'Avslaget.', repaint: settledCard };
  conversation.home = settledCard;
  await peer.submit('U0BJORN', 'V1', 'För få praktikplatser.');
  expect(peer.views.size).toBe(0);
  expect(conversation.presses.at(-1)).toMatchObject({ command: { kind: 'reject' }, reason: 'För få praktikplatser.' });
  expect(JSON.stringify(peer.homes.get('U0BJORN')?.view.blocks)).toContain('Avslaget.');
  expect(peer.complaints).toEqual([]);
});

it("draws a person's Home tab again when they have decided in a message, and counts the press when it cannot", async () => {
  peer.addPerson('U0BJORN');
  await slack.platform.post(place, approveCard());
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  await peer.press('U0BJORN', peer.lastPost, 'Godkänn');
  await expect.poll(() => peer.homes.has('U0BJORN')).toBe(true);
  peer.faults.push({ method: 'views.publish', status: 503 });
  await slack.platform.post(place, approveCard());
  expect((await peer.press('U0BJORN', peer.lastPost, 'Godkänn')).status).toBe(200);
});

it('draws the Home tab once more for all presses that come while it is being drawn', async () => {
  peer.addPerson('U0BJORN');
  const queue = conversation.queue.bind(conversation);
  let drawn: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (drawn = resolve));
  conversation.queue = async (...asked) => {
    const home = await queue(...asked);
    await slow;
    return home;
  };
  for (let times = 0; times < 4; times += 1) {
    await slack.platform.post(place, approveCard());
    await peer.press('U0BJORN', peer.lastPost, 'Godkänn');
  }
  expect(conversation.asked).toHaveLength(1);
  conversation.home = settledCard;
  drawn();
  const home = (): string => JSON.stringify(peer.homes.get('U0BJORN')?.view.blocks);
  await expect.poll(home).toContain('Godkänt av Björn 10:42');
  expect(conversation.asked).toHaveLength(2);
});

it('leaves the rest of the server its own body parsing', async () => {
  const answer = await server.inject({ method: 'POST', url: '/json', payload: { a: 1 } });
  expect(answer.json()).toEqual({ a: 1 });
});

it('finds a card again that Slack posted before it answered with an error', async () => {
  peer.faults.push({ method: 'chat.postMessage', status: 503, done: true });
  await expect(slack.platform.post(place, approveCard(), { key: 'tender/T-1' })).rejects.toThrow();
  expect(await slack.platform.find?.(place, { key: 'tender/T-1' })).toBe(`${channel}:${peer.lastPost.ts}`);
  expect(await slack.platform.find?.(place, { key: 'tender/T-2' })).toBeNull();
});

it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'user_not_found'])(
  'knows that %s will not pass by itself',
  async (error) => {
    peer.faults.push({ method: 'chat.postMessage', error }, { method: 'conversations.history', error });
    await expect(slack.platform.post(place, approveCard())).rejects.toThrow(Unreachable);
    expect(await slack.platform.find?.(place, { key: 'tender/T-1' })).toBeNull();
  }
);
