// What `foothold doctor` looks at in Slack and Teams: each check answers what is well, or throws what is wrong and what to click.
import { createHmac, randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { botScopes, slackPaths } from '../bots/slack/manifest.js';
import type { SlackSettings } from '../bots/slack/settings.js';
import { fetchBotToken, NoBotToken } from '../bots/teams/authentication.js';
import { teamsPath } from '../bots/teams/index.js';
import type { TeamsSettings } from '../bots/teams/settings.js';

/** A check by the name of its line. */
export interface Check {
  readonly what: string;
  readonly check: () => Promise<string> | string;
}

const withinMs = 8000;
const credentials = '"Basic Information", "App Credentials"';

/** The checks of a Slack app. `publicUrl` is where Slack should reach Foothold. */
export function slackChecks(settings: SlackSettings, publicUrl: string | null): Check[] {
  const { door, tenancy, apiUrl } = settings;
  const options = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: withinMs,
    logLevel: webApi.LogLevel.ERROR,
  };
  const client = (token?: string): webApi.WebClient => new webApi.WebClient(token, options);
  const app: Check[] =
    tenancy.kind === 'one'
      ? [
          { what: 'slack token', check: () => slackToken(client(tenancy.botToken)) },
          { what: 'slack scopes', check: () => slackScopes(client(tenancy.botToken)) },
        ]
      : [{ what: 'slack oauth', check: () => slackOauth(client(), tenancy) }];
  const way: Check[] =
    door.kind === 'socket'
      ? [{ what: 'slack socket', check: () => slackSocket(client(door.appToken)) }]
      : [
          { what: 'slack secret', check: () => slackSecret(door.signingSecret) },
          { what: 'slack address', check: () => slackAddress(publicUrl, door.signingSecret) },
        ];
  return [...app, ...way];
}

async function slackToken(client: webApi.WebClient): Promise<string> {
  const { team, team_id: id } = await client.auth
    .test()
    .catch(slackSays('the bot token', 'Copy SLACK_BOT_TOKEN again from "OAuth & Permissions", "Bot User OAuth Token"'));
  return `works in the workspace ${team} (${id})`;
}

async function slackScopes(client: webApi.WebClient): Promise<string> {
  const { response_metadata: metadata } = await client.auth
    .test()
    .catch(slackSays('the bot token', 'See the line above'));
  const missing = botScopes.filter((scope) => !(metadata?.scopes ?? []).includes(scope));
  if (missing.length === 0) return `all ${botScopes.length} that the manifest wants`;
  throw new Error(
    `The token lacks ${missing.join(', ')}. Paste "foothold slack manifest" under "App Manifest", then click "Install App", "Reinstall to Workspace".`
  );
}

/** Slack judges the app before the code, so a code that nobody has tells whether the app is right. */
async function slackOauth(
  client: webApi.WebClient,
  { clientId, clientSecret, publicUrl }: { clientId: string; clientSecret: string; publicUrl: string }
): Promise<string> {
  const refused = await client.oauth.v2
    .access({ client_id: clientId, client_secret: clientSecret, code: 'foothold-doctor' })
    .then(() => '', codeOf);
  if (refused === 'invalid_code')
    return `the app is right; workspaces install it at ${new URL(slackPaths.install, publicUrl).href}`;
  throw new Error(
    `Slack does not take the app (${refused}). Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from ${credentials}.`
  );
}

async function slackSocket(client: webApi.WebClient): Promise<string> {
  await client.apps.connections
    .open()
    .catch(
      slackSays(
        'the app token',
        'Make one with connections:write under "Basic Information", "App-Level Tokens", and switch on "Socket Mode"'
      )
    );
  return 'Slack gives a socket; no public address is needed';
}

function slackSecret(secret: string): string {
  if (/^[0-9a-f]{32}$/i.test(secret)) return 'looks like one';
  throw new Error(`SLACK_SIGNING_SECRET is not 32 characters of 0-9 and a-f. Copy it again from ${credentials}.`);
}

/** Calls our own address as Slack does when it is typed into the app's settings. */
export async function slackAddress(publicUrl: string | null, secret: string): Promise<string> {
  const address = new URL(slackPaths.events, secure(publicUrl, 'Slack')).href;
  return answersSlack(address, secret);
}

