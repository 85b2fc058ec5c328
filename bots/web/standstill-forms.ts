// The forms from the award notice to the signature: standstill, courts, contract.
import { openAppeal } from '../../domain/appeal.js';
import type { TenderState } from '../../domain/tender.js';
import { choice, count, date, long, optionsOf, text, yesNo } from './fields.js';
import type { Draft, FormContext } from './command-form.js';

/** While the standstill is open: the notice, and what courts do. */
export function standstillDrafts(tender: TenderState, context: FormContext): Draft[] {
  return tender.notice === null ? [noticeDraft(context)] : courtDrafts(tender, context);
}

/** While the contract is to be signed. */
export function signingDrafts(tender: TenderState, context: FormContext): Draft[] {
  const { w, today } = context;
  return [
    {
      kind: 'sign-contract',
      fields: [
        text('contractReference', w.fields.contractReference, { initial: tender.reference.replace(/^UPP/, 'AVT') }),
        date('startsOn', w.fields.startsOn, today),
        text('endsOn', w.fields.endsOn, { type: 'date' }),
      ],
      toCommand: (values) => ({ kind: 'sign-contract', ...values }),
    },
    ...courtDrafts(tender, context),
  ];
}

function noticeDraft({ w: { fields }, today }: FormContext): Draft {
  return {
    kind: 'send-award-notice',
    fields: [
      date('sentOn', fields.sentOn, today),
      choice('means', fields.means, optionsOf(fields, ['electronic', 'other']), { initial: 'electronic' }),
      count('days', fields.standstillDays, {
        hint: fields.standstillDaysHint,
        required: false,
        min: 10,
        max: 365,
      }),
    ],
    toCommand: (values) => ({ kind: 'send-award-notice', ...values }),
  };
}

function courtDrafts(tender: TenderState, { w, today }: FormContext): Draft[] {
  const { fields } = w;
  if (openAppeal(tender) === null)
    return [
      {
        kind: 'register-appeal',
        fields: [
          choice('court', fields.court, optionsOf(w.courts, ['administrative', 'appeal', 'supreme']), {
            initial: tender.appeals.length === 0 ? 'administrative' : 'appeal',
          }),
          text('caseNumber', fields.caseNumber),
          date('filedOn', fields.filedOn, today),
          choice('injunction', fields.injunction, yesNo(w), { hint: fields.injunctionHint, initial: 'no' }),
        ],
        toCommand: ({ injunction, ...values }) => ({
          kind: 'register-appeal',
          ...values,
          injunction: injunction === 'yes',
        }),
      },
    ];
  return [
    {
      kind: 'register-court-decision',
      fields: [
        choice(
          'outcome',
          fields.courtOutcome,
          optionsOf(w.courtOutcomes, ['rejected', 'withdrawn', 're-evaluate', 'redo'])
        ),
        date('decidedOn', fields.decidedOn, today),
        long('reason', fields.courtReason, { hint: fields.courtReasonHint, required: false }),
      ],
      toCommand: ({ reason, ...values }) => ({ kind: 'register-court-decision', ...values, reason: reason ?? '' }),
    },
    {
      kind: 'register-injunction',
      fields: [
        choice('forbidsSigning', fields.forbidsSigning, [
          { value: 'forbidden', label: fields.signingForbidden },
          { value: 'allowed', label: fields.signingAllowed },
        ]),
        date('decidedOn', fields.decidedOn, today),
      ],
      toCommand: ({ forbidsSigning, decidedOn }) => ({
        kind: 'register-injunction',
        forbidsSigning: forbidsSigning === 'forbidden',
        decidedOn,
      }),
    },
  ];
}
