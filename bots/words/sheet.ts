// What is said of spreadsheets: each fault with where it is and what to do, the preview, the pages. In both languages.
import type { Language } from '../../domain/actor.js';
import type { FileFault } from '../sheet/cells.js';
import { sheetLimits } from '../sheet/cells.js';
import { headings } from '../sheet/columns.js';
import type { Column } from '../sheet/columns.js';
import type { SheetFault } from '../sheet/read.js';
import { formats } from '../web/formats.js';

type Details = Readonly<Record<string, string>>;
const megabytes = sheetLimits.bytes / 1024 / 1024;
const names = (language: Language): string =>
  Object.values(headings)
    .map((each) => each[language][0])
    .join(', ');
const heading = (column: string | undefined, language: Language): string =>
  headings[column as Column][language][0] ?? '';

const sv = {
  files: {
    empty: 'Filen är tom. Fyll i mallen och försök igen.',
    'too-large': `Filen är för stor. Den får vara högst ${megabytes} MB; dela upp den.`,
    'not-a-sheet': 'Filen är inte ett kalkylblad. Spara den som Excel (.xlsx) eller CSV och försök igen.',
    'old-excel': 'Filen är i det gamla Excelformatet (.xls). Spara den som Excel-arbetsbok (.xlsx) och försök igen.',
    locked: 'Filen är låst med lösenord. Ta bort lösenordet och försök igen.',
    quotes: 'Ett citattecken i filen saknar sitt par. Ta bort citattecknen eller spara filen som Excel (.xlsx).',
    'too-many-rows': `Filen har fler än ${sheetLimits.rows} rader. Dela upp den.`,
  } satisfies Record<FileFault, string>,
  faults: {
    'no-heading': () => `Första raden ska vara rubriker: ${names('sv')}. Hämta mallen om du är osäker.`,
    'missing-column': ({ missing }) => `Kolumnen ”${heading(missing, 'sv')}” saknas. Lägg till den i första raden.`,
    twice: ({ other }) => `Samma uppgift står redan i kolumnen ”${other}”. Ta bort den ena.`,
    'unknown-column': () =>
      `Den här kolumnen används inte. Ta bort den eller byt rubrik till någon av: ${names('sv')}.`,
    'column-tells-who': () =>
      'Kolumnen kan visa vem någon är. Ta bort hela kolumnen; en person är bara sitt placeringsnummer här. Ingenting ur filen har sparats.',
    'tells-who': () =>
      'Här står något som kan visa vem någon är. Ta bort det; en person är bara sitt placeringsnummer här. Ingenting ur filen har sparats.',
    'no-rows': () => 'Det finns rubriker men inga rader. Fyll i en rad för varje placering.',
    required: () => 'Cellen är tom. Fyll i den.',
    what: ({ value }) => `”${value}” känns inte igen. Skriv praktik, anställning, utbildning eller avslut.`,
    date: ({ value }) => `”${value}” är inget datum. Skriv det som 2026-11-09.`,
    number: ({ value, least, most }) => `”${value}” går inte. Skriv ett heltal från ${least} till ${most}.`,
    placement: ({ value }) =>
      `”${value}” är inget placeringsnummer. Skriv det som P-17, eller lämna tomt för någon ny.`,
    'no-placement': ({ value }) => `Kontraktet har ingen placering ${value}. Kontrollera numret.`,
    ended: ({ value }) => `${value} är avslutad. Lämna numret tomt om det är någon ny.`,
    'one-person': () => 'Ett placeringsnummer är en person. Skriv 1 eller lämna antalet tomt.',
    order: () => 'Slutdatumet är före startdatumet. Rätta det ena.',
    form: ({ value }) => `”${value}” känns inte igen. Skriv tillsvidare, visstid eller lärling.`,
    reason: ({ value }) =>
      `”${value}” känns inte igen. Skriv fullföljd, slutade, insatsen slut eller arbetsgivaren avslutade, eller lämna tomt.`,
    'hours-not-counted': () => 'Kontraktet räknar inga timmar. Ta bort kolumnen.',
    month: ({ value }) => `”${value}” är ingen månad. Skriv den som 2026-10.`,
    'month-needed': ({ due }) => `Skriv i kolumnen ”Månad” vilken månad timmarna gäller. Nu rapporteras ${due}.`,
    'other-month': ({ due }) => `Nu rapporteras ${due}. Rätta månaden, eller vänta med raden.`,
    'too-many': ({ most }) => `En rapport tar högst ${most} personer. Dela upp filen.`,
  } satisfies Record<SheetFault['fault'], (details: Details) => string>,
  place: (row: number, column: string) => (column === '' ? `Rad ${row}` : `Rad ${row}, ${column}`),
  preview: (count: number, reference: string) =>
    count === 1 ? `1 rad ur filen räknas på ${reference}:` : `${count} rader ur filen räknas på ${reference}:`,
  skipped: (count: number) =>
    count === 1
      ? '1 rad är redan räknad och räknas inte igen.'
      : `${count} rader är redan räknade och räknas inte igen.`,
  nothingNew: 'Allt i filen är redan räknat. Ingenting läggs till.',
  faultsFound: (count: number) =>
    count === 1
      ? 'En sak behöver rättas. Ingenting har räknats.'
      : `${count} saker behöver rättas. Ingenting har räknats.`,
  more: (count: number) => `… och ${count} till.`,
  row: (row: number) => `Rad ${row}`,
  title: 'Rapportera med en fil',
  lead: 'Ladda upp ett kalkylblad (Excel eller CSV) med placeringar eller timmar. Du får se vad som räknas innan något sparas.',
  noNames: 'Filen ska inte innehålla namn, personnummer eller andra uppgifter om vem någon är.',
  file: 'Kalkylblad',
  template: 'Hämta en mall',
  upload: 'Visa vad som räknas',
  noFile: 'Välj en fil först.',
  confirm: 'Ja, räkna detta',
  other: 'Nej, välj en annan fil',
  question: 'Stämmer det?',
  yesOrNo: 'j/N',
  back: (reference: string) => `Tillbaka till ${reference}`,
  templateName: 'mall-placeringar',
};

