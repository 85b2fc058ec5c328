// The shape of the words for recommendations: a sentence for each kind of arithmetic, gap and reason, in each language.
import type { ProportionReason } from '../../domain/proportionality.js';
import type { Arithmetic, Gap, LevelReason } from '../../domain/recommendation.js';
import type { ObligationKind } from '../../domain/requirement.js';

/** How numbers are written; `number` rounds to two decimals and `million` takes öre. */
export interface AdviceVoice {
  number(value: number): string;
  money(ore: number): string;
  million(ore: number): string;
  list(parts: readonly string[]): string;
}

type Sentences<U, K extends keyof U> = {
  readonly [T in U[K] & string]: (facts: Extract<U, Readonly<Record<K, T>>>, voice: AdviceVoice) => string;
};

/** One sentence for each. */
export interface AdviceWords {
  /** "40 internships"; `number` is the target as it is written. */
  readonly counted: (kind: ObligationKind, target: number, number: string) => string;
  readonly million: (number: string) => string;
  readonly level: Sentences<LevelReason, 'reason'>;
  readonly how: Sentences<Arithmetic, 'preset'>;
  readonly gap: Sentences<Gap, 'gap'>;
  readonly reasons: Sentences<ProportionReason, 'reason'>;
}
