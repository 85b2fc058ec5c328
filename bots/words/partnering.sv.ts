// The words of partnering, changes and follow-up in Swedish: tasks, commands, what happened, and the fields of their forms.
import type { Task } from '../../domain/case.js';
import type { ChangeCommand, ChangeEvent } from '../../domain/changes.js';
import type { ContactRole, PartneringCommand, PartneringEvent } from '../../domain/partnering.js';
import type { Obligation, ObligationKind, SanctionStep } from '../../domain/requirement.js';
import type { CloseReason, DeviationSubject, SanctionCommand, SanctionEvent } from '../../domain/sanctions.js';
import type { EventNames, WordsOf } from './event-words.js';
import { counted } from './counted.js';
import { obligations, obligationsCounted, sanctions } from './obligations.sv.js';

const contacts: Record<ContactRole, string> = {
  delivery: 'leveransen på plats',
  'follow-up': 'uppföljningen',
  matching: 'matchningen',
};

const subjects: Record<DeviationSubject, string> = {
  ...obligations,
  'first-start': 'första starten',
  report: 'en rapport',
  'delivery-plan': 'genomförandeplanen',
  meetings: 'möten',
  'other-term': 'ett annat villkor',
};

const closeReasons: Record<CloseReason, string> = {
  rectified: 'rättat',
  'no-referral': 'matchningsansvarig hade inte anvisat någon',
  'programme-ended': 'programmet eller stödet tog slut',
  'own-decision': 'personens eget beslut',
  protected: 'skyddade uppgifter, kan inte redovisas',
  'lawful-dismissal': 'lagenlig uppsägning',
  'terms-changed': 'villkoren har ändrats',
  'not-a-deviation': 'ingen avvikelse',
};

const targets = (list: readonly Obligation[], names: EventNames): string =>
  names.list(list.map(({ kind, target }) => obligationsCounted(kind, target)));
const quoted = (text: string): string => `”${text}”`;
const days = (count: number): string => counted(count, 'dag', 'dagar');

export const tasks = {
  'hand-over': 'Bekräfta överlämningen',
  'meet-matching-body': 'Håll första mötet med matchningsansvarig',
  'submit-plan': 'Lämna genomförandeplanen',
  'approve-plan': 'Svara på genomförandeplanen',
  'agree-charter': 'Ta ställning till partneringdeklarationen',
  'hold-meeting': 'Håll partneringmötet',
  'answer-change': 'Svara på ändringsförslaget',
  refer: 'Anvisa personer',
  'consider-deviation': 'Bedöm en möjlig avvikelse',
  'decide-sanction': 'Besluta om avvikelsen',
  rectify: 'Rätta avvikelsen',
} satisfies Partial<Record<Task, string>>;

export const commands: Record<
  (PartneringCommand | ChangeCommand | SanctionCommand)['kind'],
  { readonly title: string; readonly send: string }
> = {
  'hold-kick-off': { title: 'Uppstartsmötet är hållet', send: 'Spara uppstartsmötet' },
  'confirm-hand-over': { title: 'Jag har tagit över', send: 'Bekräfta överlämningen' },
  'replace-contact': { title: 'Byt kontaktperson', send: 'Byt' },
  'hold-meeting': { title: 'Anteckna ett möte', send: 'Spara mötet' },
  'postpone-meeting': { title: 'Skjut upp partneringmötet', send: 'Skjut upp' },
  'submit-plan': { title: 'Lämna genomförandeplan', send: 'Lämna planen' },
  'approve-plan': { title: 'Godkänn genomförandeplanen', send: 'Godkänn planen' },
  'return-plan': { title: 'Skicka tillbaka genomförandeplanen', send: 'Skicka tillbaka planen' },
  'propose-charter': { title: 'Föreslå partneringdeklaration', send: 'Föreslå' },
  'agree-charter': { title: 'Godta partneringdeklarationen', send: 'Godta deklarationen' },
  'change-contract': { title: 'Föreslå ändring av kontraktet', send: 'Föreslå ändringen' },
  prolong: { title: 'Föreslå förlängning', send: 'Föreslå förlängningen' },
  'agree-change': { title: 'Godta ändringen', send: 'Godta ändringen' },
  'decline-change': { title: 'Avböj ändringen', send: 'Avböj ändringen' },
  'accede-subcontractor': { title: 'Ny underentreprenör', send: 'Ta in' },
  'release-subcontractor': { title: 'Underentreprenör lämnar', send: 'Avsluta' },
  'open-deviation': { title: 'Öppna en avvikelse', send: 'Öppna avvikelsen' },
  'dismiss-proposal': { title: 'Ingen avvikelse', send: 'Avskriv' },
  'take-sanction': { title: 'Nästa steg i sanktionstrappan', send: 'Besluta steget' },
  'answer-deviation': { title: 'Svara på avvikelsen', send: 'Skicka svaret' },
  'close-deviation': { title: 'Avsluta avvikelsen', send: 'Avsluta' },
  'request-referral': { title: 'Begär anvisning', send: 'Begär personer' },
  'decline-referral': { title: 'Ingen att anvisa', send: 'Meddela' },
};

