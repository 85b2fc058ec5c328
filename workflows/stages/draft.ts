// Drafting: the requirement is written until it is complete enough to be decided on.
import type { Role } from '../../domain/actor.js';
import { faultOfModel } from '../../domain/award-model.js';
import type { CommandKind, TenderCommand } from '../../domain/commands.js';
import type { Policy } from '../../domain/policy.js';
import { proportionality } from '../../domain/proportionality.js';
import { missingFacts } from '../../domain/requirement.js';
import type { Refusal } from '../../domain/refusal.js';
import { overLimit } from '../../domain/procedure-limits.js';
import { refuse } from '../../domain/refusal.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import { settingsOf } from '../../domain/settings.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const draft: StageKind = {
  accepts(tender, _stage, { command, by }) {
    if (command.kind === 'set-award-model')
      return (
        faultOfModel(command.model, tender.policy, tender.procedure) ?? [
          { type: 'award-model-set', model: command.model },
        ]
      );
    if (leavesDrafting.includes(command.kind) && tender.awardModel === null)
      return refuse(
        'AwardModelMissing',
        'Decide how the bids will be evaluated first: set the award model, then submit.'
      );
    if (command.kind === 'request-exemption' || command.kind === 'leave-requirement-out')
      return withoutRequirement(tender.policy, command, by.roles);
    if (command.kind === 'set-scope')
      return (
        overLimit(tender.procedure, command.scope, tender.policy.settings) ?? [
          { type: 'scope-set', scope: command.scope },
        ]
      );
    return command.kind === 'submit-requirement' ? submitted(tender, command, by.roles) : null;
  },

  outcome: ({ requirement, withoutRequirement: without, changesWanted }) =>
    (requirement !== null || without !== null) && changesWanted === null ? 'done' : 'open',

  async run(desk, stage) {
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
    desk.pass('draft-requirement', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};

/** A complete requirement goes on, with how it stands to the contract; one far above the yardsticks needs a written motive. */
function submitted(
  { scope, policy }: TenderState,
  { requirement, motive }: Extract<TenderCommand, { readonly kind: 'submit-requirement' }>,
  roles: readonly Role[]
): readonly TenderEvent[] | Refusal {
  const missing = missingFacts(requirement);
  if (missing.length > 0)
    return refuse('Incomplete', `The requirement lacks ${missing.join(', ')}; fill in and submit again.`, {
      missing: missing.join(','),
    });
  const { verdict } = proportionality(requirement, scope, settingsOf(policy.settings));
  const why = motive?.trim() || null;
  if (verdict === 'too-high' && why === null)
    return refuse('MotiveRequired', 'The requirement is far above the yardsticks; give a motive with it.');
  return [
    { type: 'requirement-submitted', requirement, roles },
    { type: 'requirement-weighed', verdict, motive: why },
  ];
}

/** What is decided on together with how the bids will be evaluated. */
const leavesDrafting: readonly CommandKind[] = ['submit-requirement', 'request-exemption', 'leave-requirement-out'];

/** A tender leaves drafting without a requirement by an exemption, or by choice where the policy demands none; with its reason. */
function withoutRequirement(
  { requirementInEveryTender, version }: Policy,
  command: { readonly kind: 'request-exemption' | 'leave-requirement-out'; readonly reason: string },
  roles: readonly Role[]
): readonly TenderEvent[] | Refusal {
  const as = command.kind === 'request-exemption' ? 'exemption' : 'choice';
  if (as === 'exemption' && !requirementInEveryTender)
    return refuse(
      'ExemptionNotNeeded',
      `Policy version ${version} demands no requirement; leave it out without an exemption.`
    );
  if (as === 'choice' && requirementInEveryTender)
    return refuse(
      'RequirementDemanded',
      `Policy version ${version} demands a requirement in every tender; write one or request an exemption.`
    );
  const reason = command.reason.trim();
  if (reason === '') return refuse('ReasonRequired', 'Say why the tender has no requirement.');
  return [{ type: 'requirement-left-out', as, reason, roles }];
}
