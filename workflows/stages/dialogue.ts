// Dialogue with the market before anything is written: what suppliers said, or why nobody was asked.
import { refuse } from '../../domain/refusal.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const dialogue: StageKind = {
  accepts(tender, _stage, { command }, at) {
    switch (command.kind) {
      case 'record-dialogue': {
        const { heldOn, suppliers } = command;
        const learned = command.learned.trim();
        if (heldOn > at.slice(0, 10))
          return refuse('InFuture', `${heldOn} has not come yet; record the dialogue when it has been held.`, {
            date: heldOn,
          });
        if (learned === '') return refuse('ReasonRequired', 'Say what was learned; that is what the dialogue is for.');
        return [{ type: 'dialogue-held', heldOn, suppliers, learned }];
      }
      case 'end-dialogue': {
        const reason = command.reason.trim();
        // Asking nobody is allowed, and has to be said.
        if (tender.dialogues === 0 && reason === '')
          return refuse('ReasonRequired', 'Say why no supplier was asked before the requirement is written.');
        return [{ type: 'dialogue-ended', reason: reason === '' ? null : reason }];
      }
      default:
        return null;
    }
  },

  outcome: (tender) => (tender.dialogueEnded ? 'done' : 'open'),

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    desk.pass('hold-dialogue', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
