// Answering by a link from a letter. The link says who it is and what may be answered; opening it changes nothing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Command } from '../../domain/commands.js';
import { caseById, deliveryTaken } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { actorOf } from '../../prisma/people.js';
import { answersTo } from '../answers-to.js';
import { caseCard } from '../cards/case-card.js';
import { fieldsOf } from '../cards/change.js';
import { commandInWords } from '../cards/confirm-card.js';
import type { Viewer as CardViewer } from '../cards/viewer.js';
import { commandSchema, parseCommand } from '../commands.js';
import type { AnswerLinks, OpenedLink } from '../email/links.js';
import { answerPath } from '../email/links.js';
import type { NewLinks } from '../email/new-links.js';
import { namesOf } from '../names.js';
import type { Conversation } from '../platform.js';
import { reportOf, understand } from '../understand/index.js';
import { redact } from '../understand/redact.js';
import { chatWords } from '../words/chat.js';
import { emailWords } from '../words/email.js';
import { pagesWords } from '../words/pages.js';
import { changed, factsOf, initialOf, jsonOf } from './answer-fields.js';
import type { Answering, Mending } from './answer-page.js';
import { AnswerPage, ConfirmPage, SaidPage, languageFor } from './answer-page.js';
import type { Correctable } from './correct-link.js';
import { correctable, correcting, correctionId, deliveryOf, instead, isFor } from './correct-link.js';
import type { Typed } from './fields.js';
import { readFields, redacted, typedSchema } from './fields.js';
import { formats } from './formats.js';
import { document } from './layout.js';
import { openForms } from './open-forms.js';
import type { Viewer } from './session.js';
import { chosenLanguage, languageOf } from './session.js';

/** What the pages need. */
export interface AnswerOptions {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly links: AnswerLinks;
  readonly newLinks: NewLinks;
  readonly today: () => string;
}

/** A link can be opened and sent so often from one place. */
const answerLimit = { rateLimit: { max: 40, timeWindow: '1 minute' } };

const postSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), text: z.string().max(4000) }),
  z.object({ do: z.literal('press'), action: z.string().max(200), reason: z.string().max(4000).optional() }),
  z.object({ do: z.literal('fill'), form: z.string().max(200) }),
  z.object({
    do: z.literal('confirm'),
    command: z.string().max(20_000),
    corrects: z.string().max(200).optional(),
  }),
  z.object({ do: z.literal('change'), typed: z.string().max(20_000) }),
  z.object({ do: z.literal('again'), address: z.string().max(300).optional() }),
]);
type Post = z.infer<typeof postSchema>;
type Good = Correctable | Extract<OpenedLink, { kind: 'good' }>;

/** One request for one link. */
interface Turn {
  readonly opened: OpenedLink;
  readonly viewer: Viewer;
  readonly action: string;
  readonly reply: FastifyReply;
}

/** Serves /answer/…. */
export function serveAnswers(app: FastifyInstance, options: AnswerOptions): void {
  const turnOf = async (request: FastifyRequest, reply: FastifyReply, token: string): Promise<Turn> => {
    const opened = await options.links.open(token);
    const person = opened.kind === 'forged' ? null : opened.person;
    const language = languageFor(chosenLanguage(request), person, languageOf(request));
    const viewer: Viewer = {
      person: null,
      language,
      csrf: reply.generateCsrf(),
      path: request.url,
      askedAt: Date.now(),
    };
    return { opened, viewer, action: `${answerPath}/${token}`, reply };
  };

  app.get<{ Params: { '*': string } }>(`${answerPath}/*`, { config: answerLimit }, async (request, reply) => {
    const turn = await turnOf(request, reply, request.params['*']);
    const { opened } = turn;
    if (opened.kind === 'good') return ask(options, turn, opened, null);
    const used = correctable(opened);
    return used === null ? sayNot(turn, opened) : ask(options, turn, used, null);
  });

  app.post<{ Params: { '*': string } }>(`${answerPath}/*`, { config: answerLimit }, async (request, reply) => {
    const turn = await turnOf(request, reply, request.params['*']);
    const post = postSchema.parse(request.body);
    if (post.do === 'again') return sendAgain(options, turn, post.address ?? null);
    const { opened } = turn;
    const good = opened.kind === 'good' ? opened : correctable(opened);
    if (good === null) return sayNot(turn, opened as Exclude<OpenedLink, { kind: 'good' }>);
    // A page that was opened before the link was used answers nothing any more.
    if (good.kind === 'used' && post.do === 'confirm' && !isFor(good, post.corrects)) return sayNot(turn, good);
    return take(options, turn, good, post, typedSchema.parse(request.body));
  });
}

