// The coordinator's day: GET and POST /today. One page of the list that does most harm, narrowed by what its address says.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../prisma/database.js';
import type { WatchedCase } from '../../prisma/today.js';
import { forgetFilter, saveFilter, todayDetails, watchedBy, watchedRead } from '../../prisma/today.js';
import type { Conversation } from '../platform.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { answerPost } from './answers.js';
import { standingWords } from './case-words.js';
import { eventsUrl } from './events.js';
import type { FormFrame } from './form.js';
import { Live, Notice, Page, document, fragment } from './layout.js';
import type { SignedIn } from './session.js';
import { keepNotice, takeNotice } from './session.js';
import type { Choices, Day } from './today-page.js';
import { LiveToday } from './today-page.js';
import { FilterForm, SavedFilters } from './today-filters.js';
import type { TodayQuery } from './today-query.js';
import { chosenOf, queryOf, todayPath, todayUrl } from './today-query.js';

/** What the page needs. */
export interface TodayOptions {
  readonly db: Database;
  readonly conversation: Conversation;
  /** The person who is signed in; null when they have been shown the way in. */
  readonly signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;
}

/** Cases on a page. */
const pageSize = 50;

const filterPost = z.discriminatedUnion('do', [
  z.object({ do: z.literal('save-filter'), name: z.string().trim().max(60) }),
  z.object({ do: z.literal('forget-filter'), name: z.string().max(60) }),
]);

const isFragment = (request: FastifyRequest): boolean => request.headers['hx-request'] === 'true';

/** Serves the page. */
export function serveToday(app: FastifyInstance, options: TodayOptions): void {
  const { db, conversation, signedIn } = options;

  app.get(todayPath, async (request, reply) => {
    const viewer = await signedIn(request, reply);
    if (viewer === null) return reply;
    const day = await dayFor(db, viewer, queryOf(request.query));
    const frame = frameOf(viewer, day, isFragment(request));
    if (isFragment(request)) return html(reply, fragment(<LiveToday day={day} frame={frame} />));
    return html(
      reply,
      document(
        <Page viewer={viewer} title={frame.w.today.title} notice={takeNotice(request)} events={eventsUrl(null)} wide>
          <h1>{frame.w.today.title}</h1>
          <FilterForm day={day} frame={frame} />
          <SavedFilters day={day} frame={frame} />
          <Live path={frame.action} class="today">
            <LiveToday day={day} frame={frame} />
          </Live>
        </Page>
      )
    );
  });

  app.post(todayPath, async (request, reply) => {
    const viewer = await signedIn(request, reply);
    if (viewer === null) return reply;
    const { person, language } = viewer;
    const query = queryOf(request.query);
    const about = filterPost.safeParse(request.body);
    if (about.success) {
      keepNotice(request, await keepFilter(db, person.id, about.data, query, pagesWords(language)));
      return reply.redirect(todayUrl(query), 303);
    }
    const answer = await answerPost(request.body, {
      db,
      conversation,
      person,
      caseId: null,
      forms: () => Promise.resolve([]),
    });
    if (!isFragment(request)) {
      if (answer.told !== null) keepNotice(request, answer.told);
      return reply.redirect(todayUrl(query), 303);
    }
    const day = await dayFor(db, viewer, query);
    return html(
      reply,
      fragment(
        <>
          <LiveToday day={day} frame={frameOf(viewer, day, false)} />
          <Notice told={answer.told} language={language} swap />
        </>
      )
    );
  });
}

async function keepFilter(
  db: Database,
  personId: string,
  { do: what, name }: z.infer<typeof filterPost>,
  query: TodayQuery,
  { today: w }: PagesWords
): Promise<string> {
  if (name === '') return w.nameMissing;
  if (what === 'forget-filter') {
    await forgetFilter(db, personId, name);
    return w.forgotten(name);
  }
  await saveFilter(db, personId, name, new URL(todayUrl({ ...query, page: 1 }), 'http://here').search.slice(1));
  return w.keptAs(name);
}

const frameOf = (viewer: SignedIn, { query }: Day, live: boolean): FormFrame => ({
  viewer,
  action: todayUrl(query),
  live,
  w: pagesWords(viewer.language),
});

async function dayFor(db: Database, viewer: SignedIn, asked: TodayQuery): Promise<Day> {
  const { person, language } = viewer;
  const now = new Date();
  const watched = await watchedBy(db, person);
  const { here, all, items } = chosenOf(watched, person, asked, now);
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(asked.page, pages);
  const shown = items.slice((page - 1) * pageSize, page * pageSize);
  const organisationIds = new Set(
    watched.flatMap(({ authorityId, contractorId }) => [authorityId, contractorId ?? ''])
  );
  for (const { asked: waits, mine } of shown)
    for (const each of [waits, mine]) if (each !== null) organisationIds.add(each.organisationId);
  const details = await todayDetails(db, person, {
    caseIds: shown.map(({ of }) => of.id),
    organisationIds: [...organisationIds],
    filter: asked.filter,
  });
  const w = pagesWords(language);
  return {
    query: { ...asked, page },
    shown,
    pages,
    counts: {
      all: all.length,
      overdue: all.filter(({ lists }) => lists.includes('overdue')).length,
      risk: all.filter(({ lists }) => lists.includes('risk')).length,
      mine: all.filter(({ lists }) => lists.includes('mine')).length,
    },
    running: here.filter(({ kind }) => kind !== 'placement').length,
    total: watched.length,
    cut: watched.length === watchedRead,
    details,
    choices: {
      authority: choices(watched, 'authorityId', (id) => details.organisations[id] ?? id),
      area: choices(watched, 'areaId', (id) => details.areas[id] ?? id),
      contractor: choices(watched, 'contractorId', (id) => details.organisations[id] ?? id),
      stage: choices(
        watched.filter(({ kind }) => kind !== 'placement'),
        'standing',
        (standing) => standingWords(w, standing)
      ),
      trade: choices(watched, 'trade', (trade) => trade),
    },
    now,
  };
}

/** What there is to choose among, by name. */
function choices(
  watched: readonly WatchedCase[],
  of: 'authorityId' | 'areaId' | 'contractorId' | 'standing' | 'trade',
  name: (value: string) => string
): Choices {
  const values = [...new Set(watched.map((each) => each[of]))].filter((value) => value !== null);
  return values.map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
}

function html(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('vary', 'HX-Request').header('cache-control', 'no-store').type('text/html').send(text);
}
