// Forms of the tender period: the award model, questions, changed documents, bids and their opening.
import { DateTime } from 'luxon';
import type { AwardModel } from '../../domain/award-model.js';
import { areOpened } from '../../domain/tender-period.js';
import { settingsOf } from '../../domain/settings.js';
import type { TenderState } from '../../domain/tender.js';
import type { Faults, Field, Values } from './fields.js';
import { because, choice, count, date, grouped, long, named, optionsOf, text } from './fields.js';
import { timeZone } from './formats.js';
import type { Draft, FormContext } from './command-form.js';

/** While bids come in, and until they are opened. */
export function bidsDrafts(tender: TenderState, context: FormContext): Draft[] {
  const { w, actor } = context;
  const { fields } = w.bids;
  if (!tender.bidsClosed)
    return [
      registerDraft(tender, context),
      {
        kind: 'answer-questions',
        fields: [long('question', fields.question), long('answer', fields.answer)],
        toCommand: ({ question, answer }) => ({ kind: 'answer-questions', lines: [{ question, answer }] }),
      },
      {
        kind: 'change-documents',
        fields: changeFields(context),
        toCommand: (values) => ({ kind: 'change-documents', ...changeOf(values) }),
      },
      modelDraft(tender, context),
      ...withdrawDraft(tender, context),
    ];
  if (tender.bids.length === 0) return [registerDraft(tender, context), againDraft(context)];
  if (areOpened(tender)) return [];
  const open: Draft = { kind: 'open-bids', fields: [], toCommand: () => ({ kind: 'open-bids' }) };
  return [
    ...(tender.openedBy.includes(actor.personId) ? [] : [open]),
    ...(tender.openedBy.length > 0 ? [] : [registerDraft(tender, context)]),
  ];
}

/** The notice goes out again, when no bid is left. */
export function againDraft({ w }: FormContext): Draft {
  return { kind: 'publish-again', fields: [because(w)], toCommand: (values) => ({ kind: 'publish-again', ...values }) };
}

function registerDraft({ requirement }: TenderState, { w, bidders }: FormContext): Draft {
  const { fields, bids: evaluation } = w;
  return {
    kind: 'register-bid',
    fields: [
      named('bidderId', fields.bidderId, bidders, { hint: fields.namedHint }),
      text('priceOre', fields.price, { type: 'money' }),
      date('receivedOn', evaluation.fields.receivedOn, '', { required: false }),
      text('receivedTime', evaluation.fields.receivedTime, {
        required: false,
        hint: evaluation.fields.receivedTimeHint,
      }),
      ...(requirement?.obligations ?? []).map(({ kind, target }) =>
        count(kind, fields.promised(kind), { required: false, min: 1, hint: fields.promisedHint(target) })
      ),
    ],
    toCommand: ({ bidderId, priceOre, receivedOn, receivedTime, ...promised }) => ({
      kind: 'register-bid',
      bidderId,
      priceOre,
      promises: Object.entries(promised).flatMap(([kind, target]) => (target === null ? [] : [{ kind, target }])),
      receivedAt: receivedOn === null ? null : instantOf(String(receivedOn), String(receivedTime ?? '')),
    }),
    faults: ({ receivedOn, receivedTime }) => {
      const [day, time] = [receivedOn ?? null, receivedTime ?? null];
      if (day === null && time !== null) return { receivedOn: w.forms.required };
      if (day === null) return {};
      return isTime(String(time ?? '')) ? {} : { receivedTime: evaluation.fields.timeFault };
    },
  };
}

function withdrawDraft({ bids }: TenderState, { w, names }: FormContext): Draft[] {
  if (bids.length === 0) return [];
  const options = bids.map(({ bidderId }) => ({ value: bidderId, label: names.organisation(bidderId) }));
  return [
    {
      kind: 'withdraw-bid',
      fields: [choice('bidderId', w.fields.bidderId, options)],
      toCommand: (values) => ({ kind: 'withdraw-bid', ...values }),
    },
  ];
}

function changeFields({ w: { bids: evaluation } }: FormContext): Field[] {
  const { fields } = evaluation;
  return [long('what', fields.what), long('why', fields.why), date('newDeadline', fields.newDeadline, '')];
}

function changeOf({ what, why, newDeadline }: Values): object {
  return { what, why, newDeadline: instantOf(String(newDeadline), '16:00') };
}

/** 14:30, also written 14.30 or 9:05. */
const isTime = (time: string): boolean => /^([01]?\d|2[0-3])[.:][0-5]\d$/.test(time.trim());

/** A day and a time of day in Sweden as an instant. */
function instantOf(day: string, time: string): string {
  const clock = time.trim().replace('.', ':').padStart(5, '0');
  return DateTime.fromISO(`${day}T${clock}`, { zone: timeZone }).toUTC().toISO() ?? '';
}

