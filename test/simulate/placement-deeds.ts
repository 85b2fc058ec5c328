// What people do with a placement: yes or no to the target group, steps, checks, and ends that come early.
import type { Role } from '../../domain/actor.js';
import type { Task } from '../../domain/case.js';
import type { PlacementState } from '../../domain/placement.js';
import { nextRetention } from '../../domain/placement.js';
import type { Deed, Initiative } from './sight.js';
import { oneOf } from './sight.js';

type PlacementDeed = Deed<PlacementState>;

const end: PlacementDeed = ({ today, draw }) => ({
  kind: 'end-placement',
  endedOn: today,
  reason: draw.of('why', [
    [4, 'left'],
    [3, 'completed'],
    [2, 'programme-ended'],
    [2, 'employer-ended'],
  ] as const),
});

const step =
  (name: 'first-meeting' | 'safety-induction' | 'tutor-named' | 'midway-check'): PlacementDeed =>
  ({ state, today }) =>
    state.steps[name] === undefined ? { kind: 'confirm-step', step: name, doneOn: today } : null;

const leave: PlacementDeed = () => null;

const eligible: PlacementDeed = ({ state, draw }) => {
  const inGroup = draw.percent('in the group', 90);
  const countedAs = inGroup && draw.percent('known', 10) ? earlier(state) : null;
  return { kind: 'confirm-eligibility', eligible: inGroup, countedAs };
};

/** The placement before this one of the same contract. */
function earlier({ id, number }: PlacementState): string | null {
  return number > 1 ? id.replace(/\d+$/, String(number - 1)) : null;
}

/** What each task is answered with. */
export const placementDeeds: Partial<Record<Task, PlacementDeed>> = {
  'confirm-eligibility': eligible,
  // The start itself is told in the contractor's report.
  'arrange-start': oneOf<PlacementState>([
    [2, step('first-meeting')],
    [2, step('safety-induction')],
    [15, leave],
    [1, end],
  ]),
  'first-meeting': step('first-meeting'),
  'safety-induction': step('safety-induction'),
  'tutor-named': step('tutor-named'),
  'midway-check': step('midway-check'),
  'end-or-hire': oneOf<PlacementState>([
    [9, leave],
    [1, end],
  ]),
  'retention-check': ({ state, draw }) => {
    const afterMonths = nextRetention(state);
    return afterMonths === null
      ? null
      : { kind: 'confirm-retention', afterMonths, stillThere: draw.percent('still there', 75) };
  },
};

/** What people do unasked. */
export const placementInitiatives: Partial<Record<Role, readonly Initiative<PlacementState>[]>> = {
  contractor: [{ percent: 1, when: ({ phase }) => phase !== 'ended', does: end }],
  'matching-body': [
    { percent: 3, when: ({ phase }) => phase === 'referred', does: end },
    // Too early, as somebody tries.
    {
      percent: 2,
      when: ({ phase }) => phase === 'employment',
      does: () => ({ kind: 'confirm-retention', afterMonths: 3, stillThere: true }),
    },
  ],
};
