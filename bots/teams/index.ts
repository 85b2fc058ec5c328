// Teams: botbuilder behind Foothold's chat port, mounted on our own server. All of botbuilder stays in this folder, since
// it is at the end of its life and its successors speak the same activities.
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../../prisma/database.js';
import type { ChatPlatform, Conversation } from '../platform.js';
import { NotTeams, TeamsAdapter } from './adapter.js';
import { authenticationFor, botToken } from './authentication.js';
import { teamsPlatform } from './platform.js';
import type { TeamsSettings } from './settings.js';
import { TeamsTurns } from './turns.js';

/** The bot's settings. */
export interface TeamsConfig extends TeamsSettings {
  /** Accept an empty app id, e.g. for the Microsoft 365 Agents Playground. Never outside development. */
  readonly allowUnauthenticated?: boolean;
  /** Where the conversations that the bot is in are kept. */
  readonly db: Database;
  readonly log: Logger;
}

/** Teams, connected. */
export interface TeamsBot {
  readonly platform: ChatPlatform;
  /** Fastify plugin that serves the bot's messaging endpoint. */
  readonly routes: FastifyPluginAsync;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the bot listens, as Microsoft's own guides and tools fill it in. */
export const teamsPath = '/api/messages';

/** Connects the conversation to Teams. `routes` must be registered on the server. */
export function createTeams(config: TeamsConfig, conversation: Conversation): TeamsBot {
  const { appId, log } = config;
  if (appId === '' && !config.allowUnauthenticated) {
    throw new Error('MICROSOFT_APP_ID is empty, which would let anybody in. Set it, or leave Teams off.');
  }
  const token = botToken(config);
  const adapter = new TeamsAdapter(authenticationFor(config, token));
  const platform = teamsPlatform(adapter, appId);
  const turns = new TeamsTurns({ conversation, db: config.db, platform, token });

  return {
    platform,
    async routes(server) {
      server.post(teamsPath, async (request, reply) => {
        try {
          const authorization = request.headers.authorization ?? '';
          const answer = await adapter.receive(authorization, request.body, (context) => turns.run(context));
          return await reply.code(answer?.status ?? 200).send(answer?.body);
        } catch (error) {
          if (error instanceof NotTeams) {
            log.warn('A request to the Teams endpoint was refused: its token is not from Teams.');
            return reply.code(401).send();
          }
          log.error(withoutPayload(error), 'A Teams activity failed.');
          return reply.code(500).send();
        }
      });
    },
    async start() {
      if (appId === '') log.warn('Teams runs without authentication: anybody who reaches this port can be anybody.');
    },
    async stop() {
      // Requests end with our server; nothing of Teams' is held open.
    },
  };
}

/** An error for the log: botbuilder's own carry the whole request, with the card's texts. */
function withoutPayload(error: unknown): object {
  if (!(error instanceof Error)) return { reason: String(error) };
  return {
    reason: error.message,
    stack: error.stack,
    ...('statusCode' in error ? { statusCode: error.statusCode } : {}),
  };
}
