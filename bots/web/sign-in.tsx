// The way in: the organisation's own sign-in page, demo people as buttons while the demo is on, or a sentence that says what to do.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { chooseLanguage, demoPeople } from '../../prisma/people.js';
import { oidcPaths } from '../accounts/oidc.js';
import { pagesWords } from '../words/pages.js';
import { formats } from './formats.js';
import { Csrf, Page, document } from './layout.js';
import type { Told, Viewer } from './session.js';
import { cameByProvider, keepLanguage, personOf, signIn, signOut, takeNotice, viewerOf } from './session.js';

const signInSchema = z.object({ person: z.string().min(1).max(100) });
const languageSchema = z.object({ language: z.enum(['sv', 'en']), back: z.string().max(500).default('/') });
/** Guessing who exists is slow. */
const signInLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Serves /sign-in, /sign-out and /language. */
export function serveSignIn(
  app: FastifyInstance,
  options: {
    readonly db: Database;
    readonly demo: boolean;
    /** The organisation's identity provider; null when there is none. */
    readonly oidc: unknown;
  }
): void {
  const { db, demo } = options;
  const byProvider = options.oidc !== null;

  app.get('/sign-in', async (request, reply) => {
    const viewer = await viewerOf(request, reply, options);
    if (viewer.person !== null) return reply.redirect('/', 303);
    const people = demo ? await demoPeople(db) : [];
    return reply
      .type('text/html')
      .send(
        document(
          <SignInPage
            {...{ viewer, people, demo, byProvider }}
            ended={justEnded(request)}
            notice={takeNotice(request)}
          />
        )
      );
  });

  app.post('/sign-in', { config: signInLimit }, async (request, reply) => {
    const { person: id } = signInSchema.parse(request.body);
    const person = demo ? (await demoPeople(db)).find((one) => one.id === id) : undefined;
    if (person === undefined) {
      const viewer = await viewerOf(request, reply, options);
      const notice = demo ? { text: pagesWords(viewer.language).signIn.unknown, opened: null } : null;
      const people = demo ? await demoPeople(db) : [];
      return reply
        .code(422)
        .type('text/html')
        .send(document(<SignInPage {...{ viewer, people, demo, byProvider, notice }} />));
    }
    signIn(request, person);
    return reply.redirect('/', 303);
  });

  app.post('/sign-out', async (request, reply) => {
    const provider = byProvider && cameByProvider(request);
    signOut(request);
    return reply.redirect(provider ? '/sign-in?ended' : '/sign-in', 303);
  });

  app.post('/language', async (request, reply) => {
    const { language, back } = languageSchema.parse(request.body);
    const person = await personOf(request, db, demo);
    keepLanguage(request, language);
    if (person !== null) await chooseLanguage(db, person.id, language);
    // Only back to a page of ours.
    return reply.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303);
  });
}

const justEnded = (request: FastifyRequest): boolean => request.url === '/sign-in?ended';

interface SignInProps {
  readonly viewer: Viewer;
  readonly people: readonly Person[];
  readonly demo: boolean;
  readonly byProvider: boolean;
  /** They have just signed out here, and may want to at the provider. */
  readonly ended?: boolean;
  readonly notice: Told | null;
}

function SignInPage({ viewer, people, demo, byProvider, ended = false, notice }: SignInProps) {
  const w = pagesWords(viewer.language);
  const { list } = formats(viewer.language);
  return (
    <Page viewer={viewer} title={w.signIn.title} notice={notice}>
      <h1>{w.signIn.lead}</h1>
      {ended && <p class="lead">{w.people.oidc.signedOut}</p>}
      {byProvider && (
        <p class="sign-in-provider">
          <a class="button primary" href={oidcPaths.start}>
            {w.people.oidc.button}
          </a>
          {ended && (
            <>
              {' '}
              <a class="button" href={oidcPaths.end}>
                {w.people.oidc.end}
              </a>
            </>
          )}
        </p>
      )}
      {demo && people.length > 0 ? (
        <form method="post" action="/sign-in" class="sign-in">
          <Csrf viewer={viewer} />
          <h2>{w.signIn.choose}</h2>
          <ul class="people">
            {people.map((person) => (
              <li key={person.id}>
                <button name="person" value={person.id} class="person">
                  <strong>{person.displayName}</strong>
                  <span>{list(person.roles.map((role) => w.roles[role]))}</span>
                  <span class="org">{person.organisationName}</span>
                </button>
              </li>
            ))}
          </ul>
          <p class="hint">{w.signIn.demo}</p>
        </form>
      ) : (
        <p class="lead">{demo ? w.signIn.noPeople : byProvider ? w.people.oidc.noDemo : w.signIn.noDemo}</p>
      )}
    </Page>
  );
}
