// What an authority's annual report is written from.
import type { Figure } from '../bots/charts/figures.js';
import { figuresOf } from '../bots/charts/figures.js';
import type { Flow } from '../bots/charts/paths.js';
import { flowsOf } from '../bots/charts/paths.js';
import { namesOf } from '../bots/names.js';
import type { ContractState } from '../domain/contract.js';
import type { Database } from '../prisma/database.js';
import { caseRows } from '../prisma/lists.js';
import type { OutcomeLine } from '../prisma/outcome-figures.js';
import { outcomeFigures } from '../prisma/outcome-figures.js';
import type { Person } from '../prisma/people.js';
import type { Coverage } from '../prisma/policy.js';
import { coverageIn } from '../prisma/policy.js';

/** A contract that ran in the year, as its line in the report has it. */
export interface AnnualContract extends Pick<ContractState, 'reference' | 'title' | 'obligations' | 'tally'> {
  readonly contractor: string;
}

/** All of it. */
export interface AnnualFacts {
  readonly year: number;
  readonly coverage: Coverage;
  readonly contracts: readonly AnnualContract[];
  /** Of those contracts together. */
  readonly figures: readonly Figure[];
  readonly flows: readonly Flow[];
  /** What the year led to; undefined when nothing did. */
  readonly outcome: OutcomeLine | undefined;
}

/** Reads it, contracts page by page; `onRows` hears of each page. Null when there is no such authority. */
export async function annualFacts(
  db: Database,
  person: Person,
  { authorityId, year }: { readonly authorityId: string; readonly year: number },
  onRows: (rows: number) => Promise<void>
): Promise<AnnualFacts | null> {
  const [coverage, { lines }] = await Promise.all([
    coverageIn(db, authorityId, year),
    outcomeFigures(db, { authorityId }, { year, authority: authorityId, contractor: null, area: null }),
  ]);
  if (coverage === null) return null;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const contracts: AnnualContract[] = [];
  let figures: readonly Figure[] = [];
  let flows: readonly Flow[] = [];
  for await (const rows of caseRows(db, person, { kind: 'contract', authorityId })) {
    const states = rows.flatMap(({ state }) =>
      state.kind === 'contract' && state.startsOn <= last && state.endsOn >= first ? [state] : []
    );
    const names = await namesOf(db, states);
    for (const { reference, title, obligations, tally, contractorId } of states)
      contracts.push({ reference, title, obligations, tally, contractor: names.organisation(contractorId) });
    figures = addedFigures(figures, figuresOf(states));
    const begun = states.flatMap(({ placements }) =>
      placements.filter(({ spells }) => spells.some(({ startedOn }) => startedOn >= first && startedOn <= last))
    );
    flows = addedFlows(flows, flowsOf(begun));
    await onRows(rows.length);
  }
  return { year, coverage, contracts, figures, flows, outcome: lines.find(({ by }) => by === 'all') };
}

/** Without their forecasts: what is to come is not the year's. */
function addedFigures(one: readonly Figure[], other: readonly Figure[]): Figure[] {
  const kinds = [...new Set([...one, ...other].map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const both = [...one, ...other].filter((figure) => figure.kind === kind);
    const sum = (of: 'target' | 'delivered' | 'accepted'): number => both.reduce((all, figure) => all + figure[of], 0);
    return { kind, target: sum('target'), delivered: sum('delivered'), accepted: sum('accepted'), forecast: null };
  });
}

function addedFlows(one: readonly Flow[], other: readonly Flow[]): Flow[] {
  const sums = new Map<string, Flow>();
  for (const flow of [...one, ...other]) {
    const key = `${flow.from} ${flow.to}`;
    sums.set(key, { ...flow, count: (sums.get(key)?.count ?? 0) + flow.count });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}
