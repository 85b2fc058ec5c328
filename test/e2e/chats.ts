// A town whose people sit in both chats: real Bolt and botbuilder before the real conversation, workflows on a real Temporal server,
// and the two local peers. What a person sees and does is the same few verbs in either chat.
import Fastify from 'fastify';
import { pino } from 'pino';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { expect } from 'vitest';
import { nextMorning } from '../../activities/calendar.js';
import { createConversation } from '../../bots/conversation.js';
import type { ChatPlatform, Conversation } from '../../bots/platform.js';
import { createSlack } from '../../bots/slack/index.js';
import type { TeamsBot } from '../../bots/teams/index.js';
import { createTeams } from '../../bots/teams/index.js';
import { placeOf } from '../../bots/teams/places.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { buttonsOf, startSlackPeer } from '../peers/slack/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';
import { buttonTitles, startTeamsPeer } from '../peers/teams/peer.js';
import type { Town } from '../support/cases.js';
import { taskQueue, town } from '../support/cases.js';

/** A chat as the people of a test use it, by the ids of vivalla.yaml. */
export interface Chat {
  readonly name: 'slack' | 'teams';
  /** Gives a person an account here that Foothold can write to. */
  link(person: string): Promise<void>;
  /** All that the newest card of a case says to a person, on one line; empty while there is none. */
  card(person: string): string;
  buttons(person: string): string[];
  /** Presses a button of that card; `reason` answers what it asks. */
  press(person: string, button: string, reason?: string): Promise<void>;
  say(person: string, text: string): Promise<void>;
  /** Everything that was said to a person: sentences, and messages in the thread of a card. */
  told(person: string): string;
  /** What the chat found wrong with what Foothold sent. */
  complaints(): readonly string[];
}

/** The town with its chats. */
export interface ChatTown {
  readonly here: Town;
  readonly slack: Chat;
  readonly teams: Chat;
  readonly peers: { readonly slack: SlackPeer; readonly teams: TeamsPeer };
  close(): Promise<void>;
}

const oneLine = (texts: readonly string[]): string => texts.join(' ').replaceAll(/\s+/g, ' ');

/** Every text in a structure, in its order. */
function textsIn(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(textsIn);
  if (typeof shown !== 'object' || shown === null) return [];
  return Object.entries(shown).flatMap(([key, value]) =>
    typeof value === 'string' && (key === 'text' || key === 'title' || key === 'value') ? [value] : textsIn(value)
  );
}

/** Whether a message reminds or escalates: what is said in the thread of a card has no title. */
const isSaid = ({ summary }: { readonly summary?: string | undefined }): boolean =>
  /^(Påminnelse|Tiden är ute)/.test(summary ?? '');

/** Opens it; `patienceMs` is how long a command may take before it is queued. */
export async function chatTown(env: TestWorkflowEnvironment, patienceMs?: number): Promise<ChatTown> {
  const [slackPeer, teamsPeer] = await Promise.all([startSlackPeer(), startTeamsPeer()]);
  const log = pino({ level: 'silent' });
  let real: Conversation | null = null;
  const conversation: Conversation = {
    said: (message) => (real as Conversation).said(message),
    pressed: (press) => (real as Conversation).pressed(press),
    queue: (...args) => (real as Conversation).queue(...args),
  };
  const { signingSecret, apiUrl, botToken } = slackPeer;
  const slackBot = createSlack(
    { door: { kind: 'http', signingSecret }, tenancy: { kind: 'one', botToken }, apiUrl, installations: null, log },
    conversation
  );
  // Teams keeps its conversations in the town's database, which is not there yet.
  let teamsBot: TeamsBot | null = null;
  const teamsPlatform = (): ChatPlatform => (teamsBot as TeamsBot).platform;
  const inTeams: ChatPlatform = {
    name: 'teams',
    post: (...args) => teamsPlatform().post(...args),
    update: (...args) => teamsPlatform().update(...args),
  };
  const platforms = [slackBot.platform, inTeams];
  const here = await town(env, { platforms, ...(patienceMs !== undefined && { patienceMs }) });
  const teams = createTeams({ ...teamsPeer.settings, db: here.db, log }, conversation);
  teamsBot = teams;
  real = createConversation({
    db: here.db,
    client: here.client,
    taskQueue,
    ...(patienceMs !== undefined && { patienceMs }),
    today: () => new Date().toISOString().slice(0, 10),
    morningAfter: nextMorning,
    link: (id) => `http://localhost/cases/${encodeURIComponent(id)}`,
    mine: 'http://localhost/me',
    log,
  });
  const server = Fastify();
  await server.register(slackBot.routes);
  await server.register(teams.routes);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  slackPeer.requestUrl = `${url}/slack/events`;
  teamsPeer.requestUrl = `${url}/api/messages`;
  await slackBot.start();
  return {
    here,
    slack: slackChat(slackPeer, here),
    teams: teamsChat(teamsPeer, here),
    peers: { slack: slackPeer, teams: teamsPeer },
    async close() {
      await Promise.all([slackBot.stop(), teams.stop()]);
      await server.close();
      await Promise.all([slackPeer.stop(), teamsPeer.stop()]);
      await here.close();
    },
  };
}

