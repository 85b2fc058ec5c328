// Who may do what: one table of command x role, and the relation to the case that the role must be held in.
import type { Actor, Role } from './actor.js';
import { facesOf } from './actor.js';
import type { CommandKind } from './commands.js';
import { approverRoles } from './policy.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** The organisations around a case. A role only counts for people of the matching organisation. */
export interface Parties {
  readonly authorityId: string;
  /** The contractor and its subcontractors. */
  readonly contractorIds: readonly string[];
  readonly matchingBodyId: string | null;
}

/** Every organisation around a case. */
export function organisationsOf({ authorityId, contractorIds, matchingBodyId }: Parties): string[] {
  return [authorityId, ...contractorIds, ...(matchingBodyId === null ? [] : [matchingBodyId])];
}

/** Roles that may give each command. What a role may do in the web, in chat, on the command line: all ask here. */
export const permissions: Readonly<Record<CommandKind, readonly Role[]>> = {
  'adopt-policy': ['manager'],
  'open-tender': ['procurement-officer', 'coordinator'],
  'record-indicators': ['coordinator', 'procurement-officer'],
  'record-effort': ['coordinator', 'procurement-officer', 'contract-manager'],
  // Whoever may be asked to decide; for whom is in domain/delegation.ts.
  delegate: approverRoles,
  'end-delegation': approverRoles,
  'answer-gate': ['procurement-officer', 'coordinator', 'manager'],
  'record-dialogue': ['procurement-officer', 'coordinator'],
  'end-dialogue': ['procurement-officer', 'coordinator'],
  'set-scope': ['procurement-officer', 'coordinator'],
  'submit-requirement': ['procurement-officer', 'coordinator'],
  'request-exemption': ['procurement-officer', 'coordinator'],
  'leave-requirement-out': ['procurement-officer', 'coordinator'],
  'set-award-model': ['procurement-officer', 'coordinator'],
  // Who of these decides on what is for the policy of the tender to say (domain/approval.ts).
  approve: approverRoles,
  'request-changes': approverRoles,
  reject: approverRoles,
  snooze: approverRoles,
  // Whoever looks after cases at the authority; not the one who holds the ball (domain/nudging.ts).
  nudge: ['procurement-officer', 'contract-manager', 'coordinator', 'manager'],
  'undo-decision': approverRoles,
  'correct-decision': approverRoles,
  'withdraw-submission': ['procurement-officer', 'coordinator'],
  'hand-over-again': ['procurement-officer', 'coordinator'],
  'confirm-publication': ['procurement-officer', 'coordinator'],
  'register-bid': ['procurement-officer', 'coordinator'],
  'withdraw-bid': ['procurement-officer', 'coordinator'],
  'answer-questions': ['procurement-officer', 'coordinator'],
  'change-documents': ['procurement-officer', 'coordinator'],
  'open-bids': ['procurement-officer', 'coordinator', 'evaluator'],
  'publish-again': ['procurement-officer', 'coordinator'],
  'qualify-bid': ['procurement-officer', 'coordinator'],
  'score-bid': ['evaluator', 'procurement-officer'],
  'set-consensus': ['evaluator', 'procurement-officer'],
  'explain-price': ['procurement-officer', 'coordinator'],
  'draw-lot': ['procurement-officer', 'coordinator'],
  'replace-evaluator': ['procurement-officer', 'coordinator'],
  'send-award-notice': ['procurement-officer', 'coordinator'],
  'register-appeal': ['procurement-officer', 'coordinator'],
  'register-injunction': ['procurement-officer', 'coordinator'],
  'register-court-decision': ['procurement-officer', 'coordinator'],
  'sign-contract': ['procurement-officer', 'coordinator'],
  cancel: ['procurement-officer', 'manager'],
  report: ['contractor'],
  'add-evidence': ['contractor'],
  'accept-report': ['contract-manager', 'coordinator'],
  'return-report': ['contract-manager', 'coordinator'],
  'hold-kick-off': ['contract-manager', 'coordinator'],
  'confirm-hand-over': ['contractor', 'contract-manager', 'coordinator', 'matching-body'],
  'replace-contact': ['contractor', 'contract-manager', 'coordinator', 'matching-body'],
  'hold-meeting': ['contract-manager', 'coordinator', 'contractor', 'matching-body'],
  'postpone-meeting': ['contract-manager', 'coordinator', 'contractor', 'matching-body'],
  'submit-plan': ['contractor'],
  'approve-plan': ['contract-manager', 'coordinator'],
  'return-plan': ['contract-manager', 'coordinator'],
  'propose-charter': ['contract-manager', 'coordinator', 'contractor', 'matching-body'],
  'agree-charter': ['contract-manager', 'coordinator', 'contractor', 'matching-body'],
  'change-contract': ['contract-manager', 'coordinator', 'contractor'],
  prolong: ['contract-manager', 'coordinator', 'contractor'],
  'agree-change': ['contract-manager', 'coordinator', 'contractor'],
  'decline-change': ['contract-manager', 'coordinator', 'contractor'],
  'accede-subcontractor': ['contractor', 'contract-manager', 'coordinator'],
  'release-subcontractor': ['contractor', 'contract-manager', 'coordinator'],
  'open-deviation': ['contract-manager', 'coordinator'],
  'dismiss-proposal': ['contract-manager', 'coordinator'],
  'take-sanction': ['contract-manager', 'coordinator'],
  'answer-deviation': ['contractor'],
  'close-deviation': ['contract-manager', 'coordinator'],
  'request-referral': ['contractor'],
  'decline-referral': ['matching-body'],
  'record-offer': ['contractor', 'matching-body'],
  refer: ['matching-body', 'coordinator'],
  evaluate: ['contract-manager', 'coordinator'],
  'confirm-eligibility': ['matching-body'],
  'confirm-step': ['contractor', 'matching-body'],
  'confirm-retention': ['contractor', 'matching-body'],
  'end-placement': ['contractor', 'matching-body'],
};

