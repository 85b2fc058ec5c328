// What the overview counts: delivered against promised, summed over contracts. Pure.
import type { ContractState } from '../../domain/contract.js';
import type { Range } from '../../domain/forecast.js';
import { obligationLines } from '../../domain/forecast.js';
import type { ObligationKind } from '../../domain/requirement.js';
import { obligationKinds } from '../../domain/requirement.js';
import type { ObligationSums } from '../../prisma/overview.js';

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
  const lines = contracts.flatMap(obligationLines);
  return figuresFrom(
    obligationKinds.flatMap((kind): ObligationSums[] => {
      const promised = lines.filter((line) => line.kind === kind);
      const foreseen = promised.flatMap(({ target, atEnd }) => (atEnd === null ? [] : [{ target, ...atEnd }]));
      if (promised.length === 0) return [];
      return [
        {
          kind,
          target: sumOf(promised, ({ target }) => target),
          reported: sumOf(promised, ({ reported }) => reported),
          accepted: sumOf(promised, ({ accepted }) => accepted),
          foreseen: foreseen.length,
          foreseenTarget: sumOf(foreseen, ({ target }) => target),
          expected: sumOf(foreseen, ({ expected }) => expected),
          below: sumOf(foreseen, ({ expected, low }) => (expected - low) ** 2),
          above: sumOf(foreseen, ({ expected, high }) => (high - expected) ** 2),
        },
      ];
    })
  );
}

/** The same from sums that are there already. Contracts stray independently of each other, so their distances add up as squares. */
export function figuresFrom(sums: readonly ObligationSums[]): Figure[] {
  return obligationKinds.flatMap((kind) => {
    const found = sums.find((each) => each.kind === kind);
    if (found === undefined) return [];
    const { target, reported, accepted, foreseen, foreseenTarget, expected, below, above } = found;
    return [
      {
        kind,
        target,
        delivered: reported,
        accepted,
        forecast:
          foreseen === 0
            ? null
            : {
                low: Math.floor(expected - Math.sqrt(below)),
                expected,
                high: Math.ceil(expected + Math.sqrt(above)),
                target: foreseenTarget,
                contracts: foreseen,
              },
      },
    ];
  });
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);
