// Quality-based evaluation: the best ratio of price and quality wins, by weights set beforehand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwardModel } from '../../domain/award-model.js';
import { faultOfModel } from '../../domain/award-model.js';
import { startingPolicy } from '../../domain/policy.js';
import type { SettledBid } from '../../domain/scoring.js';
import { abnormallyLow, priceShare, qualityShare, rank, sensitivity, tiedFirst } from '../../domain/scoring.js';

const model: AwardModel = {
  priceWeightPercent: 40,
  priceModel: { kind: 'relative' },
  criteria: [
    { id: 'plan', name: 'Plan', weightPercent: 40, maxPoints: 10 },
    { id: 'tutors', name: 'Tutors', weightPercent: 20, maxPoints: 5 },
  ],
  musts: [],
  evaluators: 2,
  abnormalUnderPercent: 30,
};

function bid(bidderId: string, priceOre: number, plan: number, tutors: number): SettledBid {
  const points = [
    { criterionId: 'plan', points: plan },
    { criterionId: 'tutors', points: tutors },
  ];
  return { bidderId, priceOre, points };
}

const weighing = (price: number): AwardModel => ({
  ...model,
  priceWeightPercent: price,
  criteria: [
    { id: 'plan', name: 'Plan', weightPercent: ((100 - price) * 2) / 3, maxPoints: 10 },
    { id: 'tutors', name: 'Tutors', weightPercent: (100 - price) / 3, maxPoints: 5 },
  ],
});

describe('the award model', () => {
  const fault = (changes: Partial<AwardModel>, procedure = 'open') =>
    faultOfModel({ ...model, ...changes }, startingPolicy, procedure);

  it('is taken when its weights sum to 100 and price is within the policy', () => {
    expect(fault({})).toBeNull();
  });

  it('says how much is missing or too much when the weights do not sum to 100', () => {
    expect(fault({ priceWeightPercent: 39 })).toMatchObject({
      refused: 'WeightSum',
      details: { sum: '99', off: '1', side: 'under' },
    });
    expect(fault({ priceWeightPercent: 42.5 })).toMatchObject({ details: { sum: '102.5', off: '2.5', side: 'over' } });
  });

  it('may weigh thirds, which sum to 100 as people write them', () => {
    const criteria = [33.3, 33.3].map((weightPercent, at) => ({
      id: `c${at}`,
      name: 'c',
      weightPercent,
      maxPoints: 5,
    }));
    expect(fault({ priceWeightPercent: 33.4, criteria })).toBeNull();
  });

  it('is refused when price alone decides, or weighs more than the policy allows', () => {
    expect(fault({ priceWeightPercent: 100, criteria: [] })).toMatchObject({
      refused: 'PriceTooHeavy',
      details: { price: '100', max: '60' },
    });
  });

  it('needs ids that differ, two evaluators, and price bounds in order', () => {
    expect(fault({ musts: [{ id: 'plan', text: 'same id' }] })).toMatchObject({ refused: 'SameIdTwice' });
    expect(fault({ evaluators: 1 })).toMatchObject({ refused: 'TooFewEvaluators' });
    expect(fault({ evaluators: 1 }, 'direct')).toBeNull();
    expect(fault({ priceModel: { kind: 'absolute', fullPointsAtOre: 200, noPointsAtOre: 100 } })).toMatchObject({
      refused: 'PriceBounds',
    });
  });

  it('takes any whole weights exactly when they sum to 100', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), weights, (priceWeightPercent, list) => {
        const criteria = list.map((weightPercent, at) => ({ id: `c${at}`, name: 'c', weightPercent, maxPoints: 5 }));
        const sum = list.reduce((all, each) => all + each, priceWeightPercent);
        expect(fault({ priceWeightPercent, criteria })?.refused ?? null).toBe(sum === 100 ? null : 'WeightSum');
      })
    );
  });
});

