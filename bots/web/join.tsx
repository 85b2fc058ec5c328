// The way in by a signed link. Opening it changes nothing, since mail programs open links too; the button uses it up.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../../prisma/database.js';
import type { Invitations } from '../accounts/invitations.js';
import { oidcPaths } from '../accounts/oidc.js';
import type { Oidc } from '../accounts/oidc.js';
import { pagesWords } from '../words/pages.js';
import { Csrf, Page, document } from './layout.js';
import type { Viewer } from './session.js';
import { signIn, viewerOf } from './session.js';

/** A link can be opened so often from one place. */
const joinLimit = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Serves /join/…. */
export function serveJoin(
  app: FastifyInstance,
  options: {
    readonly db: Database;
    readonly demo: boolean;
    readonly invitations: Invitations;
    readonly oidc: Oidc | null;
  }
): void {
  const { invitations, oidc } = options;

  app.get<{ Params: { '*': string } }>('/join/*', { config: joinLimit }, async (request, reply) => {
    const viewer = await viewerOf(request, reply, options);
    const good = (await invitations.read(request.params['*'])) !== null;
    return send(reply, good ? 200 : 410, viewer, request.params['*'], good, oidc !== null);
  });

  app.post<{ Params: { '*': string } }>('/join/*', { config: joinLimit }, async (request, reply) => {
    const invitation = await invitations.read(request.params['*']);
    const person = invitation === null ? null : await invitations.accept(invitation);
    if (invitation === null || person === null) {
      const viewer = await viewerOf(request, reply, options);
      return send(reply, 410, viewer, request.params['*'], false, false);
    }
    signIn(request, person, { invitation });
    return reply.redirect('/', 303);
  });
}

function send(
  reply: FastifyReply,
  status: number,
  viewer: Viewer,
  token: string,
  good: boolean,
  byProvider: boolean
): FastifyReply {
  const { join, oidc } = pagesWords(viewer.language).people;
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html')
    .send(
      document(
        <Page viewer={viewer} title={join.title}>
          <h1>{join.title}</h1>
          {good ? (
            <form method="post" action={`/join/${token}`}>
              <Csrf viewer={viewer} />
              <p class="lead">{join.lead}</p>
              <button class="primary">{join.button}</button>
              {byProvider && (
                <p>
                  <a class="button" href={`${oidcPaths.start}?invitation=${encodeURIComponent(token)}`}>
                    {oidc.join}
                  </a>{' '}
                  <span class="hint">{oidc.joinHint}</span>
                </p>
              )}
            </form>
          ) : (
            <p class="lead">{join.notGood}</p>
          )}
        </Page>
      )
    );
}
