// The dashboard: pages for those who look after many cases. Everybody sees the cases they take part in; auditors see all.
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ContractState } from '../domain/contract.js';
import type { CaseRow } from '../prisma/cases.js';
import { authoritiesVisibleTo, casesVisibleTo } from '../prisma/cases.js';
import { coverage } from '../prisma/policy.js';
import type { Database } from '../prisma/database.js';
import { namesOf } from '../bots/names.js';
import { isFragment, signedIn } from '../bots/web/index.js';
import { eventsUrl } from '../bots/web/events.js';
import { Live, Page, document, fragment } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { formats } from '../bots/web/formats.js';
import { takeNotice } from '../bots/web/session.js';
import { pagesWords } from '../bots/words/pages.js';
import { figuresOf } from '../bots/charts/figures.js';
import { serveCasePictures } from './case-pictures.js';
import { serveOutcome } from './outcome.js';
import { lookSchema, sendPicture } from './picture.js';
import { serveReports } from './reports.js';
import type { Overview } from './page.js';
import type { DashboardOptions } from './options.js';
import { AuthorityFilter, OverviewView, chartText } from './page.js';

const casesShown = 500;

const querySchema = z.object({ authority: z.string().max(100).optional() });
const chartSchema = querySchema.extend(lookSchema.shape);

/** Fastify plugin with /dashboard; server/http.ts registers it beside the web chat. */
export function dashboard(options: DashboardOptions): FastifyPluginAsync {
  const { db } = options;
  return async (app) => {
    app.get('/dashboard', async (request, reply) => {
      const viewer = await signedIn(request, reply, options);
      if (viewer === null) return reply;
      const authority = querySchema.parse(request.query).authority || null;
      const overview = await overviewOf(db, viewer, authority);
      const path = authority === null ? '/dashboard' : `/dashboard?${new URLSearchParams({ authority }).toString()}`;
      reply.type('text/html').header('vary', 'HX-Request').header('cache-control', 'no-store');
      if (isFragment(request)) return reply.send(fragment(<OverviewView overview={overview} />));
      const { dashboard: d } = overview.w;
      return reply.send(
        document(
          <Page viewer={viewer} title={d.title} notice={takeNotice(request)} events={eventsUrl(null)} wide>
            <div class="title">
              <h1>{d.title}</h1>
              <p class="lead">{d.lead}</p>
              <AuthorityFilter overview={overview} />
            </div>
            <Live path={path} class="overview">
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
      const overview = await overviewOf(db, viewer, authority || null);
      const { w, figures } = overview;
      // Loaded when first drawn: nobody waits for a chart library at start.
      const { drawChart } = await import('../bots/charts/chart.js');
      const { number } = formats(viewer.language);
      const bars = figures.map(({ kind, delivered, target }) => ({
        label: capital(w.obligations[kind]),
        delivered,
        target,
      }));
      const said = { title: w.dashboard.chartTitle, description: chartText(overview), number };
      return sendPicture(reply, drawChart(bars, { theme, size }, said));
    });
  };
}

async function overviewOf(db: Database, viewer: SignedIn, authority: string | null): Promise<Overview> {
  const { person } = viewer;
  const [rows, authorities, covered] = await Promise.all([
    casesVisibleTo(db, person, {
      kind: ['tender', 'contract'],
      unsigned: true,
      authorityId: authority ?? undefined,
      limit: casesShown + 1,
    }),
    authoritiesVisibleTo(db, person),
    // An authority's own people and auditors see how far the policy is lived up to; to others it shows no line.
    coverage(db, person.roles.includes('auditor') ? null : [person.organisationId]),
  ]);
  const shown = [...rows.slice(0, casesShown)].sort(byHarm);
  const contracts = shown.filter(({ kind }) => kind === 'contract');
  return {
    viewer,
    w: pagesWords(viewer.language),
    contracts,
    tenders: shown.filter(({ kind }) => kind === 'tender'),
    figures: figuresOf(contracts.flatMap(({ state }): ContractState[] => (state.kind === 'contract' ? [state] : []))),
    authorities,
    coverage: covered.filter(({ authorityId }) => authority === null || authorityId === authority),
    authority,
    names: await namesOf(
      db,
      shown.map(({ state }) => state)
    ),
    now: new Date(),
    cut: rows.length > casesShown ? casesShown : null,
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Overdue first, then what is due soonest, then what waits for nobody. */
function byHarm(a: CaseRow, b: CaseRow): number {
  const due = ({ ball }: CaseRow): string => ball?.dueAt ?? '9999';
  return Number(b.overdue) - Number(a.overdue) || due(a).localeCompare(due(b));
}
