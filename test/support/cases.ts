// A town for tests: a real database, the real activities, a worker on a real Temporal server, and its people.
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { expect, inject } from 'vitest';
import { today } from '../../activities/calendar.js';
import type { NoticePort } from '../../activities/hand-over.js';
import { createActivities } from '../../activities/index.js';
import { noticePort } from '../../activities/notice-ports.js';
import type { ChatPlatform } from '../../bots/platform.js';
import type { Sent } from '../../bots/send-command.js';
import { sendCommand } from '../../bots/send-command.js';
import type { Actor, Role } from '../../domain/actor.js';
import type { AwardModel } from '../../domain/award-model.js';
import type { CaseState } from '../../domain/any-case.js';
import type { Task } from '../../domain/case.js';
import { tenderId } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import type { Policy } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import type { Requirement } from '../../domain/requirement.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';
import { FootholdPlugin } from '../../plugin.js';
import { caseById } from '../../prisma/cases.js';
import { savePeople } from '../../server/import/people.js';
import { readImportFile } from '../../server/import/file.js';
import type { FootholdActivities } from '../../workflows/ports.js';
import type { FreshDatabase } from './database.js';
import { freshDatabase } from './database.js';
import { testKeys } from './keys.js';

export const taskQueue = 'foothold-test';
const vivalla = path.resolve(import.meta.dirname, '../../examples/vivalla.yaml');

/** Vivalla's text and people. */
export const vivallaText = readFileSync(vivalla, 'utf8');
const file = readImportFile(vivallaText);

/** A person of Vivalla's file, as cases see them. */
export function actor(id: string): Actor {
  const person = file.people.find((each) => each.id === id);
  if (person === undefined) throw new Error(`Nobody in vivalla.yaml is called ${id}`);
  return { personId: id, organisationId: person.organisation, roles: person.roles as Role[] };
}

/** The requirement of Vivalla. */
export const requirement: Requirement = {
  level: 'requirement',
  targetGroup: 'långtidsarbetslösa boende i Vivalla',
  areaId: 'vivalla',
  obligations: [
    { kind: 'internship', target: 40 },
    { kind: 'permanent-job', target: 12 },
    { kind: 'education', target: 2 },
  ],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'contract-manager',
  sanctions: [
    { step: 'reminder', withinDays: 14, amountOre: null },
    { step: 'rectification', withinDays: 30, amountOre: null },
    { step: 'fine', withinDays: 30, amountOre: 2_500_000 },
  ],
  bonus: null,
};

/** The gate answered so that drafting may begin. */
export const gateOpen = {
  kind: 'answer-gate',
  mandate: true,
  orderingUnit: true,
  matchingBody: true,
  network: true,
} as const;

/** How Vivalla's bids are judged: price 40, quality 60 in three criteria. */
export const awardModel: AwardModel = {
  priceWeightPercent: 40,
  priceModel: { kind: 'relative' },
  criteria: [
    { id: 'genomforande', name: 'Plan för genomförandet', weightPercent: 30, maxPoints: 10 },
    { id: 'handledning', name: 'Handledning på plats', weightPercent: 20, maxPoints: 10 },
    { id: 'underentreprenorer', name: 'Underentreprenörernas del', weightPercent: 10, maxPoints: 10 },
  ],
  musts: [{ id: 'kravet', text: 'Godtar sysselsättningskravet i sin helhet' }],
  evaluators: 2,
  abnormalUnderPercent: 30,
};

/** The same points on every criterion. */
export function score(bidderId: string, points: number, reason = 'Efter planen') {
  const given = awardModel.criteria.map(({ id }) => ({ criterionId: id, points, reason }));
  return { kind: 'score-bid', bidderId, points: given } as const;
}

