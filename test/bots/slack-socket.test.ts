// Slack through a socket that Foothold opens: Bolt's own receiver against a peer that hands over envelopes.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlack } from '../../bots/slack/index.js';
import type { SlackBot } from '../../bots/slack/index.js';
import { approveCard, RecordingConversation, settledCard } from '../peers/recording-conversation.js';
import { ManualClock } from '../peers/clock.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { SlackPeer } from '../peers/slack/peer.js';

let peer: SlackPeer;
let clock: ManualClock;
let slack: SlackBot;
let conversation: RecordingConversation;

const place = 'T0VIVALLA:C0VIVALLA';

beforeEach(async () => {
  clock = new ManualClock();
  peer = await startSlackPeer({ clock });
  peer.socketMode = true;
  conversation = new RecordingConversation();
  slack = slackWith(peer.appToken);
  await slack.start();
});

afterEach(async () => {
  await slack.stop();
  await peer.stop();
});

function slackWith(appToken: string): SlackBot {
  const { botToken, apiUrl } = peer;
  const door = { kind: 'socket', appToken } as const;
  const tenancy = { kind: 'one', botToken } as const;
  return createSlack({ door, tenancy, apiUrl, installations: null, log: pino({ level: 'silent' }) }, conversation);
}

/** How often a socket was asked for, and how many are open. */
const sockets = () => [peer.calls.filter((call) => call === 'apps.connections.open').length, peer.sockets.size];

it('hears messages and presses, and shows a refusal in the modal that asked', async () => {
  await peer.say('U0SITE', 'D0SITE', 'två nya', { eventId: 'Ev1' });
  expect(conversation.heard).toMatchObject([{ account: 'T0VIVALLA:U0SITE', deliveryId: 'Ev1', text: 'två nya' }]);
  expect(peer.lastPost).toMatchObject({ channel: 'D0SITE', text: 'ok' });

  await slack.platform.post(place, approveCard());
  const card = peer.lastPost;
  await peer.press('U0BJORN', card, 'Avslå');
  conversation.reply = { sent: 'refused', card: null, notice: 'Skriv minst tio tecken.', repaint: null };
  const refused = await peer.submit('U0BJORN', 'V1', 'nej');
  expect(JSON.parse(refused.body)).toEqual({
    response_action: 'errors',
    errors: { reason: 'Skriv minst tio tecken.' },
  });
  conversation.reply = { sent: 'taken', card: null, notice: null, repaint: settledCard };
  await peer.submit('U0BJORN', 'V1', 'För få praktikplatser.');
  expect(card.text).toBe('Godkänt av Björn');
});

it('comes back when Slack asks it to, and when the socket breaks', async () => {
  expect(sockets()).toEqual([1, 1]);
  peer.sockets.refresh();
  await expect.poll(sockets).toEqual([2, 1]);
  peer.sockets.drop();
  await expect.poll(sockets).toEqual([3, 1]);
  await peer.say('U0SITE', 'D0SITE', 'två nya');
  expect(conversation.heard).toHaveLength(1);
});

it('keeps trying while Slack is down, also when it was down at start', async () => {
  peer.faults.push({ method: 'apps.connections.open', status: 503 });
  const late = slackWith(peer.appToken);
  await late.start();
  await expect.poll(sockets).toEqual([3, 2]);
  await late.stop();
  await expect.poll(sockets).toEqual([3, 1]);

  peer.faults.push({ method: 'apps.connections.open', error: 'internal_error' });
  peer.sockets.drop();
  await expect.poll(sockets).toEqual([5, 1]);
});

it('does not say that it took what it could not take: Slack hands it over again, by the same id', async () => {
  conversation.failure = new Error('the case did not answer');
  const taken = peer.say('U0SITE', 'D0SITE', 'två nya', { eventId: 'Ev7' });
  await expect.poll(() => conversation.heard.length).toBe(1);
  // Slack's three seconds.
  await expect.poll(() => clock.waits).toEqual([3000]);
  clock.advance(3000);
  expect((await taken).status).toBe(200);
  expect(conversation.heard.map(({ deliveryId }) => deliveryId)).toEqual(['Ev7', 'Ev7']);
});

it('has closed its socket when it has stopped', async () => {
  await slack.stop();
  await expect.poll(sockets).toEqual([1, 0]);
});

it('says at start that Slack refuses the app token, and what to click', async () => {
  await expect(slackWith('xapp-old').start()).rejects.toThrow(
    'Slack refused the app token (invalid_auth). Make one with connections:write under "Basic Information", "App-Level Tokens".'
  );
});
