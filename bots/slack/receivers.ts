// The two doors that Slack comes in by, behind one shape: over HTTP on our own server, or through a socket that we open.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Receiver, webApi } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { boltLogger } from './logger.js';
import { slackPaths } from './manifest.js';
import type { SlackDoor } from './settings.js';
import { SocketDoor } from './socket.js';
import { NotInstalled } from './workspaces.js';

/** A receiver for Bolt, what it serves on our server, and how it is opened and closed. */
export interface Door {
  readonly receiver: Receiver;
  readonly routes: FastifyPluginAsync;
  open(): Promise<void>;
  close(): Promise<void>;
}

const clockSkewSeconds = 300;

/** The door that the settings ask for. */
export function openDoor(door: SlackDoor, clientOptions: webApi.WebClientOptions, log: Logger): Door {
  if (door.kind === 'http') return httpDoor(door.signingSecret, log);
  const receiver = new SocketDoor(door.appToken, clientOptions, log);
  return {
    receiver,
    routes: async () => undefined,
    open: async () => void (await receiver.start()),
    close: () => receiver.stop(),
  };
}

function httpDoor(signingSecret: string, log: Logger): Door {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: slackPaths.events,
    // The answer waits for the listener, so that Slack is told "taken" only when the command is durable, and else retries.
    processBeforeResponse: true,
    logger: boltLogger(log),
    logLevel: LogLevel.WARN,
    async processEventErrorHandler({ error, response }) {
      const gone = 'original' in error && error.original instanceof NotInstalled;
      if (gone) log.warn({ reason: error.message }, 'Slack sent something of a workspace that does not have the app.');
      else log.error({ err: error }, 'A Slack request failed; Slack sends events again.');
      if (!response.headersSent) response.writeHead(gone ? 401 : 500).end();
      return false;
    },
  });
  return {
    receiver,
    async routes(server) {
      // Bolt reads the body itself, since the signature covers its bytes.
      server.removeAllContentTypeParsers();
      server.addContentTypeParser('*', (_request, _payload, done) => done(null));
      server.post(slackPaths.events, async (request, reply) => {
        // Bolt refuses old requests but not ones from the future.
        const sentAt = Number(request.headers['x-slack-request-timestamp']);
        if (sentAt > Date.now() / 1000 + clockSkewSeconds) return reply.code(401).send();
        reply.hijack();
        receiver.requestListener(request.raw, reply.raw);
        return reply;
      });
    },
    // Our own server opens and closes it.
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Lets a handler of Node's own requests answer on our server. */
export function hijacked(
  server: Parameters<FastifyPluginAsync>[0],
  path: string,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
): void {
  server.get(path, async (request, reply) => {
    reply.hijack();
    await handle(request.raw, reply.raw);
    return reply;
  });
}
