// Approval: people decide on exactly the version they were shown, and never on their own submission.
import { refuse } from '../../domain/refusal.js';
import { approvalOf, approvalRule, earlierDecision, isOwnSubmission, mayDecide } from '../../domain/approval.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const approve: StageKind = {
  accepts(tender, stage, { command, by }) {
    if (command.kind !== 'approve' && command.kind !== 'request-changes' && command.kind !== 'reject') return null;
    if (command.stageId !== stage.id)
      return refuse('NotOpen', 'This step has already been decided.', { stageId: command.stageId });
    if (command.version !== tender.version)
      return refuse(
        'StaleVersion',
        `Version ${command.version} was replaced by version ${tender.version}; read that one.`,
        {
          version: String(tender.version),
        }
      );
    if (!mayDecide(tender, stage, by)) {
      const { roles } = approvalRule(tender, stage);
      return refuse('NotAllowed', `Only ${roles.join(' or ')} of this case may ${command.kind}; ask one of them.`, {
        roles: roles.join(','),
        command: command.kind,
      });
    }
    if (isOwnSubmission(tender, by))
      return refuse('OwnSubmission', 'Nobody decides on their own submission; ask another approver.');
    const earlier = earlierDecision(tender, by);
    if (earlier)
      return refuse('AlreadyDecided', `You answered this at ${earlier.at}.`, {
        at: earlier.at,
        decision: earlier.decision,
      });
    const reason = command.kind === 'approve' ? null : command.reason.trim();
    if (reason === '') return refuse('ReasonRequired', 'Say why, so that the other side can mend it.');
    const { kind, version } = command;
    return [{ type: 'decision-made', stageId: stage.id, decision: kind, roles: by.roles, version, reason }];
  },

  outcome(tender, stage) {
    if (tender.decisions.some(({ decision }) => decision === 'reject')) return 'stopped';
    if (tender.decisions.some(({ decision }) => decision === 'request-changes')) return 'returned';
    return approvalOf(tender, stage).open.length === 0 ? 'done' : 'open';
  },

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    if (!isOver(this, desk.state, stage))
      desk.pass('decide', approvalOf(desk.state, stage).open, desk.state.authorityId, deadline);
    // Of `all`, those who have answered let go of the ball; its time stays.
    while (!isOver(this, desk.state, stage)) {
      const { open } = approvalOf(desk.state, stage);
      await desk.until(
        () => isOver(this, desk.state, stage) || approvalOf(desk.state, stage).open.length < open.length
      );
      const { ball } = desk.state;
      if (ball !== null && !isOver(this, desk.state, stage))
        desk.happen({ type: 'ball-passed', ball: { ...ball, roles: approvalOf(desk.state, stage).open } });
    }
  },
};
