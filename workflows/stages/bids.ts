// The tender period: bids are registered; nothing is opened before the deadline has passed.
import { world } from '../desk.js';
import type { StageKind } from './stage-kind.js';

export const bids: StageKind = {
  accepts(_tender, _stage, { command }) {
    if (command.kind !== 'register-bid') return null;
    return [{ type: 'bid-registered', bidderId: command.bidderId, priceOre: command.priceOre }];
  },

  // The passing of the deadline is an event (the ball moves on to scoring), so that the outcome stays pure.
  outcome: (tender) => (tender.ball?.task === 'score-bids' && tender.bids.length > 0 ? 'done' : 'open'),

  async run(desk, stage) {
    const { dueAt, remindAt } = await world.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    desk.happen({ type: 'bids-close-set', closeAt: dueAt });
    desk.pass('register-bids', stage.roles, desk.state.authorityId, { dueAt, remindAt });
    await desk.until(() => desk.state.status !== 'running', dueAt, 'tender period');
    // Without a bid there is nothing to open: the officer registers a late-entered one or cancels.
    await desk.until(() => desk.state.bids.length > 0 || desk.state.status !== 'running');
    desk.pass('score-bids', stage.roles, desk.state.authorityId, null);
  },
};
