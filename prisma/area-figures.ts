// Areas with what is known of them by year, what else is done there, and who began something there by contracts: in one question.
import type { Effort } from '../domain/area.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import type { OutcomeScope } from './outcome-figures.js';

/** An area. `key` is its authority's id and its own, e.g. `orebro-kommun/vivalla`. */
export interface AreaFigures {
  readonly key: string;
  readonly name: string;
  readonly authorityId: string;
  readonly authorityName: string;
  /** By year and name; names ending in Percent are shares. */
  readonly indicators: readonly {
    readonly year: number;
    readonly name: string;
    readonly value: number;
    readonly source: string | null;
  }[];
  readonly efforts: readonly Pick<Effort, 'title' | 'period' | 'outcomes'>[];
  /** By contracts that somebody may see, in the year in which it began (domain/outcome.ts). */
  readonly outcomes: readonly {
    readonly year: number;
    readonly people: number;
    readonly internships: number;
    readonly employments: number;
    readonly educations: number;
  }[];
}

/** Areas shown; of more it is told. */
export const areasShown = 24;

/** What areas are narrowed by; null for all of them. */
export interface AreaFilter {
  /** Whose areas they are. */
  readonly authority: string | null;
  /** One area by its key. */
  readonly area: string | null;
}

/** Areas by name, one more than is shown where there are more; and whose areas there are, to choose among. */
export interface AreasFound {
  readonly areas: readonly AreaFigures[];
  readonly authorities: readonly { readonly value: string; readonly label: string }[];
}

/** Areas of an authority, of the one it belongs to and of those that belong to it. */
export async function areaFigures(db: Database, scope: OutcomeScope, filter: AreaFilter): Promise<AreasFound> {
  const [row] = await db.$queryRaw<{ readonly found: AreasFound }[]>(areaQuery(scope, filter));
  if (row === undefined) throw new Error('The database did not answer for the areas.');
  return row.found;
}

/** The question, for a test to have it explained. */
export function areaQuery(scope: OutcomeScope, { authority, area }: AreaFilter): Prisma.Sql {
  const everybody = scope === 'everybody';
  const own = everybody ? '' : scope.authorityId;
  const family = Prisma.sql`ARRAY(SELECT id FROM authorities WHERE id = ${own} OR parent_id = ${own})`;
  const within = everybody ? Prisma.sql`true` : Prisma.sql`authority_id = ANY(${family})`;
  const reach = everybody
    ? Prisma.sql`true`
    : Prisma.sql`authority_id = ANY(${family} || ARRAY(SELECT parent_id FROM authorities WHERE id = ${own}))`;
  const owned = authority === null ? Prisma.sql`true` : Prisma.sql`authority_id = ${authority}`;
  const one =
    area === null
      ? Prisma.sql`true`
      : Prisma.sql`authority_id || '/' || id = ${area} AND id = ${area.slice(area.indexOf('/') + 1)}`;
  return Prisma.sql`
    WITH shown AS MATERIALIZED (
      SELECT authority_id, id, name FROM areas WHERE ${reach} AND ${owned} AND ${one} ORDER BY name, authority_id, id LIMIT ${areasShown + 1}
    ), years AS (
      SELECT authority_id, area_id, year, sum(people) AS people, sum(internships) AS internships, sum(employments) AS employments,
        sum(educations) AS educations
      FROM contract_outcomes WHERE ${within} AND area_id IN (SELECT id FROM shown) GROUP BY 1, 2, 3
    ), placed AS (
      -- A contract's area is its authority's own, else that of the one it belongs to.
      SELECT CASE WHEN own.id IS NULL THEN a.parent_id ELSE a.id END AS owner, y.*
      FROM years y JOIN authorities a ON a.id = y.authority_id
      LEFT JOIN areas own ON own.authority_id = a.id AND own.id = y.area_id
    )
    SELECT json_build_object('areas', COALESCE(json_agg(json_build_object('key', s.authority_id || '/' || s.id, 'name', s.name, 'authorityId', s.authority_id,
      'authorityName', o.name,
      'indicators', COALESCE((SELECT json_agg(json_build_object('year', year, 'name', i.name, 'value', value, 'source', source)
        ORDER BY year, i.name) FROM area_indicators i WHERE i.authority_id = s.authority_id AND i.area_id = s.id), '[]'),
      'efforts', COALESCE((SELECT json_agg(json_build_object('title', title, 'period', period, 'outcomes', outcomes) ORDER BY effort_id)
        FROM efforts e WHERE e.authority_id = s.authority_id AND e.area_id = s.id), '[]'),
      'outcomes', COALESCE((SELECT json_agg(line ORDER BY (line ->> 'year')::int) FROM (
          SELECT json_build_object('year', year, 'people', sum(people), 'internships', sum(internships),
            'employments', sum(employments), 'educations', sum(educations)) AS line
          FROM placed WHERE owner = s.authority_id AND area_id = s.id GROUP BY year HAVING sum(people) > 0) l), '[]')
    ) ORDER BY s.name, s.authority_id, s.id), '[]'),
      'authorities', (SELECT COALESCE(json_agg(json_build_object('value', id, 'label', name) ORDER BY name), '[]') FROM organisations
        WHERE id IN (SELECT authority_id FROM areas WHERE ${reach}))) AS found
    FROM shown s JOIN organisations o ON o.id = s.authority_id`;
}
