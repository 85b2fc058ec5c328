// Starts the company's own workflow and a tender of Foothold's, and does what people would do in each.
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { FootholdPlugin, commandUpdate, newTender, startingPolicy, tenderId, unknownScope } from 'foothold';
import { address, encryptionKeys, taskQueue } from './settings.js';

const connection = await Connection.connect({ address });
const client = new Client({ connection, plugins: [new FootholdPlugin({ encryptionKeys })] });

const visit = await client.workflow.start('siteVisit', { taskQueue, workflowId: randomUUID(), args: [20] });
for (const people of [12, 8]) await visit.executeUpdate('signUp', { args: [people] });
console.log(await visit.result());

const reference = `UPP-${randomUUID().slice(0, 8)}`;
const state = newTender({
  id: tenderId(reference),
  authorityId: 'stadshus',
  reference,
  title: 'Renovation of 200 flats',
  procedure: 'open',
  policy: startingPolicy,
  scope: unknownScope,
  matchingBodyId: null,
});
const tender = await client.workflow.start('tender', {
  taskQueue,
  workflowId: state.id,
  args: [{ state, unrecorded: [] }],
  staticSummary: `tender ${reference}`,
});

// Whatever a person does is one update. Its delivery id makes a second click count once.
const deliveryId = randomUUID();
const answer = await tender.executeUpdate(commandUpdate, {
  updateId: deliveryId,
  args: [
    {
      deliveryId,
      by: { personId: 'anna', organisationId: 'stadshus', roles: ['procurement-officer'] },
      via: 'cli',
      command: { kind: 'cancel', reason: 'This was only an example.' },
    },
  ],
});
console.log(`${answer.caseId}: ${answer.events.join(', ')}`);
await tender.result();
await connection.close();
