// When a requirement is complete enough to leave drafting.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../domain/requirement.js';
import { missingFacts } from '../../domain/requirement.js';

const vivalla: Requirement = {
  targetGroup: 'long-term unemployed',
  areaId: 'vivalla',
  obligations: [
    { kind: 'internship', target: 40 },
    { kind: 'permanent-job', target: 12 },
    { kind: 'education', target: 2 },
  ],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'contract-manager',
  sanctions: ['reminder', 'rectification'],
  priceWeightPercent: 30,
};

describe('missingFacts', () => {
  it('finds nothing missing in Vivalla', () => {
    expect(missingFacts(vivalla)).toEqual([]);
    expect(missingFacts({ ...vivalla, areaId: null, priceWeightPercent: 0 })).toEqual([]);
  });

  it.each([
    [{ targetGroup: '  ' }, 'targetGroup'],
    [{ obligations: [] }, 'obligations'],
    [{ obligations: [{ kind: 'internship', target: 0 }] }, 'target'],
    [{ obligations: [{ kind: 'internship', target: 1.5 }] }, 'target'],
    [{ firstStartWithinMonths: 0 }, 'firstStartWithinMonths'],
    [{ firstStartWithinMonths: Number.NaN }, 'firstStartWithinMonths'],
    [{ durationMonths: -1 }, 'durationMonths'],
    [{ sanctions: [] }, 'sanctions'],
    [{ priceWeightPercent: 101 }, 'priceWeightPercent'],
    [{ priceWeightPercent: Number.NaN }, 'priceWeightPercent'],
  ] satisfies [Partial<Requirement>, string][])('%j lacks %s', (change, missing) => {
    expect(missingFacts({ ...vivalla, ...change })).toEqual([missing]);
  });
});
