// Lists and single cases as people look at them, each in one query.
import type { Role, Via } from '../domain/actor.js';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import type { Ball, CaseKind } from '../domain/case.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import type { ListedCase } from './listed.js';
import { seenBy } from './listed.js';
import type { Person } from './people.js';

/** A case with its snapshot. */
export interface CaseRow extends Omit<ListedCase, 'ball' | 'holderName'> {
  readonly ball: Ball | null;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly state: CaseState;
}

/** One event of a case; `seq` is the revision it led to. */
export interface CaseEventRow {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly by: string | null;
  readonly via: Via;
  readonly data: CaseEvent;
}

/** A case as it is stored, with the name of its authority. The snapshot is written by our own workflows, through foothold_record only. */
type StoredCase = Pick<CaseRow, 'id' | 'authorityId' | 'authorityName' | 'reference' | 'title' | 'standing'> &
  Pick<CaseRow, 'revision' | 'updatedAt' | 'state'>;

/** A row as people look at it. */
function caseRow({ id, authorityId, authorityName, reference, title, standing, ...row }: StoredCase): CaseRow {
  const { revision, updatedAt, state } = row;
  const { kind, ball } = state;
  const overdue = isOverdue(ball, new Date());
  return {
    id,
    kind,
    authorityId,
    authorityName,
    reference,
    title,
    standing,
    ball,
    overdue,
    revision,
    updatedAt,
    state,
  };
}

/** True when somebody holds the ball and its time is up. Waiting for days to pass is never overdue. */
function isOverdue(ball: Ball | null, now: Date): boolean {
  return typeof ball?.organisationId === 'string' && ball.dueAt !== null && new Date(ball.dueAt) < now;
}

/** The reference of a tender that this person submitted and people in these roles are asked to decide on; null when there is none. */
export async function firstSubmissionBy(
  db: Database,
  authorityId: string,
  personId: string,
  roles: readonly Role[]
): Promise<string | null> {
  const row = await db.case.findFirst({
    where: {
      authorityId,
      kind: 'tender',
      running: true,
      task: 'decide',
      ballRoles: { hasSome: [...roles] },
      state: { path: ['submittedBy'], equals: personId },
    },
    select: { reference: true },
    orderBy: { dueAt: 'asc' },
  });
  return row?.reference ?? null;
}

/** Running tenders or contracts that this person may see, with their snapshots, for what they write in chat: newest reference first. */
export function runningCases(db: Database, person: Person, kind: 'tender' | 'contract'): Promise<CaseRow[]> {
  return rowsWhere(
    db,
    Prisma.sql`cases.kind = ${kind} AND cases.running AND ${seenBy(person)} ORDER BY cases.id DESC LIMIT 200`
  );
}

/** The first of these cases that this person may see, one that runs before others; null when there is none. */
export async function seenCaseOf(db: Database, person: Person, ids: readonly string[]): Promise<CaseRow | null> {
  const [row] = await rowsWhere(
    db,
    Prisma.sql`cases.id = ANY(${[...ids]}::text[]) AND ${seenBy(person)} ORDER BY cases.running DESC, cases.id DESC LIMIT 1`
  );
  return row ?? null;
}

/** Every case of a kind, for whoever runs the machine. */
export function allCases(db: Database, kind: CaseKind): Promise<CaseRow[]> {
  return rowsWhere(db, Prisma.sql`cases.kind = ${kind} ORDER BY cases.id`);
}

/** One case, or null. Whether a person may see it is for domain/permissions.ts to say. */
export async function caseById(db: Database, id: string): Promise<CaseRow | null> {
  const [row] = await rowsWhere(db, Prisma.sql`cases.id = ${id}`);
  return row ?? null;
}

/** One case as {@link caseById}, and whether it has taken this delivery before, however long ago; null when there is no such case. */
export async function caseAndDelivery(
  db: Database,
  id: string,
  deliveryId: string
): Promise<{ readonly row: CaseRow; readonly taken: boolean } | null> {
  const taken = Prisma.sql`,
    EXISTS (SELECT FROM deliveries WHERE case_id = ${id} AND delivery_id = ${deliveryId}) AS taken`;
  const [row] = await db.$queryRaw<(StoredCase & { readonly taken: boolean })[]>`
    ${selectCases(taken)} WHERE cases.id = ${id}`;
  return row === undefined ? null : { row: caseRow(row), taken: row.taken };
}

