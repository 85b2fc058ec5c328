// The tender period and the evaluation by their rules: what is refused, said how; who sees what when; when the result stands.
import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.js';
import { newBid } from '../../domain/bid.js';
import type { Command } from '../../domain/commands.js';
import { evaluationTodo } from '../../domain/evaluation.js';
import { answersOf } from '../../domain/qualification.js';
import { isRefusal } from '../../domain/refusal.js';
import type { TenderState } from '../../domain/tender.js';
import { applyTender } from '../../domain/apply-tender.js';
import { mayHear, maySeeBids, unsealedEvent, unsealedPart } from '../../domain/tender-secrecy.js';
import { tenderRules } from '../../workflows/tender.js';
import { refusalInWords } from '../../bots/words/chat.js';
import { awardDocument, awardReasons } from '../../bots/words/award.js';
import { awardModel, bid, qualified, requirement, score } from '../support/cases.js';
import { tenderWith } from '../support/requirements.js';
import { envelope, someone, stamped } from './stamps.js';

const closes = '2026-03-20T15:00:00.000Z';
const before = '2026-03-10T09:00:00.000Z';
const late = '2026-03-21T09:00:00.000Z';
const publication = { reference: 'ANN-1', publishedOn: '2026-03-01', url: 'https://example.org/1' };
const period = tenderWith(requirement, {
  stageId: 'tender-period',
  awardModel,
  publication,
  bidsCloseAt: closes,
});

/** Gives commands one after another; the last answer, and the tender after it. */
function give(tender: TenderState, at: string, ...commands: [by: string, command: Command][]) {
  let state = tender;
  let answer: ReturnType<typeof tenderRules.accepts> = [];
  for (const [by, command] of commands) {
    answer = tenderRules.accepts(state, envelope(command, someone('evaluator', 'orebrobostader', by)), at);
    if (isRefusal(answer)) return { state, refused: answer };
    for (const event of answer) state = applyTender(state, stamped(event, at, by));
  }
  return { state, refused: null };
}

function qualifiedBid(bidderId: string, priceOre: number): Bid {
  const qualification = answersOf(qualified(bidderId));
  return { ...newBid({ bidderId, priceOre, promises: [], receivedAt: before }), qualification };
}
const evaluation = (bids: Bid[]): TenderState => ({
  ...period,
  stageId: 'evaluation',
  bidsClosed: true,
  openedBy: ['anna', 'bo'],
  bids,
});
const two = evaluation([qualifiedBid('skanska', 412), qualifiedBid('svea', 389)]);
const scoredBy = (by: string, skanska: number, svea: number): [string, Command][] => [
  [by, score('skanska', skanska)],
  [by, score('svea', svea)],
];

