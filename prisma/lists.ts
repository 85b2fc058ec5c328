// Long lists for whoever takes them away, page by page: each page goes on after the last row of the one before.
import type { CaseKind } from '../domain/case.js';
import type { ReportEntry } from '../domain/commands.js';
import type { CaseRow } from './cases.js';
import { rowsWhere } from './cases.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import { seenBy } from './listed.js';
import type { Person } from './people.js';

/** So many rows are read at once; the state of a contract may be large. */
const pageSize = 200;

/** Which cases. */
export interface CasesWanted {
  readonly kind: CaseKind;
  /** Only this authority's. */
  readonly authorityId?: string | undefined;
  /** Only those that came from this case: the placements of a contract. */
  readonly parentId?: string | undefined;
}

/** Cases that this person may see, by their ids. */
export async function* caseRows(db: Database, person: Person, wanted: CasesWanted): AsyncGenerator<CaseRow[]> {
  yield* inPages((after: CaseRow | null) =>
    rowsWhere(
      db,
      Prisma.sql`${those(person, wanted)} AND ${after === null ? Prisma.sql`true` : Prisma.sql`cases.id > ${after.id}`}
        ORDER BY cases.id LIMIT ${pageSize}`
    )
  );
}

const those = (person: Person, { kind, authorityId, parentId }: CasesWanted): Prisma.Sql => Prisma.sql`
  cases.kind = ${kind} AND ${seenBy(person)}
  AND ${authorityId === undefined ? Prisma.sql`true` : Prisma.sql`cases.authority_id = ${authorityId}`}
  AND ${parentId === undefined ? Prisma.sql`true` : Prisma.sql`cases.parent_id = ${parentId}`}`;

/** One report of a contract, without what was written in it. */
export interface ReportRow {
  readonly contractId: string;
  readonly reportId: string;
  readonly period: string;
  readonly entries: readonly ReportEntry[];
  /** The organisation of whoever reported, by name; null when that is not known any more. */
  readonly organisationName: string | null;
  readonly at: Date;
  readonly status: string;
  readonly answeredAt: Date | null;
}

/** Reports of a contract, or of all contracts of an authority. Whether a person may see them is for the caller to ask. */
export async function* reportRows(
  db: Database,
  of: { readonly contractId: string } | { readonly authorityId: string }
): AsyncGenerator<ReportRow[]> {
  yield* inPages(async (after: ReportRow | null) => {
    const rows = await db.report.findMany({
      where: {
        ...of,
        ...(after !== null && {
          OR: [
            { contractId: { gt: after.contractId } },
            { contractId: after.contractId, reportId: { gt: after.reportId } },
          ],
        }),
      },
      select: {
        contractId: true,
        reportId: true,
        period: true,
        entries: true,
        by: true,
        at: true,
        status: true,
        answeredAt: true,
      },
      orderBy: [{ contractId: 'asc' }, { reportId: 'asc' }],
      take: pageSize,
    });
    const people = await db.person.findMany({
      where: { id: { in: [...new Set(rows.flatMap(({ by }) => by ?? []))] } },
      select: { id: true, organisation: { select: { name: true } } },
    });
    const organisations = new Map(people.map(({ id, organisation }) => [id, organisation.name]));
    return rows.map(({ by, entries, ...row }) => ({
      ...row,
      entries: entries as unknown as ReportEntry[],
      organisationName: organisations.get(by ?? '') ?? null,
    }));
  });
}

async function* inPages<Row>(page: (after: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after: Row | null = null; ;) {
    const rows: Row[] = await page(after);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1) ?? null;
  }
}

/** How many rows {@link caseRows} has. */
export async function countCases(db: Database, person: Person, wanted: CasesWanted): Promise<number> {
  const [row] = await db.$queryRaw<{ readonly count: number }[]>`
    SELECT count(*)::int AS count FROM cases WHERE ${those(person, wanted)}`;
  return row?.count ?? 0;
}

/** How many rows {@link reportRows} has of an authority. */
export function countReports(db: Database, authorityId: string): Promise<number> {
  return db.report.count({ where: { authorityId } });
}
