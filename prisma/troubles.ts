// Activities that failed and have not gone through since.
import type { Database } from './database.js';

/** Which activity of which run. */
export interface ActivityKey {
  readonly workflowId: string;
  readonly runId: string;
  readonly activityId: string;
}

/** An activity in trouble. */
export interface Trouble extends ActivityKey {
  readonly activity: string;
  readonly attempt: number;
  readonly reason: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** So long a trouble is remembered that ended otherwise: its workflow ended, or nobody tries any more. */
const rememberedMs = 7 * 24 * 60 * 60_000;

/** Remembers that an attempt failed. */
export async function noteTrouble(
  db: Database,
  key: ActivityKey,
  { activity, attempt, reason }: Pick<Trouble, 'activity' | 'attempt' | 'reason'>,
  now: Date
): Promise<void> {
  const said = { activity, attempt, reason, lastAt: now };
  await db.activityTrouble.upsert({
    where: { workflowId_runId_activityId: { ...key } },
    create: { ...key, ...said },
    update: said,
  });
  await db.activityTrouble.deleteMany({ where: { lastAt: { lt: new Date(now.getTime() - rememberedMs) } } });
}

/** Forgets it, once it went through. */
export async function forgetTrouble(db: Database, { workflowId, runId, activityId }: ActivityKey): Promise<void> {
  await db.$executeRaw`
    DELETE FROM activity_troubles
    WHERE workflow_id = ${workflowId} AND run_id = ${runId} AND activity_id = ${activityId}`;
}

/** The longest in trouble first. */
export async function troublesOf(db: Database, limit: number): Promise<Trouble[]> {
  return db.activityTrouble.findMany({ orderBy: { firstAt: 'asc' }, take: limit });
}