export const events: WordsOf<PartneringEvent | ChangeEvent | SanctionEvent> = {
  'kick-off-held': ({ heldOn, deliveryOwnerId }, { date, person }) =>
    `Uppstartsmöte hölls ${date(heldOn)}: åtagandena gicks igenom, ${person(deliveryOwnerId)} ansvarar för leveransen på plats`,
  'hand-over-confirmed': ({ role }) => `Överlämningen bekräftad: ${contacts[role]}`,
  'contact-replaced': ({ role, from, to }, { person }) =>
    `Ansvarig för ${contacts[role]}: ${from === null ? '' : `${person(from)} ersätts av `}${person(to)}`,
  'meeting-held': ({ heldOn, meeting, minutes }, { date }) =>
    `${meeting === 'partnering' ? 'Partneringmöte' : 'Första mötet med matchningsansvarig'} hölls ${date(heldOn)}${minutes === null ? '' : `: ${quoted(minutes)}`}`,
  'meeting-postponed': ({ newOn, reason }, { date }) =>
    `Partneringmötet sköts upp till ${date(newOn)}: ${quoted(reason)}`,
  'meeting-scheduled': ({ dueAt }, { date }) => `Nästa partneringmöte senast ${date(dueAt)}`,
  'meeting-missed': ({ dueAt }, { date }) => `Partneringmötet ${date(dueAt)} blev inte av`,
  'plan-submitted': ({ version, places }) =>
    `Genomförandeplan ${version} lämnades: ${counted(
      places.reduce((sum, { count }) => sum + count, 0),
      'plats',
      'platser'
    )}`,
  'plan-approved': ({ version }) => `Genomförandeplan ${version} godkändes`,
  'plan-returned': ({ version, reason }) => `Genomförandeplan ${version} skickades tillbaka: ${quoted(reason)}`,
  'charter-proposed': ({ version, organisationId }, { organisation }) =>
    `${organisation(organisationId)} föreslog partneringdeklaration ${version}`,
  'charter-agreed': ({ version, organisationId }, { organisation }) =>
    `${organisation(organisationId)} godtog partneringdeklaration ${version}`,
  'charter-in-force': ({ version }) => `Alla är överens: partneringdeklaration ${version} gäller`,
  'change-proposed': ({ number, what, why, targets: wanted, endsOn }, names) =>
    `Ändring ${number} föreslogs: ${[what, endsOn === null ? '' : `förlängning till ${names.date(endsOn)}`, wanted === null ? '' : targets(wanted, names)].filter(Boolean).join(', ')}. Skäl: ${quoted(why)}`,
  'change-agreed': ({ number, before, after }, names) =>
    `Ändring ${number} gäller: ${targets(after.obligations, names)}, till ${names.date(after.endsOn)} (tidigare ${targets(before.obligations, names)}, till ${names.date(before.endsOn)})`,
  'change-declined': ({ number, reason }) => `Ändring ${number} avböjdes: ${quoted(reason)}`,
  'subcontractor-acceded': ({ organisationId }, { organisation }) =>
    `${organisation(organisationId)} kom med som underentreprenör och rapporterar själv`,
  'subcontractor-released': ({ organisationId, reason }, { organisation }) =>
    `${organisation(organisationId)} lämnade som underentreprenör: ${quoted(reason)}`,
  'deviation-proposed': ({ about, organisationId, period }, { organisation, month }) =>
    `Möjlig avvikelse: ${subjects[about]}${period === null ? '' : ` för ${month(period)}`}, ${organisation(organisationId)}`,
  'proposal-dismissed': ({ reason }) => `Möjlig avvikelse avskrevs: ${closeReasons[reason]}`,
  'deviation-opened': ({ number, about, period, what }, { month }) =>
    `Avvikelse ${number} öppnades om ${subjects[about]}${period === null ? '' : ` för ${month(period)}`}: ${quoted(what)}`,
  'sanction-taken': ({ deviation, step, clausePoint, dueAt, amountOre, reason }, { date, money }) =>
    `Avvikelse ${deviation}: ${sanctions[step]} enligt punkt ${clausePoint}${amountOre === null ? '' : `, ${money(amountOre)}`}, senast ${date(dueAt)}. Skäl: ${quoted(reason)}`,
  'sanction-expired': ({ deviation, step }) => `Avvikelse ${deviation}: tiden för ${sanctions[step]} gick ut`,
  'deviation-answered': ({ deviation, text }) => `Avvikelse ${deviation} besvarades: ${quoted(text)}`,
  'deviation-closed': ({ deviation, reason }) => `Avvikelse ${deviation} avslutades: ${closeReasons[reason]}`,
  'referral-requested': ({ count }) =>
    `Leverantören begärde ${counted(count, 'person', 'personer')} av matchningsansvarig. Leverantörens tider står still så länge`,
  'referral-answered': ({ declined, heldDays }) =>
    `Matchningsansvarig ${declined ? 'har ingen att anvisa' : 'har anvisat dem som begärdes'}; ${days(heldDays)} läggs till leverantörens tid`,
};

