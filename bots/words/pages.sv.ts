// The words of the web pages in Swedish. The English ones have the same keys; the compiler checks it.
import type { Role, Via } from '../../domain/actor.js';
import type { Court, CourtOutcome } from '../../domain/appeal.js';
import type { Task } from '../../domain/case.js';
import type { CommandKind, EmploymentForm, PlacementStep, ReportEntry } from '../../domain/commands.js';
import type { PathEnd } from '../../domain/placement-record.js';
import type { GateQuestion } from '../../domain/gate.js';
import { missingAtGate } from '../../domain/gate.js';
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import { authorityEventsSv, authoritySv } from './authority.sv.js';
import { chatSv } from './chat.sv.js';
import * as partnering from './partnering.sv.js';
import { draftingSv } from './drafting.sv.js';
import { settingsSv } from './settings.sv.js';
import { bidsSv } from './bids.sv.js';
import type { EventWords } from './event-words.js';
import { entriesByKind } from './event-words.js';
import { noticeWords } from './notices.js';

const tasks: Record<Task, string> = {
  'answer-gate': 'Svara på de fyra frågorna före start',
  'start-with-management': 'Ordna det som saknas före start',
  'hold-dialogue': 'Ha dialog med marknaden',
  'draft-requirement': 'Skriv sysselsättningskravet',
  decide: 'Fatta beslut',
  'hand-over-again': 'Se till att annonsen kan lämnas över',
  'confirm-publication': 'Bekräfta annonseringen',
  'register-bids': 'Registrera anbud',
  'score-bids': 'Bedöm anbudens kvalitet',
  ...bidsSv.tasks,
  'send-award-notice': 'Skicka tilldelningsbeslutet',
  'wait-standstill': 'Avtalsspärren löper',
  'register-court-decision': 'Vänta på domstolen och registrera avgörandet',
  'sign-contract': 'Skriv kontrakt',
  'hold-kick-off': 'Håll uppstartsmötet',
  ...partnering.tasks,
  report: 'Rapportera månaden',
  'accept-report': 'Svara på en rapport',
  'evaluate-outcome': 'Gör slututvärderingen',
  'confirm-eligibility': 'Bekräfta målgruppen',
  'first-meeting': 'Håll ett första möte',
  'tutor-named': 'Utse handledare',
  'arrange-start': 'Ordna start',
  'safety-induction': 'Ge säkerhetsintroduktion',
  'midway-check': 'Följ upp halvvägs',
  'end-or-hire': 'Avsluta eller anställ',
  'retention-check': 'Kontrollera att personen är kvar',
};

const standings: Record<string, string> = {
  'policy-in-force': 'Policyn gäller',
  'no-own-policy': 'Ingen egen policy',
  gate: 'Förutsättningar prövas',
  'market-dialogue': 'Dialog med marknaden',
  drafting: 'Kravet skrivs',
  'requirement-approval': 'Kravet beslutas',
  publication: 'Annonsering',
  'tender-period': 'Anbudstid',
  qualification: 'Anbuden prövas',
  evaluation: 'Utvärdering',
  'award-approval': 'Tilldelning beslutas',
  standstill: 'Avtalsspärr',
  signing: 'Kontrakt skrivs',
  running: 'Pågår',
  signed: 'Kontrakt skrivet',
  cancelled: 'Avbruten',
  partnering: 'Partnering',
  evaluating: 'Slututvärderas',
  closed: 'Avslutat',
  referred: 'Anvisad',
  internship: 'Praktik',
  employment: 'Anställning',
  education: 'Utbildning',
  ended: 'Avslutad',
};

const roles: Record<Role, string> = {
  'procurement-officer': 'upphandlare',
  manager: 'chef',
  evaluator: 'utvärderare',
  'contract-manager': 'kontraktsansvarig',
  coordinator: 'samordnare',
  contractor: 'leverantör',
  'matching-body': 'matchningsansvarig',
  auditor: 'granskare',
};

const vias: Record<Via, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'webben',
  cli: 'kommandoraden',
  import: 'inläst i efterhand',
  system: 'Foothold',
};

