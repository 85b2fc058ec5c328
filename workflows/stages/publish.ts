// Publication is a hand-over (Act 2019:668): a registered notice database publishes, and somebody confirms that it did.
import { world } from '../desk.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const publish: StageKind = {
  accepts(_tender, _stage, { command }) {
    if (command.kind !== 'confirm-publication') return null;
    const { reference, publishedOn, url } = command;
    return [{ type: 'published', reference, publishedOn, url }];
  },

  outcome: (tender) => (tender.publication === null ? 'open' : 'done'),

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    await world.footholdHandOverNotice({ caseId: desk.state.id, version: desk.state.version });
    desk.happen({ type: 'handed-over' });
    desk.pass('confirm-publication', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
