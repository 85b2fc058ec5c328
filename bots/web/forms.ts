// The commands that need more than a button: which fields each has, when it is open, and how the fields become the command.
import type { Actor, Language } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { partiesOf, waitingIn } from '../../domain/any-case.js';
import type { CommandKind } from '../../domain/commands.js';
import { mayGive } from '../../domain/permissions.js';
import type { Taught } from '../../domain/lessons.js';
import type { Outcome } from '../../domain/recommendation.js';
import type { RequirementLevel } from '../../domain/requirement.js';
import type { Advice, lessonsInWords, proportionalityInWords } from '../advice.js';
import type { Names } from '../names.js';
import type { PagesWords } from '../words/pages.js';
import { authorityDrafts } from './authority-forms.js';
import { contractDrafts, placementDrafts } from './contract-forms.js';
import type { Faults, Field, Option, Typed, Values } from './fields.js';
import { tenderDrafts } from './tender-forms.js';

/** A form for one command. `id` is unique in its case. */
export interface CommandForm {
  readonly id: string;
  readonly kind: CommandKind;
  readonly title: string;
  readonly send: string;
  /** What the ball asks for is shown open. */
  readonly first: boolean;
  /** What is seldom needed stands under one heading of its own. */
  readonly seldom: boolean;
  readonly fields: readonly Field[];
  /** The command as plain JSON; bots/commands.ts judges it. */
  readonly toCommand: (values: Values) => unknown;
  /** What is wrong with the fields together, said at a field; asked before the command is given. */
  readonly faults?: (values: Values) => Faults;
  /** A recommendation shown in the form. */
  readonly advice?: FormAdvice;
  /** What is typed with a proposal in it; for buttons of the form that send nothing on. */
  readonly take?: (typed: Typed, what: string) => { readonly typed: Typed; readonly notice: string };
}

/** A recommendation with what can be done with it; `check` is null while there is nothing to weigh. */
export interface FormAdvice extends Advice {
  /** What earlier contracts in the same trade taught. */
  readonly lessons: ReturnType<typeof lessonsInWords>;
  readonly levelToTake: RequirementLevel | null;
  readonly check: (typed: Typed) => ReturnType<typeof proportionalityInWords> | null;
}

/** What forms need to know beside the case. */
export interface FormContext {
  readonly actor: Actor;
  readonly today: string;
  readonly w: PagesWords;
  readonly names: Names;
  readonly areas: readonly Option[];
  /** Organisations that a tender may be matched by. */
  readonly matchingBodies: readonly Option[];
  /** Organisations that may be registered as bidders, or join as subcontractors. */
  readonly bidders: readonly Option[];
  /** Staff of the parties, to name for a duty. */
  readonly people: readonly (Option & { readonly organisationId: string })[];
  readonly language: Language;
  /** Closed contracts of the authority, for a recommendation, with what they taught. */
  readonly outcomes: readonly (Outcome & Taught)[];
}

/** A form before its words. */
export type Draft = Pick<CommandForm, 'kind' | 'fields' | 'toCommand' | 'faults' | 'advice' | 'take'> & {
  readonly id?: string;
  readonly title?: string;
  readonly seldom?: boolean;
};

/** Forms that are open on this case for this person. */
export function formsFor(state: CaseState, context: FormContext): CommandForm[] {
  const { actor, w } = context;
  const parties = partiesOf(state);
  // Of what waits for this person's organisation, the most urgent.
  const mine = waitingIn(state).find(
    ({ organisationId, roles }) =>
      organisationId === actor.organisationId && roles.some((role) => actor.roles.includes(role))
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
    }));
}

const firstCommand: Partial<Record<NonNullable<CaseState['ball']>['task'], CommandKind>> = {
  'answer-gate': 'answer-gate',
  'start-with-management': 'answer-gate',
  'hold-dialogue': 'record-dialogue',
  'draft-requirement': 'submit-requirement',
  'confirm-publication': 'confirm-publication',
  'register-bids': 'register-bid',
  'open-bids': 'open-bids',
  'qualify-bids': 'qualify-bid',
  'settle-result': 'set-consensus',
  'score-bids': 'score-bid',
  'send-award-notice': 'send-award-notice',
  'register-court-decision': 'register-court-decision',
  'sign-contract': 'sign-contract',
  'hold-kick-off': 'hold-kick-off',
  'hand-over': 'confirm-hand-over',
  'meet-matching-body': 'hold-meeting',
  'hold-meeting': 'hold-meeting',
  'submit-plan': 'submit-plan',
  refer: 'refer',
  'consider-deviation': 'open-deviation',
  'decide-sanction': 'take-sanction',
  rectify: 'answer-deviation',
  'evaluate-outcome': 'evaluate',
  'confirm-eligibility': 'confirm-eligibility',
  'first-meeting': 'confirm-step',
  'tutor-named': 'confirm-step',
  'arrange-start': 'confirm-step',
  'safety-induction': 'confirm-step',
  'midway-check': 'confirm-step',
  'retention-check': 'confirm-retention',
  'end-or-hire': 'end-placement',
};

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
