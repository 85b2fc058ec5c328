// An authority's case: policies that can be meant get versions, areas come with their figures, efforts need an area.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../domain/actor.js';
import type { AuthorityEvent, AuthorityState } from '../../domain/authority.js';
import { acceptOnAuthority, applyAuthority, newAuthority } from '../../domain/authority.js';
import type { Command } from '../../domain/commands.js';
import type { Approval, PolicyTerms } from '../../domain/policy.js';
import { approverRoles, policyFaults, startingTerms } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import { isRefusal } from '../../domain/refusal.js';
import type { OwnSettings } from '../../domain/settings.js';
import { settingNames, settingsOf, startingSettings } from '../../domain/settings.js';
import { settingInWords } from '../../bots/settings.js';
import { refusalInWords } from '../../bots/words/chat.js';
import { someone, stamped } from './stamps.js';

const terms = startingTerms;
const fresh = newAuthority({ organisationId: 'obo', name: 'ÖBO', parentId: null, areas: [] });
const ask = (authority: AuthorityState, command: Command) =>
  acceptOnAuthority(
    authority,
    { deliveryId: 'd', by: someone('manager', 'obo'), via: 'web', command },
    '2026-03-02T09:00:00.000Z'
  );
function given(authority: AuthorityState, command: Command): AuthorityState {
  const answer = ask(authority, command);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.reduce((state, event: AuthorityEvent) => applyAuthority(state, stamped(event)), authority);
}
const figures = (areaId: string, name: string | null, values: Record<string, number>): Command => ({
  kind: 'record-indicators',
  lines: [{ areaId, name, year: 2026, values, source: null }],
});

describe('opening a tender', () => {
  const direct: Command = {
    kind: 'open-tender',
    reference: 'UPP-1',
    title: 'Målning',
    procedure: 'direct',
    matchingBodyId: null,
    framework: null,
    scope: { ...unknownScope, valueOre: startingSettings.directAwardLimitOre.value + 1 },
  };

  it("goes by the authority's own limits; a company without a policy of its own leaves them to its municipality's", () => {
    expect(ask(fresh, direct)).toMatchObject({ refused: 'OverDirectLimit' });
    const company: AuthorityState = { ...fresh, parentId: 'kommun' };
    expect(ask(company, direct)).toMatchObject([{ type: 'tender-started' }]);
    expect(ask(company, { ...direct, framework: 'RAM-1' })).toMatchObject({ refused: 'FrameworkNeeded' });
    expect(ask(given(company, { kind: 'adopt-policy', policy: terms }), direct)).toMatchObject({
      refused: 'OverDirectLimit',
    });
  });
});

describe('a policy', () => {
  it('gets the next version each time one is adopted', () => {
    const once = given(fresh, { kind: 'adopt-policy', policy: terms });
    expect(once.policy).toEqual({ ...terms, version: 1 });
    expect(given(once, { kind: 'adopt-policy', policy: { ...terms, maxPricePercent: 40 } }).policy).toMatchObject({
      version: 2,
      maxPricePercent: 40,
    });
  });

  const withAward = (award: Approval): PolicyTerms => ({ ...terms, approvals: { ...terms.approvals, award } });

  it.each([
    ['a share of price over 100', { ...terms, maxPricePercent: 101 }, 'price-share'],
    ['a share of price under 0', { ...terms, maxPricePercent: -1 }, 'price-share'],
    ['nobody to approve', withAward({ roles: [], needs: 'any' }), 'no-approver'],
    ['a contractor to approve', withAward({ roles: ['manager', 'contractor'], needs: 'all' }), 'cannot-approve'],
    ['21 people', withAward({ roles: ['manager'], needs: 21 }), 'number-of-people'],
    ['no people', withAward({ roles: ['manager'], needs: 0 }), 'number-of-people'],
    ['one and a half', withAward({ roles: ['manager'], needs: 1.5 }), 'number-of-people'],
  ])('is refused with %s', (_what, policy, fault) => {
    expect(ask(fresh, { kind: 'adopt-policy', policy })).toMatchObject({ refused: 'BadPolicy', details: { fault } });
  });

  it('can be meant exactly when every approval names authority roles and a possible number', () => {
    const approval = fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...roles)),
      needs: fc.oneof(fc.constantFrom<'any' | 'all'>('any', 'all'), fc.integer({ min: -2, max: 25 })),
    });
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 105 }), approval, approval, (maxPricePercent, requirement, award) => {
        const fine = ({ roles: named, needs }: Approval): boolean =>
          named.length > 0 &&
          named.every((role) => approverRoles.includes(role)) &&
          (typeof needs === 'string' || (needs >= 1 && needs <= 20));
        const policy = { ...terms, maxPricePercent, approvals: { ...terms.approvals, requirement, award } };
        const meant = maxPricePercent >= 0 && maxPricePercent <= 100 && fine(requirement) && fine(award);
        expect(policyFaults(policy).length === 0).toBe(meant);
      })
    );
  });
});

