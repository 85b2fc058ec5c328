// Records what running cases did, for test/replay: a tender to its signature, the contract's first months, one placement to
// its end, a file that was kept and deleted. Run it when a version is released (`node scripts/record-histories.js 0.2.0`);
// histories of released versions stay as they are, since cases that began then are still running. Unencrypted, and with nobody in them.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { build } from './build.js';
import { testServerBinary } from './temporal-binary.js';

await build();
const { FootholdPlugin, contractId, placementId } = await import('../dist/plugin.js');
const { nothingElse } = await import('../dist/domain/reporting.js');
const { ensureSearchAttributes } = await import('../dist/server/search-attributes.js');
const { quiet, realWorld, startWorker } = await import('./bench/world.js');
const { give, kickOff, people, runsOf, tenderToSigned, until } = await import('./bench/story.js');

const version = process.argv[2] ?? '0.1.0';
const folder = path.resolve(import.meta.dirname, '../test/fixtures/histories', version);
const taskQueue = 'recording';
const reference = 'REC-1';

quiet();
const env = await TestWorkflowEnvironment.createTimeSkipping({
  server: { executable: { type: 'existing-path', path: await testServerBinary() } },
});
await ensureSearchAttributes(env.connection, 'default');
const world = await realWorld();
// As where a chat shows the cases, so that announcements are in the histories too.
const footholdRecord = async (input) => ({ ...(await world.activities.footholdRecord(input)), shown: true });
const plugin = new FootholdPlugin({ encryption: 'none', activities: { ...world.activities, footholdRecord } });
const identity = 'foothold';
const client = new Client({ connection: env.connection, plugins: [plugin], identity });
const worker = await startWorker(env, { taskQueue, plugins: [plugin], identity });
try {
  await record();
} finally {
  await worker.stop();
  await world.close();
  await env.teardown();
}

async function record() {
  const now = () => env.currentTimeMs();
  const dateIn = async (days) => new Date((await now()) + days * 86_400_000).toISOString().slice(0, 10);
  const letTimePass = () => env.sleep('12 hours');
  const today = () => dateIn(0);

  await recordExport(now);
  const [startsOn, endsOn] = [await dateIn(120), await dateIn(4 * 365)];
  const tender = await tenderToSigned({ client, taskQueue, reference, startsOn, endsOn, letTimePass, today });
  await keep('tender', tender.workflowId, tender.runId);

  const contract = await started(contractId(reference));
  await until(contract, ({ month }) => month !== null, letTimePass);
  await give(contract, people.officer, kickOff(await today()));
  await give(contract, people.matching, { kind: 'refer', count: 1 });
  const placement = await started(placementId(reference, 1));
  await report(contract, { what: 'internship', startDate: await dateIn(1), endDate: await dateIn(91) });
  await until(placement, ({ phase, ball }) => phase === 'internship' && ball?.task === 'safety-induction');
  await give(placement, people.contractor, { kind: 'confirm-step', step: 'safety-induction', doneOn: await today() });
  await until(placement, ({ ball }) => ball?.task === 'tutor-named');
  await give(placement, people.contractor, { kind: 'confirm-step', step: 'tutor-named', doneOn: await today() });
  await until(placement, ({ ball }) => ball?.task === 'midway-check');
  await give(placement, people.contractor, { kind: 'confirm-step', step: 'midway-check', doneOn: await today() });
  const { openReports } = await until(contract, (state) => state.openReports.length > 0);
  await give(contract, people.officer, { kind: 'accept-report', reportId: openReports[0].reportId });
  const first = (await until(contract, ({ month }) => month !== null)).month.period;
  // A second month in silence: reminded, escalated, closed.
  await until(contract, ({ reporters }) => reporters.some(({ missed }) => missed.length > 0), letTimePass);
  const contractStart = await firstRunOf(contract.workflowId);
  await keep('contract', contract.workflowId, contractStart);

  await report(contract, {
    what: 'employment',
    startDate: await today(),
    extentPercent: 100,
    employmentForm: 'permanent',
  });
  for (const afterMonths of [3, 6, 12]) {
    await until(
      placement,
      ({ ball, retention, phase }) =>
        phase === 'employment' &&
        ball?.organisationId &&
        ball.task === 'retention-check' &&
        !retention.some((check) => check.afterMonths === afterMonths),
      letTimePass
    );
    await give(placement, people.contractor, { kind: 'confirm-retention', afterMonths, stillThere: true });
  }
  await until(placement, ({ phase }) => phase === 'ended');
  await keep('placement', placement.workflowId, await firstRunOf(placement.workflowId));
  process.stdout.write(`Recorded from ${first}; see ${folder}\n`);
}

/** Before all others: its days are skipped while it is waited for. Nobody asked for it in this world, so there is nothing to make. */
async function recordExport(now) {
  const workflowId = 'export/recorded';
  const keptUntil = new Date((await now()) + 7 * 86_400_000).toISOString();
  const args = [{ exportId: 'recorded', keptUntil }];
  await env.client.workflow.execute('exportFile', { workflowId, taskQueue, args });
  await keep('export', workflowId, await firstRunOf(workflowId));
}

function report(contract, entry) {
  return give(contract, people.contractor, {
    kind: 'report',
    entries: [{ ...nothingElse, placement: 1, ...entry }],
    text: null,
  });
}

/** A handle of a workflow that another one starts in a moment. */
async function started(workflowId) {
  const handle = client.workflow.getHandle(workflowId);
  for (let turns = 0; turns < 200; turns += 1) {
    const there = await handle.describe().then(
      () => true,
      () => false
    );
    if (there) return handle;
    await env.sleep('1 minute');
  }
  throw new Error(`${workflowId} was never started`);
}

async function firstRunOf(workflowId) {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  return events[0].workflowExecutionStartedEventAttributes.firstExecutionRunId;
}

async function keep(name, workflowId, firstRunId) {
  const runs = await runsOf(client, workflowId, firstRunId);
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ workflowId, runs: runs.map((run) => JSON.parse(historyToJSON(run))) });
  // A line for each event, so that a change shows in a diff.
  await writeFile(path.join(folder, `${name}.json`), text.replaceAll('{"eventId"', '\n{"eventId"'));
}
