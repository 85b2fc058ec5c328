// The public page of an authority's outcome: GET /public/ID and its picture. No sign-in, no cookie, no script; may be kept by whoever is between.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { document } from '../bots/web/layout.js';
import { outcomeWords } from '../bots/words/outcome.js';
import type { DashboardOptions } from './options.js';
import { lookSchema, sendPicture } from './picture.js';
import type { OpenOutcome } from './public-data.js';
import { openOutcome } from './public-data.js';
import { PublicPage, publicPath, publicPicture } from './public-page.js';

const querySchema = z.object({ lang: z.enum(['sv', 'en']).catch('sv') });
const kept = 'public, max-age=3600';

type Params = { readonly Params: { readonly authority: string } };

/** Serves the page where an authority's policy shows it; elsewhere there is none. */
export function servePublic(app: FastifyInstance, { db, today }: DashboardOptions): void {
  app.get<Params>('/public/:authority', async (request, reply) => {
    const { lang: language } = querySchema.parse(request.query);
    const open = await openOutcome(db, request.params.authority);
    if (open === null) return reply.callNotFound();
    reply.header('cache-control', kept);
    if ('at' in open) return reply.redirect(publicPath(open.at, language), 302);
    return reply
      .type('text/html')
      .send(document(<PublicPage {...{ open, language, w: outcomeWords(language), today: today() }} />));
  });

  app.get<Params>('/public/:authority/chart.svg', { logLevel: 'warn' }, async (request, reply) => {
    const { lang: language } = querySchema.parse(request.query);
    const look = lookSchema.parse(request.query);
    const open = await openOutcome(db, request.params.authority);
    if (open === null || !isShown(open)) return reply.callNotFound();
    const { labels, series, text } = publicPicture(open, language);
    const { drawColumns } = await import('./columns.js');
    return sendPicture(reply, drawColumns(labels, series, look, text), kept);
  });
}

const isShown = (open: OpenOutcome | { readonly at: string }): open is OpenOutcome => !('at' in open);
