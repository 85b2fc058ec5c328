// What a coordinator looks at in the morning, in two questions: every running case they may see as a narrow row, and the page of it.
import { rolesOf } from '../domain/actor.js';
import type { CaseEvent } from '../domain/any-case.js';
import type { CaseKind, Nudged } from '../domain/case.js';
import { decidingEvents } from '../domain/queue.js';
import type { Watch } from '../domain/watch.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import { seenBy } from './listed.js';
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

/** More than one person ever looks after; an auditor of a whole country is told that there are more. */
export const watchedRead = 20_000;
const decidedShown = 12;
const decidedDays = 7;

/** Every running case that this person may see; of placements only those that are late or wait for them. */
export async function watchedBy(db: Database, person: Person): Promise<WatchedCase[]> {
  const [row] = await db.$queryRaw<{ readonly watched: WatchedCase[] }[]>(watchedQuery(person));
  return row?.watched ?? [];
}

/** The first question, for a test to have it explained. */
export function watchedQuery(person: Person): Prisma.Sql {
  const mine = rolesOf(person).map((role) => `${person.organisationId} ${role}`);
  return Prisma.sql`
    SELECT COALESCE(json_agg(json_build_object('id', case_id, 'kind', kind, 'authorityId', authority_id, 'standing', standing,
      'areaId', area_id, 'contractorId', contractor_id, 'trade', trade, 'watch', watch, 'nudged', nudged)), '[]') AS watched
    FROM (
      SELECT * FROM watched_cases
      WHERE ${seenBy(person)}
        AND (kind <> 'placement' OR due_at < now() OR holders && ${mine}::text[])
      LIMIT ${watchedRead}
    ) rows`;
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
      SELECT e.case_id, e.seq, e.type, e.at, e.by, e.via, e.data, c.kind, c.reference, c.title
      FROM case_events e JOIN cases c ON c.id = e.case_id LEFT JOIN watched_cases w ON w.case_id = e.case_id
      WHERE e.type = ANY(${[...decidingEvents]}::text[]) AND e.at > now() - make_interval(days => ${decidedDays})
        AND ${seenBy(person, Prisma.sql`c.party_ids`)} AND c.kind <> 'authority' ${narrowed(filter)}
      ORDER BY e.at DESC, e.seq DESC LIMIT ${decidedShown}
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

function narrowed({ authority, area, contractor, stage, trade }: TodayFilter): Prisma.Sql {
  const only = (column: string, value: string | null): Prisma.Sql[] =>
    value === null ? [] : [Prisma.sql`AND ${Prisma.raw(column)} = ${value}`];
  return Prisma.join(
    [
      Prisma.empty,
      ...only('c.authority_id', authority),
      ...only('w.area_id', area),
      ...only('w.contractor_id', contractor),
      ...only('c.standing', stage),
      ...only('w.trade', trade),
    ],
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
