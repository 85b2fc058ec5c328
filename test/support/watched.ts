// Many contracts of one authority, put straight into the tables that lists are read from.
import { manyContracts } from '../dashboard/many-contracts.js';
import type { Database } from '../../prisma/database.js';
import { fillWatched } from '../../prisma/watched-rows.js';

/** Contracts that run: some late, some short of their target, some silent, some waiting for the authority, most in order. */
export async function watchedContracts(
  db: Database,
  authorityId: string,
  count: number,
  prefix = 'MASS'
): Promise<void> {
  const [like] = manyContracts(1);
  await db.$executeRaw`
    INSERT INTO cases (id, kind, authority_id, reference, title, standing, running, party_ids, task, ball_roles, ball_organisation_id,
      due_at, revision, state, updated_at)
    SELECT 'contract/' || ${prefix} || '-' || n, 'contract', ${authorityId}, ${prefix} || '-' || n,
      (ARRAY['Skötsel av grönområden', 'Ombyggnad av förskola', 'Städning av lokaler', 'Målning av trapphus'])[1 + n % 4] || ', del ' || n,
      'partnering', true, ARRAY[${authorityId}, 'skanska'], 'report', ARRAY['contractor'], 'skanska', now() + make_interval(days => 30 - n % 60),
      1, ${JSON.stringify(like)}::jsonb || jsonb_build_object('id', 'contract/' || ${prefix} || '-' || n, 'authorityId', ${authorityId}::text,
        'reference', ${prefix} || '-' || n), now()
    FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO watched_cases (case_id, kind, authority_id, party_ids, standing, area_id, contractor_id, trade, due_at, holders, watch, nudged)
    SELECT 'contract/' || ${prefix} || '-' || n, 'contract', ${authorityId}, ARRAY[${authorityId}, 'skanska'], 'partnering',
      'vivalla', CASE WHEN n % 2 = 0 THEN 'skanska' ELSE 'narkes-plat' END, (ARRAY['mark', 'bygg', 'städ', 'måleri'])[1 + n % 4],
      due, ARRAY['skanska contractor'] || CASE WHEN n % 7 = 0 THEN ARRAY[${authorityId} || ' coordinator'] ELSE '{}' END,
      jsonb_build_object('people', 1 + n % 40, 'silent', CASE WHEN n % 11 = 0 THEN 2 ELSE 0 END,
        'stakeOre', CASE WHEN n % 13 = 0 THEN 5000000 ELSE 0 END,
        'short', CASE WHEN n % 5 = 0 THEN jsonb_build_array(jsonb_build_object('kind', 'internship', 'target', 40, 'low', 20, 'expected', 29, 'high', 35)) ELSE '[]' END,
        'waits', jsonb_build_array(jsonb_build_object('task', 'report', 'about', '2026-10', 'roles', jsonb_build_array('contractor'),
          'organisationId', 'skanska', 'since', '2026-10-01T07:00:00.000Z', 'dueAt', to_char(due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        || CASE WHEN n % 7 = 0 THEN jsonb_build_array(jsonb_build_object('task', 'accept-report', 'about', 'r', 'roles', jsonb_build_array('coordinator'),
          'organisationId', ${authorityId}::text, 'since', '2026-10-01T07:00:00.000Z', 'dueAt', null)) ELSE '[]' END),
      NULL
    FROM generate_series(1, ${count}::int) n, LATERAL (SELECT now() + make_interval(days => 30 - n % 60) AS due) d`;
  await fillWatched(db);
  await db.$executeRaw`ANALYZE cases, watched_cases`;
}
