// The lifecycle of a tender as data: each procedure is an ordered list of stages that reads like the story.
import type { Role } from './actor.js';
import type { ApprovalName, Policy } from './policy.js';

/** Kinds of stage; each has its code in workflows/stages/. */
export type StageKindName = 'gate' | 'draft' | 'approve' | 'publish' | 'bids' | 'evaluate' | 'standstill' | 'sign';

/** One stage of a tender's plan. Running tenders keep the plan they started with. */
export interface Stage {
  readonly id: string;
  readonly kind: StageKindName;
  /** Who holds the ball while it is open. */
  readonly roles: readonly Role[];
  /** Working days until it is due; null when another rule sets the time. */
  readonly dueInWorkingDays: number | null;
  /** For approvals: what is decided; the policy says by whom. */
  readonly decides: ApprovalName | null;
  /** Where the tender goes back to: when changes are asked for, or when a court wants it done again. */
  readonly returnsTo: string | null;
}

function stage(id: string, kind: StageKindName, roles: Role[], more: Partial<Stage> = {}): Stage {
  return { id, kind, roles, dueInWorkingDays: 5, decides: null, returnsTo: null, ...more };
}

const officer: Role[] = ['procurement-officer', 'coordinator'];

/** Procedures by name. Adding a stage of a known kind is one line here and its words in bots/words. */
export const procedures = {
  open: [
    stage('gate', 'gate', officer),
    stage('drafting', 'draft', officer, { dueInWorkingDays: 20 }),
    stage('requirement-approval', 'approve', [], { decides: 'requirement', returnsTo: 'drafting' }),
    stage('publication', 'publish', officer),
    stage('tender-period', 'bids', officer, { dueInWorkingDays: 25 }),
    stage('evaluation', 'evaluate', ['evaluator', 'procurement-officer'], { dueInWorkingDays: 15 }),
    stage('award-approval', 'approve', [], { decides: 'award', returnsTo: 'evaluation' }),
    stage('standstill', 'standstill', officer, { dueInWorkingDays: 2, returnsTo: 'evaluation' }),
    stage('signing', 'sign', officer, { dueInWorkingDays: 10, returnsTo: 'standstill' }),
  ],
} as const satisfies Record<string, readonly Stage[]>;

/** Name of a procedure in {@link procedures}. */
export type ProcedureName = keyof typeof procedures;

/** The plan of a new tender: its procedure's stages, with the approvers that the authority's policy names. */
export function planOf(procedure: ProcedureName, policy: Policy): Stage[] {
  const stages: readonly Stage[] = procedures[procedure];
  return stages.map((each) =>
    each.decides === null ? each : { ...each, roles: policy.approvals[each.decides].roles }
  );
}