/** Whether an address answers Slack's check, with our secret. */
export async function answersSlack(address: string, secret: string): Promise<string> {
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { status, text } = await call(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  if (status === 200 && text.includes(challenge))
    return `${address} answers; it belongs under "Event Subscriptions" and "Interactivity & Shortcuts"`;
  if (status === 401)
    throw new Error(`${address} is a Foothold with another SLACK_SIGNING_SECRET. Set the same one everywhere.`);
  throw new Error(`${address} answers ${status}, not as Foothold does. Look at where FOOTHOLD_PUBLIC_URL leads.`);
}

/** The checks of a Teams bot. */
export function teamsChecks(settings: TeamsSettings, publicUrl: string | null): Check[] {
  if (settings.appId === '')
    return [{ what: 'teams', check: () => 'without authentication, for the playground on this machine only' }];
  return [
    { what: 'teams token', check: () => teamsToken(settings) },
    { what: 'teams keys', check: () => teamsKeys(settings) },
    {
      what: 'teams address',
      check: () => answersTeams(new URL(teamsPath, secure(publicUrl, 'Teams')).href),
    },
  ];
}

const registration = 'In the Azure portal, "App registrations", your app';
/** What to click, by the number of what Entra says. */
const clicks: Readonly<Record<string, string>> = {
  AADSTS7000215: `${registration}, "Certificates & secrets", "New client secret"; copy its value (not its id) to MICROSOFT_APP_PASSWORD.`,
  AADSTS7000222: `The secret has expired. ${registration}, "Certificates & secrets", "New client secret".`,
  AADSTS700016: `${registration}, "Overview": copy "Application (client) ID" to MICROSOFT_APP_ID.`,
  AADSTS90002: `${registration}, "Overview": copy "Directory (tenant) ID" to MICROSOFT_APP_TENANT_ID.`,
};

async function teamsToken(settings: TeamsSettings): Promise<string> {
  try {
    await fetchBotToken(settings);
    return 'Microsoft gives the bot its token';
  } catch (error) {
    if (!(error instanceof NoBotToken)) throw unreachable(settings.cloud.loginUrl, error);
    const [code = ''] = /AADSTS\d+/.exec(error.message) ?? [];
    throw new Error(
      `${error.message} ${clicks[code] ?? `${registration}: compare its ids with MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID.`}`
    );
  }
}

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.unknown()).min(1) });

async function teamsKeys({ cloud }: TeamsSettings): Promise<string> {
  const metadata = metadataSchema.safeParse(await jsonAt(cloud.openIdMetadataUrl)).data;
  if (!metadata)
    throw new Error(`${cloud.openIdMetadataUrl} is no OpenID metadata. Correct MICROSOFT_OPENID_METADATA_URL.`);
  if (metadata.issuer !== cloud.tokenIssuer)
    throw new Error(
      `The keys are those of ${metadata.issuer}, and MICROSOFT_TOKEN_ISSUER is ${cloud.tokenIssuer}. Set both for the same cloud.`
    );
  const keys = keysSchema.safeParse(await jsonAt(metadata.jwks_uri)).data?.keys.length ?? 0;
  if (keys === 0)
    throw new Error(`${metadata.jwks_uri} has no keys, so nothing from Teams can be believed. Try later.`);
  return `${keys} of ${metadata.issuer}`;
}

/** Whether an address refuses who is not Teams, as Foothold does. */
export async function answersTeams(address: string): Promise<string> {
  const activity = { type: 'message', serviceUrl: 'https://foothold.invalid', channelId: 'msteams' };
  const headers = { 'content-type': 'application/json' };
  const { status } = await call(address, { method: 'POST', headers, body: JSON.stringify(activity) });
  if (status === 401) return `${address} answers; it is the bot's "Messaging endpoint" in Azure, "Configuration"`;
  throw new Error(`${address} answers ${status}, not as Foothold does. Look at where FOOTHOLD_PUBLIC_URL leads.`);
}

function secure(publicUrl: string | null, chat: string): string {
  if (publicUrl === null)
    throw new Error(`FOOTHOLD_PUBLIC_URL is not set, so ${chat} has nowhere to call. Set the address that leads here.`);
  if (!publicUrl.startsWith('https:'))
    throw new Error(
      `${publicUrl} is not https, and ${chat} calls nothing else. Put a proxy with a certificate in front.`
    );
  return publicUrl;
}

async function call(address: string, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw unreachable(address, error);
  }
}

async function jsonAt(address: string): Promise<unknown> {
  const { text } = await call(address, {});
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreachable(address: string, error: unknown): Error {
  const { cause } = error instanceof Error ? error : { cause: error };
  const reason = cause instanceof Error ? cause.message : error instanceof Error ? error.message : String(error);
  return new Error(`${address} does not answer (${reason}). Is it started, and does the firewall let it through?`);
}

function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}

function slackSays(what: string, click: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof webApi.WebAPIPlatformError))
      throw new Error(`Slack does not answer (${codeOf(error)}). Is the way out open, and SLACK_API_URL right?`);
    throw new Error(`Slack refuses ${what} (${error.data.error}). ${click}.`);
  };
}
