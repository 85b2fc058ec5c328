// Who is who, from Slack and Teams over real HTTP to the database: codes, guests from elsewhere, one address a person.
import type { Client } from '@temporalio/client';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkLimits } from '../../bots/accounts/answer-wish.js';
import type { Invitations } from '../../bots/accounts/invitations.js';
import { createInvitations, signInMinutes } from '../../bots/accounts/invitations.js';
import { createConversation } from '../../bots/conversation.js';
import { createSlack } from '../../bots/slack/index.js';
import { createTeams } from '../../bots/teams/index.js';
import type { TeamsBot } from '../../bots/teams/index.js';
import { tenderId } from '../../domain/case.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import { newTender } from '../../domain/tender.js';
import { addressesOf, personByAccount } from '../../prisma/people.js';
import { unreachedBy } from '../../prisma/posted-cards.js';
import { record } from '../../prisma/record.js';
import { savePeople } from '../../server/import/people.js';
import { readImportFile } from '../../server/import/file.js';
import { approveCard } from '../peers/recording-conversation.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { startTeamsPeer } from '../peers/teams/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';
import { tenderRules } from '../../workflows/tender.js';
import { evidenceHere } from '../support/evidence.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

let database: FreshDatabase;
let slackPeer: SlackPeer;
let teamsPeer: TeamsPeer;
let teams: TeamsBot;
let server: FastifyInstance;
let invitations: Invitations;

const aTender = {
  authorityId: 'orebrobostader',
  reference: 'UPP-2026-900',
  title: 'Ett bostadsområde',
  procedure: 'open',
  policy: startingPolicy,
  scope: unknownScope,
  matchingBodyId: null,
} as const;
const log = pino({ level: 'silent' });
const channel = '19:vivalla@thread.tacv2';

beforeEach(async () => {
  database = await freshDatabase();
  const { db } = database;
  await savePeople(db, readImportFile(vivallaText));
  invitations = createInvitations(db, Buffer.alloc(32, 7), 'https://foothold.example.se');
  slackPeer = await startSlackPeer();
  teamsPeer = await startTeamsPeer();
  const conversation = createConversation({
    evidence: evidenceHere(),
    db,
    // Nothing here reaches a case.
    client: null as unknown as Client,
    taskQueue: 'none',
    today: () => '2026-11-26',
    morningAfter: () => '2026-11-27T08:00:00.000Z',
    link: (id) => `/cases/${id}`,
    mine: '/me',
    signInLink: (personId) => invitations.signInLink(personId),
    log,
  });
  const slack = createSlack(
    {
      door: { kind: 'http', signingSecret: slackPeer.signingSecret },
      tenancy: { kind: 'one', botToken: slackPeer.botToken },
      apiUrl: slackPeer.apiUrl,
      installations: null,
      log,
    },
    conversation
  );
  teams = createTeams({ ...teamsPeer.settings, db, log }, conversation);
  server = Fastify();
  await server.register(slack.routes);
  await server.register(teams.routes);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  slackPeer.requestUrl = `${url}/slack/events`;
  teamsPeer.requestUrl = `${url}/api/messages`;
});

afterEach(async () => {
  await server.close();
  await slackPeer.stop();
  await teamsPeer.stop();
  await database.close();
});

/** Somebody writes to Foothold in Slack, alone with it; answers what they read. */
async function inSlack(user: string, text: string): Promise<string> {
  await slackPeer.say(user, user.replace('U', 'D'), text);
  return slackPeer.lastPost.text;
}

async function inTeams(person: string, text: string): Promise<string> {
  await teamsPeer.say(person, `a:${person}`, text);
  return teamsPeer.lastPost.text;
}

const whoIs = async (platform: string, account: string) =>
  (await personByAccount(database.db, platform, account))?.id ?? null;

it('tells somebody unknown how to get a code, links them with it once, and unlinks them again', async () => {
  expect(await inSlack('U0BJORN', 'läget')).toContain('Be en samordnare hos beställaren om en kod');
  expect(await inSlack('U0BJORN', 'läget')).toContain('Ask a coordinator at the authority for a code');
  const { code } = await invitations.invite('bjorn', 'karin');
  expect(await inSlack('U0BJORN', `koppla ${code.toLowerCase()}`)).toMatch(
    /^Välkommen, Björn Ek! Det här kontot är nu kopplat till dig hos ÖrebroBostäder/
  );
  expect(await whoIs('slack', 'T0VIVALLA:U0BJORN')).toBe('bjorn');
  expect(await inSlack('U0BJORN', 'läget')).toBe('Inget väntar på dig just nu.');
  expect(await inSlack('U0BJORN', `koppla ${code}`)).toMatch(/^Det här kontot är kopplat till Björn Ek/);
  expect(await inSlack('U0OTHER', `koppla ${code}`)).toContain('Koden stämmer inte');

  expect(await inSlack('U0BJORN', 'koppla från')).toContain('inte längre kopplat');
  expect(await whoIs('slack', 'T0VIVALLA:U0BJORN')).toBeNull();
  expect(await inSlack('U0BJORN', 'läget')).toContain('Jag känner inte igen ditt konto');
});

