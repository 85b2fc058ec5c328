// Forms of qualification and evaluation: one for each bid, with every question about it, so that one answer is one command.
import { evaluatedBids } from '../../domain/bid.js';
import type { Bid } from '../../domain/bid.js';
import {
  differing,
  evaluatorsOf,
  lotBetween,
  questionedPrices,
  scoresAreIn,
  unsettled,
} from '../../domain/evaluation.js';
import { exclusionGrounds, exclusionSources, isReserved } from '../../domain/qualification.js';
import type { Criterion } from '../../domain/award-model.js';
import type { TenderState } from '../../domain/tender.js';
import { againDraft } from './bids-forms.js';
import type { Field, Values } from './fields.js';
import { because, choice, count, grouped, long, optionsOf, yesNo } from './fields.js';
import type { Draft, FormContext } from './command-form.js';

/** Every bid is examined; those not answered for yet come first. */
export function qualifyDrafts(tender: TenderState, context: FormContext): Draft[] {
  const unanswered = tender.bids.filter(({ qualification }) => qualification === null);
  const bids = unanswered.length > 0 ? unanswered : tender.bids;
  return [
    ...bids.map((bid) => qualifyDraft(tender, bid, context)),
    ...(unanswered.length === 0 ? [againDraft(context)] : []),
  ];
}

function qualifyDraft({ awardModel, procedure }: TenderState, { bidderId }: Bid, { w, names }: FormContext): Draft {
  const { fields, groups, grounds, sources, about } = w.bids;
  const musts = awardModel?.musts ?? [];
  const reserved = isReserved(procedure);
  return {
    kind: 'qualify-bid',
    id: `qualify-bid-${bidderId}`,
    title: about(w.commands['qualify-bid'].title, names.organisation(bidderId)),
    fields: [
      ...grouped({ name: groups.exclusion }, [
        choice('exclusionSource', fields.exclusionSource, optionsOf(sources, exclusionSources), {
          initial: 'self-declaration',
        }),
        long('exclusionReason', fields.exclusionReason),
      ]),
      ...grouped({ name: groups.grounds, hint: fields.groundsHint, folded: true }, [
        choice('grounds', fields.grounds, optionsOf(grounds, exclusionGrounds), { type: 'several', required: false }),
      ]),
      ...grouped({ name: groups.qualification }, [
        choice('qualified', fields.qualified, yesNo(w)),
        long('qualificationReason', fields.qualificationReason),
      ]),
      ...musts.flatMap(({ id, text }) =>
        grouped({ name: text }, [choice(`must-${id}`, fields.must, yesNo(w)), long(`why-${id}`, fields.mustReason)])
      ),
      ...(reserved
        ? grouped({ name: groups.reserved }, [count('reservedPercent', fields.reservedPercent, { max: 100 })])
        : []),
    ],
    toCommand: (values) => ({
      kind: 'qualify-bid',
      bidderId,
      exclusionSource: values['exclusionSource'],
      grounds: [values['grounds'] ?? []].flat(),
      exclusionReason: values['exclusionReason'],
      qualified: values['qualified'] === 'yes',
      qualificationReason: values['qualificationReason'],
      musts: musts.map(({ id }) => ({ id, met: values[`must-${id}`] === 'yes', reason: values[`why-${id}`] })),
      reservedPercent: values['reservedPercent'] ?? null,
    }),
  };
}

/** What this person has to do in the evaluation: score what they have not, agree, answer for prices, draw a lot. */
export function evaluateDrafts(tender: TenderState, context: FormContext): Draft[] {
  const { bids, awardModel, changesWanted } = tender;
  const { actor } = context;
  const compared = evaluatedBids(bids);
  if (compared.length === 0) return [againDraft(context)];
  const evaluators = evaluatorsOf(bids);
  const replaced = tender.replacedEvaluators?.includes(actor.personId) === true;
  const scores =
    !replaced && (evaluators.includes(actor.personId) || evaluators.length < (awardModel?.evaluators ?? 0));
  const mine = (bid: Bid): boolean => bid.scores.some(({ by }) => by === actor.personId);
  const open = changesWanted !== null || !scoresAreIn(tender);
  const toScore = compared.filter((bid) => !mine(bid));
  return [
    ...(scores && open ? (toScore.length > 0 ? toScore : compared).map((bid) => scoreDraft(tender, bid, context)) : []),
    ...(scores && scoresAreIn(tender)
      ? compared
          .filter((bid) => unsettled(bid).length > 0 || (changesWanted !== null && differing(bid).length > 0))
          .map((bid) => consensusDraft(tender, bid, context))
      : []),
    ...(scoresAreIn(tender) ? questionedPrices(tender).map((bidderId) => priceDraft(bidderId, context)) : []),
    ...lotDraft(tender, context),
    ...(open && evaluators.length > 0 ? [replaceDraft(evaluators, context)] : []),
  ];
}