describe('the tender period', () => {
  it('refuses a bid that was received after the deadline, with both times in the sentence', () => {
    const closed = { ...period, bidsClosed: true };
    const { refused } = give(closed, late, ['anna', bid('svea', 100, '2026-03-20T15:00:01.000Z')]);
    expect(refused?.refused).toBe('BidLate');
    expect(refused && refusalInWords(refused, 'sv')).toMatch(/kom 20 mars 2026 16:00, efter .* 20 mars 2026 16:00/);
    expect(give(closed, late, ['anna', bid('svea', 100, closes)]).refused).toBeNull();
    expect(give(period, before, ['anna', bid('svea', 100, late)]).refused?.refused).toBe('NotReceivedYet');
  });

  it('lets a bid be replaced and withdrawn before the deadline, and not after', () => {
    const one = give(period, before, ['anna', bid('svea', 100)], ['anna', bid('svea', 90)]).state;
    expect(one.bids.map(({ priceOre }) => priceOre)).toEqual([90]);
    expect(give(one, before, ['anna', { kind: 'withdraw-bid', bidderId: 'svea' }]).state.bids).toEqual([]);
    const after = give({ ...one, bidsClosed: true }, late, ['anna', { kind: 'withdraw-bid', bidderId: 'svea' }]);
    expect(after.refused?.refused).toBe('BidLate');
  });

  it('numbers the answers, for everybody', () => {
    const lines = [{ question: 'Räknas praktik?', answer: 'Ja' }];
    const { state } = give(period, before, ['anna', { kind: 'answer-questions', lines: [...lines, ...lines] }]);
    const answer = tenderRules.accepts(state, envelope({ kind: 'answer-questions', lines }), before);
    expect(answer).toMatchObject([{ type: 'questions-answered', first: 3 }]);
    expect(give(period, late, ['anna', { kind: 'answer-questions', lines }]).refused?.refused).toBe('BidsClosed');
  });

  it('extends the deadline with a change of the documents, and never shortens it', () => {
    const change = (newDeadline: string) =>
      ({ kind: 'change-documents', what: 'Kartan', why: 'Fel', newDeadline }) as const;
    expect(give(period, before, ['anna', change(closes)]).refused?.refused).toBe('DeadlineShortened');
    const { state } = give(period, before, ['anna', change('2026-03-27T16:00:00+01:00')]);
    expect(state.bidsCloseAt).toBe('2026-03-27T15:00:00.000Z');
    expect(give(period, before, ['anna', { ...change(late), why: ' ' }]).refused?.refused).toBe('ReasonRequired');
  });

  it('takes a new award model only as a change of the documents, and none after the deadline', () => {
    const set = (change: null | { what: string; why: string; newDeadline: string }) =>
      ({ kind: 'set-award-model', model: { ...awardModel, abnormalUnderPercent: 20 }, change }) as const;
    expect(give(period, before, ['anna', set(null)]).refused?.refused).toBe('ChangeNeedsDeadline');
    const change = { what: 'Gränsen', why: 'Fel', newDeadline: late };
    expect(give(period, before, ['anna', set(change)]).state).toMatchObject({
      bidsCloseAt: late,
      awardModel: { abnormalUnderPercent: 20 },
    });
    for (const closed of [{ ...period, bidsClosed: true }, two])
      expect(give(closed, late, ['anna', set(change)]).refused?.refused).toBe('AwardModelLocked');
  });

  it('opens bids after the deadline, by two different people', () => {
    const one = give(period, before, ['anna', bid('svea', 100)]).state;
    const open = { kind: 'open-bids' } as const;
    expect(give(one, before, ['anna', open]).refused?.refused).toBe('BidsSealed');
    const closed = { ...one, bidsClosed: true };
    expect(give(closed, late, ['anna', open], ['anna', open]).refused?.refused).toBe('AlreadyOpened');
    expect(give(closed, late, ['anna', open], ['bo', open]).state.openedBy).toEqual(['anna', 'bo']);
    expect(give(closed, late, ['anna', open], ['anna', bid('x', 1, before)]).refused?.refused).toBe('BidsOpened');
  });

  it('is published again only when no bid came', () => {
    const again = { kind: 'publish-again', reason: 'Inga anbud' } as const;
    expect(give({ ...period, bidsClosed: true }, late, ['anna', again]).state.publication).toBeNull();
    expect(give(two, late, ['anna', again]).refused?.refused).toBe('BidsRemain');
  });
});

describe('before the award model is set', () => {
  it('no requirement is submitted and no exemption asked for', () => {
    const drafting = tenderWith(requirement, { requirement: null });
    expect(
      give(drafting, before, ['anna', { kind: 'submit-requirement', requirement, motive: null }]).refused?.refused
    ).toBe('AwardModelMissing');
    expect(give(drafting, before, ['anna', { kind: 'request-exemption', reason: 'r' }]).refused?.refused).toBe(
      'AwardModelMissing'
    );
  });
});

describe('qualification', () => {
  const opened: TenderState = {
    ...two,
    stageId: 'qualification',
    bids: two.bids.map((each) => ({ ...each, qualification: null })),
  };

  it('needs an answer with its reason to everything that every bid must meet', () => {
    const answers = qualified('svea');
    expect(give(opened, late, ['anna', { ...answers, musts: [] }]).refused).toMatchObject({
      refused: 'MustUnanswered',
    });
    expect(give(opened, late, ['anna', { ...answers, qualificationReason: '' }]).refused?.refused).toBe(
      'ReasonRequired'
    );
    expect(give(opened, late, ['anna', qualified('nobody')]).refused?.refused).toBe('UnknownBid');
  });

  it('of a reserved tender needs a share of at least 30 percent', () => {
    const reserved = { ...opened, procedure: 'reserved' as const };
    expect(give(reserved, late, ['anna', qualified('svea')]).refused?.refused).toBe('ReservedShareMissing');
    const share = (reservedPercent: number) =>
      give(
        reserved,
        late,
        ['anna', { ...qualified('svea'), reservedPercent }],
        ['anna', { ...qualified('skanska'), grounds: ['crime'] }]
      ).state;
    expect(evaluationTodo(share(29))).toEqual(['bids']);
    expect(evaluationTodo(share(30))).toEqual(['scores']);
  });

  it('lets only qualified bids be scored, and the tender be published again when none is left', () => {
    const excluded = { ...qualified('svea'), grounds: ['unpaid-taxes'] } as const;
    const failed = { ...qualified('skanska'), musts: [{ id: 'kravet', met: false, reason: 'Förbehåll' }] };
    const one = give(opened, late, ['anna', qualified('skanska')], ['anna', excluded]).state;
    expect(give({ ...one, stageId: 'evaluation' }, late, ['bo', score('svea', 5)]).refused?.refused).toBe(
      'NotQualified'
    );
    const again = { kind: 'publish-again', reason: 'Inget anbud kvar' } as const;
    expect(give(one, late, ['anna', again]).refused?.refused).toBe('BidsRemain');
    expect(give(opened, late, ['anna', failed], ['anna', excluded], ['anna', again]).state.publication).toBeNull();
  });
});

