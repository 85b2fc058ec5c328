// A person's own page: their queue, who stands in for them, and how they read.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authorityCaseId } from '../../domain/case.js';
import { standInFault } from '../../domain/delegation.js';
import { mayGive } from '../../domain/permissions.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { actorOf, chooseReading } from '../../prisma/people.js';
import type { QueueRows } from '../../prisma/queue.js';
import { chooseWeek, wantsWeek } from '../../prisma/weekly.js';
import type { Card } from '../cards/card.js';
import type { Conversation } from '../platform.js';
import { personalQueue } from '../queue.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { weeklyWords } from '../words/weekly.js';
import type { Answer } from './answers.js';
import { answerPost } from './answers.js';
import { CardView } from './card.js';
import { casePath } from './case-words.js';
import type { CommandForm } from './command-form.js';
import { eventsUrl } from './events.js';
import { choice, date } from './fields.js';
import { CommandFormView } from './form.js';
import type { FormFrame } from './form.js';
import { isTimeZone, timeZones } from './formats.js';
import { Csrf, Live, Notice, Page, document, fragment, isFragment } from './layout.js';
import type { SignedIn, Told } from './session.js';
import { keepLanguage, keepNotice, takeNotice } from './session.js';

/** Where it is. */
export const minePath = '/me';

/** What the page needs. */
export interface MineOptions {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly today: () => string;
  /** The person who is signed in; null when they have been shown the way in. */
  readonly signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;
}

const readingSchema = z.object({
  do: z.literal('reading'),
  language: z.enum(['sv', 'en']),
  timeZone: z.string().max(100),
  /** Asked of coordinators only; a box that is not ticked is not sent. */
  weekly: z
    .enum(['asked', 'yes'])
    .or(z.array(z.enum(['asked', 'yes'])))
    .optional(),
});

/** Serves GET and POST /me. */
export function serveMine(app: FastifyInstance, options: MineOptions): void {
  const { db, conversation, signedIn } = options;

  app.get(minePath, async (request, reply) => {
    const viewer = await signedIn(request, reply);
    if (viewer === null) return reply;
    const mine = await mineOf(options, viewer.person);
    const frame = frameOf(viewer, isFragment(request));
    if (isFragment(request)) return html(reply, fragment(<LiveMine {...{ mine, frame, answer: null }} />));
    return html(reply, whole(mine, frame, null, takeNotice(request)));
  });

  app.post(minePath, async (request, reply) => {
    const viewer = await signedIn(request, reply);
    if (viewer === null) return reply;
    const { person } = viewer;
    const reading = readingSchema.safeParse(request.body);
    if (reading.success) return saveReading(options, request, reply, viewer, reading.data);
    const before = await mineOf(options, person);
    const forms = (): Promise<CommandForm[]> => Promise.resolve(before.form === null ? [] : [before.form]);
    const caseId = authorityCaseId(person.organisationId);
    const answer = await answerPost(request.body, { db, conversation, person, caseId, forms });
    if (!isFragment(request) && answer.returned === null) {
      if (answer.told !== null) keepNotice(request, answer.told);
      return reply.redirect(minePath, 303);
    }
    const mine = await mineOf(options, person);
    const frame = frameOf(viewer, false);
    if (!isFragment(request)) return html(reply, whole(mine, frame, answer, answer.told), 422);
    return html(
      reply,
      fragment(
        <>
          <LiveMine {...{ mine, frame, answer }} />
          <Notice told={answer.told} language={viewer.language} swap />
        </>
      )
    );
  });
}

/** The language and the clock, for pages and chats alike; the whole page is drawn anew in them. */
async function saveReading(
  { db }: MineOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, language: before }: SignedIn,
  { language, timeZone, weekly }: z.infer<typeof readingSchema>
): Promise<FastifyReply> {
  const known = isTimeZone(timeZone);
  if (known) {
    await chooseReading(db, person.id, { language, timeZone });
    if (weekly !== undefined) await chooseWeek(db, person.id, [weekly].flat().includes('yes'));
    keepLanguage(request, language);
  }
  const { mine: w } = pagesWords(known ? language : before);
  keepNotice(request, known ? w.saved : w.timeZoneFault);
  return reply.redirect(minePath, 303);
}

