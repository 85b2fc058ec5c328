// What Foothold says in chat and on cards, in Swedish. The English words have the same keys; the compiler checks it.
import { policyFaults } from './policy-faults.js';
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import type { RefusalType } from '../../domain/refusal.js';
import type { Field } from '../understand/index.js';
import { decisionsSv } from './decisions.sv.js';
import { draftingSv } from './drafting.sv.js';
import { bidsSv } from './bids.sv.js';
import { counted } from './counted.js';
import { mineSv } from './mine.sv.js';
import { monthSv } from './month.sv.js';
import { todaySv } from './today.sv.js';

type Facts = Readonly<Record<string, string>>;

/** A refusal in words; `roles` are the roles that may, already in words. */
const refusals: Record<RefusalType, (facts: Facts) => string> = {
  NotAllowed: ({ roles }) => `Det kan bara ${roles} i det här ärendet göra. Be någon av dem.`,
  NotOpen: () => 'Det steget är inte öppet just nu. Kortet visar vad som gäller.',
  OwnSubmission: () => 'Den som har lämnat in får inte själv besluta. Be en annan beslutsfattare.',
  StepDone: ({ earliest }) => `Det steget är redan klart, ${earliest}. Kortet visar vad som återstår.`,
  NotOfTheirs: () => 'Den personen finns inte hos den organisation som ansvaret ligger på. Välj någon därifrån.',
  NobodyDecides: ({ roles, needs }) =>
    `Ingen annan hos myndigheten kan besluta om det här. Policyn vill ha ${needs === 'any' ? 'någon' : needs === 'all' ? 'en av varje' : needs} av: ${roles}. Låt någon annan lämna in det, eller ge någon rollen.`,
  AlreadyDecided: ({ at }) => `Du har redan svarat på det här, ${at}.`,
  StaleVersion: ({ version }) => `Underlaget har ersatts av version ${version}. Läs den och besluta på nytt.`,
  ReasonRequired: () => 'Skriv varför, så att den andra parten kan göra något åt det.',
  TooEarly: ({ earliest }) => (earliest ? `Det går tidigast ${earliest}.` : 'Det är för tidigt än.'),
  WrongDate: ({ earliest, latest }) => `Datumet ska ligga mellan ${earliest} och ${latest}.`,
  NotHandedOver: () => 'Den här versionen har inte lämnats till annonsdatabasen än. Kortet visar vad som gäller.',
  Incomplete: ({ missing }) => `Kravet saknar ${missing}. Fyll i det och lämna in igen.`,
  MotiveRequired: () => draftingSv.motiveNeeded,
  UnknownPlacement: ({ placement }) => `Kontraktet har ingen placering ${placement}. Kontrollera numret.`,
  PlacementEnded: ({ placement }) => `${placement} är redan avslutad. Skriv utan nummer om det gäller en ny person.`,
  UnknownCountedAs: ({ placement }) =>
    `Det finns ingen annan placering ${placement} som personen kan räknas som. Skriv hela numret, till exempel placement/AVT-2012-014/P-3.`,
  UnknownReport: () => 'Den rapporten är redan besvarad.',
  NotYourReport: () => 'Bara den som har lämnat rapporten lägger till filer i den.',
  EvidenceThere: ({ period }) => `Filen finns redan med rapporten för ${period}.`,
  TooMuchEvidence: ({ most }) => `En rapport tar högst ${most} filer. Välj de viktigaste.`,
  UnknownFile: () => 'Filen finns inte kvar här. Skicka den en gång till.',
  AlreadyReported: ({ period }) => `${period} är redan rapporterad av er. Inget räknades två gånger.`,
  AlreadyAppealed: () => 'Domstolen prövar redan tilldelningen. Registrera dess avgörande först.',
  AppealTooLate: ({ lastDay }) =>
    `Avtalsspärren gick ut ${lastDay}. En ansökan om överprövning som kom efter den dagen är för sen; kontrollera datumet.`,
  InFuture: ({ date }) => `${date} har inte varit än. Registrera det när det har hänt.`,
  OverDirectLimit: ({ limitOre }) =>
    `En direktupphandling får vara värd högst ${Number(limitOre) / 100} kronor. Välj ett annat förfarande.`,
  OverFrameworkLimit: ({ months }) =>
    `Ett ramavtal får löpa högst ${counted(Number(months), 'månad', 'månader')}. Förkorta det.`,
  NotInvited: () =>
    'Bara ramavtalets leverantörer kan lämna anbud i avropet, och ingen som är utesluten. Välj en av dem.',
  SigningForbidden: () =>
    'Tilldelningen är överklagad och kontraktet får inte skrivas förrän domstolen har avgjort målet.',
  ExemptionNotNeeded: () =>
    'Upphandlingens policy kräver inget sysselsättningskrav, så inget undantag behövs. Välj att avstå från kravet och skriv varför.',
  RequirementDemanded: () =>
    'Policyn kräver ett sysselsättningskrav i varje upphandling. Skriv ett krav, eller begär undantag och motivera det.',
  InTheFuture: () => 'Dagen ligger framåt i tiden. Anteckna mötet när det har hållits.',
  InThePast: () => 'Dagen har passerat. Välj en dag framåt.',
  CommitmentsNotRead: () => 'Gå igenom åtagandena tillsammans först; det är det uppstartsmötet är till för.',
  NotNamed: () => 'Bara den som är namngiven kan bekräfta. Är det någon annan: byt kontaktperson.',
  NotYourSide: () => 'Bara den organisation som har ansvaret, eller beställaren, utser personen.',
  ContactChanged: () => 'Någon annan har utsetts under tiden. Titta på kortet och försök igen.',
  MainContractorOnly: () => 'Det gör leverantören själv eller beställaren, inte en underentreprenör.',
  OutsideContract: ({ quarter }) => `${quarter} ligger utanför kontraktstiden.`,
  PlanShort: ({ obligation, planned, target }) =>
    `Planen räcker inte: ${planned} av ${target} ${obligation}. Fördela resten på kvartalen.`,
  UnknownSubcontractor: () => 'Den organisationen arbetar inte i det här kontraktet.',
  AlreadyParty: () => 'Den organisationen är redan med i kontraktet.',
  ChangePending: ({ number }) => `Ändring ${number} väntar redan på svar. Besvara den först.`,
  NotLater: ({ earliest }) => `En förlängning slutar efter ${earliest}.`,
  UnknownDeviation: () => 'Den avvikelsen är inte öppen längre. Kortet visar vad som gäller.',
  LadderEnded: () => 'Kontraktet har inget fler steg. Avsluta avvikelsen med ett skäl.',
  NotNextStep: ({ step, point }) => `Villkoret har ${step} före det, i punkt ${point}.`,
  ClockStands: ({ at }) => `Klockan står still sedan ${at}, tills matchningsansvarig har svarat.`,
  UnitsRequired: () => 'Skriv hur många som saknas; vitet räknas på det.',
  NoMatchingBody: () => 'Kontraktet har ingen matchningsansvarig som kan anvisa personer.',
  AlreadyRequested: ({ at }) => `Matchningsansvarig är redan tillfrågad, ${at}.`,
  BadPolicy: ({ fault, approval, roles }) => policyFaults.sv(fault ?? '', approval ?? '', roles ?? ''),
  BadSetting: ({ setting, least, most }) => `”${setting}”: skriv ett tal från ${least} till ${most}.`,
  UnknownArea: ({ areaId }) =>
    `Området ${areaId} finns inte hos myndigheten eller den den hör till. Välj ett som finns, eller läs in områdets siffror med dess namn först.`,
  BadIndicator: ({ areaId, year, indicator, value }) =>
    `${areaId} ${year}: ${indicator} är ${value}. Skriv en andel mellan 0 och 100 procent.`,
  FrameworkNeeded: () =>
    'Ett avrop görs under ett ramavtal: skriv ramavtalets upphandlingsnummer. För andra förfaranden lämnas fältet tomt.',
  UnknownFramework: ({ reference }) =>
    `Det finns inget skrivet ramavtal med nummer ${reference}. Kontrollera numret på ramavtalets upphandling.`,
  TenderThere: ({ reference }) => `Det finns redan en upphandling ${reference}. Välj ett annat nummer.`,
  ...bidsSv.refusals,
  ...mineSv.refusals,
  ...todaySv.refusals,
  ...decisionsSv.refusals,
  Closed: () => 'Det här ärendet är avslutat och tar inte emot mer.',
};

