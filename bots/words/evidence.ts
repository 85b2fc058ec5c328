// What is said of photos and PDFs that go with a report: that they are kept, or why not, and the page to send them by. In both languages.
import type { Language } from '../../domain/actor.js';
import type { EvidenceFile } from '../../domain/evidence.js';
import { evidenceLimits } from '../../domain/evidence.js';
import type { EvidenceFault } from '../evidence/receive.js';
import { formats } from '../web/formats.js';

const kinds = 'JPEG, PNG, WebP, HEIC';

const sv = {
  faults: {
    'too-large': (megabytes) => `Filen är för stor; den får vara högst ${megabytes} MB. Skicka en mindre bild.`,
    empty: () => 'Filen är tom. Försök skicka den en gång till.',
    'wrong-kind': () => `Det gick inte att spara filen: den är varken en bild (${kinds}) eller en PDF.`,
    broken: () => 'Bilden är skadad och sparades inte. Ta om den, eller spara den på nytt och skicka igen.',
    'out-of-reach': () => 'Filen gick inte att hämta. Försök igen, eller bifoga den på kontraktets sida på webben.',
    'not-kept': () => 'Filen kunde inte sparas just nu. Försök igen om en stund; inget annat har påverkats.',
  } satisfies Record<EvidenceFault, (megabytes: string) => string>,
  faultOf: (number: number, fault: string) => `Fil ${number}: ${fault}`,
  tooMany: `Högst ${evidenceLimits.message} filer i taget tas emot. Skicka resten i ett meddelande till.`,
  kept: (count: number, month: string, reference: string) =>
    count === 1
      ? `Filen är sparad med rapporten för ${month} (${reference}).`
      : `${count} filer är sparade med rapporten för ${month} (${reference}).`,
  waits: (count: number) =>
    `${count === 1 ? 'Filen' : `${count} filer`} väntar i en timme: skriv vad som har hänt, så följer ${count === 1 ? 'den' : 'de'} med rapporten.`,
  noReport: 'Ingen av dina rapporter väntar på svar nu.',
  notYours: 'Bilder och PDF:er tas emot från den som rapporterar på ett kontrakt. Filen har inte sparats.',
  which: (count: number) =>
    count === 1 ? 'Vilken rapport hör filen till?' : `Vilken rapport hör de ${count} filerna till?`,
  files: (count: number) => (count === 1 ? '1 fil' : `${count} filer`),
  goWith: (count: number) => (count === 1 ? '1 fil följer med' : `${count} filer följer med`),
  onCard: (count: number) => (count === 1 ? '1 fil finns med' : `${count} filer finns med`),
  report: (month: string, reference: string, what: string) => `${month}, ${reference}: ${what}`,
  pdfWarning: 'En PDF sparas som den är, också med det som programmet har skrivit i den.',
  photo: 'Bild',
  pdf: 'PDF',
  title: 'Underlag',
  attach: 'Bifoga bild eller PDF',
  lead: `En bild (${kinds}) eller en PDF som visar det som är rapporterat. Beställaren kan öppna den.`,
  noPeople:
    'Inga ansikten, namn eller personnummer. Var och när bilden är tagen stryks ur den innan den sparas; en PDF sparas som den är.',
  reportLabel: 'Rapport',
  fileLabel: (megabytes: string) => `Filer, högst ${evidenceLimits.message} stycken om ${megabytes} MB var`,
  noFile: 'Välj en fil först.',
  nothingOpen:
    'Ingen av dina rapporter väntar på svar nu. Rapportera först, så kan du bifoga filer tills beställaren har svarat.',
  line: (number: number, kind: string, size: string, month: string) => `${number}. ${kind}, ${size}, till ${month}`,
  by: (who: string, via: string, at: string) => `${who}, ${via}, ${at}`,
  deleted: (at: string) => `Raderad ${at}`,
  expired: 'Raderas; tiden den skulle sparas är slut',
  keptUntil: (date: string) => `Filerna sparas till och med ${date} och raderas sedan.`,
  back: (reference: string) => `Tillbaka till ${reference}`,
};

/** What is said of evidence in one language. */
export type EvidenceWords = typeof sv;

