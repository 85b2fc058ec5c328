// Measures Foothold against bare Temporal, side by side in one run on the same dev server, and holds the two bounds:
// a command's p50 at most 2 x a bare update's, a cached case at most 1.5 x a bare workflow's memory.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { Worker, bundleWorkflowCode } from '@temporalio/worker';
import { build } from './build.js';

await build();
const { devServer, hurried, plugin, quiet, realWorld, startWorker, barePath } = await import('./bench/world.js');
const { aContract, give, kickOff, people, runsOf, startCase, tenderToSigned, until } = await import('./bench/story.js');

const commandsBound = 2;
const memoryBound = 1.5;
const rows = [];
const row = (what, foothold, bare, bound = '', ok = true) => rows.push({ what, foothold, bare, bound, ok });
const ms = (value) => `${value.toFixed(1)} ms`;
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const today = () => new Date().toISOString().slice(0, 10);
const nothingThisMonth = { kind: 'report', entries: [], text: null };
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const logger = quiet();
const env = await devServer();
const world = await realWorld();
let failed = false;
try {
  await measure();
} finally {
  await world.close();
  await env.teardown();
}
print();
process.exitCode = failed ? 1 : 0;

async function measure() {
  const own = plugin(hurried(world.activities));
  const bundles = {
    foothold: await bundleWorkflowCode({ workflowsPath: barePath, plugins: [own], logger }),
    bare: await bundleWorkflowCode({ workflowsPath: barePath, logger }),
  };
  await workerStart(own, bundles);

  const foothold = await startWorker(env, { taskQueue: 'foothold', workflowBundle: bundles.foothold, plugins: [own] });
  const bare = await startWorker(env, {
    taskQueue: 'bare',
    workflowBundle: bundles.bare,
    activities: { nothing: async () => undefined },
  });
  const clients = {
    foothold: new Client({ connection: env.connection, plugins: [own] }),
    bare: new Client({ connection: env.connection }),
  };
  try {
    await histories(clients.foothold);
    await commands(clients, own, bundles);
  } finally {
    await Promise.all([foothold.stop(), bare.stop()]);
  }
  await memory();
}

/** Worker.create alone: what a deploy waits for. */
async function workerStart(own, bundles) {
  const times = {};
  const create = async (options) => {
    let worker;
    const time = await timed(async () => {
      worker = await Worker.create({ connection: env.nativeConnection, taskQueue: 'start', ...options });
    });
    const running = worker.run();
    worker.shutdown();
    await running;
    return time;
  };
  times.webpackBare = await create({ workflowsPath: barePath });
  times.webpack = await create({ workflowsPath: barePath, plugins: [own] });
  times.bundleBare = await create({ workflowBundle: bundles.bare });
  times.bundle = await create({ workflowBundle: bundles.foothold, plugins: [own] });
  row('worker start, webpack', ms(times.webpack), ms(times.webpackBare));
  row('worker start, prebuilt bundle', ms(times.bundle), ms(times.bundleBare));
}

/** Events of a tender from draft to signature, and of a contract's month with its report. */
async function histories(client) {
  const reference = `bench-${randomUUID().slice(0, 8)}`;
  const tender = await tenderToSigned({
    client,
    taskQueue: 'foothold',
    reference,
    startsOn: '2026-01-01',
    endsOn: '2029-12-31',
    today,
  });
  const runs = await runsOf(client, tender.workflowId, tender.runId);
  const counts = runs.map((run) => run.events.length);
  row(
    'history of a tender',
    `${sum(counts)} events, ${runs.length} runs, longest ${Math.max(...counts)}`,
    '',
    'a run under 150',
    Math.max(...counts) < 150
  );

  const started = await startCase(client, 'foothold', aContract(`${reference}-m`, '2026-01-01', '2029-12-31'));
  const contract = client.workflow.getHandle(started.workflowId);
  await until(contract, ({ month }) => month !== null);
  await give(contract, people.officer, kickOff('2026-01-05'));
  await reportAndAccept(contract);
  await until(contract, ({ lastPeriod }) => lastPeriod === '2026-01');
  await until(contract, ({ month }) => month?.period === '2026-02');
  const [month] = await runsOf(client, started.workflowId, started.firstExecutionRunId);
  row('history of a contract month', `${month.events.length} events`, '', 'under 150', month.events.length < 150);
  await contract.terminate();
}

async function reportAndAccept(contract) {
  await give(contract, people.contractor, nothingThisMonth);
  const { openReports } = await until(contract, ({ openReports }) => openReports.length > 0);
  await give(contract, people.officer, { kind: 'accept-report', reportId: openReports[0].reportId });
}

