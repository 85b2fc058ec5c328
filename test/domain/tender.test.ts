// A tender's state changes by events alone: its plan, its versions, its decisions, its bids.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandKind } from '../../domain/commands.js';
import { permissions } from '../../domain/permissions.js';
import type { ProcedureName, StageKindName } from '../../domain/procedures.js';
import { startingPolicy } from '../../domain/policy.js';
import { planOf, procedures } from '../../domain/procedures.js';
import { answersOf } from '../../domain/qualification.js';
import type { Requirement } from '../../domain/requirement.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import { applyTender } from '../../domain/apply-tender.js';
import { newTender, openStage, stageAfter, winner } from '../../domain/tender.js';
import { awardModel, qualified } from '../support/cases.js';
import { stamped } from './stamps.js';

const fresh = newTender({
  id: 'tender/UPP-2026-014',
  authorityId: 'obo',
  reference: 'UPP-2026-014',
  title: 'Vivalla',
  procedure: 'open',
  policy: startingPolicy,
  scope: unknownScope,
  matchingBodyId: 'af',
});
const requirement: Requirement = {
  level: 'requirement',
  targetGroup: 'long-term unemployed',
  areaId: null,
  obligations: [{ kind: 'internship', target: 40 }],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'coordinator',
  sanctions: [{ step: 'reminder', withinDays: 14, amountOre: null }],
  bonus: null,
};

function after(...events: TenderEvent[]): TenderState {
  return events.reduce((tender, event) => applyTender(tender, stamped(event)), fresh);
}

const score = (bidderId: string, points: number): TenderEvent => ({
  type: 'bid-scored',
  bidderId,
  points: awardModel.criteria.map(({ id }) => ({ criterionId: id, points, reason: 'r' })),
});
const registered = (bidderId: string, priceOre: number): TenderEvent => ({
  type: 'bid-registered',
  bidderId,
  priceOre,
  promises: [],
  receivedAt: '2026-03-02T09:00:00.000Z',
});
const examined = (bidderId: string): TenderEvent => ({
  type: 'bid-qualified',
  bidderId,
  answers: answersOf(qualified(bidderId)),
});
const twoBids: TenderEvent[] = [
  { type: 'award-model-set', model: awardModel },
  { type: 'requirement-submitted', requirement },
  registered('skanska', 110),
  registered('cheap', 100),
  examined('skanska'),
  examined('cheap'),
];
/** Both evaluators give both bids the same points. */
function evaluated(skanska: number, cheap: number): TenderState {
  return ['anna', 'bo'].reduce(
    (tender, by) =>
      [score('skanska', skanska), score('cheap', cheap)].reduce(
        (state, event) => applyTender(state, stamped(event, '2026-03-02T09:00:00.000Z', by)),
        tender
      ),
    after(...twoBids)
  );
}

describe('the plan', () => {
  it('is walked to its end, stage by stage', () => {
    let tender = after({ type: 'tender-opened' });
    const walked: string[] = [];
    for (let stage = tender.plan[0] ?? null; stage !== null; stage = openStage(tender)) {
      tender = applyTender(tender, stamped({ type: 'stage-opened', stageId: stage.id }));
      walked.push(stage.id);
      tender = applyTender(tender, stamped({ type: 'stage-closed', stageId: stage.id, outcome: 'done' }));
    }
    expect(walked).toEqual(procedures.open.map(({ id }) => id));
    expect(tender.stageId).toBeNull();
  });

  it.each(Object.entries(procedures))(
    'of procedure %s has each stage once, and returns only to an earlier one',
    (_, plan) => {
      const ids = plan.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      plan.forEach((stage, at) => {
        const back = stage.returnsTo === null ? -1 : ids.indexOf(stage.returnsTo);
        expect(back).toBeLessThan(at);
        if (stage.kind === 'approve') expect(back).toBeGreaterThanOrEqual(0);
      });
    }
  );

  it('gives the ball of a stage only to those who may act on it', () => {
    const acts: Record<StageKindName, CommandKind> = {
      gate: 'answer-gate',
      dialogue: 'record-dialogue',
      draft: 'submit-requirement',
      approve: 'approve',
      publish: 'confirm-publication',
      bids: 'register-bid',
      qualify: 'qualify-bid',
      evaluate: 'score-bid',
      standstill: 'send-award-notice',
      sign: 'sign-contract',
    };
    for (const name of Object.keys(procedures) as ProcedureName[])
      for (const { kind, roles } of planOf(name, startingPolicy))
        expect(permissions[acts[kind]]).toEqual(expect.arrayContaining([...roles]));
  });

  it('goes back for changes, on when done, and nowhere when stopped', () => {
    const approval = planOf('open', startingPolicy).find(({ id }) => id === 'requirement-approval');
    expect(approval && stageAfter(fresh, approval, 'returned')?.id).toBe('drafting');
    expect(approval && stageAfter(fresh, approval, 'done')?.id).toBe('publication');
    expect(approval && stageAfter(fresh, approval, 'stopped')).toBeNull();
  });
});

