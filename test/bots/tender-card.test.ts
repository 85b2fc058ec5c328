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
const viewing = (language: Viewer['language'], person: Viewer['person'] = null): Viewer => ({
  person,
  language,
  today: '2026-11-25',
  names: { organisation: (id) => id, person: (id) => id, area: (id) => id },
  link: (id) => id,
});
const said = (state: TenderState, language: Viewer['language']): string =>
  caseCard(state, viewing(language))
    .elements.flatMap((element) =>
      element.type === 'facts'
        ? element.facts.map(({ label, value }) => `${label}: ${value}`)
        : element.type === 'text'
          ? [element.text]
          : []
    )
    .join('\n')
    .replaceAll(/\s/g, ' ');

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

describe('the card of a step that waits for a decision', () => {
  const karin = { personId: 'karin', organisationId: 'obo', roles: ['procurement-officer'] } as const;
  const bjorn = { personId: 'bjorn', organisationId: 'obo', roles: ['manager'] } as const;
  const ball = {
    task: 'decide',
    roles: ['manager'],
    organisationId: 'obo',
    since: '2026-11-24T09:00:00.000Z',
    dueAt: '2026-12-01T15:00:00.000Z',
    remindAt: ['2026-11-26T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    escalated: false,
  } as const;
  const asked: TenderState = {
    ...tender,
    submittedBy: 'karin',
    submittedAt: '2026-11-24T09:00:00.000Z',
    ball,
    version: 2,
    earlierRound: {
      stageId: 'requirement-approval',
      version: 1,
      requirement: { ...requirement, obligations: [{ kind: 'internship', target: 30 }], bonus: null },
      ranking: [],
    },
  };
  const buttons = (state: TenderState, person: Viewer['person']): string[] =>
    caseCard(state, viewing('sv', person)).actions.map(({ id }) => id);
  const decision = {
    decision: 'approve',
    by: 'bjorn',
    roles: ['manager'],
    at: '2026-11-25T09:42:00.000Z',
    via: 'slack',
    version: 2,
    reason: null,
  } as const;

  it('says who asks, about how much money, what changed since the last round, and what silence leads to', () => {
    const text = said(asked, 'sv');
    expect(text).toContain('Förslag från karin, 24 november 2026 10:00, version 2');
    expect(text).toContain('Kontraktsvärde: 412 000 000 kr');
    expect(text).toContain('Ändrat sedan version 1:');
    expect(text).toContain('Krav: 30 praktikplatser → 40 praktikplatser');
    expect(text).toContain('Bonus (nytt): 10 000 kr');
    expect(text).toContain(
      'Om ingen svarar: påminnelse 26 november 2026 och 30 november 2026, och efter 1 december 2026 16:00 får samordnaren frågan. Inget godkänns av sig självt.'
    );
    expect(said(asked, 'en')).toContain('Nothing is approved by itself.');
  });

  it('lets those decide who may, and whoever asks withdraw', () => {
    expect(buttons(asked, bjorn)).toEqual(['approve', 'request-changes', 'reject', 'snooze', 'open']);
    expect(buttons(asked, karin)).toEqual(['withdraw', 'open']);
  });

  it('lets whoever decided undo it until it stands, and asks nobody else any more', () => {
    const decided: TenderState = { ...asked, decisions: [decision] };
    expect(buttons(decided, bjorn)).toEqual(['undo', 'open']);
    expect(buttons(decided, { ...bjorn, personId: 'eva' })).toEqual(['open']);
    const text = said(decided, 'sv');
    expect(text).toContain('bjorn godkände 25 november 2026 10:42 (i Slack)');
    expect(text).toContain('Beslutet gäller från 25 november 2026 10:52');
    expect(text).not.toContain('Om ingen svarar');
  });

  it('when settled names who, when and where, and has no buttons of a decision', () => {
    const settled: TenderState = {
      ...asked,
      stageId: 'publication',
      settled: [{ ...decision, stageId: 'requirement-approval' }],
    };
    expect(said(settled, 'sv')).toContain('bjorn godkände 25 november 2026 10:42 (i Slack)');
    expect(buttons(settled, bjorn)).toEqual(['open']);
  });
});