/** Swedish. */
export const partneringSv = {
  contacts,
  subjects,
  /** What a deviation is about, and in which month. */
  subjectIn: (subject: string, month: string | null) => (month === null ? subject : `${subject} för ${month}`),
  closeReasons,
  fields: {
    participants: 'Vilka roller deltog?',
    commitmentsRead: 'Gicks åtagandena igenom tillsammans?',
    deliveryOwner: 'Ansvarig för leveransen på plats',
    deliveryOwnerHint: 'En person hos leverantören. Hen bekräftar själv att överlämningen har nått fram.',
    contactRole: 'Ansvar för',
    newPerson: 'Ny ansvarig',
    matchingMeeting: 'första mötet med matchningsansvarig',
    minutes: 'Kort anteckning',
    minutesHint: 'Beslut och nästa steg. Inga namn; en person kallas P-17.',
    newOn: 'Ny dag',
    quarterPlaces: (kind: ObligationKind) => `${obligations[kind]} per kvartal`,
    quarterHint: 'Ett kvartal per rad, t.ex. 2026-Q3: 4',
    tutorRole: 'Vem är handledare? (roll)',
    tutorRoleHint: (within: string, answered: string, restsOn: string) =>
      `T.ex. arbetsledare på plats. Planen lämnas inom ${within} dagar och besvaras inom ${answered} (${restsOn}).`,
    safetyInduction: 'Säkerhetsintroduktion',
    goals: 'Gemensamma mål',
    goalsHint: 'Ett mål per rad.',
    everyWeeks: 'Veckor mellan mötena',
    what: 'Vad ändras?',
    why: 'Varför?',
    changeHint: 'Ett kontrakt får bara ändras så långt LOU 17 kap. medger utan ny upphandling [K].',
    newTarget: (kind: ObligationKind) => `Nytt antal ${obligations[kind]}`,
    newTargetHint: (target: number) => `Nu ${target}. Lämna tomt om det inte ändras.`,
    newEndsOn: 'Ny slutdag',
    organisation: 'Organisation',
    about: 'Vad gäller det?',
    period: 'Månad (för en rapport)',
    periodHint: 'T.ex. 2026-05.',
    whatIsWrong: 'Vad är avvikelsen?',
    closeReason: 'Skäl',
    units: 'Antal som saknas',
    unitsHint: (money: string) => `Vitet är ${money} för varje.`,
    stepReason: (step: SanctionStep, point: string) =>
      `Skäl för ${sanctions[step]} (punkt ${point} i kontraktsvillkoret)`,
    answer: 'Vad har gjorts, eller görs, och till när?',
    referralHint: 'Era tider för platserna står still tills matchningsansvarig har svarat.',
    days: 'Dagar',
  },
  card: {
    about: (task: string, about: string) => `${task} (${about})`,
    deviation: (number: number, subject: string) => `avvikelse ${number}, ${subject}`,
    possible: (subject: string) => `möjlig avvikelse: ${subject}`,
    standsStill: (since: string, left: number) =>
      `Leverantörens tider står still sedan ${since}: matchningsansvarig har ${counted(left, 'person', 'personer')} kvar att anvisa.`,
    held: (count: number) => `Matchningsansvarig behövde ${days(count)}; de är tillagda på leverantörens tid.`,
    deviationLine: (number: number, subject: string, what: string) => `Avvikelse ${number}, ${subject}: ”${what}”`,
    ladder: (taken: string, next: string) => `Hittills: ${taken}. ${next}`,
    noneTaken: 'inget steg taget',
    nextStep: (step: SanctionStep, point: string, withinDays: number, money: string | null) =>
      `Nästa steg enligt punkt ${point}: ${sanctions[step]}${money === null ? '' : ` ${money} per saknad enhet`}, ${days(withinDays)}.`,
    lastStep: 'Trappan är slut.',
    excluded: (since: string) => `Får inga fler avrop sedan ${since}.`,
    charter: (goals: string, weeks: number) =>
      `Gemensamma mål: ${goals}. ${weeks === 1 ? 'Möte varje vecka' : `Möte med ${weeks} veckors mellanrum`}.`,
    proposedCharter: (goals: string, who: string) => `Föreslagna gemensamma mål: ${goals}. Väntar på ${who}.`,
    plan: (version: number, standing: string) => `Genomförandeplan ${version}: ${standing}`,
    planStandings: { submitted: 'väntar på svar', approved: 'godkänd', returned: 'skickad tillbaka' },
    planLine: (quarter: string, places: string) => `${quarter}: ${places}`,
    change: (number: number, what: string) => `Ändring ${number} väntar på den andra parten: ${what}`,
    prolongedTo: (date: string) => `förlängning till ${date}`,
    contact: (role: ContactRole, person: string) => `Ansvarig för ${contacts[role]}: ${person}`,
    notHandedOver: 'har inte bekräftat överlämningen',
    commitments: 'Åtaganden',
    meetings: (held: number, missed: number) =>
      `${counted(held, 'partneringmöte hållet', 'partneringmöten hållna')}${missed === 0 ? '' : `, ${missed} blev inte av i tid`}.`,
  },
};

/** What every language must have. */
export type PartneringWords = typeof partneringSv;