function slackChat(peer: SlackPeer, { db }: Town): Chat {
  const user = (person: string): string => `U0${person.toUpperCase()}`;
  const direct = (person: string): string => peer.directMessages(user(person)).id;
  const cardOf = (person: string) =>
    peer.messages.findLast(
      ({ channel, thread, user: by, blocks }) =>
        channel === direct(person) && thread === null && by === peer.botUser && blocks.length > 0
    );
  return {
    name: 'slack',
    async link(person) {
      peer.addPerson(user(person));
      const account = `${peer.team}:${user(person)}`;
      await db.account.create({ data: { platform: 'slack', account, personId: person, place: account } });
    },
    card: (person) => oneLine(textsIn(cardOf(person)?.blocks)),
    buttons: (person) => buttonsOf({ blocks: cardOf(person)?.blocks ?? [] }).map(({ text }) => text.text),
    async press(person, button, reason) {
      const card = cardOf(person);
      if (card === undefined) throw new Error(`${person} has no card in Slack`);
      const { status } = await peer.press(user(person), card, button);
      expect(status).toBe(200);
      if (reason === undefined) return;
      const [view] = [...peer.views.keys()];
      await peer.submit(user(person), view ?? '', reason);
    },
    async say(person, text) {
      expect((await peer.say(user(person), direct(person), text)).status).toBe(200);
    },
    told: (person) =>
      oneLine([
        ...peer.ephemerals.filter((each) => each.user === user(person)).map(({ text }) => text),
        ...peer.messages
          .filter(({ channel, user: by, thread, blocks }) =>
            channel === direct(person) && by === peer.botUser ? thread !== null || blocks.length === 0 : false
          )
          .map(({ text }) => text),
      ]),
    complaints: () => peer.complaints,
  };
}

function teamsChat(peer: TeamsPeer, { db }: Town): Chat {
  const chat = (person: string): string => peer.personalChat(person).id;
  const cardOf = (person: string) =>
    peer.messages.findLast((each) => each.conversation === chat(person) && each.card !== null && !isSaid(each));
  const shown = (person: string) => cardOf(person)?.instead.get(person) ?? cardOf(person)?.card ?? null;
  return {
    name: 'teams',
    async link(person) {
      // Whoever installs the app can be written to from then on.
      await peer.install(person);
      const place = placeOf(peer.sent.at(-1) ?? {});
      const account = `${peer.tenant}:${person}`;
      await db.account.create({ data: { platform: 'teams', account, personId: person, place } });
    },
    card: (person) => oneLine(textsIn(shown(person)?.body)),
    buttons: (person) => buttonTitles(shown(person)),
    async press(person, button, reason) {
      const card = cardOf(person);
      if (card === undefined) throw new Error(`${person} has no card in Teams`);
      expect((await peer.press(person, card, button, reason ?? null)).status).toBe(200);
    },
    async say(person, text) {
      expect((await peer.say(person, chat(person), text)).status).toBe(200);
    },
    told: (person) =>
      oneLine([
        ...peer.toasts.filter((each) => each.person === person).map(({ text }) => text),
        ...textsIn(
          peer.messages
            .filter(({ conversation, card }) => conversation === chat(person) && card)
            .map(({ instead }) => instead.get(person)?.body)
        ),
        ...peer.messages
          .filter((each) => each.conversation === chat(person) && (each.card === null || isSaid(each)))
          .flatMap(({ text, card }) => [text, ...textsIn(card?.body)]),
      ]),
    complaints: () => peer.complaints,
  };
}
