// A town whose people sit in three chats: real Bolt, botbuilder and web pages before the real conversation, workflows on a real Temporal
// server, two local peers and a browser. What a person sees and does is the same few verbs in every chat.
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { pino } from 'pino';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { nextMorning, today as swedishDay } from '../../activities/calendar.js';
import { createInvitations } from '../../bots/accounts/invitations.js';
import { createConversation } from '../../bots/conversation.js';
import type { ChatPlatform, Conversation } from '../../bots/platform.js';
import { createSlack } from '../../bots/slack/index.js';
import type { TeamsBot } from '../../bots/teams/index.js';
import { createTeams } from '../../bots/teams/index.js';
import { createWebPlatform, webChat } from '../../bots/web/index.js';
import { dashboard } from '../../dashboard/index.js';
import { exportsDownload } from '../../exports/routes.js';
import { listenForChanges } from '../../prisma/changes.js';
import { createHttp } from '../../server/http.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';
import { startTeamsPeer } from '../peers/teams/peer.js';
import { noLetters } from '../support/answers.js';
import type { Town } from '../support/cases.js';
import { taskQueue, town } from '../support/cases.js';
import { evidenceHere } from '../support/evidence.js';
import type { ChatName } from './chat-names.js';
import { slackChat } from './slack-chat.js';
import { teamsChat } from './teams-chat.js';
import { webPages } from './web-pages.js';

/** A chat as the people of a test use it, by the ids of vivalla.yaml. */
export interface Chat {
  readonly name: ChatName;
  /** Gives a person an account here that Foothold can write to. */
  link(person: string): Promise<void>;
  /** Comes to the card of a case, as soon as there is one: the message that a person got, or the page that their first one leads to. */
  open(person: string, reference: string): Promise<void>;
  /** All that the card before a person says, on one line: of the newest message, or of the open page; empty while there is none. */
  card(person: string): Promise<string>;
  /** What they can press there, without the way to the web. */
  buttons(person: string): Promise<string[]>;
  /** Presses a button of that card; `reason` answers what it asks. */
  press(person: string, button: string, reason?: string): Promise<void>;
  /** Presses it twice before anything was answered. */
  pressTwice(person: string, button: string): Promise<void>;
  /** Keeps a button as it stands now, to be pressed when its card has changed, or by somebody else. */
  keep(person: string, button: string): Promise<(as?: string) => Promise<void>>;
  /** Delivers what a person pressed last once more, as a chat may. */
  redelivery(person: string): () => Promise<void>;
  /** A press that somebody else sends in a person's name; answers the HTTP status. */
  forge(person: string, button: string): Promise<number>;
  say(person: string, text: string): Promise<void>;
  /** Sends files, with words in a chat that takes both at once; on the web on the page of a contract. */
  send(person: string, reference: string, files: readonly ChatFile[], text?: string): Promise<void>;
  /** Everything that was said to a person: sentences, and messages in the thread of a card. */
  told(person: string): Promise<string>;
  /** What the chat found wrong with what Foothold sent. */
  complaints(): readonly string[];
  /** What befalls messages; null on the web, where there are none. */
  readonly messages: Messages | null;
}

/** A file as somebody picks it; `contentType` is what their program says that it is. */
export interface ChatFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A chat that Foothold posts into. */
export interface Messages {
  /** How many cards of a case stand before a person. */
  count(person: string, reference: string): number;
  /** Deletes the newest card. */
  delete(person: string): void;
  /** Takes the bot out of a person's chat, and lets it in again. */
  shutOut(person: string): Promise<void>;
  letIn(person: string): Promise<void>;
  /** Nothing that Foothold writes or repaints gets through, until the answered function is called. */
  away(): () => void;
  /** The next post fails; with `done` it was carried out all the same. */
  failPost(fault: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly done?: boolean;
  }): void;
}