describe('versions and decisions', () => {
  it('makes a new version of each submission, whose author is known', () => {
    const tender = after(
      { type: 'requirement-submitted', requirement },
      { type: 'requirement-submitted', requirement }
    );
    expect(tender.version).toBe(2);
    expect(tender.submittedBy).toBe('anna');
  });

  it('keeps the wanted changes until something new is submitted', () => {
    const asked: TenderEvent[] = [
      { type: 'requirement-submitted', requirement },
      {
        type: 'decision-made',
        stageId: 'requirement-approval',
        decision: 'request-changes',
        roles: ['manager'],
        version: 1,
        reason: 'för få platser',
      },
      { type: 'stage-closed', stageId: 'requirement-approval', outcome: 'returned' },
    ];
    expect(after(...asked).changesWanted).toBe('för få platser');
    expect(after(...asked, { type: 'requirement-submitted', requirement }).changesWanted).toBeNull();
  });

  it('says of a decision who, when, where and on which version', () => {
    const { decisions } = after({
      type: 'decision-made',
      stageId: 's',
      decision: 'approve',
      roles: ['manager'],
      version: 3,
      reason: null,
    });
    expect(decisions).toEqual([
      {
        decision: 'approve',
        roles: ['manager'],
        version: 3,
        reason: null,
        by: 'anna',
        at: '2026-03-02T09:00:00.000Z',
        via: 'web',
      },
    ]);
  });

  it('forgets the decisions of a round when a stage opens again', () => {
    const tender = after(
      { type: 'decision-made', stageId: 's', decision: 'approve', roles: ['manager'], version: 1, reason: null },
      { type: 'stage-opened', stageId: 'requirement-approval' }
    );
    expect(tender.decisions).toEqual([]);
  });

  it('ends with a rejection and its reason', () => {
    const tender = after(
      {
        type: 'decision-made',
        stageId: 'requirement-approval',
        decision: 'reject',
        roles: ['manager'],
        version: 1,
        reason: 'för dyrt',
      },
      { type: 'stage-closed', stageId: 'requirement-approval', outcome: 'stopped' }
    );
    expect(tender).toMatchObject({ status: 'cancelled', cancelReason: 'för dyrt' });
  });
});

describe('bids', () => {
  it('are ranked once both evaluators have scored all of them', () => {
    expect(winner(after(...twoBids, score('skanska', 9), score('cheap', 6)))).toBeNull();
    expect(winner(evaluated(9, 6))?.bidderId).toBe('skanska');
  });

  it('keep the newest score of each evaluator', () => {
    const tender = after(...twoBids, score('skanska', 1), score('skanska', 9));
    expect(tender.bids[0]?.scores.map(({ points }) => points[0]?.points)).toEqual([9]);
  });

  it('are replaced when the bidder hands in another, and gone when it takes it back', () => {
    const tender = after(...twoBids, registered('skanska', 90));
    expect(tender.bids.filter(({ bidderId }) => bidderId === 'skanska')).toMatchObject([{ priceOre: 90, scores: [] }]);
    expect(after(...twoBids, { type: 'bid-withdrawn', bidderId: 'skanska' }).bids.length).toBe(1);
  });

  it('make a new version with each score, so that an approval of the award is never of another result', () => {
    expect(after(...twoBids, score('skanska', 9)).version).toBe(after(...twoBids).version + 1);
  });

  it('are all gone when the notice goes out again, with the opening and the publication', () => {
    const again = applyTender(evaluated(9, 6), stamped({ type: 'publication-repeated', reason: 'r' }));
    expect(again).toMatchObject({ bids: [], openedBy: [], bidsClosed: false, bidsCloseAt: null, publication: null });
  });
});

describe('any events', () => {
  const event = fc.oneof(
    fc.constantFrom<TenderEvent>(
      { type: 'tender-opened' },
      { type: 'requirement-submitted', requirement },
      { type: 'handed-over', notice: 'contract-notice', version: 1, receipt: 'T-1' },
      { type: 'bids-closed' },
      { type: 'standstill-ended' },
      { type: 'reminded', task: 'decide' },
      { type: 'cancelled', reason: 'r' },
      { type: 'notice-sent', sentOn: '2026-03-02', means: 'electronic', days: null },
      { type: 'ball-passed', ball: null }
    ),
    fc.constantFrom(...procedures.open.map(({ id }): TenderEvent => ({ type: 'stage-opened', stageId: id }))),
    fc.constantFrom(
      ...procedures.open.map(({ id }): TenderEvent => ({ type: 'stage-closed', stageId: id, outcome: 'done' }))
    ),
    fc
      .record({ bidderId: fc.constantFrom('a', 'b'), priceOre: fc.nat() })
      .map(({ bidderId, priceOre }) => registered(bidderId, priceOre)),
    fc
      .record({ bidderId: fc.constantFrom('a', 'b', 'c'), points: fc.integer({ min: 0, max: 100 }) })
      .map(({ bidderId, points }) => score(bidderId, points))
  );

  it('replayed give the same state, one revision each, in plain JSON; and nothing is changed in place', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let tender: TenderState = fresh;
        for (const each of events) {
          const before = JSON.stringify(tender);
          const next = applyTender(tender, stamped(each));
          expect(JSON.stringify(tender)).toBe(before);
          tender = next;
        }
        expect(tender.revision).toBe(events.length);
        expect(after(...events)).toEqual(tender);
        // A state that went through a continue-as-new goes on as if it had not.
        const half = events.slice(0, Math.floor(events.length / 2));
        const carried = JSON.parse(JSON.stringify(after(...half))) as TenderState;
        const rest = events.slice(half.length).reduce((state, each) => applyTender(state, stamped(each)), carried);
        expect(rest).toEqual(tender);
      })
    );
  });
});
