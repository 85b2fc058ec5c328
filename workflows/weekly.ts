// One message a week to an authority's coordinators, on the first working morning of the week: a run for each week.
import { continueAsNew, proxyLocalActivities, sleep } from '@temporalio/workflow';
import { world } from './desk.js';
import type { FootholdActivities } from './ports.js';

const { footholdWeeklyAt } = proxyLocalActivities<FootholdActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s' },
});

/** Whose week it is. */
export interface WeeklyInput {
  readonly authorityId: string;
}

/** Workflow id of an authority's weeks. */
export const weeklyId = (authorityId: string): string => `weekly/${authorityId}`;

/** Never ends. What is told, and to whom, is for the activity to find out when the morning has come. */
export async function weekly({ authorityId }: WeeklyInput): Promise<void> {
  const { at } = await footholdWeeklyAt({ authorityId, from: new Date().toISOString() });
  await sleep(Math.max(1, Date.parse(at) - Date.now()), { summary: `week of ${authorityId}` });
  await world.footholdWeekly({ authorityId, at });
  return continueAsNew<typeof weekly>({ authorityId });
}
