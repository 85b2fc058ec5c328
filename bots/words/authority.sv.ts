// Words about the authority: the policy with what each value rests on, areas and efforts. In Swedish; the English has the same keys.
import type { AuthorityEvent } from '../../domain/authority.js';
import type { EffortCount } from '../../domain/area.js';
import type { Approval, ApprovalName } from '../../domain/policy.js';
import type { CommonEvent } from '../../domain/case.js';
import type { ProcedureName } from '../../domain/procedures.js';
import type { EventWords } from './event-words.js';
import { mineSv } from './mine.sv.js';
import { formats } from '../web/formats.js';

const { number } = formats('sv');

const counts: Record<EffortCount, string> = {
  participants: 'deltagare',
  internship: 'praktikplatser',
  employment: 'anställningar',
  education: 'utbildningar',
};

const approvals: Record<ApprovalName, string> = {
  requirement: 'Kravet godkänns av',
  exemption: 'Undantag godkänns av',
  award: 'Tilldelning godkänns av',
};

/** Words on the authority's page and in its forms. */
export const authoritySv = {
  policy: 'Policy',
  version: (version: number) => (version === 0 ? 'startvärden, ingen policy är antagen' : `version ${version}`),
  inherited: (from: string) => `Ärvd från ${from}`,
  requirementInEveryTender: 'Krav i varje upphandling',
  demanded: 'ja, eller ett godkänt undantag',
  notDemanded: 'nej',
  maxPricePercent: 'Priset väger som mest',
  publicOutcome: 'Utfallet visas för alla på en öppen sida',
  publicOutcomeHint: 'Utan inloggning och utan personuppgifter; tal om färre än fem personer visas inte.',
  shownToAll: { yes: 'ja', no: 'nej' },
  percent: (value: number) => `${value} procent`,
  approvals,
  needs: (needs: Approval['needs'], roles: string) =>
    needs === 'any'
      ? `en av: ${roles}`
      : needs === 'all'
        ? `var och en av: ${roles}`
        : `${needs} personer bland: ${roles}`,
  needsOptions: {
    any: 'En person räcker',
    all: 'En person från varje roll',
    people: (n: number) => `${n} olika personer`,
  },
  needsLabel: 'Hur många behövs?',
  rolesLabel: 'Vilka roller?',
  groups: { rules: 'Reglerna', tender: 'Upphandlingen', scope: 'Det som köps' },
  backupLabel: 'Ersättare när tiden gått ut',
  noBackup: 'Ingen',
  /** What the policy says of an approval, with the backup's role where it names one. */
  withBackup: (needs: string, backup: string | null) =>
    backup === null ? needs : `${needs}; när tiden gått ut även ${backup}`,
  followUpBy: 'Följs upp av',
  /** What each value rests on: [V] read in the source, [K] own knowledge. */
  marks: {
    V: 'V: läst i källan',
    K: 'K: egen kunskap, ingen källa är läst. Kontrollera mot er egen policy.',
  },
  sources: {
    requirementInEveryTender:
      'Berättelsen om Vivalla: kommunen gjorde sociala krav till policy för alla upphandlingar.',
    maxPricePercent:
      'Ingen regel: LOU 16 kap. 1 § kräver viktade kriterier men inget tak för priset. Startvärdet är 60.',
    approvals: 'Ingen regel: vem som beslutar följer myndighetens delegationsordning. Startvärdet är en chef.',
    followUpBy: 'Upphandlingsmyndigheten: bestäm redan i planeringen vem som följer upp.',
  },
  areas: 'Områden',
  noAreas: 'Inga områden än. Läs in dem ur en CSV-fil eller anteckna dem i formuläret.',
  year: 'År',
  source: 'Källa',
  indicators: { adultsEmployedPercent: 'Vuxna i arbete', childPovertyPercent: 'Barnfattigdom' } as Record<
    string,
    string
  >,
  efforts: 'Insatser',
  counts,
  counted: (count: number, what: string) => `${number(count)} ${what}`,
  coverage: 'Upphandlingar med krav',
  coverageOf: (covered: number, all: number) => `${number(covered)} av ${number(all)}`,
  coverageAll: 'Alla myndigheter',
  coverageCut: (shown: number, all: number) =>
    `Här visas ${number(shown)} av ${number(all)} myndigheter: de som har flest upphandlingar utan krav.`,
  coverageMore: { exempt: 'undantagna', leftOut: 'utan krav', undecided: 'inte beslutade än' },
  noTenders: 'Inga upphandlingar än.',
  tenders: 'Upphandlingar',
  fields: {
    reference: 'Nummer',
    referenceHint: 'Bokstäver, siffror och bindestreck, t.ex. UPP-2027-003.',
    title: 'Vad upphandlas?',
    procedure: 'Förfarande',
    matchingBodyId: 'Matchningsansvarig',
    framework: 'Ramavtalets upphandlingsnummer',
    frameworkHint: 'Bara för avrop.',
    nature: 'Slag',
    trade: 'Bransch',
    tradeHint: 'Ert eget ord, t.ex. måleri.',
    value: 'Beräknat värde (kronor)',
    durationMonths: 'Kontraktets längd (månader)',
    labourPercent: 'Arbetets andel av värdet (procent)',
    area: 'Område',
    newArea: 'Nytt område',
    newAreaHint: 'Namnet, om området inte finns i listan.',
    year: 'År',
    otherIndicator: 'Annan uppgift',
    otherValue: 'Värde',
    source: 'Källa',
    effort: 'Insats',
    effortHint: 'Skriv inga namn på personer.',
    period: 'När?',
    count: (what: string) => `Antal ${what}`,
  },
  natures: { works: 'byggentreprenad', services: 'tjänst', goods: 'vara' },
  procedures: {
    open: 'öppet förfarande',
    simplified: 'förenklat förfarande',
    framework: 'ramavtal',
    'call-off': 'avrop från ramavtal',
    reserved: 'reserverad upphandling',
    direct: 'direktupphandling',
  } satisfies Record<ProcedureName, string>,
};

type Events = Pick<EventWords, Exclude<AuthorityEvent['type'], CommonEvent['type']>>;

/** What has happened at the authority. */
export const authorityEventsSv: Events = {
  'authority-started': () => 'Myndigheten lades till',
  'policy-adopted': ({ policy }) => `Policyn antogs i version ${policy.version}`,
  'tender-started': ({ reference, title }) => `Upphandling ${reference} öppnades: ${title}`,
  'tender-not-started': ({ reference, because }) =>
    because === 'over-limit'
      ? `Upphandling ${reference} öppnades inte: den går över den gräns som kommunens policy sätter för förfarandet`
      : `Upphandling ${reference} fanns redan och öppnades inte igen`,
  'indicators-recorded': ({ lines }) =>
    lines.length === 1 && lines[0]
      ? `Siffror för ${lines[0].name ?? lines[0].areaId} ${lines[0].year}`
      : `Siffror för områden lästes in: ${lines.length} rader`,
  delegated: ({ delegatorId, delegateId, firstDay, lastDay }, { person, date }) =>
    mineSv.delegation(person(delegateId), person(delegatorId), date(firstDay), date(lastDay)),
  'delegation-ended': ({ delegatorId, delegateId }, { person }) =>
    `${person(delegateId)} går inte längre in för ${person(delegatorId)}`,
  'effort-recorded': ({ title, period, outcomes }, { list }) =>
    `Insats: ${title}, ${period}${outcomes.length === 0 ? '' : ` (${list(outcomes.map(({ kind, count }) => `${count} ${counts[kind]}`))})`}`,
};
