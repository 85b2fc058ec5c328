// What a message was understood as, for `foothold understand`. In both languages.
import type { Language } from '../../domain/actor.js';
import type { Intent, Understood } from '../understand/index.js';
import { chatWords, entriesInWords } from './chat.js';
import { withheldInWords } from './withheld.js';

interface UnderstoodWords {
  readonly intents: Readonly<Record<Intent, string>>;
  readonly understood: string;
  readonly placement: string;
  readonly tender: string;
  readonly reason: string;
  readonly asks: string;
  readonly stored: string;
  readonly hours: string;
  readonly loose: string;
  readonly somebody: string;
}

const sv: UnderstoodWords = {
  intents: {
    'report-hire': 'en rapport om anställning',
    'report-internship': 'en rapport om praktik',
    'report-education': 'en rapport om utbildning',
    'report-ended': 'en rapport om avslut',
    'report-none': 'en rapport: inget nytt',
    'report-hours': 'en rapport om timmar',
    approve: 'ett godkännande',
    reject: 'ett avslag',
    'request-changes': 'en begäran om ändringar',
    correct: 'en rättelse',
    undo: 'att något ska ångras',
    status: 'en fråga om läget',
    queue: 'en fråga om vad som väntar',
    help: 'en fråga om hjälp',
    unknown: 'inget som går att utföra',
  },
  understood: 'Förstod',
  placement: 'Placering',
  tender: 'Ärende',
  reason: 'Skäl',
  asks: 'Frågar',
  stored: 'Sparas',
  hours: 'Timmar',
  loose: 'Sagt',
  somebody: 'att någon har börjat, men inte med vad',
};

const en: UnderstoodWords = {
  intents: {
    'report-hire': 'a report of a hire',
    'report-internship': 'a report of an internship',
    'report-education': 'a report of an education',
    'report-ended': 'a report of an end',
    'report-none': 'a report: nothing new',
    'report-hours': 'a report of hours',
    approve: 'an approval',
    reject: 'a rejection',
    'request-changes': 'a request for changes',
    correct: 'a correction',
    undo: 'that something be undone',
    status: 'a question about the status',
    queue: 'a question about what waits',
    help: 'a question for help',
    unknown: 'nothing that can be carried out',
  },
  understood: 'Understood',
  placement: 'Placement',
  tender: 'Case',
  reason: 'Reason',
  asks: 'Asks',
  stored: 'Stored',
  hours: 'Hours',
  loose: 'Said',
  somebody: 'that somebody has begun, but not what',
};

/** A message understood, one fact a line. */
export function understoodInWords(understood: Understood, language: Language): string {
  const words = language === 'sv' ? sv : en;
  const { intent, entries, loose, hours, placement, tender, reason, questions, withheld, text } = understood;
  const said = entries.length > 0 ? entriesInWords(entries, language) : null;
  const rows: (readonly [string, string | null])[] = [
    [words.understood, loose === null || intent === 'correct' ? words.intents[intent] : words.somebody],
    [' ', said],
    [words.loose, loose === null ? null : looseInWords(loose, language)],
    [words.hours, hours === null ? null : String(hours.lines.reduce((sum, line) => sum + line.hours, 0))],
    [words.placement, entries.length > 0 || placement === null ? null : `P-${placement}`],
    [words.tender, tender],
    [words.reason, reason],
    ...questions.map((field) => [words.asks, chatWords(language).questions[field]] as const),
    [words.stored, text],
  ];
  const kindly = withheldInWords(withheld, language);
  return [
    ...rows.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(12)} ${value}`])),
    ...(kindly === null ? [] : ['', kindly]),
  ].join('\n');
}

function looseInWords(loose: NonNullable<Understood['loose']>, language: Language): string {
  const { entry } = chatWords(language);
  return [
    loose.count === null ? null : String(loose.count),
    loose.startDate === null ? null : entry.from(loose.startDate),
    loose.endDate === null ? null : entry.until(loose.endDate),
    loose.extentPercent === null ? null : entry.percent(loose.extentPercent),
    loose.employer === null ? null : entry.at(loose.employer),
  ]
    .filter((part) => part !== null)
    .join(', ');
}
