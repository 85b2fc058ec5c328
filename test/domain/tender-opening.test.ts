// What a tender may be opened as: within its procedure's limits, and a call-off only under a framework.
import { describe, expect, it } from 'vitest';
import { unknownScope } from '../../domain/scope.js';
import { startingSettings } from '../../domain/settings.js';
import type { TenderOpening } from '../../domain/tender-opening.js';
import { faultOfOpening } from '../../domain/tender-opening.js';

const opening: TenderOpening = {
  reference: 'UPP-2026-1',
  title: 'Målning',
  procedure: 'open',
  matchingBodyId: null,
  framework: null,
  scope: unknownScope,
};

const { directAwardLimitOre, frameworkLimitMonths } = startingSettings;

describe('opening a tender', () => {
  it('takes a direct award up to its limit, and not an öre more', () => {
    const worth = (valueOre: number): TenderOpening => ({
      ...opening,
      procedure: 'direct',
      scope: { ...unknownScope, valueOre },
    });
    expect(faultOfOpening(worth(directAwardLimitOre.value), {})).toBeNull();
    expect(faultOfOpening(worth(directAwardLimitOre.value + 1), {})).toMatchObject({ refused: 'OverDirectLimit' });
  });

  it('takes a framework of four years, and not of a month more', () => {
    const lasting = (durationMonths: number): TenderOpening => ({
      ...opening,
      procedure: 'framework',
      scope: { ...unknownScope, durationMonths },
    });
    expect(faultOfOpening(lasting(frameworkLimitMonths.value), {})).toBeNull();
    expect(faultOfOpening(lasting(frameworkLimitMonths.value + 1), {})).toMatchObject({
      refused: 'OverFrameworkLimit',
    });
  });

  it('goes by the limit that the policy has made its own', () => {
    const award: TenderOpening = { ...opening, procedure: 'direct', scope: { ...unknownScope, valueOre: 600_000_00 } };
    expect(faultOfOpening(award, { directAwardLimitOre: 500_000_00 })).toMatchObject({
      refused: 'OverDirectLimit',
      details: { limitOre: '50000000' },
    });
  });

  it('wants the framework of a call-off, and of nothing else', () => {
    expect(faultOfOpening({ ...opening, procedure: 'call-off' }, {})).toMatchObject({ refused: 'FrameworkNeeded' });
    expect(faultOfOpening({ ...opening, procedure: 'call-off', framework: 'UPP-2025-1' }, {})).toBeNull();
    expect(faultOfOpening({ ...opening, framework: 'UPP-2025-1' }, {})).toMatchObject({ refused: 'FrameworkNeeded' });
  });
});
