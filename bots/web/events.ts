// Live pages: a stream that says which case changed, only to those who may see it. Pages then fetch what they show.
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { partiesOf } from '../../domain/any-case.js';
import { contractOfPlacement } from '../../domain/case.js';
import { maySee } from '../../domain/permissions.js';
import { familyOf } from '../../prisma/areas.js';
import { caseById } from '../../prisma/cases.js';
import type { Changes } from '../../prisma/changes.js';
import { personWoken } from '../../prisma/changes.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { actorOf } from '../../prisma/people.js';
import type { Viewer } from './session.js';
import { personOf } from './session.js';

/** What the stream is made of. */
export interface EventsOptions {
  readonly db: Database;
  readonly changes: Changes;
  readonly demo: boolean;
}

interface Listener {
  readonly person: Person;
  readonly caseId: string | null;
  /** Told of cases of the companies that belong to the person's authority, too. */
  readonly companies: boolean;
  readonly stream: PassThrough;
}

const beatEveryMs = 25_000;
/** Browsers come back by themselves; then it is checked again whether the person is still signed in. */
const closeAfterMs = 30 * 60_000;

const querySchema = z.object({
  /** Only this case; all that the person may see when it is missing. */
  case: z.string().min(1).max(200).optional(),
  /** Those of the companies of one's authority, too: the page shows sums of them. */
  companies: z.literal('1').optional(),
  /** When the page was asked for, so that nothing is lost between reading and listening. */
  since: z.coerce.number().optional(),
});

/** The stream for the page that a viewer has asked for; `companies` for one with the sums of an authority and its companies. */
export function eventsUrl(
  { askedAt }: Pick<Viewer, 'askedAt'>,
  caseId: string | null,
  { companies = false } = {}
): string {
  const query = new URLSearchParams({
    since: String(askedAt),
    ...(caseId !== null && { case: caseId }),
    ...(companies && { companies: '1' }),
  });
  return `/events?${query.toString()}`;
}

/** Serves GET /events. */
export function serveEvents(app: FastifyInstance, { db, changes, demo }: EventsOptions): void {
  const listeners = new Set<Listener>();
  let lastChangeAt = 0;

  const tell = async (caseId: string): Promise<void> => {
    lastChangeAt = Date.now();
    const alone = personWoken(caseId);
    if (alone !== null) {
      for (const { person, stream } of listeners) if (person.id === alone) stream.write(changed('any'));
      return;
    }
    // The page of a contract shows what its placements wait for.
    const shownOn = [null, caseId, contractOfPlacement(caseId)];
    const interested = [...listeners].filter((listener) => shownOn.includes(listener.caseId));
    if (interested.length === 0) return;
    const row = await caseById(db, caseId);
    if (row === null) return;
    const parties = partiesOf(row.state);
    const sums = interested.filter(({ companies }) => companies);
    const family = sums.length === 0 ? [] : await familyOf(db, parties.authorityId);
    for (const listener of interested) {
      const { person, stream, companies } = listener;
      if (maySee(actorOf(person), parties)) stream.write(changed(caseId));
      // Sums have changed; which case it was is not for everybody who sees them.
      else if (companies && family.includes(person.organisationId)) stream.write(changed('any'));
    }
  };
  const stop = changes.subscribe((caseId) => {
    tell(caseId).catch((error: unknown) => app.log.error({ err: error }, 'Open pages could not be woken'));
  });
  const beat = setInterval(() => {
    for (const { stream } of listeners) stream.write(': still here\n\n');
  }, beatEveryMs);
  app.addHook('preClose', async () => {
    stop();
    clearInterval(beat);
    for (const { stream } of listeners) stream.end();
  });

  app.get('/events', { logLevel: 'warn' }, async (request, reply) => {
    const person = await personOf(request, db, demo);
    // 204 tells a browser not to come back.
    if (person === null) return reply.code(204).send();
    const query = querySchema.parse(request.query);
    const stream = new PassThrough();
    const listener: Listener = {
      person,
      caseId: query.case ?? null,
      companies: query.companies !== undefined,
      stream,
    };
    listeners.add(listener);
    const close = setTimeout(() => stream.end(), closeAfterMs);
    stream.on('close', () => {
      clearTimeout(close);
      listeners.delete(listener);
    });
    stream.write('id: 1\nretry: 2000\n\n');
    const missed = request.headers['last-event-id'] !== undefined || (query.since ?? 0) <= lastChangeAt;
    if (missed) stream.write(changed(listener.caseId ?? 'any'));
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });
}

const changed = (caseId: string): string => `id: 1\nevent: changed\ndata: ${caseId}\n\n`;
