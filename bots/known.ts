// What a case cannot see for itself: whether an area exists, a tender's number is taken, a framework has been signed, a bidder is in it,
// a file was sent by whoever reports with it, what an inherited policy allows.
import type { CaseState } from '../domain/any-case.js';
import { contractId, tenderId } from '../domain/case.js';
import type { Actor } from '../domain/actor.js';
import { canBeDecided } from '../domain/approval.js';
import type { Command, CommandEnvelope } from '../domain/commands.js';
import type { ApprovalName } from '../domain/policy.js';
import type { ContractState } from '../domain/contract.js';
import { organisationOf } from '../domain/partnering-rules.js';
import { standInFault } from '../domain/delegation.js';
import type { TenderState } from '../domain/tender.js';
import type { Refusal } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import { overLimit } from '../domain/procedure-limits.js';
import { areaExists } from '../prisma/areas.js';
import { caseById, firstSubmissionBy } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import { haveSent } from '../prisma/evidence.js';
import { peopleOf, personById } from '../prisma/people.js';
import { policyInForce } from '../prisma/policy.js';

/** Why a command cannot be meant, by what the read model knows; null when it can. The case itself judges the rest. */
export async function notThere(
  db: Database,
  state: CaseState,
  { command, by }: Pick<CommandEnvelope, 'command' | 'by'>
): Promise<Refusal | null> {
  const stranger = state.kind === 'contract' ? await notOfTheirs(db, state, command) : null;
  if (stranger !== null) return stranger;
  const stuck = state.kind === 'tender' ? await nobodyDecides(db, state, command, by) : null;
  if (stuck !== null) return stuck;
  if (!(await filesAreTheirs(db, command, by)))
    return refuse('UnknownFile', 'That file is not kept as one of yours; send it again.');
  if (command.kind === 'delegate') return mayNotStandIn(db, state, command, by);
  if (command.kind === 'submit-requirement') {
    const { areaId } = command.requirement;
    if (areaId === null || (await areaExists(db, state.authorityId, areaId))) return null;
    return refuse('UnknownArea', `There is no area ${areaId} at this authority or the one it belongs to.`, { areaId });
  }
  if (command.kind === 'open-tender') {
    const { reference, framework, procedure, scope } = command;
    if ((await caseById(db, tenderId(reference))) !== null)
      return refuse('TenderThere', `There is already a tender ${reference}; choose another number.`, { reference });
    if (framework !== null && (await suppliersOf(db, framework)) === null) return unknownFramework(framework);
    return overLimit(procedure, scope, (await policyInForce(db, state.authorityId))?.settings);
  }
  if (command.kind === 'register-bid' && state.kind === 'tender' && state.framework !== null) {
    const suppliers = await suppliersOf(db, state.framework);
    if (suppliers === null) return unknownFramework(state.framework);
    if (!suppliers.includes(command.bidderId))
      return refuse('NotInvited', "Only the framework's suppliers who are not excluded may bid in a call-off.");
  }
  return null;
}

/** Whoever knows a hash does not get at the file by it: only what this person has sent goes with their report. */
async function filesAreTheirs(db: Database, command: Command, { personId }: Actor): Promise<boolean> {
  const files = command.kind === 'report' ? command.evidence : command.kind === 'add-evidence' ? command.files : [];
  return files === undefined || files.length === 0 || haveSent(db, personId, files);
}

/** A duty is given to somebody at the organisation that has it. */
async function notOfTheirs(db: Database, contract: ContractState, command: Command): Promise<Refusal | null> {
  const named =
    command.kind === 'hold-kick-off'
      ? { id: command.deliveryOwnerId, at: contract.contractorId }
      : command.kind === 'replace-contact'
        ? { id: command.to, at: organisationOf(command.role, contract) }
        : null;
  if (named === null || (await personById(db, named.id))?.organisationId === named.at) return null;
  return refuse('NotOfTheirs', 'That person is not at the organisation that has the duty; choose somebody there.', {
    person: named.id,
  });
}

/** Who stands in is a colleague with a role that decides, and not whoever waits for just that decision. */
async function mayNotStandIn(
  db: Database,
  { authorityId }: CaseState,
  { delegateId, firstDay, lastDay }: Extract<Command, { kind: 'delegate' }>,
  by: Actor
): Promise<Refusal | null> {
  // Who delegates to themselves is told so by the case.
  if (delegateId === by.personId) return null;
  const [colleague, submitted] = await Promise.all([
    personById(db, delegateId),
    firstSubmissionBy(db, authorityId, delegateId, by.roles),
  ]);
  const fault = standInFault(by, colleague);
  if (fault !== null || submitted === null) return fault;
  return refuse(
    'DelegateSubmitted',
    `${delegateId} submitted ${submitted}, which waits to be decided, and would not decide on it from ${firstDay} to ${lastDay}.`,
    { reference: submitted }
  );
}

/** What a submission asks to have decided. */
const asksFor: Partial<Record<Command['kind'], ApprovalName>> = {
  'submit-requirement': 'requirement',
  'leave-requirement-out': 'requirement',
  'request-exemption': 'exemption',
};

/** Said when it is submitted, not when it has waited: whoever is left at the authority cannot decide on it as the policy wants. */
async function nobodyDecides(db: Database, tender: TenderState, command: Command, by: Actor): Promise<Refusal | null> {
  const decides = asksFor[command.kind];
  if (decides === undefined) return null;
  if (canBeDecided(tender, { decides, by }, await peopleOf(db, tender.authorityId))) return null;
  const { roles, needs } = tender.policy.approvals[decides];
  return refuse(
    'NobodyDecides',
    `Nobody else at the authority can decide on this: it takes ${needs} of ${roles.join(', ')}. Let somebody else submit it, or give somebody the role.`,
    { roles: [...new Set([...roles, 'manager'])].join(','), needs: String(needs) }
  );
}

function unknownFramework(reference: string): Refusal {
  return refuse('UnknownFramework', `There is no signed framework by the number ${reference}.`, { reference });
}

/** Who may bid in call-offs under a framework: those its evaluation ranked, less one whom a sanction excludes. Null without one. */
async function suppliersOf(db: Database, reference: string): Promise<string[] | null> {
  const tender = (await caseById(db, tenderId(reference)))?.state;
  if (tender?.kind !== 'tender' || tender.procedure !== 'framework' || tender.contract === null) return null;
  const contract = (await caseById(db, contractId(tender.contract.reference)))?.state;
  const excluded =
    contract?.kind === 'contract' && contract.followUp.excludedFrom !== null ? contract.contractorId : null;
  return tender.ranking.map(({ bidderId }) => bidderId).filter((bidderId) => bidderId !== excluded);
}
