// Requirements for property tests: any that may leave drafting, and a tender that has one.
import fc from 'fast-check';
import type { Obligation, Requirement, SanctionTerm } from '../../domain/requirement.js';
import { obligationKinds, sanctionSteps } from '../../domain/requirement.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';

const amount = fc.integer({ min: 1, max: 90_000 }).map((kronor) => kronor * 100);
const kind = fc.constantFrom(...obligationKinds);

const obligations: fc.Arbitrary<Obligation[]> = fc.uniqueArray(
  fc.record({ kind, target: fc.integer({ min: 1, max: 50_000 }) }),
  { minLength: 1, maxLength: 6, selector: (obligation) => obligation.kind }
);

const sanctions: fc.Arbitrary<SanctionTerm[]> = fc.subarray([...sanctionSteps], { minLength: 1 }).chain((steps) =>
  fc.tuple(
    ...steps.map((step) =>
      fc.record({
        step: fc.constant(step),
        withinDays: fc.integer({ min: 1, max: 730 }),
        amountOre: step === 'fine' ? amount : fc.constant(null),
      })
    )
  )
);

/** Any requirement that lacks nothing. */
export const completeRequirement: fc.Arbitrary<Requirement> = fc
  .record({
    level: fc.constantFrom('dialogue', 'requirement', 'bonus'),
    targetGroup: fc.constantFrom('långtidsarbetslösa boende i Vivalla', 'ungdomar utan arbete', 'nyanlända'),
    areaId: fc.option(fc.constant('vivalla')),
    obligations,
    firstStartWithinMonths: fc.integer({ min: 1, max: 120 }),
    durationMonths: fc.integer({ min: 1, max: 240 }),
    followUpBy: fc.constantFrom('contract-manager', 'coordinator'),
    sanctions,
    bonus: fc.record({ kind, perExtraOre: amount, maxExtra: fc.integer({ min: 1, max: 500 }) }),
  } as const)
  .map((all) => ({
    ...all,
    ...(all.level !== 'bonus' && { bonus: null }),
    ...(all.level === 'dialogue' && { obligations: [], sanctions: [] }),
  }));

/** A tender in drafting that has this requirement. */
export function tenderWith(requirement: Requirement, changes: Partial<TenderState> = {}): TenderState {
  const opened = newTender({
    id: 'tender/UPP-2026-001',
    authorityId: 'orebrobostader',
    reference: 'UPP-2026-001',
    title: 'Ombyggnad',
    procedure: 'open',
    policy: startingPolicy,
    scope: unknownScope,
    matchingBodyId: 'arbetsformedlingen',
  });
  return { ...opened, stageId: 'drafting', version: 1, requirement, ...changes };
}
