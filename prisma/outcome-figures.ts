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

const only = (column: string, value: string | number | null): Prisma.Sql =>
  value === null ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ${value}`;

/** Kept totals of all years, or of one. */
const kept = (scope: OutcomeScope, { year, authority }: Pick<OutcomeFilter, 'year' | 'authority'>): Prisma.Sql =>
  Prisma.sql`FROM outcome_totals WHERE year = ${year ?? 0} AND ${within(scope)} AND ${only('authority_id', authority)}`;

/** An area lies with its authority `a`, and those that belong to it name it too. */
const withArea = (id: Prisma.Sql): Prisma.Sql => Prisma.sql`
  LEFT JOIN areas own ON own.authority_id = a.id AND own.id = ${id}
  LEFT JOIN areas above ON above.authority_id = a.parent_id AND above.id = ${id}`;
const owner = Prisma.sql`COALESCE(own.authority_id, above.authority_id, a.id)`;

/** Areas that an authority's contracts lie in, by the key and the name that whoever has them gave. */
const placesOf = (keys: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT t.authority_id, t.key AS area_id, ${owner} || '/' || t.key AS area, COALESCE(own.name, above.name, t.key) AS name
  FROM (SELECT authority_id, key ${keys} AND by = 'area' AND key <> '') t JOIN authorities a ON a.id = t.authority_id ${withArea(Prisma.sql`t.key`)}`;

/** Totals as they are kept; narrowed to a contractor or an area they are summed anew, from the rows that one index finds. */
function cells(scope: OutcomeScope, filter: OutcomeFilter): Prisma.Sql {
  const { year, authority, contractor, area } = filter;
  if (contractor === null && area === null) return Prisma.sql`SELECT * ${kept(scope, filter)}`;
  const [of, id] = area === null ? [] : [area.slice(0, area.indexOf('/')), area.slice(area.indexOf('/') + 1)];
  const placed =
    area === null
      ? Prisma.sql`true`
      : Prisma.sql`area_id = ${id} AND authority_id IN (
          SELECT a.id FROM authorities a ${withArea(Prisma.sql`${id}`)} WHERE ${owner} = ${of})`;
  return Prisma.sql`
    SELECT authority_id, CASE GROUPING(year, contractor_id, area_id) WHEN 3 THEN 'year' WHEN 5 THEN 'contractor' ELSE 'area' END AS by,
      COALESCE(year::text, contractor_id, area_id, '') AS key, ${summed}
    FROM contract_outcomes
    WHERE ${within(scope)} AND ${only('authority_id', authority)} AND ${only('year', year)} AND ${only('contractor_id', contractor)} AND ${placed}
    GROUP BY GROUPING SETS ((authority_id, year), (authority_id, contractor_id), (authority_id, area_id))`;
}

/** What there is to narrow by. Of a whole country contractors and areas are offered once an authority is chosen; until then the chosen one is. */
function choices(scope: OutcomeScope, { authority, contractor, area }: OutcomeFilter): Prisma.Sql {
  const everywhere = scope === 'everybody' && authority === null;
  const of = (chosen: string | null): Prisma.Sql => kept(scope, { year: null, authority: chosen });
  const organisations = (ids: Prisma.Sql): Prisma.Sql =>
    choicesOf(Prisma.sql`SELECT id, name FROM organisations WHERE id IN (${ids})`);
  const contractors = everywhere
    ? Prisma.sql`${contractor}`
    : Prisma.sql`SELECT key ${of(authority)} AND by = 'contractor'`;
  const areas = everywhere
    ? Prisma.sql`SELECT area AS id, name FROM named WHERE area = ${area}`
    : Prisma.sql`SELECT area AS id, min(name) AS name FROM (${placesOf(of(authority))}) p GROUP BY area`;
  return Prisma.sql`json_build_object(
    'year', COALESCE((SELECT json_agg(json_build_object('value', key, 'label', key) ORDER BY key DESC)
      FROM (SELECT DISTINCT key ${of(null)} AND by = 'year') y), '[]'),
    'authority', ${organisations(Prisma.sql`SELECT authority_id ${of(null)} AND by = 'year'`)},
    'contractor', ${organisations(contractors)},
    'area', ${choicesOf(areas)})`;
}

/** The question, for a test to have it explained. */
export function outcomeQuery(scope: OutcomeScope, filter: OutcomeFilter, lines = outcomeLines): Prisma.Sql {
  return Prisma.sql`
    WITH cells AS MATERIALIZED (${cells(scope, filter)}), places AS MATERIALIZED (${placesOf(Prisma.sql`FROM cells WHERE true`)}), sums AS (
      SELECT c.by, (CASE c.by WHEN 'area' THEN p.area ELSE c.key END) COLLATE "C" AS key, ${summed}
      FROM cells c LEFT JOIN places p ON c.by = 'area' AND p.authority_id = c.authority_id AND p.area_id = c.key GROUP BY 1, 2
      UNION ALL SELECT 'authority', authority_id COLLATE "C", ${summed} FROM cells WHERE by = 'year' GROUP BY authority_id
      UNION ALL SELECT 'all', NULL, ${summed} FROM cells WHERE by = 'year'
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY by ORDER BY people DESC, month_parts DESC, contracts DESC, key) AS rank
      FROM sums WHERE by = 'all' OR contracts > 0 OR people > 0 OR month_parts > 0
    ), named AS (
      SELECT area, min(name) AS name FROM places GROUP BY area
    )
    SELECT json_build_object(
      'lines', COALESCE((SELECT json_agg(json_build_object('by', r.by, 'key', r.key,
          'name', CASE r.by WHEN 'year' THEN r.key WHEN 'area' THEN named.name ELSE COALESCE(o.name, r.key) END,
          'contracts', contracts, 'people', people, 'internships', internships, 'employments', employments, 'permanentJobs', permanent_jobs,
          'educations', educations, 'monthParts', month_parts, 'working', working, 'asked', asked,
          'there', json_build_array(there_3, there_6, there_12), 'gone', json_build_array(gone_3, gone_6, gone_12)) ORDER BY r.by, rank)
        FROM ranked r LEFT JOIN organisations o ON o.id = r.key AND r.by IN ('authority', 'contractor')
        LEFT JOIN named ON named.area = r.key AND r.by = 'area' WHERE rank <= ${lines}), '[]'),
      'counts', (SELECT json_object_agg(by, count) FROM (SELECT by, count(*) FROM ranked GROUP BY by) c),
      'choices', ${choices(scope, filter)}
    ) AS figures`;
}

const choicesOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT json_agg(json_build_object('value', id, 'label', name) ORDER BY name) FROM (${rows} ORDER BY name LIMIT ${choicesShown}) c), '[]')`;
