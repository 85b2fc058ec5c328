// What a person sends from a page becomes a message or a press of the conversation; what comes back becomes a page's answer.
import { z } from 'zod';
import { contractId, tenderId } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { addWebMessage, settleWebMessage, webMessagesOf } from '../../prisma/web-messages.js';
import type { Card } from '../cards/card.js';
import { parseCommand } from '../commands.js';
import type { Conversation, Reply } from '../platform.js';
import { redact } from '../understand/redact.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { readFields, redacted, typedSchema } from './fields.js';
import type { Typed } from './fields.js';
import type { Returned } from './form.js';
import type { CommandForm } from './command-form.js';
import { webPlace } from './platform.js';
import type { Told } from './session.js';

const deliveryId = z.string().min(1).max(200);
const postSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), deliveryId, text: z.string().max(4000) }),
  z.object({
    do: z.literal('press'),
    deliveryId,
    caseId: z.string().min(1).max(200),
    command: z.string().max(20_000),
    action: z.string().max(200),
    asks: z.literal('reason').optional(),
    reason: z.string().max(4000).optional(),
    message: z.string().max(100).optional(),
  }),
  z.object({ do: z.literal('fill'), deliveryId, form: z.string().max(200), take: z.string().max(100).optional() }),
  z.object({ do: z.literal('dismiss'), deliveryId, message: z.string().max(100) }),
]);
type Post = z.infer<typeof postSchema>;

/** What the page shows next: a sentence, a form that must be mended, a message that was not sent. */
export interface Answer {
  readonly told: Told | null;
  readonly returned: Returned | null;
  readonly unsent: string | null;
}

/** Everything an answer is made with. `forms` are those open to this person on this case. */
export interface AnswerContext {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly person: Person;
  readonly caseId: string | null;
  /** Of what was typed, so that whatever is named in it is known. */
  readonly forms: (typed: Typed) => Promise<readonly CommandForm[]>;
}

const done = (text: string | null, opened: string | null = null): Answer => ({
  told: text === null ? null : { text, opened },
  returned: null,
  unsent: null,
});

/** Takes one post. */
export async function answerPost(body: unknown, context: AnswerContext): Promise<Answer> {
  const post = postSchema.parse(body);
  switch (post.do) {
    case 'say':
      return say(post, context);
    case 'press':
      return press(post, typedSchema.parse(body), context);
    case 'fill':
      return fill(post, typedSchema.parse(body), context);
    case 'dismiss':
      return dismiss(post, context);
  }
}

async function say(post: Extract<Post, { do: 'say' }>, context: AnswerContext): Promise<Answer> {
  const { db, conversation, person, caseId } = context;
  const w = pagesWords(person.language);
  const text = post.text.trim();
  if (text === '') return { ...done(w.thread.emptyMessage), unsent: '' };
  const message = { personId: person.id, caseId, deliveryId: post.deliveryId };
  await addWebMessage(db, { ...message, author: 'person', text: redact(text), card: null, notice: null });
  const reply = await conversation.said({
    platform: 'web',
    account: person.id,
    place: webPlace(person.id, caseId),
    direct: null,
    inReplyTo: null,
    caseId,
    deliveryId: post.deliveryId,
    text,
  });
  const card = reply.card ?? reply.repaint;
  await addWebMessage(db, { ...message, author: 'foothold', text: null, card, notice: reply.notice });
  return done(null);
}

async function press(post: Extract<Post, { do: 'press' }>, typed: Typed, context: AnswerContext): Promise<Answer> {
  const w = pagesWords(context.person.language);
  const reason = post.reason?.trim() ?? '';
  const returned = (fault: string | null, faults = {}): Returned => ({
    form: post.action,
    typed,
    faults,
    fault,
    deliveryId: post.deliveryId,
  });
  if (post.asks !== undefined && reason === '')
    return { ...done(null), returned: returned(null, { reason: w.forms.required }) };
  const command = jsonOf(post.command);
  const reply = await give(context, {
    caseId: post.caseId,
    deliveryId: post.deliveryId,
    command,
    reason: reason === '' ? null : redact(reason),
  });
  const said = reply.notice ?? reply.repaint?.summary ?? null;
  if (post.message !== undefined && (reply.sent !== 'refused' || reply.repaint !== null))
    await settle(context, post.message, reply.repaint);
  // A reason that was typed must not be lost when the case said no.
  if (reply.sent === 'refused' && reason !== '') return { ...done(said), returned: returned(said) };
  return done(said);
}

