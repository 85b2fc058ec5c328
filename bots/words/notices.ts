// Words of notices and exports, in Swedish and English side by side, as a notice carries both.
import type { Language } from '../../domain/actor.js';
import type { NoticeKind } from '../../domain/hand-over.js';
import type { Requirement } from '../../domain/requirement.js';

/** What a notice says in one language. `obligations` and lists are already in words. */
export interface NoticeWords {
  readonly names: Readonly<Record<NoticeKind, string>>;
  /** What is asked for (BT-777). */
  asked(facts: { group: string; obligations: string; area: string | null }): string;
  readonly dialogue: string;
  readonly exempt: string;
  /** How it must be performed (BT-70). */
  terms(facts: { requirement: Requirement; followUp: string; sanctions: string }): string;
  /** What was promised and delivered (E5). */
  outcome(facts: { promised: string; delivered: string }): string;
  readonly price: string;
  readonly relativePrice: string;
  readonly absolutePrice: string;
  points(max: number): string;
  readonly subtype: string;
  readonly firstStart: string;
  readonly correction: string;
  readonly change: string;
  count(label: string, target: number): string;
}

const sv: NoticeWords = {
  names: {
    'contract-notice': 'Annonsen',
    correction: 'Rättelsen av annonsen',
    'award-notice': 'Efterannonsen',
    'completion-notice': 'Meddelandet om genomfört kontrakt',
  },
  asked: ({ group, obligations, area }) =>
    `Sysselsättningskrav för ${group}${area === null ? '' : ` (${area})`}${obligations === '' ? '' : `: ${obligations}`}.`,
  dialogue: 'Leverantören för en dialog med beställaren om åtgärder för sysselsättning.',
  exempt: 'Upphandlingen har inget sysselsättningskrav.',
  terms: ({ requirement: { firstStartWithinMonths: first, durationMonths }, followUp, sanctions }) =>
    `Den första platsen ska ha börjat eller erbjudits inom ${first} månader från kontraktets början. Åtagandet gäller i ${durationMonths} månader och följs upp av ${followUp}.${sanctions === '' ? '' : ` Vid brist: ${sanctions}.`}`,
  outcome: ({ promised, delivered }) => `Lovat: ${promised}. Levererat och godtaget: ${delivered}.`,
  price: 'Pris',
  relativePrice: 'Lägsta pris får alla poäng, övriga i förhållande till det.',
  absolutePrice: 'Poängen följer en rak linje mellan två angivna priser.',
  points: (max) => `Bedöms på en skala från 0 till ${max}.`,
  subtype: 'eForms-typ',
  firstStart: 'Första platsen påbörjad eller erbjuden',
  correction: 'Handlingarna ändrades under anbudstiden.',
  change: 'Beställaren och leverantören kom överens om en ändring av kontraktet.',
  count: (label, target) => `${target} ${label}`,
};

const en: NoticeWords = {
  names: {
    'contract-notice': 'The notice',
    correction: 'The correction of the notice',
    'award-notice': 'The award notice',
    'completion-notice': 'The completion notice',
  },
  asked: ({ group, obligations, area }) =>
    `Employment requirement for ${group}${area === null ? '' : ` (${area})`}${obligations === '' ? '' : `: ${obligations}`}.`,
  dialogue: 'The contractor holds a dialogue with the buyer on measures for employment.',
  exempt: 'There is no employment requirement in this tender.',
  terms: ({ requirement: { firstStartWithinMonths: first, durationMonths }, followUp, sanctions }) =>
    `The first place must have begun or been offered within ${first} months from the start of the contract. The commitment holds for ${durationMonths} months and is followed up by the ${followUp}.${sanctions === '' ? '' : ` In case of shortcomings: ${sanctions}.`}`,
  outcome: ({ promised, delivered }) => `Promised: ${promised}. Delivered and accepted: ${delivered}.`,
  price: 'Price',
  relativePrice: 'The lowest price gets all points, others in proportion to it.',
  absolutePrice: 'Points follow a straight line between two given prices.',
  points: (max) => `Judged on a scale from 0 to ${max}.`,
  subtype: 'eForms subtype',
  firstStart: 'First place begun or offered',
  correction: 'The documents were changed in the tender period.',
  change: 'Buyer and contractor agreed on a change of the contract.',
  count: (label, target) => `${target} ${label}`,
};

/** The words of notices in one language. */
export function noticeWords(language: Language): NoticeWords {
  return language === 'sv' ? sv : en;
}
