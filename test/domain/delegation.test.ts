// Standing in: who may for whom, never two at once, never in a chain; and what a decision in somebody's stead is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../domain/actor.js';
import { isAskedToDecide } from '../../domain/approval.js';
import { applyTender } from '../../domain/apply-tender.js';
import type { AuthorityEvent } from '../../domain/authority.js';
import { applyAuthority, newAuthority } from '../../domain/authority.js';
import type { Command } from '../../domain/commands.js';
import { addDays } from '../../domain/days.js';
import { longestDelegationDays, standInFault } from '../../domain/delegation.js';
import { startingPolicy } from '../../domain/policy.js';
import type { Refusal } from '../../domain/refusal.js';
import { isRefusal } from '../../domain/refusal.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender, openStage } from '../../domain/tender.js';
import { authorityRules } from '../../workflows/authority.js';
import { judge } from '../../domain/judge.js';
import { tenderRules } from '../../workflows/tender.js';
import { someone, stamped } from './stamps.js';

const at = '2026-03-02T09:00:00.000Z';
const start = newAuthority({ organisationId: 'obo', name: 'ÖBO', parentId: null, areas: [] });
const eva = someone('manager', 'obo', 'eva');
const ask = (state: typeof start, by: Actor, command: Command) =>
  judge(authorityRules, state, { deliveryId: 'd', by, via: 'web', command }, at);
const does = (state: typeof start, by: Actor, command: Command): typeof start => {
  const answer = ask(state, by, command);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.reduce((next, event: AuthorityEvent) => applyAuthority(next, stamped(event, at, by.personId)), state);
};
const delegate = (delegateId: string, firstDay: string, lastDay: string): Command => ({
  kind: 'delegate',
  delegateId,
  firstDay,
  lastDay,
});
const week = delegate('bjorn', '2026-03-09', '2026-03-13');

