// What contracts came to, summed by year, authority, contractor and area, in one question however many there are.
import type { OutcomeSums } from '../domain/outcome.js';
import type { outcomeSeenBy } from '../domain/permissions.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** What the sums are narrowed by; null for everything. An area goes by its authority and its id, e.g. `orebro-kommun/vivalla`. */
export interface OutcomeFilter {
  readonly year: number | null;
  readonly authority: string | null;
  readonly contractor: string | null;
  readonly area: string | null;
}

/** By what the sums are told apart. */
export type OutcomeBy = 'all' | 'year' | 'authority' | 'contractor' | 'area';

/** One line of a table. `key` and `name` are null in the line of all, and for contracts that lie in no area. */
export interface OutcomeLine extends OutcomeSums {
  readonly by: OutcomeBy;
  readonly key: string | null;
  readonly name: string | null;
}

/** A page of sums, with what there is to narrow by. */
export interface OutcomeFigures {
  readonly lines: readonly OutcomeLine[];
  /** How many lines there would be of each; those with most people are among `lines`. */
  readonly counts: Readonly<Partial<Record<OutcomeBy, number>>>;
  readonly choices: Readonly<
    Record<Exclude<OutcomeBy, 'all'>, readonly { readonly value: string; readonly label: string }[]>
  >;
}

/** Whose contracts: of an authority and those that belong to it, or of everybody (domain/permissions.ts). */
export type OutcomeScope = NonNullable<ReturnType<typeof outcomeSeenBy>>;

/** Lines of a table; more are told of and narrowed to. */
export const outcomeLines = 25;
const choicesShown = 500;

/** Sums of what somebody may see. */
export async function outcomeFigures(
  db: Database,
  scope: OutcomeScope,
  filter: OutcomeFilter,
  lines = outcomeLines
): Promise<OutcomeFigures> {
  const [row] = await db.$queryRaw<{ readonly figures: OutcomeFigures }[]>(outcomeQuery(scope, filter, lines));
  if (row === undefined) throw new Error('The database did not answer for the outcome.');
  return row.figures;
}

const columns = [
  'contracts',
  'people',
  'internships',
  'employments',
  'permanent_jobs',
  'educations',
  'month_parts',
  'working',
  'asked',
  'there_3',
  'there_6',
  'there_12',
  'gone_3',
  'gone_6',
  'gone_12',
];
const summed = Prisma.raw(columns.map((column) => `COALESCE(sum(${column}), 0) AS ${column}`).join(', '));

const within = (scope: OutcomeScope): Prisma.Sql =>
  scope === 'everybody'
    ? Prisma.sql`true`
    : Prisma.sql`authority_id = ANY(ARRAY(SELECT id FROM authorities WHERE id = ${scope.authorityId} OR parent_id = ${scope.authorityId}))`;