/** Those of these cases that there are. Whether a person may see them is for domain/permissions.ts to say. */
export function casesById(db: Database, ids: readonly string[]): Promise<CaseRow[]> {
  return rowsWhere(db, Prisma.sql`cases.id = ANY(${[...ids]}::text[]) ORDER BY cases.id`);
}

/** Cases that fit a condition on `cases`, as it orders and limits them. */
export async function rowsWhere(db: Database, condition: Prisma.Sql): Promise<CaseRow[]> {
  const rows = await db.$queryRaw<StoredCase[]>`${selectCases()} WHERE ${condition}`;
  return rows.map(caseRow);
}

/** In one round trip, and without what Prisma's planner costs: it is asked for twice at every click. */
function selectCases(more = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT cases.id, cases.authority_id AS "authorityId", organisations.name AS "authorityName",
      cases.reference, cases.title, cases.standing, cases.revision, cases.updated_at AS "updatedAt", cases.state ${more}
    FROM cases JOIN organisations ON organisations.id = cases.authority_id`;
}

/** Placements of a contract or contracts of a tender, by id. */
export function casesUnder(db: Database, parentId: string): Promise<CaseRow[]> {
  return rowsWhere(db, Prisma.sql`cases.parent_id = ${parentId} ORDER BY cases.id`);
}

/** What has happened in a case, newest first. */
export async function eventsOf(db: Database, caseId: string, { limit = 50 } = {}): Promise<CaseEventRow[]> {
  const rows = await db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'desc' }, take: limit });
  return rows.map(({ seq, type, at, by, via, data }) => ({
    seq,
    type,
    at,
    by,
    via: via as Via,
    data: { ...(data as object), type, at: at.toISOString(), by, via } as CaseEvent,
  }));
}

/** What has happened in a case of some types of event, oldest first. */
export async function eventsOfTypes(db: Database, caseId: string, types: readonly string[]): Promise<CaseEvent[]> {
  const rows = await db.caseEvent.findMany({ where: { caseId, type: { in: [...types] } }, orderBy: { seq: 'asc' } });
  return rows.map(
    ({ type, at, by, via, data }) => ({ ...(data as object), type, at: at.toISOString(), by, via }) as CaseEvent
  );
}

/** True when this delivery has been taken by the case before, however long ago. */
export async function deliveryTaken(db: Database, caseId: string, deliveryId: string): Promise<boolean> {
  return (await db.delivery.count({ where: { caseId, deliveryId } })) > 0;
}

/** A row of a list to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Authorities whose cases this person may see, to choose from. */
export function authoritiesVisibleTo(db: Database, person: Person): Promise<Choice[]> {
  // Of a whole country it is asked authority by authority.
  const seen = person.roles.includes('auditor')
    ? Prisma.sql`EXISTS (SELECT FROM cases WHERE authority_id = organisations.id)`
    : Prisma.sql`id IN (SELECT authority_id FROM cases WHERE ${seenBy(person)})`;
  return db.$queryRaw<Choice[]>`
    SELECT id AS value, name AS label FROM organisations WHERE kind = 'authority' AND ${seen} ORDER BY name`;
}

/** Areas of an authority and of the one it belongs to, to choose from. */
export async function areasOf(db: Database, authorityId: string): Promise<Choice[]> {
  const within = { OR: [{ authorityId }, { authority: { companies: { some: { id: authorityId } } } }] };
  const rows = await db.area.findMany({ where: within, orderBy: { name: 'asc' } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

/** Which of these cases are recorded. */
export async function recordedOf(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.case.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** A country has more organisations than a page can hold. */
const mostOrganisations = 200;

/** Organisations of a kind to propose: those called so, or with that id, then those that an authority has contracts with, then others by name. */
export async function organisationsOfKind(
  db: Database,
  kind: 'contractor' | 'matching-body',
  authorityId: string,
  called: readonly string[]
): Promise<Choice[]> {
  const names = called.map((name) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase());
  return db.$queryRaw<Choice[]>`
    SELECT id AS value, name AS label FROM (
      SELECT id, name, 0 AS rank FROM organisations WHERE kind = ${kind} AND (id = ANY(${called}) OR lower(name) = ANY(${names}))
      UNION ALL
      SELECT id, name, 1 FROM organisations
        WHERE kind = ${kind} AND id IN (SELECT key FROM outcome_totals WHERE authority_id = ${authorityId} AND year = 0 AND by = 'contractor')
      UNION ALL
      (SELECT id, name, 2 FROM organisations WHERE kind = ${kind} ORDER BY name LIMIT ${mostOrganisations})
    ) known
    GROUP BY id, name ORDER BY min(rank), name LIMIT ${mostOrganisations}`;
}
