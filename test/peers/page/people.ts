// Who sits where in the page's two chats: everybody of the demo has an account in both, and hears from Foothold in one.
import type { SlackPeer } from '../slack/peer.js';
import type { TeamsPeer } from '../teams/peer.js';

/** Somebody of the demo, from its import file. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly language: string;
}

/** Somebody with accounts in both peers. */
export interface Seated extends DemoPerson {
  /** Where Foothold writes to them. */
  readonly home: 'slack' | 'teams';
  readonly slackId: string;
  readonly teamsId: string;
}

const atHomeInSlack = new Set(['eva', 'johan', 'maria', 'ali']);
/** Contractors are of their own workspaces, and share channels with the buyer's (Slack Connect). */
const ownWorkspaces: Readonly<Record<string, string>> = { skanska: 'T0SKANSKA', 'narkes-plat': 'T0NARKES' };

/** Channel ids of the page. */
export const places = {
  slackChannel: 'C0VIVALLA',
  teamsGroup: '19:vivalla-styrgrupp@thread.v2',
  teamsChannel: '19:vivalla@thread.tacv2',
} as const;

/** Gives everybody their accounts, and the chats that they are in. */
export function seat(people: readonly DemoPerson[], slack: SlackPeer, teams: TeamsPeer): Seated[] {
  const group = teams.addConversation(places.teamsGroup, [], 'Vivalla, steering group');
  const channel = teams.addConversation(places.teamsChannel, [], 'Vivalla');
  return people.map((person) => {
    const { id, name, organisation, language } = person;
    const slackId = `U0${id.toUpperCase()}`;
    const locale = language === 'en' ? 'en-GB' : 'sv-SE';
    slack.addPerson(slackId, {
      name,
      locale,
      ...(ownWorkspaces[organisation] && { team: ownWorkspaces[organisation] }),
    });
    slack.channels.get(places.slackChannel)?.members.add(slackId);
    slack.directMessages(slackId);
    teams.addPerson(id, { name, locale });
    teams.personalChat(id);
    for (const { members } of [group, channel]) members.add(id);
    return { ...person, home: atHomeInSlack.has(id) ? 'slack' : 'teams', slackId, teamsId: id };
  });
}