describe('the settings of a policy', () => {
  const adopting = (settings: OwnSettings): Command => ({ kind: 'adopt-policy', policy: { ...terms, settings } });

  it('keep only what differs from the starting values, and everything else is as it starts', () => {
    const { policy } = given(fresh, adopting({ answerReportDays: 5, evaluateDays: 56 }));
    expect(policy?.settings).toEqual({ answerReportDays: 5 });
    expect(settingsOf(policy?.settings)).toMatchObject({
      answerReportDays: { value: 5, mark: 'K' },
      evaluateDays: { value: 56 },
    });
    expect(settingsOf(undefined)).toEqual(startingSettings);
  });

  it('are refused out of their bounds, in parts, or crossing each other, and nothing is adopted then', () => {
    expect(ask(fresh, adopting({ answerReportDays: 0 }))).toMatchObject({
      refused: 'BadSetting',
      details: { setting: 'answerReportDays', least: '1', most: '365' },
    });
    expect(ask(fresh, adopting({ answerReportDays: 1.5 }))).toMatchObject({ refused: 'BadSetting' });
    expect(ask(fresh, adopting({ highFromTimes: 4 }))).toMatchObject({
      refused: 'BadSetting',
      details: { setting: 'tooHighFromTimes', least: '4' },
    });
    const bad = ask(fresh, adopting({ worksOrePerPlace: 1 }));
    expect(isRefusal(bad) && refusalInWords(bad, 'sv')).toMatch(
      /^”kontraktsvärde per plats, entreprenad”: skriv ett tal från 1\s000\s000\skr till/
    );
  });

  it('have a mark, a source, a name and bounds that hold the starting value, each of them', () => {
    for (const name of settingNames) {
      const { value, least, most, source } = startingSettings[name];
      expect(least <= value && value <= most && source.title !== '').toBe(true);
      for (const language of ['sv', 'en'] as const)
        expect(settingInWords(name, settingsOf({}), language).restsOn).toMatch(/\[[VSK]\]$/);
    }
  });
});

describe('an area', () => {
  it('comes with its first figures, and is renamed by later ones', () => {
    const known = given(fresh, figures('vivalla', 'Vivalla', { adultsEmployedPercent: 39 }));
    expect(known.areas).toEqual([{ id: 'vivalla', name: 'Vivalla' }]);
    expect(given(known, figures('vivalla', null, { childPovertyPercent: 65 })).areas).toEqual(known.areas);
    expect(given(known, figures('vivalla', 'Norra Vivalla', {})).areas).toEqual([
      { id: 'vivalla', name: 'Norra Vivalla' },
    ]);
  });

  it('is not made without a name, and takes no share outside 0 to 100; nothing of the command is applied then', () => {
    expect(ask(fresh, figures('vivalla', null, {}))).toMatchObject({ refused: 'UnknownArea' });
    expect(ask(fresh, figures('vivalla', 'Vivalla', { childPovertyPercent: 650 }))).toMatchObject({
      refused: 'BadIndicator',
      details: { areaId: 'vivalla', indicator: 'childPovertyPercent', value: '650' },
    });
    expect(isRefusal(ask(fresh, figures('vivalla', 'Vivalla', { inhabitants: 7000 })))).toBe(false);
  });

  it('is needed for an effort', () => {
    const effort: Command = {
      kind: 'record-effort',
      areaId: 'vivalla',
      title: 'Jobbcentrum',
      period: '2026',
      outcomes: [],
    };
    expect(ask(fresh, effort)).toMatchObject({ refused: 'UnknownArea' });
    expect(isRefusal(ask(given(fresh, figures('vivalla', 'Vivalla', {})), effort))).toBe(false);
  });
});
