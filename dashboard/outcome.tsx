// The page of outcome: GET /outcome and its picture. For people of an authority, who see theirs and their companies', and for auditors.
import type { FastifyInstance } from 'fastify';
import { eventsUrl } from '../bots/web/events.js';
import { Live, Page, document, fragment, isFragment } from '../bots/web/layout.js';
import { takeNotice } from '../bots/web/session.js';
import { outcomeWords } from '../bots/words/outcome.js';
import { outcomeFigures } from '../prisma/outcome-figures.js';
import { serveAreas } from './areas.js';
import type { DashboardOptions } from './options.js';
import type { Outcome } from './outcome-page.js';
import { OutcomeFilterForm, OutcomeView, pictureOf } from './outcome-page.js';
import { filterOf, outcomePath, outcomeUrl } from './outcome-query.js';
import { lookSchema, sendPicture } from './picture.js';
import { servePublic } from './public.js';
import type { Looker } from './who-looks.js';
import { whoLooks } from './who-looks.js';

/** Serves what requirements have led to: in all, area by area, and for the public. */
export function serveOutcome(app: FastifyInstance, options: DashboardOptions): void {
  const { db } = options;
  serveAreas(app, options);
  servePublic(app, options);
  const outcomeFor = async ({ viewer, scope }: Looker, query: unknown): Promise<Outcome> => {
    const filter = filterOf(query);
    const { language } = viewer;
    return { figures: await outcomeFigures(db, scope, filter), filter, language, w: outcomeWords(language) };
  };

  app.get(outcomePath, async (request, reply) => {
    const looker = await whoLooks(request, reply, options);
    if (looker === null) return reply;
    const outcome = await outcomeFor(looker, request.query);
    const { w, filter } = outcome;
    reply.type('text/html').header('cache-control', 'no-store').header('vary', 'HX-Request');
    if (isFragment(request)) return reply.send(fragment(<OutcomeView outcome={outcome} />));
    const events = eventsUrl(looker.viewer, null, { companies: true });
    return reply.send(
      document(
        <Page viewer={looker.viewer} title={w.title} notice={takeNotice(request)} events={events} wide>
          <div class="title">
            <h1>{w.title}</h1>
            <p class="lead">{w.lead}</p>
          </div>
          <OutcomeFilterForm outcome={outcome} />
          <Live path={outcomeUrl(filter)} class="overview outcome">
            <OutcomeView outcome={outcome} />
          </Live>
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
