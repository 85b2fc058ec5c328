// The tender period: bids are registered; nothing is opened before the deadline has passed.
import { handOverCorrections } from '../hand-over.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const bids: StageKind = {
  accepts(_tender, _stage, { command }) {
    if (command.kind !== 'register-bid') return null;
    const { bidderId, priceOre, promises } = command;
    return [{ type: 'bid-registered', bidderId, priceOre, promises }];
  },

  outcome: (tender) => (tender.bidsClosed && tender.bids.length > 0 ? 'done' : 'open'),

  async run(desk, stage) {
    const corrections = handOverCorrections(desk, () => isOver(this, desk.state, stage));
    const { dueAt, remindAt } = await desk.calendar.footholdDeadline({
      from: desk.now,
      workingDays: stage.dueInWorkingDays ?? 0,
    });
    desk.happen({ type: 'bids-close-set', closeAt: dueAt });
    desk.pass('register-bids', stage.roles, desk.state.authorityId, { dueAt, remindAt });
    await desk.until(() => desk.state.status !== 'running', dueAt, 'tender period');
    if (desk.state.status !== 'running') return corrections;
    desk.happen({ type: 'bids-closed' });
    // Without a bid there is nothing to open: the officer registers one that came in time, or cancels.
    await desk.until(() => isOver(this, desk.state, stage));
    await corrections;
  },
};
