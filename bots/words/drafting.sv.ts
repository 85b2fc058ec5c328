// Words of drafting in Swedish: the requirement form, the recommendation with its numbers, the proportionality check.
import type { PresetName } from '../../domain/presets.js';
import type { Verdict } from '../../domain/proportionality.js';
import type { ContractForm } from '../../domain/recommendation.js';
import type { ObligationKind, RequirementFact, RequirementLevel, SanctionStep } from '../../domain/requirement.js';
import type { Nature, Scope } from '../../domain/scope.js';
import type { AdviceWords } from './drafting-words.js';

const levels: Record<RequirementLevel, string> = {
  dialogue: 'Dialog (basnivå)',
  requirement: 'Sysselsättningskrav (avancerad nivå, 11554)',
  bonus: 'Krav med bonus (spjutspetsnivå, 11556)',
};

const natures: Record<Nature, string> = { works: 'byggentreprenad', services: 'tjänster', goods: 'varor' };

const forms: Record<ContractForm, string> = {
  contract: 'vanliga kontrakt',
  framework: 'ramavtal',
  'call-off': 'avrop',
  'direct-award': 'direktupphandlingar',
};

const presets: Record<PresetName, string> = {
  trafikverket: 'Trafikverkets nivå',
  'labour-share': 'Andel av arbetskostnaden',
  'own-outcomes': 'Egna tidigare utfall',
};

const verdicts: Record<Verdict, string> = {
  proportionate: 'Rimligt i förhållande till kontraktet.',
  high: 'Högt i förhållande till kontraktet.',
  'too-high': 'Mycket högt i förhållande till kontraktet. Det är inte förbjudet, men skriv varför det ändå är rimligt.',
  unknown: 'Går inte att bedöma än.',
};

const one: Record<ObligationKind, string> = {
  internship: 'praktikplats',
  employment: 'anställning',
  'permanent-job': 'tillsvidareanställning',
  education: 'utbildningsplats',
  'full-time-months': 'heltidsmånad',
  hours: 'timme',
};
const many: Record<ObligationKind, string> = {
  internship: 'praktikplatser',
  employment: 'anställningar',
  'permanent-job': 'tillsvidareanställningar',
  education: 'utbildningsplatser',
  'full-time-months': 'heltidsmånader',
  hours: 'timmar',
};

const scopeFacts = {
  valueOre: 'kontraktets värde',
  durationMonths: 'kontraktets längd',
  labourPercent: 'andelen arbete',
};

const verdictNames: Record<Verdict, string> = {
  proportionate: 'Kravet bedömdes rimligt',
  high: 'Kravet bedömdes högt',
  'too-high': 'Kravet bedömdes mycket högt, med motiv',
  unknown: 'Kravets rimlighet kunde inte bedömas; värde eller längd saknas',
};

const scopeInShort = ({ nature, trade, durationMonths, labourPercent }: Scope, value: string | null): string =>
  [
    natures[nature],
    trade,
    value,
    durationMonths === null ? null : `${durationMonths} månader`,
    labourPercent === null ? null : `${labourPercent} % arbete`,
  ]
    .filter(Boolean)
    .join(', ');

