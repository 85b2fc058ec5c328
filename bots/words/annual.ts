// Words of the annual report, in both languages; what it shares with the pages comes from their words.
import type { Language } from '../../domain/actor.js';

const sv = {
  title: (authority: string, year: number) => `Sysselsättningskrav ${year}, ${authority}`,
  subject: 'Årsberättelse om sysselsättningskrav i upphandling',
  internal: 'Intern. Små tal är inte dolda och kan peka ut enskilda personer; sprid den inte utanför myndigheten.',
  made: (day: string) => `Gjord ${day} av Foothold ur det som har registrerats till och med den dagen.`,
  tenders: 'Årets upphandlingar',
  tendersLead: (year: number) => `Upphandlingar som öppnades ${year}; avbrutna räknas inte.`,
  coverage: {
    tenders: 'Upphandlingar',
    withRequirement: 'med sysselsättningskrav',
    exempt: 'med beslutat undantag',
    leftOut: 'utan krav efter beslut',
    undecided: 'inte bestämda än',
  },
  contracts: 'Kontrakt',
  contractsLead: (year: number) =>
    `Kontrakt som löpte under ${year}, med det som har levererats till i dag mot det lovade.`,
  noContracts: 'Inga kontrakt löpte under året.',
  heads: {
    contract: 'Kontrakt',
    contractor: 'Leverantör',
    promised: 'Lovat',
    delivered: 'Rapporterat',
    accepted: 'Godtaget',
  },
  outcome: 'Utfall under året',
  paths: 'Placeringarnas vägar',
  pathsLead: 'Placeringar som började något under året.',
  noPaths: 'Ingen placering började något under året.',
  retention: 'Kvar efteråt',
  value: 'Samhällsekonomiskt värde',
  page: (page: number, of: number) => `Sida ${page} av ${of}`,
  count: 'Antal',
};

const en: typeof sv = {
  title: (authority, year) => `Employment requirements ${year}, ${authority}`,
  subject: 'Annual report on employment requirements in procurement',
  internal:
    'Internal. Small numbers are not hidden and may point at single people; do not spread it outside the authority.',
  made: (day) => `Made on ${day} by Foothold from what had been recorded up to that day.`,
  tenders: 'Tenders of the year',
  tendersLead: (year) => `Tenders that were opened in ${year}; cancelled ones do not count.`,
  coverage: {
    tenders: 'Tenders',
    withRequirement: 'with an employment requirement',
    exempt: 'exempt by decision',
    leftOut: 'without one by decision',
    undecided: 'not decided yet',
  },
  contracts: 'Contracts',
  contractsLead: (year) =>
    `Contracts that ran in ${year}, with what has been delivered until today against what was promised.`,
  noContracts: 'No contracts ran in the year.',
  heads: {
    contract: 'Contract',
    contractor: 'Contractor',
    promised: 'Promised',
    delivered: 'Reported',
    accepted: 'Accepted',
  },
  outcome: 'Outcome of the year',
  paths: 'Paths of placements',
  pathsLead: 'Placements that began something in the year.',
  noPaths: 'No placement began anything in the year.',
  retention: 'Still there',
  value: 'Value to society',
  page: (page, of) => `Page ${page} of ${of}`,
  count: 'Count',
};

/** The words in one language. */
export const annualWords = (language: Language): typeof sv => (language === 'sv' ? sv : en);
