// `npm run peers`: a local Slack and a local Teams on one web page, and a Foothold wired to them with the demo in progress. Nothing
// leaves this machine, nothing is kept: the data folder is a fresh one, and goes away at the end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.js';
import { compilePeers } from './compile-peers.js';
import { root, say } from './setup.js';

const example = path.join(root, 'examples/vivalla.yaml');
const startPort = 4000;

/** Foothold's settings: these peers, and nothing of what is set for a real one. */
function environment(slack, teams, dataDir, port, socket) {
  const foreign = /^(SLACK|MICROSOFT|FOOTHOLD|TEMPORAL)_|^DATABASE_URL$/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const { appId, appPassword, tenantId, cloud } = teams.settings;
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'development',
    PORT: String(port),
    FOOTHOLD_DATA_DIR: dataDir,
    FOOTHOLD_TEMPORAL_BINARY: process.env.FOOTHOLD_TEMPORAL_BINARY,
    SLACK_BOT_TOKEN: slack.botToken,
    ...(socket ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: appPassword,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_LOGIN_URL: cloud.loginUrl,
    MICROSOFT_TOKEN_SCOPE: cloud.tokenScope,
    MICROSOFT_TOKEN_ISSUER: cloud.tokenIssuer,
    MICROSOFT_OPENID_METADATA_URL: cloud.openIdMetadataUrl,
  };
}

/** Everybody of the demo gets their accounts in both peers before the cases come in, so that whoever has to act is written to. */
async function linkEverybody(people, file, { slack, teams, dataDir }) {
  const { openStore } = await import('../dist/server/store.js');
  const { savePeople } = await import('../dist/server/import/people.js');
  const { preferChat } = await import('../dist/prisma/accounts.js');
  const { placeOf } = await import('../dist/bots/teams/places.js');
  const store = await openStore({ databaseUrl: null, dataDir, log: () => undefined });
  try {
    await savePeople(store.db, file);
    const accounts = people.flatMap(({ id: personId, slackId, teamsId }) => {
      const conversation = { id: teams.personalChat(teamsId).id, conversationType: 'personal', tenantId: teams.tenant };
      const recipient = { id: teams.botId };
      const inTeams = placeOf({ serviceUrl: teams.url, channelId: 'msteams', recipient, conversation });
      const workspace = slack.people.get(slackId).team;
      return [
        { platform: 'slack', account: `${workspace}:${slackId}`, personId, place: `${slack.team}:${slackId}` },
        { platform: 'teams', account: `${teams.tenant}:${teamsId}`, personId, place: inTeams },
      ];
    });
    await store.db.account.createMany({ data: accounts });
    for (const { id, home } of people) await preferChat(store.db, id, home);
  } finally {
    await store.close();
  }
}

/** Runs `foothold`, as a person would in a terminal; its errors are shown. */
function foothold(args, env) {
  // A process group of its own: Ctrl-C reaches it once, through us.
  return spawn(process.execPath, [path.join(root, 'bin/foothold.js'), ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves with null once it says where it runs; lines of its log may come before. */
function readiness(stdout) {
  return new Promise((resolve) => {
    stdout.on('data', (lines) => {
      if (String(lines).includes(`"url": "http`)) resolve(null);
    });
  });
}

async function succeeded(running) {
  running.stdout.resume();
  const [code] = await once(running, 'exit');
  if (code !== 0) throw new Error(`foothold ended with ${code}; the lines above say why.`);
}

async function main() {
  const socket = process.argv.includes('--socket');
  const closing = [];
  const stop = async () => {
    for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
  };
  const interrupted = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => resolve(null));
  });
  try {
    await build();
    const { temporalBinary } = await import('./temporal-binary.js');
    process.env.FOOTHOLD_TEMPORAL_BINARY ??= await temporalBinary(say);
    const { default: getPort, portNumbers } = await import('get-port');
    const load = await compilePeers();
    const [{ startSlackPeer }, { startTeamsPeer }, { wallClock: clock }, { seat }, { servePage }] = await Promise.all(
      ['slack/peer.js', 'teams/peer.js', 'clock.js', 'page/people.js', 'page/server.js'].map(load)
    );
    const { slackManifest } = await import('../dist/bots/slack/manifest.js');
    const { asOfToday, readImportFile } = await import('../dist/server/import/file.js');
    const { today } = await import('../dist/activities/calendar.js');

    // As strict as the app's own manifest is: what it does not ask for, it does not get.
    const { oauth_config: oauth, settings } = slackManifest({ publicUrl: socket ? null : 'https://localhost' });
    const slack = await startSlackPeer({
      clock,
      scopes: oauth.scopes.bot,
      subscriptions: settings.event_subscriptions.bot_events,
      retryDelaysMs: [0, 60_000, 300_000],
    });
    closing.push(() => slack.stop());
    const teams = await startTeamsPeer({ clock });
    closing.push(() => teams.stop());
    const file = readImportFile(asOfToday(fs.readFileSync(example, 'utf8'), today()));
    const people = seat(file.people, slack, teams);

    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'foothold-peers-'));
    fs.chmodSync(dataDir, 0o755); // PostgreSQL, which refuses to run as root, must come in
    closing.push(() => fs.rmSync(dataDir, { recursive: true, force: true }));
    say('Starting Foothold with the Vivalla tender in progress (some ten seconds)');
    await linkEverybody(people, file, { slack, teams, dataDir });
    const port = await getPort({ port: portNumbers(startPort + 1, startPort + 99) });
    const env = environment(slack, teams, dataDir, port, socket);
    slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
    teams.requestUrl = `http://127.0.0.1:${port}/api/messages`;
    slack.socketMode = socket;
    const running = foothold(['start', '--json'], env);
    const ended = once(running, 'exit').then(() => 'Foothold ended; the lines above say why.');
    closing.push(async () => {
      running.kill('SIGINT');
      await ended;
    });
    const ready = await Promise.race([readiness(running.stdout), ended, interrupted.then(() => '')]);
    if (ready !== null) throw new Error(ready);
    running.stdout.pipe(process.stderr); // its log
    await succeeded(foothold(['import', example, '--as-of-today', '--yes'], env));

    const pagePort = await getPort({ port: portNumbers(startPort, startPort + 99) });
    const page = await servePage({ slack, teams, people, footholdUrl: `http://localhost:${port}` }, pagePort);
    closing.push(() => page.stop());
    console.log(
      [
        '',
        `  Slack and Teams   ${page.url}`,
        `  Foothold          http://localhost:${port}`,
        '',
        '  Try this',
        '    1. As Björn Ek, approve the tender that waits for him in Teams; Eva Holm sees it in Slack.',
        '    2. As Maria Ström, write to Foothold in Slack: vi har anställt två personer, tillsvidare från 1 mars',
        '',
        '  Ctrl-C ends everything.',
        '',
      ].join('\n')
    );
    const why = await Promise.race([interrupted, ended]);
    if (why !== null) throw new Error(why);
    say('\nStopping');
  } catch (error) {
    if (error.message) say(error.message);
    process.exitCode = error.message ? 1 : 0;
  } finally {
    await stop();
  }
}

if (import.meta.filename === process.argv[1]) {
  await main();
  process.exit();
}
