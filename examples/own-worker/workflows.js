// The company's own workflow: bidders sign up to see the site, and when every seat is taken a bus is ordered.
import { ApplicationFailure, condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

/** @type {import('@temporalio/common').UpdateDefinition<number, [number]>} */
export const signUpUpdate = defineUpdate('signUp');

/** @type {typeof import('./activities.js')} */
const { orderBus } = proxyActivities({ startToCloseTimeout: '1 minute' });

/** @param {number} seats */
export async function siteVisit(seats) {
  let taken = 0;
  setHandler(signUpUpdate, (people) => (taken += people), {
    validator(people) {
      if (taken + people > seats)
        throw ApplicationFailure.nonRetryable(`Only ${seats - taken} seats are left.`, 'Full');
    },
  });
  await condition(() => taken === seats);
  return orderBus(seats);
}
