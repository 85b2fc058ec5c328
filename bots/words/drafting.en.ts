// Words of drafting in English. Same keys as the Swedish ones.
import type { PresetName } from '../../domain/presets.js';
import type { Verdict } from '../../domain/proportionality.js';
import type { ContractForm } from '../../domain/recommendation.js';
import type { ObligationKind, RequirementFact, RequirementLevel, SanctionStep } from '../../domain/requirement.js';
import type { Nature, Scope } from '../../domain/scope.js';
import type { AdviceWords } from './drafting-words.js';
import type { DraftingWords } from './drafting.sv.js';

const levels: Record<RequirementLevel, string> = {
  dialogue: 'Dialogue (basic level)',
  requirement: 'Employment requirement (advanced level, 11554)',
  bonus: 'Requirement with a bonus (spearhead level, 11556)',
};

const natures: Record<Nature, string> = { works: 'works', services: 'services', goods: 'goods' };

const forms: Record<ContractForm, string> = {
  contract: 'ordinary contracts',
  framework: 'framework agreements',
  'call-off': 'call-offs',
  'direct-award': 'direct awards',
};

const presets: Record<PresetName, string> = {
  trafikverket: "Trafikverket's rate",
  'labour-share': 'A share of the labour cost',
  'own-outcomes': 'Own earlier outcomes',
};

const verdicts: Record<Verdict, string> = {
  proportionate: 'In proportion to the contract.',
  high: 'High for the contract.',
  'too-high': 'Very high for the contract. That is not forbidden, but write down why it is reasonable all the same.',
  unknown: 'Cannot be judged yet.',
};

const one: Record<ObligationKind, string> = {
  internship: 'internship',
  employment: 'employment',
  'permanent-job': 'permanent job',
  education: 'place in education',
  'full-time-months': 'full-time month',
  hours: 'hour',
};
const many: Record<ObligationKind, string> = {
  internship: 'internships',
  employment: 'employments',
  'permanent-job': 'permanent jobs',
  education: 'places in education',
  'full-time-months': 'full-time months',
  hours: 'hours',
};

const scopeFacts = {
  valueOre: "the contract's value",
  durationMonths: "the contract's length",
  labourPercent: 'the share of labour',
};

const verdictNames: Record<Verdict, string> = {
  proportionate: 'The requirement was judged in proportion',
  high: 'The requirement was judged high',
  'too-high': 'The requirement was judged very high, with a motive',
  unknown: "The requirement's proportion could not be judged; value or length is missing",
};

const scopeInShort = ({ nature, trade, durationMonths, labourPercent }: Scope, value: string | null): string =>
  [
    natures[nature],
    trade,
    value,
    durationMonths === null ? null : `${durationMonths} months`,
    labourPercent === null ? null : `${labourPercent} % labour`,
  ]
    .filter(Boolean)
    .join(', ');

const advice: AdviceWords = {
  counted: (kind, target, number) => `${number} ${target === 1 ? one[kind] : many[kind]}`,
  million: (number) => `SEK ${number} million`,
  level: {
    unknown: () => "Give the contract's value and length to see which level fits.",
    goods: () => 'Goods take little work within the contract; a dialogue fits.',
    short: ({ months, shortest }) =>
      `The contract lasts ${months} months. Under ${shortest} months a first employment may not have begun; a dialogue fits.`,
    small: ({ valueOre, orePerPlace }, { million }) =>
      `The value, ${million(valueOre)}, is less than one place by Trafikverket's rate (${million(orePerPlace)}); a dialogue fits.`,
    ordinary: ({ places, months }) =>
      `The contract has room for ${places} ${places === 1 ? 'place' : 'places'} by Trafikverket's rate and lasts ${months} months; a requirement fits.`,
    'room-for-bonus': ({ places, months }) =>
      `The contract has room for ${places} places by Trafikverket's rate and lasts ${months} months; there is room for a requirement with a bonus for what is given beyond it.`,
  },
  how: {
    trafikverket: ({ valueOre, orePerPlace, exactPlaces, places, monthsPerPlace }, { million, number }) =>
      `${million(valueOre)} ÷ ${million(orePerPlace)} per place = ${number(exactPlaces)}, rounded down to ${places}. A place is ${monthsPerPlace} months.`,
    'labour-share': (how, { million, money, number }) =>
      `${million(how.valueOre)} × ${number(how.labourPercent)} % labour × ${number(how.sharePercent)} % ÷ ${money(how.fullTimeMonthOre)} per full-time month = ${number(how.exactMonths)}, rounded to the nearest month.`,
    'own-outcomes': (how, { million, number }) =>
      `${how.contracts} closed contracts ${how.compared === 'trade' ? 'in the same trade' : 'of the same kind'} delivered a median of ${number(how.median)} per SEK 10 million (middle half ${number(how.lowerQuartile)}–${number(how.upperQuartile)}, all ${number(how.lowest)}–${number(how.highest)}). ${million(how.valueOre)} gives ${number(how.exact)}, rounded to the nearest whole number.`,
  },
  gap: {
    unknown: ({ facts }, { list }) => `does not know ${list(facts.map((fact) => scopeFacts[fact]))}.`,
    goods: () => 'does not apply to goods.',
    form: ({ form }) => `does not apply to ${forms[form]}.`,
    short: ({ months, shortest }) => `does not apply to contracts under ${shortest} months; this one lasts ${months}.`,
    'few-workers': ({ workers, fewest }, { number }) =>
      `does not apply to contracts with fewer than ${fewest} full-time workers; here they are estimated at ${number(workers)}.`,
    'less-than-one': ({ exact }, { number }) => `gives less than one (${number(exact)}).`,
    'few-outcomes': ({ found, needed }) =>
      `needs at least ${needed} closed comparable contracts; there ${found === 1 ? 'is' : 'are'} ${found}.`,
  },
  reasons: {
    missing: ({ facts }, { list }) => `Give ${list(facts.map((fact) => scopeFacts[fact]))}.`,
    dialogue: () => 'A dialogue promises no number.',
    asked: ({ kind, target, months, valueOre, orePerUnit, yardsticks }, { million, number, list }) =>
      `${advice.counted(kind, target, number(target))} in ${months} months at ${million(valueOre)} is one per ${million(orePerUnit)}; ${list(yardsticks.map(({ preset, gives }) => `${presets[preset].replace(/^A /, 'a ')} would give ${number(Math.round(gives * 10) / 10)}`))}.`,
    'in-all': ({ places, most, times }, { number }) =>
      times === null
        ? `${number(places)} places in all; the yardsticks give none.`
        : `${number(places)} places in all, ${number(times)} times the largest yardstick (${number(most)}).`,
    labour: ({ askedMonths, labourMonths, labourPercent, percent }, { number }) =>
      `That amounts to ${number(Math.round(askedMonths))} full-time months, ${number(Math.round(percent))} % of all work in the contract (${number(Math.round(labourMonths))} full-time months at ${number(labourPercent)} % labour).`,
    short: ({ months, shortest }) =>
      `The contract lasts ${months} months; Trafikverket asks nothing under ${shortest}.`,
    'no-time': ({ firstStartWithinMonths, months }) =>
      `The first start may take ${firstStartWithinMonths} months in a contract of ${months}; the requirement cannot be met in that time.`,
    fines: ({ mostOre, percent, limitPercent }, { money, number }) =>
      `The penalties may come to ${money(mostOre)}, ${number(percent)} % of the value (yardstick at most ${number(limitPercent)} %).`,
  },
};