/** Round trips one at a time, then ten at a time, then replay of what they left behind. */
async function commands(clients, own, bundles) {
  const size = 20;
  const contracts = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const state = aContract(`bench-c${index}-${randomUUID().slice(0, 8)}`, today(), '2029-12-31');
      const { workflowId } = await startCase(clients.foothold, 'foothold', state);
      const handle = clients.foothold.workflow.getHandle(workflowId);
      await until(handle, ({ month, ball }) => month !== null && ball !== null);
      return handle;
    })
  );
  const bares = await Promise.all(
    Array.from({ length: size }, () =>
      clients.bare.workflow.start('bare', { taskQueue: 'bare', workflowId: randomUUID() })
    )
  );
  const meeting = { kind: 'hold-meeting', heldOn: today(), meeting: 'partnering', minutes: null };
  const command = (index) => give(contracts[index % size], people.officer, meeting);
  const update = (index) => bares[index % size].executeUpdate('bare', { args: [meeting] });
  const updateWithActivity = (index) => bares[index % size].executeUpdate('bareWithActivity', { args: [meeting] });

  // In turns, so that what else the machine does meets both alike; the pause lets what follows a command pass by.
  const times = { foothold: [], bare: [], bareActivity: [] };
  for (let round = 0; round < 12; round += 1)
    for (const [name, one] of Object.entries({ foothold: command, bare: update, bareActivity: updateWithActivity })) {
      for (let index = 0; index < size; index += 1) {
        const time = await timed(() => one(index));
        if (round > 1) times[name].push(time);
        await sleep(30);
      }
      await sleep(100);
    }
  const p50 = percentile(times.foothold, 0.5);
  const bareP50 = percentile(times.bare, 0.5);
  const factor = p50 / bareP50;
  row(
    'command, p50',
    ms(p50),
    ms(bareP50),
    `${factor.toFixed(2)} x, at most ${commandsBound} x`,
    factor <= commandsBound
  );
  row('command, p99', ms(percentile(times.foothold, 0.99)), ms(percentile(times.bare, 0.99)));
  row('update with one activity, p50', '', ms(percentile(times.bareActivity, 0.5)));

  const each = async (one) => {
    const total = 400;
    const time = await timed(() =>
      Promise.all(
        Array.from({ length: 10 }, async (_, lane) => {
          for (let index = lane; index < total; index += 10) await one(index);
        })
      )
    );
    await sleep(1_000);
    return (total / time) * 1_000;
  };
  const perSecond = { bare: await each(updateWithActivity), foothold: await each(command) };
  row(
    'ten at a time, against updates with one activity',
    `${perSecond.foothold.toFixed(0)} a second`,
    `${perSecond.bare.toFixed(0)} a second`
  );
  await replay(contracts[0], bares[0], own, bundles);
}

async function replay(contract, bare, own, bundles) {
  const speed = async (handle, options) => {
    const history = await handle.fetchHistory();
    const time = await timed(() => Worker.runReplayHistory(options, history, handle.workflowId));
    return `${(time / history.events.length).toFixed(2)} ms an event (${history.events.length})`;
  };
  row(
    'replay',
    await speed(contract, { workflowBundle: bundles.foothold, plugins: [own] }),
    await speed(bare, { workflowBundle: bundles.bare })
  );
}

/** In processes of their own, one after the other. */
async function memory() {
  const use = async (kind) =>
    new Promise((resolve, reject) => {
      const child = fork(path.join(import.meta.dirname, 'bench/memory.js'), [kind, env.address], {
        execArgv: ['--expose-gc', '--max-old-space-size=4096'],
      });
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The ${kind} worker ended with ${code}`)));
    });
  const [bare, foothold] = [await use('bare'), await use('foothold')];
  const kb = (bytes) => `${(bytes / 1024).toFixed(0)} kB`;
  const factor = foothold.heap / bare.heap;
  row(
    'memory of a cached case, heap',
    kb(foothold.heap),
    kb(bare.heap),
    `${factor.toFixed(2)} x, at most ${memoryBound} x`,
    factor <= memoryBound
  );
  row(
    'memory of a cached case, whole process',
    kb(foothold.rss),
    kb(bare.rss),
    `${(foothold.rss / bare.rss).toFixed(2)} x`
  );
}

function print() {
  const [cpu] = os.cpus();
  process.stdout.write(
    `\nNode ${process.version}, ${os.cpus().length} x ${cpu?.model}, load ${os.loadavg()[0].toFixed(1)}\n\n`
  );
  const columns = ['what', 'foothold', 'bare', 'bound'];
  const table = [{ what: '', foothold: 'Foothold', bare: 'bare Temporal', bound: '' }, ...rows];
  const widths = columns.map((column) => Math.max(...table.map((each) => each[column].length)));
  for (const each of table) {
    const cells = columns.map((column, index) => each[column].padEnd(widths[index]));
    process.stdout.write(
      `${cells.join('  ')}  ${each.bound ? (each.ok ? 'ok' : 'TOO MUCH') : ''}\n`.replace(/ +\n/, '\n')
    );
  }
  failed = rows.some(({ ok }) => !ok);
}
