// The card of a tender: who is to decide on a requirement sees all of it there, in either language; later it is short.
import { describe, expect, it } from 'vitest';
import { caseCard } from '../../bots/cards/case-card.js';
import type { Viewer } from '../../bots/cards/viewer.js';
import { startingPolicy } from '../../domain/policy.js';
import type { Requirement } from '../../domain/requirement.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';

const requirement: Requirement = {
  level: 'bonus',
  targetGroup: 'långtidsarbetslösa i Vivalla',
  areaId: null,
  obligations: [{ kind: 'internship', target: 40 }],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'coordinator',
  sanctions: [
    { step: 'rectification', withinDays: 30, amountOre: null },
    { step: 'fine', withinDays: 20, amountOre: 2_500_000 },
  ],
  bonus: { kind: 'internship', perExtraOre: 1_000_000, maxExtra: 5 },
};
const tender: TenderState = {
  ...newTender({
    id: 'tender/T-1',
    authorityId: 'obo',
    reference: 'T-1',
    title: 'Vivalla',
    procedure: 'open',
    policy: startingPolicy,
    scope: { nature: 'works', trade: null, valueOre: 412_000_000_00, durationMonths: 48, labourPercent: null },
    matchingBodyId: null,
  }),
  stageId: 'requirement-approval',
  requirement,
  version: 1,
};
const said = (state: TenderState, language: Viewer['language']): string => {
  const viewer: Viewer = {
    person: null,
    language,
    today: '2026-11-25',
    names: { organisation: (id) => id, person: (id) => id, area: (id) => id },
    link: (id) => id,
  };
  return caseCard(state, viewer)
    .elements.flatMap((element) =>
      element.type === 'facts'
        ? element.facts.map(({ label, value }) => `${label}: ${value}`)
        : element.type === 'text'
          ? [element.text]
          : []
    )
    .join('\n')
    .replaceAll(/\s/g, ' ');
};

describe('the card of a requirement to decide on', () => {
  it('says number, unit, level, deadlines, follow-up, sanctions and bonus, and how it stands to the recommendation, in Swedish', () => {
    const text = said(tender, 'sv');
    expect(text).toContain('Nivå: Krav med bonus');
    expect(text).toContain('Krav: 40 praktikplatser');
    expect(text).toContain('Första start: inom 6 månader');
    expect(text).toContain('Kontraktstid: 48 månader');
    expect(text).toContain('Följs upp av: samordnare');
    expect(text).toContain(
      'Om kravet inte uppfylls: rättelse (30 dagar) och vite 25 000 kr per saknad enhet (20 dagar)'
    );
    expect(text).toContain('Bonus: 10 000 kr för varje extra (praktikplatser), högst 5');
    expect(text).toMatch(/Rekommenderat: Krav med bonus.* 8 platser enligt Trafikverkets nivå/);
    expect(text).toMatch(/40 praktikplatser.*Trafikverkets nivå/);
  });

  it('says the same in English', () => {
    const text = said(tender, 'en');
    expect(text).toContain('Level: Requirement with a bonus');
    expect(text).toContain(
      'If the requirement is not met: rectification (30 days) and contractual penalty of SEK 25,000'
    );
    expect(text).toMatch(/Recommended: Requirement with a bonus.* 8 places by Trafikverket's rate/);
  });

  it('goes by the settings of the policy that the tender keeps', () => {
    const own = { ...tender, policy: { ...startingPolicy, settings: { worksOrePerPlace: 1_000_000_000 } } };
    expect(said(own, 'sv')).toMatch(/Rekommenderat: .* 41 platser/);
  });

  it('is short again when it has been decided', () => {
    const text = said({ ...tender, stageId: 'publication' }, 'sv');
    expect(text).toContain('Krav: 40 praktikplatser');
    expect(text).not.toContain('Nivå:');
    expect(text).not.toContain('Rekommenderat');
  });
});