describe('a delegation', () => {
  it('hands over the roles that decide, from a day to a day, and may be ended by both', () => {
    const both: Actor = { ...eva, roles: ['manager', 'auditor'] };
    const away = does(start, both, week);
    const [it] = away.delegations ?? [];
    expect(it).toEqual({
      number: 1,
      delegatorId: 'eva',
      delegateId: 'bjorn',
      firstDay: '2026-03-09',
      lastDay: '2026-03-13',
      roles: ['manager'],
    });
    for (const by of ['eva', 'bjorn'])
      expect(does(away, someone('manager', 'obo', by), { kind: 'end-delegation', number: 1 }).delegations).toEqual([]);
    const end: Command = { kind: 'end-delegation', number: 1 };
    expect(ask(away, someone('manager', 'obo', 'karin'), end)).toMatchObject({ refused: 'UnknownDelegation' });
    expect(ask(start, eva, end)).toMatchObject({ refused: 'UnknownDelegation' });
  });

  it.each([
    ['before today', delegate('bjorn', '2026-03-01', '2026-03-13'), 'WrongDate'],
    ['to a day before its first', delegate('bjorn', '2026-03-13', '2026-03-09'), 'WrongDate'],
    [
      'for more than a year',
      delegate('bjorn', '2026-03-09', addDays('2026-03-09', longestDelegationDays)),
      'WrongDate',
    ],
    ['to oneself', delegate('eva', '2026-03-09', '2026-03-13'), 'CannotStandIn'],
  ])('is refused %s', (_what, command, refused) => {
    expect(ask(start, eva, command)).toMatchObject({ refused });
  });

  it('is not given by whoever decides nothing, nor in the stead of somebody', () => {
    expect(ask(start, someone('auditor', 'obo'), week)).toMatchObject({ refused: 'NotAllowed' });
    const standIn: Actor = { ...someone('auditor', 'obo'), standsInFor: [{ personId: 'eva', roles: ['manager'] }] };
    expect(ask(start, standIn, week)).toMatchObject({ refused: 'NotAllowed' });
  });

  it('never overlaps another of the same person, nor makes a chain, whatever is asked', () => {
    const people = ['eva', 'bjorn', 'karin', 'johan'];
    const wish = fc.record({
      by: fc.constantFrom(...people),
      to: fc.constantFrom(...people),
      from: fc.integer({ min: 0, max: 20 }),
      days: fc.integer({ min: 0, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        let state = start;
        for (const { by, to, from, days } of wishes) {
          const first = addDays('2026-03-02', from);
          const actor = someone('manager', 'obo', by);
          const command = delegate(to, first, addDays(first, days));
          if (!isRefusal(ask(state, actor, command))) state = does(state, actor, command);
        }
        const made = state.delegations ?? [];
        for (let day = '2026-03-02'; day < '2026-04-10'; day = addDays(day, 1)) {
          const now = made.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
          const away = now.map(({ delegatorId }) => delegatorId);
          expect(new Set(away).size).toBe(away.length);
          for (const { delegateId } of now) expect(away).not.toContain(delegateId);
        }
      })
    );
  });

  it('goes to a colleague whose role decides, and not upwards', () => {
    const of = (...roles: Role[]) => ({ organisationId: 'obo', roles });
    const why = (fault: Refusal | null) => fault?.details['why'] ?? null;
    expect(standInFault(of('manager'), of('coordinator'))).toBeNull();
    expect(standInFault(of('manager'), of('manager'))).toBeNull();
    expect(standInFault(of('coordinator'), of('procurement-officer'))).toBeNull();
    expect(why(standInFault(of('coordinator'), of('manager')))).toBe('upwards');
    expect(why(standInFault(of('manager'), of('auditor')))).toBe('no-role');
    expect(why(standInFault(of('manager'), { organisationId: 'skanska', roles: ['contractor'] }))).toBe('elsewhere');
    expect(why(standInFault(of('manager'), null))).toBe('elsewhere');
  });

  it('leaves the state when it is over', () => {
    const away = does(start, eva, delegate('bjorn', '2026-03-02', '2026-03-04'));
    const later = stamped({ type: 'effort-recorded' as const, areaId: 'a', title: 'x', period: '2026', outcomes: [] });
    expect(applyAuthority(away, later).delegations).toHaveLength(1);
    const next = stamped(
      { type: 'delegation-ended' as const, number: 99, delegatorId: 'x', delegateId: 'y' },
      '2026-03-05T09:00:00.000Z'
    );
    expect(applyAuthority(away, next).delegations).toEqual([]);
  });
});

describe('a decision in the stead of somebody', () => {
  const submitted = (by: string, needs: 'any' | 2 = 'any'): TenderState => {
    const fresh = newTender({
      id: 'tender/T-1',
      authorityId: 'obo',
      reference: 'T-1',
      title: 'Tak',
      procedure: 'open',
      policy: {
        ...startingPolicy,
        approvals: { ...startingPolicy.approvals, requirement: { roles: ['manager'], needs } },
      },
      scope: unknownScope,
      matchingBodyId: null,
    });
    const stageId = fresh.plan.find(({ decides }) => decides === 'requirement')?.id ?? '';
    return { ...fresh, stageId, version: 1, submittedBy: by, submittedRoles: ['coordinator'] };
  };
  const johan: Actor = {
    ...someone('evaluator', 'obo', 'johan'),
    standsInFor: [{ personId: 'eva', roles: ['manager'] }],
  };
  const bjorn: Actor = {
    ...someone('manager', 'obo', 'bjorn'),
    standsInFor: [{ personId: 'eva', roles: ['manager'] }],
  };
  const decide = (tender: TenderState, by: Actor) => {
    const command: Command = { kind: 'approve', stageId: tender.stageId ?? '', version: 1 };
    return judge(tenderRules, tender, { deliveryId: 'd', by, via: 'web', command }, at);
  };
  const asked = (tender: TenderState, by: Actor): boolean => {
    const stage = openStage(tender);
    return stage !== null && isAskedToDecide(tender, stage, by);
  };
  const decided = (tender: TenderState, by: Actor): TenderState => {
    const answer = decide(tender, by);
    if (isRefusal(answer)) throw new Error(answer.message);
    return answer.reduce<TenderState>((next, event) => applyTender(next, stamped(event, at, by.personId)), tender);
  };

  it('says in whose stead, in the roles that were handed over', () => {
    expect(decide(submitted('karin'), johan)).toEqual([
      expect.objectContaining({ type: 'decision-made', roles: ['manager'], inSteadOf: 'eva' }),
    ]);
    expect(decided(submitted('karin'), johan).decisions).toEqual([
      expect.objectContaining({ by: 'johan', inSteadOf: 'eva' }),
    ]);
    // Who may decide for themselves does so.
    expect(decide(submitted('karin'), bjorn)).toEqual([expect.not.objectContaining({ inSteadOf: 'eva' })]);
  });

  it('is not made on what either of them submitted', () => {
    for (const by of ['johan', 'eva']) {
      expect(decide(submitted(by), johan)).toMatchObject({ refused: 'OwnSubmission' });
      expect(asked(submitted(by), johan)).toBe(false);
    }
    const forEva = { ...submitted('johan'), submittedFor: 'eva' };
    expect(decide(forEva, eva)).toMatchObject({ refused: 'OwnSubmission' });
    expect(asked(submitted('karin'), johan)).toBe(true);
  });

  it('counts once: neither of them decides again, and two people are still two', () => {
    const once = decided(submitted('karin', 2), johan);
    expect(decide(once, johan)).toMatchObject({ refused: 'AlreadyDecided' });
    expect(decide(once, eva)).toMatchObject({ refused: 'AlreadyDecided' });
    const byEva = decided(submitted('karin', 2), eva);
    expect(decide(byEva, johan)).toMatchObject({ refused: 'AlreadyDecided' });
    expect(asked(byEva, johan)).toBe(false);
    expect(decided(byEva, bjorn).decisions).toHaveLength(2);
  });
});
