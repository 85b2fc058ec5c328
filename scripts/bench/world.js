// Where both measurements run: a real dev server, a real PostgreSQL, Foothold's real activities; only the waiting is short.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../dist/activities/index.js';
import { noticePort } from '../../dist/activities/notice-ports.js';
import { FootholdPlugin } from '../../dist/plugin.js';
import { ensureSearchAttributes } from '../../dist/server/search-attributes.js';
import { caseById } from '../../dist/prisma/cases.js';
import { openStore } from '../../dist/server/store.js';
import { temporalBinary } from '../temporal-binary.js';

/** The organisations of the story. */
export const buyer = 'org-buyer';
export const contractor = 'org-contractor';
const encryptionKeys = [{ id: 'bench', key: randomBytes(32) }];
export const barePath = path.join(import.meta.dirname, 'bare.js');

/** Nothing but warnings: what the SDK says about bundles would stand between the figures. */
export function quiet() {
  const logger = new DefaultLogger('WARN');
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  return logger;
}

/** The dev server, in memory, with Foothold's search attributes. */
export async function devServer() {
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: await temporalBinary() },
      extraArgs: ['--log-level', 'never'],
    },
  });
  await ensureSearchAttributes(env.connection, 'default');
  return env;
}

/** The database of the one world of this process. */
let db;

/** A PostgreSQL of its own in a temporary folder, and the activities over it, which speak to these chats. */
export async function realWorld(platforms = []) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'foothold-bench-'));
  // As root, PostgreSQL runs as another user, which has to come in.
  await chmod(dataDir, 0o755);
  const store = await openStore({ databaseUrl: process.env.DATABASE_URL ?? null, dataDir, log: () => undefined });
  db = store.db;
  for (const [id, kind] of [
    [buyer, 'authority'],
    [contractor, 'company'],
  ])
    await store.db.organisation.upsert({ where: { id }, create: { id, kind, name: id }, update: {} });
  await store.db.authority.upsert({ where: { id: buyer }, create: { id: buyer }, update: {} });
  const activities = createActivities({
    db: store.db,
    platforms,
    link: (caseId) => caseId,
    today: () => new Date().toISOString().slice(0, 10),
    log: pino({ level: 'silent' }),
    notices: noticePort({ kind: 'folder', folder: path.join(dataDir, 'notices') }),
  });
  return {
    activities,
    db,
    databaseUrl: store.url,
    encryptionKeys: encryptionKeys.map(({ id, key }) => ({ id, key: key.toString('base64') })),
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The newest recorded state of a case, or null. */
export async function recorded(caseId) {
  return (await caseById(db, caseId))?.state ?? null;
}

const shortly = (ms) => new Date(Date.now() + ms).toISOString();

/** The same activities for a story told in seconds: the tender period, the standstill and the month end almost at once. */
export function hurried(activities) {
  return {
    ...activities,
    footholdDeadline: async (input) => {
      const deadline = await activities.footholdDeadline(input);
      return input.workingDays === 25 ? { ...deadline, dueAt: shortly(1_500), remindAt: [] } : deadline;
    },
    footholdStandstill: async (input) => ({
      ...(await activities.footholdStandstill(input)),
      signableFrom: shortly(500),
    }),
    footholdMonth: async (input) => {
      const month = await activities.footholdMonth(input);
      // Due long after the story is told.
      return month && { ...month, askAt: shortly(500), dueAt: shortly(3_600_000), remindAt: [shortly(3_000_000)] };
    },
  };
}

/** A running Foothold worker, and one that only knows the bare workflow; each on a task queue of its own. */
export async function startWorker(env, options) {
  const worker = await Worker.create({ connection: env.nativeConnection, ...options });
  const running = worker.run();
  return {
    worker,
    async stop() {
      worker.shutdown();
      await running;
    },
  };
}

/** The plugin as a host would make it, encryption included. */
export function plugin(activities) {
  return new FootholdPlugin({ encryptionKeys, ...(activities && { activities }) });
}
