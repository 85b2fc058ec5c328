// Gives a command that waited in Temporal to its case, and tells the person how it went.
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sentCard } from '../bots/cards/sent-card.js';
import { offerCommand } from '../bots/send-command.js';
import { addressesOfPerson } from '../prisma/people.js';
import type { DeliverInput } from '../workflows/messages.js';
import type { AnnounceOptions } from './announce.js';

/** The activity's own limit is 30 s; one offer ends before it and the next attempt makes another. */
const offerMs = 20_000;

/** Throws while no worker takes the command, so that Temporal tries again. */
export async function deliver({ db, platforms }: AnnounceOptions, client: Client, input: DeliverInput): Promise<void> {
  const { caseId, envelope } = input;
  const sent = await offerCommand(client, caseId, envelope, offerMs);
  if (sent.kind === 'queued') throw ApplicationFailure.retryable('No worker has taken the command yet', 'StillWaiting');
  for (const { person, platform, place } of await addressesOfPerson(db, envelope.by.personId, envelope.via)) {
    const chat = platforms.find(({ name }) => name === platform);
    await chat?.post(place, sentCard(sent, caseId, person.language));
  }
}
