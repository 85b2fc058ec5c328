// What a coordinator looks at in the morning, in two questions: a page of the running cases that need somebody, sorted and counted by the
// database; and what is told of those.
import type { CaseEvent } from '../domain/any-case.js';
import type { CaseKind, Nudged } from '../domain/case.js';
import type { DayList } from '../domain/day.js';
import { decidingEvents } from '../domain/queue.js';
import type { Watch } from '../domain/watch.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import { heldBy, seenBy } from './listed.js';
import type { Person } from './people.js';

/** A running case with what it is sorted and narrowed by. */
export interface WatchedCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly authorityId: string;
  readonly standing: string;
  readonly areaId: string | null;
  readonly contractorId: string | null;
  readonly trade: string | null;
  readonly watch: Watch;
  readonly nudged: Nudged | null;
}

/** What a list is narrowed by; an empty one is every case. */
export interface TodayFilter {
  readonly authority: string | null;
  readonly area: string | null;
  readonly contractor: string | null;
  readonly stage: string | null;
  readonly trade: string | null;
}

/** A decision of the last days. */
export interface NewlyDecided {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly reference: string;
  readonly title: string;
  readonly event: CaseEvent;
}

/** What one page of the list needs beside the narrow rows. */
export interface TodayDetails {
  readonly cases: Readonly<Record<string, { readonly reference: string; readonly title: string }>>;
  readonly decided: readonly NewlyDecided[];
  readonly filters: readonly { readonly name: string; readonly query: string }[];
  readonly organisations: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly areas: Readonly<Record<string, string>>;
}

const decidedShown = 12;
const decidedDays = 7;

/** What there is to choose among, by name. */
export type Choices = readonly { readonly value: string; readonly label: string }[];

/** A page of a day, with all of it counted. */
export interface DayPage {
  /** Those that need somebody, on the list that is asked for: the greatest harm first. */
  readonly cases: readonly WatchedCase[];
  /** Of those that fit the filter, how many are on each list. */
  readonly counts: Readonly<Record<'all' | DayList, number>>;
  /** Running tenders and contracts that fit the filter, whether they need somebody or not. */
  readonly running: number;
  /** Everything, before the filter. */
  readonly total: number;
  readonly standings: readonly string[];
  readonly choices: Readonly<Record<'authority' | 'area' | 'contractor' | 'trade', Choices>>;
}

/** Which page of which list. */
export interface DayAsked {
  readonly show: 'all' | DayList;
  readonly filter: TodayFilter;
  readonly offset: number;
  readonly limit: number;
  readonly now: Date;
}

/** Of the running cases that this person may see, and of placements those that are late or wait for them (domain/day.ts). */
export async function dayPage(db: Database, person: Person, asked: DayAsked): Promise<DayPage> {
  const [row] = await db.$queryRaw<{ readonly day: DayPage }[]>(dayQuery(person, asked));
  if (row === undefined) throw new Error('The database did not answer for a day.');
  return row.day;
}

/** The first question, for a test to have it explained. */
export function dayQuery(person: Person, { show, filter, offset, limit, now }: DayAsked): Prisma.Sql {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  const here = Prisma.sql`(true ${narrowed(filter, {
    authority: 'authority_id',
    area: 'area_id',
    contractor: 'contractor_id',
    stage: 'standing',
    trade: 'trade',
  })})`;
  const lists = {
    all: Prisma.sql`(late OR risk OR mine)`,
    overdue: Prisma.sql`late`,
    risk: Prisma.sql`(risk OR (kind = 'placement' AND late))`,
    mine: Prisma.sql`mine`,
  };
  const counted = (list: keyof typeof lists): Prisma.Sql =>
    Prisma.sql`count(*) FILTER (WHERE ${here} AND ${lists[list]})`;
  const days = Prisma.sql`CASE WHEN late THEN GREATEST(1, (${at} AT TIME ZONE 'UTC')::date - (due_at AT TIME ZONE 'UTC')::date) ELSE 0 END`;
  const order = Prisma.sql`harm DESC, page.due_at NULLS LAST, page.case_id COLLATE "C"`;
  return Prisma.sql`
    WITH seen AS ${watchedSeen(person, at)},
    counts AS MATERIALIZED (
      SELECT standing, kind = 'placement' AS placement, count(*) AS total, count(*) FILTER (WHERE ${here} AND kind <> 'placement') AS running,
        ${counted('all')} AS "all", ${counted('overdue')} AS overdue, ${counted('risk')} AS risk, ${counted('mine')} AS mine
      FROM seen GROUP BY 1, 2
    ), page AS (
      SELECT case_id, due_at, lasting_harm + ${days} * people AS harm
      FROM seen page WHERE ${here} AND ${lists[show]} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
    )
    SELECT json_build_object(
      'cases', COALESCE((SELECT json_agg(json_build_object('id', w.case_id, 'kind', kind, 'authorityId', authority_id, 'standing', standing,
        'areaId', area_id, 'contractorId', contractor_id, 'trade', trade, 'watch', watch, 'nudged', nudged) ORDER BY ${order})
        FROM page JOIN watched_cases w ON w.case_id = page.case_id), '[]'),
      'counts', (SELECT json_build_object('all', COALESCE(sum("all"), 0), 'overdue', COALESCE(sum(overdue), 0), 'risk', COALESCE(sum(risk), 0),
        'mine', COALESCE(sum(mine), 0)) FROM counts),
      'running', (SELECT COALESCE(sum(running), 0) FROM counts),
      'total', (SELECT COALESCE(sum(total), 0) FROM counts),
      'standings', (SELECT COALESCE(json_agg(DISTINCT standing), '[]') FROM counts WHERE NOT placement),
      'choices', ${choices(person, filter)}
    ) AS day`;
}