it('keeps only a hash of the code, and takes none that is too old or was taken back', async () => {
  const { db } = database;
  const { code, link } = await invitations.invite('bjorn', null);
  const [row] = await db.invitation.findMany();
  expect(JSON.stringify(row)).not.toContain(code.slice(0, 4));
  expect(link).toMatch(/^https:\/\/foothold\.example\.se\/join\//);
  await db.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await inSlack('U0BJORN', `koppla ${code}`)).toContain('för gammal');
  expect(await inSlack('U0BJORN', 'koppla')).toContain('Skriv koden efter ordet koppla');
});

it('answers a message that Slack delivers again as what it was: linked', async () => {
  const { code } = await invitations.invite('bjorn', null);
  const says = () => slackPeer.say('U0BJORN', 'D0BJORN', `koppla ${code}`, { eventId: 'Ev1' });
  await Promise.all([says(), says()]);
  const answers = slackPeer.messages.filter(({ user }) => user === slackPeer.botUser).map(({ text }) => text);
  expect(answers.map((text) => text.slice(0, 10)).sort()).toEqual(['Det här ko', 'Välkommen,']);
});

it('lets nobody guess: after some wrong codes even the right one is not read for a while', async () => {
  const { code } = await invitations.invite('bjorn', null);
  for (let guess = 0; guess < linkLimits.byAccount; guess += 1)
    expect(await inSlack('U0EVIL', `koppla AAAA-AAA${guess + 2}`)).toContain('Koden stämmer inte');
  expect(await inSlack('U0EVIL', `koppla ${code}`)).toContain('för många försök');
  expect(await whoIs('slack', 'T0VIVALLA:U0EVIL')).toBeNull();
  await database.db.linkAttempt.updateMany({ data: { at: new Date(Date.now() - 61 * 60_000) } });
  expect(await inSlack('U0EVIL', `koppla ${code}`)).toContain('Välkommen');
  expect(await database.db.linkAttempt.count()).toBe(0);
});

it('lets no workspace guess with many accounts either', async () => {
  const { code } = await invitations.invite('bjorn', null);
  const attempt = { platform: 'slack', workspace: 'T0VIVALLA', account: 'T0VIVALLA:U0X' };
  await database.db.linkAttempt.createMany({ data: Array.from({ length: linkLimits.inWorkspace }, () => attempt) });
  expect(await inSlack('U0FRESH', `koppla ${code}`)).toContain('för många försök');
  expect(await inTeams('bjorn', `koppla ${code}`)).toContain('Välkommen');
});

it('knows a contractor from outside wherever they come in: a shared Slack channel, Teams as a guest, a link to the web', async () => {
  slackPeer.addPerson('U0MARIA', { team: 'T0SKANSKA' });
  slackPeer.channels.get('C0VIVALLA')?.members.add('U0MARIA');
  const first = await invitations.invite('maria', 'karin');
  await slackPeer.say('U0MARIA', 'C0VIVALLA', `<@${slackPeer.botUser}> koppla ${first.code}`);
  expect(slackPeer.ephemerals.at(-1)?.text).toContain('Välkommen, Maria Ström!');
  const second = await invitations.invite('maria', 'karin');
  expect(await inTeams('maria-as-guest', `koppla ${second.code}`)).toContain('hos Skanska');
  const third = await invitations.invite('maria', 'karin');
  const id = await invitations.read(third.link.split('/join/')[1] ?? '');
  expect((await invitations.accept(id ?? ''))?.id).toBe('maria');

  expect(await whoIs('slack', 'T0SKANSKA:U0MARIA')).toBe('maria');
  expect(await whoIs('slack', 'T0VIVALLA:U0MARIA')).toBeNull();
  expect(await whoIs('teams', `${teamsPeer.tenant}:maria-as-guest`)).toBe('maria');
  // Somebody of another workspace is written to first only where they have written themselves.
  const account = { platform_account: { platform: 'slack', account: 'T0SKANSKA:U0MARIA' } };
  expect(await database.db.account.findUnique({ where: account })).toMatchObject({ place: null });
});

