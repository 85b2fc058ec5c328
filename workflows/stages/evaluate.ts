// Evaluation on quality: points by several people, blind to each other, then consensus; the ranking follows from the locked model.
import type { Actor, Role } from '../../domain/actor.js';
import { evaluatedBids } from '../../domain/bid.js';
import {
  evaluationTodo,
  faultOfConsensus,
  faultOfReplacing,
  faultOfScore,
  lotBetween,
  questionedPrices,
  scoresAreIn,
} from '../../domain/evaluation.js';
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import type { CriterionPoints } from '../../domain/scoring.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import type { CommandEnvelope } from '../../domain/commands.js';
import { publishedAgain, unknownBid } from './bids.js';
import type { StageKind } from './stage-kind.js';
import { isAsked, isOver } from './stage-kind.js';

export const evaluate: StageKind = {
  accepts(tender, _stage, { command, by }) {
    switch (command.kind) {
      case 'score-bid':
      case 'set-consensus':
        return pointsGiven(tender, command, by);
      case 'explain-price':
        return explained(tender, command, by.roles);
      case 'draw-lot': {
        const { bidderId } = command;
        if (!lotBetween(tender).includes(bidderId))
          return refuse('NoLotNeeded', 'A lot is drawn only between bids that are equal in total, quality and price.');
        return [{ type: 'lot-drawn', bidderId, roles: by.roles }];
      }
      case 'replace-evaluator': {
        const { evaluator, reason } = command;
        const event = { type: 'evaluator-replaced', evaluator, reason: reason.trim() } as const;
        return faultOfReplacing(tender, evaluator, reason) ?? [event];
      }
      case 'publish-again':
        return publishedAgain(evaluatedBids(tender.bids).length, command.reason);
      default:
        return null;
    }
  },

  // Changes asked for in the award approval are answered by new points, which clear them.
  outcome({ startsAgain, ranking, changesWanted }) {
    if (startsAgain) return 'returned';
    return ranking.length > 0 && changesWanted === null ? 'done' : 'open';
  },

  async run(desk, stage) {
    // Many bids with many evaluators go on in new runs.
    const over = (): boolean => desk.isTooLong || isOver(this, desk.state, stage);
    if (isAsked(desk, 'settle-result')) return void (await desk.until(over));
    const deadline = isAsked(desk, 'score-bids')
      ? desk.state.ball
      : await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    if (!isAsked(desk, 'score-bids') && (!scoresAreIn(desk.state) || desk.state.changesWanted !== null))
      desk.pass('score-bids', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => over() || (evaluationTodo(desk.state)[0] !== 'scores' && desk.state.changesWanted === null));
    if (over()) return;
    const roles = [...new Set([...stage.roles, 'coordinator' as const])];
    desk.pass('settle-result', roles, desk.state.authorityId, deadline);
    await desk.until(over);
  },
};

function pointsGiven(
  tender: TenderState,
  command: Extract<CommandEnvelope['command'], { readonly kind: 'score-bid' | 'set-consensus' }>,
  by: Actor
): readonly TenderEvent[] | Refusal {
  const { kind, bidderId } = command;
  const bid = tender.bids.find((each) => each.bidderId === bidderId);
  if (bid === undefined) return unknownBid(bidderId);
  const fault = (kind === 'score-bid' ? faultOfScore : faultOfConsensus)(tender, bid, command.points, by.personId);
  if (fault !== null) return fault;
  const points = command.points.map((each): CriterionPoints => ({ ...each, reason: each.reason.trim() }));
  return [{ type: kind === 'score-bid' ? 'bid-scored' : 'consensus-set', bidderId, points, roles: by.roles }];
}

function explained(
  tender: TenderState,
  { bidderId, accepted, reason }: Extract<CommandEnvelope['command'], { readonly kind: 'explain-price' }>,
  roles: readonly Role[]
): readonly TenderEvent[] | Refusal {
  if (!questionedPrices(tender).includes(bidderId))
    return refuse('PriceNotQuestioned', 'The price of that bid is not flagged, or has been answered for.');
  if (reason.trim() === '')
    return refuse('ReasonRequired', 'Say what the bidder explained, and why it is accepted or not.');
  return [{ type: 'price-explained', bidderId, accepted, reason: reason.trim(), roles }];
}
