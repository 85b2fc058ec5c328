// What anybody may see of an authority's outcome: only where its policy says so, and of small numbers nothing.
import type { PublicOutcome, PublicTable } from '../domain/public-outcome.js';
import { publicOutcome, publicTables } from '../domain/public-outcome.js';
import { settingsOf } from '../domain/settings.js';
import type { Database } from '../prisma/database.js';
import type { OutcomeLine } from '../prisma/outcome-figures.js';
import { outcomeFigures } from '../prisma/outcome-figures.js';
import { policyInForce } from '../prisma/policy.js';

/** One authority's, with the names of its lines in their order; null for contracts that lie in no area. */
export interface OpenOutcome {
  readonly authorityId: string;
  readonly name: string;
  readonly outcome: PublicOutcome;
  readonly names: Readonly<Record<PublicTable, readonly (string | null)[]>>;
  /** Fewer people than this are not shown. */
  readonly smallest: number;
}

const everything = { year: null, authority: null, contractor: null, area: null };
/** All lines, so that they add up to the total. */
const allLines = 100_000;

/**
 * What is shown of an authority; null where nothing is. A company whose municipality shows its own is told of there and only there:
 * two pages of which one is a part of the other would tell what each of them hides.
 */
export async function openOutcome(
  db: Database,
  authorityId: string
): Promise<OpenOutcome | { readonly at: string } | null> {
  const authority = await db.authority.findUnique({ where: { id: authorityId }, include: { organisation: true } });
  if (authority === null) return null;
  const above = authority.parentId;
  if (above !== null && (await policyInForce(db, above))?.publicOutcome === true) return { at: above };
  const policy = await policyInForce(db, authorityId);
  if (policy?.publicOutcome !== true) return null;
  const { lines } = await outcomeFigures(db, { authorityId }, everything, allLines);
  const total = lines.find(({ by }) => by === 'all');
  if (total === undefined) return null;
  const smallest = settingsOf(policy.settings).smallestShown.value;
  const inOrder = (table: PublicTable): OutcomeLine[] => {
    const own = lines.filter(({ by }) => by === table);
    return own.sort((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff', 'sv'));
  };
  const tables = Object.fromEntries(publicTables.map((table) => [table, inOrder(table)])) as Record<
    PublicTable,
    OutcomeLine[]
  >;
  return {
    authorityId,
    name: authority.organisation.name,
    outcome: publicOutcome(total, tables, smallest),
    names: {
      year: tables.year.map(({ name }) => name),
      authority: tables.authority.map(({ name }) => name),
      area: tables.area.map(({ name }) => name),
    },
    smallest,
  };
}
