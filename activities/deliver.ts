// Gives a command that waited in Temporal to its case, and tells the person how it went.
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import pLimit from 'p-limit';
import { sentCard } from '../bots/cards/sent-card.js';
import { Unreachable } from '../bots/platform.js';
import { offerCommand } from '../bots/send-command.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { addressesOfPerson, personById } from '../prisma/people.js';
import { webPlace } from '../bots/web/platform.js';
import type { CommandEnvelope } from '../domain/commands.js';
import type { DeliverInput } from '../workflows/messages.js';
import type { AnnounceOptions } from './announce.js';

/** A case that does not answer gives its turn to others; the next attempt makes another offer. */
const offerMs = 5_000;
/** A few at a time keep a worker busy, and leave it time for what comes in. */
const inTurn = pLimit(3);

/** Throws while no worker takes the command, so that Temporal tries again. */
export async function deliver({ db, platforms }: AnnounceOptions, client: Client, input: DeliverInput): Promise<void> {
  const { caseId, envelope } = input;
  const sent = await inTurn(() => offerCommand(client, input, offerMs));
  if (sent.kind === 'queued') throw ApplicationFailure.retryable('No worker has taken the command yet', 'StillWaiting');
  const chat = platforms.find(({ name }) => name === envelope.via);
  for (const { person, place } of await placesOf(db, caseId, envelope))
    await chat?.post(place, sentCard(sent, caseId, person.language)).catch((error: unknown) => {
      // The command has been taken all the same, and its case shows it.
      if (!(error instanceof Unreachable)) throw error;
    });
}

/** The web chat keeps a thread for each case; elsewhere a person is written to directly. */
async function placesOf(
  db: Database,
  caseId: string,
  { by, via }: CommandEnvelope
): Promise<{ person: Person; place: string }[]> {
  if (via !== 'web') return addressesOfPerson(db, by.personId, via);
  const person = await personById(db, by.personId);
  return person === null ? [] : [{ person, place: webPlace(person.id, caseId) }];
}
