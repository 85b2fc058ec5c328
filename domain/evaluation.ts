// Evaluation: points blind to each other, consensus where they differ, questioned prices, a lot when nothing else tells; then the result.
import type { Role } from './actor.js';
import type { AwardModel } from './award-model.js';
import type { Bid } from './bid.js';
import { evaluatedBids, isQualified } from './bid.js';
import type { Stamped } from './case.js';
import type { Qualification } from './qualification.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { CriterionPoints, RankedBid, SettledBid } from './scoring.js';
import { abnormallyLow, rank, tiedFirst } from './scoring.js';

/** What evaluation is about in a tender's state. */
export interface Evaluation {
  readonly awardModel: AwardModel | null;
  readonly bids: readonly Bid[];
  /** Evaluators whose place another has taken; absent in tenders from before that could be. */
  readonly replacedEvaluators?: readonly string[];
  /** The bidder that a lot was drawn for between equals. */
  readonly lot: string | null;
  /** The result, once nothing is left to do; empty before. */
  readonly ranking: readonly RankedBid[];
  readonly version: number;
  readonly submittedBy: string | null;
  /** When; absent in tenders from before it was kept. */
  readonly submittedAt?: string | null;
  readonly submittedRoles?: readonly Role[];
  readonly submittedFor?: string | null;
  readonly changesWanted: string | null;
}

/** Roles of whoever submits something to be decided on; absent in events from before they were kept. */
export interface SubmittedIn {
  readonly roles?: readonly Role[];
}

/** What can happen in it. */
export type EvaluationEvent =
  | { readonly type: 'bid-qualified'; readonly bidderId: string; readonly answers: Qualification }
  | ({
      readonly type: 'bid-scored';
      readonly bidderId: string;
      readonly points: readonly CriterionPoints[];
    } & SubmittedIn)
  | ({
      readonly type: 'consensus-set';
      readonly bidderId: string;
      readonly points: readonly CriterionPoints[];
    } & SubmittedIn)
  | ({
      readonly type: 'price-explained';
      readonly bidderId: string;
      readonly accepted: boolean;
      readonly reason: string;
    } & SubmittedIn)
  | ({ readonly type: 'lot-drawn'; readonly bidderId: string } & SubmittedIn)
  | { readonly type: 'evaluator-replaced'; readonly evaluator: string; readonly reason: string };

/** Applies one of its events. The award is decided on its own version: whatever may change the result makes earlier approvals stale. */
export function applyEvaluation<T extends Evaluation>(tender: T, event: Stamped<EvaluationEvent>): T {
  if (event.type === 'evaluator-replaced') return withoutEvaluator(tender, event.evaluator);
  const next = {
    ...tender,
    bids: tender.bids.map((bid) => (bid.bidderId === event.bidderId ? changed(bid, event) : bid)),
  };
  if (event.type === 'bid-qualified') return next;
  const lot = event.type === 'lot-drawn' ? event.bidderId : null;
  return resulting({
    ...next,
    lot,
    version: tender.version + 1,
    ...submittedIn(event),
    changesWanted: null,
  });
}

/** Who submitted, in which roles, and in whose stead: neither of them decides on it. */
export function submittedIn({
  by,
  at,
  roles = [],
  inSteadOf,
}: Stamped<SubmittedIn>): Pick<Evaluation, 'submittedBy' | 'submittedAt' | 'submittedRoles' | 'submittedFor'> {
  return { submittedBy: by, submittedAt: at, submittedRoles: roles, submittedFor: inSteadOf ?? null };
}

/** Whoever takes the place scores every bid from the start; what was scored before stays in the trail alone. */
function withoutEvaluator<T extends Evaluation>(tender: T, evaluator: string): T {
  return {
    ...tender,
    replacedEvaluators: [...(tender.replacedEvaluators ?? []), evaluator],
    bids: tender.bids.map((bid) => ({
      ...bid,
      scores: bid.scores.filter(({ by }) => by !== evaluator),
      consensus: [],
    })),
    ranking: [],
    version: tender.version + 1,
  };
}

function changed(bid: Bid, event: Stamped<Exclude<EvaluationEvent, { readonly type: 'evaluator-replaced' }>>): Bid {
  switch (event.type) {
    case 'bid-qualified':
      return { ...bid, qualification: event.answers };
    case 'bid-scored': {
      const by = event.by ?? '';
      const scores = [...bid.scores.filter((score) => score.by !== by), { by, points: event.points }];
      return { ...bid, scores, consensus: [] };
    }
    case 'consensus-set':
      return { ...bid, consensus: event.points };
    case 'price-explained':
      return { ...bid, priceExplanation: { accepted: event.accepted, reason: event.reason } };
    case 'lot-drawn':
      return bid;
  }
}

