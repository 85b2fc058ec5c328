// What the overview counts: delivered against promised, summed over contracts. Pure.
import type { ContractState } from '../../domain/contract.js';
import type { Range } from '../../domain/forecast.js';
import { forecast } from '../../domain/forecast.js';
import type { ObligationKind } from '../../domain/requirement.js';
import { obligationKinds } from '../../domain/requirement.js';

/** One kind of obligation over several contracts. */
export interface Figure {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly delivered: number;
  readonly accepted: number;
  /** What there will be at the ends of those contracts that have gone on long enough to tell; null when none has. */
  readonly forecast: (Range & { readonly target: number; readonly contracts: number }) | null;
}

/** Sums per kind; kinds that no contract promises are left out. */
export function figuresOf(contracts: readonly ContractState[]): Figure[] {
  return obligationKinds.flatMap((kind) => {
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
        forecast: forecastOf(promising, kind),
      },
    ];
  });
}

/** Forecasts added up: contracts stray independently of each other, so their distances add up as squares. */
function forecastOf(contracts: readonly ContractState[], kind: ObligationKind): Figure['forecast'] {
  const known = contracts.flatMap((contract) => {
    const obligation = contract.obligations.find((one) => one.kind === kind);
    const found = obligation === undefined ? null : forecast(contract, obligation);
    return obligation === undefined || found === null ? [] : [{ ...found.atEnd, target: obligation.target }];
  });
  if (known.length === 0) return null;
  const sum = (of: (range: (typeof known)[number]) => number): number =>
    known.reduce((total, range) => total + of(range), 0);
  const expected = sum((range) => range.expected);
  return {
    low: Math.floor(expected - Math.sqrt(sum((range) => (range.expected - range.low) ** 2))),
    expected,
    high: Math.ceil(expected + Math.sqrt(sum((range) => (range.high - range.expected) ** 2))),
    target: sum((range) => range.target),
    contracts: known.length,
  };
}
