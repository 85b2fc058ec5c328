// Qualification: exclusion grounds, qualification and musts for each bid; only what qualifies is evaluated.
import { isQualified } from '../../domain/bid.js';
import { answersOf, faultOfQualification, isReserved } from '../../domain/qualification.js';
import { refuse } from '../../domain/refusal.js';
import { publishedAgain, unknownBid } from './bids.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const qualify: StageKind = {
  accepts(tender, _stage, { command }) {
    const { bids, awardModel } = tender;
    if (command.kind === 'publish-again') {
      const open = bids.filter((bid) => bid.qualification === null || isQualified(bid));
      return publishedAgain(open.length, command.reason);
    }
    if (command.kind !== 'qualify-bid') return null;
    const { bidderId } = command;
    const answers = answersOf(command);
    if (!bids.some((bid) => bid.bidderId === bidderId)) return unknownBid(bidderId);
    if (awardModel === null) return refuse('AwardModelMissing', 'The tender has no award model to qualify bids by.');
    return (
      faultOfQualification(answers, awardModel, isReserved(tender.procedure)) ?? [
        { type: 'bid-qualified', bidderId, answers },
      ]
    );
  },

  // With no bid left the tender waits for somebody to publish it again or to cancel it.
  outcome({ startsAgain, bids }) {
    if (startsAgain) return 'returned';
    return bids.every(({ qualification }) => qualification !== null) && bids.some(isQualified) ? 'done' : 'open';
  },

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    desk.pass('qualify-bids', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