/** How bids will be judged; in the tender period it is a change of the documents. */
export function modelDraft({ awardModel, policy, bidsCloseAt }: TenderState, context: FormContext): Draft {
  const { fields, groups } = context.w.bids;
  const slots = Array.from({ length: Math.max(4, (awardModel?.criteria.length ?? 0) + 1) }, (_, at) => at);
  const published = bidsCloseAt !== null;
  const model = awardModel?.priceModel;
  const kronor = (ore: number | undefined): string => (ore === undefined ? '' : String(ore / 100));
  return {
    kind: 'set-award-model',
    fields: [
      ...grouped({ name: groups.price }, [
        count('priceWeight', fields.priceWeight, {
          max: 100,
          hint: fields.priceWeightHint(policy.maxPricePercent),
          initial: String(awardModel?.priceWeightPercent ?? ''),
        }),
        choice('priceModel', fields.priceModel, optionsOf(fields, ['relative', 'absolute']), {
          initial: model?.kind ?? 'relative',
        }),
      ]),
      ...grouped({ name: groups.bounds, hint: fields.boundsHint, folded: true }, [
        text('fullPointsAt', fields.fullPointsAt, {
          type: 'money',
          required: false,
          initial: kronor(model?.kind === 'absolute' ? model.fullPointsAtOre : undefined),
        }),
        text('noPointsAt', fields.noPointsAt, {
          type: 'money',
          required: false,
          initial: kronor(model?.kind === 'absolute' ? model.noPointsAtOre : undefined),
        }),
      ]),
      ...grouped({ name: groups.quality, hint: fields.qualityHint }, [
        ...slots.flatMap((at) => [
          text(`name-${at}`, fields.criterion(at + 1), {
            required: at === 0,
            initial: awardModel?.criteria[at]?.name ?? '',
          }),
          count(`weight-${at}`, fields.weight(at + 1), {
            required: at === 0,
            max: 100,
            initial: String(awardModel?.criteria[at]?.weightPercent ?? ''),
          }),
        ]),
        count('scale', fields.scale, { min: 1, max: 1000, initial: String(awardModel?.criteria[0]?.maxPoints ?? 10) }),
      ]),
      ...grouped({ name: groups.musts }, [
        long('musts', fields.musts, {
          required: false,
          initial: awardModel?.musts.map((must) => must.text).join('\n') ?? '',
        }),
      ]),
      ...grouped({ name: groups.judging }, [
        count('evaluators', fields.evaluators, { min: 1, max: 20, initial: String(awardModel?.evaluators ?? 2) }),
        count('abnormal', fields.abnormal, {
          min: 1,
          max: 100,
          initial: String(awardModel?.abnormalUnderPercent ?? settingsOf(policy.settings).abnormalUnderPercent.value),
        }),
      ]),
      ...(published ? grouped({ name: groups.change }, changeFields(context)) : []),
    ],
    // A weight without its criterion would be lost in silence, and so would a bound that is not asked for.
    faults: (values) => modelFaults(values, slots, context),
    toCommand: (values) => ({
      kind: 'set-award-model',
      model: modelOf(values, slots),
      change: published ? changeOf(values) : null,
    }),
  };
}

/** What is wrong with a model, at the field that is to blame; what the rules say of the whole, the case says. */
function modelFaults(values: Values, slots: readonly number[], { w }: FormContext): Faults {
  const missing: string[] = [
    ...slots.flatMap((at) => {
      const [name, weight] = [`name-${at}`, `weight-${at}`];
      if (values[name] != null && values[weight] == null) return [weight];
      return values[name] == null && values[weight] != null ? [name] : [];
    }),
    ...(values['priceModel'] === 'absolute'
      ? ['fullPointsAt', 'noPointsAt'].filter((name) => values[name] == null)
      : []),
  ];
  return Object.fromEntries(missing.map((name) => [name, w.forms.required]));
}

function modelOf(values: Values, slots: readonly number[]): { [K in keyof AwardModel]: unknown } {
  const { priceWeight, priceModel, fullPointsAt, noPointsAt, scale, musts, evaluators, abnormal } = values;
  return {
    priceWeightPercent: priceWeight,
    priceModel:
      priceModel === 'absolute'
        ? { kind: 'absolute', fullPointsAtOre: fullPointsAt, noPointsAtOre: noPointsAt }
        : { kind: 'relative' },
    criteria: slots.flatMap((at) => {
      const name = values[`name-${at}`];
      return name == null
        ? []
        : [{ id: `k${at + 1}`, name, weightPercent: values[`weight-${at}`] ?? 0, maxPoints: scale }];
    }),
    musts: String(musts ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line, at) => ({ id: `m${at + 1}`, text: line })),
    evaluators,
    abnormalUnderPercent: abnormal,
  };
}
