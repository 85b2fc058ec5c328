// The same worker in CommonJS: Node 20.19 and newer require ES modules as they are.
const { NativeConnection, Worker } = require('@temporalio/worker');
const { FootholdPlugin } = require('foothold');
const { openActivities } = require('foothold/activities');
const { orderBus } = require('./activities.js');
const { address, databaseUrl, encryptionKeys, taskQueue } = require('./settings.js');

async function main() {
  const foothold = await openActivities({ databaseUrl });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowsPath: require.resolve('./workflows.js'),
    activities: { orderBus },
    plugins: [new FootholdPlugin({ encryptionKeys, activities: foothold.activities })],
  });
  try {
    await worker.run();
  } finally {
    await foothold.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
