// The coordinator's day: GET and POST /today. One page of the list that does most harm, narrowed by what its address says.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../domain/day.js';
import type { Database } from '../../prisma/database.js';
import { actorOf } from '../../prisma/people.js';
import { dayPage, forgetFilter, saveFilter, todayDetails } from '../../prisma/today.js';
import type { Conversation } from '../platform.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { answerPost } from './answers.js';
import { standingWords } from './case-words.js';
import { eventsUrl } from './events.js';
import type { FormFrame } from './form.js';
import { Live, Notice, Page, document, fragment, isFragment } from './layout.js';
import type { SignedIn } from './session.js';
import { keepNotice, takeNotice } from './session.js';
import type { Day } from './today-page.js';
import { LiveToday } from './today-page.js';
import { FilterForm, SavedFilters } from './today-filters.js';
import type { TodayQuery } from './today-query.js';
import { queryOf, todayPath, todayUrl } from './today-query.js';

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
        <Page
          viewer={viewer}
          title={frame.w.today.title}
          notice={takeNotice(request)}
          events={eventsUrl(viewer, null)}
          wide
        >
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
  const { show, filter } = asked;
  const read = (page: number) =>
    dayPage(db, person, { show, filter, now, offset: (page - 1) * pageSize, limit: pageSize });
  const first = await read(asked.page);
  const pages = Math.max(1, Math.ceil(first.counts[show] / pageSize));
  const page = Math.min(asked.page, pages);
  const { cases, counts, running, total, standings, choices } = page === asked.page ? first : await read(page);
  const shown = dayOf(cases, actorOf(person), now.toISOString());
  const organisationIds = shown.flatMap(({ of, asked: waits, mine }) => [
    of.authorityId,
    ...[waits, mine].flatMap((each) => each?.organisationId ?? []),
  ]);
  const details = await todayDetails(db, person, {
    caseIds: shown.map(({ of }) => of.id),
    organisationIds: [...new Set(organisationIds)],
    filter,
  });
  const w = pagesWords(language);
  const stage = standings.map((value) => ({ value, label: standingWords(w, value) }));
  return {
    query: { ...asked, page },
    shown,
    pages,
    counts,
    running,
    total,
    details,
    choices: { ...choices, stage: stage.sort((a, b) => a.label.localeCompare(b.label, 'sv')) },
    now,
  };
}

function html(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('vary', 'HX-Request').header('cache-control', 'no-store').type('text/html').send(text);
}