function resulting<T extends Evaluation>(tender: T): T {
  const { awardModel, bids, lot } = tender;
  const settled = evaluationTodo(tender).length === 0;
  return {
    ...tender,
    ranking: settled && awardModel !== null ? rank(settledBids(bids, awardModel), awardModel, lot) : [],
  };
}

/** What still has to be done before there is a result, in this order; `bids` when no bid is left to compare. */
export type EvaluationTodo = 'bids' | 'scores' | 'consensus' | 'explanation' | 'lot';

/** What is left to do; empty when the result stands. */
export function evaluationTodo(tender: Pick<Evaluation, 'awardModel' | 'bids' | 'lot'>): EvaluationTodo[] {
  const { awardModel, bids, lot } = tender;
  const compared = evaluatedBids(bids);
  if (compared.length === 0) return ['bids'];
  if (awardModel === null || !scoresAreIn(tender)) return ['scores'];
  const todo: EvaluationTodo[] = [];
  if (compared.some((bid) => unsettled(bid).length > 0)) todo.push('consensus');
  if (questionedPrices(tender).length > 0) todo.push('explanation');
  if (todo.length > 0) return todo;
  const tied = tiedFirst(rank(settledBids(bids, awardModel), awardModel));
  return tied.length > 0 && (lot === null || !tied.includes(lot)) ? ['lot'] : [];
}

/** People who have scored any bid. */
export function evaluatorsOf(bids: readonly Bid[]): string[] {
  return [...new Set(bids.flatMap(({ scores }) => scores.map(({ by }) => by)))];
}

/** True once every needed evaluator has scored every compared bid. Until then nobody sees another's points or reasons. */
export function scoresAreIn({ awardModel, bids }: Pick<Evaluation, 'awardModel' | 'bids'>): boolean {
  const compared = evaluatedBids(bids);
  const needed = awardModel?.evaluators ?? Infinity;
  return compared.length > 0 && compared.every(({ scores }) => scores.length >= needed);
}

/** Criteria of a bid on which its evaluators differ and have not agreed yet. */
export function unsettled(bid: Bid): string[] {
  return differing(bid).filter((id) => !bid.consensus.some(({ criterionId }) => criterionId === id));
}

/** Criteria of a bid on which its evaluators gave different points. */
export function differing({ scores }: Bid): string[] {
  const [first] = scores;
  return (first?.points ?? [])
    .filter(({ criterionId, points }) => scores.some((score) => pointsOn(score.points, criterionId) !== points))
    .map(({ criterionId }) => criterionId);
}

function pointsOn(points: readonly CriterionPoints[], id: string): number | undefined {
  return points.find(({ criterionId }) => criterionId === id)?.points;
}

/** Points that count: what was agreed, or what all gave alike. */
export function settledBids(bids: readonly Bid[], { criteria }: AwardModel): SettledBid[] {
  return evaluatedBids(bids).map(({ bidderId, priceOre, scores, consensus }) => ({
    bidderId,
    priceOre,
    points: criteria.map(({ id }) => ({
      criterionId: id,
      points: pointsOn(consensus, id) ?? pointsOn(scores[0]?.points ?? [], id) ?? 0,
    })),
  }));
}

/** Bidders with a flagged price that nobody has answered for. Compared with all qualified bids, so that no answer moves another's flag. */
export function questionedPrices({ awardModel, bids }: Pick<Evaluation, 'awardModel' | 'bids'>): string[] {
  return flaggedPrices({ awardModel, bids }).filter(
    (bidderId) => bids.find((bid) => bid.bidderId === bidderId)?.priceExplanation === null
  );
}

/** Bidders whose price lies far under the others'. */
export function flaggedPrices({ awardModel, bids }: Pick<Evaluation, 'awardModel' | 'bids'>): string[] {
  return abnormallyLow(bids.filter(isQualified), awardModel?.abnormalUnderPercent ?? 100);
}

