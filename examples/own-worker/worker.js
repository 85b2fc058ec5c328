// The company's worker. Foothold is one line in `plugins`, and what its cases need from the world.
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { FootholdPlugin } from 'foothold';
import { openActivities } from 'foothold/activities';
import { orderBus } from './activities.js';
import { address, databaseUrl, encryptionKeys, taskQueue } from './settings.js';

const foothold = await openActivities({ databaseUrl });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows.js', import.meta.url)),
  activities: { orderBus },
  plugins: [new FootholdPlugin({ encryptionKeys, activities: foothold.activities })],
});
try {
  await worker.run();
} finally {
  await foothold.close();
}
