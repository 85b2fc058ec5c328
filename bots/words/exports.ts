// What is said of files that take long to make. In both languages.
import type { Language } from '../../domain/actor.js';
import type { ExportFailure } from '../../prisma/exports.js';

const sv = {
  title: 'Uttag',
  toPage: 'Ta ut allt i en fil',
  lead: 'Allt hos en myndighet i en fil. Det görs i bakgrunden, så du kan stänga sidan: länken kommer hit och till din chatt.',
  what: 'Vad',
  authority: 'Myndighet',
  kinds: {
    'contracts.xlsx': 'Alla kontrakt, Excel',
    'contracts.csv': 'Alla kontrakt, CSV',
    'tenders.xlsx': 'Alla upphandlingar, Excel',
    'tenders.csv': 'Alla upphandlingar, CSV',
    'placements.xlsx': 'Alla placeringar, Excel',
    'placements.csv': 'Alla placeringar, CSV',
    'reports.xlsx': 'Alla rapporter, Excel',
    'reports.csv': 'Alla rapporter, CSV',
    'ocds.json': 'Öppna data om alla upphandlingar, OCDS',
  } as Readonly<Record<string, string>>,
  ask: 'Gör uttaget',
  mine: 'Dina uttag',
  none: 'Du har inte gjort något uttag den senaste veckan.',
  asked: (when: string) => `Begärt ${when}`,
  waiting: 'Börjar snart',
  progress: (done: string, total: string) => `${done} av ${total}`,
  ready: (until: string) => `Filen är klar. Den finns kvar till ${until}.`,
  keptUntil: (until: string) => `Finns kvar till ${until}`,
  fetch: 'Hämta filen',
  failures: {
    nothing: 'Det finns inget att ta ut än.',
    'not-allowed': 'Du får inte längre ta ut det här. Be en samordnare hos myndigheten.',
    broken: 'Filen kunde inte göras. Försök igen; händer det en gång till, säg till den som sköter Foothold.',
  } satisfies Record<ExportFailure, string>,
  started: 'Uttaget görs. Länken kommer här när filen är klar.',
  already: 'Det uttaget görs redan.',
  notStarted: 'Uttaget kunde inte börja just nu. Vänta en stund och försök igen.',
  gone: 'Filen finns inte kvar. Gör ett nytt uttag.',
  unknown: 'Välj vad du vill ta ut.',
};

const en: typeof sv = {
  title: 'Exports',
  toPage: 'Export everything in one file',
  lead: 'Everything of an authority in one file. It is made in the background, so you may close the page: the link comes here and to your chat.',
  what: 'What',
  authority: 'Authority',
  kinds: {
    'contracts.xlsx': 'All contracts, Excel',
    'contracts.csv': 'All contracts, CSV',
    'tenders.xlsx': 'All tenders, Excel',
    'tenders.csv': 'All tenders, CSV',
    'placements.xlsx': 'All placements, Excel',
    'placements.csv': 'All placements, CSV',
    'reports.xlsx': 'All reports, Excel',
    'reports.csv': 'All reports, CSV',
    'ocds.json': 'Open data of all tenders, OCDS',
  },
  ask: 'Make the export',
  mine: 'Your exports',
  none: 'You have not made an export in the last week.',
  asked: (when) => `Asked for ${when}`,
  waiting: 'Begins soon',
  progress: (done, total) => `${done} of ${total}`,
  ready: (until) => `The file is ready. It is kept until ${until}.`,
  keptUntil: (until) => `Kept until ${until}`,
  fetch: 'Download the file',
  failures: {
    nothing: 'There is nothing to export yet.',
    'not-allowed': 'You may no longer export this. Ask a coordinator of the authority.',
    broken: 'The file could not be made. Try again; if it happens once more, tell whoever runs Foothold.',
  },
  started: 'The export is being made. The link comes here when the file is ready.',
  already: 'That export is being made already.',
  notStarted: 'The export could not begin right now. Wait a moment and try again.',
  gone: 'The file is no longer here. Make a new export.',
  unknown: 'Choose what you want to export.',
};

/** The words in one language. */
export const exportWords = (language: Language): typeof sv => (language === 'sv' ? sv : en);
