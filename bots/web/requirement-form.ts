// The forms of drafting: what is bought, and the requirement with its level, amounts, sanctions, bonus and motive.
import { proportionality } from '../../domain/proportionality.js';
import type { Proposal } from '../../domain/recommendation.js';
import { formOf, recommend } from '../../domain/recommendation.js';
import type { Bonus, ObligationKind, Requirement, RequirementFact, SanctionTerm } from '../../domain/requirement.js';
import { missingFacts, obligationKinds, sanctionSteps } from '../../domain/requirement.js';
import { settingsOf } from '../../domain/settings.js';
import type { TenderState } from '../../domain/tender.js';
import { adviceInWords, lessonsInWords, proportionalityInWords } from '../advice.js';
import type { Field, Faults, Typed, Values } from './fields.js';
import { choice, count, grouped, long, optionsOf, readFields, text } from './fields.js';
import type { Draft, FormContext } from './command-form.js';

/** What is bought: the sizes that everything else is reckoned from. */
export function scopeDraft({ scope }: TenderState, { w }: FormContext): Draft {
  const { fields, natures } = w.drafting;
  const typed = (value: number | null): string => (value === null ? '' : String(value));
  return {
    kind: 'set-scope',
    fields: [
      choice('nature', fields.nature, optionsOf(natures, ['works', 'services', 'goods']), { initial: scope.nature }),
      text('trade', fields.trade, { required: false, hint: fields.tradeHint, initial: scope.trade ?? '' }),
      text('valueOre', fields.value, {
        type: 'money',
        required: false,
        initial: typed(scope.valueOre === null ? null : scope.valueOre / 100),
      }),
      count('durationMonths', fields.months, {
        required: false,
        min: 1,
        max: 240,
        initial: typed(scope.durationMonths),
      }),
      count('labourPercent', fields.labour, { required: false, max: 100, initial: typed(scope.labourPercent) }),
    ],
    toCommand: (scopeTyped) => ({ kind: 'set-scope', scope: scopeTyped }),
  };
}

/** The requirement, with a recommendation beside it. Nothing typed is lost when a proposal is taken over. */
export function requirementDraft(tender: TenderState, context: FormContext): Draft {
  const { w, language } = context;
  const fields = fieldsOf(tender, context);
  const settings = settingsOf(tender.policy.settings);
  const purchase = { scope: tender.scope, form: formOf[tender.procedure], outcomes: context.outcomes };
  const recommendation = recommend(purchase, settings);
  return {
    kind: 'submit-requirement',
    fields,
    toCommand: (values) => ({
      kind: 'submit-requirement',
      requirement: requirementOf(values),
      motive: values['motive'] ?? null,
    }),
    faults: (values) => faultsOf(requirementOf(values), values, tender, context),
    advice: {
      ...adviceInWords(recommendation, language, settings),
      lessons: lessonsInWords(tender.scope, context.outcomes, language),
      levelToTake: recommendation.level,
      check: (typed) => checkOf(typed, fields, tender, context),
    },
    take: (typed, what) => {
      const proposal = recommendation.proposals.find(({ id }) => id === what);
      if (proposal !== undefined)
        return { typed: { ...typed, ...taken(proposal) }, notice: w.drafting.taken(labelOf(proposal, context)) };
      if (what === 'level' && recommendation.level !== null)
        return { typed: { ...typed, level: recommendation.level }, notice: w.drafting.levelTaken };
      return { typed, notice: w.drafting.checked };
    },
  };
}

const taken = ({ kind, target }: Proposal): Typed => ({ [kind]: String(target) });

function labelOf({ kind, target }: Proposal, { w }: FormContext): string {
  return w.drafting.advice.counted(kind, target, String(target));
}

const days = (step: SanctionTerm['step']): string => `days-${step}`;

