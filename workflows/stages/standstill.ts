// The standstill: the award notice goes out, and the contract may not be signed until its days have passed and no court forbids it.
import { courtDecidedOn, signingForbidden } from '../../domain/appeal.js';
import { refuse } from '../../domain/refusal.js';
import { settingsOf } from '../../domain/settings.js';
import { acceptsCourt } from './court.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const standstill: StageKind = {
  accepts(tender, _stage, envelope, at) {
    const { command } = envelope;
    if (command.kind !== 'send-award-notice') return acceptsCourt(tender, envelope);
    if (tender.notice !== null) return null;
    const { sentOn, means, days } = command;
    if (sentOn > at.slice(0, 10))
      return refuse('InFuture', `${sentOn} has not come yet; register the notice when it has been sent.`, {
        date: sentOn,
      });
    return [{ type: 'notice-sent', sentOn, means, days }];
  },

  // A court that wants the bids evaluated anew has taken the notice back with the award.
  outcome(tender) {
    if (tender.appeals.at(-1)?.decision?.outcome === 're-evaluate' && tender.notice === null) return 'returned';
    return tender.standstillOver ? 'done' : 'open';
  },

  async run(desk, stage) {
    const over = (): boolean => isOver(this, desk.state, stage);
    if (desk.state.notice === null) {
      const deadline = await desk.calendar.footholdDeadline({
        from: desk.now,
        workingDays: stage.dueInWorkingDays,
      });
      desk.pass('send-award-notice', stage.roles, desk.state.authorityId, deadline);
      await desk.until(() => desk.state.notice !== null || over());
    }
    while (!over() && desk.state.notice !== null) {
      const { appeals } = desk.state;
      const moved = (): boolean => desk.state.appeals !== appeals || over();
      if (signingForbidden(desk.state)) {
        const workingDays = settingsOf(desk.state.policy.settings).courtWorkingDays.value;
        const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays });
        desk.pass('register-court-decision', stage.roles, desk.state.authorityId, deadline);
        await desk.until(moved);
        continue;
      }
      const days = await desk.calendar.footholdStandstill({
        ...desk.state.notice,
        courtDecidedOn: courtDecidedOn(desk.state),
      });
      desk.happen({ type: 'standstill-set', ...days });
      desk.pass('wait-standstill', [], null, { dueAt: days.signableFrom, remindAt: [] });
      if (!(await desk.until(moved, days.signableFrom, 'standstill'))) desk.happen({ type: 'standstill-ended' });
    }
  },
};