const questions: Record<Field, string> = {
  intent: 'Vad har hänt? Skriv till exempel ”vi har anställt två personer” eller ”inget nytt den här månaden”.',
  count: 'Hur många gäller det?',
  person: 'Vilken placering gäller det? Skriv numret, till exempel P-17. Skriv inga namn.',
  noSuchDay: 'Den dagen finns inte i kalendern.',
  startDate: 'Från vilket datum?',
  endDate: 'Till vilket datum?',
  extentPercent: 'Vilken omfattning, i procent av heltid?',
  employmentForm: 'Är det tillsvidare, visstid eller lärling?',
  employer: 'Hos vilken arbetsgivare?',
  hours: 'Hur många hela timmar? Skriv till exempel ”120 timmar praktik i mars” eller ”P-3 60 timmar”.',
  reason: 'Varför? Skriv en kort motivering i samma meddelande.',
};

const countedEntries: Record<ReportEntry['what'], (count: number) => string> = {
  employment: (count) => counted(count, 'anställning', 'anställningar'),
  internship: (count) => counted(count, 'praktikplats', 'praktikplatser'),
  education: (count) => counted(count, 'utbildning', 'utbildningar'),
  ended: (count) => `${count} avslut`,
};

const forms: Record<EmploymentForm, string> = {
  permanent: 'tillsvidare',
  'fixed-term': 'visstid',
  apprenticeship: 'lärling',
};