const obligations: Record<ObligationKind, string> = {
  internship: 'praktikplatser',
  employment: 'anställningar',
  'permanent-job': 'tillsvidareanställningar',
  education: 'utbildningar',
  'full-time-months': 'heltidsmånader',
  hours: 'timmar',
};

const sanctions: Record<SanctionStep, string> = {
  reminder: 'påminnelse',
  rectification: 'rättelse',
  remedy: 'åtgärdsplan',
  fine: 'vite',
  'call-off-exclusion': 'inga fler avrop',
};

const employmentForms: Record<EmploymentForm, string> = {
  permanent: 'tillsvidare',
  'fixed-term': 'visstid',
  apprenticeship: 'lärling',
};

const endReasons: Record<PathEnd, string> = {
  'still-there': 'kvar vid sista kontrollen',
  withdrawn: 'rapporten skickades tillbaka',
  completed: 'genomförd',
  left: 'slutade',
  'programme-ended': 'insatsen tog slut',
  'employer-ended': 'arbetsgivaren avslutade',
  'not-eligible': 'hörde inte till målgruppen',
};

const steps: Record<PlacementStep, string> = {
  'first-meeting': 'första mötet',
  'safety-induction': 'säkerhetsintroduktion',
  'tutor-named': 'handledare utsedd',
  'midway-check': 'uppföljning halvvägs',
};

const whats: Record<ReportEntry['what'], string> = {
  employment: 'anställning',
  internship: 'praktik',
  education: 'utbildning',
  ended: 'avslut',
};

const courts: Record<Court, string> = {
  administrative: 'förvaltningsrätten',
  appeal: 'kammarrätten',
  supreme: 'Högsta förvaltningsdomstolen',
};

const courtOutcomes: Record<CourtOutcome, string> = {
  rejected: 'ansökan avslås',
  withdrawn: 'ansökan är återkallad, målet avskrivs',
  're-evaluate': 'anbuden ska utvärderas på nytt',
  redo: 'upphandlingen ska göras om',
};

const gate: Record<GateQuestion, { readonly question: string; readonly missing: string }> = {
  mandate: {
    question: 'Finns ett beslut av politiken eller ledningen?',
    missing: 'beslut av politiken eller ledningen',
  },
  orderingUnit: { question: 'Är den beställande enheten intresserad?', missing: 'en intresserad beställande enhet' },
  matchingBody: { question: 'Är en matchningsansvarig utsedd?', missing: 'en utsedd matchningsansvarig' },
  network: { question: 'Finns ett regionalt nätverk?', missing: 'ett regionalt nätverk' },
};

