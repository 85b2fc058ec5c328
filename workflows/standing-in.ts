// Tells a colleague, on the first working morning of it, that they stand in for somebody, and what waits: a run for each delegation.
import { proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { OfficeHours } from '../domain/settings.js';
import { world } from './desk.js';
import type { FootholdActivities } from './ports.js';

const { footholdOfficeHour } = proxyLocalActivities<FootholdActivities>({ startToCloseTimeout: '5s' });

/** Which delegation of which authority; `firstDay` is a Swedish calendar day. */
export interface StandingInInput {
  readonly authorityId: string;
  readonly number: number;
  readonly firstDay: string;
  readonly hours: OfficeHours;
}

/** Workflow id of a delegation. */
export const standingInId = ({ authorityId, number }: Pick<StandingInInput, 'authorityId' | 'number'>): string =>
  `standing-in/${authorityId}/${number}`;

/** Ends when it has been told; whether the delegation still holds is for the activity to find out when the morning has come. */
export async function standingIn({ authorityId, number, firstDay, hours }: StandingInInput): Promise<void> {
  const now = new Date().toISOString();
  // One or two in the Swedish morning: the offices of that day have not opened.
  const begins = `${firstDay}T00:00:00.000Z`;
  const { at } = await footholdOfficeHour({ from: begins > now ? begins : now, hours });
  await sleep(Math.max(1, Date.parse(at) - Date.now()), { summary: `standing in from ${firstDay}` });
  await world.footholdStandIn({ authorityId, number });
}
