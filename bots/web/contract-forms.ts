// The forms of a contract and of a placement.
import type { EndReason, PlacementStep } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import { nextRetention } from '../../domain/placement.js';
import { nothingElse } from '../../domain/reporting.js';
import { redact } from '../understand/redact.js';
import type { PagesWords } from '../words/pages.js';
import { because, choice, count, date, long, optionsOf, text, yesNo } from './fields.js';
import { followUpDrafts } from './follow-up-forms.js';
import type { Draft, FormContext } from './command-form.js';
import { partneringDrafts } from './partnering-forms.js';

/** Forms that a contract may take now, whoever asks. */
export function contractDrafts(contract: ContractState, context: FormContext): Draft[] {
  const { w, today } = context;
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
    fields: [
      long('summary', fields.summary),
      ...(['worked', 'didNotWork', 'advice'] as const).map((lesson) =>
        long(lesson, fields.lessons[lesson], { required: false })
      ),
    ],
    toCommand: ({ summary, worked, didNotWork, advice }) => ({
      kind: 'evaluate',
      summary,
      lessons: { worked: worked ?? '', didNotWork: didNotWork ?? '', advice: advice ?? '' },
    }),
  };
  return [
    ...answers,
    reportDraft(contract, context),
    ...hoursDraft(contract, w),
    ...partneringDrafts(contract, context),
    ...followUpDrafts(contract, context),
    {
      kind: 'record-offer',
      fields: [date('offeredOn', fields.offeredOn, today)],
      toCommand: (values) => ({ kind: 'record-offer', ...values }),
    },
    {
      kind: 'refer',
      fields: [count('count', fields.people, { min: 1, max: 50 })],
      toCommand: (values) => ({ kind: 'refer', ...values }),
    },
    ...(contract.phase === 'evaluating' ? [evaluate] : []),
  ];
}

function reportDraft(contract: ContractState, { w, today, names, bidders }: FormContext): Draft {
  const { fields } = w;
  const parties = [contract.contractorId, ...contract.subcontractorIds].map((id) => names.organisation(id));
  const firms = [...parties, ...bidders.map(({ label }) => label)];
  const promisesHours = contract.obligations.some(({ kind }) => kind === 'hours');
  const placements = contract.placements.flatMap(({ phase }, index) =>
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
      text('employer', fields.employer, { required: false, hint: fields.employerHint }),
      ...(promisesHours ? [count('hours', fields.hours, { required: false, max: 100_000 })] : []),
      choice('endReason', fields.endReason, optionsOf(w.endReasons, endReasons), {
        required: false,
        hint: fields.endReasonHint,
      }),
    ],
    toCommand: ({ what, placement, count: people, on, employmentForm, extentPercent, employer, hours, endReason }) => ({
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
          employer: typeof employer === 'string' ? redact(employer, firms) : null,
          hours: hours ?? null,
          endReason: what === 'ended' ? endReason : null,
        },
      ],
    }),
  };
}

/** Hours of those who are placed, where hours were promised: one field for each, in one report. */
function hoursDraft(contract: ContractState, w: PagesWords): Draft[] {
  const placed = contract.placements.flatMap(({ phase }, index) =>
    phase === 'ended' || phase === 'referred' ? [] : [{ what: phase, number: index + 1 }]
  );
  if (placed.length === 0 || !contract.obligations.some(({ kind }) => kind === 'hours')) return [];
  return [
    {
      kind: 'report',
      id: 'report-hours',
      title: w.fields.hoursTitle,
      fields: placed.map(({ number, what }) =>
        count(`hours-${number}`, `P-${number} (${w.whats[what]})`, { required: false, max: 1000 })
      ),
      toCommand: (values) => ({
        kind: 'report',
        text: null,
        entries: placed.flatMap(({ number, what }) => {
          const hours = values[`hours-${number}`] ?? null;
          return hours === null ? [] : [{ ...nothingElse, what, placement: number, hours }];
        }),
      }),
    },
  ];
}

const placementSteps: readonly PlacementStep[] = ['first-meeting', 'safety-induction', 'tutor-named', 'midway-check'];
const endReasons: readonly EndReason[] = ['completed', 'left', 'programme-ended', 'employer-ended', 'not-eligible'];

/** Forms that a placement may take now, whoever asks. */
export function placementDrafts(placement: PlacementState, { w, today }: FormContext): Draft[] {
  const { fields } = w;
  if (placement.phase === 'ended') return [];
  const stepsLeft = placementSteps.filter((step) => placement.steps[step] === undefined);
  const asked = stepsLeft.find((step) => step === placement.ball?.task);
  const months = nextRetention(placement);
  const started = placement.phase === 'employment' || placement.phase === 'education';
  const open: (Draft | false)[] = [
    placement.eligible === null && {
      kind: 'confirm-eligibility',
      fields: [
        choice('eligible', fields.eligible, yesNo(w)),
        text('countedAs', fields.countedAs, { required: false, hint: fields.countedAsHint }),
      ],
      toCommand: ({ eligible, countedAs }) => ({
        kind: 'confirm-eligibility',
        eligible: eligible === 'yes',
        countedAs,
      }),
    },
    stepsLeft.length > 0 &&
      !started && {
        kind: 'confirm-step',
        fields: [
          choice('step', fields.step, optionsOf(w.steps, stepsLeft), {
            ...(asked !== undefined && { initial: asked }),
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
        choice('reason', fields.endReason, optionsOf(w.endReasons, endReasons), {
          ...(!started && { hint: fields.endHint }),
        }),
      ],
      toCommand: (values) => ({ kind: 'end-placement', ...values }),
    },
  ];
  return open.filter((form) => form !== false);
}
