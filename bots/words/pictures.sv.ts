// Words of a case in pictures, in Swedish.
import type { Forecast } from '../../domain/forecast.js';
import { counted } from './counted.js';

const outlook: Record<Forecast['outlook'], (range: string) => string> = {
  met: () => 'Målet är nått.',
  likely: (range) => `Prognos ${range}: målet nås troligen.`,
  uncertain: (range) => `Prognos ${range}: osäkert om målet nås.`,
  unlikely: (range) => `Prognos ${range}: målet nås troligen inte.`,
  missed: (range) => `Det blev ${range}: målet nåddes inte.`,
};
const milestones: Readonly<Record<string, string>> = {
  start: 'Kontraktet börjar',
  'kick-off': 'Uppstartsmötet',
  plan: 'Leveransplanen godkänd',
  'first-start': 'Första placeringen',
  evaluating: 'Slututvärdering',
  closed: 'Avslutat',
};

/** Swedish. */
export const picturesSv = {
  title: 'I bilder',
  toCase: 'Till ärendet',
  workflow: 'Arbetsflödet i Temporal',
  life: 'Stegen och hur länge de har tagit',
  milestones,
  toCome: 'återstår',
  days: (n: number) => (n === 0 ? 'mindre än en dag' : counted(n, 'dag', 'dagar')),
  months: (n: string) => `${n} månader`,
  since: (how: string) => `står här sedan ${how}`,
  times: (n: number) => `${n} gånger`,
  delivery: 'Levererat mot lovat, med prognos',
  counted: (reported: string, target: string, accepted: string) =>
    `${reported} av ${target}, varav ${accepted} godtagna.`,
  legend:
    'Stapeln är det som har levererats, det ljusare bandet är prognosen vid kontraktets slut och strecket är målet.',
  outlook,
  paths: 'Placeringarnas väg',
  pathsText: (parts: string) => `Flödesbild över hur placeringarna har gått: ${parts}.`,
  nodes: {
    referred: 'Anvisad',
    internship: 'Praktik',
    education: 'Utbildning',
    employment: 'Anställning',
    'going-on': 'Pågår',
    stayed: 'Fullföljt eller kvar',
    ended: 'Avbrutet',
  },
  from: 'Från',
  to: 'Till',
  people: 'Personer',
};

/** What every language must have. */
export type PicturesWords = typeof picturesSv;
