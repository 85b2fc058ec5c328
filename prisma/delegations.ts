// Who stands in for whom, as the authority's case has it.
import type { Database } from './database.js';

/** A delegation with the name of whoever is away. Days are YYYY-MM-DD. */
export interface DelegationRow {
  readonly delegateId: string;
  readonly delegatorName: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A delegation that holds today; null when it is over, or has been ended. */
export async function delegationNow(db: Database, authorityId: string, number: number): Promise<DelegationRow | null> {
  const [row] = await db.$queryRaw<DelegationRow[]>`
    SELECT delegate_id AS "delegateId", people.display_name AS "delegatorName",
      first_day::text AS "firstDay", last_day::text AS "lastDay"
    FROM delegations JOIN people ON people.id = delegator_id
    WHERE authority_id = ${authorityId} AND number = ${number}
      AND last_day >= (now() AT TIME ZONE 'Europe/Stockholm')::date`;
  return row ?? null;
}
