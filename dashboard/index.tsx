// The dashboard: pages for those who look after many cases. Everybody sees the cases they take part in; auditors see all.
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { authoritiesVisibleTo } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { OverviewAsked } from '../prisma/overview.js';
import { obligationSums, overviewRows } from '../prisma/overview.js';
import { coverage } from '../prisma/policy.js';
import { signedIn } from '../bots/web/index.js';
import { eventsUrl } from '../bots/web/events.js';
import { Live, Page, document, fragment, isFragment } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { formats } from '../bots/web/formats.js';
import { takeNotice } from '../bots/web/session.js';
import { pagesWords } from '../bots/words/pages.js';
import { figuresFrom } from '../bots/charts/figures.js';
import { serveCasePictures } from './case-pictures.js';
import { serveOutcome } from './outcome.js';
import { lookSchema, sendPicture } from './picture.js';
import { serveReports } from './reports.js';
import type { Overview } from './page.js';
import type { DashboardOptions } from './options.js';
import { AuthorityFilter, OverviewView, chartText, overviewUrl } from './page.js';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const querySchema = z.object({ authority: z.string().max(100).optional(), contracts: page, tenders: page });
const chartSchema = querySchema.pick({ authority: true }).extend(lookSchema.shape);

/** Fastify plugin with /dashboard; server/http.ts registers it beside the web chat. */
export function dashboard(options: DashboardOptions): FastifyPluginAsync {
  const { db } = options;
  return async (app) => {
    app.get('/dashboard', async (request, reply) => {
      const viewer = await signedIn(request, reply, options);
      if (viewer === null) return reply;
      const { authority, ...pages } = querySchema.parse(request.query);
      const asked = { authority: authority || null, ...pages };
      const overview = await overviewOf(db, viewer, asked);
      reply.type('text/html').header('vary', 'HX-Request').header('cache-control', 'no-store');
      if (isFragment(request)) return reply.send(fragment(<OverviewView overview={overview} />));
      const { dashboard: d } = overview.w;
      return reply.send(
        document(
          <Page viewer={viewer} title={d.title} notice={takeNotice(request)} events={eventsUrl(viewer, null)} wide>
            <div class="title">
              <h1>{d.title}</h1>
              <p class="lead">{d.lead}</p>
              <AuthorityFilter overview={overview} />
            </div>
            <Live path={overviewUrl(asked)} class="overview">
              <OverviewView overview={overview} />
            </Live>
          </Page>
        )
      );
    });

    serveReports(app, options);
    serveCasePictures(app, options);
    serveOutcome(app, options);

    app.get('/dashboard/chart.svg', { logLevel: 'warn' }, async (request, reply) => {
      const viewer = await signedIn(request, reply, options);
      if (viewer === null) return reply;
      const { authority, theme, size } = chartSchema.parse(request.query);
      const figures = figuresFrom(await obligationSums(db, viewer.person, authority || null));
      const w = pagesWords(viewer.language);
      // Loaded when first drawn: nobody waits for a chart library at start.
      const { drawChart } = await import('../bots/charts/chart.js');
      const { number } = formats(viewer.language);
      const bars = figures.map(({ kind, delivered, target }) => ({
        label: capital(w.obligations[kind]),
        delivered,
        target,
      }));
      const said = { title: w.dashboard.chartTitle, description: chartText({ w, figures, viewer }), number };
      return sendPicture(reply, drawChart(bars, { theme, size }, said));
    });
  };
}

async function overviewOf(db: Database, viewer: SignedIn, asked: OverviewAsked): Promise<Overview> {
  const { person } = viewer;
  const { authority } = asked;
  const [{ contracts, tenders, sums }, authorities, covered] = await Promise.all([
    overviewRows(db, person, asked),
    authoritiesVisibleTo(db, person),
    // An authority's own people and auditors see how far the policy is lived up to; to others it shows no line.
    coverage(
      db,
      person.roles.includes('auditor') ? (authority === null ? null : [authority]) : [person.organisationId]
    ),
  ]);
  return {
    viewer,
    w: pagesWords(viewer.language),
    asked,
    contracts,
    tenders,
    figures: figuresFrom(sums),
    authorities,
    coverage: covered.filter(({ authorityId }) => authority === null || authorityId === authority),
    now: new Date(),
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
