// The plugin on a real server: in worker, client, bundler and replayer, beside a host's own workflows.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
// CommonJS: its names are not visible to native ESM.
import proto from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkerOptions } from '@temporalio/worker';
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../domain/commands.js';
import type { EncryptionKey, TenderState } from '../../plugin.js';
import {
  FootholdPlugin,
  commandUpdate,
  newTender,
  startingPolicy,
  stateQuery,
  tenderId,
  unknownScope,
} from '../../plugin.js';
import type { FootholdActivities, RecordInput } from '../../workflows/ports.js';
import { awardModel } from '../support/cases.js';
import { devServer } from '../support/temporal.js';
import { activities } from './activities.js';
import { greetUpdate } from './hosts/workflows.js';

const key = (id: string): EncryptionKey => ({ id, key: randomBytes(32).toString('base64') });
const november = key('2026-11');
const december = key('2026-12');
const secret = 'Rörläggaren på Hjalmar Bergmans väg';

const logger = new DefaultLogger('ERROR');

let env: TestWorkflowEnvironment;
let tenders = 0;

beforeAll(async () => {
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  env = await devServer();
});

afterAll(() => env.teardown());

const host = (file: string): string => path.join(import.meta.dirname, 'hosts', file);

/** Runs a worker of its own task queue for as long as `use` takes. */
async function withWorker<T>(
  options: Partial<WorkerOptions> & { plugins: [FootholdPlugin] },
  use: (client: Client, taskQueue: string) => Promise<T>
): Promise<T> {
  const taskQueue = options.taskQueue ?? `plugin-${randomBytes(4).toString('hex')}`;
  const worker = await Worker.create({ ...options, connection: env.nativeConnection, taskQueue });
  const client = new Client({ connection: env.connection, plugins: options.plugins });
  return worker.runUntil(() => use(client, taskQueue));
}

function aTender(): TenderState {
  const reference = `UPP-2026-${(tenders += 1)}`;
  const tender = newTender({
    id: tenderId(reference),
    authorityId: 'org-obo',
    reference,
    title: secret,
    procedure: 'open',
    policy: startingPolicy,
    scope: unknownScope,
    matchingBodyId: null,
  });
  // Past the gate and with its award model, so that a test's first run is that of the draft.
  return { ...tender, awardModel, plan: tender.plan.filter(({ kind }) => kind !== 'gate') };
}

async function startTender(client: Client, taskQueue: string, state = aTender()) {
  const tender = await client.workflow.start('tender', {
    workflowId: state.id,
    taskQueue,
    args: [{ state, unrecorded: [] }],
    memo: { title: state.title },
    staticSummary: secret,
  });
  await tender.executeUpdate(commandUpdate, { args: [noDialogue] });
  await expect.poll(() => tender.query(stateQuery)).toMatchObject({ stageId: 'drafting' });
  return tender;
}

const officer = { personId: 'p-1', organisationId: 'org-obo', roles: ['procurement-officer'] } as const;
const noDialogue: CommandEnvelope = {
  deliveryId: 'd-0',
  by: officer,
  via: 'web',
  command: { kind: 'end-dialogue', reason: 'The market is known' },
};

const submit = (deliveryId: string, targetGroup: string): CommandEnvelope => ({
  deliveryId,
  by: officer,
  via: 'web',
  command: {
    kind: 'submit-requirement',
    requirement: {
      level: 'requirement',
      targetGroup,
      areaId: null,
      obligations: [{ kind: 'internship', target: 40 }],
      firstStartWithinMonths: 6,
      durationMonths: 48,
      followUpBy: 'coordinator',
      sanctions: [{ step: 'reminder', withinDays: 14, amountOre: null }],
      bonus: null,
    },
    motive: null,
  },
});

