// Where cases stand by the record: which have not yet come to rest at an instant, and which belong together.
import type { CaseState } from '../../domain/any-case.js';
import { waitingIn } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import { nextNudge, placementId } from '../../domain/case.js';
import type { Database } from '../../prisma/database.js';
import { nextOfficeHour } from './swedish-days.js';

/** The reference that a tender, its contract and their placements share; a framework's call-offs, SIM-1-007-A1, share its own. */
export function familyOf(caseId: string): string {
  return (caseId.split('/')[1] ?? '').replace(/-A\d+$/, '');
}

/** Running tenders, contracts and placements that still have to do something at `now` (epoch ms): all, or one family's; without those known to be stuck. */
export async function unsettled(
  db: Database,
  now: number,
  { family, stuck }: { readonly family: string | undefined; readonly stuck: ReadonlySet<string> }
): Promise<string[]> {
  const rows = await db.case.findMany({
    where: {
      ...(family === undefined ? { running: true, kind: { not: 'authority' } } : { id: { contains: `/${family}` } }),
    },
    select: { id: true, running: true, state: true },
  });
  const states = new Map(rows.map(({ id, state }) => [id, state as unknown as CaseState]));
  const restless = rows
    .filter(({ id, running }) => running && !stuck.has(id))
    .flatMap(({ id }) => {
      const state = states.get(id);
      return atRest(state, now) && (family === undefined || agreed(state, states)) ? [] : [id];
    });
  if (restless.length > 0 || family === undefined) return restless;
  return (await untold(db, family)).filter((id) => !stuck.has(id));
}

/** Placements that have not heard yet of everything that their contract's reports said of them; what they look like may stay the same. */
async function untold(db: Database, family: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM cases WHERE kind = 'placement' AND running AND id LIKE ${`%/${family}%`} AND (
      SELECT count(*) FROM case_events said
      WHERE said.case_id = cases.parent_id AND said.data ->> 'number' = cases.state ->> 'number'
        AND (said.type IN ('placement-moved', 'placement-withdrawn')
          OR (said.type = 'placement-opened' AND said.data -> 'entry' <> 'null'::jsonb))
    ) > (SELECT count(*) FROM case_events heard WHERE heard.case_id = cases.id AND heard.type IN ('moved', 'withdrawn'))`;
  return rows.map(({ id }) => id);
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
  // What is due outside office hours is said when they begin.
  if (nudge !== null)
    return dueLater(nudge.at, now) || nextOfficeHour(new Date(now).toISOString()) > new Date(now).toISOString();
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
