// Who may look at what requirements have led to: the same for every page that tells of it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../bots/web/index.js';
import type { SignedIn } from '../bots/web/session.js';
import { outcomeSeenBy } from '../domain/permissions.js';
import type { OutcomeScope } from '../prisma/outcome-figures.js';
import type { DashboardOptions } from './options.js';

/** Somebody who is signed in, and whose outcome they see. */
export interface Looker {
  readonly viewer: SignedIn;
  readonly scope: OutcomeScope;
}

/** Others find as little as if there were no such page. */
export async function whoLooks(
  request: FastifyRequest,
  reply: FastifyReply,
  options: DashboardOptions
): Promise<Looker | null> {
  const viewer = await signedIn(request, reply, options);
  if (viewer === null) return null;
  const scope = outcomeSeenBy(viewer.person, viewer.person.organisationKind);
  if (scope !== null) return { viewer, scope };
  reply.callNotFound();
  return null;
}
