// What watched cases are sorted and counted by, beside what is watched; filled in for rows from before there was any.
import { isAtRisk } from '../domain/day.js';
import { lastingHarmOf } from '../domain/harm.js';
import type { Watch } from '../domain/watch.js';
import type { Database } from './database.js';

/** The columns. */
export function harmColumns(watch: Watch): object {
  return { people: watch.people, lasting_harm: lastingHarmOf(watch), risk: isAtRisk(watch) };
}

const filledAtOnce = 1000;

/** Fills them in where they are missing. Any number of processes may do so at once; a case that is recorded meanwhile keeps its own. */
export async function fillWatched(db: Database): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db.$queryRaw<{ readonly id: string; readonly watch: Watch }[]>`
      SELECT case_id AS id, watch FROM watched_cases WHERE people IS NULL AND case_id > ${after} ORDER BY case_id LIMIT ${filledAtOnce}`;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const lines = JSON.stringify(rows.map(({ id, watch }) => ({ case_id: id, ...harmColumns(watch) })));
    await db.$executeRaw`
      UPDATE watched_cases was SET people = line.people, lasting_harm = line.lasting_harm, risk = line.risk
      FROM jsonb_populate_recordset(NULL::watched_cases, ${lines}::jsonb) line
      WHERE was.case_id = line.case_id AND was.people IS NULL`;
  }
}
