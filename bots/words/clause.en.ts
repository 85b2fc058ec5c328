// The contract clause in English. Same keys as the Swedish one, which is what a Swedish tender is decided on.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import type { ClausePoint } from '../../domain/clause.js';
import type { ClauseVoice, ClauseWords } from './clause-words.js';

const months = (count: number, { number }: ClauseVoice): string =>
  `${number(count)} ${count === 1 ? 'month' : 'months'}`;
const days = (count: number, { number }: ClauseVoice): string => `${number(count)} ${count === 1 ? 'day' : 'days'}`;
const area = (areaId: string | null, voice: ClauseVoice): string =>
  areaId === null ? '' : ` The commitment concerns the area ${voice.area(areaId)}.`;

/** What is promised, with its number: "at least 40 internships". */
const promised: Record<ObligationKind, (count: string, one: boolean) => string> = {
  'full-time-months': (count, one) =>
    `one or more employments, full or part time, that together amount to at least ${count} ${one ? 'month' : 'months'} of full-time work`,
  employment: (count, one) => `employment to at least ${count} ${one ? 'person' : 'people'}`,
  'permanent-job': (count, one) => `permanent employment to at least ${count} ${one ? 'person' : 'people'}`,
  hours: (count, one) =>
    `one or more employments, full or part time, that together amount to at least ${count} ${one ? 'hour' : 'hours'} worked`,
  internship: (count, one) => `at least ${count} ${one ? 'internship' : 'internships'}`,
  education: (count, one) => `at least ${count} ${one ? 'place in education' : 'places in education'}`,
};

const alternativeNames = {
  a: 'Employment (alternative a)',
  b: 'Internship (alternative b)',
  c: 'Education (alternative c)',
};

/** One unit of what is missing, as a fine counts it. */
const unit: Record<ObligationKind, string> = {
  'full-time-months': 'full-time month',
  employment: 'employment',
  'permanent-job': 'permanent employment',
  hours: 'hour worked',
  internship: 'internship',
  education: 'place in education',
};

const units: Record<ObligationKind, string> = {
  'full-time-months': 'full-time months',
  employment: 'employments',
  'permanent-job': 'permanent employments',
  hours: 'hours worked',
  internship: 'internships',
  education: 'places in education',
};

type Sanction = Extract<ClausePoint, { readonly point: 'sanction' }>;

const sanctions: Record<SanctionStep, (point: Sanction, voice: ClauseVoice) => string> = {
  reminder: ({ term }, voice) =>
    `Reminder. The Buyer reminds the Supplier of the shortcoming in writing. The Supplier shall mend the shortcoming or give an explanation within ${days(term.withinDays, voice)} of the reminder.`,
  rectification: ({ term }, voice) =>
    `Rectification. The Buyer calls on the Supplier in writing to rectify. Rectification shall have taken place within ${days(term.withinDays, voice)} of the call.`,
  remedy: ({ term }, voice) =>
    `Remedy. If the shortcoming remains, the Supplier shall within ${days(term.withinDays, voice)} of the Buyer's written request have remedied it, or have submitted a plan, acceptable to the Buyer, for when and how it will be remedied.`,
  fine: ({ term, missing }, voice) =>
    `Contractual penalty. If the shortcoming has not been remedied within ${days(term.withinDays, voice)} of the Buyer's written notice that a penalty may be charged, the Buyer is entitled to a penalty of ${voice.money(term.amountOre ?? 0)} for ${
      missing.length === 0
        ? 'each commitment that has not been fulfilled'
        : `each ${voice.list(
            missing.map((kind) => unit[kind]),
            'or'
          )} that has not been fulfilled`
    }.`,
  'call-off-exclusion': ({ term }, voice) =>
    `Exclusion from call-offs. If the shortcoming has not been remedied within ${days(term.withinDays, voice)} of the Buyer's written notice that the Supplier may be excluded, the Buyer may exclude the Supplier from new call-offs until the shortcoming has been remedied.`,
};

const followedUpBy = { 'contract-manager': 'contract manager', coordinator: 'coordinator for social requirements' };