/** Totals as they are kept; narrowed to a contractor or an area they are summed anew, from the rows that one index finds. */
function cells(scope: OutcomeScope, { year, authority, contractor, area }: OutcomeFilter): Prisma.Sql {
  const only = (column: string, value: string | number | null): Prisma.Sql =>
    value === null ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ${value}`;
  const own = only('authority_id', authority);
  if (contractor === null && area === null)
    return year === null
      ? Prisma.sql`SELECT * FROM totals WHERE ${own}`
      : Prisma.sql`SELECT * FROM outcome_totals WHERE year = ${year} AND ${within(scope)} AND ${own}`;
  // An area lies with its authority, and those that belong to it name it too.
  const placed =
    area === null
      ? Prisma.sql`true`
      : Prisma.sql`(authority_id, area_id) IN (SELECT authority_id, area_id FROM places WHERE area = ${area})
          AND ${only('area_id', area.slice(area.indexOf('/') + 1))}`;
  return Prisma.sql`
    SELECT authority_id, CASE GROUPING(year, contractor_id, area_id) WHEN 3 THEN 'year' WHEN 5 THEN 'contractor' ELSE 'area' END AS by,
      COALESCE(year::text, contractor_id, area_id, '') AS key, ${summed}
    FROM contract_outcomes
    WHERE ${within(scope)} AND ${own} AND ${only('year', year)} AND ${only('contractor_id', contractor)} AND ${placed}
    GROUP BY GROUPING SETS ((authority_id, year), (authority_id, contractor_id), (authority_id, area_id))`;
}

/** The question, for a test to have it explained. */
export function outcomeQuery(scope: OutcomeScope, filter: OutcomeFilter, lines = outcomeLines): Prisma.Sql {
  return Prisma.sql`
    WITH totals AS MATERIALIZED (
      SELECT * FROM outcome_totals WHERE year = 0 AND ${within(scope)}
    ), places AS MATERIALIZED (
      SELECT t.authority_id, t.key AS area_id, COALESCE(own.authority_id, above.authority_id, t.authority_id) || '/' || t.key AS area,
        COALESCE(own.name, above.name, t.key) AS name
      FROM totals t JOIN authorities a ON a.id = t.authority_id
      LEFT JOIN areas own ON own.authority_id = a.id AND own.id = t.key
      LEFT JOIN areas above ON above.authority_id = a.parent_id AND above.id = t.key
      WHERE t.by = 'area' AND t.key <> ''
    ), cells AS MATERIALIZED (${cells(scope, filter)}), sums AS (
      SELECT c.by, (CASE c.by WHEN 'area' THEN p.area ELSE c.key END) COLLATE "C" AS key, ${summed}
      FROM cells c LEFT JOIN places p ON c.by = 'area' AND p.authority_id = c.authority_id AND p.area_id = c.key GROUP BY 1, 2
      UNION ALL SELECT 'authority', authority_id COLLATE "C", ${summed} FROM cells WHERE by = 'year' GROUP BY authority_id
      UNION ALL SELECT 'all', NULL, ${summed} FROM cells WHERE by = 'year'
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY by ORDER BY people DESC, month_parts DESC, contracts DESC, key) AS rank
      FROM sums WHERE by = 'all' OR contracts > 0 OR people > 0 OR month_parts > 0
    ), named AS (
      SELECT area AS id, min(name) AS name FROM places GROUP BY area
    )
    SELECT json_build_object(
      'lines', COALESCE((SELECT json_agg(json_build_object('by', r.by, 'key', r.key,
          'name', CASE r.by WHEN 'year' THEN r.key WHEN 'area' THEN named.name ELSE COALESCE(o.name, r.key) END,
          'contracts', contracts, 'people', people, 'internships', internships, 'employments', employments, 'permanentJobs', permanent_jobs,
          'educations', educations, 'monthParts', month_parts, 'working', working, 'asked', asked,
          'there', json_build_array(there_3, there_6, there_12), 'gone', json_build_array(gone_3, gone_6, gone_12)) ORDER BY r.by, rank)
        FROM ranked r LEFT JOIN organisations o ON o.id = r.key AND r.by IN ('authority', 'contractor')
        LEFT JOIN named ON named.id = r.key AND r.by = 'area' WHERE rank <= ${lines}), '[]'),
      'counts', (SELECT json_object_agg(by, count) FROM (SELECT by, count(*) FROM ranked GROUP BY by) c),
      'choices', json_build_object(
        'year', COALESCE((SELECT json_agg(json_build_object('value', key, 'label', key) ORDER BY key DESC)
          FROM (SELECT DISTINCT key FROM totals WHERE by = 'year') y), '[]'),
        'authority', ${choicesOf(Prisma.sql`SELECT id, name FROM organisations WHERE id IN (SELECT authority_id FROM totals WHERE by = 'year')`)},
        'contractor', ${choicesOf(Prisma.sql`SELECT id, name FROM organisations WHERE id IN (SELECT key FROM totals WHERE by = 'contractor')`)},
        'area', ${choicesOf(Prisma.sql`SELECT id, name FROM named`)})
    ) AS figures`;
}

const choicesOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT json_agg(json_build_object('value', id, 'label', name) ORDER BY name) FROM (${rows} ORDER BY name LIMIT ${choicesShown}) c), '[]')`;