test("a tender and the host's own workflow run on one worker", async () => {
  const records: RecordInput[] = [];
  const plugin = new FootholdPlugin({ encryptionKeys: [november], activities: activities(records) });
  await withWorker({ workflowsPath: host('workflows.ts'), plugins: [plugin] }, async (client, taskQueue) => {
    const greeting = await client.workflow.start('greeting', { taskQueue, workflowId: `greeting-${taskQueue}` });
    expect(await greeting.executeUpdate(greetUpdate, { args: ['Vivalla'] })).toBe('Hello Vivalla');

    const tender = await startTender(client, taskQueue);
    const answer = await tender.executeUpdate(commandUpdate, { args: [submit('d-1', 'long-term unemployed')] });
    expect(answer).toMatchObject({ repeated: false, events: ['requirement-submitted', 'requirement-weighed'] });
    await expect.poll(() => tender.query(stateQuery)).toMatchObject({ stageId: 'requirement-approval' });
    expect(records.flatMap(({ events }) => events.map((event) => event.type))).toContain('requirement-submitted');
  });
});

test.each(['commonjs.cjs', 'any-type.ts', undefined])('a host with workflows in %s', async (file) => {
  const plugin = new FootholdPlugin({ encryption: 'none', activities: activities() });
  const own = file === undefined ? {} : { workflowsPath: host(file) };
  await withWorker({ ...own, plugins: [plugin] }, async (client, taskQueue) => {
    const tender = await startTender(client, taskQueue);
    expect(await tender.query(stateQuery)).toMatchObject({ kind: 'tender' });
    if (file === undefined) return;
    const greeting = await client.workflow.execute('greeting', { taskQueue, workflowId: `greeting-${taskQueue}` });
    expect(greeting).toBe(file === 'any-type.ts' ? 'some other type' : 'Hello from CommonJS');
  });
});

test('a bundle built ahead with the plugin runs as it is', async () => {
  const plugin = new FootholdPlugin({ encryptionKeys: [november], activities: activities() });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: host('workflows.ts'), plugins: [plugin], logger });
  await withWorker({ workflowBundle, plugins: [plugin] }, async (client, taskQueue) => {
    const greeting = await client.workflow.start('greeting', { taskQueue, workflowId: `greeting-${taskQueue}` });
    expect(await greeting.executeUpdate(greetUpdate, { args: ['Vivalla'] })).toBe('Hello Vivalla');
    const tender = await startTender(client, taskQueue);
    expect(await tender.query(stateQuery)).toMatchObject({ kind: 'tender' });
  });
});

test('nothing readable reaches the server: not arguments, results, failures, memos or summaries', async () => {
  const plugin = new FootholdPlugin({ encryptionKeys: [november], activities: announcesAtSecondTry() });
  await withWorker({ workflowsPath: host('workflows.ts'), plugins: [plugin] }, async (client, taskQueue) => {
    const tender = await startTender(client, taskQueue);
    await tender.executeUpdate(commandUpdate, { args: [submit('d-2', secret)] });
    await expect
      .poll(() => tender.query(stateQuery), { timeout: 20_000 })
      .toMatchObject({ stageId: 'requirement-approval' });
    const failing = await client.workflow.start('failing', {
      taskQueue,
      workflowId: `failing-${taskQueue}`,
      args: [secret],
      memo: { secret },
    });
    await expect(failing.result()).rejects.toMatchObject({
      cause: { message: secret, cause: { message: `cause: ${secret}` } },
    });

    const tenderHistory = await raw(tender.workflowId, tender.firstExecutionRunId);
    expect(tenderHistory).toContain('AES-256-GCM');
    expect(tenderHistory).toContain('footholdAnnounce');
    const readable = [tenderHistory, await raw(tender.workflowId), await raw(failing.workflowId)].join();
    for (const word of [secret, 'targetGroup', 'workflows.ts', 'cause: ']) expect(readable).not.toContain(word);
  });
});

