// Approvals by any, all or a number, counted by people and roles; and who of an authority may answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/actor.js';
import { approvalOf, approvalRule, canBeDecided, decidedIn, mayDecide } from '../../domain/approval.js';
import type { Approval, ApprovalGiven } from '../../domain/policy.js';
import { approvalProgress, approverRoles, startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';

const someRoles = fc.uniqueArray(fc.constantFrom(...approverRoles), { minLength: 1 });
const given = fc.array(fc.record({ by: fc.constantFrom('anna', 'björn', 'cilla', 'david', 'eva'), roles: someRoles }), {
  maxLength: 8,
});

/** Whether each role can be given a person of its own, tried in every way. */
function seatable(roles: readonly Role[], people: readonly (readonly Role[])[]): boolean {
  const [role, ...rest] = roles;
  if (role === undefined) return true;
  return people.some((held, index) => held.includes(role) && seatable(rest, people.toSpliced(index, 1)));
}
/** The newest word of each person. */
const people = (approvals: readonly ApprovalGiven[]): (readonly Role[])[] => [
  ...new Map(approvals.map(({ by, roles }) => [by, roles])).values(),
];

describe('an approval', () => {
  it('by any needs one person in one of the roles', () => {
    fc.assert(
      fc.property(someRoles, given, (roles, approvals) => {
        const { open, needed } = approvalProgress({ roles, needs: 'any' }, approvals);
        expect(needed).toBe(1);
        expect(open.length === 0).toBe(people(approvals).some((held) => held.some((role) => roles.includes(role))));
      })
    );
  });

  it('by a number needs so many different people, however often each of them answers', () => {
    fc.assert(
      fc.property(someRoles, given, fc.integer({ min: 1, max: 6 }), (roles, approvals, needs) => {
        const fitting = people(approvals).filter((held) => held.some((role) => roles.includes(role))).length;
        const progress = approvalProgress({ roles, needs }, approvals);
        expect(progress).toMatchObject({ given: Math.min(fitting, needs), needed: needs });
        expect(progress.open.length === 0).toBe(fitting >= needs);
      })
    );
  });

  it('by all is complete exactly when every role can have a person of its own', () => {
    fc.assert(
      fc.property(someRoles, given, (roles, approvals) => {
        const { open, given: count } = approvalProgress({ roles, needs: 'all' }, approvals);
        expect(open.length === 0).toBe(seatable(roles, people(approvals)));
        expect(count + open.length).toBe(roles.length);
      })
    );
  });

  it('by all counts somebody with two roles for one of them, and moves them when somebody else can only fill that one', () => {
    const rule: Approval = { roles: ['manager', 'coordinator'], needs: 'all' };
    const both: ApprovalGiven = { by: 'anna', roles: ['manager', 'coordinator'] };
    expect(approvalProgress(rule, [both])).toMatchObject({ given: 1, needed: 2 });
    expect(approvalProgress(rule, [both, { by: 'björn', roles: ['manager'] }]).open).toEqual([]);
    expect(approvalProgress(rule, [both, { by: 'björn', roles: ['evaluator'] }]).open).toHaveLength(1);
  });

  it('never gets further away by another approval', () => {
    fc.assert(
      fc.property(
        someRoles,
        fc.constantFrom<Approval['needs']>('any', 'all', 2, 3),
        given,
        (roles, needs, approvals) => {
          const once = approvals.filter(({ by }, index) => approvals.findIndex((one) => one.by === by) === index);
          const counts = once.map((_, index) => approvalProgress({ roles, needs }, once.slice(0, index + 1)).given);
          expect(counts).toEqual(counts.toSorted((a, b) => a - b));
        }
      )
    );
  });
});

describe('in a tender', () => {
  const tender: TenderState = newTender({
    id: 'tender/T',
    authorityId: 'obo',
    reference: 'T',
    title: 'T',
    procedure: 'open',
    policy: {
      ...startingPolicy,
      approvals: { ...startingPolicy.approvals, exemption: { roles: ['manager', 'coordinator'], needs: 'all' } },
    },
    scope: unknownScope,
    matchingBodyId: null,
  });
  const stage = tender.plan.find(({ decides }) => decides === 'requirement');
  if (stage === undefined) throw new Error('no approval of the requirement');
  const exempt: TenderState = { ...tender, withoutRequirement: { as: 'exemption', reason: 'r', approved: false } };

  it('an exemption is decided as the policy says of exemptions, in the place of the requirement', () => {
    expect(decidedIn(tender, stage)).toBe('requirement');
    expect(decidedIn(exempt, stage)).toBe('exemption');
    expect(approvalRule(exempt, stage).needs).toBe('all');
    expect(approvalOf(exempt, stage)).toMatchObject({ given: 0, needed: 2 });
    expect(decidedIn({ ...tender, withoutRequirement: { as: 'choice', reason: 'r', approved: false } }, stage)).toBe(
      'requirement'
    );
  });

  it('where the submitter holds the role the policy names, a manager may decide in its stead, and the submitter never', () => {
    const rule = (roles: Approval['roles'], needs: Approval['needs'], approved: ApprovalGiven[] = []): TenderState => ({
      ...tender,
      policy: { ...startingPolicy, approvals: { ...startingPolicy.approvals, requirement: { roles, needs } } },
      submittedBy: 'sara',
      submittedRoles: ['coordinator'],
      decisions: approved.map(({ by, roles: held }) => ({
        stageId: stage.id,
        decision: 'approve',
        roles: held,
        version: 1,
        reason: null,
        by,
        at: '2026-03-01T09:00:00.000Z',
        via: 'web',
      })),
    });
    const eva: ApprovalGiven = { by: 'eva', roles: ['manager'] };
    const bo: ApprovalGiven = { by: 'bo', roles: ['coordinator'] };
    expect(approvalOf(rule(['coordinator'], 'any'), stage).open).toEqual(['coordinator', 'manager']);
    expect(approvalOf(rule(['coordinator'], 'any', [eva]), stage).open).toEqual([]);
    expect(mayDecide(rule(['coordinator'], 'any'), stage, { roles: ['manager'] })).toBe(true);
    expect(mayDecide(rule(['contract-manager'], 'any'), stage, { roles: ['manager'] })).toBe(false);
    const all = ['manager', 'coordinator'] as const;
    expect(approvalOf(rule(all, 'all', [eva]), stage)).toEqual({ given: 2, needed: 2, open: [] });
    expect(approvalOf(rule(all, 'all', [bo]), stage).open).toEqual(['manager']);
    expect(approvalOf(rule(['coordinator', 'evaluator'], 'all', [eva]), stage).open).toEqual(['evaluator']);
    expect(approvalOf(rule(['coordinator'], 2, [eva]), stage).open).toEqual(['coordinator', 'manager']);
    expect(approvalOf({ ...rule(['coordinator'], 'any'), submittedRoles: [] }, stage).open).toEqual(['coordinator']);

    const submission = { decides: 'requirement', by: { personId: 'sara', roles: ['coordinator'] } } as const;
    const sara = { id: 'sara', roles: ['coordinator', 'manager'] } as const;
    const manager = { id: 'eva', roles: ['manager'] } as const;
    expect(canBeDecided(rule(['coordinator'], 'any'), submission, [sara])).toBe(false);
    expect(canBeDecided(rule(['coordinator'], 'any'), submission, [sara, manager])).toBe(true);
    expect(canBeDecided(rule(['coordinator'], 2), submission, [sara, manager])).toBe(false);
    expect(canBeDecided(rule(all, 'all'), submission, [sara, manager])).toBe(true);
  });

  it('only those may decide whom the policy names for it', () => {
    expect(mayDecide(tender, stage, { roles: ['coordinator'] })).toBe(false);
    expect(mayDecide(exempt, stage, { roles: ['coordinator'] })).toBe(true);
    expect(mayDecide(exempt, stage, { roles: [] })).toBe(false);
  });
});
