// Hands over a command that no worker could accept at once: Temporal is the inbox, the deduplication and the retry.
import { proxyActivities } from '@temporalio/workflow';
import type { DeliverInput } from './messages.js';
import type { FootholdActivities } from './ports.js';

const { footholdDeliver } = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', maximumInterval: '1m' },
});

/** Ends when the case has taken or refused the command and the person has been told. Its id is the delivery id. */
export async function deliver(input: DeliverInput): Promise<void> {
  await footholdDeliver(input);
}
