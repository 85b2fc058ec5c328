// The standstill: the award notice goes out, and the contract may not be signed until its days have passed.
import { world } from '../desk.js';
import type { StageKind } from './stage-kind.js';

export const standstill: StageKind = {
  accepts(tender, _stage, { command }) {
    if (command.kind !== 'send-award-notice' || tender.notice !== null) return null;
    return [{ type: 'notice-sent', sentOn: command.sentOn, means: command.means }];
  },

  outcome: (tender) => (tender.standstillOver ? 'done' : 'open'),

  async run(desk, stage) {
    const deadline = await world.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    desk.pass('send-award-notice', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => desk.state.notice !== null || desk.state.status !== 'running');
    if (desk.state.notice === null) return;

    const days = await world.footholdStandstill({ ...desk.state.notice, courtDecidedOn: null });
    desk.happen({ type: 'standstill-set', ...days });
    desk.pass('wait-standstill', [], null, { dueAt: days.signableFrom, remindAt: [] });
    await desk.until(() => desk.state.status !== 'running', days.signableFrom, 'standstill');
    if (desk.state.status === 'running') desk.happen({ type: 'standstill-ended' });
  },
};
