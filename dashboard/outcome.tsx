// The page of outcome: GET /outcome and its picture. For people of an authority, who see theirs and their companies', and for auditors.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../bots/web/index.js';
import { Page, document } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { takeNotice } from '../bots/web/session.js';
import { outcomeWords } from '../bots/words/outcome.js';
import { outcomeSeenBy } from '../domain/permissions.js';
import type { OutcomeScope } from '../prisma/outcome-figures.js';
import { outcomeFigures } from '../prisma/outcome-figures.js';
import type { DashboardOptions } from './options.js';
import type { Outcome } from './outcome-page.js';
import { OutcomeFilterForm, OutcomeView, pictureOf } from './outcome-page.js';
import { filterOf, outcomePath } from './outcome-query.js';
import { lookSchema, sendPicture } from './picture.js';

/** Serves the page. */
export function serveOutcome(app: FastifyInstance, options: DashboardOptions): void {
  const { db } = options;
  const outcomeFor = async ({ viewer, scope }: Looker, query: unknown): Promise<Outcome> => {
    const filter = filterOf(query);
    const { language } = viewer;
    return { figures: await outcomeFigures(db, scope, filter), filter, language, w: outcomeWords(language) };
  };

  app.get(outcomePath, async (request, reply) => {
    const looker = await whoLooks(request, reply, options);
    if (looker === null) return reply;
    const outcome = await outcomeFor(looker, request.query);
    const { w } = outcome;
    return reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .send(
        document(
          <Page viewer={looker.viewer} title={w.title} notice={takeNotice(request)} wide>
            <div class="title">
              <h1>{w.title}</h1>
              <p class="lead">{w.lead}</p>
            </div>
            <OutcomeFilterForm outcome={outcome} />
            <div class="overview outcome">
              <OutcomeView outcome={outcome} />
            </div>
          </Page>
        )
      );
  });

  app.get(`${outcomePath}/chart.svg`, { logLevel: 'warn' }, async (request, reply) => {
    const looker = await whoLooks(request, reply, options);
    if (looker === null) return reply;
    const look = lookSchema.parse(request.query);
    const { labels, series, text } = pictureOf(await outcomeFor(looker, request.query));
    const { drawColumns } = await import('./columns.js');
    return sendPicture(reply, drawColumns(labels, series, look, text));
  });
}

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
