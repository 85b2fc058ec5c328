// A pressed button becomes a command: by whom, for which case, and how their card looks after it.
import type { Logger } from 'pino';
import { partiesOf } from '../domain/any-case.js';
import { maySee } from '../domain/permissions.js';
import { caseAndDelivery, caseById } from '../prisma/cases.js';
import { actorOf, personByAccount } from '../prisma/people.js';
import { unknownAccount } from './accounts/answer-wish.js';
import { caseCard } from './cards/case-card.js';
import { confirmPrefix, confirmedCard } from './cards/confirm-card.js';
import { monthPrefix } from './cards/month-card.js';
import { needPrefix } from './cards/needs.js';
import { queuePrefix } from './cards/queue-card.js';
import { sentInWords } from './cards/sent-card.js';
import { commandSchema } from './commands.js';
import { unknownCountedAs } from './counted-as.js';
import { tooLate } from './deciding.js';
import { asksHowToWrite, howToReport, monthAgain } from './month-answers.js';
import type { Pressed, Reply } from './platform.js';
import type { QueueOptions } from './queue.js';
import { personalQueue } from './queue.js';
import type { CommandTarget } from './send-command.js';
import { sendKnown } from './send-command.js';
import { withInstant } from './snooze.js';
import { viewerOf } from './viewer-of.js';
import { chatWords } from './words/chat.js';

/** What pressing needs. */
export interface PressOptions extends CommandTarget, QueueOptions {
  /** The morning of the next working day, as an ISO instant. */
  readonly morningAfter: () => string;
  readonly log: Logger;
}

const refused = (text: string): Reply => ({ sent: 'refused', card: null, notice: text, repaint: null });

/** Gives the command that a button carries, for whoever pressed it; answers how it went, and the card as it now stands. */
export async function pressed(options: PressOptions, press: Pressed): Promise<Reply> {
  const { db, log } = options;
  const { platform, caseId, deliveryId } = press;
  const [person, found] = await Promise.all([
    personByAccount(db, platform, press.account),
    // Older than the case itself remembers: the database still does.
    caseAndDelivery(db, caseId, deliveryId),
  ]);
  if (person === null) return refused(unknownAccount());
  const { say } = chatWords(person.language);
  if (asksHowToWrite(press))
    return { sent: null, card: howToReport(person.language, options.link(caseId)), notice: null, repaint: null };
  const parsed = commandSchema.safeParse(withInstant(withReason(press), options.morningAfter));
  if (!parsed.success) return refused(say.unreadable);
  const by = actorOf(person);
  if (found === null || !maySee(by, partiesOf(found.row.state))) return refused(say.noCase);
  const { row: before, taken } = found;
  const refusal = await unknownCountedAs(db, by, parsed.data);
  const sent = taken
    ? ({ kind: 'taken', answer: { caseId, revision: before.revision, repeated: true, events: [] } } as const)
    : refusal !== null
      ? ({ kind: 'refused', refusal } as const)
      : await sendKnown(options, before.state, { deliveryId, by, via: platform, command: parsed.data });
  log.info({ caseId, command: parsed.data.kind, outcome: sent.kind }, 'command');
  const after = sent.kind === 'queued' ? before : ((await caseById(db, caseId)) ?? before);
  const viewer = await viewerOf(options, person, [after.state]);
  const text = [sentInWords(sent, person.language), ...tooLate(sent, parsed.data, after.state, viewer)].join(' ');
  if (deliveryId.startsWith(confirmPrefix))
    return {
      sent: sent.kind,
      card: null,
      // The card that asked says it.
      notice: null,
      repaint: confirmedCard(before, parsed.data, { text, refused: sent.kind === 'refused' }, viewer),
    };
  const told = { sent: sent.kind, card: null, notice: text };
  if (deliveryId.startsWith(queuePrefix))
    return { ...told, repaint: (await personalQueue(options, person, platform)).card };
  // What a placement waited for stands on its contract's cards, which the announcement repaints; what is queued shows nowhere yet.
  if (deliveryId.startsWith(needPrefix) || sent.kind === 'queued') return { ...told, repaint: null };
  const month = deliveryId.startsWith(monthPrefix) ? monthAgain(after.state, parsed.data, viewer) : null;
  return { ...told, repaint: month ?? caseCard(after.state, viewer) };
}

/** What was typed into the button's input goes into the command. */
function withReason({ command, reason }: Pressed): unknown {
  return reason === null || typeof command !== 'object' ? command : { ...command, reason };
}