/** A bid with nothing against it. */
export function qualified(bidderId: string): Extract<Command, { kind: 'qualify-bid' }> {
  return {
    kind: 'qualify-bid',
    bidderId,
    exclusionSource: 'self-declaration',
    grounds: [],
    exclusionReason: 'Egen försäkran utan anmärkning',
    qualified: true,
    qualificationReason: 'Referenser finns',
    musts: [{ id: 'kravet', met: true, reason: 'Bekräftat i anbudet' }],
    reservedPercent: null,
  };
}

/** A bid that comes in now and promises just what was asked. */
export function bid(bidderId: string, priceOre: number, receivedAt: string | null = null) {
  return { kind: 'register-bid', bidderId, priceOre, promises: [], receivedAt } as const;
}

/** From closed bids to a settled result: opened by two, all qualified, scored alike by two. */
export async function judgeBids(here: Town, id: string, points: Readonly<Record<string, number>>): Promise<void> {
  const asked = (task: Task) =>
    expect.poll(async () => (await here.state(id)).ball?.task, { timeout: 30_000 }).toBe(task);
  const taken = async (by: string, command: Command) =>
    expect(await here.give(id, by, command)).toMatchObject({ kind: 'taken' });
  await asked('open-bids');
  for (const by of ['karin', 'johan']) await taken(by, { kind: 'open-bids' });
  await asked('qualify-bids');
  for (const bidderId of Object.keys(points)) await taken('karin', qualified(bidderId));
  await asked('score-bids');
  for (const by of ['karin', 'johan'])
    for (const [bidderId, given] of Object.entries(points)) await taken(by, score(bidderId, given));
}

/** What tests do in the town. */
export interface Town extends FreshDatabase {
  readonly env: TestWorkflowEnvironment;
  readonly client: Client;
  readonly noticeFolder: string;
  /** Where files are made that take long. */
  readonly exportFolder: string;
  /** Starts a tender, answers its gate, ends its dialogue and sets its award model unless told otherwise. Needs a worker. */
  openTender(
    reference: string,
    options?: { readonly policy?: Policy; readonly gate?: boolean; readonly model?: boolean }
  ): Promise<string>;
  /** `by` is somebody of Vivalla's file, or a person as the database knows them today. */
  give(caseId: string, by: string | Actor, command: Command, deliveryId?: string): Promise<Sent>;
  state(caseId: string): Promise<CaseState>;
  /** A worker on the town's queue; runs until its `stop`. */
  work(options?: Pick<WorkerOptions, 'maxCachedWorkflows'>): Promise<{ stop(): Promise<void> }>;
}

/** Machines that run tests may be far slower than a server; what is tested is not how fast they are. */
export const busyMachineMs = 30_000;

/** What a test's town has besides what all have. */
export interface TownOptions {
  readonly platforms?: readonly ChatPlatform[];
  /** Hears what activities log. */
  readonly log?: Logger;
  readonly notices?: NoticePort;
  /** Hears of each failed attempt of an activity. */
  readonly failed?: (activity: string) => void;
  /** Stands between the workflows and the activities. */
  readonly around?: (activities: FootholdActivities) => FootholdActivities;
  /** How long a command may take before it is queued. */
  readonly patienceMs?: number;
}

