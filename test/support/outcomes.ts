// What many contracts came to, put straight into the table that sums are drawn from.
import { manyContracts } from '../dashboard/many-contracts.js';
import type { Database } from '../../prisma/database.js';

/** Contracts of so many authorities, each over three years, with four people each; an authority has twenty contractors and shares them. */
export async function manyOutcomes(
  db: Database,
  { contracts, authorities }: { readonly contracts: number; readonly authorities: number }
): Promise<void> {
  const [like] = manyContracts(1);
  await db.$executeRaw`
    INSERT INTO organisations (id, name, kind) SELECT 'many-' || n, 'Kommun ' || n, 'authority' FROM generate_series(1, ${authorities}::int) n`;
  await db.$executeRaw`INSERT INTO authorities (id) SELECT 'many-' || n FROM generate_series(1, ${authorities}::int) n`;
  await db.$executeRaw`
    INSERT INTO cases (id, kind, authority_id, reference, title, standing, running, party_ids, ball_roles, revision, state, updated_at)
    SELECT 'contract/MANY-' || n, 'contract', 'many-' || (1 + n % ${authorities}::int), 'MANY-' || n, 'Skötsel, del ' || n, 'closed', false,
      ARRAY['many-' || (1 + n % ${authorities}::int)], '{}', 1, ${JSON.stringify(like)}::jsonb, now()
    FROM generate_series(1, ${contracts}::int) n`;
  await db.$executeRaw`
    INSERT INTO contract_outcomes (contract_id, year, authority_id, contractor_id, area_id, contracts, people, internships, employments,
      permanent_jobs, educations, month_parts, working, begun, asked, there_3, gone_3)
    SELECT 'contract/MANY-' || n, 2015 + n % 9 + y, 'many-' || (1 + n % ${authorities}::int), 'contractor-' || (n % ${authorities}::int) % 50 * 20 + n / ${authorities}::int % 20,
      CASE WHEN n % 4 > 0 THEN 'area-' || n % 5 END, (y = 0)::int, 1 + (y = 1)::int, (y = 0)::int, (y > 0)::int, (y = 2)::int, (n % 7 = 0)::int,
      37758000.0 * (n % 12), 1, ARRAY[y + 1], 1, (n % 3 > 0)::int, (n % 3 = 0)::int
    FROM generate_series(1, ${contracts}::int) n, generate_series(0, 2) y`;
  await db.$executeRaw`ANALYZE contract_outcomes, outcome_totals`;
}

/** What the contracts of one authority promised and came to, each over two years with four people. */
export async function outcomesOf(db: Database, authorityId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO contract_outcomes (contract_id, year, authority_id, contractor_id, contracts, people, internships, employments,
      permanent_jobs, educations, month_parts, working, begun, asked, there_3)
    SELECT id, 2025 + y, authority_id, 'skanska', (y = 0)::int, 2, (y = 0)::int, (y = 1)::int, (y = 1)::int, 0, 37758000.0 * 6, 1, ARRAY[y + 1], 1, 1
    FROM cases, generate_series(0, 1) y WHERE kind = 'contract' AND authority_id = ${authorityId}`;
  await db.$executeRaw`
    INSERT INTO contract_obligations (contract_id, kind, authority_id, target, reported, accepted, low, expected, high, outlook)
    SELECT id, kind.name, authority_id, 12, 5, 4, 8, 10, 12, 'uncertain' FROM cases, (VALUES ('internship'), ('permanent-job')) kind (name)
    WHERE cases.kind = 'contract' AND authority_id = ${authorityId}`;
  await db.$executeRaw`ANALYZE contract_outcomes, outcome_totals, contract_obligations`;
}
