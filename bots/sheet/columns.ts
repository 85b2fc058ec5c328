// The columns that a sheet of placements or hours may have, by their headings in both languages; and those it must not have.
import { fold } from '../understand/tokens.js';

/** A column. */
export type Column =
  | 'what'
  | 'placement'
  | 'count'
  | 'startDate'
  | 'endDate'
  | 'extentPercent'
  | 'employmentForm'
  | 'employer'
  | 'hours'
  | 'period'
  | 'endReason';

/** Headings, the first of each language as the template has it. */
export const headings: Readonly<Record<Column, { readonly sv: readonly string[]; readonly en: readonly string[] }>> = {
  what: { sv: ['Vad', 'Typ', 'Insats'], en: ['What', 'Type', 'Kind'] },
  placement: { sv: ['Placering', 'Placeringsnummer', 'P-nummer'], en: ['Placement', 'Placement number'] },
  count: { sv: ['Antal', 'Antal personer'], en: ['Count', 'People', 'Number of people'] },
  startDate: { sv: ['Från', 'Start', 'Startdatum', 'Fr.o.m.', 'Början'], en: ['From', 'Start date', 'Begin'] },
  endDate: { sv: ['Till', 'Slut', 'Slutdatum', 'T.o.m.', 'Avslutad'], en: ['Until', 'To', 'End', 'End date'] },
  extentPercent: {
    sv: ['Omfattning (%)', 'Omfattning', 'Omfattning i procent', 'Tjänstgöringsgrad'],
    en: ['Extent (%)', 'Extent', 'Percent'],
  },
  employmentForm: { sv: ['Anställningsform', 'Form'], en: ['Form of employment', 'Employment form'] },
  employer: { sv: ['Arbetsgivare', 'Företag'], en: ['Employer', 'Company'] },
  hours: { sv: ['Timmar', 'Antal timmar', 'Arbetade timmar'], en: ['Hours', 'Hours worked'] },
  period: { sv: ['Månad', 'Period', 'Rapportmånad'], en: ['Month', 'Reporting month'] },
  endReason: { sv: ['Orsak', 'Avslutsorsak'], en: ['Reason', 'End reason'] },
};

const plain = (heading: string): string => fold(heading).replaceAll(/[^\p{L}\d]/gu, '');

const byHeading = new Map(
  (Object.entries(headings) as [Column, (typeof headings)[Column]][]).flatMap(([column, { sv, en }]) =>
    [...sv, ...en].map((heading): [string, Column] => [plain(heading), column])
  )
);

/** What a heading stands for; null when nobody knows. */
export function columnCalled(heading: string): Column | null {
  return byHeading.get(plain(heading)) ?? null;
}

/** Who somebody is, and how to reach them: a placement is a number, so these are not taken. */
const telling =
  /namn|name|personn|personal(id|nr|num)|persn|^pnr$|^ssn$|samordningsn|fodelse|birth|identit|telefon|phone|^tel$|mobil|epost|mejl|mail|adress|address|kon$|^sex$|gender|medborgar|nationali|diagnos|halsa|health/;

/** Whether a heading is of something that tells who a person is. */
export function tellsWho(heading: string): boolean {
  const said = plain(heading);
  return columnCalled(heading) === null && telling.test(said) && !/foretag|company|organisation/.test(said);
}
