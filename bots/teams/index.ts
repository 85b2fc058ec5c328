// Teams: botbuilder behind Foothold's chat port, mounted on our own server. All of botbuilder stays in this folder, since
// it is at the end of its life and its successors speak the same activities.
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { ChatPlatform, Conversation } from '../platform.js';
import type { TeamsAuthentication } from './adapter.js';
import { NotTeams, TeamsAdapter } from './adapter.js';
import { teamsPlatform } from './platform.js';
import { TeamsTurns } from './turns.js';

/** What Azure gives a single-tenant bot. */
export interface TeamsConfig {
  /** MICROSOFT_APP_ID. Empty means no authentication at all; see {@link TeamsConfig.allowUnauthenticated}. */
  readonly appId: string;
  /** MICROSOFT_APP_PASSWORD. */
  readonly appPassword: string;
  /** MICROSOFT_APP_TENANT_ID. */
  readonly tenantId: string;
  /** Accept an empty app id, e.g. for the Microsoft 365 Agents Playground. Never outside development. */
  readonly allowUnauthenticated?: boolean | undefined;
  /** Another authentication than that of the public cloud: a national cloud, or a test's. */
  readonly authentication?: TeamsAuthentication | undefined;
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

/** Where the bot listens. `/api/messages` is what Microsoft's own guides and tools fill in. */
export const teamsPaths = ['/teams/messages', '/api/messages'] as const;

/** Connects the conversation to Teams. `routes` must be registered on the server. */
export function createTeams(config: TeamsConfig, conversation: Conversation): TeamsBot {
  const { appId, log } = config;
  if (appId === '' && !config.allowUnauthenticated) {
    throw new Error('MICROSOFT_APP_ID is empty, which would let anybody in. Set it, or leave Teams off.');
  }
  const adapter = new TeamsAdapter(config.authentication ?? publicCloud(config));
  const turns = new TeamsTurns(conversation);

  return {
    platform: teamsPlatform(adapter, appId),
    async routes(server) {
      for (const path of teamsPaths) {
        server.post(path, async (request, reply) => {
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
      }
    },
    async start() {
      if (appId === '') log.warn('Teams runs without authentication: anybody who reaches this port can be anybody.');
    },
    async stop() {
      // Requests end with our server; nothing of Teams' is held open.
    },
  };
}

function publicCloud({ appId, appPassword, tenantId }: TeamsConfig): TeamsAuthentication {
  if (appId === '') return new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' });
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
  });
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