function fieldsOf(tender: TenderState, { w, areas, framework }: FormContext): Field[] {
  const { policy, scope } = tender;
  const { fields, groups, levels } = w.drafting;
  // A call-off starts from what its framework says, but runs for its own time.
  const called = tender.requirement === null ? framework : null;
  const requirement = tender.requirement ?? called?.requirement ?? null;
  const was = (kind: ObligationKind): string =>
    String(requirement?.obligations.find((one) => one.kind === kind)?.target ?? '');
  const step = (name: SanctionTerm['step']): SanctionTerm | undefined =>
    requirement?.sanctions.find((term) => term.step === name);
  const kronor = (ore: number | null | undefined): string => (ore == null ? '' : String(ore / 100));
  const amounts = (...kinds: readonly ObligationKind[]): Field[] =>
    kinds.map((kind) =>
      count(kind, w.fields.target(kind), { required: false, min: 1, max: 10_000_000, initial: was(kind) })
    );
  const within = (...names: readonly SanctionTerm['step'][]): Field[] =>
    names.map((name) =>
      count(days(name), fields.days(name), {
        required: false,
        min: 1,
        max: 730,
        initial: String(step(name)?.withinDays ?? ''),
      })
    );
  return [
    ...grouped({ name: groups.whom }, [
      choice('level', fields.level, optionsOf(levels, ['dialogue', 'requirement', 'bonus']), {
        initial: requirement?.level ?? '',
        ...(called?.requirement && { hint: fields.fromFramework(called.reference) }),
      }),
      text('targetGroup', w.fields.targetGroup, {
        hint: w.fields.targetGroupHint,
        initial: requirement?.targetGroup ?? '',
      }),
      choice('areaId', w.fields.areaId, areas, { required: false, initial: requirement?.areaId ?? '' }),
    ]),
    ...grouped({ name: groups.amounts, hint: fields.amountHint }, amounts('internship', 'employment', 'permanent-job')),
    ...grouped(
      { name: groups.moreAmounts, hint: fields.amountHint, folded: true },
      amounts('education', 'full-time-months', 'hours')
    ),
    ...grouped({ name: groups.time }, [
      count('firstStartWithinMonths', w.fields.firstStartWithinMonths, {
        min: 1,
        max: 120,
        initial: String(
          requirement?.firstStartWithinMonths ?? settingsOf(policy.settings).firstStartWithinMonths.value
        ),
      }),
      count('durationMonths', w.fields.durationMonths, {
        min: 1,
        max: 240,
        initial: String(tender.requirement?.durationMonths ?? scope.durationMonths ?? ''),
      }),
      choice('followUpBy', w.fields.followUpBy, optionsOf(w.roles, ['contract-manager', 'coordinator']), {
        initial: requirement?.followUpBy ?? policy.followUpBy,
      }),
    ]),
    ...grouped({ name: groups.shortcomings, hint: fields.daysHint }, [
      ...within('reminder', 'rectification', 'fine'),
      text('fineOre', fields.fine, { type: 'money', required: false, initial: kronor(step('fine')?.amountOre) }),
    ]),
    ...grouped({ name: groups.moreSteps, hint: fields.daysHint, folded: true }, within('remedy', 'call-off-exclusion')),
    ...grouped({ name: groups.bonus, folded: true }, [
      choice('bonusKind', fields.bonusKind, optionsOf(w.obligations, obligationKinds), {
        required: false,
        initial: requirement?.bonus?.kind ?? '',
      }),
      text('bonusOre', fields.bonusAmount, {
        type: 'money',
        required: false,
        initial: kronor(requirement?.bonus?.perExtraOre),
      }),
      count('bonusMost', fields.bonusMost, {
        required: false,
        min: 1,
        max: 10_000,
        initial: String(requirement?.bonus?.maxExtra ?? ''),
      }),
    ]),
    ...grouped({ name: groups.motive }, [long('motive', fields.motive, { required: false, hint: fields.motiveHint })]),
  ];
}

/** The requirement that the fields say, complete or not. A dialogue promises no numbers and pays no bonus. */
function requirementOf(values: Values): Requirement {
  const number = (name: string): number => Number(values[name] ?? 0);
  const level = (values['level'] ?? 'requirement') as Requirement['level'];
  const kind = values['bonusKind'] as Bonus['kind'] | null;
  const bonusGiven = [kind, values['bonusOre'], values['bonusMost']].some((value) => value != null);
  return {
    level,
    targetGroup: String(values['targetGroup'] ?? ''),
    areaId: (values['areaId'] ?? null) as string | null,
    obligations: obligationKinds.flatMap((each) =>
      values[each] == null || level === 'dialogue' ? [] : [{ kind: each, target: number(each) }]
    ),
    firstStartWithinMonths: number('firstStartWithinMonths'),
    durationMonths: number('durationMonths'),
    followUpBy: values['followUpBy'] === 'coordinator' ? 'coordinator' : 'contract-manager',
    sanctions: sanctionSteps.flatMap((step) =>
      values[days(step)] == null
        ? []
        : [
            {
              step,
              withinDays: number(days(step)),
              amountOre: step === 'fine' && values['fineOre'] != null ? number('fineOre') : null,
            },
          ]
    ),
    bonus: bonusGiven
      ? {
          kind: kind ?? 'internship',
          perExtraOre: kind === null ? 0 : number('bonusOre'),
          maxExtra: number('bonusMost'),
        }
      : null,
  };
}

/** The field at which a lacking fact is said. */
const fieldOf: Readonly<Record<RequirementFact, string>> = {
  targetGroup: 'targetGroup',
  obligations: 'internship',
  target: 'internship',
  firstStartWithinMonths: 'firstStartWithinMonths',
  durationMonths: 'durationMonths',
  sanctions: days('reminder'),
  fineAmount: 'fineOre',
  bonus: 'bonusKind',
};

function faultsOf(
  requirement: Requirement,
  values: Values,
  { scope, policy }: TenderState,
  { w }: FormContext
): Faults {
  const { missing, motiveNeeded, needed } = w.drafting;
  const faults = Object.fromEntries(missingFacts(requirement).map((fact) => [fieldOf[fact], needed(missing[fact])]));
  // An amount without its step would be lost in silence.
  if (values['fineOre'] != null && values[days('fine')] == null) faults[days('fine')] = w.forms.required;
  const tooHigh = proportionality(requirement, scope, settingsOf(policy.settings)).verdict === 'too-high';
  return tooHigh && values['motive'] == null ? { ...faults, motive: motiveNeeded } : faults;
}

/** The check of what is typed now; what cannot be read yet counts as not typed. */
function checkOf(
  typed: Typed,
  fields: readonly Field[],
  { scope, policy }: TenderState,
  { w, language }: FormContext
): ReturnType<typeof proportionalityInWords> | null {
  const { values } = readFields(fields, typed, w);
  const requirement = requirementOf(values);
  if (requirement.level !== 'dialogue' && requirement.obligations.length === 0) return null;
  return proportionalityInWords(proportionality(requirement, scope, settingsOf(policy.settings)), language);
}
