// What the overview counts: delivered against promised, summed over contracts. Pure.
import type { ContractState } from '../domain/contract.js';
import type { ObligationKind } from '../domain/requirement.js';

/** One kind of obligation over several contracts. */
export interface Figure {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly delivered: number;
  readonly accepted: number;
}

const kinds: readonly ObligationKind[] = ['internship', 'employment', 'permanent-job', 'education'];

/** Sums per kind; kinds that no contract promises are left out. */
export function figuresOf(contracts: readonly ContractState[]): Figure[] {
  return kinds.flatMap((kind) => {
    const promising = contracts.filter(({ obligations }) => obligations.some((obligation) => obligation.kind === kind));
    if (promising.length === 0) return [];
    const sum = (of: (contract: ContractState) => number): number =>
      promising.reduce((total, contract) => total + of(contract), 0);
    return [
      {
        kind,
        target: sum(({ obligations }) =>
          obligations.reduce((total, one) => total + (one.kind === kind ? one.target : 0), 0)
        ),
        delivered: sum(({ tally }) => tally[kind].reported),
        accepted: sum(({ tally }) => tally[kind].accepted),
      },
    ];
  });
}