describe('scoring', () => {
  it('names the criterion and its scale when a score is outside it', () => {
    const { refused } = give(two, late, ['anna', score('skanska', 11)]);
    expect(refused && refusalInWords(refused, 'sv')).toBe(
      '11 poäng på ”Plan för genomförandet” ligger utanför skalan, som är 0 till 10.'
    );
    expect(give(two, late, ['anna', score('skanska', -1)]).refused?.refused).toBe('ScoreOutOfScale');
    expect(give(two, late, ['anna', score('skanska', 9, ' ')]).refused?.refused).toBe('ScoreReason');
    const some = { ...score('skanska', 9), points: score('skanska', 9).points.slice(1) };
    expect(give(two, late, ['anna', some]).refused).toMatchObject({
      refused: 'ScoreMissing',
      details: { criteria: 'Plan för genomförandet' },
    });
  });

  it('is done by as many as the model says, and no more', () => {
    const both = [...scoredBy('anna', 9, 5), ['bo', score('skanska', 9)]] as [string, Command][];
    expect(give(two, late, ...both, ['carl', score('svea', 5)]).refused?.refused).toBe('EvaluatorNotNeeded');
    const all = [...scoredBy('anna', 9, 5), ...scoredBy('bo', 9, 5)];
    expect(give(two, late, ...all, ['bo', score('svea', 6)]).refused?.refused).toBe('ScoresLocked');
    expect(give(two, late, ...all).state.ranking.map(({ bidderId }) => bidderId)).toEqual(['skanska', 'svea']);
  });

  it('goes on when an evaluator who has begun leaves: another scores every bid in the place, blind as before', () => {
    const left = [...scoredBy('anna', 9, 5), ['bo', score('skanska', 2)]] as [string, Command][];
    const replace = (evaluator: string, reason = 'Slutat'): Command => ({
      kind: 'replace-evaluator',
      evaluator,
      reason,
    });
    expect(give(two, late, ...left, ['eva', replace('carl')]).refused?.refused).toBe('UnknownEvaluator');
    expect(give(two, late, ...left, ['eva', replace('bo', ' ')]).refused?.refused).toBe('ReasonRequired');
    const { state } = give(two, late, ...left, ['eva', replace('bo')]);
    expect(give(state, late, ['bo', score('svea', 5)]).refused?.refused).toBe('EvaluatorReplaced');
    const half = give(state, late, ['carl', score('skanska', 9)]).state;
    expect(half.ranking).toEqual([]);
    expect(JSON.stringify(unsealedPart(half))).not.toContain('Efter planen');
    const all = give(half, late, ['carl', score('svea', 5)]);
    expect(all.state.ranking[0]).toMatchObject({ bidderId: 'skanska', qualityPoints: expect.any(Number) as number });
    expect(evaluationTodo(all.state)).toEqual([]);
    expect(give(all.state, late, ['eva', replace('carl')]).refused?.refused).toBe('ScoresLocked');
  });

  it('hides points until all are in, in what may be read', () => {
    const { state } = give(two, late, ...scoredBy('anna', 9, 5));
    expect(JSON.stringify(unsealedPart(state))).not.toContain('Efter planen');
    const event = stamped({ type: 'bid-scored', bidderId: 'svea', points: score('svea', 5).points } as const);
    expect(unsealedEvent(event, state)).toMatchObject({ points: null });
    expect(unsealedEvent(event, give(state, late, ...scoredBy('bo', 8, 5)).state)).toEqual(event);
    const registered = stamped({
      type: 'bid-registered',
      bidderId: 'svea',
      priceOre: 100,
      promises: [],
      receivedAt: before,
    } as const);
    expect(unsealedEvent(registered, period)).toMatchObject({ priceOre: null });
  });

  it('needs consensus where the evaluators differ, with points and a reason on just those criteria', () => {
    const { state } = give(two, late, ...scoredBy('anna', 9, 5), ...scoredBy('bo', 8, 5));
    expect(evaluationTodo(state)).toEqual(['consensus']);
    expect(state.ranking).toEqual([]);
    const agreed = { ...score('skanska', 9, 'Vi enades'), kind: 'set-consensus' } as const;
    expect(give(state, late, ['carl', agreed]).refused?.refused).toBe('EvaluatorNotNeeded');
    expect(give(state, late, ['bo', { ...score('svea', 5), kind: 'set-consensus' }]).refused?.refused).toBe(
      'UnknownCriterion'
    );
    expect(give(state, late, ['bo', agreed]).state.ranking[0]?.bidderId).toBe('skanska');
    expect(give(two, late, ...scoredBy('anna', 9, 5), ['anna', agreed]).refused?.refused).toBe('ScoresNotIn');
  });

  it('asks for an answer about an abnormally low price, and leaves out a bid whose answer is not accepted', () => {
    const low = evaluation([qualifiedBid('skanska', 412), qualifiedBid('svea', 200)]);
    const { state } = give(low, late, ...scoredBy('anna', 9, 5), ...scoredBy('bo', 9, 5));
    expect(evaluationTodo(state)).toEqual(['explanation']);
    const explain = (accepted: boolean) =>
      ({ kind: 'explain-price', bidderId: 'svea', accepted, reason: 'Egen personal' }) as const;
    expect(give(state, late, ['anna', { ...explain(true), bidderId: 'skanska' }]).refused?.refused).toBe(
      'PriceNotQuestioned'
    );
    expect(give(state, late, ['anna', explain(true)]).state.ranking.length).toBe(2);
    expect(give(state, late, ['anna', explain(false)]).state.ranking.map(({ bidderId }) => bidderId)).toEqual([
      'skanska',
    ]);
  });

  it('draws a lot between bids that are equal in everything, and only then', () => {
    const equal = evaluation([qualifiedBid('skanska', 400), qualifiedBid('svea', 400)]);
    const { state } = give(equal, late, ...scoredBy('anna', 7, 7), ...scoredBy('bo', 7, 7));
    expect(evaluationTodo(state)).toEqual(['lot']);
    const lot = { kind: 'draw-lot', bidderId: 'svea' } as const;
    expect(give(state, late, ['anna', lot]).state.ranking[0]?.bidderId).toBe('svea');
    expect(give(two, late, ['anna', lot]).refused?.refused).toBe('NoLotNeeded');
  });

  it('begins anew, consensus and all, when a court wants it so', () => {
    const { state } = give(two, late, ...scoredBy('anna', 9, 5), ...scoredBy('bo', 9, 5));
    const decided = { outcome: 're-evaluate', decidedOn: '2026-05-01', reason: 'Skälen saknas' } as const;
    const again = applyTender(state, stamped({ type: 'court-decided', ...decided }));
    expect(evaluationTodo(again)).toEqual(['scores']);
    expect(again.ranking).toEqual([]);
  });
});

