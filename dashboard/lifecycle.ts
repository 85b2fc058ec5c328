// The steps of a case and how long each took, from its trail. Pure.
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { openStage } from '../domain/tender.js';

/** One step of a case's life. Instants are ISO; `from` is null for what is still to come, `to` for what goes on. */
export interface Step {
  /** A stage's id, or a milestone of a contract. */
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly standing: 'done' | 'here' | 'to-come';
  /** How many times the case has stood here. */
  readonly times: number;
}

/** Events that steps are made from; nothing else of the trail need be read. */
export const lifecycleEvents: readonly string[] = [
  'tender-opened',
  'stage-opened',
  'stage-closed',
  'contract-signed',
  'cancelled',
  'contract-started',
  'kick-off-held',
  'plan-approved',
  'placement-opened',
  'evaluation-opened',
  'evaluated',
] satisfies CaseEvent['type'][];

/** Milestones of a contract, each reached by an event, in the order they are expected. */
const milestones: readonly (readonly [string, CaseEvent['type']])[] = [
  ['start', 'contract-started'],
  ['kick-off', 'kick-off-held'],
  ['plan', 'plan-approved'],
  ['first-start', 'placement-opened'],
  ['evaluating', 'evaluation-opened'],
  ['closed', 'evaluated'],
];

/** The steps of a tender or a contract, in the order of its plan; empty for other cases. `events` are in the order they happened. */
export function stepsOf(state: CaseState, events: readonly CaseEvent[]): Step[] {
  if (state.kind === 'tender') {
    const open = openStage(state)?.id ?? null;
    return state.plan.map(({ id }): Step => {
      const visits = events.filter((event) => event.type === 'stage-opened' && event.stageId === id);
      const closings = events.filter((event) => event.type === 'stage-closed' && event.stageId === id);
      const standing = id === open ? 'here' : visits.length > 0 && closings.length > 0 ? 'done' : 'to-come';
      return {
        id,
        from: visits[0]?.at ?? null,
        to: standing === 'done' ? (closings.at(-1)?.at ?? null) : null,
        standing,
        times: visits.length,
      };
    });
  }
  if (state.kind !== 'contract') return [];
  // As they were reached, which need not be as they were expected; what is still to come comes last.
  const reached = milestones
    .map(([id, type]) => ({ id, at: events.find((event) => event.type === type)?.at ?? null }))
    .sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9'));
  const last = reached.reduce((newest, { at }, index) => (at === null ? newest : index), -1);
  return reached.map(({ id, at }, index): Step => {
    // A milestone lasts until the next one that was reached.
    const next = reached.slice(index + 1).find((each) => each.at !== null)?.at ?? null;
    const standing = at === null ? 'to-come' : index === last && state.phase !== 'closed' ? 'here' : 'done';
    return {
      id,
      from: at,
      to: at === null ? null : (next ?? (state.phase === 'closed' ? at : null)),
      standing,
      times: at === null ? 0 : 1,
    };
  });
}