/** What is said of spreadsheets in one language. */
export type SheetWords = typeof sv;

const en: SheetWords = {
  files: {
    empty: 'The file is empty. Fill in the template and try again.',
    'too-large': `The file is too large. It may be at most ${megabytes} MB; split it.`,
    'not-a-sheet': 'The file is no spreadsheet. Save it as Excel (.xlsx) or CSV and try again.',
    'old-excel': 'The file is in the old Excel format (.xls). Save it as an Excel workbook (.xlsx) and try again.',
    locked: 'The file is locked with a password. Take the password away and try again.',
    quotes:
      'A quotation mark in the file lacks its pair. Take the quotation marks away, or save the file as Excel (.xlsx).',
    'too-many-rows': `The file has more than ${sheetLimits.rows} rows. Split it.`,
  },
  faults: {
    'no-heading': () => `The first row must be headings: ${names('en')}. Fetch the template if you are unsure.`,
    'missing-column': ({ missing }) => `The column “${heading(missing, 'en')}” is missing. Add it to the first row.`,
    twice: ({ other }) => `The same fact stands in the column “${other}” already. Take one of them away.`,
    'unknown-column': () => `This column is not used. Take it away, or rename it to one of: ${names('en')}.`,
    'column-tells-who': () =>
      'The column may tell who somebody is. Take the whole column away; a person is only a placement number here. Nothing of the file was kept.',
    'tells-who': () =>
      'Something here may tell who somebody is. Take it away; a person is only a placement number here. Nothing of the file was kept.',
    'no-rows': () => 'There are headings but no rows. Fill in a row for each placement.',
    required: () => 'The cell is empty. Fill it in.',
    what: ({ value }) => `“${value}” is not known. Write internship, employment, education or ended.`,
    date: ({ value }) => `“${value}” is no date. Write it like 2026-11-09.`,
    number: ({ value, least, most }) => `“${value}” will not do. Write a whole number from ${least} to ${most}.`,
    placement: ({ value }) =>
      `“${value}” is no placement number. Write it like P-17, or leave it empty for somebody new.`,
    'no-placement': ({ value }) => `The contract has no placement ${value}. Check the number.`,
    ended: ({ value }) => `${value} has ended. Leave the number out if this is somebody new.`,
    'one-person': () => 'A placement number is one person. Write 1, or leave the count empty.',
    order: () => 'The end comes before the start. Mend one of them.',
    form: ({ value }) => `“${value}” is not known. Write permanent, fixed-term or apprenticeship.`,
    reason: ({ value }) =>
      `“${value}” is not known. Write completed, left, programme ended or employer ended, or leave it empty.`,
    'hours-not-counted': () => 'The contract counts no hours. Take the column away.',
    month: ({ value }) => `“${value}” is no month. Write it like 2026-10.`,
    'month-needed': ({ due }) =>
      `Write in the column “Month” which month the hours are of. ${due} is being reported now.`,
    'other-month': ({ due }) => `${due} is being reported now. Mend the month, or wait with the row.`,
    'too-many': ({ most }) => `A report takes at most ${most} people. Split the file.`,
  },
  place: (row, column) => (column === '' ? `Row ${row}` : `Row ${row}, ${column}`),
  preview: (count, reference) =>
    count === 1 ? `1 row of the file counts on ${reference}:` : `${count} rows of the file count on ${reference}:`,
  skipped: (count) =>
    count === 1
      ? '1 row has been counted and does not count again.'
      : `${count} rows have been counted and do not count again.`,
  nothingNew: 'Everything in the file has been counted. Nothing is added.',
  faultsFound: (count) =>
    count === 1
      ? 'One thing has to be mended. Nothing was counted.'
      : `${count} things have to be mended. Nothing was counted.`,
  more: (count) => `… and ${count} more.`,
  row: (row) => `Row ${row}`,
  title: 'Report with a file',
  lead: 'Upload a spreadsheet (Excel or CSV) of placements or hours. You see what would count before anything is kept.',
  noNames: 'The file must not hold names, personal identity numbers or anything else that tells who somebody is.',
  file: 'Spreadsheet',
  template: 'Fetch a template',
  upload: 'Show what counts',
  noFile: 'Choose a file first.',
  confirm: 'Yes, count this',
  other: 'No, choose another file',
  question: 'Is that right?',
  yesOrNo: 'y/N',
  back: (reference) => `Back to ${reference}`,
  templateName: 'template-placements',
};

/** The words in one language. */
export function sheetWords(language: Language): SheetWords {
  return language === 'sv' ? sv : en;
}

/** One fault: where, and what to do. */
export function faultInWords({ row, column, fault, details }: SheetFault, language: Language): string {
  const w = sheetWords(language);
  const { month } = formats(language);
  const due = details['due'];
  return `${w.place(row, column)}: ${w.faults[fault]({ ...details, ...(due !== undefined && { due: month(due) }) })}`;
}
