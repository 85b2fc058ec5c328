// Whoever chats, as the reader of cards: their language and clock, and the names of what the cards mention.
import type { CaseState } from '../domain/any-case.js';
import type { CaseEventRow } from '../prisma/cases.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { Viewer } from './cards/viewer.js';
import { namesOf } from './names.js';
import type { QueueOptions } from './queue.js';

/** This person as the viewer of cards about these cases, and of events of them. */
export async function viewerOf(
  { db, today, link }: Pick<QueueOptions, 'db' | 'today' | 'link'>,
  person: Person,
  states: readonly CaseState[],
  events: readonly CaseEventRow[] = []
): Promise<Viewer> {
  const names = await namesOf(db, states, events);
  const { language, timeZone } = person;
  return { person: actorOf(person), language, timeZone, today: today(), names, link };
}
