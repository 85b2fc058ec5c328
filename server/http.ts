// The one HTTP server: health, what the chat platforms mount, and the pages with their session, forms and headers.
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import secureSession from '@fastify/secure-session';
import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { LogController, fastify } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ErrorPage, document, fragment, Notice } from '../bots/web/layout.js';
import type { Viewer } from '../bots/web/session.js';
import { languageOf } from '../bots/web/session.js';
import type { PagesWords } from '../bots/words/pages.js';
import { pagesWords } from '../bots/words/pages.js';

/** What the server is made of. */
export interface HttpOptions {
  readonly log: Logger;
  /** 32 bytes that encrypt the session's cookie. */
  readonly cookieKey: Buffer;
  /** True when people reach the server by https, directly or through a proxy. */
  readonly https: boolean;
  /** Each part of the system: `ok`, or what is wrong with it. */
  readonly parts: Readonly<Record<string, () => Promise<string>>>;
  /** Pages for people: the web chat, the dashboard. */
  readonly pages: readonly FastifyPluginAsync[];
  /** Doors for chat platforms; each checks its own signatures and parses its own bodies. */
  readonly mounts?: readonly FastifyPluginAsync[];
}

const bodyLimit = 256 * 1024;
const signedInFor = 12 * 60 * 60;
const partWithinMs = 3000;

/** Builds the server; the caller listens and closes. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { log, https, pages, mounts = [] } = options;
  const logger: FastifyBaseLogger = log;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    // Our own line below has the path only: queries may name cases, bodies hold what people wrote.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: https ? 'loopback, linklocal, uniquelocal' : false,
    // Streams to open pages would hold a stop back.
    forceCloseConnections: true,
  });
  app.addHook('onResponse', async (request, { statusCode, elapsedTime }) => {
    const line = { method: request.method, path: pathOf(request), statusCode, ms: Math.round(elapsedTime) };
    request.log.info(line, 'request');
  });
  app.addHook('onError', async (request, _reply, error) => {
    if ((error.statusCode ?? 500) >= 500) request.log.error({ err: error, path: pathOf(request) }, 'request failed');
  });
  await app.register(helmet, { contentSecurityPolicy: policy(https), strictTransportSecurity: https });
  app.get('/healthz', { logLevel: 'warn' }, async (_request, reply) => {
    const parts = await stateOf(options.parts);
    const healthy = Object.values(parts).every((state) => state === 'ok');
    return reply.code(healthy ? 200 : 503).send({ status: healthy ? 'ok' : 'unavailable', parts });
  });
  for (const mount of mounts) await app.register(mount);
  await app.register(async (scope) => {
    await withSession(scope, options);
    for (const page of pages) await scope.register(page);
  });
  return app;
}

/** Everything from here and nothing inline; a page cannot be framed or led astray by what somebody wrote. */
function policy(https: boolean) {
  const self = ["'self'"];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      // A picture in a message is drawn on the server and stands in the page itself.
      imgSrc: [...self, 'data:'],
      connectSrc: self,
      formAction: self,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...(https && { upgradeInsecureRequests: [] }),
    },
  };
}

async function withSession(app: FastifyInstance, { cookieKey, https }: HttpOptions): Promise<void> {
  await app.register(formbody, { bodyLimit });
  await app.register(secureSession, {
    key: cookieKey,
    cookieName: https ? '__Host-foothold' : 'foothold',
    expiry: signedInFor,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: https, maxAge: signedInFor },
  });
  await app.register(csrf, { sessionPlugin: '@fastify/secure-session' });
  await app.register(rateLimit, {
    max: 900,
    timeWindow: '1 minute',
    // A whole town hall may share one address; whoever has signed in counts alone.
    keyGenerator: (request) => request.session.get('personId') ?? request.ip,
  });
  app.addHook('preHandler', (request, reply, next) => {
    if (request.method === 'POST') app.csrfProtection(request, reply, next);
    else next();
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => sayError(error, request, reply));
  app.setNotFoundHandler((request, reply) => sayError({ statusCode: 404 }, request, reply));
}

/** An error as a sentence: on a page of its own, or in the place for short answers when htmx asked. */
function sayError(error: Partial<FastifyError>, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 500);
  const sentence = sentenceFor(status, error.code ?? '', pagesWords(language));
  reply.code(status).type('text/html').header('cache-control', 'no-store');
  if (request.headers['hx-request'] === 'true')
    return reply
      .header('hx-retarget', '#notice')
      .header('hx-reswap', 'outerHTML')
      .send(fragment(Notice({ told: { text: sentence, opened: null }, language })));
  const viewer: Viewer = { person: null, language, csrf: tokenFor(reply), path: '/', askedAt: Date.now() };
  return reply.send(document(ErrorPage({ viewer, sentence })));
}

/** Without a session (its cookie could not be read) there is no token; the page then has a form too little. */
function tokenFor(reply: FastifyReply): string {
  try {
    return reply.generateCsrf();
  } catch {
    return '';
  }
}

function sentenceFor(status: number, code: string, { errors }: PagesWords): string {
  if (code.startsWith('FST_CSRF')) return errors.expired;
  if (status === 404) return errors.notFound;
  if (status === 429) return errors.tooMany;
  return status < 500 ? errors.badRequest : errors.broken;
}

async function stateOf(parts: HttpOptions['parts']): Promise<Record<string, string>> {
  const states = await Promise.all(
    Object.entries(parts).map(async ([name, ask]): Promise<[string, string]> => {
      const late = AbortSignal.timeout(partWithinMs);
      const silence = new Promise<string>((resolve) => {
        late.addEventListener('abort', () => resolve(`no answer within ${partWithinMs / 1000} seconds`), {
          once: true,
        });
      });
      try {
        return [name, await Promise.race([ask(), silence])];
      } catch (error) {
        return [name, error instanceof Error ? error.message : String(error)];
      }
    })
  );
  return Object.fromEntries(states);
}

/** Without the query, and without the token of a link: whoever has that may use it. */
const pathOf = (request: FastifyRequest): string =>
  (request.url.split('?')[0] ?? '').replace(/^\/(join|answer)\/.+$/, '/$1/…');
