// The lifecycle of a tender as data: each procedure is an ordered list of stages that reads like the story.
import type { Role } from './actor.js';
import type { ApprovalName, Policy } from './policy.js';
import type { SettingName } from './settings.js';
import { settingsOf } from './settings.js';

/** Kinds of stage; each has its code in workflows/stages/. */
export type StageKindName =
  'gate' | 'dialogue' | 'draft' | 'approve' | 'publish' | 'bids' | 'qualify' | 'evaluate' | 'standstill' | 'sign';

/** One stage of a tender's plan. Running tenders keep the plan they started with. */
export interface Stage {
  readonly id: string;
  readonly kind: StageKindName;
  /** Who holds the ball while it is open. */
  readonly roles: readonly Role[];
  /** Working days until it is due. */
  readonly dueInWorkingDays: number;
  /** For approvals: what is decided; the policy says by whom. */
  readonly decides: ApprovalName | null;
  /** Where the tender goes back to: when changes are asked for, a court wants it done again, or no bid is left. */
  readonly returnsTo: string | null;
}

/** A stage as a procedure has it: its time is a setting of the policy. */
type PlannedStage = Omit<Stage, 'dueInWorkingDays'> & { readonly time: SettingName };

function stage(
  id: string,
  kind: StageKindName,
  roles: Role[],
  time: SettingName,
  more: Partial<Pick<Stage, 'decides' | 'returnsTo'>> = {}
): PlannedStage {
  return { id, kind, roles, time, decides: null, returnsTo: null, ...more };
}

const officer: Role[] = ['procurement-officer', 'coordinator'];

const gate = stage('gate', 'gate', officer, 'gateWorkingDays');
const marketDialogue = stage('market-dialogue', 'dialogue', officer, 'dialogueWorkingDays');
const drafting = stage('drafting', 'draft', officer, 'draftWorkingDays');
const requirementApproval = stage('requirement-approval', 'approve', [], 'decideWorkingDays', {
  decides: 'requirement',
  returnsTo: 'drafting',
});
const publication = stage('publication', 'publish', officer, 'publishWorkingDays');
const tenderPeriod = (time: SettingName): PlannedStage =>
  stage('tender-period', 'bids', officer, time, { returnsTo: 'publication' });
const qualification = stage('qualification', 'qualify', officer, 'qualifyWorkingDays', { returnsTo: 'publication' });
const evaluation = stage('evaluation', 'evaluate', ['evaluator', 'procurement-officer'], 'evaluateWorkingDays', {
  returnsTo: 'publication',
});
const awardApproval = stage('award-approval', 'approve', [], 'decideWorkingDays', {
  decides: 'award',
  returnsTo: 'evaluation',
});
const standstill = stage('standstill', 'standstill', officer, 'awardNoticeWorkingDays', { returnsTo: 'evaluation' });
const signing = stage('signing', 'sign', officer, 'signWorkingDays', { returnsTo: 'standstill' });

/** From the market's view to a decided requirement, advertised. */
const prepared = [gate, marketDialogue, drafting, requirementApproval, publication];
/** From bids to the contract, with the days in which bidders may go to court. */
const awarded = [qualification, evaluation, awardApproval, standstill, signing];

/** Of a few who are asked without a notice; when no bid is left, it is asked anew from the draft. */
const asked = (period: SettingName): PlannedStage[] => [
  gate,
  drafting,
  requirementApproval,
  ...[tenderPeriod(period), qualification, evaluation].map((each) => ({ ...each, returnsTo: 'drafting' })),
  awardApproval,
  signing,
];

/** Procedures by name. Adding a stage of a known kind is one line here and its words in bots/words. */
export const procedures = {
  /** Above the threshold. */
  open: [...prepared, tenderPeriod('openPeriodWorkingDays'), ...awarded],
  /** Below the threshold. */
  simplified: [...prepared, tenderPeriod('simplifiedPeriodWorkingDays'), ...awarded],
  /** Leads to an agreement under which later needs are called off. */
  framework: [...prepared, tenderPeriod('frameworkPeriodWorkingDays'), ...awarded],
  /** Among the suppliers of a framework: nothing is advertised, and no standstill is prescribed. */
  'call-off': asked('callOffPeriodWorkingDays'),
  /** For sheltered workshops and suppliers whose main aim is integration. */
  reserved: [...prepared, tenderPeriod('reservedPeriodWorkingDays'), ...awarded],
  /** Of low value: one or a few are asked. */
  direct: asked('directPeriodWorkingDays'),
} as const satisfies Record<string, readonly PlannedStage[]>;

/** Name of a procedure in {@link procedures}. */
export type ProcedureName = keyof typeof procedures;

/** The plan of a new tender: its procedure's stages, with the approvers and the times that the authority's policy names. */
export function planOf(procedure: ProcedureName, policy: Policy): Stage[] {
  const stages: readonly PlannedStage[] = procedures[procedure];
  const settings = settingsOf(policy.settings);
  return stages.map(({ time, ...each }) => ({
    ...each,
    roles: each.decides === null ? each.roles : policy.approvals[each.decides].roles,
    dueInWorkingDays: settings[time].value,
  }));
}
