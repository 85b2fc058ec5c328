// Letting a colleague stand in, written in a chat: understood, shown, and sent when it is confirmed. The form on the page does the same.
import { authorityCaseId } from '../domain/case.js';
import { standInFault } from '../domain/delegation.js';
import { caseById } from '../prisma/cases.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import { queueOf } from '../prisma/queue.js';
import type { Card } from './cards/card.js';
import { confirmCard } from './cards/confirm-card.js';
import type { QueueOptions } from './queue.js';
import type { DelegationWish } from './understand/delegation.js';
import { isNamed } from './understand/delegation.js';
import { formats } from './web/formats.js';
import { pagesWords } from './words/pages.js';

/** A question back, or the card that asks whether it was understood. */
export async function delegateByText(
  options: QueueOptions,
  person: Person,
  messageId: string,
  { name, firstDay, lastDay }: DelegationWish
): Promise<Card | string> {
  const { db, today, link } = options;
  const { mine: w } = pagesWords(person.language);
  const [rows, authority] = await Promise.all([
    queueOf(db, person),
    caseById(db, authorityCaseId(person.organisationId)),
  ]);
  const colleagues = rows.colleagues.filter((colleague) => standInFault(person, colleague) === null);
  if (authority === null || colleagues.length === 0) return w.noColleagues;
  const [delegate, other] = colleagues.filter((colleague) => isNamed(name, colleague.name));
  if (delegate === undefined || other !== undefined || firstDay === null || lastDay === null) {
    const { list } = formats(person.language);
    return w.howToDelegate(
      colleagues[0]?.name ?? '',
      list(
        colleagues.map((colleague) => colleague.name),
        'or'
      )
    );
  }
  const viewer = {
    person: actorOf(person),
    language: person.language,
    timeZone: person.timeZone,
    today: today(),
    names: { organisation: (id: string) => id, area: (id: string) => id, person: () => delegate.name },
    link,
  };
  const command = { kind: 'delegate', delegateId: delegate.id, firstDay, lastDay } as const;
  return confirmCard([{ state: { ...authority.state, reference: '' }, command }], messageId, viewer);
}
