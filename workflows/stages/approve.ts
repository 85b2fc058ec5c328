// Approval: people decide on exactly the version they were shown, and never on their own submission.
import type { Role } from '../../domain/actor.js';
import { approvalOf, approvalRule, earlierDecision, isOwnSubmission, mayDecide } from '../../domain/approval.js';
import { standFrom, takesBack, verdictOf } from '../../domain/decisions.js';
import { refuse } from '../../domain/refusal.js';
import type { Deadline } from '../ports.js';
import type { StageKind, TenderDesk } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const approve: StageKind = {
  accepts(tender, stage, envelope, at) {
    const { command, by } = envelope;
    const taken = takesBack(tender, stage, envelope, at);
    if (taken !== null) return taken;
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
    if (verdictOf(tender, stage) !== 'open')
      return refuse('NotOpen', 'This step has already been decided.', { stageId: stage.id });
    const reason = command.kind === 'approve' ? null : command.reason.trim();
    if (reason === '') return refuse('ReasonRequired', 'Say why, so that the other side can mend it.');
    const { kind, version } = command;
    return [{ type: 'decision-made', stageId: stage.id, decision: kind, roles: by.roles, version, reason }];
  },

  // Decisions stand, and lead on, when nobody can undo them any more.
  outcome: (tender, stage) => (standFrom(tender, stage) === null ? verdictOf(tender, stage) : 'open'),

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    while (!isOver(this, desk.state, stage)) {
      const { decisions } = desk.state;
      const moved = (): boolean => desk.state.decisions !== decisions || isOver(this, desk.state, stage);
      const standsAt = standFrom(desk.state, stage);
      if (standsAt === null) {
        ask(desk, approvalOf(desk.state, stage).open, deadline);
        await desk.until(moved);
        continue;
      }
      desk.pass('let-decision-stand', [], null, { dueAt: standsAt, remindAt: [] });
      if (!(await desk.until(moved, standsAt, 'the decision stands')))
        desk.happen({ type: 'decision-stands', stageId: stage.id });
    }
  },
};

/** Gives the ball to those who have not answered. Of `all`, those who have let go of it; its time stays. */
function ask(desk: TenderDesk, roles: readonly Role[], deadline: Deadline): void {
  const { ball, authorityId } = desk.state;
  if (ball?.task !== 'decide') desk.pass('decide', roles, authorityId, deadline);
  else if (roles.length < ball.roles.length) desk.happen({ type: 'ball-passed', ball: { ...ball, roles } });
}