/** Bidders among whom a lot must be drawn; empty when none has to be. */
export function lotBetween(tender: Pick<Evaluation, 'awardModel' | 'bids' | 'lot'>): string[] {
  const { awardModel, bids } = tender;
  if (awardModel === null || !evaluationTodo(tender).includes('lot')) return [];
  return tiedFirst(rank(settledBids(bids, awardModel), awardModel));
}

/** Why these points may not be given by this person, or null. */
export function faultOfScore(
  tender: Evaluation,
  bid: Bid,
  points: readonly CriterionPoints[],
  by: string
): Refusal | null {
  const { awardModel, bids, changesWanted } = tender;
  if (awardModel === null) return refuse('AwardModelMissing', 'The tender has no award model to score by.');
  const evaluators = evaluatorsOf(bids);
  if (tender.replacedEvaluators?.includes(by))
    return refuse('EvaluatorReplaced', 'Somebody else has taken your place among the evaluators.');
  if (!evaluators.includes(by) && evaluators.length >= awardModel.evaluators)
    return refuse('EvaluatorNotNeeded', `${evaluators.length} people evaluate these bids already, as the model says.`, {
      needed: String(awardModel.evaluators),
    });
  if (scoresAreIn(tender) && changesWanted === null)
    return refuse('ScoresLocked', 'Everybody has scored; where the points differ, agree on them together.');
  return (
    faultOfPoints(
      awardModel,
      points,
      awardModel.criteria.map(({ id }) => id)
    ) ?? sameBid(bid)
  );
}

/** Why this evaluator may not be replaced, or null: only somebody who has begun, and only while points are awaited. */
export function faultOfReplacing(tender: Evaluation, evaluator: string, reason: string): Refusal | null {
  if (!evaluatorsOf(tender.bids).includes(evaluator))
    return refuse(
      'UnknownEvaluator',
      'That person has scored no bid; a place that nobody has taken is open to anybody.'
    );
  if (scoresAreIn(tender) && tender.changesWanted === null)
    return refuse('ScoresLocked', 'Everybody has scored; where the points differ, agree on them together.');
  return reason.trim() === '' ? refuse('ReasonRequired', 'Say why the evaluator is replaced.') : null;
}

/** Why these agreed points may not be set by this person, or null. */
export function faultOfConsensus(
  tender: Evaluation,
  bid: Bid,
  points: readonly CriterionPoints[],
  by: string
): Refusal | null {
  const { awardModel, bids } = tender;
  if (awardModel === null || !scoresAreIn(tender))
    return refuse(
      'ScoresNotIn',
      'Not everybody has scored every bid yet; until then the points are not shown or agreed on.'
    );
  if (!evaluatorsOf(bids).includes(by))
    return refuse('EvaluatorNotNeeded', 'Only those who scored the bids agree on their points.', {
      needed: String(awardModel.evaluators),
    });
  return faultOfPoints(awardModel, points, differing(bid)) ?? sameBid(bid);
}

function sameBid(bid: Bid): Refusal | null {
  return isQualified(bid)
    ? null
    : refuse('NotQualified', 'That bid did not qualify; only qualified bids are evaluated.');
}

/** Each wanted criterion once, on its scale, with a reason. */
function faultOfPoints(
  model: AwardModel,
  points: readonly CriterionPoints[],
  wanted: readonly string[]
): Refusal | null {
  for (const { criterionId, points: given, reason } of points) {
    const criterion = model.criteria.find(({ id }) => id === criterionId);
    if (criterion === undefined || !wanted.includes(criterionId))
      return refuse(
        'UnknownCriterion',
        `${criterion?.name ?? criterionId} is not among what is to be given points now.`,
        {
          criterion: criterion?.name ?? criterionId,
        }
      );
    const { name, maxPoints } = criterion;
    if (!(given >= 0 && given <= maxPoints))
      return refuse(
        'ScoreOutOfScale',
        `${given} points on "${name}" are outside its scale, which is 0 to ${maxPoints}.`,
        {
          points: String(given),
          criterion: name,
          max: String(maxPoints),
        }
      );
    if (reason.trim() === '')
      return refuse('ScoreReason', `Say why "${name}" gets ${given} points.`, { criterion: name });
  }
  const missing = wanted.filter((id) => points.filter(({ criterionId }) => criterionId === id).length !== 1);
  if (missing.length === 0) return null;
  const names = model.criteria.filter(({ id }) => missing.includes(id)).map(({ name }) => name);
  return refuse('ScoreMissing', `Give points once on each of: ${names.join(', ')}.`, { criteria: names.join(', ') });
}
