// How the long-running goes: what waits for a worker, and what fails again and again. Asked of Temporal and of our own record.
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { z } from 'zod';
import { partiesOf } from '../domain/any-case.js';
import { maySee } from '../domain/permissions.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { ActivityKey, Trouble } from '../prisma/troubles.js';
import { troublesOf } from '../prisma/troubles.js';

/** Where it is asked. */
export interface OperationsTarget {
  readonly db: Database;
  readonly client: Client;
  readonly taskQueue: string;
}

/** A queue of Temporal's: what waits there for a worker, and since when. */
export interface Queue {
  readonly name: 'workflow' | 'activity';
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly workers: number;
}

/** Commands that people gave while no worker took them. */
export interface Deliveries {
  readonly waiting: number;
  readonly oldestAt: Date | null;
}

/** A case in trouble, as a coordinator may see it. */
export interface StuckCase extends Trouble {
  readonly reference: string;
  readonly title: string;
  /** `gone`: Temporal tries it no more, and the case went on without it. */
  readonly state: 'tried-again' | 'paused' | 'gone';
  readonly nextAt: Date | null;
}

/** The page's whole. */
export interface Operations {
  readonly queues: readonly Queue[];
  readonly deliveries: Deliveries;
  readonly stuck: readonly StuckCase[];
}

const troublesShown = 100;
const deliveriesRead = 1000;
/** How many commands one `deliver` hands over; one, unless it says otherwise. */
const heldSchema = z.object({ commands: z.number() }).catch({ commands: 1 });
const { TaskQueueType } = proto.temporal.api.enums.v1;

/** Asks for all of it; of cases only those that this person may see. */
export async function operationsFor(target: OperationsTarget, person: Person): Promise<Operations> {
  const [workflow, activity, deliveries, stuck] = await Promise.all([
    queueOf(target, 'workflow'),
    queueOf(target, 'activity'),
    deliveriesOf(target),
    stuckCases(target, person),
  ]);
  return { queues: [workflow, activity], deliveries, stuck };
}

/** One queue. */
export async function queueOf({ client, taskQueue }: OperationsTarget, name: Queue['name']): Promise<Queue> {
  const { stats, pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType:
      name === 'workflow' ? TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW : TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
    reportStats: true,
  });
  return {
    name,
    waiting: Number(stats?.approximateBacklogCount ?? 0),
    oldestSeconds: Number(stats?.approximateBacklogAge?.seconds ?? 0),
    workers: pollers?.length ?? 0,
  };
}

/** The lag: the age of the oldest command that still waits for a worker. */
export async function deliveriesOf({ client }: OperationsTarget): Promise<Deliveries> {
  const query = 'WorkflowType = "deliver" AND ExecutionStatus = "Running"';
  let oldestAt: Date | null = null;
  let waiting = 0;
  for await (const { startTime, memo } of client.workflow.list({ query })) {
    waiting += heldSchema.parse(memo ?? {}).commands;
    if (oldestAt === null || startTime < oldestAt) oldestAt = startTime;
    if (waiting >= deliveriesRead) break;
  }
  return { waiting, oldestAt };
}

async function stuckCases(target: OperationsTarget, person: Person): Promise<StuckCase[]> {
  const troubles = await troublesOf(target.db, troublesShown);
  const seen = await Promise.all(troubles.map((trouble) => stuckCase(target, person, trouble)));
  return seen.flatMap((each) => (each === null ? [] : [each]));
}

async function stuckCase(target: OperationsTarget, person: Person, trouble: Trouble): Promise<StuckCase | null> {
  const row = await caseById(target.db, trouble.workflowId);
  if (row === null || !maySee(actorOf(person), partiesOf(row.state))) return null;
  const { reference, title } = row;
  return { ...trouble, reference, title, ...(await stateOf(target, trouble)) };
}

async function stateOf(
  { client }: OperationsTarget,
  { workflowId, runId, activityId }: ActivityKey
): Promise<Pick<StuckCase, 'state' | 'nextAt'>> {
  const { raw } = await client.workflow
    .getHandle(workflowId, runId)
    .describe()
    .catch(() => ({ raw: null }));
  const pending = raw?.pendingActivities?.find((each) => each.activityId === activityId);
  if (pending === undefined) return { state: 'gone', nextAt: null };
  const seconds = pending.nextAttemptScheduleTime?.seconds;
  const nextAt = seconds == null ? null : new Date(Number(seconds) * 1000);
  return { state: pending.paused === true ? 'paused' : 'tried-again', nextAt };
}

/** Tries an activity of a case again, now and from its first attempt, also when somebody had paused it. False when it is tried no more. */
export async function tryAgain(target: OperationsTarget, person: Person, key: ActivityKey): Promise<boolean> {
  const row = await caseById(target.db, key.workflowId);
  if (row === null || !maySee(actorOf(person), partiesOf(row.state))) return false;
  if ((await stateOf(target, key)).state === 'gone') return false;
  const { workflowService, options } = target.client;
  await workflowService.resetActivity({
    namespace: options.namespace,
    identity: options.identity,
    execution: { workflowId: key.workflowId, runId: key.runId },
    id: key.activityId,
    keepPaused: false,
  });
  return true;
}
