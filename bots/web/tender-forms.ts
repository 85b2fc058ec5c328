// The forms of a tender, by the kind of its open stage.
import { correctable } from '../../domain/decisions.js';
import { gateQuestions } from '../../domain/gate.js';
import type { StageKindName } from '../../domain/procedures.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage } from '../../domain/tender.js';
import { because, choice, count, date, long, text, yesNo } from './fields.js';
import { bidsDrafts, modelDraft } from './bids-forms.js';
import { evaluateDrafts, qualifyDrafts } from './evaluation-forms.js';
import type { Draft, FormContext } from './command-form.js';
import { requirementDraft, scopeDraft } from './requirement-form.js';
import { signingDrafts, standstillDrafts } from './standstill-forms.js';

/** Forms that a tender may take now, whoever asks. */
export function tenderDrafts(tender: TenderState, context: FormContext): Draft[] {
  const { w } = context;
  if (tender.status !== 'running') return [];
  const stage = openStage(tender);
  const open = stage === null ? [] : stageDrafts[stage.kind](tender, context);
  const cancel: Draft = {
    kind: 'cancel',
    seldom: true,
    fields: [long('reason', w.fields.reason, { hint: w.fields.cancelHint })],
    toCommand: ({ reason }) => ({ kind: 'cancel', reason }),
  };
  return [...open, ...correction(tender, context), cancel];
}

const stageDrafts: Readonly<Record<StageKindName, (tender: TenderState, context: FormContext) => Draft[]>> = {
  gate: ({ gate }, { w }) => [
    {
      kind: 'answer-gate',
      fields: gateQuestions.map((question) =>
        choice(question, w.gate[question].question, yesNo(w), { initial: gate?.[question] === true ? 'yes' : '' })
      ),
      toCommand: (answers) => ({
        kind: 'answer-gate',
        ...Object.fromEntries(gateQuestions.map((question) => [question, answers[question] === 'yes'])),
      }),
    },
  ],
  dialogue: (tender, { w, today }) => [
    {
      kind: 'record-dialogue',
      fields: [
        date('heldOn', w.fields.heldOn, today),
        count('suppliers', w.fields.suppliers, { min: 1, max: 1000 }),
        long('learned', w.fields.learned, { hint: w.fields.learnedHint }),
      ],
      toCommand: (values) => ({ kind: 'record-dialogue', ...values }),
    },
    {
      kind: 'end-dialogue',
      fields: tender.dialogues === 0 ? [long('reason', w.fields.endDialogue)] : [],
      toCommand: ({ reason }) => ({ kind: 'end-dialogue', reason: reason ?? '' }),
    },
  ],
  // How bids are judged comes first: without it nothing is submitted.
  draft: (tender, context) => {
    const submit = [
      scopeDraft(tender, context),
      requirementDraft(tender, context),
      withoutRequirement(tender, context),
    ];
    return tender.awardModel === null
      ? [modelDraft(tender, context), ...submit]
      : [...submit, modelDraft(tender, context)];
  },
  approve: () => [],
  publish: (_tender, { w: { fields }, today }) => [
    {
      kind: 'confirm-publication',
      fields: [
        text('reference', fields.noticeReference),
        date('publishedOn', fields.publishedOn, today),
        text('url', fields.url, { type: 'url' }),
      ],
      toCommand: (values) => ({ kind: 'confirm-publication', ...values }),
    },
  ],
  bids: bidsDrafts,
  qualify: qualifyDrafts,
  evaluate: evaluateDrafts,
  standstill: standstillDrafts,
  sign: signingDrafts,
};

/** The way out of drafting without a requirement: an exemption, where the policy demands one. */
function withoutRequirement({ policy }: TenderState, { w }: FormContext): Draft {
  const kind = policy.requirementInEveryTender ? 'request-exemption' : 'leave-requirement-out';
  return { kind, fields: [because(w)], toCommand: ({ reason }) => ({ kind, reason }) };
}

/** Somebody whose decision stands may say that it was wrong. */
function correction(tender: TenderState, { actor, w }: FormContext): Draft[] {
  const made = correctable(tender, actor.personId);
  if (made === null) return [];
  const { stageId } = made;
  return [
    {
      kind: 'correct-decision',
      seldom: true,
      fields: [because(w)],
      toCommand: ({ reason }) => ({ kind: 'correct-decision', stageId, reason }),
    },
  ];
}
