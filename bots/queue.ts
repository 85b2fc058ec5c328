// A person's queue as a card: read in one round trip, in their language, by their clock.
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { QueueRows } from '../prisma/queue.js';
import { queueOf } from '../prisma/queue.js';
import type { Card } from './cards/card.js';
import type { QueueRoom } from './cards/queue-card.js';
import { queueCard } from './cards/queue-card.js';
import type { Names } from './names.js';
import type { Surface } from './platform.js';

/** What a queue is made with. */
export interface QueueOptions {
  readonly db: Database;
  readonly today: () => string;
  readonly link: (caseId: string) => string;
  /** The page of whoever looks at it. */
  readonly mine: string;
}

/** By what each surface takes: 100 blocks in Slack's Home and 50 in a message, 28 kB in Teams. */
const rooms: Readonly<Record<Surface, QueueRoom>> = {
  'slack-home': { items: 15, decided: 10, written: true },
  slack: { items: 6, decided: 3, written: true },
  teams: { items: 6, decided: 3, written: true },
  web: { items: 50, decided: 10, written: false },
  email: { items: 6, decided: 3, written: false },
};

/** The queue and its card. */
export async function personalQueue(
  options: QueueOptions,
  person: Person,
  surface: Surface
): Promise<{ readonly rows: QueueRows; readonly card: Card }> {
  const { db, today, link, mine } = options;
  const rows = await queueOf(db, person);
  const viewer = {
    person: actorOf(person),
    language: person.language,
    timeZone: person.timeZone,
    today: today(),
    now: new Date(),
    names: namesIn(rows),
    link,
    mine,
  };
  return { rows, card: queueCard(rows, viewer, rooms[surface]) };
}

/** Names of what a queue mentions; they came with it. */
function namesIn({ people, organisations }: QueueRows): Names {
  return {
    organisation: (id) => organisations[id] ?? id,
    person: (id) => people[id] ?? id,
    area: (id) => id,
  };
}
