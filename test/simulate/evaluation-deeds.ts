// What people do from the tender period to the result: bids in time and late, questions, opening, qualification, points, consensus.
import type { Task } from '../../domain/case.js';
import { isQualified } from '../../domain/bid.js';
import {
  differing,
  evaluationTodo,
  evaluatorsOf,
  lotBetween,
  questionedPrices,
  unsettled,
} from '../../domain/evaluation.js';
import { isReserved } from '../../domain/qualification.js';
import type { CriterionPoints } from '../../domain/scoring.js';
import type { TenderState } from '../../domain/tender.js';
import { drawsAbout } from './chance.js';
import { bidders } from './people.js';
import type { Deed, Sight } from './sight.js';
import { later, oneOf } from './sight.js';
import { isWorkday } from './swedish-days.js';

type TenderDeed = Deed<TenderState>;

/** How bids are judged; one in a few weighs price beyond what most policies allow, or does not sum to 100. */
export const model: TenderDeed = ({ draw, state }) => {
  const priceWeightPercent = draw.of('price', [
    [4, 30],
    [3, 40],
    [1, 60],
    [1, 100],
  ] as const);
  const wrong = draw.percent('wrong sum', 10) ? 1 : 0;
  const criteria = [{ id: 'plan', name: 'Plan', weightPercent: 100 - priceWeightPercent - wrong, maxPoints: 10 }];
  return {
    kind: 'set-award-model',
    model: {
      priceWeightPercent,
      priceModel: { kind: 'relative' },
      criteria,
      musts: [{ id: 'kravet', text: 'Godtar sysselsättningskravet' }],
      evaluators: state.procedure === 'direct' ? 1 : 2,
      abnormalUnderPercent: 30,
    },
    change: null,
  };
};

/**
 * So many of the bidders take part, in an order that is the tender's own; in a call-off the framework's suppliers, also one who has been
 * excluded meanwhile, and somebody who is none of them.
 */
function takingPart({ id }: TenderState, framework: TenderState | null): string[] {
  const draw = drawsAbout(id);
  if (framework !== null) {
    const suppliers = framework.ranking.map(({ bidderId }) => bidderId);
    const stranger = bidders.filter((bidder) => !suppliers.includes(bidder) && draw.percent(bidder, 10));
    return [...suppliers, ...stranger];
  }
  const first = draw.whole('first bidder', 0, bidders.length - 1);
  const number = draw.of('bidders', [
    [1, 0],
    [3, 1],
    [4, 2],
    [4, 3],
    [2, 5],
  ] as const);
  return bidders.map((_, index) => bidders[(first + index) % bidders.length] ?? '').slice(0, number);
}

const nobodyBid: TenderDeed = ({ draw }) =>
  draw.percent('again', 50)
    ? { kind: 'publish-again', reason: 'Inga anbud kom in' }
    : { kind: 'cancel', reason: 'Inga anbud kom in' };

/** The next bid that has come in; also after the deadline, when somebody tries. */
export const bid: TenderDeed = (sight) => {
  const { state, draw, framework } = sight;
  const nobody = state.bidsClosed && state.bids.length === 0;
  // Nobody who is refused may keep the others waiting.
  if (nobody && framework !== null) return nobodyBid(sight);
  const left = takingPart(state, framework).filter((id) => !state.bids.some((each) => each.bidderId === id));
  const bidderId = left[framework === null ? 0 : draw.whole('next', 0, left.length - 1)];
  if (bidderId === undefined) return nobody ? nobodyBid(sight) : null;
  const asked = state.requirement?.obligations ?? [];
  const promises = draw.percent('promises', 40) ? asked.map((each) => ({ ...each, target: each.target + 1 })) : [];
  const priceOre = draw.whole('price', 250, 500) * 1_000_000_00;
  return { kind: 'register-bid', bidderId, priceOre, promises, receivedAt: null };
};

const answer: TenderDeed = ({ state, today }) =>
  state.questions.length > 2
    ? null
    : {
        kind: 'answer-questions',
        lines: [{ question: `Vem anvisar? (${today})`, answer: 'Arbetsförmedlingen' }],
      };

