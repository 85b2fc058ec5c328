// `foothold doctor`: what is there, what is missing, what to do about it.
import { execFileSync } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { Command } from 'commander';
import { openEvidence } from '../bots/evidence/settings.js';
import { tryStore } from '../bots/evidence/store.js';
import { verifyMail } from '../bots/email/platform.js';
import type { Config } from '../config.js';
import { readConfig } from '../config.js';
import { FootholdPlugin } from '../plugin.js';
import { readKeys } from '../server/keys.js';
import { runningIn } from '../server/one-at-a-time.js';
import { openStore } from '../server/store.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import type { Check } from './doctor-chats.js';
import { slackChecks, teamsChecks } from './doctor-chats.js';
import { oidcChecks } from './doctor-oidc.js';
import { say } from './say.js';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

/** The command. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Looks at everything Foothold needs and says what to do where something is missing.')
    .option('--json', 'answer as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const findings: Finding[] = [];
      const look = async (what: string, check: () => Promise<string> | string): Promise<void> => {
        try {
          findings.push({ what, ok: true, says: await check() });
        } catch (error) {
          findings.push({ what, ok: false, says: error instanceof Error ? error.message : String(error) });
        }
      };
      await look('node', node);
      await look('settings', () => `${readConfig().production ? 'production' : 'development'}, all usable`);
      if (findings.every(({ ok }) => ok)) {
        const config = readConfig();
        await look('data folder', () => dataFolder(config));
        await look('keys', async () => `${(await readKeys(config)).encryptionKeys.length} for encryption`);
        await look('database', () => database(config));
        await look('temporal', () => temporal(config));
        await look('e-mail', () => mail(config));
        await look('evidence', () => evidence(config));
        for (const { what, check } of chatChecks(config)) await look(what, check);
      }
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
      say.result(findings, json, (all) =>
        all.map(({ what, ok, says }) => `${ok ? 'ok  ' : 'FAIL'} ${what.padEnd(13)} ${says}`).join('\n')
      );
    });
}

/** The checks of signing in, and of the chats that are set up. */
function chatChecks({ oidc, slack, teams, publicUrl }: Config): Check[] {
  return [
    ...(oidc === null
      ? [{ what: 'oidc', check: () => 'not set up (OIDC_ISSUER): people sign in by links; docs/signing-in.md' }]
      : oidcChecks(oidc, publicUrl)),
    ...(slack === null
      ? [{ what: 'slack', check: () => 'not set up (SLACK_BOT_TOKEN); "foothold slack manifest" is where to begin' }]
      : slackChecks(slack, publicUrl)),
    ...(teams === null
      ? [{ what: 'teams', check: () => 'not set up (MICROSOFT_APP_ID); "foothold teams manifest" is where to begin' }]
      : teamsChecks(teams, publicUrl)),
  ];
}

/** Letters are for whoever has no chat; without them a link can still be made and handed over. */
async function mail({ mail: settings, publicUrl }: Config): Promise<string> {
  if (settings === null)
    return 'not set up (SMTP_URL, SMTP_FROM): nobody is written to; "foothold people link" makes a link to hand over';
  try {
    await verifyMail(settings);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`The server of SMTP_URL does not take letters (${said}). Check its address, user and password.`);
  }
  if (publicUrl === null)
    throw new Error('Letters carry links, which need FOOTHOLD_PUBLIC_URL: the address that people reach Foothold by.');
  return `letters are sent from ${settings.from}`;
}

/** Photos and PDFs: tried with a file of ours. */
async function evidence({ evidence: settings }: Config): Promise<string> {
  const { store, maxBytes } = openEvidence(settings);
  try {
    await tryStore(store);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      settings.kept.kind === 's3'
        ? `Photos and PDFs cannot be kept in ${store.where} (${said}). Check FOOTHOLD_EVIDENCE_S3_…, and that the key may put, get and delete objects there.`
        : `Photos and PDFs cannot be kept in ${store.where} (${said}). Let Foothold write there, or set FOOTHOLD_EVIDENCE_FOLDER.`
    );
  }
  return `photos and PDFs up to ${Math.round(maxBytes / 1024 / 1024)} MB are kept in ${store.where}`;
}

function node(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return process.versions.node;
  throw new Error(`${process.versions.node} is too old; install Node 20.19 or newer.`);
}

async function dataFolder({ dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  await access(dataDir, constants.W_OK);
  const running = runningIn(dataDir);
  return running === null
    ? `${dataDir}, nothing runs in it`
    : `${dataDir}, Foothold runs at ${running.url ?? 'no address yet'}`;
}

async function database(config: Config): Promise<string> {
  const store = await openStore({ ...config, log: () => undefined });
  try {
    await store.ping();
    return `${config.databaseUrl === null ? 'embedded PostgreSQL' : 'DATABASE_URL'} answers, migrations are applied`;
  } finally {
    await store.close();
  }
}

async function temporal(config: Config): Promise<string> {
  const address = config.temporalAddress ?? runningIn(config.dataDir)?.temporalAddress;
  if (!address) return execFileSync(config.temporalBinary, ['--version'], { encoding: 'utf8' }).trim();
  const { encryptionKeys } = await readKeys(config);
  const target = temporalTarget(config.temporalAddress === null ? address : undefined);
  const client = await connectClient(target, new FootholdPlugin({ encryptionKeys }));
  try {
    const { serverVersion } = await client.workflowService.getSystemInfo({});
    return `${address} answers (server ${serverVersion})`;
  } finally {
    await client.connection.close();
  }
}