/** The town with its chats. */
export interface ChatTown extends Readonly<Record<ChatName, Chat>> {
  readonly here: Town;
  /** Where the pages are. */
  readonly url: string;
  readonly peers: { readonly slack: SlackPeer; readonly teams: TeamsPeer };
  readonly evidence: ReturnType<typeof evidenceHere>;
  /** Ends the process that people reach, and starts another one where it was. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const silent = pino({ level: 'silent' });

/** Opens it; `today` is the day for whoever writes: that in Sweden, unless the test skips time. */
export async function chatTown(
  env: TestWorkflowEnvironment,
  today = swedishDay,
  log: Logger = silent
): Promise<ChatTown> {
  const peers = { slack: await startSlackPeer(), teams: await startTeamsPeer() };
  const evidence = evidenceHere();
  // The activities' platforms are there before the process with its bots is, and stay when it is another one.
  let process: ChatProcess | null = null;
  const outward = (name: ChatName): ChatPlatform => {
    const now = (): ChatPlatform => (process as ChatProcess).platforms[name];
    return {
      name,
      post: (...args) => now().post(...args),
      find: async (...args) => (await now().find?.(...args)) ?? null,
      update: (...args) => now().update(...args),
    };
  };
  const here = await town(env, { platforms: [outward('slack'), outward('teams'), outward('web')], log });
  process = await startProcess(here, evidence, peers, { today, log }, 0);
  const { port } = new URL(process.url);
  const web = await webPages(process.url);
  return {
    here,
    url: process.url,
    slack: slackChat(peers.slack, here),
    teams: teamsChat(peers.teams, here),
    web: web.chat,
    peers,
    evidence,
    async restart() {
      await process?.stop();
      process = await startProcess(here, evidence, peers, { today, log }, Number(port));
    },
    async close() {
      await web.close();
      await process?.stop();
      await Promise.all([peers.slack.stop(), peers.teams.stop()]);
      await here.close();
    },
  };
}

/** What people reach: the bots and the pages, as worker.ts puts them together. */
interface ChatProcess {
  readonly url: string;
  readonly platforms: Readonly<Record<ChatName, ChatPlatform>>;
  stop(): Promise<void>;
}

async function startProcess(
  { db, client, url: database, exportFolder }: Town,
  evidence: ReturnType<typeof evidenceHere>,
  peers: ChatTown['peers'],
  { today, log }: { readonly today: () => string; readonly log: Logger },
  port: number
): Promise<ChatProcess> {
  const cookieKey = Buffer.alloc(32, 7);
  const invitations = createInvitations(db, cookieKey, 'http://localhost');
  const conversation: Conversation = createConversation({
    evidence,
    signInLink: (personId) => invitations.signInLink(personId),
    db,
    client,
    taskQueue,
    today,
    morningAfter: nextMorning,
    link: (id) => `http://localhost/cases/${encodeURIComponent(id)}`,
    mine: 'http://localhost/me',
    log,
  });
  const { signingSecret, apiUrl, botToken } = peers.slack;
  const slack = createSlack(
    { door: { kind: 'http', signingSecret }, tenancy: { kind: 'one', botToken }, apiUrl, installations: null, log },
    conversation
  );
  const teams: TeamsBot = createTeams({ ...peers.teams.settings, db, log }, conversation);
  const changes = await listenForChanges(database);
  const http: FastifyInstance = await createHttp({
    log,
    cookieKey,
    https: false,
    parts: {},
    mounts: [slack.routes, teams.routes],
    pages: [
      webChat({
        db,
        conversation,
        evidence,
        changes,
        invitations,
        oidc: null,
        answers: noLetters(db),
        demo: true,
        today,
      }),
      dashboard({ db, demo: true, today }),
      exportsDownload({
        db,
        client,
        taskQueue,
        demo: true,
        folder: exportFolder,
        prefix: 'ocds-000000',
        url: 'https://foothold.example',
      }),
    ],
  });
  const url = await http.listen({ port, host: '127.0.0.1' });
  peers.slack.requestUrl = `${url}/slack/events`;
  peers.teams.requestUrl = `${url}/api/messages`;
  await slack.start();
  return {
    url,
    platforms: { slack: slack.platform, teams: teams.platform, web: createWebPlatform(db) },
    async stop() {
      await Promise.all([slack.stop(), teams.stop()]);
      await http.close();
      await changes.close();
    },
  };
}
