// The forms of follow-up: deviations, the steps of the contract's ladder, and people asked of the matching body.
import type { ContractState } from '../../domain/contract.js';
import { obligationKinds } from '../../domain/requirement.js';
import type { CloseReason, Deviation, DeviationSubject, Proposal } from '../../domain/sanctions.js';
import { nextStep, waitsForBuyer } from '../../domain/sanctions.js';
import { choice, count, long, optionsOf, text } from './fields.js';
import type { Draft, FormContext } from './command-form.js';
import { formats } from './formats.js';

const closeReasons: readonly CloseReason[] = [
  'rectified',
  'no-referral',
  'programme-ended',
  'own-decision',
  'protected',
  'lawful-dismissal',
  'terms-changed',
  'not-a-deviation',
];
const duties: readonly DeviationSubject[] = ['first-start', 'report', 'delivery-plan', 'meetings', 'other-term'];

const proposalsShown = 2;

/** Forms of follow-up that this person may need now. */
export function followUpDrafts(contract: ContractState, context: FormContext): Draft[] {
  const { followUp, contractorId, matchingBodyId } = contract;
  const { w, actor } = context;
  const contractors = actor.organisationId === contractorId;
  return [
    // After a long silence there are many: the oldest are answered first.
    ...followUp.proposals.flatMap((proposal, at) =>
      considered(proposal, context).map((draft) => ({ ...draft, seldom: at >= proposalsShown }))
    ),
    ...followUp.deviations.flatMap((deviation) => [
      ...step(contract, deviation, context),
      close(deviation, context),
      ...(contractors ? [answer(deviation, context)] : []),
    ]),
    open(contract, context),
    ...(contractors && matchingBodyId !== null && followUp.referral === null
      ? [
          {
            kind: 'request-referral',
            seldom: true,
            fields: [count('count', w.fields.people, { min: 1, max: 50, hint: w.partnering.fields.referralHint })],
            toCommand: (values) => ({ kind: 'request-referral', ...values }),
          } satisfies Draft,
        ]
      : []),
    ...(followUp.referral === null
      ? []
      : [{ kind: 'decline-referral', fields: [], toCommand: () => ({ kind: 'decline-referral' }) } satisfies Draft]),
  ];
}

/** What time has proposed: a person opens it as a deviation, or says why it is none. */
function considered({ number, about, organisationId, period }: Proposal, { w, names, language }: FormContext): Draft[] {
  const { subjects, subjectIn, fields } = w.partnering;
  const month = period && formats(language).month(period);
  const subject = `${subjectIn(subjects[about], month)}, ${names.organisation(organisationId)}`;
  return [
    {
      kind: 'open-deviation',
      id: `open-proposal-${number}`,
      title: `${w.commands['open-deviation'].title}: ${subject}`,
      fields: [long('what', fields.whatIsWrong, { hint: fields.minutesHint })],
      toCommand: ({ what }) => ({ kind: 'open-deviation', about, period, organisationId, what, proposal: number }),
    },
    {
      kind: 'dismiss-proposal',
      id: `dismiss-proposal-${number}`,
      title: `${w.commands['dismiss-proposal'].title}: ${subject}`,
      fields: [choice('reason', fields.closeReason, optionsOf(w.partnering.closeReasons, closeReasons))],
      toCommand: ({ reason }) => ({ kind: 'dismiss-proposal', number, reason }),
    },
  ];
}

function titled(kind: Draft['kind'], { number, about }: Deviation, { w }: FormContext): Pick<Draft, 'id' | 'title'> {
  const deviation = w.partnering.card.deviation(number, w.partnering.subjects[about]);
  return { id: `${kind}-${number}`, title: `${w.commands[kind].title}: ${deviation}` };
}

function step({ sanctions }: ContractState, deviation: Deviation, context: FormContext): Draft[] {
  const { w, language } = context;
  const { fields } = w.partnering;
  const next = nextStep(sanctions, deviation);
  // Answered before its time: the next step still waits for its day.
  if (next === null || !(deviation.taken.length === 0 || deviation.expired)) return [];
  const { amountOre } = next;
  return [
    {
      kind: 'take-sanction',
      ...titled('take-sanction', deviation, context),
      fields: [
        ...(amountOre === null
          ? []
          : [count('units', fields.units, { min: 1, hint: fields.unitsHint(formats(language).money(amountOre)) })]),
        long('reason', fields.stepReason(next.step, next.clausePoint), { hint: w.fields.reasonHint }),
      ],
      toCommand: ({ units, reason }) => ({
        kind: 'take-sanction',
        deviation: deviation.number,
        step: next.step,
        units: units ?? null,
        reason,
      }),
    },
  ];
}

function close(deviation: Deviation, context: FormContext): Draft {
  const { closeReasons: words, fields } = context.w.partnering;
  return {
    kind: 'close-deviation',
    ...titled('close-deviation', deviation, context),
    seldom: !waitsForBuyer(deviation),
    fields: [choice('reason', fields.closeReason, optionsOf(words, closeReasons))],
    toCommand: ({ reason }) => ({ kind: 'close-deviation', deviation: deviation.number, reason }),
  };
}

function answer(deviation: Deviation, context: FormContext): Draft {
  const { fields } = context.w.partnering;
  return {
    kind: 'answer-deviation',
    ...titled('answer-deviation', deviation, context),
    fields: [long('text', fields.answer, { hint: fields.minutesHint })],
    toCommand: (values) => ({ kind: 'answer-deviation', deviation: deviation.number, ...values }),
  };
}

/** A deviation that nobody proposed. */
function open({ contractorId, subcontractorIds }: ContractState, { w, names }: FormContext): Draft {
  const { fields, subjects } = w.partnering;
  const organisations = [contractorId, ...subcontractorIds].map((value) => ({
    value,
    label: names.organisation(value),
  }));
  return {
    kind: 'open-deviation',
    seldom: true,
    fields: [
      choice('about', fields.about, optionsOf(subjects, [...obligationKinds, ...duties])),
      choice('organisationId', fields.organisation, organisations, { initial: contractorId }),
      text('period', fields.period, { required: false, hint: fields.periodHint }),
      long('what', fields.whatIsWrong, { hint: fields.minutesHint }),
    ],
    toCommand: (values) => ({ kind: 'open-deviation', ...values, proposal: null }),
  };
}
