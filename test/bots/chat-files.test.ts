// How files are fetched from Slack and Teams: with a token where it belongs and nowhere else, and never a page to sign in.
import { webApi } from '@slack/bolt';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileOutOfReach } from '../../bots/platform.js';
import type { SentFile } from '../../bots/platform.js';
import { filesIn as slackFiles } from '../../bots/slack/files.js';
import { botToken } from '../../bots/teams/authentication.js';
import { filesIn as teamsFiles } from '../../bots/teams/files.js';
import { close, listen } from '../peers/http.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { TeamsPeer } from '../peers/teams/peer.js';
import { startTeamsPeer } from '../peers/teams/peer.js';
import { jpeg } from '../support/files.js';

let slack: SlackPeer;
let teams: TeamsPeer;
let stranger: Server;
let strangerUrl: string;
const heard: (string | undefined)[] = [];
beforeAll(async () => {
  [slack, teams] = await Promise.all([startSlackPeer(), startTeamsPeer()]);
  stranger = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.end(jpeg);
  });
  strangerUrl = await listen(stranger);
});
afterAll(() => Promise.all([slack.stop(), teams.stop(), close(stranger)]));

const bytesOf = async (file: SentFile | undefined): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of (await file?.open()) ?? []) parts.push(part);
  return Buffer.concat(parts);
};
const picked = { name: 'å b.jpg', mimetype: 'image/jpeg', bytes: jpeg };

describe('in Slack', () => {
  const client = (token = slack.botToken) => new webApi.WebClient(token, { slackApiUrl: slack.apiUrl });

  it('by the address in the message, or the one that Slack tells', async () => {
    const { id, ...about } = slack.files.share(picked, slack.url);
    const files = [
      { id, ...about },
      { id, file_access: 'check_file_info' },
    ];
    for (const file of slackFiles({ files }, client(), slack.botToken)) expect(await bytesOf(file)).toEqual(jpeg);
  });

  it('a token that may not read files is led to a page to sign in, which is no file', async () => {
    const about = slack.files.share(picked, slack.url);
    const [file] = slackFiles({ files: [about] }, client('xoxb-other'), 'xoxb-other');
    await expect(file?.open()).rejects.toThrow(FileOutOfReach);
  });

  it('what lies elsewhere is not asked for, with or without our token', async () => {
    const about = { ...slack.files.share(picked, slack.url), url_private_download: `${strangerUrl}/x.jpg` };
    const [file] = slackFiles({ files: [about] }, client(), slack.botToken);
    await expect(file?.open()).rejects.toThrow(FileOutOfReach);
    for (const url of ['https://slack.com.evil.example/x', 'https://evilslack.com/x', 'http://files.slack.com/x']) {
      const real = new webApi.WebClient('xoxb-1', {});
      const [other] = slackFiles({ files: [{ ...about, url_private_download: url }] }, real, 'xoxb-1');
      await expect(other?.open()).rejects.toThrow(FileOutOfReach);
    }
    expect(heard).toEqual([]);
  });
});

describe('in Teams', () => {
  const sent = async (inline: boolean) => {
    await teams.say('maria', 'a:1', 'se bilden', null, [
      { name: 'x.jpg', contentType: 'image/jpeg', bytes: jpeg, ...(inline && { inline }) },
    ]);
    return teams.sent.at(-1) ?? {};
  };

  it('a file by its own address, a picture in the message with the bot’s token; words and cards are no files', async () => {
    teams.requestUrl = strangerUrl;
    const token = botToken(teams.settings);
    for (const inline of [false, true]) {
      const files = teamsFiles(await sent(inline), token);
      expect(files.length).toBe(1);
      expect(await bytesOf(files[0])).toEqual(jpeg);
    }
    const [refused] = teamsFiles(await sent(true), () => Promise.resolve('forged'));
    await expect(refused?.open()).rejects.toThrow('HTTP 401');
  });

  it('the bot’s token goes nowhere but to where Teams’ messages come from', async () => {
    heard.length = 0;
    const activity = {
      ...(await sent(true)),
      attachments: [{ contentType: 'image/png', contentUrl: `${strangerUrl}/x` }],
    };
    heard.length = 0;
    const [file] = teamsFiles(activity, botToken(teams.settings));
    await expect(file?.open()).rejects.toThrow(FileOutOfReach);
    const other = { ...activity, serviceUrl: `${strangerUrl}/`, attachments: activity.attachments };
    expect(await bytesOf(teamsFiles(other, null)[0])).toEqual(jpeg);
    expect(heard).toEqual([undefined]);
  });
});
