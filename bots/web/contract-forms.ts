// The forms of a contract and of a placement.
import type { EndReason, PlacementStep } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import { nextRetention } from '../../domain/placement.js';
import type { PagesWords } from '../words/pages.js';
import { because, choice, count, date, long, optionsOf, yesNo } from './fields.js';
import type { Draft, FormContext } from './forms.js';

/** Forms that a contract may take now, whoever asks. */
export function contractDrafts(contract: ContractState, { w, today }: FormContext): Draft[] {
  const { fields } = w;
  if (contract.phase === 'closed') return [];
  const answers = contract.openReports.flatMap(({ reportId }): Draft[] => [
    {
      kind: 'accept-report',
      id: `accept-${reportId}`,
      fields: [],
      toCommand: () => ({ kind: 'accept-report', reportId }),
    },
    {
      kind: 'return-report',
      id: `return-${reportId}`,
      fields: [because(w)],
      toCommand: ({ reason }) => ({ kind: 'return-report', reportId, reason }),
    },
  ]);
  const evaluate: Draft = {
    kind: 'evaluate',
    fields: [long('summary', fields.summary)],
    toCommand: (values) => ({ kind: 'evaluate', ...values }),
  };
  return [
    ...answers,
    reportDraft(contract, w, today),
    {
      kind: 'hold-meeting',
      fields: [
        date('heldOn', fields.heldOn, today),
        choice(
          'meeting',
          fields.meeting,
          [
            { value: 'kick-off', label: fields.kickOff },
            { value: 'partnering', label: fields.partnering },
          ],
          { initial: contract.meetings === 0 ? 'kick-off' : 'partnering' }
        ),
      ],
      toCommand: (values) => ({ kind: 'hold-meeting', ...values }),
    },
    {
      kind: 'refer',
      fields: [count('count', fields.people, { min: 1, max: 50 })],
      toCommand: (values) => ({ kind: 'refer', ...values }),
    },
    ...(contract.phase === 'evaluating' ? [evaluate] : []),
  ];
}

function reportDraft(contract: ContractState, w: PagesWords, today: string): Draft {
  const { fields } = w;
  const placements = contract.placements.flatMap((phase, index) =>
    phase === 'ended' ? [] : [{ value: String(index + 1), label: `P-${index + 1} (${w.standings[phase] ?? phase})` }]
  );
  return {
    kind: 'report',
    fields: [
      choice('what', fields.what, optionsOf(w.whats, ['employment', 'internship', 'education', 'ended'])),
      choice('placement', fields.placementNumber, [{ value: 'new', label: fields.newPerson }, ...placements], {
        initial: 'new',
      }),
      count('count', fields.people, { min: 1, max: 50, initial: '1' }),
      date('on', fields.startDate, today),
      choice(
        'employmentForm',
        fields.employmentForm,
        optionsOf(w.employmentForms, ['permanent', 'fixed-term', 'apprenticeship']),
        {
          required: false,
        }
      ),
      count('extentPercent', fields.extentPercent, { required: false, min: 1, max: 100, initial: '100' }),
    ],
    toCommand: ({ what, placement, count: people, on, employmentForm, extentPercent }) => ({
      kind: 'report',
      text: null,
      entries: [
        {
          what,
          count: placement === 'new' ? people : 1,
          placement: placement === 'new' ? null : Number(placement),
          startDate: what === 'ended' ? null : on,
          endDate: what === 'ended' ? on : null,
          extentPercent: what === 'ended' ? null : extentPercent,
          employmentForm: what === 'employment' ? employmentForm : null,
          employer: null,
        },
      ],
    }),
  };
}

const placementSteps: readonly PlacementStep[] = ['first-meeting', 'safety-induction', 'tutor-named', 'midway-check'];
const endReasons: readonly EndReason[] = ['completed', 'left', 'programme-ended', 'employer-ended', 'not-eligible'];

/** Forms that a placement may take now, whoever asks. */
export function placementDrafts(placement: PlacementState, { w, today }: FormContext): Draft[] {
  const { fields } = w;
  if (placement.phase === 'ended') return [];
  const stepsLeft = placementSteps.filter((step) => placement.steps[step] === undefined);
  const months = nextRetention(placement);
  const started = placement.phase === 'employment' || placement.phase === 'education';
  const open: (Draft | false)[] = [
    placement.eligible === null && {
      kind: 'confirm-eligibility',
      fields: [choice('eligible', fields.eligible, yesNo(w))],
      toCommand: ({ eligible }) => ({ kind: 'confirm-eligibility', eligible: eligible === 'yes' }),
    },
    stepsLeft.length > 0 &&
      !started && {
        kind: 'confirm-step',
        fields: [
          choice('step', fields.step, optionsOf(w.steps, stepsLeft), {
            ...(placement.ball?.task === 'midway-check' && { initial: 'midway-check' }),
          }),
          date('doneOn', fields.doneOn, today),
        ],
        toCommand: (values) => ({ kind: 'confirm-step', ...values }),
      },
    started &&
      months !== null && {
        kind: 'confirm-retention',
        fields: [choice('stillThere', fields.stillThere(months), yesNo(w))],
        toCommand: ({ stillThere }) => ({
          kind: 'confirm-retention',
          afterMonths: months,
          stillThere: stillThere === 'yes',
        }),
      },
    {
      kind: 'end-placement',
      fields: [
        date('endedOn', fields.endedOn, today),
        choice('reason', fields.endReason, optionsOf(w.endReasons, endReasons)),
      ],
      toCommand: (values) => ({ kind: 'end-placement', ...values }),
    },
  ];
  return open.filter((form) => form !== false);
}
