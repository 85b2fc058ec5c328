// The words of the pages of outcome and of the public page, in both languages.
import type { Language } from '../../domain/actor.js';
import { counted } from './counted.js';

const sv = {
  menu: 'Utfall',
  title: 'Utfall',
  lead: 'Vad sysselsättningskraven har gett. Bara det som beställaren har godtagit räknas, och varje person räknas en gång för varje sak.',
  none: 'Inget kontrakt har börjat än. Så snart en rapport har godtagits syns det här.',
  nothing: 'Inget passar urvalet.',
  narrow: 'Välj vad som visas',
  filters: { year: 'År', authority: 'Beställare', contractor: 'Leverantör', area: 'Område' },
  everything: 'Alla',
  show: 'Visa',
  clear: 'Visa allt',
  people: 'personer i allt',
  of: { internships: 'praktik', employments: 'anställning', educations: 'utbildning' },
  permanent: (n: string) => `varav ${n} tillsvidare`,
  months: 'heltidsmånader i arbete',
  contracts: (n: number, shown: string) => counted(n, 'kontrakt', 'kontrakt', shown),
  value: 'Samhällsekonomiskt värde',
  picture: 'År för år',
  pictureText: (parts: string) =>
    `Stapeldiagram över hur många som började praktik, anställning och utbildning varje år. ${parts}.`,
  pictureYear: (year: string, parts: string) => `${year}: ${parts}`,
  table: 'Visa siffrorna som tabell',
  sideways: 'Tabell; går att rulla i sidled',
  by: { year: 'År för år', authority: 'Beställare', contractor: 'Leverantörer', area: 'Områden' },
  contractorHint: 'Med sina underleverantörer.',
  heads: {
    people: 'Personer',
    internships: 'Praktik',
    employments: 'Anställning',
    permanentJobs: 'varav tillsvidare',
    educations: 'Utbildning',
    months: 'Heltidsmånader',
  },
  total: 'Alla',
  noArea: 'Utan område',
  more: (shown: number, all: string) => `De ${shown} med flest personer visas, av ${all}. Välj ovan för att se fler.`,
  retention: 'Kvar efteråt',
  retentionLead: (asked: string) => `Av ${asked} som har börjat en anställning eller utbildning:`,
  after: 'Efter',
  afterMonths: (n: number) => `${n} månader`,
  there: 'Kvar',
  gone: 'Inte kvar',
  outstanding: 'Ännu inte kontrollerade',
  open: {
    title: (authority: string) => `Sysselsättningskrav: ${authority}`,
    lead: (authority: string) =>
      `Vad ${authority} och dess bolag har fått ut av att kräva jobb, praktik och utbildning i sina upphandlingar. Bara det som beställaren har godtagit räknas.`,
    asOf: (date: string) => `Läget ${date}. Samma person kan ha haft både praktik och anställning.`,
    small: (smallest: string) =>
      `Två punkter (..) betyder att talet inte visas: antingen står färre än ${smallest} personer bakom det, eller så skulle det gå att räkna ut ett sådant tal med hjälp av det. Inga uppgifter om enskilda personer finns här.`,
    hidden: 'visas inte',
    kinds: {
      internships: 'Praktik',
      permanentJobs: 'Tillsvidareanställning',
      otherJobs: 'Annan anställning',
      educations: 'Utbildning',
      months: 'Heltidsmånader',
    },
    none: 'Inget kontrakt har börjat än.',
    retentionLead: 'Av dem som har börjat en anställning eller utbildning:',
    otherLanguage: 'In English',
    footer: 'Sidan är gjord med Foothold.',
  },
};

const en: typeof sv = {
  menu: 'Outcome',
  title: 'Outcome',
  lead: 'What the employment requirements have led to. Only what the buyer has accepted counts, and each person counts once for each thing.',
  none: 'No contract has begun yet. As soon as a report has been accepted, it shows here.',
  nothing: 'Nothing fits the choice.',
  narrow: 'Choose what is shown',
  filters: { year: 'Year', authority: 'Buyer', contractor: 'Contractor', area: 'Area' },
  everything: 'All',
  show: 'Show',
  clear: 'Show all',
  people: 'people in all',
  of: { internships: 'internship', employments: 'employment', educations: 'education' },
  permanent: (n: string) => `of these ${n} permanent`,
  months: 'full-time months of work',
  contracts: (n: number, shown: string) => counted(n, 'contract', 'contracts', shown),
  value: 'Socio-economic value',
  picture: 'Year by year',
  pictureText: (parts: string) =>
    `Column chart of how many began an internship, employment and education each year. ${parts}.`,
  pictureYear: (year: string, parts: string) => `${year}: ${parts}`,
  table: 'Show the numbers as a table',
  sideways: 'Table; can be scrolled sideways',
  by: { year: 'Year by year', authority: 'Buyers', contractor: 'Contractors', area: 'Areas' },
  contractorHint: 'With their subcontractors.',
  heads: {
    people: 'People',
    internships: 'Internship',
    employments: 'Employment',
    permanentJobs: 'of these permanent',
    educations: 'Education',
    months: 'Full-time months',
  },
  total: 'All',
  noArea: 'No area',
  more: (shown: number, all: string) =>
    `The ${shown} with most people are shown, of ${all}. Choose above to see others.`,
  retention: 'Still there afterwards',
  retentionLead: (asked: string) => `Of ${asked} who began a job or an education:`,
  after: 'After',
  afterMonths: (n: number) => `${n} months`,
  there: 'Still there',
  gone: 'Not there',
  outstanding: 'Not checked yet',
  open: {
    title: (authority: string) => `Employment requirements: ${authority}`,
    lead: (authority: string) =>
      `What ${authority} and its companies have gained by asking for jobs, internships and education in their tenders. Only what the buyer has accepted counts.`,
    asOf: (date: string) => `As of ${date}. The same person may have had both an internship and a job.`,
    small: (smallest: string) =>
      `Two dots (..) mean that a number is not shown: either fewer than ${smallest} people stand behind it, or such a number could be reckoned out from it. Nothing about single persons is here.`,
    hidden: 'not shown',
    kinds: {
      internships: 'Internship',
      permanentJobs: 'Permanent job',
      otherJobs: 'Other job',
      educations: 'Education',
      months: 'Full-time months',
    },
    none: 'No contract has begun yet.',
    retentionLead: 'Of those who began a job or an education:',
    otherLanguage: 'På svenska',
    footer: 'This page is made with Foothold.',
  },
};

/** The words of the pages in one language. */
export const outcomeWords = (language: Language): typeof sv => (language === 'sv' ? sv : en);
/** What every language must have. */
export type OutcomeWords = typeof sv;
