// Lists of cases as people look at them: columns only, never a snapshot, page by page.
import { facesOf, rolesOf } from '../domain/actor.js';
import type { Ball, CaseKind } from '../domain/case.js';
import { holds } from '../domain/case.js';
import type { Waits } from '../domain/watch.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import type { Person } from './people.js';
import { actorOf } from './people.js';

/** Who is to act in a case, on what, until when. */
export type ListedBall = Pick<Ball, 'task' | 'roles' | 'organisationId' | 'dueAt'>;

/** A case with what lists show of it. */
export interface ListedCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly reference: string;
  readonly title: string;
  readonly standing: string;
  readonly ball: ListedBall | null;
  /** The name of the organisation that has the ball; null when nobody has. */
  readonly holderName: string | null;
  /** Somebody has the ball, and its time is up. Waiting for days to pass is never overdue. */
  readonly overdue: boolean;
}

/** Columns of {@link ListedCase} of rows `c`, as JSON. */
export const listedJson = Prisma.sql`json_build_object('id', c.id, 'kind', c.kind, 'authorityId', c.authority_id,
  'authorityName', (SELECT name FROM organisations WHERE id = c.authority_id), 'reference', c.reference, 'title', c.title,
  'standing', c.standing, 'ball', CASE WHEN c.task IS NOT NULL THEN json_build_object('task', c.task, 'roles', c.ball_roles,
    'organisationId', c.ball_organisation_id,
    'dueAt', to_char(c.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END,
  'holderName', (SELECT name FROM organisations WHERE id = c.ball_organisation_id),
  'overdue', COALESCE(c.ball_organisation_id IS NOT NULL AND c.due_at < now(), false))`;

/** Cases that somebody may see: their organisation takes part, or they are an auditor. */
export const seenBy = ({ roles, organisationId }: Person, parties = Prisma.sql`party_ids`): Prisma.Sql =>
  roles.includes('auditor') ? Prisma.sql`true` : Prisma.sql`${parties} @> ARRAY[${organisationId}]::text[]`;

/** Tenders that are under way and contracts: a signed tender lives on as its contract. An index has no others. */
export const isListed = Prisma.sql`(c.kind = 'contract' OR (c.kind = 'tender' AND c.standing <> 'signed'))`;

/** Watched cases in which something waits for somebody. */
export const heldBy = (person: Person): Prisma.Sql =>
  Prisma.sql`holders && ${rolesOf(person).map((role) => `${person.organisationId} ${role}`)}::text[]`;

/** Cases that wait for somebody, and how many there are in all. */
export interface Waiting {
  readonly cases: readonly ListedCase[];
  readonly total: number;
}

/**
 * Cases that wait for this person, or a colleague in the same role; those due first come first. In a contract several things wait at
 * once: its row carries the one that this person is to do, whoever holds the ball.
 */
export async function waitingFor(db: Database, person: Person, limit = 100): Promise<Waiting> {
  type Row = ListedCase & { readonly waits: readonly Waits[] };
  const [row] = await db.$queryRaw<{ readonly cases: readonly Row[]; readonly total: number }[]>(
    waitingQuery(person, limit)
  );
  const faces = facesOf(actorOf(person));
  const now = new Date().toISOString();
  const cases = (row?.cases ?? []).map(({ waits, ...listed }): ListedCase => {
    const mine = waits.find((each) => faces.some((face) => holds(each, face))) ?? null;
    if (mine === null) return listed;
    return {
      ...listed,
      ball: mine,
      holderName: person.organisationName,
      overdue: mine.dueAt !== null && mine.dueAt < now,
    };
  });
  const due = ({ ball }: ListedCase): string => ball?.dueAt ?? '9999';
  return { cases: cases.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)), total: row?.total ?? 0 };
}

/** The question, for a test to have it explained. */
export function waitingQuery(person: Person, limit: number): Prisma.Sql {
  return Prisma.sql`
    WITH held AS MATERIALIZED (SELECT case_id, due_at FROM watched_cases WHERE ${heldBy(person)} AND ${seenBy(person)}),
    first AS (SELECT case_id, due_at FROM held ORDER BY due_at NULLS LAST, case_id LIMIT ${limit})
    SELECT (SELECT count(*)::int FROM held) AS total,
      COALESCE((SELECT json_agg((${listedJson}::jsonb || jsonb_build_object('waits', w.watch -> 'waits'))
          ORDER BY first.due_at NULLS LAST, first.case_id)
        FROM first JOIN cases c ON c.id = first.case_id JOIN watched_cases w ON w.case_id = first.case_id), '[]') AS cases`;
}

/** What a list is narrowed by. */
export interface ListFilter {
  readonly kinds: readonly ('tender' | 'contract')[];
  readonly authorityId?: string;
  /** With signed tenders too. */
  readonly signed?: true;
  /** Without what waits for the reader. */
  readonly others?: true;
  readonly limit: number;
}

/** Tenders and contracts that this person may see: those that run first, then the newest reference. */
export async function listedCases(db: Database, person: Person, filter: ListFilter): Promise<ListedCase[]> {
  const rows = await db.$queryRaw<{ readonly listed: ListedCase }[]>(listedQuery(person, filter));
  return rows.map(({ listed }) => listed);
}

/** The question, for a test to have it explained. */
export function listedQuery(person: Person, filter: ListFilter): Prisma.Sql {
  const { kinds, authorityId, signed = false, others = false, limit } = filter;
  const notHeld = Prisma.sql`NOT EXISTS (SELECT FROM watched_cases WHERE case_id = c.id AND ${heldBy(person)})`;
  return Prisma.sql`
    WITH page AS (
      SELECT c.id FROM cases c
      WHERE c.kind = ANY(${[...kinds]}::text[]) AND ${seenBy(person)} AND ${signed ? Prisma.sql`true` : isListed}
        AND ${authorityId === undefined ? Prisma.sql`true` : Prisma.sql`c.authority_id = ${authorityId}`}
        AND ${others ? notHeld : Prisma.sql`true`}
      ORDER BY c.running DESC, c.id DESC LIMIT ${limit}
    )
    SELECT ${listedJson} AS listed FROM page JOIN cases c ON c.id = page.id ORDER BY c.running DESC, c.id DESC`;
}

/** A case by its reference, to lead to it; null when this person may not see it. */
export async function seenCase(
  db: Database,
  person: Person,
  id: string
): Promise<{ readonly id: string; readonly reference: string } | null> {
  const [row] = await db.$queryRaw<{ readonly id: string; readonly reference: string }[]>`
    SELECT id, reference FROM cases WHERE id = ${id} AND ${seenBy(person)}`;
  return row ?? null;
}