it('gives somebody in both chats one card: where they linked last, or where they say', async () => {
  const { db } = database;
  const managers = async () =>
    (await addressesOf(db, 'orebrobostader', ['manager'])).map(({ person, platform }) => [person.id, platform]);
  await inSlack('U0BJORN', `koppla ${(await invitations.invite('bjorn', null)).code}`);
  expect(await inSlack('U0BJORN', 'Teams tack')).toContain('Du har inget konto kopplat i Teams');
  expect(await managers()).toEqual([['bjorn', 'slack']]);
  await inTeams('bjorn', `koppla ${(await invitations.invite('bjorn', null)).code}`);
  expect(await managers()).toEqual([['bjorn', 'teams']]);
  expect(await inTeams('bjorn', 'hellre Slack')).toBe('Då kommer det som är till dig i Slack från och med nu.');
  expect(await managers()).toEqual([['bjorn', 'slack']]);
  expect(await inSlack('U0BJORN', 'Teams tack')).toContain('Teams');
  expect(await managers()).toEqual([['bjorn', 'teams']]);
  await inSlack('U0BJORN', 'webben');
  expect(await managers()).toEqual([]);
});

it('writes first to somebody who has the app in Teams and linked in a channel, until they remove it', async () => {
  const { db } = database;
  await teamsPeer.install('bjorn');
  await teamsPeer.say('bjorn', channel, `<at>Foothold</at> koppla ${(await invitations.invite('bjorn', null)).code}`);
  const [address] = await addressesOf(db, 'orebrobostader', ['manager']);
  await teams.platform.post(address?.place ?? '', approveCard());
  expect(teamsPeer.lastPost.conversation).toBe('a:bjorn');
  expect(await db.teamsConversation.findMany({ select: { kind: true, account: true } })).toEqual(
    expect.arrayContaining([
      { kind: 'personal', account: `${teamsPeer.tenant}:bjorn` },
      { kind: 'channel', account: null },
    ])
  );

  // The coordinator is told whom nothing reaches that they have to act on.
  const at = '2026-11-26T10:00:00.000Z';
  const ball = { task: 'decide', roles: ['manager'], organisationId: 'orebrobostader', since: at } as const;
  const passed = { ...ball, dueAt: null, remindAt: [], escalated: false };
  const asked = { type: 'ball-passed', ball: passed, at, by: null, via: 'system' } as const;
  const state = tenderRules.apply(newTender({ ...aTender, id: tenderId(aTender.reference) }), asked);
  await record(db, { state, events: [asked], at });
  expect(await unreachedBy(db, state.id)).toEqual([]);
  await teamsPeer.uninstall('bjorn');
  expect(await addressesOf(db, 'orebrobostader', ['manager'])).toEqual([]);
  expect(await unreachedBy(db, state.id)).toEqual([{ name: 'Björn Ek', platform: 'teams' }]);
  await teamsPeer.install('bjorn');
  expect(await addressesOf(db, 'orebrobostader', ['manager'])).toHaveLength(1);
  expect(await unreachedBy(db, state.id)).toEqual([]);
});

it('writes a link to sign in by where nobody else reads, good once and for minutes, the newest only', async () => {
  await inSlack('U0BJORN', `koppla ${(await invitations.invite('bjorn', null)).code}`);
  await inTeams('bjorn', `koppla ${(await invitations.invite('bjorn', null)).code}`);
  expect(await inSlack('U0ELSE', 'logga in')).toContain('Jag känner inte igen ditt konto');
  const tokenIn = (said: string): string => /https:\/\/foothold\.example\.se\/join\/(\S+)/.exec(said)?.[1] ?? '';
  const first = await invitations.read(tokenIn(await inSlack('U0BJORN', 'Logga in')));
  const second = await invitations.read(tokenIn(await inTeams('bjorn', 'sign in, please')));
  expect(await invitations.accept(first ?? '')).toBeNull();
  expect((await invitations.accept(second ?? ''))?.id).toBe('bjorn');
  expect(await invitations.accept(second ?? '')).toBeNull();

  const third = await invitations.read(tokenIn(await inSlack('U0BJORN', 'inloggning')));
  const { expiresAt } = await database.db.invitation.findUniqueOrThrow({ where: { id: third ?? '' } });
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(signInMinutes * 60_000);
  await database.db.invitation.update({ where: { id: third ?? '' }, data: { expiresAt: new Date() } });
  expect(await invitations.accept(third ?? '')).toBeNull();

  slackPeer.channels.get('C0VIVALLA')?.members.add('U0BJORN');
  await slackPeer.say('U0BJORN', 'C0VIVALLA', `<@${slackPeer.botUser}> logga in`);
  expect(slackPeer.ephemerals.at(-1)?.text).toMatch(/^Skriv ”logga in” till mig i en egen chatt/);
  await teamsPeer.say('bjorn', channel, '<at>Foothold</at> logga in');
  expect(teamsPeer.lastPost.text).toMatch(/^Skriv ”logga in” till mig i en egen chatt/);
});