function scoreDraft({ awardModel }: TenderState, bid: Bid, { w, names, actor }: FormContext): Draft {
  const { bidderId } = bid;
  const criteria = awardModel?.criteria ?? [];
  const own = bid.scores.find(({ by }) => by === actor.personId)?.points ?? [];
  return {
    kind: 'score-bid',
    id: `score-bid-${bidderId}`,
    title: w.bids.about(w.commands['score-bid'].title, names.organisation(bidderId)),
    fields: criteria.flatMap((criterion) => {
      const before = own.find(({ criterionId }) => criterionId === criterion.id);
      return pointFields(criterion, w, { points: String(before?.points ?? ''), reason: before?.reason ?? '' });
    }),
    toCommand: (values) => ({ kind: 'score-bid', bidderId, points: pointsOf(criteria, values) }),
  };
}

function consensusDraft({ awardModel }: TenderState, bid: Bid, { w, names }: FormContext): Draft {
  const { bidderId, scores } = bid;
  const criteria = (awardModel?.criteria ?? []).filter(({ id }) => differing(bid).includes(id));
  const given = (id: string): string =>
    scores
      .flatMap(({ by, points }) =>
        points.filter(({ criterionId }) => criterionId === id).map((each) => `${names.person(by)} ${each.points}`)
      )
      .join(', ');
  return {
    kind: 'set-consensus',
    id: `set-consensus-${bidderId}`,
    title: w.bids.about(w.commands['set-consensus'].title, names.organisation(bidderId)),
    fields: criteria.flatMap((criterion) =>
      pointFields(criterion, w, { points: '', reason: '', hint: w.bids.fields.gave(given(criterion.id)) })
    ),
    toCommand: (values) => ({ kind: 'set-consensus', bidderId, points: pointsOf(criteria, values) }),
  };
}

function pointFields(
  { id, name, maxPoints }: Criterion,
  { bids: evaluation }: FormContext['w'],
  { points, reason, hint }: { points: string; reason: string; hint?: string }
): Field[] {
  const { fields } = evaluation;
  return grouped({ name, ...(hint !== undefined && { hint }) }, [
    count(`points-${id}`, fields.points(maxPoints), { max: maxPoints, initial: points }),
    long(`reason-${id}`, fields.pointsReason, { initial: reason }),
  ]);
}

function pointsOf(criteria: readonly Criterion[], values: Values): object[] {
  return criteria.map(({ id }) => ({
    criterionId: id,
    points: values[`points-${id}`],
    reason: values[`reason-${id}`],
  }));
}

function priceDraft(bidderId: string, { w, names }: FormContext): Draft {
  return {
    kind: 'explain-price',
    id: `explain-price-${bidderId}`,
    title: w.bids.about(w.commands['explain-price'].title, names.organisation(bidderId)),
    fields: [choice('accepted', w.bids.fields.accepted, yesNo(w)), because(w)],
    toCommand: ({ accepted, reason }) => ({ kind: 'explain-price', bidderId, accepted: accepted === 'yes', reason }),
  };
}

function replaceDraft(evaluators: readonly string[], { w, names }: FormContext): Draft {
  const options = evaluators.map((value) => ({ value, label: names.person(value) }));
  const { evaluator, evaluatorHint, evaluatorWhyHint } = w.bids.fields;
  return {
    kind: 'replace-evaluator',
    seldom: true,
    fields: [
      choice('evaluator', evaluator, options, { hint: evaluatorHint }),
      { ...because(w), hint: evaluatorWhyHint },
    ],
    toCommand: (values) => ({ kind: 'replace-evaluator', ...values }),
  };
}

function lotDraft(tender: TenderState, { w, names }: FormContext): Draft[] {
  const tied = lotBetween(tender);
  if (tied.length === 0) return [];
  const options = tied.map((value) => ({ value, label: names.organisation(value) }));
  return [
    {
      kind: 'draw-lot',
      fields: [choice('bidderId', w.bids.fields.lotFor, options)],
      toCommand: (values) => ({ kind: 'draw-lot', ...values }),
    },
  ];
}
