// Watches ordinary activities: what fails is remembered until it goes through, and counted.
import { activityInfo } from '@temporalio/activity';
import type { Logger } from 'pino';
import { redact } from '../bots/understand/redact.js';
import type { Database } from '../prisma/database.js';
import { forgetTrouble, noteTrouble } from '../prisma/troubles.js';

/** What watching needs. */
export interface WatchOptions {
  readonly db: Database;
  readonly log: Logger;
  /** Hears of each failed attempt, by the activity's name. */
  readonly failed?: ((activity: string) => void) | undefined;
}

const reasonLength = 200;

/** The same activity, watched. Its errors escape as before. */
export function watched<In, Out>(
  options: WatchOptions,
  activity: (input: In) => Promise<Out>
): (input: In) => Promise<Out> {
  return async (input) => {
    const { workflowExecution, activityId, activityType, attempt, isLocal } = activityInfo();
    const key = { workflowId: workflowExecution?.workflowId ?? '', runId: workflowExecution?.runId ?? '', activityId };
    const { db, log, failed } = options;
    // Watching must not be what fails.
    const quietly = (work: Promise<void>): Promise<void> =>
      work.catch((error: unknown) => log.warn({ err: error }, 'a trouble could not be noted'));
    try {
      const answer = await activity(input);
      // Also at the first attempt: whoever tries it again by hand begins from one. A local activity is tried by its workflow alone.
      if (attempt > 1 || !isLocal) await quietly(forgetTrouble(db, key));
      return answer;
    } catch (error) {
      failed?.(activityType);
      const said = error instanceof Error ? error.message : String(error);
      // A platform's sentence may quote what somebody wrote.
      const reason = redact(said.split('\n')[0] ?? '').slice(0, reasonLength);
      await quietly(noteTrouble(db, key, { activity: activityType, attempt, reason }, new Date()));
      throw error;
    }
  };
}
