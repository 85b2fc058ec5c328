// The words of a person's own page and card (what waits, what they decided, who stands in, how they read), in Swedish.
import { formats } from '../web/formats.js';

const { number } = formats('sv');
type Facts = Readonly<Record<string, string>>;

const cannotStandIn: Readonly<Record<string, string>> = {
  self: 'Välj någon annan än dig själv.',
  elsewhere: 'Välj någon som arbetar hos samma myndighet som du.',
  'no-role': 'Den personen har ingen roll som beslutar. Välj någon som har det.',
  upwards: 'Beslut delegeras inte uppåt till en chef. Välj en kollega.',
};

/** Swedish. */
export const mineSv = {
  title: 'Mitt',
  lead: 'Vad som väntar på dig, vad du har beslutat och vem som går in när du är borta.',
  waits: 'Väntar på dig',
  count: (n: number) => (n === 1 ? 'En sak väntar på dig.' : `${number(n)} saker väntar på dig.`),
  nothing: 'Inget väntar på dig just nu.',
  since: (date: string) => `väntar sedan ${date}`,
  dueBy: (date: string, near: string) => `senast ${date} (${near})`,
  late: (days: number) =>
    days === 0 ? 'Tiden gick ut i dag.' : days === 1 ? 'En dag försenat.' : `${days} dagar försenat.`,
  noDue: 'utan slutdatum',
  more: (n: number) => (n === 1 ? 'och 1 till' : `och ${number(n)} till`),
  openPage: 'Öppna din sida',
  open: (reference: string) => `Öppna ${reference}`,
  version: (version: number) => `Version ${version}`,
  exemption: (reason: string) => `Undantag: ”${reason}”`,
  leftOut: (reason: string) => `Utan krav: ”${reason}”`,
  award: (who: string, points: string) => `Tilldelning till ${who}, ${points} poäng`,
  inSteadOf: (who: string) => `i stället för ${who}`,
  decided: 'Beslutat av dig',
  decidedInStead: (who: string, stead: string) => `${who} i stället för ${stead}`,
  decidedNothing: 'Du har inte beslutat något de senaste trettio dagarna.',
  standIn: 'När du är borta',
  standInLead: 'Välj en kollega som får besluta i ditt ställe. Inga tider börjar om, och du kan själv besluta ändå.',
  noColleagues: 'Ingen annan hos myndigheten har en roll som kan gå in i ditt ställe.',
  delegation: (delegate: string, delegator: string, from: string, until: string) =>
    `${delegate} går in för ${delegator} från ${from} till ${until}`,
  delegating: (who: string, from: string, until: string) => `${who} går in för dig från ${from} till ${until}`,
  delegateHint: 'Ska du vara borta? Skriv ”delegera till” med kollegans namn och dagarna, som ”1–5 december”.',
  readingHint: (zone: string) =>
    `Jag skriver på svenska, med tider som i ${zone}. Byt genom att skriva ”på engelska” eller ”tidszon Helsinki”.`,
  howToDelegate: (who: string, names: string) =>
    `Skriv vem som går in för dig och vilka dagar, till exempel ”delegera till ${who} 1–5 december”. Du kan välja ${names}.`,
  away: (who: string, from: string, until: string) => `${who} går in för dig ${from}–${until}.`,
  standsIn: (who: string, from: string, until: string) => `Du går in för ${who} ${from}–${until}.`,
  endOwn: 'Avsluta',
  endOther: 'Jag kan inte',
  delegateId: 'Vem går in för dig?',
  firstDay: 'Från och med',
  lastDay: 'Till och med',
  reading: 'Språk och tider',
  language: 'Språk',
  languages: { sv: 'svenska', en: 'engelska' },
  timeZone: 'Tidszon',
  timeZoneHint: 'Klockslag skrivs så. Sista dagar räknas alltid i svensk tid.',
  timeZoneFault: 'Välj en tidszon ur listan, till exempel Europe/Stockholm.',
  save: 'Spara',
  saved: 'Sparat.',
  commands: {
    delegate: { title: 'Låt någon gå in för dig', send: 'Delegera' },
    'end-delegation': { title: 'Avsluta delegeringen', send: 'Avsluta' },
  },
  refusals: {
    CannotStandIn: ({ why }: Facts) => cannotStandIn[why ?? ''] ?? '',
    DelegateSubmitted: ({ reference }: Facts) =>
      `Den personen har själv lämnat in ${reference}, som väntar på ditt beslut, och kan inte besluta om det. Besluta det först eller välj någon annan.`,
    DelegationOverlap: ({ earliest, latest }: Facts) =>
      `Du har redan delegerat ${earliest}–${latest}. Avsluta den delegeringen eller välj andra dagar.`,
    DelegationChain: ({ who, earliest, latest }: Facts) =>
      who === 'you'
        ? `Du går själv in för någon ${earliest}–${latest}. En delegering lämnas inte vidare; avsluta den först.`
        : `Den personen är själv borta ${earliest}–${latest}. Välj någon annan.`,
    UnknownDelegation: () => 'Den delegeringen är redan avslutad, eller så är den inte din.',
  },
};
