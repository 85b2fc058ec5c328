// Quality-based evaluation: the best ratio of price and quality wins, by weights set beforehand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/scoring.js';
import { rank } from '../../domain/scoring.js';

function bid(bidderId: string, priceOre: number, ...qualityPoints: number[]): Bid {
  return {
    bidderId,
    priceOre,
    promises: [],
    scores: qualityPoints.map((points, at) => ({ by: `e${at}`, qualityPoints: points, reason: 'r' })),
  };
}

describe('rank', () => {
  it('puts the better bid before the cheaper one, as in Vivalla', () => {
    const ranking = rank([bid('skanska', 110_000_000_00, 92, 88), bid('cheap', 100_000_000_00, 60)], 30);
    expect(ranking).toEqual([
      { bidderId: 'skanska', qualityPoints: 90, pricePoints: 90.91, totalPoints: 90.27 },
      { bidderId: 'cheap', qualityPoints: 60, pricePoints: 100, totalPoints: 72 },
    ]);
  });

  it('goes by price alone, or by quality alone, when the weights say so', () => {
    const bids = [bid('good', 200, 100), bid('cheap', 100, 10)];
    expect(rank(bids, 100)[0]?.bidderId).toBe('cheap');
    expect(rank(bids, 0)[0]?.bidderId).toBe('good');
  });

  it('breaks a tie by quality', () => {
    expect(rank([bid('b', 100, 50), bid('a', 200, 100)], 50).map(({ bidderId }) => bidderId)).toEqual(['a', 'b']);
  });

  it('has nothing to rank without bids', () => {
    expect(rank([], 40)).toEqual([]);
  });

  const bids = fc.uniqueArray(
    fc.record({
      bidderId: fc.string({ minLength: 1 }),
      priceOre: fc.integer({ min: 1, max: 10_000_000_000 }),
      promises: fc.constant([]),
      scores: fc.array(
        fc.record({ by: fc.string(), qualityPoints: fc.integer({ min: 0, max: 100 }), reason: fc.string() }),
        { maxLength: 4 }
      ),
    }),
    { selector: ({ bidderId }) => bidderId, minLength: 1, maxLength: 8 }
  );
  const weight = fc.integer({ min: 0, max: 100 });

  it('keeps every bid once, all points between 0 and 100, highest total first', () => {
    fc.assert(
      fc.property(bids, weight, (all, price) => {
        const ranking = rank(all, price);
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
      fc.property(bids, weight, (all, price) => {
        const points = (list: readonly Bid[]): number[] => rank(list, price).map(({ totalPoints }) => totalPoints);
        expect(points([...all].reverse())).toEqual(points(all));
      })
    );
  });

  it('never takes points from a bid for getting cheaper', () => {
    fc.assert(
      fc.property(bids, weight, fc.integer({ min: 1, max: 99 }), (all, price, percent) => {
        const [first, ...rest] = all;
        if (first === undefined) return;
        const total = (list: readonly Bid[]): number =>
          rank(list, price).find(({ bidderId }) => bidderId === first.bidderId)?.totalPoints ?? 0;
        const cheaper = { ...first, priceOre: Math.ceil((first.priceOre * percent) / 100) };
        expect(total([cheaper, ...rest])).toBeGreaterThanOrEqual(total(all));
      })
    );
  });
});
