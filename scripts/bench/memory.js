// One process of the benchmark: how much each workflow more costs a worker that keeps it cached.
import { randomUUID } from 'node:crypto';
import { NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { Client, Connection } from '@temporalio/client';
import { barePath, plugin, quiet, realWorld } from './world.js';
import { aTender, startCase, until } from './story.js';

const [kind, address] = process.argv.slice(2);
const logger = quiet();
const world = await realWorld();
const plugins = kind === 'foothold' ? [plugin(world.activities)] : [];
const connection = await NativeConnection.connect({ address });
const client = new Client({ connection: await Connection.connect({ address }), plugins });
const taskQueue = `memory-${kind}`;
const worker = await Worker.create({
  connection,
  taskQueue,
  plugins,
  workflowBundle: await bundleWorkflowCode({ workflowsPath: barePath, plugins, logger }),
  maxCachedWorkflows: 5_000,
  // Workflows in this very thread, where their memory can be collected and counted.
  debugMode: true,
});

async function start(count) {
  for (let left = count; left > 0; left -= 10)
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        if (kind === 'bare') {
          const handle = await client.workflow.start('bare', { taskQueue, workflowId: randomUUID() });
          return handle.executeUpdate('bare', { args: ['once'] });
        }
        const { workflowId } = await startCase(client, taskQueue, aTender(randomUUID()));
        return until(client.workflow.getHandle(workflowId), ({ ball }) => ball !== null);
      })
    );
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (let again = 0; again < 4; again += 1) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}

await worker.runUntil(async () => {
  const before = await start(100);
  const count = 400;
  const after = await start(count);
  process.send({ heap: (after.heap - before.heap) / count, rss: (after.rss - before.rss) / count });
});
await world.close();
process.exit(0);
