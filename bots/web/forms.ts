// The commands that need more than a button: which fields each has, when it is open, and how the fields become the command.
import { rolesOf } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { partiesOf, waitingIn } from '../../domain/any-case.js';
import { mayGive } from '../../domain/permissions.js';
import { firstCommand } from '../answers-to.js';
import { authorityDrafts } from './authority-forms.js';
import type { CommandForm, Draft, FormContext } from './command-form.js';
import { contractDrafts, placementDrafts } from './contract-forms.js';
import { tenderDrafts } from './tender-forms.js';

/** Forms that are open on this case for this person, the one that is waited for on top. */
export function formsFor(state: CaseState, context: FormContext): CommandForm[] {
  const { actor, w } = context;
  const parties = partiesOf(state);
  const held = rolesOf(actor);
  // Of what waits for this person's organisation, the most urgent.
  const mine = waitingIn(state).find(
    ({ organisationId, roles }) => organisationId === actor.organisationId && roles.some((role) => held.includes(role))
  );
  const asked = mine === undefined ? undefined : firstCommand[mine.task];
  // How bids will be judged is decided before anything else is submitted.
  const modelFirst = asked === 'submit-requirement' && state.kind === 'tender' && state.awardModel === null;
  const firstKind = modelFirst ? 'set-award-model' : asked;
  return drafts(state, context)
    .filter(({ kind }) => mayGive(actor, kind, parties) === null)
    .map((form, at, all) => ({
      id: form.kind,
      ...w.commands[form.kind],
      first: form.kind === firstKind && all.findIndex(({ kind }) => kind === firstKind) === at,
      seldom: false,
      ...form,
    }))
    .sort((one, other) => Number(other.first) - Number(one.first));
}

function drafts(state: CaseState, context: FormContext): Draft[] {
  switch (state.kind) {
    case 'authority':
      return authorityDrafts(state, context);
    case 'tender':
      return tenderDrafts(state, context);
    case 'contract':
      return contractDrafts(state, context);
    case 'placement':
      return placementDrafts(state, context);
  }
}
