// The way in by the organisation's own sign-in page (OpenID Connect), and out of it again.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { personById } from '../../prisma/people.js';
import { linkSubjectByEmail, linkSubjectByInvitation, personOfSubject } from '../../prisma/subjects.js';
import type { Invitations } from '../accounts/invitations.js';
import type { Identity, Oidc } from '../accounts/oidc.js';
import { oidcPaths } from '../accounts/oidc.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { keepLeaving, keepNotice, languageOf, signIn, takeLeaving } from './session.js';

/** What these routes need. */
export interface OidcOptions {
  readonly db: Database;
  readonly invitations: Invitations;
  readonly oidc: Oidc;
}

const startSchema = z.object({ invitation: z.string().max(2000).optional() });
/** From one place, so often. */
const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

type Sentence = keyof PagesWords['people']['oidc']['faults'];

/** Serves /sign-in/oidc, the way back from the provider, and /sign-out/oidc. */
export function serveOidc(app: FastifyInstance, options: OidcOptions): void {
  const { db, invitations, oidc } = options;

  // A link and not a form: a form would have to be allowed to lead to another site.
  app.get(oidcPaths.start, { config: limit }, async (request, reply) => {
    const { invitation: token } = startSchema.parse(request.query);
    const invitation = token === undefined ? null : await invitations.read(token);
    if (token !== undefined && invitation === null) return refuse(request, reply, 'invitation');
    try {
      const { to, leaving } = await oidc.leave();
      keepLeaving(request, { ...leaving, invitation, at: Date.now() });
      return await reply.header('cache-control', 'no-store').redirect(to, 303);
    } catch (error) {
      tell(request, error);
      return refuse(request, reply, 'unreachable');
    }
  });

  app.get(oidcPaths.back, { config: limit }, async (request, reply) => {
    const left = takeLeaving(request);
    if (left === null) return refuse(request, reply, 'late');
    const identity = await oidc.comeBack(request.url, left).catch((error: unknown) => tell(request, error));
    if (identity === null) return refuse(request, reply, 'failed');
    const before = await personOfSubject(db, identity.subject);
    const personId = before ?? (await linked(db, identity, left.invitation));
    const person = personId === null ? null : await personById(db, personId);
    if (person === null) return refuse(request, reply, left.invitation === null ? 'unknown' : 'invitation');
    signIn(request, person, { subject: identity.subject });
    if (before !== null && left.invitation !== null) keepNotice(request, alreadyLinked(person));
    return reply.redirect('/', 303);
  });

  app.get(oidcPaths.end, { config: limit }, async (request, reply) => {
    const to = await oidc.endUrl().catch((error: unknown) => tell(request, error));
    return reply.redirect(to ?? '/sign-in', 303);
  });
}

async function linked(
  db: Database,
  { subject, verifiedEmail }: Identity,
  invitation: string | null
): Promise<string | null> {
  if (invitation !== null) return linkSubjectByInvitation(db, subject, invitation, new Date());
  return verifiedEmail === null ? null : linkSubjectByEmail(db, subject, verifiedEmail);
}

const alreadyLinked = (person: Person): string => pagesWords(person.language).people.oidc.already(person.displayName);

function refuse(request: FastifyRequest, reply: FastifyReply, why: Sentence): FastifyReply {
  keepNotice(request, pagesWords(languageOf(request)).people.oidc.faults[why]);
  return reply.redirect('/sign-in', 303);
}

const saidSchema = z.object({ name: z.string(), message: z.string(), code: z.string().optional() });

/** The log hears what went wrong, without what the error carries along: tokens and claims. */
function tell(request: FastifyRequest, error: unknown): null {
  request.log.warn({ said: saidSchema.safeParse(error).data ?? null }, 'signing in by OpenID Connect failed');
  return null;
}
