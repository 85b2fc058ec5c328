// Approval in a tender: by whom the tender's policy wants it for what is being decided, how far it has come, who may answer.
import type { Actor } from './actor.js';
import type { Approval, ApprovalName } from './policy.js';
import { approvalProgress } from './policy.js';
import type { Stage } from './procedures.js';
import type { TenderState } from './tender.js';

/** What an approval stage decides now: where the requirement is decided on, it may be an exemption from having one. */
export function decidedIn(tender: TenderState, stage: Stage): ApprovalName {
  if (stage.decides === 'requirement' && tender.withoutRequirement?.as === 'exemption') return 'exemption';
  return stage.decides ?? 'requirement';
}

/** Who must approve it, by the policy that the tender was opened under. */
export function approvalRule(tender: TenderState, stage: Stage): Approval {
  return tender.policy.approvals[decidedIn(tender, stage)];
}

/** How far the approval of a stage has come. */
export function approvalOf(tender: TenderState, stage: Stage): ReturnType<typeof approvalProgress> {
  const given = tender.decisions.flatMap(({ decision, by, roles }) =>
    decision === 'approve' && by !== null ? [{ by, roles }] : []
  );
  return approvalProgress(approvalRule(tender, stage), given);
}

/** Whether the policy names a role of this person for what the stage decides; of which organisation is for permissions.ts to say. */
export function mayDecide(tender: TenderState, stage: Stage, { roles }: Pick<Actor, 'roles'>): boolean {
  return approvalRule(tender, stage).roles.some((role) => roles.includes(role));
}