/** Everything that the server holds of a workflow, as text. */
async function raw(workflowId: string, runId?: string): Promise<string> {
  const service = env.connection.workflowService;
  const execution = { workflowId, ...(runId && { runId }) };
  const { history } = await service.getWorkflowExecutionHistory({ namespace: 'default', execution });
  const described = await service.describeWorkflowExecution({ namespace: 'default', execution });
  const { DescribeWorkflowExecutionResponse } = proto.temporal.api.workflowservice.v1;
  return Buffer.concat([
    proto.temporal.api.history.v1.History.encode(history ?? {}).finish(),
    DescribeWorkflowExecutionResponse.encode(described).finish(),
  ]).toString();
}

/** A chat that is away once for each case, and says more than it should about it. */
function announcesAtSecondTry(): FootholdActivities {
  const tried = new Set<string>();
  return {
    ...activities(),
    async footholdAnnounce({ caseId }) {
      if (tried.has(caseId)) return;
      tried.add(caseId);
      throw new Error(`No answer about ${secret}`);
    },
  };
}

test('a rotated key: the new one encrypts, what the old one encrypted is still read', async () => {
  const run = { workflowsPath: host('workflows.ts') };
  const before = new FootholdPlugin({ encryptionKeys: [november], activities: activities() });
  const state = aTender();
  const taskQueue = await withWorker({ ...run, plugins: [before] }, async (client, queue) => {
    await startTender(client, queue, state);
    return queue;
  });
  const after = new FootholdPlugin({ encryptionKeys: [december, november], activities: activities() });
  await withWorker({ ...run, taskQueue, plugins: [after] }, async (client) => {
    const tender = client.workflow.getHandle(state.id);
    await tender.executeUpdate(commandUpdate, { args: [submit('d-3', secret)] });
    expect(await tender.query(stateQuery)).toMatchObject({ title: secret, version: 1 });
    expect((await tender.describe()).memo).toEqual({ title: secret });

    const newer = await startTender(client, taskQueue);
    const behind = new Client({ connection: env.connection, plugins: [before] });
    await expect(behind.workflow.getHandle(newer.workflowId).describe()).rejects.toThrow(
      'encrypted with key "2026-12", which is not among encryptionKeys'
    );
  });
});

test('what one run did is replayed with the plugin alone', async () => {
  const plugin = new FootholdPlugin({ encryptionKeys: [november], activities: activities() });
  const history = await withWorker(
    { workflowsPath: host('workflows.ts'), plugins: [plugin] },
    async (client, taskQueue) => {
      const tender = await startTender(client, taskQueue);
      await tender.executeUpdate(commandUpdate, { args: [submit('d-4', secret)] });
      await expect.poll(() => tender.query(stateQuery)).toMatchObject({ stageId: 'requirement-approval' });
      return {
        workflowId: tender.workflowId,
        history: await client.workflow.getHandle(tender.workflowId, tender.firstExecutionRunId).fetchHistory(),
      };
    }
  );
  const replayer = new FootholdPlugin({ encryptionKeys: [november] });
  const results = Worker.runReplayHistories({ plugins: [replayer] }, [history]);
  for await (const { error } of results) expect(error).toBeUndefined();

  const stranger = new FootholdPlugin({ encryptionKeys: [december] });
  for await (const { error } of Worker.runReplayHistories({ plugins: [stranger] }, [history]))
    expect(error).toBeDefined();
});

test('given to the connection, the plugin reaches worker and client, and is applied once', async () => {
  const plugin = new FootholdPlugin({ encryptionKeys: [november], activities: activities() });
  const connection = await Connection.connect({ address: env.address, plugins: [plugin] });
  const native = await NativeConnection.connect({ address: env.address, plugins: [plugin] });
  const taskQueue = 'by-connection';
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    plugins: [plugin],
    workflowsPath: host('workflows.ts'),
  });
  const client = new Client({ connection, plugins: [plugin] });
  await worker.runUntil(async () => {
    const tender = await startTender(client, taskQueue);
    expect(await tender.query(stateQuery)).toMatchObject({ title: secret });
    expect(client.options.loadedDataConverter.payloadCodecs).toHaveLength(1);
    expect(await raw(tender.workflowId)).not.toContain(secret);
  });
  await Promise.all([connection.close(), native.close()]);
});
