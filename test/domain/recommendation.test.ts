// How much to ask for: the rates as their sources state them, and what holds for any purchase.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weakestMark } from '../../domain/presets.js';
import { startingSettings } from '../../domain/settings.js';
import type { Outcome, Purchase, Recommendation } from '../../domain/recommendation.js';
import { recommend } from '../../domain/recommendation.js';
import type { Scope } from '../../domain/scope.js';

const million = 100_000_000;
const vivalla: Scope = {
  nature: 'works',
  trade: 'rebuilding',
  valueOre: 412 * million,
  durationMonths: 48,
  labourPercent: 35,
};
const advise = (scope: Partial<Scope> = {}, rest: Partial<Purchase> = {}): Recommendation =>
  recommend({ scope: { ...vivalla, ...scope }, form: 'contract', outcomes: [], ...rest });
const targets = ({ proposals }: Recommendation): [string, number][] => proposals.map(({ id, target }) => [id, target]);
const whySilent = (recommendation: Recommendation, preset: string): string | undefined =>
  recommendation.silent.find((silent) => silent.preset === preset)?.why.gap;

const anyScope: fc.Arbitrary<Scope> = fc.record({
  nature: fc.constantFrom('works', 'services', 'goods'),
  trade: fc.option(fc.constantFrom('painting', 'roofs')),
  valueOre: fc.option(fc.integer({ min: 1, max: 100_000 }).map((count) => count * (million / 10))),
  durationMonths: fc.option(fc.integer({ min: 1, max: 120 })),
  labourPercent: fc.option(fc.integer({ min: 0, max: 100 })),
} as const);
const anyOutcome: fc.Arbitrary<Outcome> = fc.record({
  scope: anyScope,
  outcomes: fc.array(
    fc.record({ kind: fc.constantFrom('internship', 'employment'), delivered: fc.nat(200) } as const),
    { maxLength: 2 }
  ),
});

describe('Trafikverket’s rate', () => {
  it('gives Vivalla eight places: 96 full-time months, or eight internships', () => {
    expect(targets(advise({ labourPercent: null }))).toEqual([
      ['trafikverket-employment', 96],
      ['trafikverket-internship', 8],
    ]);
  });

  it('gives twice as much for services', () => {
    expect(advise({ nature: 'services' }).proposals.find(({ kind }) => kind === 'internship')?.target).toBe(16);
  });

  it.each([
    [{ nature: 'goods' }, {}, 'goods'],
    [{ durationMonths: 5 }, {}, 'short'],
    [{ valueOre: 49 * million, labourPercent: null }, {}, 'less-than-one'],
    [{ valueOre: 60 * million, labourPercent: 10 }, {}, 'few-workers'],
    [{ valueOre: null }, {}, 'unknown'],
    [{}, { form: 'framework' }, 'form'],
    [{}, { form: 'call-off' }, 'form'],
    [{}, { form: 'direct-award' }, 'form'],
  ] satisfies [Partial<Scope>, Partial<Purchase>, string][])('is silent for %j %j: %s', (scope, rest, gap) => {
    expect(whySilent(advise(scope, rest), 'trafikverket')).toBe(gap);
  });
});

describe('the labour share', () => {
  it('turns five percent of the labour value into full-time months, its inputs shown', () => {
    const proposal = advise().proposals.find(({ id }) => id === 'labour-share');
    expect(proposal?.target).toBe(160);
    expect(proposal?.how).toMatchObject({ labourPercent: 35, sharePercent: 5, fullTimeMonthOre: 4_500_000 });
    expect(weakestMark(['labourValuePercent', 'worksOrePerPlace'])).toBe('K');
    expect(startingSettings.worksOrePerPlace.mark).toBe('V');
  });
});

describe('own earlier outcomes', () => {
  const earlier = (delivered: number, trade = 'rebuilding'): Outcome => ({
    scope: { ...vivalla, trade, valueOre: 10 * million },
    outcomes: [{ kind: 'internship', delivered }],
  });
  const own = (outcomes: Outcome[]): Recommendation => advise({ valueOre: 100 * million }, { outcomes });

  it('reckons with five contracts and not with four', () => {
    expect(own([1, 1, 2, 3, 9].map((count) => earlier(count))).proposals.at(-1)).toMatchObject({
      id: 'own-outcomes-internship',
      target: 20,
      how: { contracts: 5, compared: 'trade', lowest: 1, lowerQuartile: 1, median: 2, upperQuartile: 3, highest: 9 },
    });
    expect(whySilent(own([1, 1, 2, 3].map((count) => earlier(count))), 'own-outcomes')).toBe('few-outcomes');
  });

  it('falls back on the same nature when the trade has too few', () => {
    const mixed = own([earlier(2, 'Roofs'), ...[2, 2, 2, 2].map((count) => earlier(count))]);
    expect(mixed.proposals.at(-1)?.how).toMatchObject({ compared: 'nature', contracts: 5 });
  });
});

describe('the level', () => {
  it.each([
    [{}, 'bonus'],
    [{ durationMonths: 12 }, 'requirement'],
    [{ valueOre: 60 * million }, 'requirement'],
    [{ valueOre: 20 * million }, 'dialogue'],
    [{ durationMonths: 3 }, 'dialogue'],
    [{ nature: 'goods' }, 'dialogue'],
    [{ durationMonths: null }, null],
  ] satisfies [Partial<Scope>, string | null][])('of %j is %s', (scope, level) => {
    expect(advise(scope).level).toBe(level);
  });
});

describe('any recommendation', () => {
  it('proposes whole numbers of one and more, each preset speaking or saying why not', () => {
    fc.assert(
      fc.property(anyScope, fc.array(anyOutcome, { maxLength: 12 }), (scope, outcomes) => {
        const { proposals, silent } = recommend({ scope, form: 'contract', outcomes });
        for (const { target } of proposals) {
          expect(Number.isInteger(target)).toBe(true);
          expect(target).toBeGreaterThanOrEqual(1);
        }
        const spoken = [...new Set(proposals.map(({ how }) => how.preset))];
        expect([...spoken, ...silent.map(({ preset }) => preset)].sort()).toEqual([
          'labour-share',
          'own-outcomes',
          'trafikverket',
        ]);
        expect(JSON.stringify({ proposals, silent })).not.toContain('null');
      })
    );
  });

  it('never proposes less for a larger contract', () => {
    fc.assert(
      fc.property(anyScope, fc.integer({ min: 1, max: 50 }), (scope, times) => {
        const { valueOre } = scope;
        fc.pre(valueOre !== null);
        const small = recommend({ scope, form: 'contract', outcomes: [] });
        const large = recommend({ scope: { ...scope, valueOre: valueOre * times }, form: 'contract', outcomes: [] });
        for (const { id, target } of small.proposals)
          expect(large.proposals.find((other) => other.id === id)?.target).toBeGreaterThanOrEqual(target);
      })
    );
  });
});
