// The time-skipping server's clock, and how it is kept from being held.
import { expect } from 'vitest';
import type { Town } from '../support/cases.js';

/**
 * Lets the clock go on after cases have ended. When a child ends, the server holds its clock until the parent's run has heard of it;
 * a parent that has continued as new by then never does, and the clock would be held for good. `seen` keeps what was let go before.
 */
export async function letGo(here: Town, seen: Set<string>): Promise<void> {
  const ended = await here.db.case.findMany({
    where: { running: false, id: { notIn: [...seen] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of ended) {
    const handle = here.client.workflow.getHandle(id);
    const standing = async (): Promise<string> => (await handle.describe()).status.name;
    await expect.poll(standing, { timeout: 60_000 }).toBe('COMPLETED');
    seen.add(id);
    if (!(await heardByParent(here, id))) await here.env.connection.testService?.unlockTimeSkipping({});
  }
}

async function heardByParent(here: Town, id: string): Promise<boolean> {
  const { raw } = await here.client.workflow.getHandle(id).describe();
  const parent = raw.workflowExecutionInfo?.parentExecution;
  if (!parent?.workflowId || !parent.runId) return true;
  const handle = here.client.workflow.getHandle(parent.workflowId, parent.runId);
  if ((await handle.describe()).status.name === 'RUNNING') return true;
  const { events } = await handle.fetchHistory();
  return (events ?? []).some(
    ({ childWorkflowExecutionCompletedEventAttributes: completed }) => completed?.workflowExecution?.workflowId === id
  );
}

/** Moves the clock to an instant (epoch ms), letting it go when a case ends on the way; fails loudly when something else holds it. */
export async function sleepUntil(here: Town, instant: number, seen: Set<string>): Promise<void> {
  const ms = instant - (await here.env.currentTimeMs());
  if (ms <= 0) return;
  let slept = false;
  const sleeping = here.env.sleep(ms).then(() => {
    slept = true;
  });
  const arrived = async (): Promise<boolean> => {
    if (!slept) await letGo(here, seen);
    return slept;
  };
  await expect.poll(arrived, { timeout: 180_000, interval: 100, message: 'The clock is held' }).toBe(true);
  await sleeping;
}
