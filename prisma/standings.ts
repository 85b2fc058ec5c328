// How many cases stand where, for metrics: counts only.
import type { Database } from './database.js';

/** Counts of running cases and of activities in trouble. */
export interface Standings {
  readonly open: readonly { readonly kind: string; readonly standing: string; readonly count: number }[];
  /** `due`: overdue, day, week, later or never. */
  readonly balls: readonly { readonly kind: string; readonly due: string; readonly count: number }[];
  readonly troubles: readonly { readonly activity: string; readonly count: number }[];
}

/** Counts them. */
export async function standings(db: Database): Promise<Standings> {
  const [open, balls, troubles] = await Promise.all([
    db.$queryRaw<Standings['open']>`
      SELECT kind, standing, count(*)::int AS count FROM cases WHERE running GROUP BY 1, 2`,
    db.$queryRaw<Standings['balls']>`
      SELECT kind, CASE WHEN due_at IS NULL THEN 'never' WHEN due_at < now() THEN 'overdue' WHEN due_at < now() + interval '1 day' THEN 'day'
        WHEN due_at < now() + interval '7 days' THEN 'week' ELSE 'later' END AS due, count(*)::int AS count
      FROM cases WHERE running AND task IS NOT NULL GROUP BY 1, 2`,
    db.$queryRaw<Standings['troubles']>`
      SELECT activity, count(*)::int AS count FROM activity_troubles GROUP BY 1`,
  ]);
  return { open, balls, troubles };
}
