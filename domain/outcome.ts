// What a contract came to, year by year, in numbers that add up over contracts: each person once for each kind, in the year it began.
// Only what the buyer has accepted is counted.
import type { ContractState } from './contract.js';
import { acceptedPartsByYear, countsTowards } from './obligations.js';
import type { PlacementRecord } from './placement-record.js';
import { notCounted } from './placement-record.js';
import type { ObligationKind } from './requirement.js';

/** A year of a contract. People are counted in the year in which each thing first began for them, months in which they were worked. */
export interface OutcomeYear {
  readonly year: number;
  /** 1 in the year in which the contract began. */
  readonly contracts: number;
  /** Everybody who began something, once. */
  readonly people: number;
  readonly internships: number;
  readonly employments: number;
  readonly permanentJobs: number;
  readonly educations: number;
  /** Parts of full-time months (domain/full-time-months.ts). */
  readonly monthParts: number;
  /** People behind those months. */
  readonly working: number;
  /** Numbers of placements that began a job or an education, whose checks 3, 6 and 12 months after are counted here. */
  readonly begun: readonly number[];
}

/** Years of contracts summed up. Of `asked`, who began a job or an education, so many were there or gone 3, 6 and 12 months after. */
export type OutcomeSums = Readonly<Record<Exclude<keyof OutcomeYear, 'year' | 'begun'>, number>> & {
  readonly asked: number;
  readonly there: readonly [number, number, number];
  readonly gone: readonly [number, number, number];
};

/** The years in which something happened, and the one in which the contract began; `today` is YYYY-MM-DD. */
export function outcomeYears(contract: ContractState, today: string): OutcomeYear[] {
  const years = new Map<number, OutcomeYear>();
  const add = (year: number, what: Partial<Omit<OutcomeYear, 'year'>>): void => {
    const { begun = [], ...more } = what;
    const sum = years.get(year) ?? { ...nothing, year };
    const counts = Object.entries(more) as [keyof typeof nothing, number][];
    const added = Object.fromEntries(counts.map(([name, count]) => [name, (sum[name] as number) + count]));
    years.set(year, { ...sum, ...added, begun: [...sum.begun, ...begun] });
  };
  add(yearOf(contract.startsOn), { contracts: 1 });
  contract.placements.forEach((record, index) => {
    if (notCounted(record, contract.startsOn) !== null) return;
    for (const [name, kinds] of kindsCounted) {
      const year = firstYear(record, kinds);
      if (year !== null) add(year, { [name]: 1 });
    }
    for (const [year, monthParts] of acceptedPartsByYear(contract, record, today))
      add(year, { monthParts, working: 1 });
    const last = record.spells.at(-1);
    if (last !== undefined && last.what !== 'internship' && firstYear(record, ['employment', 'education']) !== null)
      add(yearOf(last.startedOn), { begun: [index + 1] });
  });
  return [...years.values()].sort((a, b) => a.year - b.year);
}

const nothing: Omit<OutcomeYear, 'year'> = {
  contracts: 0,
  people: 0,
  internships: 0,
  employments: 0,
  permanentJobs: 0,
  educations: 0,
  monthParts: 0,
  working: 0,
  begun: [],
};

const kindsCounted: readonly (readonly [keyof typeof nothing, readonly ObligationKind[]])[] = [
  ['people', ['internship', 'employment', 'education']],
  ['internships', ['internship']],
  ['employments', ['employment']],
  ['permanentJobs', ['permanent-job']],
  ['educations', ['education']],
];

/** The year in which a placement first began one of these, as far as it is accepted. */
function firstYear({ spells }: PlacementRecord, kinds: readonly ObligationKind[]): number | null {
  const begun = spells
    .filter(({ accepted, what, employmentForm }) => {
      const counts = countsTowards(what, employmentForm);
      return accepted && kinds.some((kind) => counts.includes(kind));
    })
    .map(({ startedOn }) => startedOn)
    .sort();
  return begun[0] === undefined ? null : yearOf(begun[0]);
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