/** Swedish. */
export const chatSv = {
  refusals,
  questions,
  counted: countedEntries,
  forms,
  decisions: decisionsSv,
  month: monthSv,
  entry: {
    from: (date: string) => `från ${date}`,
    until: (date: string) => `till ${date}`,
    percent: (percent: number) => `${percent} procent`,
    at: (employer: string) => `hos ${employer}`,
    hours: (hours: number) => counted(hours, 'timme', 'timmar'),
    nothing: 'inget nytt',
  },
  card: {
    requirement: 'Krav',
    level: 'Nivå',
    sanction: (step: string, days: number, money: string | null) =>
      `${step}${money === null ? '' : ` ${money} per saknad enhet`} (${counted(days, 'dag', 'dagar')})`,
    bonus: 'Bonus',
    bonusFor: (money: string, what: string, most: number) => `${money} för varje extra (${what}), högst ${most}`,
    recommended: 'Rekommenderat',
    group: 'Målgrupp',
    priceWeight: 'Pris i utvärderingen',
    percent: (value: number) => `${value} procent`,
    firstStart: 'Första start',
    withinMonths: (months: number) => `inom ${counted(months, 'månad', 'månader')}`,
    duration: 'Kontraktstid',
    months: (months: number) => counted(months, 'månad', 'månader'),
    ball: (who: string) => `Bollen ligger hos ${who}`,
    due: (date: string) => `senast ${date}`,
    overdue: 'Försenad.',
    changesWanted: (reason: string) => `Ändringar begärda: ”${reason}”`,
    approved: (who: string, when: string) => `${who} godkände ${when}`,
    changes: (who: string, when: string) => `${who} begärde ändringar ${when}`,
    rejected: (who: string, when: string) => `${who} avslog ${when}`,
    approvalsOf: (given: number, needed: number) => `${given} av ${needed} godkännanden`,
    approvalsFrom: (who: string) => `Återstår: ${who}`,
    gateMissing: (what: string) => `Saknas än så länge: ${what}. Börja med ledningen.`,
    exemption: 'Undantag från kravet',
    leftOut: 'Utan krav',
    ownSubmission: (who: string) => `Du lämnade in det här, så någon annan behöver besluta: ${who}.`,
    version: 'Version',
    bids: 'Anbud',
    winner: 'Främst i utvärderingen',
    points: (points: string) => `${points} poäng`,
    signableFrom: 'Får skrivas tidigast',
    review: 'Överprövas',
    noSigning: 'kontraktet får inte skrivas',
    publication: 'Annons',
    contractor: 'Leverantör',
    period: 'Rapportmånad',
    alsoWaits: 'Det här väntar också:',
    more: (count: number) => `${count} till`,
    missed: (who: string, periods: string) => `Utan rapport från ${who}: ${periods}`,
    missedMany: (who: string, count: number, latest: string) =>
      `Utan rapport från ${who}: ${count} månader, senast ${latest}`,
    reported: 'Alla har rapporterat månaden.',
    openReport: (period: string, what: string) => `Rapport för ${period} väntar på svar: ${what}`,
    reportHint:
      'Skriv vad som har hänt, till exempel ”vi har anställt två personer, tillsvidare från 1 mars”, eller ”inget nytt”.',
    start: 'Började',
    extent: 'Omfattning',
    employer: 'Arbetsgivare',
    handOverFailed: (notice: string, why: string) => `${notice} kunde inte lämnas över. ${why}`,
    handOverRefused: (detail: string) => `Mottagaren sade nej: ${detail}. Rätta det och försök igen.`,
    handOverUnreachable: (detail: string) =>
      `Mottagaren gick inte att nå: ${detail}. Det görs nya försök av sig självt; du kan också försöka igen nu.`,
    cancelled: (reason: string) => `Avbruten: ”${reason}”`,
    evaluated: (summary: string) => `Slututvärdering: ”${summary}”`,
  },
  buttons: {
    approve: 'Godkänn',
    requestChanges: 'Begär ändringar',
    reject: 'Avslå',
    accept: 'Godta rapporten',
    return: 'Skicka tillbaka rapporten',
    eligible: 'Hör till målgruppen',
    notEligible: 'Hör inte till målgruppen',
    stillThere: 'Ja, kvar',
    notThere: 'Nej, inte kvar',
    handOverAgain: 'Försök lämna över igen',
    open: 'Öppna ärendet',
    yes: 'Ja, stämmer',
    no: 'Nej',
    change: 'Ändra',
    ask: 'Skriv varför',
    placeholder: 'Så att den andra parten kan göra något åt det',
  },
  say: {
    understood: (what: string) => `Jag förstod: ${what}. Stämmer det?`,
    forCase: 'Gäller',
    which: 'Vilket ärende gäller det?',
    reporting: 'Rapport',
    taken: 'Tack, det är sparat.',
    repeated: 'Det här var redan sparat. Inget räknades två gånger.',
    notAsked:
      'Rutan gick inte att öppna den här gången, och inget har skickats. Tryck en gång till, eller skriv svaret här, t.ex. ”avslå UPP-2026-014 eftersom …”.',
    queued: 'Mottaget. Systemet hinner inte just nu; det sparas så snart det går, och då får du besked här.',
    decided: { approve: 'Godkännande', 'request-changes': 'Begäran om ändringar', reject: 'Avslag' },
    noHours: {
      'not-counted': 'Kontraktet räknar inte timmar, så de behöver inte rapporteras.',
      nobody: 'Ingen är placerad som timmarna kan gälla. Rapportera först att någon har börjat.',
      placement: (number: number) => `P-${number} är inte placerad nu. Kontrollera numret.`,
      month: (period: string) => `Det som ska rapporteras nu är ${period}. Skriv timmarna för den månaden.`,
    },
    noContract: 'Det finns inget pågående kontrakt som du kan rapportera på.',
    noDecision: 'Det finns inget som väntar på ditt beslut just nu.',
    noCase: 'Det ärendet finns inte, eller så ingår det inte i det du får se.',
    nothingWaits: 'Inget väntar på dig just nu.',
    waits: 'Det här väntar på dig',
    correct:
      'Jag hittar inget av dig att ångra eller rätta. En rapport rättas tills beställaren har svarat: skriv till exempel ”det var tre, inte två”. Är den godtagen, be beställaren skicka tillbaka den och rapportera på nytt.',
    unclear: 'Det där förstod jag inte.',
    whichKind:
      'Det låter som om någon har börjat. Är det en anställning, en praktik eller en utbildning? Skriv det en gång till med det ordet, så räknas det rätt.',
    inOwnChat: 'Jag svarar i vår egen chatt, så att det inte visas för alla här.',
    writeInOwnChat: 'Det visar jag inte för alla här. Skriv till mig i vår egen chatt.',
    unreadable: 'Knappen hör till ett äldre kort. Öppna ärendet och försök igen.',
    help: 'Skriv vad som har hänt med egna ord: ”två har börjat praktik 1 mars”, ”P-17 slutade i fredags”, ”inget nytt”. Du kan också skriva ”godkänn”, ”avslå eftersom …”, ”läget”, ”hur ligger vi till?” eller bara ”P-17”. Skriv inga namn; en person kallas P-17.',
    delivered: 'Det du skickade är nu sparat.',
    notDelivered: (why: string) => `Det du skickade kunde inte sparas. ${why}`,
  },
};

/** What every language must have. */
export type ChatWords = typeof chatSv;
