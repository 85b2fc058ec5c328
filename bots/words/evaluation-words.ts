// The shape of the words about delivery: forecast, what does not count, and the final evaluation, in each language.
import type { Lessons } from '../../domain/commands.js';
import type { FirstStart, Kept } from '../../domain/commitments.js';
import type { Forecast } from '../../domain/forecast.js';
import type { NotCounted } from '../../domain/placement-record.js';
import type { Mark, ValueAssumption } from '../../domain/value.js';

/** Everything that is said of delivery in one language. Dates and amounts arrive as people of that language write them. */
export interface EvaluationWords {
  readonly title: string;
  readonly publicTitle: string;
  readonly facts: Readonly<Record<'contract' | 'reference' | 'authority' | 'contractor' | 'period' | 'asOf', string>>;
  readonly intro: string;
  readonly publicIntro: string;
  readonly sections: Readonly<
    Record<'outcome' | 'notCounted' | 'paths' | 'retention' | 'value' | 'evaluation' | 'lessons', string>
  >;
  readonly few: string;
  readonly outcome: (kind: string, delivered: string, target: string, accepted: string) => string;
  readonly kept: Readonly<Record<Kept, string>>;
  readonly firstStart: Readonly<Record<FirstStart['state'], (by: string, on: string | null) => string>>;
  readonly offered: string;
  readonly bonus: (extra: string, amount: string) => string;
  readonly notCounted: Readonly<Record<NotCounted, string>>;
  readonly notCountedLine: (placement: string, why: string) => string;
  readonly forecast: (facts: {
    readonly low: string;
    readonly high: string;
    readonly target: string;
    readonly end: string;
    readonly met: string | null;
  }) => string;
  readonly outlooks: Readonly<Record<Forecast['outlook'], string>>;
  readonly forecastHow: string;
  readonly path: (placement: string, steps: string, end: string | null) => string;
  readonly referredOnly: string;
  readonly step: (what: string, from: string, to: string | null) => string;
  readonly retention: (months: number, still: string, gone: string, open: string) => string;
  readonly retentionHidden: (months: number) => string;
  readonly lastCheck: (on: string) => string;
  readonly value: (amount: string, months: string, perMonth: string) => string;
  readonly valueHidden: string;
  readonly assumptions: Readonly<Record<ValueAssumption, string>>;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly lessons: Readonly<Record<keyof Lessons, string>>;
  readonly notYet: string;
  readonly page: readonly [string, string];
  readonly download: string;
  readonly downloadPublic: string;
}
