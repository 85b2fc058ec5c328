// The words of the page of areas, in both languages.
import type { Language } from '../../domain/actor.js';

const sv = {
  title: 'Områden',
  lead: 'Hur det går i bostadsområdena, år för år, bredvid vad kontrakten har gett där och vad som görs i övrigt. Att något följs åt betyder inte att det ena har orsakat det andra.',
  coverage: 'Hur många upphandlingar som har krav',
  beside: 'Område för område',
  same: 'Alla bilder har samma skalor, så att de kan jämföras.',
  people: 'Personer',
  pictureText: (area: string, parts: string) => `${area}, år för år. ${parts}.`,
  share: (name: string, values: string) => `${name}: ${values}`,
  inYear: (year: string, value: string) => `${value} år ${year}`,
  nothing: 'inget är känt än',
  table: (area: string) => `Visa ${area} som tabell`,
  year: 'År',
  heads: { internships: 'Praktik', employments: 'Anställning', educations: 'Utbildning' },
  sideways: 'Tabell; går att rulla i sidled',
  filter: 'Beställare',
  everything: 'Alla',
  show: 'Visa',
  more: (shown: number) => `De första ${shown} visas. Välj beställare för att se fler.`,
  outcome: 'Utfallet här',
};

const en: typeof sv = {
  title: 'Areas',
  lead: 'How the housing areas fare, year by year, beside what contracts have led to there and what else is done. That things go together does not mean that one caused the other.',
  coverage: 'How many tenders have a requirement',
  beside: 'Area by area',
  same: 'All pictures have the same scales, so that they can be compared.',
  people: 'People',
  pictureText: (area: string, parts: string) => `${area}, year by year. ${parts}.`,
  share: (name: string, values: string) => `${name}: ${values}`,
  inYear: (year: string, value: string) => `${value} in ${year}`,
  nothing: 'nothing is known yet',
  table: (area: string) => `Show ${area} as a table`,
  year: 'Year',
  heads: { internships: 'Internship', employments: 'Employment', educations: 'Education' },
  sideways: 'Table; can be scrolled sideways',
  filter: 'Buyer',
  everything: 'All',
  show: 'Show',
  more: (shown: number) => `The first ${shown} are shown. Choose a buyer to see others.`,
  outcome: 'The outcome here',
};

/** The words of the page in one language. */
export const areasWords = (language: Language): typeof sv => (language === 'sv' ? sv : en);
/** What every language must have. */
export type AreasWords = typeof sv;
