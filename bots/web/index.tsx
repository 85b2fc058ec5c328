// The web chat: the third chat platform. Pages that work without JavaScript, repaint themselves with it, and say everything twice: sv, en.
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { parentOf, partiesOf } from '../../domain/any-case.js';
import { maySee } from '../../domain/permissions.js';
import { mayHear, maySeeBids } from '../../domain/tender-secrecy.js';
import type { CaseRow } from '../../prisma/cases.js';
import { caseById, casesUnder, eventsOf } from '../../prisma/cases.js';
import type { Changes } from '../../prisma/changes.js';
import type { Database } from '../../prisma/database.js';
import { listedCases, seenCase, waitingFor } from '../../prisma/listed.js';
import { actorOf } from '../../prisma/people.js';
import { unreachedBy } from '../../prisma/posted-cards.js';
import { webMessagesOf } from '../../prisma/web-messages.js';
import { caseCard } from '../cards/case-card.js';
import { namesOf } from '../names.js';
import type { Invitations } from '../accounts/invitations.js';
import type { Oidc } from '../accounts/oidc.js';
import type { Conversation } from '../platform.js';
import { awardDocument } from '../words/award.js';
import { pagesWords } from '../words/pages.js';
import type { Answer } from './answers.js';
import { answerPost } from './answers.js';
import type { AnswerOptions } from './answer-link.js';
import { serveAnswers } from './answer-link.js';
import { serveAssets } from './assets.js';
import { authorityFacts } from './authority.js';
import { casePath } from './case-words.js';
import { sendClause } from './documents.js';
import type { EvidenceOptions } from '../evidence/receive.js';
import { eventsUrl, serveEvents } from './events.js';
import { evidenceShown, serveEvidence } from './evidence.js';
import { followUpOf } from './follow-up.js';
import type { FormFrame } from './form.js';
import type { CommandForm } from './command-form.js';
import type { Typed } from './fields.js';
import { openForms } from './open-forms.js';
import type { Home } from './home.js';
import { HomePage, LiveHome } from './home.js';
import { serveJoin } from './join.js';
import { Notice, Page, document, fragment, isFragment } from './layout.js';
import { serveOidc } from './oidc.js';
import { prefilled } from './prefilled.js';
import { servePeople } from './people.js';
import type { SignedIn, Told } from './session.js';
import { keepNotice, takeNotice, viewerOf } from './session.js';
import { serveMine } from './mine.js';
import { serveSheets } from './sheet.js';
import { serveSignIn } from './sign-in.js';
import { Composer, writeHint } from './stream.js';
import { serveToday } from './today.js';
import type { Thread } from './thread.js';
import { LiveThread, ThreadPage } from './thread.js';

export { minePath } from './mine.js';
export { createWebPlatform, webPlace } from './platform.js';

/** What the web chat needs. */
export interface WebChatOptions {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly changes: Changes;
  readonly invitations: Invitations;
  /** The organisation's own way to sign in; null when there is none. */
  readonly oidc: Oidc | null;
  /** Links that are sent by e-mail. */
  readonly answers: Pick<AnswerOptions, 'links' | 'newLinks'>;
  /** Where photos and PDFs are kept. */
  readonly evidence: EvidenceOptions;
  /** Whether demo people may sign in by a button. */
  readonly demo: boolean;
  /** Today in Sweden, YYYY-MM-DD. */
  readonly today: () => string;
}

const eventsShown = 80;
/** Cases on the first page beside what waits; the overview has all of them. */
const othersShown = 50;

/** Fastify plugin with all pages of the chat; server/http.ts registers it where sessions and forms are known. */
export function webChat(options: WebChatOptions): FastifyPluginAsync {
  return async (app) => {
    await serveAssets(app);
    serveSignIn(app, options);
    serveJoin(app, options);
    if (options.oidc !== null) serveOidc(app, { ...options, oidc: options.oidc });
    serveAnswers(app, { ...options, ...options.answers });
    servePeople(app, options);
    serveEvents(app, options);
    serveHome(app, options);
    serveMine(app, { ...options, signedIn: (request, reply) => signedIn(request, reply, options) });
    await serveSheets(app, { ...options, signedIn: (request, reply) => signedIn(request, reply, options) });
    await serveEvidence(app, { ...options, signedIn: (request, reply) => signedIn(request, reply, options) });
    serveToday(app, { ...options, signedIn: (request, reply) => signedIn(request, reply, options) });
    serveThread(app, options);
    serveAward(app, options);
  };
}