interface Mine {
  readonly person: Person;
  readonly rows: QueueRows;
  readonly card: Card;
  /** Null for whoever has nothing to delegate, or nobody to delegate to. */
  readonly form: CommandForm | null;
  /** Whether they get the week in one message; null for whoever coordinates nothing. */
  readonly weekly: boolean | null;
}

async function mineOf({ db, today }: MineOptions, person: Person): Promise<Mine> {
  const queue = await personalQueue({ db, today, link: casePath, mine: minePath }, person, 'web');
  const weekly = person.roles.includes('coordinator') ? await wantsWeek(db, person.id) : null;
  return { ...queue, person, weekly, form: delegateForm(queue.rows, person, today(), pagesWords(person.language)) };
}

function delegateForm(rows: QueueRows, person: Person, today: string, w: PagesWords): CommandForm | null {
  const parties = { authorityId: person.organisationId, contractorIds: [], matchingBodyId: null };
  if (mayGive(actorOf(person), 'delegate', parties) !== null) return null;
  const colleagues = rows.colleagues.filter((colleague) => standInFault(person, colleague) === null);
  if (colleagues.length === 0) return null;
  const { mine: m } = w;
  return {
    id: 'delegate',
    kind: 'delegate',
    ...w.commands.delegate,
    first: false,
    seldom: false,
    fields: [
      choice(
        'delegateId',
        m.delegateId,
        colleagues.map(({ id, name }) => ({ value: id, label: name }))
      ),
      date('firstDay', m.firstDay, today),
      date('lastDay', m.lastDay, ''),
    ],
    toCommand: ({ delegateId, firstDay, lastDay }) => ({ kind: 'delegate', delegateId, firstDay, lastDay }),
  };
}

const frameOf = (viewer: SignedIn, live: boolean): FormFrame => ({
  viewer,
  action: minePath,
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

function whole(mine: Mine, frame: FormFrame, answer: Answer | null, notice: Told | null): string {
  const { mine: w } = frame.w;
  return document(
    <Page viewer={frame.viewer} title={w.title} notice={notice} events={eventsUrl(frame.viewer, null)}>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <Live path={minePath} class="mine">
        <LiveMine {...{ mine, frame, answer }} />
      </Live>
      <Reading person={mine.person} weekly={mine.weekly} frame={frame} />
    </Page>
  );
}

/** What repaints itself: the queue as in the chats, and the form to delegate by. */
function LiveMine({ mine, frame, answer }: { mine: Mine; frame: FormFrame; answer: Answer | null }) {
  const { mine: w } = frame.w;
  const returned = answer?.returned ?? null;
  return (
    <>
      <section class="queue">
        <CardView card={mine.card} place={{ ...frame, level: 2, message: null, returned }} />
      </section>
      {mine.form !== null && (
        <section class="todo">
          <h2>{w.standIn}</h2>
          <p class="hint">{w.standInLead}</p>
          <CommandFormView {...{ frame, form: mine.form, returned }} />
        </section>
      )}
    </>
  );
}

function Reading({ person, weekly, frame }: { person: Person; weekly: boolean | null; frame: FormFrame }) {
  const { mine: w } = frame.w;
  return (
    <section class="reading">
      <h2>{w.reading}</h2>
      <form method="post" action={minePath}>
        <Csrf viewer={frame.viewer} />
        <input type="hidden" name="do" value="reading" />
        <div class="fields">
          <div class="field">
            <label for="reading-language">{w.language}</label>
            <select id="reading-language" name="language">
              {(['sv', 'en'] as const).map((value) => (
                <option key={value} value={value} selected={value === person.language}>
                  {w.languages[value]}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="reading-zone">{w.timeZone}</label>
            <select id="reading-zone" name="timeZone" aria-describedby="reading-zone-hint">
              {timeZones().map((zone) => (
                <option key={zone} value={zone} selected={zone === person.timeZone}>
                  {zone}
                </option>
              ))}
            </select>
            <small id="reading-zone-hint" class="hint">
              {w.timeZoneHint}
            </small>
          </div>
          {weekly !== null && (
            <div class="field">
              <input type="hidden" name="weekly" value="asked" />
              <label>
                <input type="checkbox" name="weekly" value="yes" checked={weekly} />{' '}
                {weeklyWords(person.language).wants}
              </label>
            </div>
          )}
        </div>
        <button>{w.save}</button>
      </form>
    </section>
  );
}
