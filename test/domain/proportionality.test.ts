// Whether what is asked for is in reason, and that everybody is told why.
import fc from 'fast-check';
import { settingsOf } from '../../domain/settings.js';
import { describe, expect, it } from 'vitest';
import { adviceInWords, proportionalityInWords } from '../../bots/advice.js';
import type { Verdict } from '../../domain/proportionality.js';
import { proportionality } from '../../domain/proportionality.js';
import { recommend } from '../../domain/recommendation.js';
import type { Requirement } from '../../domain/requirement.js';
import type { Scope } from '../../domain/scope.js';
import { completeRequirement } from '../support/requirements.js';

const million = 100_000_000;
const scope: Scope = {
  nature: 'works',
  trade: null,
  valueOre: 412 * million,
  durationMonths: 48,
  labourPercent: null,
};
const asking = (changes: Partial<Requirement>): Requirement => ({
  level: 'requirement',
  targetGroup: 'long-term unemployed',
  areaId: null,
  obligations: [{ kind: 'internship', target: 8 }],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'contract-manager',
  sanctions: [{ step: 'reminder', withinDays: 14, amountOre: null }],
  bonus: null,
  ...changes,
});
const internships = (target: number): Requirement => asking({ obligations: [{ kind: 'internship', target }] });
const order: Verdict[] = ['proportionate', 'high', 'too-high'];
const sizes = fc.integer({ min: 1, max: 5000 });
const anyScope = fc.record({
  nature: fc.constantFrom('works', 'services'),
  trade: fc.constant(null),
  valueOre: sizes.map((count) => count * million),
  durationMonths: fc.integer({ min: 12, max: 120 }),
  labourPercent: fc.option(fc.integer({ min: 1, max: 100 })),
} as const);

describe('proportionality', () => {
  it.each([
    [8, 'proportionate'],
    [12, 'proportionate'],
    [13, 'high'],
    [24, 'high'],
    [25, 'too-high'],
    [40, 'too-high'],
  ])('of %i internships at 412 MSEK is %s', (target, verdict) => {
    expect(proportionality(internships(target), scope).verdict).toBe(verdict);
  });

  it('goes by the values that the policy has made its own', () => {
    const strict = settingsOf({ highFromTimes: 1, tooHighFromTimes: 1 });
    const asked = internships(9);
    expect(proportionality(asked, scope).verdict).toBe('proportionate');
    expect(proportionality(asked, scope, strict).verdict).toBe('too-high');
  });

  it('tells the numbers in both languages', () => {
    const judged = proportionality(internships(40), scope);
    expect(proportionalityInWords(judged, 'en').reasons[0]).toBe(
      "40 internships in 48 months at SEK 412 million is one per SEK 10.3 million; Trafikverket's rate would give 8."
    );
    expect(proportionalityInWords(judged, 'sv').reasons[0]).toBe(
      '40 praktikplatser på 48 månader vid 412 miljoner kr är en per 10,3 miljoner kr; Trafikverkets nivå ger 8.'
    );
  });

  it('cannot be judged without a value, and a dialogue needs none', () => {
    expect(proportionality(internships(40), { ...scope, valueOre: null }).verdict).toBe('unknown');
    expect(proportionality(asking({ level: 'dialogue' }), { ...scope, valueOre: null }).verdict).toBe('proportionate');
  });

  it('finds no time for a first start that may come when the contract has ended', () => {
    expect(proportionality(asking({ durationMonths: 6 }), scope).verdict).toBe('too-high');
  });

  it('never calls a single place too high for its size', () => {
    expect(proportionality(internships(1), { ...scope, valueOre: 2 * million }).verdict).toBe('high');
  });

  it('weighs what the fines may come to', () => {
    const sanctions = [{ step: 'fine', withinDays: 30, amountOre: 10 * million }] as const;
    expect(proportionality(asking({ sanctions }), scope).verdict).toBe('too-high');
  });

  it('finds every proposal of the presets in proportion', () => {
    fc.assert(
      fc.property(anyScope, (any) => {
        for (const { kind, target } of recommend({ scope: any, form: 'contract', outcomes: [] }).proposals) {
          const requirement = asking({ obligations: [{ kind, target }], durationMonths: any.durationMonths });
          expect(proportionality(requirement, any).verdict).toBe('proportionate');
        }
      })
    );
  });

  it('is never milder for asking more, nor stricter for a larger contract', () => {
    fc.assert(
      fc.property(anyScope, sizes, fc.integer({ min: 1, max: 20 }), (any, target, times) => {
        const verdict = (asked: number, valueOre: number): number =>
          order.indexOf(proportionality(internships(asked), { ...any, valueOre }).verdict);
        expect(verdict(target * times, any.valueOre)).toBeGreaterThanOrEqual(verdict(target, any.valueOre));
        expect(verdict(target, any.valueOre * times)).toBeLessThanOrEqual(verdict(target, any.valueOre));
      })
    );
  });

  it('always has a reason, written out in both languages', () => {
    fc.assert(
      fc.property(completeRequirement, anyScope, fc.constantFrom('sv', 'en'), (requirement, any, language) => {
        const words = proportionalityInWords(proportionality(requirement, any), language);
        const advice = adviceInWords(recommend({ scope: any, form: 'contract', outcomes: [] }), language);
        expect(words.reasons.length).toBeGreaterThan(0);
        for (const line of [
          words.verdict,
          ...words.reasons,
          advice.levelReason,
          ...advice.silent,
          ...advice.settings,
        ]) {
          expect(line).not.toMatch(/undefined|NaN|Infinity|null/);
          expect(line.length).toBeGreaterThan(10);
        }
      })
    );
  });
});
