// A new link for whoever asks for one: it goes to the address on record, and nowhere else.
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { CaseState } from '../../domain/any-case.js';
import type { Task } from '../../domain/case.js';
import { emailOf, peopleWithEmail } from '../../prisma/accounts.js';
import { lettersSince } from '../../prisma/answer-links.js';
import { caseById } from '../../prisma/cases.js';
import { waitingFor } from '../../prisma/listed.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { personById } from '../../prisma/people.js';
import { viewerOf } from '../viewer-of.js';
import { waitsFor } from './links.js';
import type { EmailPlatform } from './platform.js';

/** How it went. What is `sent` to an address says nothing of whether anybody has it. */
export type NewLink = 'sent' | 'done' | 'tooMany' | 'noMail';

/** Sends new links. */
export interface NewLinks {
  /** To the person whose link it was: what still waits of that task, else whatever waits in the case. */
  toOwner(person: Person, state: CaseState, task: Task | null): Promise<NewLink>;
  /** To whoever has this address on record. It takes as long for any address, and its answer is always the same. */
  toAddress(address: string): NewLink;
}

/** So many letters with links a person is sent in an hour, whoever asks. */
export const lettersAnHour = 6;
const casesAtOnce = 3;

/** What sending needs; without `email` no letter leaves. */
export interface NewLinksOptions {
  readonly db: Database;
  readonly email: EmailPlatform | null;
  readonly today: () => string;
  readonly link: (caseId: string) => string;
  readonly log: Logger;
}

/** Makes it. */
export function createNewLinks({ db, email, today, link, log }: NewLinksOptions): NewLinks {
  async function toOwner(person: Person, state: CaseState, task: Task | null): Promise<NewLink> {
    if (email === null) return 'noMail';
    const address = await emailOf(db, person.id);
    const all = waitsFor(person, state);
    const same = all.filter((ball) => ball.task === task);
    const waiting = same.length > 0 ? same : all;
    if (address === null || waiting.length === 0) return 'done';
    if ((await lettersSince(db, person.id, new Date(Date.now() - 3_600_000))) >= lettersAnHour) return 'tooMany';
    const viewer = await viewerOf({ db, today, link }, person, [state]);
    const posting = { key: `${state.id} ${person.id} again ${randomUUID()}` };
    try {
      await email.ask(address, { person, state, waiting, tone: 'asked', viewer }, posting);
      return 'sent';
    } catch (error) {
      log.warn({ err: error }, 'a new link could not be sent');
      return 'noMail';
    }
  }

  async function toEverybodyAt(address: string): Promise<void> {
    for (const id of await peopleWithEmail(db, address)) {
      const person = await personById(db, id);
      if (person === null) continue;
      const { cases } = await waitingFor(db, person, casesAtOnce);
      for (const { id: caseId } of cases) {
        const row = await caseById(db, caseId);
        if (row !== null) await toOwner(person, row.state, null);
      }
    }
  }

  return {
    toOwner,
    toAddress(address) {
      if (email === null) return 'noMail';
      toEverybodyAt(address).catch((error: unknown) => log.warn({ err: error }, 'new links could not be sent'));
      return 'sent';
    },
  };
}
