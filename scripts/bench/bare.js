// The smallest workflow that answers an update: what Foothold's cases are measured against.
import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyActivities({ startToCloseTimeout: '10s' });

export const bareUpdate = defineUpdate('bare');
export const bareUpdateWithActivity = defineUpdate('bareWithActivity');

export async function bare() {
  setHandler(bareUpdate, (input) => input, { validator: () => undefined });
  setHandler(bareUpdateWithActivity, async (input) => {
    await nothing();
    return input;
  });
  await condition(() => false);
}