describe('secrecy', () => {
  const inside = someone('manager', 'orebrobostader');
  const outside = someone('matching-body', 'arbetsformedlingen');
  const registered = { type: 'bid-registered' };

  it('keeps bids inside the authority until the award is decided', () => {
    expect(maySeeBids(inside, two)).toBe(true);
    for (const other of [outside, null]) expect(maySeeBids(other, two)).toBe(false);
    expect(maySeeBids(outside, { ...two, stageId: 'standstill' })).toBe(true);
    expect(maySeeBids(outside, { ...two, status: 'cancelled' })).toBe(true);
    expect(mayHear(registered, false)).toBe(false);
    expect(mayHear({ type: 'published' }, false)).toBe(true);
  });

  it('gives each bidder its reasons once the award is decided, and not before', () => {
    const third: Bid = {
      ...qualifiedBid('bergslagsbygg', 300),
      priceExplanation: { accepted: false, reason: 'Priset täcker inte lönerna' },
    };
    const { state } = give(evaluation([...two.bids, third]), late, ...scoredBy('anna', 9, 5), ...scoredBy('bo', 9, 5));
    const name = (id: string): string => id.toUpperCase();
    expect(awardReasons(state, 'sv', name)).toEqual([]);
    expect(awardDocument(state, 'sv', name)).toBeNull();
    const decided = { ...state, stageId: 'standstill' };
    const [first, second, left] = awardReasons(decided, 'sv', name);
    expect(first?.lines[0]).toMatch(/^SKANSKA tilldelas kontraktet med 91,77 poäng/);
    expect(second?.lines.join(' ')).toMatch(/SVEA kom på plats 2 med 70 poäng av 100, 21,77 poäng efter SKANSKA/);
    expect(second?.lines[2]).toBe('Plan för genomförandet: 15 poäng av 30. SKANSKA fick 27. Skäl: Efter planen');
    expect(left?.lines).toEqual([
      'BERGSLAGSBYGG utvärderades inte.',
      'Det låga priset förklarades inte tillfredsställande: Priset täcker inte lönerna',
    ]);
    expect(awardDocument(decided, 'en', name)).toMatch(/^# Award decision UPP-2026-001: Ombyggnad\n\n## SKANSKA\n\n/);
  });
});
