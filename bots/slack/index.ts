// Slack: Bolt behind Foothold's chat port. Mounted on our own server at POST /slack/events; Bolt checks the signatures.
import { App, HTTPReceiver, LogLevel, webApi } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { ChatPlatform, Conversation } from '../platform.js';
import { slackPath } from './manifest.js';
import { listenForMessages } from './messages.js';
import { openWebClient, slackPlatform } from './platform.js';
import { listenForPresses } from './presses.js';

/** What Slack gives an app, by the names of its pages. */
export interface SlackConfig {
  /** `xoxb-...` (SLACK_BOT_TOKEN). */
  readonly botToken: string;
  /** SLACK_SIGNING_SECRET. */
  readonly signingSecret: string;
  /** Another Slack, e.g. GovSlack's `https://slack-gov.com/api/` (SLACK_API_URL). */
  readonly apiUrl?: string | undefined;
  readonly log: Logger;
}

/** Slack, connected. */
export interface SlackBot {
  readonly platform: ChatPlatform;
  /** Fastify plugin that serves POST /slack/events. Its body parsing stays within it. */
  readonly routes: FastifyPluginAsync;
  /** Checks the token with Slack. Throws when Slack refuses it; an unreachable Slack is only logged. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const apiTimeoutMs = 8000;
const clockSkewSeconds = 300;
const refusedToken = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

/** Connects the conversation to a Slack workspace. `routes` must be registered on the server and `start()` called. */
export function createSlack(config: SlackConfig, conversation: Conversation): SlackBot {
  const { log } = config;
  const logger = boltLogger(log);
  const clientOptions = {
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    // Whoever calls retries: Temporal an activity, Slack an event. A retry in here could post twice or outlast Slack's 3 s.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: apiTimeoutMs,
    logger,
  };
  const client = openWebClient(config.botToken, clientOptions);
  const receiver = new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: slackPath,
    // The answer waits for the listener, so that Slack is told "taken" only when the command is durable, and else retries.
    processBeforeResponse: true,
    logger,
    logLevel: LogLevel.WARN,
    async processEventErrorHandler({ error, response }) {
      log.error({ err: error }, 'A Slack request failed; Slack sends events again.');
      if (!response.headersSent) response.writeHead(500).end();
      return false;
    },
  });
  let identity: Promise<{ botUserId: string; botId: string }> | null = null;
  const whoAmI = () => {
    identity ??= client.auth.test().then(
      ({ user_id: botUserId = '', bot_id: botId = '' }) => ({ botUserId, botId }),
      (error: unknown) => {
        identity = null; // asked again next time
        throw error;
      }
    );
    return identity;
  };
  const app = new App({
    receiver,
    clientOptions,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    authorize: async () => ({ botToken: config.botToken, ...(await whoAmI()) }),
  });
  app.error((error) => Promise.reject(error));
  listenForMessages(app, client, conversation);
  listenForPresses(app, client, conversation, log);

  return {
    platform: slackPlatform(client),
    async routes(server) {
      // Bolt reads the body itself, since the signature covers its bytes.
      server.removeAllContentTypeParsers();
      server.addContentTypeParser('*', (_request, _payload, done) => done(null));
      server.post(slackPath, async (request, reply) => {
        // Bolt refuses old requests but not ones from the future.
        const sentAt = Number(request.headers['x-slack-request-timestamp']);
        if (sentAt > Date.now() / 1000 + clockSkewSeconds) return reply.code(401).send();
        reply.hijack();
        receiver.requestListener(request.raw, reply.raw);
        return reply;
      });
    },
    async start() {
      try {
        await whoAmI();
      } catch (error) {
        const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
        if (code !== null && refusedToken.has(code)) {
          throw new Error(
            `Slack refused the bot token (${code}). Copy it again from the app's "OAuth & Permissions" page.`,
            {
              cause: error,
            }
          );
        }
        log.warn({ err: error }, 'Slack could not be reached at start; it is tried again with the first message.');
      }
    },
    async stop() {
      // Requests end with our server; nothing of Slack's is held open.
    },
  };
}

/** Bolt's logger on ours. Debug lines are dropped: they hold message texts and tokens. */
function boltLogger(log: Logger) {
  const line = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn(line(parts)),
    error: (...parts: unknown[]) => log.error(line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