function html({ reply }: Turn, page: Parameters<typeof document>[0], status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .type('text/html')
    .send(document(page));
}

/** Why a link cannot be used, and how to have another. */
function sayNot(turn: Turn, opened: Exclude<OpenedLink, { kind: 'good' }>): FastifyReply {
  const { viewer, action } = turn;
  const { page } = emailWords(viewer.language);
  if (opened.kind === 'forged')
    return html(
      turn,
      <SaidPage {...{ viewer, action }} title={page.titles.forged} lines={[page.forged]} again="address" />,
      410
    );
  const { date, time } = formats(viewer.language, opened.person.timeZone);
  const { link } = opened;
  const line =
    opened.kind === 'used'
      ? page.used(time((link.usedAt ?? link.madeAt).toISOString()))
      : opened.kind === 'expired'
        ? page.expired(date(link.expiresAt.toISOString().slice(0, 10)))
        : opened.kind === 'replaced'
          ? page.replaced(time(opened.at.toISOString()))
          : page.done;
  const lines = opened.kind === 'used' && link.task === 'report' ? [line, page.wrong] : [line];
  return html(turn, <SaidPage {...{ viewer, action, lines }} title={page.titles[opened.kind]} again="own" />, 410);
}

async function sendAgain(options: AnswerOptions, turn: Turn, address: string | null): Promise<FastifyReply> {
  const { opened, viewer, action } = turn;
  const { page } = emailWords(viewer.language);
  const how =
    opened.kind === 'forged'
      ? options.newLinks.toAddress(address?.trim() ?? '')
      : await options.newLinks.toOwner(opened.person, opened.state, opened.link.task);
  const title = how === 'sent' ? page.titles.sent : page.again;
  return html(
    turn,
    <SaidPage {...{ viewer, action, title }} lines={[page[how]]} again={null} />,
    how === 'sent' ? 200 : 503
  );
}

async function answeringOf(
  options: AnswerOptions,
  { viewer }: Turn,
  good: Good,
  typed: Typed = {}
): Promise<Answering> {
  const { person, state, ball } = good;
  const { language } = viewer;
  const allowed = answersTo(ball.task);
  const row = await caseById(options.db, state.id);
  const [names, forms] = await Promise.all([
    namesOf(options.db, [state]),
    row === null ? [] : openForms(options, { person, language }, row, typed),
  ]);
  const { timeZone } = person;
  const card: CardViewer = {
    person: actorOf(person),
    language,
    timeZone,
    today: options.today(),
    names,
    // Whoever answers by a link is not signed in: no case has a page for them.
    link: () => '/',
  };
  const shown = caseCard(state, card);
  const buttons = shown.actions.flatMap((action) =>
    action.type === 'command' && action.caseId === state.id && allowed.includes(action.command.kind) ? [action] : []
  );
  const reports = ball.task === 'report';
  // A button that does the same as a form spares the form; a report of something needs one.
  const onCard = new Set(buttons.map(({ command }) => command.kind));
  const open = forms.filter(({ kind }) => allowed.includes(kind) && (reports || !onCard.has(kind)));
  const aside = reports ? [] : shown.elements.filter((element) => element.aside !== true);
  const answering = { person, state, ball, card, buttons, forms: open, inWords: reports, elements: aside };
  return good.kind === 'used' ? correcting(answering, good) : answering;
}

async function ask(options: AnswerOptions, turn: Turn, good: Good, mending: Mending | null): Promise<FastifyReply> {
  const { viewer, action } = turn;
  const answering = await answeringOf(options, turn, good);
  return html(turn, <AnswerPage {...{ viewer, action, answering, mending }} />, mending?.fault == null ? 200 : 422);
}