/** Whoever is not signed in is shown the way in. */
export async function signedIn(
  request: FastifyRequest,
  reply: FastifyReply,
  options: { readonly db: Database; readonly demo: boolean }
): Promise<SignedIn | null> {
  const viewer = await viewerOf(request, reply, options);
  if (viewer.person !== null) return { ...viewer, person: viewer.person };
  // htmx follows a redirect inside a fragment; this one is for the whole page.
  if (isFragment(request)) reply.code(204).header('hx-redirect', '/sign-in').send();
  else reply.redirect('/sign-in', 303);
  return null;
}

const frameOf = (viewer: SignedIn, action: string, live: boolean): FormFrame => ({
  viewer,
  action,
  live,
  w: pagesWords(viewer.language),
});

function html(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('vary', 'HX-Request')
    .header('cache-control', 'no-store')
    .type('text/html')
    .send(text);
}

function serveHome(app: FastifyInstance, options: WebChatOptions): void {
  const { db, conversation } = options;

  const homeOf = async ({ person }: SignedIn): Promise<Home> => {
    const [waiting, others, messages] = await Promise.all([
      waitingFor(db, person),
      listedCases(db, person, { kinds: ['tender', 'contract'], others: true, limit: othersShown + 1 }),
      webMessagesOf(db, person.id, null),
    ]);
    return {
      waiting,
      others: others.slice(0, othersShown),
      moreOthers: others.length > othersShown,
      messages,
      now: new Date(),
    };
  };

  app.get('/', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const home = await homeOf(viewer);
    const frame = frameOf(viewer, '/', isFragment(request));
    if (isFragment(request)) return html(reply, fragment(<LiveHome {...{ home, frame, answer: null }} />));
    return html(
      reply,
      document(
        <Page viewer={viewer} title={frame.w.home.title} notice={takeNotice(request)} events={eventsUrl(viewer, null)}>
          <HomePage {...{ home, frame, answer: null }} />
        </Page>
      )
    );
  });

  app.post('/', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const forms = (): Promise<CommandForm[]> => Promise.resolve([]);
    const answer = await answerPost(request.body, { db, conversation, person: viewer.person, caseId: null, forms });
    if (isPlainDone(request, answer)) return redirect(request, reply, answer, '/');
    const home = await homeOf(viewer);
    const frame = frameOf(viewer, '/', false);
    if (isFragment(request))
      return html(
        reply,
        fragment(
          <>
            <LiveHome {...{ home, frame, answer }} />
            <Composer frame={frame} hint={writeHint(frame)} unsent={answer.unsent} swap />
            <Notice told={answer.told} language={viewer.language} swap />
          </>
        )
      );
    return html(
      reply,
      document(
        <Page viewer={viewer} title={frame.w.home.title} notice={answer.told} events={eventsUrl(viewer, null)}>
          <HomePage {...{ home, frame, answer }} />
        </Page>
      ),
      422
    );
  });
}

/** Without JavaScript a post that went well leads back to the page, so that reloading sends nothing again. */
const isPlainDone = (request: FastifyRequest, { returned, unsent }: Answer): boolean =>
  !isFragment(request) && returned === null && unsent === null;

function redirect(request: FastifyRequest, reply: FastifyReply, { told }: Answer, to: string): FastifyReply {
  if (told !== null) keepNotice(request, told);
  // Without a sentence on top, the answer is the newest message.
  return reply.redirect(told === null ? `${to}#latest` : to, 303);
}

function serveThread(app: FastifyInstance, options: WebChatOptions): void {
  const { db, conversation } = options;

  app.get<{ Params: { '*': string } }>('/cases/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const row = await visibleCase(options, viewer, request.params['*']);
    if (row === null) return reply.callNotFound();
    const thread = await threadOf(options, viewer, row);
    const frame = frameOf(viewer, casePath(row.id), isFragment(request));
    if (isFragment(request)) return html(reply, fragment(<LiveThread {...{ thread, frame, answer: null }} />));
    return html(reply, wholeThread(thread, frame, prefilled(request.query, thread.forms), takeNotice(request)));
  });

  app.get<{ Params: { '*': string } }>('/clause/cases/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const row = await visibleCase(options, viewer, request.params['*']);
    return row === null ? reply.callNotFound() : sendClause(reply, db, row, request.query);
  });

  app.post<{ Params: { '*': string } }>('/cases/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const before = await visibleCase(options, viewer, request.params['*']);
    if (before === null) return reply.callNotFound();
    const caseId = before.id;
    const forms = (typed: Typed): Promise<CommandForm[]> => openForms(options, viewer, before, typed);
    const answer = await answerPost(request.body, { db, conversation, person: viewer.person, caseId, forms });
    if (isPlainDone(request, answer)) return redirect(request, reply, answer, casePath(caseId));
    const row = (await caseById(db, caseId)) ?? before;
    const thread = await threadOf(options, viewer, row);
    const frame = frameOf(viewer, casePath(caseId), false);
    const told = answer.told ?? lostFault(answer, thread);
    if (isFragment(request))
      return html(
        reply,
        fragment(
          <>
            <LiveThread {...{ thread, frame, answer }} />
            <Composer frame={frame} hint={writeHint(frame, row.kind)} unsent={answer.unsent} swap />
            <Notice told={told} language={viewer.language} swap />
          </>
        )
      );
    const faulty = answer.unsent !== null || answer.returned?.fault != null || hasFaults(answer);
    return html(reply, wholeThread(thread, frame, answer, told), faulty ? 422 : 200);
  });
}

