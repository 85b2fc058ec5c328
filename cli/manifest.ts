// `foothold slack manifest` and `foothold teams manifest`: what the platforms want before an app can be installed.
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { slackManifest } from '../bots/slack/manifest.js';
import { teamsPackage } from '../bots/teams/manifest.js';
import { readConfig } from '../config.js';
import { say } from './say.js';

const httpsUrl = z.url({ protocol: /^https$/, hostname: z.regexes.domain });
const versionOf = z.string().regex(/^\d+\.\d+\.\d+$/);

/** The address given, else FOOTHOLD_PUBLIC_URL. */
function publicUrl(given: string | undefined): string {
  const url = given ?? readConfig().publicUrl;
  const parsed = httpsUrl.safeParse(url);
  if (!parsed.success)
    throw new Error(
      `${url ?? 'No address'} is not where a chat platform can reach Foothold; give --url https://foothold.example.se, or set FOOTHOLD_PUBLIC_URL.`
    );
  return parsed.data;
}

/** The command. */
export function slackCommand(): Command {
  const manifest = new Command('manifest')
    .description('The app manifest: paste it at api.slack.com/apps, "Create New App", "From a manifest".')
    .option('--url <url>', 'where Slack reaches Foothold, with https (FOOTHOLD_PUBLIC_URL)')
    .option('--name <name>', 'name of the bot', 'Foothold')
    .option('--socket', 'Socket Mode: Foothold calls Slack, and needs no public address', false)
    .option('--several', 'for several workspaces: each installs the app itself, and its tokens are renewed', false)
    .addHelpText(
      'after',
      `
Then install the app to the workspace and set SLACK_BOT_TOKEN ("OAuth & Permissions") and SLACK_SIGNING_SECRET ("Basic Information");
with --socket SLACK_APP_TOKEN instead of the secret ("Basic Information", "App-Level Tokens", connections:write);
with --several SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET instead of the bot token, and open /slack/install.
"foothold doctor" looks at all of it.

Example:
  foothold slack manifest --url https://foothold.example.se > slack-manifest.json`
    )
    .action(({ url, name, socket, several }: { url?: string; name: string; socket: boolean; several: boolean }) => {
      if (socket && several)
        throw new Error('Several workspaces need an address that Slack leads people back to; leave --socket out.');
      const facts = { publicUrl: socket ? null : publicUrl(url), name, several };
      say.line(JSON.stringify(slackManifest(facts), null, 2));
    });
  return new Command('slack').description('Sets up the Slack app.').addCommand(manifest);
}

/** The command. */
export function teamsCommand(): Command {
  const manifest = new Command('manifest')
    .description('The app package: upload it in the Teams admin centre, "Manage apps", "Upload new app".')
    .option('--url <url>', "the web chat's address, with https (FOOTHOLD_PUBLIC_URL)")
    .option('--app-id <guid>', 'id of the bot in Azure (MICROSOFT_APP_ID)')
    .option('--developer <name>', 'who offers the app, e.g. the municipality', 'Foothold')
    .option('--app-version <version>', 'a new upload needs a higher one', '1.0.0')
    .option('--out <file>', 'where to write the package', 'foothold-teams.zip')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
The Azure bot's messaging endpoint is the address with /api/messages behind it.

Example:
  foothold teams manifest --url https://foothold.example.se --app-id 00000000-0000-0000-0000-000000000000`
    )
    .action(
      (given: { url?: string; appId?: string; developer: string; appVersion: string; out: string; json: boolean }) => {
        const appId = z.guid().safeParse(given.appId ?? readConfig().teams?.appId);
        if (!appId.success)
          throw new Error('Give the id of the Azure bot with --app-id, or set MICROSOFT_APP_ID; it is a GUID.');
        if (!versionOf.safeParse(given.appVersion).success)
          throw new Error(`${given.appVersion} is not a version; write it as 1.0.0.`);
        if (given.developer.length > 32) throw new Error('Teams takes at most 32 characters for --developer.');
        const url = publicUrl(given.url);
        const { developer, appVersion: version, out } = given;
        writeFileSync(out, teamsPackage({ appId: appId.data, publicUrl: url, developer, version }));
        const endpoint = new URL('/api/messages', url).href;
        say.result({ file: out, endpoint }, given.json, () =>
          [`Wrote ${out}.`, `The messaging endpoint of the Azure bot is ${endpoint}.`].join('\n')
        );
      }
    );
  return new Command('teams').description('Sets up the Teams app.').addCommand(manifest);
}
