// Hands over commands that no worker could accept at once: Temporal is the inbox, the deduplication and the retry.
import { condition, proxyActivities } from '@temporalio/workflow';
import type { DeliverInput } from './messages.js';
import type { FootholdActivities } from './ports.js';

const { footholdDeliver } = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', maximumInterval: '1m' },
});

/** Ends when each command has been taken or refused by its case, and its person has been told. */
export async function deliver(...inputs: DeliverInput[]): Promise<void> {
  const given: Promise<void>[] = [];
  for (const [at, input] of inputs.entries()) {
    let done = false;
    given.push(footholdDeliver(input).finally(() => (done = true)));
    // One after the other, in the order that they came; a case that does not answer keeps no other one waiting for long.
    if (at < inputs.length - 1) await condition(() => done, '10s');
  }
  await Promise.all(given);
}
