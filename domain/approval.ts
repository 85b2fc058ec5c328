// Approval in a tender: by whom the tender's policy wants it for what is being decided, how far it has come, who may answer.
import type { Actor, Role } from './actor.js';
import { facesOf, rolesOf } from './actor.js';
import type { Approval, ApprovalGiven, ApprovalName } from './policy.js';
import { approvalProgress, approverRoles } from './policy.js';
import type { Stage } from './procedures.js';
import type { Decision } from './decisions.js';
import type { TenderState } from './tender.js';

/** What an approval stage decides now: where the requirement is decided on, it may be an exemption from having one. */
export function decidedIn(tender: TenderState, stage: Stage): ApprovalName {
  if (stage.decides === 'requirement' && tender.withoutRequirement?.as === 'exemption') return 'exemption';
  return stage.decides ?? 'requirement';
}

/**
 * Who must approve it, by the policy that the tender was opened under. Where the submitter holds a role that the policy names, a manager
 * may decide in that role's stead: else a tender whose only coordinator submitted it would wait for nobody (docs/decisions/0013).
 */
export function approvalRule(tender: TenderState, stage: Stage): Approval {
  const rule = tender.policy.approvals[decidedIn(tender, stage)];
  const roles = [...rule.roles, ...backupOf(tender, rule)];
  return { ...rule, roles: ownRoles(tender, rule).length === 0 ? [...new Set(roles)] : withManager(roles) };
}

/** The backup that the policy names, once the time has been up in this round. */
function backupOf({ backupAsked }: TenderState, { backup }: Approval): Role[] {
  return backup !== undefined && backupAsked === true ? [backup] : [];
}

/** How far the approval of a stage has come. */
export function approvalOf(tender: TenderState, stage: Stage): ReturnType<typeof approvalProgress> {
  const given = tender.decisions.flatMap(({ decision, by, roles }) =>
    decision === 'approve' && by !== null ? [{ by, roles }] : []
  );
  const rule = tender.policy.approvals[decidedIn(tender, stage)];
  if (rule.needs !== 'all') return approvalProgress(approvalRule(tender, stage), given);
  const progress = eachRoleOnce(tender, rule, given);
  const [backup] = backupOf(tender, rule);
  if (backup === undefined || progress.open.length === 0) return progress;
  // A backup stands for whichever role has not answered.
  const stoodIn = given.filter(
    ({ roles }) => roles.includes(backup) && !rule.roles.some((role) => roles.includes(role))
  );
  const open = progress.open.slice(stoodIn.length);
  const { needed } = progress;
  return { given: needed - open.length, needed, open: open.length === 0 ? [] : [...new Set([...open, backup])] };
}

/** Each role once: a manager who approves speaks for the submitter's roles too. */
function eachRoleOnce(
  tender: TenderState,
  rule: Approval,
  given: readonly ApprovalGiven[]
): ReturnType<typeof approvalProgress> {
  const own = ownRoles(tender, rule);
  if (own.length === 0) return approvalProgress(rule, given);
  const managed = given.some(({ roles }) => roles.includes('manager'));
  const left = managed ? rule.roles.filter((role) => !own.includes(role)) : rule.roles;
  const { open } = approvalProgress({ ...rule, roles: left }, given);
  const needed = rule.roles.length;
  return { given: needed - open.length, needed, open: managed || open.length === 0 ? open : withManager(open) };
}

/** Roles of the rule that the submitter holds, other than the manager's: nobody decides on their own submission. */
function ownRoles({ submittedRoles = [] }: TenderState, { roles }: Approval): Role[] {
  return roles.filter((role) => role !== 'manager' && submittedRoles.includes(role));
}

const withManager = (roles: readonly Role[]): Role[] => [...new Set<Role>([...roles, 'manager'])];

/**
 * Whether these people can bring about the approval of what somebody submits with these roles, all of them approving; `decides` is what
 * the submission asks for.
 */
export function canBeDecided(
  tender: TenderState,
  submission: { readonly decides: ApprovalName; readonly by: Pick<Actor, 'personId' | 'roles'> },
  people: readonly { readonly id: string; readonly roles: readonly Role[] }[]
): boolean {
  const { decides, by } = submission;
  const stage = tender.plan.find((each) => each.decides === (decides === 'award' ? 'award' : 'requirement'));
  if (stage === undefined) return true;
  const decisions = people
    .filter(({ id, roles }) => id !== by.personId && approverRoles.some((role) => roles.includes(role)))
    .map(({ id, roles }) => ({
      stageId: stage.id,
      decision: 'approve' as const,
      roles,
      version: tender.version,
      reason: null,
      by: id,
      at: '',
      via: 'web' as const,
    }));
  const without = { as: 'exemption' as const, reason: '', approved: false };
  const submitted = {
    ...tender,
    withoutRequirement: decides === 'exemption' ? without : null,
    submittedRoles: by.roles,
    decisions,
  };
  return approvalOf(submitted, stage).open.length === 0;
}

/** Whether the policy names a role of this person for what the stage decides; of which organisation is for permissions.ts to say. */
export function mayDecide(tender: TenderState, stage: Stage, actor: Pick<Actor, 'roles' | 'standsInFor'>): boolean {
  const held = rolesOf(actor);
  return approvalRule(tender, stage).roles.some((role) => held.includes(role));
}

/** Nobody decides on their own submission, nor on that of the person they stand in for. */
export function isOwnSubmission(tender: TenderState, { personId, inSteadOf }: Actor): boolean {
  const { submittedBy, submittedFor = null } = tender;
  return [submittedBy, submittedFor].some((id) => id !== null && (id === personId || id === inSteadOf));
}

/** The decision by which this person has answered already: their own, one in their stead, or one of the person they stand in for. */
export function earlierDecision({ decisions }: TenderState, { personId, inSteadOf }: Actor): Decision | undefined {
  const counted = [personId, inSteadOf].filter((id) => id !== undefined);
  return decisions.find(({ by, inSteadOf: stead }) => counted.some((id) => id === by || id === stead));
}

/** Whether a decision of this person is what the stage waits for: in a role that it asks for, not on their own submission, not a second time. */
export function isAskedToDecide(tender: TenderState, stage: Stage, actor: Actor): boolean {
  return facesOf(actor).some(
    (face) =>
      mayDecide(tender, stage, face) && !isOwnSubmission(tender, face) && earlierDecision(tender, face) === undefined
  );
}