/** What is wrong with a form that the case no longer shows would be said nowhere. */
function lostFault({ returned }: Answer, { card, forms }: Thread): Told | null {
  if (returned?.fault == null || [...forms, ...card.actions].some(({ id }) => id === returned.form)) return null;
  return { text: returned.fault, opened: null };
}

const hasFaults = ({ returned }: Answer): boolean => Object.keys(returned?.faults ?? {}).length > 0;
/** The reasons of an award as a document, once it is decided. */
function serveAward(app: FastifyInstance, options: WebChatOptions): void {
  app.get<{ Params: { '*': string } }>('/award/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const row = await visibleCase(options, viewer, request.params['*']);
    if (row?.state.kind !== 'tender') return reply.callNotFound();
    const names = await namesOf(options.db, [row.state]);
    const text = awardDocument(row.state, viewer.language, (id) => names.organisation(id));
    if (text === null) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${row.reference}.md"`)
      .type('text/markdown; charset=utf-8')
      .send(text);
  });
}

function wholeThread(thread: Thread, frame: FormFrame, answer: Answer | null, notice: Told | null): string {
  const { row } = thread;
  return document(
    <Page
      viewer={frame.viewer}
      title={`${row.reference} ${row.title}`}
      notice={notice}
      events={eventsUrl(frame.viewer, row.id)}
      wide
    >
      <ThreadPage {...{ thread, frame, answer }} />
    </Page>
  );
}

/** A case that is not for this person is as little there as one that does not exist. */
async function visibleCase({ db }: WebChatOptions, { person }: SignedIn, id: string): Promise<CaseRow | null> {
  const row = await caseById(db, id);
  return row !== null && maySee(actorOf(person), partiesOf(row.state)) ? row : null;
}

async function threadOf(options: WebChatOptions, viewer: SignedIn, row: CaseRow): Promise<Thread> {
  const { db, today } = options;
  const { person, language } = viewer;
  const actor = actorOf(person);
  const parentId = parentOf(row.state);
  const coordinates = person.roles.includes('coordinator') && person.organisationId === row.authorityId;
  const [events, messages, parent, children, authority, unreached, evidence, forms] = await Promise.all([
    eventsOf(db, row.id, { limit: eventsShown }),
    webMessagesOf(db, person.id, row.id),
    parentId === null ? null : seenCase(db, person, parentId),
    casesUnder(db, row.id),
    row.state.kind === 'authority' ? authorityFacts(db, person, row.state) : null,
    coordinates ? unreachedBy(db, row.id) : [],
    row.state.kind === 'contract' ? evidenceShown(db, viewer, row.state, today()) : null,
    openForms(options, viewer, row),
  ]);
  const names = await namesOf(db, [row.state], events);
  const looking = {
    person: actor,
    language,
    timeZone: person.timeZone,
    today: today(),
    names,
    link: casePath,
  };
  const below = children.filter(({ state }) => maySee(actor, partiesOf(state)));
  const placements = below.flatMap(({ state }) => (state.kind === 'placement' ? [state] : []));
  const card = caseCard(row.state, looking, { placements, month: true });
  const onCard = new Set(card.actions.flatMap((action) => (action.type === 'command' ? [action.command.kind] : [])));
  const seesBids = row.state.kind !== 'tender' || maySeeBids(actor, row.state);
  return {
    row,
    card,
    followUp: followUpOf(row.state, below, names, today(), language),
    // A report of nothing is a button; a report of something is a form or a sentence. A yes that says more needs its form, too.
    forms: forms.filter(({ kind }) => kind === 'report' || kind === 'confirm-eligibility' || !onCard.has(kind)),
    events: events.filter(({ data }) => mayHear(data, seesBids)),
    seesBids,
    messages,
    parent,
    children: below,
    names,
    unreached,
    authority,
    evidence,
    more: events.length === eventsShown,
  };
}