const advice: AdviceWords = {
  counted: (kind, target, number) => `${number} ${target === 1 ? one[kind] : many[kind]}`,
  million: (number) => `${number} miljoner kr`,
  level: {
    unknown: () => 'Ange kontraktets värde och längd, så visas vilken nivå som passar.',
    goods: () => 'Vid köp av varor utförs lite arbete i kontraktet; då passar en dialog.',
    short: ({ months, shortest }) =>
      `Kontraktet löper ${months} månader. Under ${shortest} månader hinner en första anställning inte alltid börja; då passar en dialog.`,
    small: ({ valueOre, orePerPlace }, { million }) =>
      `Värdet ${million(valueOre)} är mindre än en plats enligt Trafikverkets nivå (${million(orePerPlace)}); då passar en dialog.`,
    ordinary: ({ places, months }) =>
      `Kontraktet rymmer ${places} ${places === 1 ? 'plats' : 'platser'} enligt Trafikverkets nivå och löper ${months} månader; då passar ett krav.`,
    'room-for-bonus': ({ places, months }) =>
      `Kontraktet rymmer ${places} platser enligt Trafikverkets nivå och löper ${months} månader; då finns utrymme för ett krav med bonus för det som ges därutöver.`,
  },
  how: {
    trafikverket: ({ valueOre, orePerPlace, exactPlaces, places, monthsPerPlace }, { million, number }) =>
      `${million(valueOre)} ÷ ${million(orePerPlace)} per plats = ${number(exactPlaces)}, avrundat nedåt till ${places}. En plats är ${monthsPerPlace} månader.`,
    'labour-share': (how, { million, money, number }) =>
      `${million(how.valueOre)} × ${number(how.labourPercent)} % arbete × ${number(how.sharePercent)} % ÷ ${money(how.fullTimeMonthOre)} per heltidsmånad = ${number(how.exactMonths)}, avrundat till närmaste månad.`,
    'own-outcomes': (how, { million, number }) =>
      `${how.contracts} avslutade kontrakt ${how.compared === 'trade' ? 'i samma bransch' : 'av samma slag'} gav i median ${number(how.median)} per 10 miljoner kr (mittersta hälften ${number(how.lowerQuartile)}–${number(how.upperQuartile)}, alla ${number(how.lowest)}–${number(how.highest)}). ${million(how.valueOre)} ger ${number(how.exact)}, avrundat till närmaste heltal.`,
  },
  gap: {
    unknown: ({ facts }, { list }) => `saknar uppgift om ${list(facts.map((fact) => scopeFacts[fact]))}.`,
    goods: () => 'gäller inte köp av varor.',
    form: ({ form }) => `gäller inte ${forms[form]}.`,
    short: ({ months, shortest }) => `gäller inte kontrakt under ${shortest} månader; det här löper ${months}.`,
    'few-workers': ({ workers, fewest }, { number }) =>
      `gäller inte kontrakt med färre än ${fewest} heltidsarbetande; här beräknas de vara ${number(workers)}.`,
    'less-than-one': ({ exact }, { number }) => `ger mindre än ett (${number(exact)}).`,
    'few-outcomes': ({ found, needed }) => `kräver minst ${needed} avslutade jämförbara kontrakt; det finns ${found}.`,
  },
  reasons: {
    missing: ({ facts }, { list }) => `Ange ${list(facts.map((fact) => scopeFacts[fact]))}.`,
    dialogue: () => 'En dialog utlovar inget antal.',
    asked: ({ kind, target, months, valueOre, orePerUnit, yardsticks }, { million, number, list }) =>
      `${advice.counted(kind, target, number(target))} på ${months} månader vid ${million(valueOre)} är en per ${million(orePerUnit)}; ${list(yardsticks.map(({ preset, gives }) => `${presets[preset].toLowerCase().replace('trafik', 'Trafik')} ger ${number(Math.round(gives * 10) / 10)}`))}.`,
    'in-all': ({ places, most, times }, { number }) =>
      times === null
        ? `Sammanlagt ${number(places)} platser; riktvärdena ger ingen.`
        : `Sammanlagt ${number(places)} platser, ${number(times)} gånger det största riktvärdet (${number(most)}).`,
    labour: ({ askedMonths, labourMonths, labourPercent, percent }, { number }) =>
      `Det motsvarar ${number(Math.round(askedMonths))} heltidsmånader, ${number(Math.round(percent))} % av allt arbete i kontraktet (${number(Math.round(labourMonths))} heltidsmånader vid ${number(labourPercent)} % arbete).`,
    short: ({ months, shortest }) =>
      `Kontraktet löper ${months} månader; Trafikverket ställer inga krav under ${shortest}.`,
    'no-time': ({ firstStartWithinMonths, months }) =>
      `Den första starten får dröja ${firstStartWithinMonths} månader i ett kontrakt på ${months}; då hinner kravet inte uppfyllas.`,
    fines: ({ mostOre, percent, limitPercent }, { money, number }) =>
      `Vitena kan som mest bli ${money(mostOre)}, ${number(percent)} % av värdet (riktvärde högst ${number(limitPercent)} %).`,
  },
};

