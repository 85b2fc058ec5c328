// Words of the coordinator's day, and of asking somebody to go on, in Swedish.
import type { DayList } from '../../domain/day.js';
import { formats } from '../web/formats.js';
import { counted } from './counted.js';

const { number } = formats('sv');

const lists: Record<'all' | DayList, string> = {
  all: 'Allt',
  overdue: 'Försenat',
  risk: 'I fara',
  mine: 'Väntar på dig',
};

/** Swedish. */
export const todaySv = {
  title: 'I dag',
  lead: (running: number, need: number) =>
    need === 0
      ? `${counted(running, 'ärende', 'ärenden', number(running))} pågår. Inget av dem behöver någon just nu.`
      : `${counted(running, 'ärende', 'ärenden', number(running))} pågår, ${number(need)} behöver någon. Det som gör mest skada står först.`,
  lists,
  listsMenu: 'Vad som visas',
  empty: {
    all: 'Inget är försenat eller i fara, och inget väntar på dig.',
    overdue: 'Inget är försenat.',
    risk: 'Inget är i fara.',
    mine: 'Inget väntar på dig.',
  } satisfies Record<'all' | DayList, string>,
  none: 'Inga ärenden pågår än. Det första kommer när en upphandling öppnas.',
  noneHere: 'Inga ärenden passar urvalet.',
  late: (days: number, people: number) => `${days === 1 ? 'En dag' : `${days} dagar`} sent${about(people)}`,
  noReport: (months: number, people: number) =>
    `${months === 1 ? 'En månads rapport' : `Rapporter för ${months} månader`} saknas${about(people)}`,
  short: (parts: string) => `Prognos under målet: ${parts}`,
  shortPart: (what: string, range: string, target: string) => `${what} ${range} av ${target}`,
  money: (amount: string) => `${amount} i vite står på spel`,
  personDays: (days: string) => `${days} persondagar`,
  how: 'Så räknas skadan',
  howLong:
    'Dagar för sent gånger de människor som ärendet gäller: de som är på väg och de som har lovats en plats men inte fått den. En månad utan rapport räknas som trettio dagar för var och en av dem, och en plats som troligen uteblir som trettio dagar för någon. Viten räknas om till arbetsdagar efter Upphandlingsmyndighetens exempel, 200 000 kronor om året. Allt läggs ihop.',
  waitsSince: (near: string) => `sedan ${near}`,
  alsoMine: (what: string) => `Väntar på dig: ${what}`,
  nudge: 'Be dem gå vidare',
  nudgeWhom: (who: string, reference: string) => `Be dem gå vidare: ${who}, ${reference}`,
  nudged: (who: string, when: string) => `${who} bad dem gå vidare ${when}`,
  open: 'Öppna',
  decided: 'Nyss beslutat',
  decidedNone: 'Inget har beslutats den senaste veckan.',
  filter: 'Visa bara',
  anything: 'Alla',
  filters: { authority: 'Myndighet', area: 'Område', contractor: 'Leverantör', stage: 'Steg', trade: 'Bransch' },
  show: 'Visa',
  clear: 'Visa allt',
  saved: 'Sparade urval',
  save: 'Spara urvalet',
  saveName: 'Namn på urvalet',
  forget: (name: string) => `Ta bort ${name}`,
  keptAs: (name: string) => `Urvalet är sparat som ”${name}”. Adressen går att skicka till andra.`,
  forgotten: (name: string) => `”${name}” är borttaget.`,
  nameMissing: 'Skriv vad urvalet ska heta.',
  page: (page: number, pages: number) => `Sida ${number(page)} av ${number(pages)}`,
  pages: 'Sidor',
  before: 'Föregående',
  after: 'Nästa',
  somebody: 'Någon',
  asks: (who: string, asked: string, due: string | null) =>
    `${who} ber dig gå vidare: ${asked}${due === null ? '' : `, senast ${due}`}.`,
  commands: { nudge: { title: 'Be dem gå vidare', send: 'Be dem gå vidare' } },
  refusals: {
    NobodyToNudge: () => 'Det väntar inte på någon längre.',
    NudgeOneself: () => 'Det väntar på dig själv. Öppna ärendet och gör det som behövs.',
    AlreadyNudged: ({ at, until }: Readonly<Record<string, string>>) =>
      `De blev ombedda ${at ?? ''}. Nästa gång går det från ${until ?? ''}.`,
  },
  events: {
    nudged: (
      { organisationId }: { readonly organisationId: string },
      { organisation }: { organisation(id: string): string }
    ) => `${organisation(organisationId)} blev ombedda att gå vidare`,
  },
};

function about(people: number): string {
  return people > 1 ? `, gäller ${people} personer` : '';
}

/** What every language must have. */
export type TodayWords = typeof todaySv;