const en: EvidenceWords = {
  faults: {
    'too-large': (megabytes) => `The file is too large; it may be at most ${megabytes} MB. Send a smaller picture.`,
    empty: () => 'The file is empty. Try sending it once more.',
    'wrong-kind': () => `The file could not be kept: it is neither a photo (${kinds}) nor a PDF.`,
    broken: () => 'The photo is damaged and was not kept. Take it again, or save it anew, and send it again.',
    'out-of-reach': () => "The file could not be fetched. Try again, or attach it on the contract's page on the web.",
    'not-kept': () => 'The file could not be kept just now. Try again in a while; nothing else has changed.',
  },
  faultOf: (number, fault) => `File ${number}: ${fault}`,
  tooMany: `At most ${evidenceLimits.message} files are taken at a time. Send the rest in one more message.`,
  kept: (count, month, reference) =>
    count === 1
      ? `The file is kept with the report of ${month} (${reference}).`
      : `${count} files are kept with the report of ${month} (${reference}).`,
  waits: (count) =>
    `${count === 1 ? 'The file waits' : `${count} files wait`} for an hour: write what has happened, and ${count === 1 ? 'it goes' : 'they go'} with the report.`,
  noReport: 'None of your reports waits for an answer now.',
  notYours: 'Photos and PDFs are taken from whoever reports on a contract. The file was not kept.',
  which: (count) =>
    count === 1 ? 'Which report does the file belong to?' : `Which report do the ${count} files belong to?`,
  files: (count) => (count === 1 ? '1 file' : `${count} files`),
  goWith: (count) => (count === 1 ? '1 file goes with it' : `${count} files go with it`),
  onCard: (count) => (count === 1 ? '1 file is with it' : `${count} files are with it`),
  report: (month, reference, what) => `${month}, ${reference}: ${what}`,
  pdfWarning: 'A PDF is kept as it is, with whatever the program wrote into it.',
  photo: 'Photo',
  pdf: 'PDF',
  title: 'Evidence',
  attach: 'Attach a photo or PDF',
  lead: `A photo (${kinds}) or a PDF that shows what was reported. The buyer can open it.`,
  noPeople:
    'No faces, names or personal identity numbers. Where and when a photo was taken is taken out before it is kept; a PDF is kept as it is.',
  reportLabel: 'Report',
  fileLabel: (megabytes) => `Files, at most ${evidenceLimits.message} of ${megabytes} MB each`,
  noFile: 'Choose a file first.',
  nothingOpen:
    'None of your reports waits for an answer now. Report first; then you can attach files until the buyer has answered.',
  line: (number, kind, size, month) => `${number}. ${kind}, ${size}, for ${month}`,
  by: (who, via, at) => `${who}, ${via}, ${at}`,
  deleted: (at) => `Deleted ${at}`,
  expired: 'Being deleted; the time that it was to be kept is over',
  keptUntil: (date) => `The files are kept until ${date}, and deleted after that.`,
  back: (reference) => `Back to ${reference}`,
};

/** The words in one language. */
export function evidenceWords(language: Language): EvidenceWords {
  return language === 'sv' ? sv : en;
}

/** A limit in megabytes as people write it. */
export function megabytesInWords(bytes: number, language: Language): string {
  return formats(language).number(Math.round((bytes / 1024 / 1024) * 10) / 10);
}

/** A file's size: 840 kB, 2,1 MB. */
export function sizeInWords(bytes: number, language: Language): string {
  return bytes < 1_000_000
    ? `${formats(language).number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formats(language).number(Math.round(bytes / 100_000) / 10)} MB`;
}

/** What a kept file is: a photo or a PDF. */
export function kindInWords({ format }: Pick<EvidenceFile, 'format'>, language: Language): string {
  const w = evidenceWords(language);
  return format === 'pdf' ? w.pdf : w.photo;
}

/** Why files were not kept, one sentence each; which of several it is said of is said too. */
export function faultsInWords(
  faults: readonly { readonly number: number; readonly fault: EvidenceFault }[],
  { of, maxBytes }: { readonly of: number; readonly maxBytes: number },
  language: Language
): string[] {
  const w = evidenceWords(language);
  return faults.map(({ number, fault }) => {
    const sentence = w.faults[fault](megabytesInWords(maxBytes, language));
    return of === 1 ? sentence : w.faultOf(number, sentence);
  });
}
