// From bid to contract: what was asked and what was promised is carried over, never typed again, never less.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Obligation, Requirement } from '../../domain/requirement.js';
import { obligationKinds } from '../../domain/requirement.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderEvent } from '../../domain/tender.js';
import { applyTender } from '../../domain/apply-tender.js';
import { newTender } from '../../domain/tender.js';
import { contractOf } from '../../workflows/tender.js';
import { requirement } from '../support/cases.js';
import { stamped } from './stamps.js';

const open = newTender({
  id: 'tender/T-1',
  authorityId: 'obo',
  reference: 'T-1',
  title: 'Vivalla',
  procedure: 'open',
  policy: { ...startingPolicy, version: 3, settings: { answerReportDays: 5 } },
  scope: unknownScope,
  matchingBodyId: 'af',
});

/** The contract that a tender with this requirement and this winning bid leads to, by the tender's own events. */
function contractAfter(asked: Requirement, promises: readonly Obligation[]): ReturnType<typeof contractOf> {
  const events: TenderEvent[] = [
    { type: 'requirement-submitted', requirement: asked },
    { type: 'bid-registered', bidderId: 'skanska', priceOre: 100, promises, receivedAt: '2026-03-01T09:00:00.000Z' },
    { type: 'contract-signed', reference: 'K-1', startsOn: '2026-04-01', endsOn: '2030-03-31' },
  ];
  const signed = events.reduce((tender, event) => applyTender(tender, stamped(event)), open);
  const points = { qualityPoints: 90, pricePoints: 100, totalPoints: 94, criteria: [] };
  const ranking = [{ bidderId: 'skanska', priceOre: 100, ...points }];
  return contractOf({ ...signed, ranking });
}

const obligations = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(...obligationKinds), target: fc.integer({ min: 1, max: 1000 }) }),
  { selector: ({ kind }) => kind }
);
const targetOf = (list: readonly Obligation[], kind: Obligation['kind']): number =>
  list.find((one) => one.kind === kind)?.target ?? 0;

describe('between bid and contract', () => {
  it('no obligation is lost or lowered, and none is made up', () => {
    fc.assert(
      fc.property(obligations, obligations, (asked, promised) => {
        const contract = contractAfter({ ...requirement, obligations: asked }, promised);
        for (const kind of obligationKinds)
          expect(targetOf(contract.obligations, kind)).toBe(Math.max(targetOf(asked, kind), targetOf(promised, kind)));
        expect(new Set(contract.obligations.map(({ kind }) => kind)).size).toBe(contract.obligations.length);
      })
    );
  });

  it('sanction terms, bonus, follow-up and the first start come from the requirement', () => {
    const bonus = { kind: 'internship', perExtraOre: 1_000_000, maxExtra: 5 } as const;
    const contract = contractAfter({ ...requirement, level: 'bonus', bonus }, []);
    expect(contract).toMatchObject({
      sanctions: [
        { step: 'reminder', clausePoint: '4.3' },
        { step: 'rectification', clausePoint: '4.4' },
        { step: 'fine', amountOre: 2_500_000, clausePoint: '4.5' },
      ],
      bonus,
      followUpBy: 'contract-manager',
      firstStartBy: '2026-10-01',
      signedOn: '2026-03-02',
      settings: { answerReportDays: 5 },
    });
  });
});
