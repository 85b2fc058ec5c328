// Evaluation on quality: every bid is scored with a reason; the ranking follows from the weights set before opening.
import { refuse } from '../../domain/refusal.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const evaluate: StageKind = {
  accepts(tender, _stage, { command }) {
    if (command.kind !== 'score-bid') return null;
    if (!tender.bids.some((bid) => bid.bidderId === command.bidderId))
      return refuse('UnknownBid', 'There is no bid from that bidder; choose one of the registered bids.', {
        bidderId: command.bidderId,
      });
    if (command.reason.trim() === '') return refuse('ReasonRequired', 'Say why the bid gets these points.');
    return [
      {
        type: 'bid-scored',
        bidderId: command.bidderId,
        qualityPoints: command.qualityPoints,
        reason: command.reason.trim(),
      },
    ];
  },

  // Changes asked for in the award approval are answered by a new score, which clears them.
  outcome: (tender) => (tender.ranking.length > 0 && tender.changesWanted === null ? 'done' : 'open'),

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    desk.pass('score-bids', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