describe('rank', () => {
  it('puts the better bid before the cheaper one, as in Vivalla', () => {
    const ranking = rank([bid('skanska', 412, 9, 4.5), bid('cheap', 389, 5, 2.5)], model);
    expect(ranking).toEqual([
      {
        bidderId: 'skanska',
        priceOre: 412,
        qualityPoints: 90,
        pricePoints: 94.42,
        totalPoints: 91.77,
        criteria: [
          { id: 'plan', points: 36 },
          { id: 'tutors', points: 18 },
        ],
      },
      expect.objectContaining({ bidderId: 'cheap', qualityPoints: 50, pricePoints: 100, totalPoints: 70 }),
    ]);
  });

  it('breaks equal totals by the higher quality, then by the lower price, then by the lot', () => {
    // Half and half: 50 + 100 against 100 + 50.
    const half = weighing(50);
    expect(rank([bid('b', 100, 5, 2.5), bid('a', 200, 10, 5)], half).map(({ bidderId }) => bidderId)).toEqual([
      'a',
      'b',
    ]);
    const absolute: AwardModel = {
      ...half,
      priceModel: { kind: 'absolute', fullPointsAtOre: 500, noPointsAtOre: 900 },
    };
    const ranking = rank([bid('b', 200, 5, 2), bid('a', 100, 5, 2)], absolute);
    expect(ranking.map(({ bidderId }) => bidderId)).toEqual(['a', 'b']);
    expect(tiedFirst(ranking)).toEqual([]);
    const equal = [bid('a', 100, 5, 2), bid('b', 100, 5, 2)];
    expect(tiedFirst(rank(equal, model))).toEqual(['a', 'b']);
    expect(rank(equal, model, 'b')[0]?.bidderId).toBe('b');
  });

  it('has nothing to rank without bids', () => {
    expect(rank([], model)).toEqual([]);
  });
});

describe('price points', () => {
  it('are in proportion to the lowest price, or fall along a line between fixed bounds', () => {
    expect(priceShare({ kind: 'relative' }, 200, 100)).toBe(0.5);
    const absolute = { kind: 'absolute', fullPointsAtOre: 100, noPointsAtOre: 300 } as const;
    expect([50, 100, 200, 300, 400].map((price) => priceShare(absolute, price, 50))).toEqual([1, 1, 0.5, 0, 0]);
  });
});

const priceModel = fc.oneof(
  fc.constant({ kind: 'relative' } as const),
  fc
    .record({ low: fc.integer({ min: 0, max: 1_000_000 }), wide: fc.integer({ min: 1, max: 1_000_000 }) })
    .map(({ low, wide }) => ({ kind: 'absolute', fullPointsAtOre: low, noPointsAtOre: low + wide }) as const)
);
const anyModel = fc
  .record({ price: fc.integer({ min: 0, max: 100 }), priceModel })
  .map(({ price, priceModel: prices }): AwardModel => ({ ...weighing(price), priceModel: prices }));
const bids = fc.uniqueArray(
  fc
    .record({
      bidderId: fc.string({ minLength: 1 }),
      priceOre: fc.integer({ min: 1, max: 2_000_000 }),
      plan: fc.integer({ min: 0, max: 10 }),
      tutors: fc.integer({ min: 0, max: 5 }),
    })
    .map((each) => bid(each.bidderId, each.priceOre, each.plan, each.tutors)),
  { selector: ({ bidderId }) => bidderId, minLength: 1, maxLength: 8 }
);