const missing: Record<RequirementFact, string> = {
  targetGroup: 'a target group',
  obligations: 'at least one commitment with its number',
  target: 'a number greater than zero',
  firstStartWithinMonths: 'the time for the first start',
  durationMonths: "the contract's length",
  sanctions: 'at least one measure for shortcomings, with its days',
  fineAmount: "the penalty's amount",
  bonus: "the bonus's kind, amount and largest number (only at the level bonus)",
};

const steps: Record<SanctionStep, string> = {
  reminder: 'Reminder',
  rectification: 'Rectification',
  remedy: 'Remedy or plan',
  fine: 'Penalty',
  'call-off-exclusion': 'Exclusion from call-offs',
};

/** English. */
export const draftingEn: DraftingWords = {
  levels,
  natures,
  presets,
  verdicts,
  verdictNames,
  scopeInShort,
  advice,
  missing,
  title: 'Recommendation',
  reckonedFrom: 'Reckoned from',
  notReckoned: 'Not reckoned here',
  lessons: 'Lessons of earlier contracts in the same trade',
  lessonsIn: (trades: string) =>
    `Lessons of earlier contracts are shown for the same trade. There are some in: ${trades}.`,
  eachAlone: 'Each proposal stands for itself, reckoned in its own way. Take one of them.',
  sources: 'Sources and starting values',
  proportionality: 'Proportionality (LOU 4:1)',
  take: 'Use',
  takeWhat: (what: string) => `Use the proposal ${what}`,
  check: 'Check the proportionality',
  taken: (what: string) => `${what}: now in the form. Nothing has been submitted yet.`,
  levelTaken: 'The level is chosen in the form. Nothing has been submitted yet.',
  checked: 'The check is shown in the form. Nothing has been submitted yet.',
  needed: (what: string) => `This needs ${what}.`,
  motiveNeeded: 'The requirement is very high for the contract. Write down why it is reasonable all the same.',
  groups: {
    whom: 'What and for whom',
    amounts: 'Commitments',
    moreAmounts: 'More kinds of commitment',
    time: 'Time and follow-up',
    shortcomings: 'Measures for shortcomings',
    moreSteps: 'More measures for shortcomings',
    bonus: 'Bonus (only at the level bonus)',
    motive: 'Motive',
  },
  fields: {
    level: 'Level',
    fromFramework: (reference) =>
      `Filled in from the framework ${reference}. Change what is to be different in this call-off.`,
    amountHint: 'Leave empty what the requirement does not ask for.',
    days: (step: SanctionStep) => `${steps[step]}, within (days)`,
    daysHint: 'Leave empty if the step is not to be there.',
    fine: 'Penalty per missing unit (kronor)',
    bonusKind: 'Bonus for',
    bonusAmount: 'Bonus per extra unit (kronor)',
    bonusMost: 'Largest number of extra units',
    motive: 'Why is the requirement reasonable?',
    motiveHint: 'Only needed when the requirement is very high. Goes along to whoever decides.',
    nature: 'What is bought?',
    trade: 'Trade',
    tradeHint: "The authority's own word, for instance painting. Used to compare with earlier contracts.",
    value: "The contract's value (kronor)",
    months: "The contract's length without options (months)",
    labour: 'Labour as a share of the value (percent)',
  },
  clause: {
    title: 'The contract clause',
    lead: "The text of the clause, written from the requirement's facts.",
    link: (language: string, format: string) => `${language}, ${format}`,
    languages: { sv: 'Swedish', en: 'English' },
    formats: { docx: 'Word', md: 'Markdown' },
  },
};
