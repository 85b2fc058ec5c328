// Publication is a hand-over (Act 2019:668): a registered notice database publishes, and somebody confirms that it did.
import { daysAfter } from '../../domain/case.js';
import { newestHandOver } from '../../domain/hand-over.js';
import { refuse } from '../../domain/refusal.js';
import { handOver } from '../hand-over.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const publish: StageKind = {
  accepts(tender, _stage, { command }, at) {
    if (command.kind !== 'confirm-publication') return null;
    const { reference, publishedOn, url } = command;
    const handed = newestHandOver(tender, 'contract-notice');
    if (handed?.version !== tender.version)
      return refuse('NotHandedOver', 'This version has not been handed to the notice database yet.');
    const earliest = handed.at.slice(0, 10);
    // Swedish days begin up to two hours before those of the instants here.
    const latest = daysAfter(at, 1 / 12).slice(0, 10);
    if (publishedOn < earliest || publishedOn > latest)
      return refuse('WrongDate', `The date must lie between ${earliest} and ${latest}.`, { earliest, latest });
    return [{ type: 'published', reference, publishedOn, url }];
  },

  outcome: (tender) => (tender.publication === null ? 'open' : 'done'),

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    await handOver(desk, 'contract-notice');
    if (isOver(this, desk.state, stage)) return;
    desk.pass('confirm-publication', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