/** What nobody does in another's stead: the authority's own rules, a judgement that a person was named for, a delegation of a delegation. */
export const personal: readonly CommandKind[] = [
  'adopt-policy',
  'delegate',
  'end-delegation',
  'open-bids',
  'score-bid',
  'set-consensus',
  'confirm-hand-over',
];

function worksFor(role: Role, actor: Actor, parties: Parties): boolean {
  switch (role) {
    case 'contractor':
      return parties.contractorIds.includes(actor.organisationId);
    case 'matching-body':
      return actor.organisationId === parties.matchingBodyId;
    case 'auditor':
      return true;
    default:
      return actor.organisationId === parties.authorityId;
  }
}

/** Null when this person, or somebody they stand in for, may give this command on a case with these parties; otherwise the refusal, naming who may. */
export function mayGive(actor: Actor, command: CommandKind, parties: Parties): Refusal | null {
  const allowed = permissions[command];
  const faces = facesOf(actor).filter(({ inSteadOf }) => inSteadOf === undefined || !personal.includes(command));
  if (faces.some((face) => allowed.some((role) => face.roles.includes(role) && worksFor(role, face, parties))))
    return null;
  return refuse('NotAllowed', `Only ${allowed.join(' or ')} of this case may ${command}; ask one of them.`, {
    roles: allowed.join(','),
    command,
  });
}

/** Whether a person may see a case at all: someone of its authority, or of an organisation that takes part in it. */
export function maySee(actor: Actor, parties: Parties): boolean {
  const inside = [parties.authorityId, parties.matchingBodyId, ...parties.contractorIds];
  return actor.roles.includes('auditor') || inside.includes(actor.organisationId);
}

/** Roles that see how an authority's policy turns out: its outcome and its areas, with those of the authorities that belong to it. */
export const outcomeRoles: readonly Role[] = approverRoles;

/** Whose outcome and areas somebody sees: their own authority's, an auditor everybody's; null for people of other organisations. */
export function outcomeSeenBy(
  { roles, organisationId }: Pick<Actor, 'roles' | 'organisationId'>,
  organisationKind: string
): { readonly authorityId: string } | 'everybody' | null {
  if (roles.includes('auditor')) return 'everybody';
  const own = organisationKind === 'authority' && roles.some((role) => outcomeRoles.includes(role));
  return own ? { authorityId: organisationId } : null;
}

/** Whether a person may take away everything of an authority at once: its own people, and auditors. */
export function mayTakeAll(
  { roles, organisationId }: Pick<Actor, 'roles' | 'organisationId'>,
  authorityId: string
): boolean {
  return roles.includes('auditor') || organisationId === authorityId;
}