/** English. */
export const clauseEn: ClauseWords = {
  title: 'Special contract term on employment',
  draft: 'draft, not yet decided',
  facts: { tender: 'Procurement', reference: 'Number', authority: 'Buyer', version: 'Version' },
  intro: [
    'This is a special term for the performance of the contract under chapter 17, section 1 of the Swedish Public Procurement Act (2016:1145). It need not be met when the tender is submitted; it applies from the start of the contract and throughout its term.',
  ],
  sections: {
    commitment: "The Supplier's commitment",
    dialogue: 'Dialogue on employment measures',
    cooperation: 'Cooperation',
    'follow-up': 'Follow-up and documentation',
    shortcomings: 'Handling of shortcomings',
    bonus: 'Bonus',
    'personal-data': 'Personal data',
  },
  points: {
    'target-group': ({ targetGroup, areaId }, voice) =>
      `In performing the contract, the Supplier shall offer employment, internship or education as set out below to people of the following target group: ${targetGroup}.${area(areaId, voice)}`,
    obligation: ({ obligation: { kind, target }, alternative }, { number }) =>
      `${alternativeNames[alternative]}: the Supplier shall offer ${promised[kind](number(target), target === 1)}.`,
    'employment-terms': () =>
      'An employment is open-ended or fixed-term and is governed by the Employment Protection Act (1982:80) or by the collective agreement that binds the Supplier. It shall be connected with the work performed under the contract. Training that the Supplier offers the employee may be part of it, wholly or partly, if it is connected with the employment.',
    'internship-terms': () =>
      'An internship shall have an appointed tutor and begin with an introduction that covers the working environment and safety. Its content, length and extent are decided in consultation with the matching body. An internship may not replace ordinary labour.',
    'education-terms': () =>
      'A place in education means that the Supplier contributes to a person beginning a vocational education, an apprenticeship or another education that leads to a qualification or to employment. The education shall be connected with the work performed under the contract.',
    'first-start': ({ months: count, employment }, voice) =>
      `No later than ${months(count, voice)} after the start of the contract, at least one ${employment ? 'employment' : 'employment, internship or education under the commitment'} shall have begun or been offered.`,
    duration: ({ months: count }, voice) =>
      `The commitment applies during the term of the contract, ${months(count, voice)}, and shall be fulfilled when the term expires.`,
    'ended-early': () =>
      'If an employment ends early by the employee, or by the Supplier on objective grounds for termination or with cause for dismissal, the commitment is considered met for that employment when at least three quarters (75 per cent) of the total agreed time of employment has been completed.',
    'place-ended-early': () =>
      "If an internship or an education is interrupted for reasons beyond the Supplier's control, for instance that the person finds work or that a programme of the public authority ends, the place counts as offered. The Supplier shall then offer the remaining time to another person of the target group, if the matching body refers somebody.",
    'counted-once': () =>
      'The same person counts at most once towards each commitment. Somebody who is already employed or has a place with the Supplier or a subcontractor when the contract begins does not count.',
    dialogue: ({ targetGroup, areaId }, voice) =>
      `The Supplier shall take part in a dialogue with the Buyer on what it would take to offer employment, internship or education during the contract to people of the following target group: ${targetGroup}.${area(areaId, voice)}`,
    'dialogue-start': ({ months: count }, voice) =>
      `The dialogue shall have begun no later than ${months(count, voice)} after the start of the contract.`,
    'dialogue-content': () =>
      "The dialogue shall cover the Supplier's need of labour and skills in the contract, which places could be opened, and what the Supplier needs in order to receive somebody. The dialogue is no duty to offer a certain number of places.",
    'dialogue-duration': ({ months: count }, voice) =>
      `The dialogue shall continue at recurring occasions during the term of the contract, ${months(count, voice)}.`,
    matching: ({ matchingBodyId }, voice) =>
      `${matchingBodyId === null ? 'The Buyer states at the start of the contract who the matching body is.' : `The matching body is ${voice.organisation(matchingBodyId)}.`} The matching body proposes people of the target group. The Supplier decides who is employed or received.`,
    'start-meeting': () =>
      'The Buyer, the Supplier and the matching body shall hold a start meeting in connection with the start of the contract. There they go through the commitment, appoint contacts and plan the first places.',
    subcontractors: () =>
      'The Supplier may fulfil the commitment wholly or partly through subcontractors and is responsible for their part as for its own. In its agreement with a subcontractor engaged for the commitment the Supplier shall include corresponding terms on reporting, follow-up and personal data.',
    'followed-up-by': ({ role }) =>
      `The Buyer's ${followedUpBy[role]} follows up this term. The Buyer may engage an agent for the follow-up.`,
    'monthly-report': () =>
      'For each calendar month the Supplier shall report the number of employments, internships and educations that began, were under way and ended, also with subcontractors. A month in which nothing happened shall be reported too. The Supplier shall be given reasonable time for its report.',
    documentation: () =>
      "At the Buyer's request the Supplier shall within reasonable time be able to show that the commitment is fulfilled. The documentation shall be given at an overall level and without other personal data than the check needs.",
    meetings: () =>
      'The term is followed up at recurring meetings between the Buyer and the Supplier, held as often as the extent of the contract calls for. The Supplier shall take part in the follow-up.',
    'what-falls-short': () =>
      'There is a shortcoming if the Supplier does not fulfil what this term states, does not submit a report or documentation in time, or does not take part in the follow-up. The same applies if the shortcoming lies with a subcontractor.',
    'sanction-order': () =>
      'The Buyer may take the measures below in the order they are stated. The Supplier shall always first be given the opportunity to mend the shortcoming. A measure shall be proportionate to the nature and extent of the shortcoming.',
    sanction: (point, voice) => sanctions[point.term.step](point, voice),
    'no-fault': () =>
      "No sanction follows from a shortcoming that is due to the matching body not having referred anybody of the target group, to a programme having been ended by a public authority, or to anything else beyond the Supplier's control, if the Supplier has told the Buyer without delay. The time limits of this term are then extended correspondingly, but not beyond the term of the contract.",
    bonus: ({ bonus: { kind, perExtraOre, maxExtra } }, { number, money }) =>
      `The Supplier is entitled to a bonus of ${money(perExtraOre)} for each ${unit[kind]} fulfilled beyond the commitment, but for no more than ${number(maxExtra)} ${maxExtra === 1 ? unit[kind] : units[kind]} and no more than ${money(perExtraOre * maxExtra)} in all.`,
    'bonus-payment': () =>
      'The bonus is paid against invoice when the Buyer, at the final follow-up, has accepted what was fulfilled beyond the commitment. No bonus is paid for the part that corresponds to a remaining shortcoming.',
    eligibility: () =>
      'The matching body confirms that a person belongs to the target group, without stating why. The Supplier shall neither ask for nor give information on why a person belongs to the target group.',
    'no-names': () =>
      'Reports and other documentation under this term shall contain counts. A single placement is referred to by number. Names, personal identity numbers and information on health, origin or other sensitive circumstances may not be given to the Buyer.',
    controllers: () =>
      'The Supplier, the matching body and the Buyer are each responsible for the processing of personal data that they carry out under the General Data Protection Regulation, (EU) 2016/679.',
  },
  notesTitle: 'To be checked before the decision',
  notes: {
    'own-wording':
      "The term follows the structure of the National Agency for Public Procurement's contract terms on employment (11554). Unless stated otherwise the wording is Foothold's own and shall be checked by the Buyer's lawyer.",
    'alternative-b':
      "The text on internship (alternative b) is entirely Foothold's own; the wording of alternative b in 11554 was not retrieved.",
    'alternative-c':
      "The text on education (alternative c) is entirely Foothold's own; the wording of alternative c in 11554 was not retrieved.",
    'counted-in-people':
      "Alternative a in 11554 is counted in full-time months. Commitments counted in people or hours are Foothold's own addition.",
    bonus: "The text on bonus follows the content of 11556; the wording is Foothold's own.",
  },
  page: ['Page ', ' of '],
};