async function take(
  options: AnswerOptions,
  turn: Turn,
  good: Good,
  post: Exclude<Post, { do: 'again' }>,
  typed: Typed
): Promise<FastifyReply> {
  const { page } = emailWords(turn.viewer.language);
  const w = pagesWords(turn.viewer.language);
  const mend = (mending: Mending): Promise<FastifyReply> => ask(options, turn, good, mending);
  switch (post.do) {
    case 'change':
      return mend({ ...changed(post.typed), fault: null });
    case 'confirm':
      return give(options, turn, good, jsonOf(post.command));
    case 'say':
      return say(options, turn, good, post.text.trim());
    case 'press': {
      const { buttons } = await answeringOf(options, turn, good);
      const button = buttons.find(({ id }) => id === post.action);
      if (button === undefined) return mend({ fault: page.oneThing });
      const reason = redact(post.reason?.trim() ?? '');
      if (button.input !== null && reason === '') return mend({ fault: chatWords(turn.viewer.language).buttons.ask });
      const command = button.input === null ? button.command : ({ ...button.command, reason } as Command);
      const facts = button.input === null ? [] : [{ label: button.input.label, value: reason }];
      return confirm(turn, good, { command, question: page.chosen(button.label), facts, typed: {} });
    }
    case 'fill': {
      const { forms, card } = await answeringOf(options, turn, good, typed);
      const form = forms.find(({ id }) => id === post.form);
      if (form === undefined) return mend({ fault: w.forms.closed });
      const clean = redacted(form.fields, typed);
      const { values, faults: unread } = readFields(form.fields, clean, w);
      const faults = { ...form.faults?.(values), ...unread };
      const back = { id: form.id, typed: clean, faults };
      if (Object.keys(faults).length > 0) return mend({ form: back, fault: w.forms.wrong });
      const command = commandSchema.safeParse(form.toCommand(values));
      if (!command.success) return mend({ form: back, fault: w.forms.notTaken });
      const reports = command.data.kind === 'report';
      const facts = reports ? [] : factsOf(form, values, turn.viewer);
      const question = page.understood(reports ? commandInWords(command.data, card) : form.title.toLowerCase());
      return confirm(turn, good, {
        command: command.data,
        question,
        facts,
        typed: { ...clean, form: form.id },
      });
    }
  }
}

/** A report in one's own words. What it could also mean elsewhere (a queue, an account, a delegation) is not understood here. */
async function say(options: AnswerOptions, turn: Turn, good: Good, text: string): Promise<FastifyReply> {
  const { language } = turn.viewer;
  const { page } = emailWords(language);
  const { questions } = chatWords(language);
  const { card, inWords, forms } = await answeringOf(options, turn, good);
  if (!inWords) return ask(options, turn, good, { fault: page.oneThing });
  if (text === '') return ask(options, turn, good, { fault: page.empty });
  const understood = understand(text, options.today(), [good.person.organisationName]);
  const kept = { text: understood.text };
  const asks = understood.questions.filter((field) => field !== 'intent');
  if (asks.length > 0)
    return ask(options, turn, good, { ...kept, fault: asks.map((field) => questions[field]).join(' ') });
  const command = reportOf(understood);
  if (command === null) {
    // What was said of somebody is in the form already; what happened to them is to be chosen there.
    const form = understood.loose === null ? undefined : forms.find(({ id }) => id === 'report');
    if (form === undefined || understood.loose === null)
      return ask(options, turn, good, { ...kept, fault: page.notUnderstood });
    const typed = { ...initialOf(form), ...fieldsOf(understood.loose) };
    return ask(options, turn, good, { ...kept, form: { id: form.id, typed, faults: {} }, fault: page.whichKind });
  }
  const question = page.understood(commandInWords(command, card));
  return confirm(turn, good, { command, question, facts: [], typed: kept });
}

function confirm(
  turn: Turn,
  good: Good,
  asked: Pick<Parameters<typeof ConfirmPage>[0], 'command' | 'question' | 'facts' | 'typed'>
): FastifyReply {
  const { viewer, action } = turn;
  const correcting = good.kind === 'used';
  const title = correcting
    ? emailWords(viewer.language).page.correct
    : pagesWords(viewer.language).tasks[good.ball.task];
  const corrects = correcting ? good.report.reportId : null;
  return html(turn, <ConfirmPage {...{ viewer, action, title, corrects }} {...asked} />);
}

/** Gives the command, once: every press of every page of this link is the same delivery. */
async function give(options: AnswerOptions, turn: Turn, good: Good, input: unknown): Promise<FastifyReply> {
  const { db, conversation, links } = options;
  const { viewer, action } = turn;
  const { link, person, state, ball } = good;
  const { page } = emailWords(viewer.language);
  const asked = parseCommand(input);
  const command = good.kind === 'used' ? instead(asked, good) : asked;
  if (!answersTo(ball.task).includes(command.kind)) return ask(options, turn, good, { fault: page.oneThing });
  const deliveryId = good.kind === 'used' ? correctionId(good) : deliveryOf(link);
  const place = { platform: 'email', account: person.id, place: '' } as const;
  const reply = await conversation.pressed({ ...place, deliveryId, caseId: state.id, command, reason: null });
  const queued = reply.notice === chatWords(person.language).say.queued;
  if (!queued && !(await deliveryTaken(db, state.id, deliveryId)))
    return ask(options, turn, good, { fault: reply.notice });
  await links.use(link);
  const lines = [page.close, ...(ball.task === 'report' ? [page.wrong] : [])];
  const title = queued ? page.queued : page.thanks;
  return html(turn, <SaidPage {...{ viewer, action, title, lines }} again={null} />);
}