/** Two weeks more, to a day on which offices are open. */
const extend: TenderDeed = ({ state: { bidsCloseAt, documentChanges } }) => {
  if (bidsCloseAt === null || documentChanges.length > 0) return null;
  let day = later(bidsCloseAt.slice(0, 10), 14);
  while (!isWorkday(day)) day = later(day, 1);
  return {
    kind: 'change-documents',
    what: 'Ritningarna',
    why: 'Etapp två flyttas',
    newDeadline: `${day}${bidsCloseAt.slice(10)}`,
  };
};

const qualify: TenderDeed = ({ state, draw }) => {
  const next = state.bids.find(({ qualification }) => qualification === null);
  if (next === undefined) return nobodyLeft({ state, draw });
  return {
    kind: 'qualify-bid',
    bidderId: next.bidderId,
    exclusionSource: 'self-declaration',
    grounds: draw.percent('excluded', 5) ? ['unpaid-taxes'] : [],
    exclusionReason: 'Egen försäkran',
    qualified: draw.percent('qualified', 93),
    qualificationReason: 'Referenserna',
    musts: (state.awardModel?.musts ?? []).map(({ id }) => ({ id, met: true, reason: 'Bekräftat' })),
    reservedPercent: isReserved(state.procedure) ? draw.whole('share', 25, 60) : null,
  };
};

function nobodyLeft({ draw }: Pick<Sight<TenderState>, 'state' | 'draw'>): ReturnType<TenderDeed> {
  return draw.percent('again', 50)
    ? { kind: 'publish-again', reason: 'Inget anbud är kvar' }
    : { kind: 'cancel', reason: 'Inget anbud är kvar' };
}

function points({ state, draw }: Sight<TenderState>, wanted: readonly string[]): CriterionPoints[] {
  return (state.awardModel?.criteria ?? [])
    .filter(({ id }) => wanted.includes(id))
    .map(({ id, maxPoints }) => ({
      criterionId: id,
      // One point more than the scale has, as somebody tries.
      points: draw.percent('outside', 4) ? maxPoints + 1 : draw.whole('points', 3, maxPoints),
      reason: 'Planen är tydlig',
    }));
}

const score: TenderDeed = (sight) => {
  const { state, player, draw } = sight;
  const evaluators = evaluatorsOf(state.bids);
  const needed = state.awardModel?.evaluators ?? 0;
  // Whoever comes when enough people score already is told so, and seldom tries.
  if (!evaluators.includes(player.personId) && evaluators.length >= needed && draw.percent('knows', 95)) return null;
  const criteria = (state.awardModel?.criteria ?? []).map(({ id }) => id);
  const bids = state.bids.filter(isQualified);
  const next = bids.find(({ scores }) => !scores.some(({ by }) => by === player.personId)) ?? bids[0];
  return next === undefined ? null : { kind: 'score-bid', bidderId: next.bidderId, points: points(sight, criteria) };
};

/** What is still left before the result stands. */
const settle: TenderDeed = (sight) => {
  const { state, draw } = sight;
  switch (evaluationTodo(state)[0]) {
    case 'consensus': {
      const open = state.bids.find((each) => unsettled(each).length > 0);
      return open ? { kind: 'set-consensus', bidderId: open.bidderId, points: points(sight, differing(open)) } : null;
    }
    case 'explanation':
      return {
        kind: 'explain-price',
        bidderId: questionedPrices(state)[0] ?? '',
        accepted: draw.percent('accepted', 60),
        reason: 'Egna maskiner',
      };
    case 'lot':
      return { kind: 'draw-lot', bidderId: lotBetween(state)[0] ?? '' };
    case 'bids':
      return nobodyLeft(sight);
    default:
      return null;
  }
};

/** What each task is answered with. */
export const evaluationDeeds: Partial<Record<Task, TenderDeed>> = {
  'register-bids': oneOf<TenderState>([
    [8, bid],
    [1, answer],
    [1, extend],
  ]),
  'open-bids': () => ({ kind: 'open-bids' }),
  'qualify-bids': qualify,
  'score-bids': score,
  'settle-result': settle,
};