const commands: Record<CommandKind, { readonly title: string; readonly send: string }> = {
  'adopt-policy': { title: 'Anta en ny version av policyn', send: 'Anta policyn' },
  'open-tender': { title: 'Öppna en upphandling', send: 'Öppna upphandlingen' },
  'record-indicators': { title: 'Anteckna områdets siffror för ett år', send: 'Spara siffrorna' },
  'record-effort': { title: 'Anteckna en insats i ett område', send: 'Spara insatsen' },
  'answer-gate': { title: 'Fyra frågor före start', send: 'Svara' },
  'record-dialogue': { title: 'Anteckna en dialog med leverantörer', send: 'Spara' },
  'end-dialogue': { title: 'Dialogen är klar', send: 'Gå vidare till kravet' },
  'set-scope': { title: 'Beskriv vad som köps', send: 'Spara och räkna' },
  'submit-requirement': { title: 'Skriv kravet', send: 'Lämna till beslut' },
  'request-exemption': { title: 'Begär undantag från kravet', send: 'Lämna till beslut' },
  'leave-requirement-out': { title: 'Gå vidare utan krav', send: 'Lämna till beslut' },
  'set-award-model': { title: 'Bestäm hur anbuden ska utvärderas', send: 'Spara modellen' },
  approve: { title: 'Godkänn', send: 'Godkänn' },
  'request-changes': { title: 'Begär ändringar', send: 'Skicka tillbaka' },
  reject: { title: 'Avslå', send: 'Avslå' },
  'hand-over-again': { title: 'Lämna över annonsen igen', send: 'Försök igen' },
  'confirm-publication': { title: 'Bekräfta annonseringen', send: 'Bekräfta' },
  'register-bid': { title: 'Registrera ett anbud', send: 'Registrera' },
  ...bidsSv.commands,
  'send-award-notice': { title: 'Tilldelningsbeslutet är skickat', send: 'Starta avtalsspärren' },
  'register-appeal': { title: 'Tilldelningen är överklagad', send: 'Registrera överprövningen' },
  'register-injunction': { title: 'Domstolen har ändrat spärren', send: 'Registrera beslutet' },
  'register-court-decision': { title: 'Domstolen har avgjort målet', send: 'Registrera avgörandet' },
  'sign-contract': { title: 'Kontraktet är skrivet', send: 'Starta kontraktet' },
  cancel: { title: 'Avbryt upphandlingen', send: 'Avbryt upphandlingen' },
  report: { title: 'Rapportera med formulär', send: 'Skicka rapporten' },
  'accept-report': { title: 'Godta rapporten', send: 'Godta' },
  'return-report': { title: 'Skicka tillbaka rapporten', send: 'Skicka tillbaka' },
  ...partnering.commands,
  'record-offer': { title: 'En anställning är erbjuden', send: 'Spara erbjudandet' },
  refer: { title: 'Anvisa personer', send: 'Anvisa' },
  evaluate: { title: 'Slututvärdera', send: 'Avsluta kontraktet' },
  'confirm-eligibility': { title: 'Bekräfta målgruppen', send: 'Spara svaret' },
  'confirm-step': { title: 'Ett steg är klart', send: 'Spara steget' },
  'confirm-retention': { title: 'Är personen kvar?', send: 'Spara svaret' },
  'end-placement': { title: 'Avsluta placeringen', send: 'Avsluta' },
};

const notices = noticeWords('sv').names;
const decided = { approve: 'Godkänt', 'request-changes': 'Ändringar begärdes', reject: 'Avslaget' };
const quoted = (text: string): string => `”${text}”`;

