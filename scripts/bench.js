// Measures Foothold against bare Temporal, side by side in one run on the same dev server, and holds its bounds: a command's p50 at
// most 2 x a bare update's, a cached case at most 1.5 x a bare workflow's memory, short histories, and a sleeping case that wakes fast.
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
const { histories } = await import('./bench/histories.js');
const { clicks, slackTown } = await import('./bench/clicks.js');
const { aContract, give, people, startCase, until } = await import('./bench/story.js');

const commandsBound = 2;
const memoryBound = 1.5;
const wakingBoundMs = 100;
const rows = [];
const row = (what, foothold, bare, bound = '', ok = true) => rows.push({ what, foothold, bare, bound, ok });
const ms = (value) => `${value.toFixed(1)} ms`;
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const today = () => new Date().toISOString().slice(0, 10);
const meeting = () => ({ kind: 'hold-meeting', heldOn: today(), meeting: 'partnering', minutes: null });
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const logger = quiet();
const env = await devServer();
const slack = await slackTown();
const world = await realWorld([slack.platform]);
let failed = false;
try {
  await measure();
} finally {
  await slack.close();
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
    for (const { what, events, bound, ok } of await histories(clients.foothold)) row(what, events, '', bound, ok);
    await commands(clients, own, bundles);
    await clicking(clients);
  } finally {
    await Promise.all([foothold.stop(), bare.stop()]);
  }
  await waking(clients, own, bundles);
  await memory();
  const { p50: typical, p99, most, boundMs, ok } = await alone('understanding.js');
  row('a message understood, p50 and p99', `${typical.toFixed(2)} and ${p99.toFixed(2)} ms`, '');
  row('the slowest of 20,000 messages', ms(most), '', `at most ${boundMs} ms`, ok);
  await pages();
}

/** Pages with a country's cases, where `npm run seed:large` has made them; the second column is their SQL alone. */
async function pages() {
  const large = await alone('pages.js');
  if (large === null) return row('pages', '', '', '`npm run seed:large` makes what they are measured with');
  for (const { page, p50: usual, p95, sql, ownMs, queries, bytes, ok } of large.measured)
    row(
      `${page}, p50 and p95`,
      `${ms(usual)} and ${ms(p95)}`,
      `SQL ${ms(sql)}, ${queries} queries; own ${ms(ownMs)}`,
      `at most ${large.boundMs} ms and ${large.boundBytes / 1000} kB; ${Math.ceil(bytes / 1000)} kB`,
      ok
    );
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
  const command = (index) => give(contracts[index % size], people.officer, meeting());
  const update = (index) => bares[index % size].executeUpdate('bare', { args: [meeting()] });
  const updateWithActivity = (index) => bares[index % size].executeUpdate('bareWithActivity', { args: [meeting()] });

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

/** A press in Slack until Slack has its durable answer; then many of them. */
async function clicking(clients) {
  const handle = await clients.bare.workflow.start('bare', { taskQueue: 'bare', workflowId: randomUUID() });
  const chat = await slack.open(world, env.address, clients.foothold, 'foothold');
  const { alone, minute } = await clicks(chat, () => handle.executeUpdate('bare', { args: [meeting()] }));
  const [click, bare] = [percentile(alone.click, 0.5), percentile(alone.bare, 0.5)];
  row('click in Slack to durable answer, p50', ms(click), ms(bare), `${(click / bare).toFixed(2)} x`);
  const { perSecond, times, unanswered, lost, doubled, complaints, queued, keptMs } = minute;
  row(
    `${times.length} clicks, p50 and p99`,
    `${ms(percentile(times, 0.5))}, ${ms(percentile(times, 0.99))}; ${perSecond.toFixed(0)} a second`,
    `queued in ${queued} workflows; all kept after ${(keptMs / 1000).toFixed(0)} s`,
    `${lost} lost, ${doubled} doubled, ${unanswered} unanswered, ${complaints} complaints; at least 49 a second`,
    lost + doubled + unanswered + complaints === 0 && perSecond >= 49
  );
}

/** The first command to a case that no worker remembers, against a bare workflow of ten events. */
async function waking(clients, own, bundles) {
  const workers = () =>
    Promise.all([
      startWorker(env, { taskQueue: 'waking', workflowBundle: bundles.foothold, plugins: [own] }),
      startWorker(env, { taskQueue: 'waking-bare', workflowBundle: bundles.bare }),
    ]);
  const stop = (running) => Promise.all(running.map((each) => each.stop()));
  const ten = (one) => Promise.all(Array.from({ length: 10 }, one));
  const before = await workers();
  const contracts = await ten(async () => {
    const state = aContract(`bench-w-${randomUUID().slice(0, 8)}`, today(), '2029-12-31');
    const { workflowId } = await startCase(clients.foothold, 'waking', state);
    const handle = clients.foothold.workflow.getHandle(workflowId);
    await until(handle, ({ month }) => month !== null);
    for (let times = 0; times < 8; times += 1) await give(handle, people.officer, meeting());
    return handle;
  });
  const bares = await ten(async () => {
    const handle = await clients.bare.workflow.start('bare', { taskQueue: 'waking-bare', workflowId: randomUUID() });
    await handle.executeUpdate('bare', { args: ['once'] });
    return handle;
  });
  await sleep(1_000);
  await stop(before);
  const after = await workers();
  const times = { foothold: [], bare: [] };
  for (let index = 0; index < 10; index += 1) {
    times.foothold.push(await timed(() => give(contracts[index], people.officer, meeting())));
    times.bare.push(await timed(() => bares[index].executeUpdate('bare', { args: ['again'] })));
  }
  await stop(after);
  const { events } = await contracts[0].fetchHistory();
  const [foothold, bare] = [percentile(times.foothold, 0.5), percentile(times.bare, 0.5)];
  row(
    `waking a case of ${events.length} events, p50`,
    ms(foothold),
    ms(bare),
    `${(foothold - bare).toFixed(0)} ms more, at most ${wakingBoundMs}`,
    foothold - bare <= wakingBoundMs
  );
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

/** What a measurement in a process of its own says: threads of workers would count as well. */
async function alone(file, ...args) {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'bench', file), args, {
      execArgv: ['--expose-gc', '--max-old-space-size=4096'],
    });
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

async function memory() {
  const [bare, foothold] = [
    await alone('memory.js', 'bare', env.address),
    await alone('memory.js', 'foothold', env.address),
  ];
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