describe('any ranking', () => {
  it('keeps every bid once, all points between 0 and 100, highest total first', () => {
    fc.assert(
      fc.property(bids, anyModel, (all, by) => {
        const ranking = rank(all, by);
        expect(ranking.map(({ bidderId }) => bidderId).sort()).toEqual(all.map(({ bidderId }) => bidderId).sort());
        ranking.forEach(({ qualityPoints, pricePoints, totalPoints }, at) => {
          for (const points of [qualityPoints, pricePoints, totalPoints]) {
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(100);
          }
          expect(totalPoints).toBeLessThanOrEqual(ranking[at - 1]?.totalPoints ?? 100);
        });
      })
    );
  });

  it('does not depend on the order in which the bids came', () => {
    fc.assert(
      fc.property(bids, anyModel, (all, by) => {
        const points = (list: readonly SettledBid[]): number[] => rank(list, by).map(({ totalPoints }) => totalPoints);
        expect(points([...all].reverse())).toEqual(points(all));
      })
    );
  });

  it('never moves a bid down for a better score, nor takes its points for a lower price', () => {
    const change = fc.record({
      at: fc.nat(),
      plan: fc.integer({ min: 0, max: 10 }),
      percent: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(bids, anyModel, change, (all, by, { at, plan, percent }) => {
        const chosen = all[at % all.length];
        if (chosen === undefined) return;
        const { bidderId } = chosen;
        const place = (list: readonly SettledBid[]): number =>
          rank(list, by, bidderId).findIndex((each) => each.bidderId === bidderId);
        const total = (list: readonly SettledBid[]): number =>
          rank(list, by).find((each) => each.bidderId === bidderId)?.totalPoints ?? 0;
        const swap = (other: SettledBid): SettledBid[] => all.map((each) => (each === chosen ? other : each));
        const before = chosen.points[0]?.points ?? 0;
        const better = swap(bid(bidderId, chosen.priceOre, Math.max(plan, before), chosen.points[1]?.points ?? 0));
        expect(place(better)).toBeLessThanOrEqual(place(all));
        const cheaper = swap({ ...chosen, priceOre: Math.ceil((chosen.priceOre * percent) / 100) });
        expect(total(cheaper)).toBeGreaterThanOrEqual(total(all));
      })
    );
  });
});

describe('sensitivity', () => {
  it('says under which weight of quality the winner changes', () => {
    // Quality 0.9 against 0.5, price 389/412 against 1: the lines cross where q × 0.4 = (100 - q) × 0.0558.
    const all = [bid('skanska', 412, 9, 4.5), bid('cheap', 389, 5, 2.5)];
    const { qualityUnder, qualityOver } = sensitivity(all, model, 'skanska');
    expect(qualityUnder).toBeCloseTo(12.25, 2);
    expect(qualityOver).toBeNull();
  });

  it('is null both ways when the winner is best at both, or alone', () => {
    const all = [bid('best', 100, 10, 5), bid('other', 200, 5, 2)];
    expect(sensitivity(all, model, 'best')).toEqual({ qualityUnder: null, qualityOver: null });
    expect(sensitivity([bid('alone', 100, 1, 1)], model, 'alone')).toEqual({ qualityUnder: null, qualityOver: null });
  });

  it('is what trying every weight shows', () => {
    const quality = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(bids, anyModel, quality, (all, by, weight) => {
        const winner = rank(all, by)[0]?.bidderId ?? '';
        const { qualityUnder, qualityOver } = sensitivity(all, by, winner);
        const lowest = Math.min(...all.map(({ priceOre }) => priceOre));
        const total = (each: SettledBid): number =>
          weight * qualityShare(by, each) + (100 - weight) * priceShare(by.priceModel, each.priceOre, lowest);
        const own = all.find(({ bidderId }) => bidderId === winner);
        const best = Math.max(...all.filter((each) => each !== own).map(total), -1);
        const lead = own === undefined ? 0 : total(own) - best;
        // The published ranking is rounded to hundredths, so a lead may be a hundredth of a point short of exact.
        if (weight < (qualityUnder ?? -1) - 0.001 || weight > (qualityOver ?? 101) + 0.001)
          expect(lead).toBeLessThan(1e-9);
        else if (weight > (qualityUnder ?? -1) + 0.001 && weight < (qualityOver ?? 101) - 0.001)
          expect(lead).toBeGreaterThan(-0.03);
      }),
      { numRuns: 1000 }
    );
  });
});

describe('an abnormally low price', () => {
  it('lies so many percent under the mean of the others', () => {
    const prices = (...list: number[]) => list.map((priceOre, at) => ({ bidderId: `b${at}`, priceOre }));
    expect(abnormallyLow(prices(70, 100, 100), 30)).toEqual(['b0']);
    expect(abnormallyLow(prices(71, 100, 100), 30)).toEqual([]);
    expect(abnormallyLow(prices(1), 30)).toEqual([]);
    expect(abnormallyLow([], 30)).toEqual([]);
  });
});