/**
 * What somebody looks after, with whether it is late and whether it waits for them: read once from the rows of their organisation; of a whole
 * country from an index, each time that it is asked for.
 */
function watchedSeen(person: Person, at: Prisma.Sql): Prisma.Sql {
  const late = Prisma.sql`COALESCE(due_at < ${at}, false)`;
  const those = (mine: Prisma.Sql, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT case_id, kind, authority_id, standing, area_id, contractor_id, trade, due_at, people, lasting_harm, risk, ${late} AS late, ${mine} AS mine
    FROM watched_cases WHERE ${seenBy(person)} AND ${which}`;
  if (!person.roles.includes('auditor')) {
    const mine = Prisma.sql`(${heldBy(person)})`;
    return Prisma.sql`MATERIALIZED (${those(mine, Prisma.sql`(kind <> 'placement' OR due_at < ${at} OR ${mine})`)})`;
  }
  const mine = Prisma.sql`case_id IN (SELECT case_id FROM watched_cases WHERE ${heldBy(person)})`;
  const parts = [
    Prisma.sql`kind IN ('tender', 'contract')`,
    Prisma.sql`kind = 'placement' AND due_at < ${at}`,
    Prisma.sql`kind = 'placement' AND NOT ${late} AND ${mine}`,
  ];
  return Prisma.sql`NOT MATERIALIZED (${Prisma.join(
    parts.map((part) => those(mine, part)),
    ' UNION ALL '
  )})`;
}

/** Of a whole country areas, contractors and trades are offered once an authority is chosen. */
function choices(person: Person, { authority }: TodayFilter): Prisma.Sql {
  const everywhere = person.roles.includes('auditor');
  const within = Prisma.sql`${seenBy(person)} AND ${authority === null ? Prisma.sql`true` : Prisma.sql`authority_id = ${authority}`}`;
  const listed = (rows: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT COALESCE(json_agg(json_build_object('value', id, 'label', name) ORDER BY name), '[]') FROM (${rows}) c)`;
  const narrow = (rows: Prisma.Sql): Prisma.Sql =>
    everywhere && authority === null ? Prisma.sql`'[]'::json` : listed(rows);
  const authorities = everywhere
    ? Prisma.sql`SELECT id FROM authorities WHERE EXISTS (SELECT FROM watched_cases WHERE authority_id = authorities.id)`
    : Prisma.sql`SELECT authority_id FROM watched_cases WHERE ${seenBy(person)}`;
  return Prisma.sql`json_build_object(
    'authority', ${listed(Prisma.sql`SELECT id, name FROM organisations WHERE id IN (${authorities})`)},
    'contractor', ${narrow(Prisma.sql`SELECT id, name FROM organisations WHERE id IN (SELECT contractor_id FROM watched_cases WHERE ${within})`)},
    'trade', ${narrow(Prisma.sql`SELECT DISTINCT trade AS id, trade AS name FROM watched_cases WHERE trade IS NOT NULL AND ${within}`)},
    'area', ${narrow(Prisma.sql`
      SELECT w.area_id AS id, COALESCE(min(areas.name), w.area_id) AS name
      FROM (SELECT DISTINCT authority_id, area_id FROM watched_cases WHERE area_id IS NOT NULL AND ${within}) w
      JOIN authorities ON authorities.id = w.authority_id
      LEFT JOIN areas ON areas.id = w.area_id AND areas.authority_id IN (authorities.id, authorities.parent_id) GROUP BY w.area_id`)})`;
}

/** What is shown of these cases, what was decided lately, and the person's saved filters; with the names of all that is mentioned. */
export async function todayDetails(
  db: Database,
  person: Person,
  shown: {
    readonly caseIds: readonly string[];
    readonly organisationIds: readonly string[];
    readonly filter: TodayFilter;
  }
): Promise<TodayDetails> {
  const [row] = await db.$queryRaw<{ readonly details: TodayDetails }[]>(detailsQuery(person, shown));
  if (row === undefined) throw new Error('The database did not answer for a day.');
  return row.details;
}

/** The second question, for a test to have it explained. */
export function detailsQuery(
  person: Person,
  { caseIds, organisationIds, filter }: Parameters<typeof todayDetails>[2]
): Prisma.Sql {
  return Prisma.sql`
    WITH decided AS (
      SELECT * FROM ${decidedBy(person, filter)} e ORDER BY at DESC, seq DESC LIMIT ${decidedShown}
    ), nudged AS (SELECT nudged ->> 'by' AS by FROM watched_cases WHERE case_id = ANY(${[...caseIds]}::text[]))
    SELECT json_build_object(
      'cases', COALESCE((SELECT json_object_agg(id, json_build_object('reference', reference, 'title', title))
        FROM cases WHERE id = ANY(${[...caseIds]}::text[])), '{}'),
      'decided', COALESCE((SELECT json_agg(json_build_object('caseId', case_id, 'kind', kind, 'reference', reference, 'title', title,
        'event', data || jsonb_build_object('type', type, 'by', by, 'via', via,
          'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) ORDER BY at DESC, seq DESC) FROM decided), '[]'),
      'filters', COALESCE((SELECT json_agg(json_build_object('name', name, 'query', query) ORDER BY name)
        FROM saved_filters WHERE person_id = ${person.id}), '[]'),
      'organisations', COALESCE((SELECT json_object_agg(id, name) FROM organisations
        WHERE id = ANY(${[...organisationIds]}::text[]) OR id IN (SELECT data ->> 'organisationId' FROM decided)), '{}'),
      'people', COALESCE((SELECT json_object_agg(id, display_name) FROM people WHERE id IN (
        SELECT by FROM decided UNION SELECT data ->> 'inSteadOf' FROM decided UNION SELECT by FROM nudged)), '{}'),
      'areas', COALESCE((SELECT json_object_agg(id, name) FROM areas WHERE authority_id IN (
        SELECT own.id FROM authorities own WHERE own.id = ANY(${[...organisationIds]}::text[])
        UNION SELECT own.parent_id FROM authorities own WHERE own.id = ANY(${[...organisationIds]}::text[]))), '{}')
    ) AS details`;
}

/** Decisions of the last days. Of a whole country the newest of each type are read, and not its week. */
function decidedBy(person: Person, filter: TodayFilter): Prisma.Sql {
  const those = (types: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT e.case_id, e.seq, e.type, e.at, e.by, e.via, e.data, c.kind, c.reference, c.title
    FROM case_events e JOIN cases c ON c.id = e.case_id LEFT JOIN watched_cases w ON w.case_id = e.case_id
    WHERE ${types} AND e.at > now() - make_interval(days => ${decidedDays})
      AND ${seenBy(person, Prisma.sql`c.party_ids`)} AND c.kind <> 'authority' ${narrowed(filter, {
        authority: 'c.authority_id',
        area: 'w.area_id',
        contractor: 'w.contractor_id',
        stage: 'c.standing',
        trade: 'w.trade',
      })}`;
  const deciding = Prisma.sql`${[...decidingEvents]}::text[]`;
  return person.roles.includes('auditor')
    ? Prisma.sql`(SELECT newest.* FROM unnest(${deciding}) one (type),
        LATERAL (${those(Prisma.sql`e.type = one.type`)} ORDER BY e.at DESC LIMIT ${decidedShown}) newest)`
    : Prisma.sql`(${those(Prisma.sql`e.type = ANY(${deciding})`)})`;
}

function narrowed(filter: TodayFilter, columns: Readonly<Record<keyof TodayFilter, string>>): Prisma.Sql {
  const set = (Object.keys(columns) as (keyof TodayFilter)[]).filter((name) => filter[name] !== null);
  return Prisma.join(
    [Prisma.empty, ...set.map((name) => Prisma.sql`AND ${Prisma.raw(columns[name])} = ${filter[name]}`)],
    ' '
  );
}

/** Keeps a filter under a name; one of the same name is replaced. */
export async function saveFilter(db: Database, personId: string, name: string, query: string): Promise<void> {
  await db.savedFilter.upsert({
    where: { personId_name: { personId, name } },
    create: { personId, name, query },
    update: { query },
  });
}

/** Forgets a saved filter. */
export async function forgetFilter(db: Database, personId: string, name: string): Promise<void> {
  await db.savedFilter.deleteMany({ where: { personId, name } });
}
