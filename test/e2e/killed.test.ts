// The full Temporal server and a worker process that is killed ten times: nothing is lost, nothing is counted twice.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contractId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import { unknownScope } from '../../domain/scope.js';
import { verifyAudit } from '../../prisma/audit.js';
import type { Town } from '../support/cases.js';
import { requirement, taskQueue, town } from '../support/cases.js';
import { testKeys } from '../support/keys.js';
import { devServer } from '../support/temporal.js';

const root = path.resolve(import.meta.dirname, '../..');
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'foothold-killed-'));
let env: TestWorkflowEnvironment;
let here: Town;
let worker: ChildProcess | null = null;

beforeAll(async () => {
  env = await devServer();
  here = await town(env, { patienceMs: 2_000 });
});
afterAll(async () => {
  await kill();
  await here.close();
  await env.teardown();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The program as people run it, on this Temporal server and this database; ready when its health says so. */
async function start(): Promise<void> {
  const port = await getPort();
  worker = spawn(process.execPath, [path.join(root, 'bin/foothold.js'), 'start'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      TEMPORAL_ADDRESS: env.address,
      DATABASE_URL: here.url,
      FOOTHOLD_DATA_DIR: dataDir,
      FOOTHOLD_TASK_QUEUE: taskQueue,
      FOOTHOLD_ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key}`).join(','),
    },
  });
  const health = async (): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => ({ status: 0 }))).status;
  await expect.poll(health, { timeout: 60_000 }).toBe(200);
}

async function kill(): Promise<void> {
  if (worker?.exitCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
  worker = null;
}

it('takes ten hires while the worker is killed ten times, at three kinds of moment', { timeout: 300_000 }, async () => {
  const id = contractId('AVT-1');
  const state = newContract({
    id,
    authorityId: 'orebrobostader',
    reference: 'AVT-1',
    title: 'Vivalla',
    tenderId: 'tender/UPP-1',
    contractorId: 'skanska',
    subcontractorIds: [],
    matchingBodyId: 'arbetsformedlingen',
    signedOn: '2025-12-01',
    startsOn: '2026-01-01',
    endsOn: '2040-12-31',
    firstStartBy: '2026-06-30',
    obligations: requirement.obligations,
    sanctions: requirement.sanctions.map((term, at) => ({ ...term, clausePoint: `4.${at + 3}` })),
    bonus: requirement.bonus,
    scope: unknownScope,
    followUpBy: 'contract-manager',
  });
  const contract = async (): Promise<ContractState> => (await here.state(id)) as ContractState;
  const hired = async (): Promise<number> => (await contract()).tally['permanent-job'].reported;
  const hire = (number: number) =>
    here.give(
      id,
      'maria',
      {
        kind: 'report',
        text: null,
        entries: [
          {
            what: 'employment',
            count: 1,
            placement: null,
            startDate: '2026-03-01',
            endDate: null,
            extentPercent: 100,
            employmentForm: 'permanent',
            employer: `Skanska ${number}`,
            hours: null,
            endReason: null,
          },
        ],
      },
      `hire-${number}`
    );

  await start();
  await here.client.workflow.start('contract', { workflowId: id, taskQueue, args: [{ state, unrecorded: [] }] });
  await expect
    .poll(
      () =>
        contract().then(
          ({ month }) => month !== null,
          () => false
        ),
      { timeout: 30_000 }
    )
    .toBe(true);
  for (let number = 1; number <= 10; number += 1) {
    const moment = (['before', 'while', 'after'] as const)[number % 3];
    if (moment === 'before') await kill();
    const sending = hire(number);
    if (moment === 'while') await kill();
    if (moment === 'after') {
      await expect.poll(hired, { timeout: 60_000 }).toBe(number);
      await kill();
    }
    expect(['taken', 'queued']).toContain((await sending).kind);
    await start();
    await expect.poll(hired, { timeout: 60_000 }).toBe(number);
    // The click comes again, as platforms do when they heard no answer.
    // A case whose worker was just killed may need longer than a person waits; then Temporal keeps the click.
    expect(['taken', 'queued']).toContain((await hire(number)).kind);
  }
  expect(await hired()).toBe(10);
  await expect.poll(() => here.db.placement.count({ where: { contractId: id } }), { timeout: 60_000 }).toBe(10);
  expect(await here.db.report.count({ where: { contractId: id } })).toBe(10);
  const [chain] = await verifyAudit(here.db, 'orebrobostader');
  expect(chain?.faults).toEqual([]);
});
