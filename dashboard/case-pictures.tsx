// Serves a case in pictures, and the picture of its placements' paths.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { partiesOf } from '../domain/any-case.js';
import { maySee } from '../domain/permissions.js';
import type { CaseRow } from '../prisma/cases.js';
import { caseById, eventsOfTypes } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import { actorOf } from '../prisma/people.js';
import { casePath } from '../bots/web/case-words.js';
import { eventsUrl } from '../bots/web/events.js';
import { signedIn } from '../bots/web/index.js';
import { Live, Page, document, fragment, isFragment } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { takeNotice } from '../bots/web/session.js';
import { pagesWords } from '../bots/words/pages.js';
import type { CasePictures } from './case-page.js';
import { CasePicturesView, pathsText, picturesPath } from './case-page.js';
import { lifecycleEvents, stepsOf } from './lifecycle.js';
import type { DashboardOptions } from './options.js';
import { flowsOf } from '../bots/charts/paths.js';
import { lookSchema, sendPicture } from './picture.js';

const pathsSchema = lookSchema.extend({ case: z.string().max(200) });

/** Serves GET /dashboard/cases/… and /dashboard/paths.svg. */
export function serveCasePictures(app: FastifyInstance, options: DashboardOptions): void {
  const { db, temporalUi = null } = options;

  app.get<{ Params: { '*': string } }>('/dashboard/cases/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const row = await visible(db, viewer, request.params['*']);
    if (row === null || (row.kind !== 'tender' && row.kind !== 'contract')) return reply.callNotFound();
    const pictures = await picturesOf(db, viewer, row, temporalUi);
    reply.type('text/html').header('vary', 'HX-Request').header('cache-control', 'no-store');
    if (isFragment(request)) return reply.send(fragment(<CasePicturesView pictures={pictures} />));
    const { w } = pictures;
    return reply.send(
      document(
        <Page
          viewer={viewer}
          title={`${row.reference} ${w.pictures.title}`}
          notice={takeNotice(request)}
          events={eventsUrl(viewer, row.id)}
          wide
        >
          <div class="title">
            <p class="kicker">
              {w.kinds[row.kind]} <a href={casePath(row.id)}>{row.reference}</a> · {row.authorityName}
            </p>
            <h1>{row.title}</h1>
          </div>
          <Live path={picturesPath(row.id)} class="overview">
            <CasePicturesView pictures={pictures} />
          </Live>
        </Page>
      )
    );
  });

  app.get('/dashboard/paths.svg', { logLevel: 'warn' }, async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const { case: id, theme, size } = pathsSchema.parse(request.query);
    const row = await visible(db, viewer, id);
    if (row?.state.kind !== 'contract') return reply.callNotFound();
    const { drawPaths } = await import('../bots/charts/sankey.js');
    const w = pagesWords(viewer.language);
    const flows = flowsOf(row.state.placements);
    const said = { title: w.pictures.paths, description: pathsText(flows, w) };
    const svg = drawPaths(flows, { theme, size }, { ...said, node: (node) => w.pictures.nodes[node] });
    return sendPicture(reply, svg);
  });
}

async function visible(db: Database, { person }: SignedIn, id: string): Promise<CaseRow | null> {
  const row = await caseById(db, id);
  return row !== null && maySee(actorOf(person), partiesOf(row.state)) ? row : null;
}

async function picturesOf(
  db: Database,
  viewer: SignedIn,
  row: CaseRow,
  temporalUi: string | null
): Promise<CasePictures> {
  const events = await eventsOfTypes(db, row.id, lifecycleEvents);
  const { roles, organisationId } = viewer.person;
  // Whoever runs Foothold looks there; to others it says nothing.
  const operates = roles.includes('coordinator') && organisationId === row.authorityId;
  return {
    row,
    steps: stepsOf(row.state, events),
    flows: row.state.kind === 'contract' ? flowsOf(row.state.placements) : [],
    workflow: operates && temporalUi !== null ? `${temporalUi}/workflows/${encodeURIComponent(row.id)}` : null,
    viewer,
    w: pagesWords(viewer.language),
    now: new Date(),
  };
}
