// Where cases stand by the record: which have not yet come to rest at an instant, and which belong together.
import type { CaseState } from '../../domain/any-case.js';
import { waitingIn } from '../../domain/any-case.js';
import type { Ball, Duty } from '../../domain/case.js';
import { nextNudge, placementId } from '../../domain/case.js';
import type { Database } from '../../prisma/database.js';

/** The reference that a tender, its contract and their placements share. */
export function familyOf(caseId: string): string {
  return caseId.split('/')[1] ?? '';
}

/** In a contract several things of one task may wait; each says which it is. */
export function aboutOf(ball: Ball | Duty): string | null {
  return 'about' in ball ? ball.about : null;
}

/** Running cases that still have to do something at `now` (epoch ms): all, or one family's; without those known to be stuck. */
export async function unsettled(
  db: Database,
  now: number,
  { family, stuck }: { readonly family: string | undefined; readonly stuck: ReadonlySet<string> }
): Promise<string[]> {
  const rows = await db.case.findMany({
    where: { ...(family === undefined ? { running: true } : { id: { contains: `/${family}` } }) },
    select: { id: true, running: true, state: true },
  });
  const states = new Map(rows.map(({ id, state }) => [id, state as unknown as CaseState]));
  return rows
    .filter(({ id, running }) => running && !stuck.has(id))
    .flatMap(({ id }) => {
      const state = states.get(id);
      return atRest(state, now) && (family === undefined || agreed(state, states)) ? [] : [id];
    });
}

/** True when a contract and its placements have told each other everything. */
function agreed(state: CaseState | undefined, states: ReadonlyMap<string, CaseState>): boolean {
  if (state?.kind !== 'contract') return true;
  return state.placements.every(({ phase }, index) => {
    const placement = states.get(placementId(state.reference, index + 1));
    return placement?.kind === 'placement' && placement.phase === phase;
  });
}

/** True when nothing of a case is due any more. */
function atRest(state: CaseState | undefined, now: number): boolean {
  if (state === undefined) return false;
  const waits = waitingIn(state);
  if (
    state.kind === 'contract' &&
    state.phase === 'partnering' &&
    !(state.month !== null && dueLater(state.month.dueAt, now))
  )
    return false;
  return waits.every((ball) => ballAtRest(ball, now)) && (waits.length > 0 || state.kind === 'contract');
}

function ballAtRest(ball: Ball, now: number): boolean {
  const nudge = nextNudge([ball]);
  if (nudge !== null) return dueLater(nudge.at, now);
  return ball.organisationId !== null || (ball.dueAt !== null && dueLater(ball.dueAt, now));
}

const dueLater = (at: string, now: number): boolean => Date.parse(at) > now;

/** Does something for each, so many at a time. */
export async function inParallel<T>(all: readonly T[], atOnce: number, each: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await each(next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
}
