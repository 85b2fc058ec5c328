// An authority's policy as the read model has it, and how far its tenders live up to it.
import type { Policy } from '../domain/policy.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** The policy in force and the authority that adopted it. */
export interface PolicyFound {
  readonly policy: Policy;
  readonly adoptedBy: string;
}

/** The policy in force at an authority: its own, else that of the nearest authority above it that has one; null when none has. */
export async function findPolicy(db: Database, authorityId: string): Promise<PolicyFound | null> {
  const [found] = await db.$queryRaw<PolicyFound[]>`
    WITH RECURSIVE line AS (
      SELECT id, parent_id, 0 AS steps FROM authorities WHERE id = ${authorityId}
      UNION ALL
      SELECT a.id, a.parent_id, steps + 1 FROM line JOIN authorities a ON a.id = line.parent_id WHERE steps < 5
    )
    SELECT c.state -> 'policy' AS policy, line.id AS "adoptedBy"
    FROM line JOIN cases c ON c.id = 'authority/' || line.id
    WHERE c.state -> 'policy' <> 'null'::jsonb ORDER BY steps LIMIT 1`;
  return found ?? null;
}

/** The policy alone. */
export async function policyInForce(db: Database, authorityId: string): Promise<Policy | null> {
  return (await findPolicy(db, authorityId))?.policy ?? null;
}

/** How many of an authority's tenders have a requirement; cancelled tenders do not count. */
export interface Coverage {
  readonly authorityId: string;
  readonly authorityName: string;
  readonly tenders: number;
  readonly withRequirement: number;
  /** By an approved exemption from the policy. */
  readonly exempt: number;
  /** Without one by choice, where the policy of the tender demanded none. */
  readonly leftOut: number;
  /** Not decided yet. */
  readonly undecided: number;
}

/** Counts authorities' tenders that were not cancelled: `tenders` narrows which, `authorities` whose. */
const counted = (tenders: Prisma.Sql, authorities: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT "authorityId", o.name AS "authorityName", tenders, "withRequirement", exempt, "leftOut",
    tenders - "withRequirement" - exempt - "leftOut" AS undecided
  FROM (
    SELECT a.id AS "authorityId", count(c.id)::int AS tenders,
      (count(*) FILTER (WHERE c.coverage = 'requirement'))::int AS "withRequirement",
      (count(*) FILTER (WHERE c.coverage = 'exempt'))::int AS exempt,
      (count(*) FILTER (WHERE c.coverage = 'left-out'))::int AS "leftOut"
    FROM authorities a
    LEFT JOIN cases c ON c.authority_id = a.id AND c.kind = 'tender' AND c.standing <> 'cancelled' ${tenders}
    WHERE ${authorities}
    GROUP BY a.id
  ) counted JOIN organisations o ON o.id = "authorityId"
  ORDER BY o.name`;

/** Coverage of authorities and of those that belong to them; of every authority when `ids` is null. By name. */
export async function coverage(db: Database, ids: readonly string[] | null): Promise<Coverage[]> {
  const whose = ids === null ? Prisma.sql`true` : Prisma.sql`a.id = ANY(${[...ids]}) OR a.parent_id = ANY(${[...ids]})`;
  return db.$queryRaw<Coverage[]>(counted(Prisma.empty, whose));
}

/** Coverage of one authority's tenders that were opened in a year (Swedish time); null when there is no such authority. */
export async function coverageIn(db: Database, authorityId: string, year: number): Promise<Coverage | null> {
  const openedThen = Prisma.sql`AND EXISTS (
    SELECT FROM case_events e WHERE e.case_id = c.id AND e.seq = 1
      AND date_part('year', e.at AT TIME ZONE 'Europe/Stockholm') = ${year}::int)`;
  const [found] = await db.$queryRaw<Coverage[]>(counted(openedThen, Prisma.sql`a.id = ${authorityId}`));
  return found ?? null;
}
