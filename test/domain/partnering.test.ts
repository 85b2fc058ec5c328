// Partnering: kick-off and hand-over, the plan's clocks, the charter by consensus, who has a duty, changes that both sides agree to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { withTargets } from '../../domain/changes.js';
import type { Command } from '../../domain/commands.js';
import { acceptOnContract } from '../../domain/contract-commands.js';
import { meetingAfter, planDueAt } from '../../domain/contract-time.js';
import type { ContractState } from '../../domain/contract.js';
import type { Obligation } from '../../domain/requirement.js';
import { obligationKinds } from '../../domain/requirement.js';
import { isRefusal } from '../../domain/refusal.js';
import { fresh, happened, obo, signed, skanska } from './contracts.js';
import { envelope, someone, stamped } from './stamps.js';

const af = someone('matching-body', 'af', 'lena');
const sub = someone('contractor', 'elajo', 'ali');
const at = '2026-03-10T09:00:00.000Z';

function give(contract: ContractState, command: Command, by: Actor, when = at): ContractState {
  const answer = acceptOnContract(contract, envelope(command, by), when);
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.message}`);
  return happened(contract, when, ...answer);
}
const refusalOf = (contract: ContractState, command: Command, by: Actor, when = at): string | null => {
  const answer = acceptOnContract(contract, envelope(command, by), when);
  return isRefusal(answer) ? answer.refused : null;
};
const dutiesOf = ({ duties }: ContractState, task: string): (string | null)[] =>
  duties.filter((duty) => duty.task === task).map(({ organisationId }) => organisationId);

const kickOff: Command = {
  kind: 'hold-kick-off',
  heldOn: '2026-03-09',
  participants: ['contract-manager', 'contractor'],
  commitmentsRead: true,
  deliveryOwnerId: 'maria',
};

describe('the kick-off', () => {
  it('names who owns the delivery, who then confirms the hand-over', () => {
    const held = give(fresh, kickOff, obo);
    expect(dutiesOf(held, 'hold-kick-off')).toEqual([]);
    expect(dutiesOf(held, 'hand-over')).toEqual(['skanska']);
    const confirm: Command = { kind: 'confirm-hand-over', role: 'delivery' };
    expect(refusalOf(held, confirm, someone('contractor', 'skanska', 'erik'))).toBe('NotNamed');
    expect(dutiesOf(give(held, confirm, skanska), 'hand-over')).toEqual([]);
  });

  it('counts only when it has been held and the commitments were read through', () => {
    expect(refusalOf(fresh, { ...kickOff, commitmentsRead: false }, obo)).toBe('CommitmentsNotRead');
    expect(refusalOf(fresh, { ...kickOff, heldOn: '2026-03-11' }, obo)).toBe('InTheFuture');
    expect(refusalOf(signed, kickOff, obo)).toBe('NotOpen');
  });
});

describe('a duty', () => {
  it('belongs to a role: when the person is replaced, the next one confirms', () => {
    const replace: Command = { kind: 'replace-contact', role: 'delivery', from: 'maria', to: 'erik' };
    const replaced = give(signed, replace, skanska);
    expect(dutiesOf(replaced, 'hand-over')).toEqual(['skanska']);
    expect(refusalOf(replaced, replace, skanska)).toBe('ContactChanged');
    expect(refusalOf(signed, replace, af)).toBe('NotYourSide');
    const confirmed = give(
      replaced,
      { kind: 'confirm-hand-over', role: 'delivery' },
      someone('contractor', 'skanska', 'erik')
    );
    expect(confirmed.partnering.contacts).toMatchObject([{ role: 'delivery', personId: 'erik', handedOver: true }]);
  });
});

describe('the delivery plan', () => {
  const plan: Command = {
    kind: 'submit-plan',
    places: [
      { quarter: '2026-Q2', kind: 'internship', count: 8 },
      { quarter: '2027-Q1', kind: 'permanent-job', count: 2 },
    ],
    tutorRole: 'arbetsledare',
    safetyInduction: 'Första dagen',
  };

  it('is due by the clock of the policy that the contract was signed under', () => {
    expect(planDueAt({ ...fresh, settings: { planDays: 14 } })).toBe('2026-02-24T07:00:00.000Z');
    const submitted = give({ ...fresh, settings: { planReviewDays: 7 } }, plan, skanska);
    expect(submitted.duties.find(({ task }) => task === 'approve-plan')?.dueAt).toBe('2026-03-17T09:00:00.000Z');
  });

  it('is due four weeks after signature, answered in two, and all of it done in eight', () => {
    expect(planDueAt(fresh)).toBe('2026-03-10T07:00:00.000Z');
    const submitted = give(fresh, plan, skanska);
    expect(dutiesOf(submitted, 'approve-plan')).toEqual(['obo']);
    expect(submitted.duties.find(({ task }) => task === 'approve-plan')?.dueAt).toBe('2026-03-24T09:00:00.000Z');
    const returned = give(
      submitted,
      { kind: 'return-plan', version: 1, reason: 'Handledare?' },
      obo,
      '2026-04-01T09:00:00.000Z'
    );
    expect(planDueAt(returned)).toBe('2026-04-07T07:00:00.000Z');
    const again = give(returned, plan, skanska, '2026-04-02T09:00:00.000Z');
    const approved = give(again, { kind: 'approve-plan', version: 2 }, obo, '2026-04-03T09:00:00.000Z');
    expect([...dutiesOf(approved, 'submit-plan'), ...dutiesOf(approved, 'approve-plan')]).toEqual([]);
  });

  it('must foresee what was promised, within the contract, and be the contractor’s own', () => {
    expect(refusalOf(fresh, { ...plan, places: [] }, skanska)).toBe('PlanShort');
    const outside = { ...plan, places: [{ quarter: '2031-Q1', kind: 'internship', count: 8 }] } as Command;
    expect(refusalOf(fresh, outside, skanska)).toBe('OutsideContract');
    expect(refusalOf(fresh, plan, sub)).toBe('MainContractorOnly');
    const submitted = give(fresh, plan, skanska);
    expect(refusalOf(submitted, { kind: 'approve-plan', version: 2 }, obo)).toBe('StaleVersion');
    expect(refusalOf(submitted, { kind: 'return-plan', version: 1, reason: ' ' }, obo)).toBe('ReasonRequired');
  });
});

describe('the charter', () => {
  const propose: Command = { kind: 'propose-charter', goals: ['Jobb till boende'], everyWeeks: 8 };
  const agree = (version: number): Command => ({ kind: 'agree-charter', version });

  it('is in force when every party has agreed, and not before', () => {
    const proposed = give(signed, propose, obo);
    expect(dutiesOf(proposed, 'agree-charter').sort()).toEqual(['af', 'skanska']);
    const one = give(proposed, agree(1), skanska);
    expect(one.partnering.charter).toBeNull();
    expect(refusalOf(one, agree(1), skanska)).toBe('NotOpen');
    const all = give(one, agree(1), af);
    expect(all.partnering).toMatchObject({ charter: { version: 1 }, proposedCharter: null });
  });

  it('stays in force until all agree to the next one; a newcomer takes a position of its own', () => {
    const first = give(give(give(signed, propose, obo), agree(1), skanska), agree(1), af);
    const second = give(first, { ...propose, everyWeeks: 4 }, skanska);
    expect(second.partnering.charter?.everyWeeks).toBe(8);
    const joined = give(first, { kind: 'accede-subcontractor', organisationId: 'elajo' }, skanska);
    expect(dutiesOf(joined, 'agree-charter')).toEqual(['elajo']);
    expect(dutiesOf(give(joined, agree(1), sub), 'agree-charter')).toEqual([]);
  });

  it('waits for nobody who has left', () => {
    const joined = give(signed, { kind: 'accede-subcontractor', organisationId: 'elajo' }, skanska);
    const waiting = give(give(give(joined, propose, obo), agree(1), skanska), agree(1), af);
    expect(waiting.partnering.charter).toBeNull();
    const left = give(waiting, { kind: 'release-subcontractor', organisationId: 'elajo', reason: 'Klara' }, skanska);
    expect(left.partnering.charter?.version).toBe(1);
    expect(left.reporters.map(({ organisationId }) => organisationId)).toEqual(['skanska']);
  });

  it('sets the rhythm of meetings, within the contract', () => {
    const inForce = give(give(give(signed, propose, obo), agree(1), skanska), agree(1), af);
    const held = { type: 'meeting-held', heldOn: '2026-04-01', meeting: 'partnering', minutes: null } as const;
    expect(meetingAfter(inForce, stamped(held))).toBe('2026-05-27');
    expect(meetingAfter(inForce, stamped({ ...held, meeting: 'matching-body' as const }))).toBeNull();
    expect(meetingAfter({ ...inForce, endsOn: '2026-05-01' }, stamped(held))).toBeNull();
    expect(meetingAfter(signed, stamped(held))).toBeNull();
  });
});

describe('changes of the contract', () => {
  const fewer: Command = {
    kind: 'change-contract',
    what: 'Etapp två utgår',
    why: 'Beställaren har dragit tillbaka den',
    newTargets: [{ kind: 'internship', target: 6 }],
  };

  it('hold when the other side agrees; the old values stay in the event', () => {
    const proposed = give(signed, fewer, obo);
    expect(proposed.obligations).toEqual(signed.obligations);
    expect(dutiesOf(proposed, 'answer-change')).toEqual(['skanska']);
    expect(refusalOf(proposed, { kind: 'agree-change', number: 1 }, obo)).toBe('OwnSubmission');
    expect(refusalOf(proposed, { kind: 'agree-change', number: 1 }, sub)).toBe('MainContractorOnly');
    expect(refusalOf(proposed, fewer, skanska)).toBe('ChangePending');
    const answer = acceptOnContract(proposed, envelope({ kind: 'agree-change', number: 1 }, skanska), at);
    expect(answer).toMatchObject([{ type: 'change-agreed', before: { obligations: signed.obligations } }]);
    const agreed = give(proposed, { kind: 'agree-change', number: 1 }, skanska);
    expect(agreed.obligations).toEqual([
      { kind: 'internship', target: 6 },
      { kind: 'permanent-job', target: 2 },
    ]);
  });

  it('leave everything as it was when they are declined, with a reason', () => {
    const proposed = give(signed, fewer, obo);
    expect(refusalOf(proposed, { kind: 'decline-change', number: 1, reason: '' }, skanska)).toBe('ReasonRequired');
    const declined = give(proposed, { kind: 'decline-change', number: 1, reason: 'Vi har redan anställt' }, skanska);
    expect({ ...declined, revision: 0 }).toEqual({ ...signed, changes: 1, revision: 0 });
  });

  it('prolong only forwards', () => {
    const back: Command = { kind: 'prolong', newEndsOn: '2030-02-28', why: 'x', targets: null };
    expect(refusalOf(signed, back, obo)).toBe('NotLater');
    const longer = give(signed, { ...back, newEndsOn: '2031-02-28' }, skanska);
    expect(give(longer, { kind: 'agree-change', number: 1 }, obo).endsOn).toBe('2031-02-28');
  });

  it('touch no obligation that they do not name', () => {
    const list = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...obligationKinds), target: fc.integer({ min: 1, max: 99 }) }),
      { selector: ({ kind }) => kind }
    );
    const targetOf = (all: readonly Obligation[], kind: string): number | undefined =>
      all.find((each) => each.kind === kind)?.target;
    fc.assert(
      fc.property(list, list, (before, named) => {
        const after = withTargets(before, named);
        for (const kind of obligationKinds)
          expect(targetOf(after, kind)).toBe(targetOf(named, kind) ?? targetOf(before, kind));
      })
    );
  });
});

describe('subcontractors', () => {
  it('are brought in by the contractor or the buyer, once', () => {
    const accede: Command = { kind: 'accede-subcontractor', organisationId: 'elajo' };
    const joined = give(signed, accede, skanska);
    expect(joined.subcontractorIds).toEqual(['elajo']);
    expect(refusalOf(joined, accede, skanska)).toBe('AlreadyParty');
    expect(refusalOf(joined, { ...accede, organisationId: 'other' }, sub)).toBe('MainContractorOnly');
    const leave: Command = { kind: 'release-subcontractor', organisationId: 'elajo', reason: 'Klara' };
    expect(refusalOf(signed, leave, skanska)).toBe('UnknownSubcontractor');
    expect(give(joined, leave, sub).subcontractorIds).toEqual([]);
  });
});
