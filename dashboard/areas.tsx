// The page of areas: GET /areas, and the small picture of each. For whoever sees the outcome.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { eventsUrl } from '../bots/web/events.js';
import { Live, Page, document, fragment, isFragment } from '../bots/web/layout.js';
import { takeNotice } from '../bots/web/session.js';
import { areasWords } from '../bots/words/areas.js';
import { areaFigures } from '../prisma/area-figures.js';
import { coverage } from '../prisma/policy.js';
import { AreasFilter, AreasView, areaPicture, areasPath, areasUrl } from './areas-page.js';
import type { DashboardOptions } from './options.js';
import { lookSchema, sendPicture } from './picture.js';
import { whoLooks } from './who-looks.js';

const word = z.string().max(200).catch('');
const querySchema = z.object({ authority: word });
const year = z.coerce.number().int().min(1900).max(2200);
/** The axes stand in the address: each picture asks for its own area only. */
const chartSchema = lookSchema
  .extend({ area: z.string().max(200), from: year, to: year, most: z.coerce.number().int().min(0).max(1_000_000) })
  .refine(({ from, to }) => from <= to);

/** Serves the page. */
export function serveAreas(app: FastifyInstance, options: DashboardOptions): void {
  const { db } = options;

  app.get(areasPath, async (request, reply) => {
    const looker = await whoLooks(request, reply, options);
    if (looker === null) return reply;
    const { viewer, scope } = looker;
    const authority = querySchema.parse(request.query).authority || null;
    const [found, covered] = await Promise.all([
      areaFigures(db, scope, { authority, area: null }),
      coverage(db, scope === 'everybody' ? (authority === null ? null : [authority]) : [scope.authorityId]),
    ]);
    const w = areasWords(viewer.language);
    const mine = covered.filter(({ authorityId }) => authority === null || authorityId === authority);
    const page = { ...found, coverage: mine, authority, language: viewer.language, w };
    reply.type('text/html').header('cache-control', 'no-store').header('vary', 'HX-Request');
    if (isFragment(request)) return reply.send(fragment(<AreasView page={page} />));
    const events = eventsUrl(viewer, null, { companies: true });
    return reply.send(
      document(
        <Page viewer={viewer} title={w.title} notice={takeNotice(request)} events={events} wide>
          <div class="title">
            <h1>{w.title}</h1>
            <p class="lead">{w.lead}</p>
            <AreasFilter page={page} />
          </div>
          <Live path={areasUrl(authority)} class="overview outcome">
            <AreasView page={page} />
          </Live>
        </Page>
      )
    );
  });

  app.get(`${areasPath}/chart.svg`, { logLevel: 'warn' }, async (request, reply) => {
    const looker = await whoLooks(request, reply, options);
    if (looker === null) return reply;
    const { area, theme, from, to, most } = chartSchema.parse(request.query);
    const { areas } = await areaFigures(db, looker.scope, { authority: null, area });
    const [found] = areas;
    if (found === undefined) return reply.callNotFound();
    const { language } = looker.viewer;
    const { drawn, text } = areaPicture(found, areasWords(language), language);
    const { drawArea } = await import('./area-chart.js');
    return sendPicture(reply, drawArea(drawn, { from, to, most }, theme, text));
  });
}