const events: EventWords = {
  ...authorityEventsSv,
  'tender-opened': () => 'Upphandlingen öppnades',
  'stage-opened': ({ stageId }, { stage }) => `Nytt steg: ${stage(stageId)}`,
  'stage-closed': ({ stageId, outcome }, { stage }) =>
    `${stage(stageId)}: ${{ done: 'klart', returned: 'går tillbaka', stopped: 'stoppat' }[outcome]}`,
  'gate-answered': ({ answers }, { list }) => {
    const missing = missingAtGate(answers);
    return missing.length === 0
      ? 'Allt är på plats: arbetet kan börja'
      : `Saknas än så länge: ${list(missing.map((question) => gate[question].missing))}`;
  },
  'dialogue-held': ({ heldOn, suppliers, learned }, { date }) =>
    `Dialog med ${suppliers} ${suppliers === 1 ? 'leverantör' : 'leverantörer'} ${date(heldOn)}: ${quoted(learned)}`,
  'dialogue-ended': ({ reason }) =>
    reason === null ? 'Dialogen med marknaden är klar' : `Dialogen med marknaden är klar: ${quoted(reason)}`,
  'requirement-submitted': () => 'Kravet lämnades till beslut',
  'requirement-weighed': ({ verdict, motive }) =>
    `${draftingSv.verdictNames[verdict]}${motive === null ? '' : `: ${quoted(motive)}`}`,
  'scope-set': ({ scope }, { money }) =>
    `Det som köps beskrevs: ${draftingSv.scopeInShort(scope, scope.valueOre === null ? null : money(scope.valueOre))}`,
  'requirement-left-out': ({ as, reason }) =>
    `${as === 'exemption' ? 'Undantag från kravet begärdes' : 'Lämnades in utan krav, vilket policyn tillåter'}: ${quoted(reason)}`,
  'award-model-set': () => 'Utvärderingsmodellen bestämdes',
  'decision-made': ({ decision, version, reason }) =>
    `${decided[decision]} (version ${version})${reason === null ? '' : `: ${quoted(reason)}`}`,
  'handed-over': ({ notice, receipt }) => `${notices[notice]} lämnades till annonsdatabasen (${receipt})`,
  'hand-over-failed': ({ notice, detail }) => `${notices[notice]} kunde inte lämnas över: ${detail}`,
  'hand-over-asked': () => 'Ett nytt försök att lämna över begärdes',
  published: ({ reference, publishedOn }, { date }) => `Annonserad ${date(publishedOn)} som ${reference}`,
  ...bidsSv.events,
  'notice-sent': ({ sentOn }, { date }) => `Tilldelningsbeslutet skickades ${date(sentOn)}`,
  'standstill-set': ({ lastDay }, { date }) => `Avtalsspärren löper till och med ${date(lastDay)}`,
  'standstill-ended': () => 'Avtalsspärren är över',
  'appeal-registered': ({ appeal }, { date }) =>
    `Överprövning begärdes ${date(appeal.filedOn)} hos ${courts[appeal.court]}, mål ${appeal.caseNumber}`,
  'injunction-registered': ({ forbidsSigning, decidedOn }, { date }) =>
    forbidsSigning
      ? `Domstolen förbjöd ${date(decidedOn)} att kontraktet skrivs medan målet prövas`
      : `Domstolen hävde ${date(decidedOn)} förbudet att skriva kontraktet`,
  'court-decided': ({ outcome, decidedOn, reason }, { date }) =>
    `Domstolen avgjorde målet ${date(decidedOn)}: ${courtOutcomes[outcome]}${reason === '' ? '' : `. ${quoted(reason)}`}`,
  'contract-signed': ({ reference, startsOn }, { date }) => `Kontrakt ${reference} skrivet, börjar ${date(startsOn)}`,
  cancelled: ({ reason }) => `Upphandlingen avbröts: ${quoted(reason)}`,
  'contract-started': () => 'Kontraktet började',
  'month-opened': ({ month }) => `Rapportmånad ${month.period} öppnades`,
  'month-closed': ({ period, silent }, { organisation, list }) =>
    silent.length > 0
      ? `${period} gick utan rapport från ${list(silent.map(organisation))}`
      : `Rapportmånad ${period} stängdes`,
  'report-received': ({ period, entries, text }, { list }) =>
    `Rapport för ${period}: ${entries.length === 0 ? 'inget nytt' : entriesByKind(entries, { whats, counted: chatSv.counted, list })}${text === null ? '' : `. ${quoted(text)}`}`,
  'report-accepted': () => 'Rapporten godtogs',
  'report-returned': ({ reason }) => `Rapporten skickades tillbaka: ${quoted(reason)}`,
  'placement-opened': ({ number, phase }) => `Placering P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-moved': ({ number, phase }) => `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-withdrawn': ({ number, phase }) =>
    `P-${number}: tillbaka till ${(standings[phase] ?? phase).toLowerCase()}, rapporten skickades tillbaka`,
  'placement-changed': ({ number, phase, countedElsewhere }) =>
    countedElsewhere
      ? `P-${number} räknas redan i en annan placering`
      : `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'offer-recorded': ({ offeredOn }, { date }) => `En anställning erbjöds ${date(offeredOn)}`,
  ...partnering.events,
  'evaluation-opened': () => 'Kontraktstiden är slut; slututvärderingen öppnades',
  evaluated: ({ summary, metAll }) =>
    `Slututvärderat, ${metAll ? 'alla åtaganden uppfyllda' : 'alla åtaganden uppfylldes inte'}: ${quoted(summary)}`,
  'placement-started': () => 'Placeringen öppnades',
  moved: ({ phase }) => `Gick vidare till ${(standings[phase] ?? phase).toLowerCase()}`,
  'eligibility-confirmed': ({ eligible, countedAs }) =>
    !eligible
      ? 'Hör inte till målgruppen'
      : countedAs === null
        ? 'Hör till målgruppen'
        : 'Hör till målgruppen, men räknas redan i en annan placering',
  withdrawn: ({ phase }) => `Rapporten skickades tillbaka; nu ${(standings[phase] ?? phase).toLowerCase()}`,
  'step-confirmed': ({ step, doneOn }, { date }) => `Klart ${date(doneOn)}: ${steps[step]}`,
  'retention-confirmed': ({ afterMonths, stillThere }) =>
    `${stillThere ? 'Kvar' : 'Inte kvar'} efter ${afterMonths} månader`,
  ended: ({ endedOn, reason }, { date }) => `Avslutad ${date(endedOn)}: ${endReasons[reason]}`,
  'ball-passed': ({ ball }) =>
    ball === null ? 'Ingen behöver göra något nu' : `Nästa: ${tasks[ball.task].toLowerCase()}`,
  reminded: ({ task }) => `Påminnelse: ${tasks[task].toLowerCase()}`,
  escalated: ({ task, to }) => `Tiden gick ut för ”${tasks[task].toLowerCase()}”; lyft till ${roles[to]}`,
};

/** Swedish. */
export const pagesSv = {
  drafting: draftingSv,
  tasks,
  standings,
  roles,
  vias,
  obligations,
  courts,
  courtOutcomes,
  sanctions,
  employmentForms,
  endReasons,
  steps,
  whats,
  gate,
  commands,
  notices,
  events,
  partnering: partnering.partneringSv,
  authority: authoritySv,
  settings: settingsSv,
  kinds: { authority: 'myndighet', tender: 'upphandling', contract: 'kontrakt', placement: 'placering' },
  bids: bidsSv,
  layout: {
    skip: 'Till innehållet',
    waiting: 'Att göra',
    dashboard: 'Överblick',
    menu: 'Huvudmeny',
    signOut: 'Logga ut',
    otherLanguage: 'English',
    footer: 'Foothold bär sysselsättningskravet från utkast till sista uppföljningen.',
  },
  signIn: {
    title: 'Logga in',
    lead: 'Från krav till jobb, och vem som gör nästa sak.',
    choose: 'Välj vem du vill vara',
    demo: 'Det här är en provmiljö. Personerna är påhittade och inget du gör här syns för någon annan än den som kör programmet.',
    noDemo:
      'Här går det inte att logga in på webben. Använd Foothold i Slack eller Teams, eller be den som driver tjänsten att slå på provläget (FOOTHOLD_DEMO=true).',
    noPeople:
      'Inga personer är inlästa än. Läs in exemplet med ”npx foothold import examples/vivalla.yaml” och ladda om sidan.',
    unknown: 'Den personen finns inte. Välj en av personerna nedan.',
  },
  home: {
    title: 'Att göra',
    none: 'Inget väntar på dig just nu.',
    noneMore: 'När det är din tur dyker det upp här av sig självt.',
    count: (n: number) => (n === 1 ? 'En sak väntar på dig' : `${n} saker väntar på dig`),
    others: 'Andra ärenden du är med i',
    othersNone: 'Du är inte med i några andra ärenden.',
    chat: 'Skriv till Foothold',
  },
  due: {
    overdue: 'försenad',
    by: (date: string) => `senast ${date}`,
    until: (date: string) => `till ${date}`,
    noTime: 'utan slutdatum',
  },
  ball: {
    with: (who: string) => `Bollen ligger hos ${who}`,
    time: 'Inväntar datum',
    none: 'Inget väntar',
    rolesAt: (roleNames: string, organisation: string) => `${roleNames}, ${organisation}`,
    or: 'eller',
  },
  thread: {
    conversation: 'Händelser och samtal',
    now: 'Läget nu',
    todo: 'Det här kan du göra',
    seldom: 'Mer',
    path: 'Stegen',
    pathDone: 'klart',
    pathNow: 'här är vi',
    you: 'Du',
    foothold: 'Foothold',
    partOf: 'Hör till',
    openData: 'Öppna data:',
    leadsTo: 'Ledde till',
    placements: 'Placeringar',
    placement: (number: number) => `P-${number}`,
    composer: 'Meddelande till Foothold',
    composerHint: 'Skriv här …',
    contractorHint: 'T.ex. ”vi har anställt två”',
    send: 'Skicka',
    onlyYou: 'Bara du ser samtalet. Skriv inga namn; en person kallas P-17.',
    earlier: (n: number) => `Tidigare händelser (${n})`,
    cut: 'Ännu äldre händelser visas inte här.',
    endedPlacements: (n: number) => `Avslutade (${n})`,
    answered: 'Besvarad',
    dismissed: 'Avböjd. Inget ändrades.',
    emptyMessage: 'Skriv något först.',
    empty: 'Inget har hänt än.',
  },
  forms: {
    required: 'Fyll i det här.',
    count: 'Skriv ett heltal, till exempel 12.',
    between: (min: number, max: number) => `Skriv ett tal mellan ${min} och ${max}.`,
    date: 'Skriv ett datum som 2026-03-01.',
    money: 'Skriv ett belopp i kronor, till exempel 1 250 000.',
    url: 'Skriv en hel webbadress som börjar med https://.',
    choice: 'Välj ett av alternativen.',
    wrong: 'Något är inte ifyllt än. Rätta det som är markerat och skicka igen.',
    notTaken: 'Det gick inte att tolka uppgifterna. Kontrollera dem och skicka igen.',
    closed: 'Det steget är inte öppet längre. Så här står ärendet nu.',
    optional: 'frivilligt',
    choose: 'Välj …',
    yes: 'Ja',
    no: 'Nej',
  },
  fields: {
    suppliers: 'Antal leverantörer',
    learned: 'Vad sa de?',
    learnedHint: 'Vad marknaden klarar, vad som är svårt, vad som skulle hjälpa. Inga namn på arbetssökande.',
    endDialogue: 'Om ingen har tillfrågats: varför?',
    targetGroup: 'Målgrupp',
    targetGroupHint: 'T.ex. långtidsarbetslösa boende i området. Aldrig en namngiven person.',
    areaId: 'Område',
    noArea: 'Inget särskilt område',
    target: (kind: ObligationKind) => `Antal ${obligations[kind]}`,
    firstStartWithinMonths: 'Första starten inom (månader)',
    durationMonths: 'Kontraktets längd (månader)',
    followUpBy: 'Följs upp av',
    sanctions: 'Om kravet inte uppfylls',
    noticeReference: 'Annonsens nummer',
    publishedOn: 'Annonserad den',
    url: 'Annonsens webbadress',
    bidderId: 'Anbudsgivare',
    price: 'Anbudspris (kronor)',
    promised: (kind: ObligationKind) => `Lovar i anbudet: antal ${obligations[kind]}`,
    promisedHint: (target: number) => `Kravet är ${target}. Fyll i bara om anbudet lovar mer.`,
    qualityPoints: 'Kvalitetspoäng (0–100)',
    reason: 'Motivering',
    reasonHint: 'Skriv så att den andra parten kan göra något åt det.',
    sentOn: 'Skickat den',
    means: 'Hur skickades det?',
    electronic: 'elektroniskt till alla',
    other: 'på annat sätt',
    standstillDays: 'Egen, längre avtalsspärr (dagar)',
    standstillDaysHint: 'Lämna tomt för lagens 10 dagar, eller 15 om någon fick beslutet på annat sätt.',
    court: 'Vilken domstol?',
    caseNumber: 'Målnummer',
    filedOn: 'Ansökan kom in den',
    injunction: 'Har domstolen förbjudit att kontraktet skrivs?',
    injunctionHint: 'I förvaltningsrätten gäller förbudet av sig självt.',
    forbidsSigning: 'Får kontraktet skrivas medan målet prövas?',
    signingForbidden: 'nej, det är förbjudet tills målet är avgjort',
    signingAllowed: 'ja, förbudet är hävt',
    decidedOn: 'Beslutat den',
    courtOutcome: 'Vad blev det?',
    courtReason: 'Domstolens skäl',
    courtReasonHint: 'Behövs när anbuden ska utvärderas på nytt eller upphandlingen göras om.',
    contractReference: 'Kontraktets nummer',
    startsOn: 'Börjar den',
    endsOn: 'Slutar den',
    heldOn: 'Hölls den',
    meeting: 'Vilket möte?',
    kickOff: 'uppstartsmöte',
    partnering: 'partneringmöte',
    people: 'Antal personer',
    summary: 'Sammanfattning',
    eligible: 'Hör personen till målgruppen?',
    step: 'Vilket steg?',
    doneOn: 'Klart den',
    stillThere: (months: number) => `Är personen kvar efter ${months} månader?`,
    endedOn: 'Slutade den',
    endReason: 'Varför?',
    what: 'Vad har hänt?',
    startDate: 'Från och med',
    employmentForm: 'Anställningsform',
    extentPercent: 'Omfattning (procent)',
    placementNumber: 'Placering',
    hours: 'Timmar i perioden, alla tillsammans',
    hoursTitle: 'Rapportera timmar',
    endReasonHint: 'Bara vid avslut. Skriv inget om personen.',
    offeredOn: 'Erbjuden den',
    lessons: {
      worked: 'Vad fungerade?',
      didNotWork: 'Vad fungerade inte?',
      advice: 'Råd till nästa upphandling',
    },
    countedAs: 'Räknas personen redan som en annan placering?',
    countedAsHint: 'Skriv dess nummer, t.ex. placement/AVT-2012-014/P-3. Beställaren ser inte vilken.',
    newPerson: 'En ny person',
  },
  errors: {
    title: 'Det gick inte',
    notFound: 'Sidan finns inte, eller så ingår den inte i det du får se.',
    expired: 'Formuläret hade legat öppet för länge. Gå tillbaka, ladda om sidan och skicka igen.',
    tooMany: 'Det kom för många anrop på kort tid. Vänta en minut och försök igen.',
    broken: 'Något gick fel hos oss. Inget du gjorde tidigare är förlorat. Försök igen om en stund.',
    badRequest: 'Det gick inte att läsa det som skickades. Ladda om sidan och försök igen.',
    back: 'Till startsidan',
  },
  dashboard: {
    title: 'Överblick',
    lead: 'Vad som lovats, vad som levererats och vem som har bollen.',
    all: 'Alla',
    filter: 'Myndighet',
    show: 'Visa',
    contracts: 'Kontrakt',
    tenders: 'Upphandlingar',
    noContracts: 'Inga kontrakt än. Det första kommer när en upphandling har gått hela vägen.',
    noTenders: 'Inga upphandlingar pågår.',
    reference: 'Nummer',
    caseTitle: 'Ärende',
    stage: 'Läge',
    ball: 'Boll',
    due: 'Senast',
    promised: 'Levererat av lovat',
    obligation: 'Åtagande',
    target: 'Lovat',
    delivered: 'Levererat',
    accepted: 'Godtaget',
    forecast: 'Prognos',
    noForecast: 'för tidigt att säga',
    forecastOf: (low: number, high: number, target: number, contracts: number) =>
      `${low === high ? low : `${low}–${high}`} av ${target} (${contracts} kontrakt)`,
    chartTitle: 'Levererat mot lovat',
    chartText: (parts: string) => `Stapeldiagram över levererat mot lovat i alla visade kontrakt: ${parts}.`,
    chartPart: (label: string, delivered: number, target: number) => `${label} ${delivered} av ${target}`,
    chartTable: 'Diagrammets siffror',
    of: (delivered: number, target: number) => `${delivered} av ${target}`,
    running: 'pågående kontrakt',
    tendersRunning: 'pågående upphandlingar',
    overdue: 'försenade',
    more: (shown: number) => `Bara ${shown} ärenden visas. Välj en myndighet för att se alla dess ärenden.`,
    area: 'Tabellen går att rulla i sidled',
  },
};

/** What every language must have. */
export type PagesWords = typeof pagesSv;
