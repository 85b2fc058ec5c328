// The lifecycle of a tender as data: each procedure is an ordered list of stages that reads like the story.
import type { Role } from './actor.js';
import type { ApprovalName, Policy } from './policy.js';

/** Kinds of stage; each has its code in workflows/stages/. */
export type StageKindName =
  'gate' | 'dialogue' | 'draft' | 'approve' | 'publish' | 'bids' | 'qualify' | 'evaluate' | 'standstill' | 'sign';

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
  /** Where the tender goes back to: when changes are asked for, a court wants it done again, or no bid is left. */
  readonly returnsTo: string | null;
}

function stage(id: string, kind: StageKindName, roles: Role[], more: Partial<Stage> = {}): Stage {
  return { id, kind, roles, dueInWorkingDays: 5, decides: null, returnsTo: null, ...more };
}

const officer: Role[] = ['procurement-officer', 'coordinator'];

const gate = stage('gate', 'gate', officer);
const marketDialogue = stage('market-dialogue', 'dialogue', officer, { dueInWorkingDays: 20 });
const drafting = stage('drafting', 'draft', officer, { dueInWorkingDays: 20 });
const requirementApproval = stage('requirement-approval', 'approve', [], {
  decides: 'requirement',
  returnsTo: 'drafting',
});
const publication = stage('publication', 'publish', officer);
/** The working days are the shortest that the procedure is used with here [K]; a change of documents makes them more. */
const tenderPeriod = (dueInWorkingDays: number): Stage =>
  stage('tender-period', 'bids', officer, { dueInWorkingDays, returnsTo: 'publication' });
const qualification = stage('qualification', 'qualify', officer, { returnsTo: 'publication' });
const evaluation = stage('evaluation', 'evaluate', ['evaluator', 'procurement-officer'], {
  dueInWorkingDays: 15,
  returnsTo: 'publication',
});
const awardApproval = stage('award-approval', 'approve', [], { decides: 'award', returnsTo: 'evaluation' });
const standstill = stage('standstill', 'standstill', officer, { dueInWorkingDays: 2, returnsTo: 'evaluation' });
const signing = stage('signing', 'sign', officer, { dueInWorkingDays: 10, returnsTo: 'standstill' });

/** From the market's view to a decided requirement, advertised. */
const prepared = [gate, marketDialogue, drafting, requirementApproval, publication];
/** From bids to the contract, with the days in which bidders may go to court. */
const awarded = [qualification, evaluation, awardApproval, standstill, signing];

/** Of a few who are asked without a notice; when no bid is left, it is asked anew from the draft. */
const asked = (dueInWorkingDays: number): Stage[] => [
  gate,
  drafting,
  requirementApproval,
  ...[tenderPeriod(dueInWorkingDays), qualification, evaluation].map((each) => ({ ...each, returnsTo: 'drafting' })),
  awardApproval,
  signing,
];

/** Procedures by name. Adding a stage of a known kind is one line here and its words in bots/words. */
export const procedures = {
  /** Above the threshold. */
  open: [...prepared, tenderPeriod(25), ...awarded],
  /** Below the threshold. */
  simplified: [...prepared, tenderPeriod(15), ...awarded],
  /** Leads to an agreement under which later needs are called off. */
  framework: [...prepared, tenderPeriod(25), ...awarded],
  /** Among the suppliers of a framework: nothing is advertised, and no standstill is prescribed. */
  'call-off': asked(10),
  /** For sheltered workshops and suppliers whose main aim is integration. */
  reserved: [...prepared, tenderPeriod(25), ...awarded],
  /** Of low value: one or a few are asked. */
  direct: asked(5),
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