const missing: Record<RequirementFact, string> = {
  targetGroup: 'målgrupp',
  obligations: 'minst ett åtagande med antal',
  target: 'ett antal större än noll',
  firstStartWithinMonths: 'tid för första start',
  durationMonths: 'kontraktets längd',
  sanctions: 'minst en åtgärd vid brist, med dagar',
  fineAmount: 'vitets belopp',
  bonus: 'bonusens slag, belopp och högsta antal (bara på nivån bonus)',
};

const steps: Record<SanctionStep, string> = {
  reminder: 'Påminnelse',
  rectification: 'Rättelse',
  remedy: 'Avhjälpande eller plan',
  fine: 'Vite',
  'call-off-exclusion': 'Uteslutning från avrop',
};

/** Swedish. */
export const draftingSv = {
  levels,
  natures,
  presets,
  verdicts,
  verdictNames,
  scopeInShort,
  advice,
  missing,
  title: 'Rekommendation',
  reckonedFrom: 'Räknat på',
  notReckoned: 'Räknas inte här',
  lessons: 'Lärdomar av tidigare kontrakt i samma bransch',
  lessonsIn: (trades: string) =>
    `Lärdomar av tidigare kontrakt visas för samma bransch. Det finns sådana i: ${trades}.`,
  eachAlone: 'Varje förslag står för sig, räknat på sitt eget sätt. Välj ett av dem.',
  sources: 'Källor och startvärden',
  proportionality: 'Proportionalitet (LOU 4 kap. 1 §)',
  take: 'Använd',
  takeWhat: (what: string) => `Använd förslaget ${what}`,
  check: 'Kontrollera proportionaliteten',
  taken: (what: string) => `${what} står nu i formuläret. Inget är lämnat till beslut än.`,
  levelTaken: 'Nivån är vald i formuläret. Inget är lämnat till beslut än.',
  checked: 'Kontrollen visas i formuläret. Inget är lämnat till beslut än.',
  needed: (what: string) => `Här behövs ${what}.`,
  motiveNeeded: 'Kravet är mycket högt i förhållande till kontraktet. Skriv varför det ändå är rimligt.',
  groups: {
    whom: 'Vad och för vem',
    amounts: 'Åtaganden',
    moreAmounts: 'Fler slag av åtaganden',
    time: 'Tid och uppföljning',
    shortcomings: 'Åtgärder vid brist',
    moreSteps: 'Fler åtgärder vid brist',
    bonus: 'Bonus (bara på nivån bonus)',
    motive: 'Motiv',
  },
  fields: {
    level: 'Nivå',
    fromFramework: (reference: string) =>
      `Ifyllt från ramavtalet ${reference}. Ändra det som ska vara annorlunda i det här avropet.`,
    amountHint: 'Lämna tomt det som kravet inte gäller.',
    days: (step: SanctionStep) => `${steps[step]}, inom (dagar)`,
    daysHint: 'Lämna tomt om steget inte ska finnas.',
    fine: 'Vite per utebliven enhet (kronor)',
    bonusKind: 'Bonus för',
    bonusAmount: 'Bonus per extra enhet (kronor)',
    bonusMost: 'Högsta antal extra enheter',
    motive: 'Varför är kravet rimligt?',
    motiveHint: 'Behövs bara när kravet är mycket högt. Följer med till den som beslutar.',
    nature: 'Vad köps?',
    trade: 'Bransch',
    tradeHint: 'Myndighetens eget ord, till exempel måleri. Används för att jämföra med tidigare kontrakt.',
    value: 'Kontraktets värde (kronor)',
    months: 'Kontraktets längd utan optioner (månader)',
    labour: 'Andel arbete av värdet (procent)',
  },
  clause: {
    title: 'Kontraktsvillkoret',
    lead: 'Villkorstexten, skriven av kravets uppgifter.',
    link: (language: string, format: string) => `${language}, ${format}`,
    languages: { sv: 'Svenska', en: 'Engelska' },
    formats: { docx: 'Word', md: 'Markdown' },
  },
};

/** What every language must have. */
export type DraftingWords = typeof draftingSv;
