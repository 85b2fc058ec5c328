// The words of the page of operations, in both languages.
import type { Language } from '../../domain/actor.js';

const seconds = (n: number): number => Math.max(0, Math.round(n));

const sv = {
  menu: 'Drift',
  title: 'Drift',
  lead: 'Här syns om Foothold arbetar som det ska, och vad som har kört fast.',
  well: 'Allt går som det ska. Inget har kört fast.',
  queues: 'Köer',
  queue: 'Kö',
  waiting: 'Väntar',
  oldest: 'Äldsta',
  workers: 'Arbetare',
  names: { workflow: 'Ärenden', activity: 'Utskick och överlämningar' },
  ago: (n: number) =>
    n < 120 ? `${seconds(n)} s` : n < 7200 ? `${Math.round(n / 60)} min` : `${Math.round(n / 3600)} h`,
  noWorker: 'Ingen arbetare tar emot. Det som människor gör sparas och utförs när en är igång igen.',
  deliveries: (n: number, oldest: string) =>
    n === 0
      ? 'Inga svar från människor väntar på att utföras.'
      : `${n === 1 ? 'Ett svar' : `${n} svar`} från människor väntar på att utföras, det äldsta sedan ${oldest}.`,
  stuck: 'Har kört fast',
  case: 'Ärende',
  what: 'Vad',
  why: 'Varför',
  attempts: 'Försök',
  next: 'Härnäst',
  activities: {
    footholdAnnounce: 'Visa ärendet i chattarna',
    footholdHandOverNotice: 'Lämna över annonsen',
    footholdWeekly: 'Skicka veckans sammanfattning',
    footholdExport: 'Göra ett uttag',
    footholdExportFailed: 'Säga att ett uttag inte blev av',
    footholdForgetExport: 'Ta bort ett uttag',
    footholdDeliver: 'Utföra ett svar',
  } as Readonly<Record<string, string>>,
  states: {
    'tried-again': 'Försöker igen av sig själv',
    paused: 'Pausat, försöker inte själv',
    gone: 'Försöker inte längre; ärendet har gått vidare',
  },
  at: (time: string) => `Försöker igen ${time}`,
  retry: 'Försök nu',
  retryOf: (what: string, reference: string) => `Försök nu: ${what}, ${reference}`,
  tried: 'Försöker nu. Står raden kvar om en stund gick det inte den här gången heller.',
  nothing: 'Det försöker inte längre, så det finns inget att göra om.',
};

const en: typeof sv = {
  menu: 'Operations',
  title: 'Operations',
  lead: 'Whether Foothold works as it should, and what is stuck.',
  well: 'All is well. Nothing is stuck.',
  queues: 'Queues',
  queue: 'Queue',
  waiting: 'Waiting',
  oldest: 'Oldest',
  workers: 'Workers',
  names: { workflow: 'Cases', activity: 'Messages and hand-overs' },
  ago: sv.ago,
  noWorker: 'No worker takes anything. What people do is kept, and done when one runs again.',
  deliveries: (n, oldest) =>
    n === 0
      ? 'No answers of people wait to be carried out.'
      : `${n === 1 ? 'One answer' : `${n} answers`} of people wait to be carried out, the oldest for ${oldest}.`,
  stuck: 'Stuck',
  case: 'Case',
  what: 'What',
  why: 'Why',
  attempts: 'Attempts',
  next: 'Next',
  activities: {
    footholdAnnounce: 'Show the case in the chats',
    footholdHandOverNotice: 'Hand over the notice',
    footholdWeekly: 'Send the digest of the week',
    footholdExport: 'Make an export',
    footholdExportFailed: 'Say that an export failed',
    footholdForgetExport: 'Delete an export',
    footholdDeliver: 'Carry out an answer',
  },
  states: {
    'tried-again': 'Tries again by itself',
    paused: 'Paused, does not try by itself',
    gone: 'Tries no more; the case went on',
  },
  at: (time) => `Tries again ${time}`,
  retry: 'Try now',
  retryOf: (what, reference) => `Try now: ${what}, ${reference}`,
  tried: 'Trying now. If the line is still there in a while, it did not go through this time either.',
  nothing: 'It tries no more, so there is nothing to do again.',
};

/** The words in one language. */
export function operationsWords(language: Language): typeof sv {
  return language === 'sv' ? sv : en;
}
