// The overview of all cases that somebody may see, in one question: a page of contracts and one of tenders, most urgent first, and what all
// of them come to.
import type { ObligationLine } from '../domain/forecast.js';
import type { ObligationKind } from '../domain/requirement.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import type { ListedCase } from './listed.js';
import { isListed, listedJson, seenBy } from './listed.js';
import type { Person } from './people.js';

/** A contract with its obligations; a tender has none here. */
export type OverviewCase = ListedCase & { readonly obligations: readonly ObligationLine[] };

/** An obligation over all contracts that promise it; forecasts as sums, and distances from what is expected as sums of squares. */
export interface ObligationSums {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly reported: number;
  readonly accepted: number;
  /** Contracts that have gone on long enough to tell. */
  readonly foreseen: number;
  readonly foreseenTarget: number;
  readonly expected: number;
  readonly below: number;
  readonly above: number;
}

/** A page of cases, and all of them counted. */
export interface OverviewList {
  readonly cases: readonly OverviewCase[];
  readonly total: number;
  readonly running: number;
  readonly overdue: number;
}

/** What the database says. */
export interface OverviewRows {
  readonly contracts: OverviewList;
  readonly tenders: OverviewList;
  readonly sums: readonly ObligationSums[];
}

/** What is asked for: of one authority or all, and which pages (from 1). */
export interface OverviewAsked {
  readonly authority: string | null;
  readonly contracts: number;
  readonly tenders: number;
}

/** Cases of each kind on a page. */
export const overviewPage = 40;

/** Reads it. */
export async function overviewRows(db: Database, person: Person, asked: OverviewAsked): Promise<OverviewRows> {
  const [row] = await db.$queryRaw<{ readonly overview: OverviewRows }[]>(overviewQuery(person, asked));
  if (row === undefined) throw new Error('The database did not answer for the overview.');
  return row.overview;
}

/** The sums alone, e.g. for a picture of them. */
export async function obligationSums(
  db: Database,
  person: Person,
  authority: string | null
): Promise<ObligationSums[]> {
  const [row] = await db.$queryRaw<{ readonly sums: ObligationSums[] }[]>(
    Prisma.sql`SELECT ${sums(person, authority)} AS sums`
  );
  return row?.sums ?? [];
}

/** The question, for a test to have it explained. */
export function overviewQuery(person: Person, asked: OverviewAsked): Prisma.Sql {
  const { authority } = asked;
  const seen = seenIn(person, authority);
  return Prisma.sql`
    SELECT json_build_object('contracts', ${list('contract', seen, asked.contracts)}, 'tenders', ${list('tender', seen, asked.tenders)},
      'sums', ${sums(person, authority)}) AS overview`;
}

const seenIn = (person: Person, authority: string | null): Prisma.Sql => Prisma.sql`
  ${seenBy(person, Prisma.sql`c.party_ids`)} AND ${authority === null ? Prisma.sql`true` : Prisma.sql`c.authority_id = ${authority}`}`;

function list(kind: 'contract' | 'tender', seen: Prisma.Sql, page: number): Prisma.Sql {
  const rows = Prisma.sql`FROM cases c WHERE c.kind = ${kind} AND ${isListed} AND ${seen}`;
  const late = Prisma.sql`COALESCE(c.ball_organisation_id IS NOT NULL AND c.due_at < now(), false)`;
  const order = Prisma.sql`${late} DESC, c.due_at NULLS LAST, c.id DESC`;
  return Prisma.sql`(
    SELECT json_build_object('total', count(*), 'running', count(*) FILTER (WHERE c.running), 'overdue', count(*) FILTER (WHERE ${late}),
      'cases', COALESCE((
        SELECT json_agg(${listedJson}::jsonb || jsonb_build_object('obligations', COALESCE((
            SELECT jsonb_agg(jsonb_build_object('kind', kind, 'target', target, 'reported', reported, 'accepted', accepted, 'outlook', outlook,
              'atEnd', CASE WHEN expected IS NOT NULL THEN jsonb_build_object('low', low, 'expected', expected, 'high', high) END))
            FROM contract_obligations WHERE contract_id = c.id), '[]')) ORDER BY ${order})
        FROM (SELECT c.id ${rows} ORDER BY ${order} LIMIT ${overviewPage} OFFSET ${(page - 1) * overviewPage}) page
        JOIN cases c ON c.id = page.id), '[]'))
    ${rows})`;
}

/** Whoever sees every contract needs none of them looked up. */
function sums(person: Person, authority: string | null): Prisma.Sql {
  const whose = person.roles.includes('auditor')
    ? authority === null
      ? Prisma.sql`true`
      : Prisma.sql`authority_id = ${authority}`
    : Prisma.sql`contract_id = ANY(ARRAY(SELECT c.id FROM cases c WHERE c.kind = 'contract' AND ${seenIn(person, authority)}))`;
  return Prisma.sql`(SELECT COALESCE(json_agg(s), '[]') FROM (
    SELECT kind, sum(target) AS target, sum(reported) AS reported, sum(accepted) AS accepted, count(expected) AS foreseen,
      COALESCE(sum(target) FILTER (WHERE expected IS NOT NULL), 0) AS "foreseenTarget", COALESCE(sum(expected), 0) AS expected,
      COALESCE(sum((expected - low) * (expected - low)), 0) AS below, COALESCE(sum((high - expected) * (high - expected)), 0) AS above
    FROM contract_obligations WHERE ${whose} GROUP BY kind) s)`;
}
