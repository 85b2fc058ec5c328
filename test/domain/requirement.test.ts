// When a requirement is complete enough to leave drafting.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../domain/requirement.js';
import { missingFacts } from '../../domain/requirement.js';

const vivalla: Requirement = {
  level: 'requirement',
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
  sanctions: [
    { step: 'reminder', withinDays: 14, amountOre: null },
    { step: 'rectification', withinDays: 30, amountOre: null },
  ],
  bonus: null,
};

describe('missingFacts', () => {
  it('finds nothing missing in Vivalla', () => {
    expect(missingFacts(vivalla)).toEqual([]);
    expect(missingFacts({ ...vivalla, areaId: null })).toEqual([]);
  });

  it('asks no numbers and no sanctions of a dialogue, the basic level', () => {
    expect(missingFacts({ ...vivalla, level: 'dialogue', obligations: [], sanctions: [] })).toEqual([]);
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
    [{ sanctions: [{ step: 'reminder', withinDays: 0, amountOre: null }] }, 'sanctions'],
    [{ sanctions: [{ step: 'fine', withinDays: 30, amountOre: null }] }, 'fineAmount'],
    [{ level: 'bonus' }, 'bonus'],
    [{ level: 'bonus', bonus: { kind: 'internship', perExtraOre: 0, maxExtra: 5 } }, 'bonus'],
  ] satisfies [Partial<Requirement>, string][])('%j lacks %s', (change, missing) => {
    expect(missingFacts({ ...vivalla, ...change })).toEqual([missing]);
  });
});