async function fill(post: Extract<Post, { do: 'fill' }>, typed: Typed, context: AnswerContext): Promise<Answer> {
  const w = pagesWords(context.person.language);
  const form = (await context.forms(typed)).find(({ id }) => id === post.form);
  if (form === undefined || context.caseId === null) return done(w.forms.closed);
  const returned = (fault: string, faults = {}): Answer => ({
    ...done(null),
    returned: { form: form.id, typed, faults, fault, deliveryId: post.deliveryId },
  });
  const clean = redacted(form.fields, typed);
  if (post.take !== undefined && form.take !== undefined) {
    const taken = form.take(clean, post.take);
    const again = { form: form.id, typed: taken.typed, faults: {}, fault: null, deliveryId: post.deliveryId };
    return { ...done(taken.notice), returned: again };
  }
  const { values, faults: unread } = readFields(form.fields, clean, w);
  // What could not be read is not judged: its own fault says what to do.
  const faults = { ...form.faults?.(values), ...unread };
  if (Object.keys(faults).length > 0) return returned(w.forms.wrong, faults);
  const command = commandOf(form, values);
  if (command === null) return returned(w.forms.notTaken);
  const { caseId } = context;
  const reply = await give(context, { caseId, deliveryId: post.deliveryId, command, reason: null });
  if (reply.sent === 'refused') return returned(reply.notice ?? w.forms.notTaken);
  // What is queued has opened nothing yet.
  return done(reply.notice, reply.sent === 'taken' ? openedBy(command) : null);
}

async function dismiss(post: Extract<Post, { do: 'dismiss' }>, context: AnswerContext): Promise<Answer> {
  const { db, person, caseId } = context;
  const w: PagesWords = pagesWords(person.language);
  const card = (await webMessagesOf(db, person.id, caseId)).find(({ id }) => id === post.message)?.card;
  if (card !== null && card !== undefined)
    await settleWebMessage(db, person.id, post.message, settled(card as Card, w.thread.dismissed));
  return done(null);
}

/** Gives a command by the conversation. */
const give = (
  { conversation, person, caseId: open }: AnswerContext,
  given: { caseId: string; deliveryId: string; command: unknown; reason: string | null }
): Promise<Reply> =>
  conversation.pressed({ platform: 'web', account: person.id, place: webPlace(person.id, open), ...given });

async function settle({ db, person, caseId }: AnswerContext, message: string, repaint: Card | null): Promise<void> {
  if (repaint !== null) return settleWebMessage(db, person.id, message, repaint);
  const card = (await webMessagesOf(db, person.id, caseId)).find(({ id }) => id === message)?.card;
  if (card)
    await settleWebMessage(db, person.id, message, settled(card as Card, pagesWords(person.language).thread.answered));
}

/** A card that has been answered: the same lines, no buttons, and what became of it. */
function settled(card: Card, text: string): Card {
  return { ...card, elements: [...card.elements, { type: 'text', tone: 'muted', text }], actions: [] };
}

/** The case that a command opens, which whoever gave it wants to go to next. */
function openedBy(command: Command): string | null {
  if (command.kind === 'open-tender') return tenderId(command.reference);
  return command.kind === 'sign-contract' ? contractId(command.contractReference) : null;
}

function commandOf(form: CommandForm, values: Parameters<CommandForm['toCommand']>[0]): Command | null {
  try {
    return parseCommand(form.toCommand(values));
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Judged like any other command that is none.
    return null;
  }
}