/** Builds the town on a Temporal server. */
export async function town(
  env: TestWorkflowEnvironment,
  {
    platforms = [],
    log = pino({ level: 'silent' }),
    notices,
    failed,
    around = (activities) => activities,
    patienceMs = busyMachineMs,
  }: TownOptions = {}
): Promise<Town> {
  const database = await freshDatabase();
  await savePeople(database.db, file);
  const noticeFolder = mkdtempSync(path.join(os.tmpdir(), 'foothold-notices-'));
  const exportFolder = mkdtempSync(path.join(os.tmpdir(), 'foothold-exports-'));
  const activities = createActivities({
    db: database.db,
    platforms,
    link: (caseId) => `http://localhost/cases/${encodeURIComponent(caseId)}`,
    today,
    log,
    notices: notices ?? noticePort({ kind: 'folder', folder: noticeFolder }),
    exports: { folder: exportFolder, prefix: 'ocds-000000', url: 'https://foothold.example' },
    ...(failed && { failed }),
  });
  const plugin = new FootholdPlugin({ encryptionKeys: testKeys, activities: around(activities) });
  const client = new Client({ connection: env.connection, plugins: [plugin] });
  let deliveries = 0;
  const give: Town['give'] = (caseId, by, command, deliveryId = `delivery-${(deliveries += 1)}`) =>
    sendCommand({ client, taskQueue, patienceMs }, caseId, {
      deliveryId,
      by: typeof by === 'string' ? actor(by) : by,
      via: 'web',
      command,
    });
  return {
    ...database,
    env,
    client,
    noticeFolder,
    exportFolder,
    async openTender(reference, { policy = startingPolicy, gate = true, model = true } = {}) {
      const state = newTender({
        id: tenderId(reference),
        authorityId: 'orebrobostader',
        reference,
        title: 'Vivalla',
        procedure: 'open',
        // Decisions stand at once, unless a test is about taking them back.
        policy: { ...policy, settings: { undoMinutes: 0, ...policy.settings } },
        scope: unknownScope,
        matchingBodyId: 'arbetsformedlingen',
      });
      await client.workflow.start('tender', { workflowId: state.id, taskQueue, args: [{ state, unrecorded: [] }] });
      const asked = (task: Task) =>
        expect
          .poll(() => caseById(database.db, state.id).then((row) => row?.ball?.task), { timeout: 30_000 })
          .toBe(task);
      if (gate) {
        await asked('answer-gate');
        expect((await give(state.id, 'karin', gateOpen)).kind).not.toBe('refused');
        await asked('hold-dialogue');
        await give(state.id, 'karin', { kind: 'end-dialogue', reason: 'Marknaden är känd' });
        await asked('draft-requirement');
        if (model) await give(state.id, 'karin', { kind: 'set-award-model', model: awardModel, change: null });
      }
      return state.id;
    },
    give,
    async state(caseId) {
      // As people see it. A query could hold the clock of the time-skipping server when its run ends meanwhile.
      const row = await caseById(database.db, caseId);
      if (row === null) throw new Error(`${caseId} has not been recorded yet`);
      return row.state;
    },
    async work(options = {}) {
      const worker = await Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        workflowBundle: { code: inject('workflowBundle') },
        plugins: [plugin],
        ...options,
      });
      const running = worker.run();
      return {
        async stop() {
          worker.shutdown();
          await running;
        },
      };
    },
  };
}

/** A tender with an approved award, whose notice waits to be sent. */
export async function toStandstill(here: Town, reference: string): Promise<string> {
  const id = await here.openTender(reference);
  const asked = async (task: Task): Promise<TenderState> => {
    await expect.poll(async () => (await here.state(id)).ball?.task, { timeout: 30_000 }).toBe(task);
    return (await here.state(id)) as TenderState;
  };
  const decide = async (by: string): Promise<void> => {
    const { stageId, version } = await asked('decide');
    await here.give(id, by, { kind: 'approve', stageId: stageId ?? '', version });
  };
  await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await decide('bjorn');
  await asked('confirm-publication');
  const publishedOn = new Date(await here.env.currentTimeMs()).toISOString().slice(0, 10);
  const url = 'https://annonsdatabas.example/ANN-1';
  await here.give(id, 'karin', { kind: 'confirm-publication', reference: 'ANN-1', publishedOn, url });
  await asked('register-bids');
  await here.give(id, 'karin', bid('svea-entreprenad', 389_000_000_00));
  await here.give(id, 'karin', bid('skanska', 412_000_000_00));
  await here.env.sleep('60 days');
  await judgeBids(here, id, { 'svea-entreprenad': 5, skanska: 9 });
  await decide('eva');
  await asked('send-award-notice');
  return id;
}
