// Slack: Bolt behind Foothold's chat port, the same listeners whichever door Slack comes in by and however many workspaces there are.
import { App, LogLevel, webApi } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { ChatPlatform, Conversation } from '../platform.js';
import { serveInstall } from './install.js';
import { listenForHome } from './home.js';
import { boltLogger } from './logger.js';
import { listenForMessages } from './messages.js';
import { slackPlatform } from './platform.js';
import { listenForPresses } from './presses.js';
import { openDoor } from './receivers.js';
import type { SlackSettings } from './settings.js';
import type { Installations } from './workspaces.js';
import { manyWorkspaces, oneWorkspace } from './workspaces.js';

/** The app's settings, and where the installations of several workspaces are kept. */
export interface SlackConfig extends SlackSettings {
  /** Null for one workspace. */
  readonly installations: Installations | null;
  readonly log: Logger;
}

/** Slack, connected. */
export interface SlackBot {
  readonly platform: ChatPlatform;
  /** Fastify plugin that serves what Slack calls. Its body parsing stays within it. */
  readonly routes: FastifyPluginAsync;
  /** Checks the tokens with Slack and opens the socket, if there is one. Throws when Slack refuses; an unreachable Slack is only logged. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const apiTimeoutMs = 8000;
const refusedToken = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

/** Connects the conversation to Slack. `routes` must be registered on the server and `start()` called. */
export function createSlack(config: SlackConfig, conversation: Conversation): SlackBot {
  const { log, tenancy, apiUrl, installations } = config;
  const logger = boltLogger(log);
  const clientOptions = {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    // Whoever calls retries: Temporal an activity, Slack an event. A retry in here could post twice or outlast Slack's 3 s.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: apiTimeoutMs,
    logger,
  };
  if (tenancy.kind === 'many' && installations === null)
    throw new Error('Slack in several workspaces needs a place to keep their installations.');
  const workspaces =
    tenancy.kind === 'many' && installations !== null
      ? manyWorkspaces(tenancy, installations, clientOptions, log)
      : oneWorkspace(tenancy.kind === 'one' ? tenancy.botToken : '', clientOptions);
  const door = openDoor(config.door, clientOptions, log);
  const app = new App({
    receiver: door.receiver,
    clientOptions,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    authorize: workspaces.authorize,
  });
  app.error((error) => Promise.reject(error));
  listenForMessages(app, conversation);
  listenForPresses(app, conversation, log);
  listenForHome(app, conversation);
  listenForLeaving(app, (team) => workspaces.forget(team));

  return {
    platform: slackPlatform((team) => workspaces.clientOf(team)),
    async routes(server) {
      await server.register(door.routes);
      if (workspaces.installer !== null && tenancy.kind === 'many')
        serveInstall(server, workspaces.installer, tenancy.publicUrl);
    },
    async start() {
      try {
        await workspaces.check();
      } catch (error) {
        const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
        if (code !== null && refusedToken.has(code)) {
          throw new Error(
            `Slack refused the bot token (${code}). Copy it again from the app's "OAuth & Permissions" page.`,
            { cause: error }
          );
        }
        log.warn({ err: error }, 'Slack could not be reached at start; it is tried again with the first message.');
      }
      await door.open();
    },
    stop: () => door.close(),
  };
}

/** A workspace that takes the app away, or its token, is forgotten. */
function listenForLeaving(app: App, forget: (team: string) => Promise<void>): void {
  app.event('app_uninstalled', async ({ body }) => forget(body.team_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body.team_id);
  });
}
