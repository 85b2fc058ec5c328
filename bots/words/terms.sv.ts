// The terms of the domain in Swedish: what tasks, standings, roles, obligations and the like are called.
import type { Role, Via } from '../../domain/actor.js';
import type { Court, CourtOutcome } from '../../domain/appeal.js';
import type { Task } from '../../domain/case.js';
import type { EmploymentForm, PlacementStep, ReportEntry } from '../../domain/commands.js';
import type { PathEnd } from '../../domain/placement-record.js';
import type { GateQuestion } from '../../domain/gate.js';
import * as partnering from './partnering.sv.js';
import { decisionsSv } from './decisions.sv.js';
import { bidsSv } from './bids.sv.js';

export const tasks: Record<Task, string> = {
  'answer-gate': 'Svara på de fyra frågorna före start',
  'start-with-management': 'Ordna det som saknas före start',
  'hold-dialogue': 'Ha dialog med marknaden',
  'draft-requirement': 'Skriv sysselsättningskravet',
  decide: 'Fatta beslut',
  'hand-over-again': 'Se till att annonsen kan lämnas över',
  'confirm-publication': 'Bekräfta annonseringen',
  'register-bids': 'Registrera anbud',
  'score-bids': 'Bedöm anbudens kvalitet',
  ...decisionsSv.tasks,
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

export const standings: Record<string, string> = {
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

export const roles: Record<Role, string> = {
  'procurement-officer': 'upphandlare',
  manager: 'chef',
  evaluator: 'utvärderare',
  'contract-manager': 'kontraktsansvarig',
  coordinator: 'samordnare',
  contractor: 'leverantör',
  'matching-body': 'matchningsansvarig',
  auditor: 'granskare',
};

export const vias: Record<Via, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'webben',
  email: 'länk i e-post',
  cli: 'kommandoraden',
  import: 'inläst i efterhand',
  system: 'Foothold',
};

export const employmentForms: Record<EmploymentForm, string> = {
  permanent: 'tillsvidare',
  'fixed-term': 'visstid',
  apprenticeship: 'lärling',
};

export const endReasons: Record<PathEnd, string> = {
  'still-there': 'kvar vid sista kontrollen',
  withdrawn: 'rapporten skickades tillbaka',
  completed: 'genomförd',
  left: 'slutade',
  'programme-ended': 'insatsen tog slut',
  'employer-ended': 'arbetsgivaren avslutade',
  'not-eligible': 'hörde inte till målgruppen',
};

export const steps: Record<PlacementStep, string> = {
  'first-meeting': 'första mötet',
  'safety-induction': 'säkerhetsintroduktion',
  'tutor-named': 'handledare utsedd',
  'midway-check': 'uppföljning halvvägs',
};

export const whats: Record<ReportEntry['what'], string> = {
  employment: 'anställning',
  internship: 'praktik',
  education: 'utbildning',
  ended: 'avslut',
};

export const courts: Record<Court, string> = {
  administrative: 'förvaltningsrätten',
  appeal: 'kammarrätten',
  supreme: 'Högsta förvaltningsdomstolen',
};

export const courtOutcomes: Record<CourtOutcome, string> = {
  rejected: 'ansökan avslås',
  withdrawn: 'ansökan är återkallad, målet avskrivs',
  're-evaluate': 'anbuden ska utvärderas på nytt',
  redo: 'upphandlingen ska göras om',
};

export const gate: Record<GateQuestion, { readonly question: string; readonly missing: string }> = {
  mandate: {
    question: 'Finns ett beslut av politiken eller ledningen?',
    missing: 'beslut av politiken eller ledningen',
  },
  orderingUnit: { question: 'Är den beställande enheten intresserad?', missing: 'en intresserad beställande enhet' },
  matchingBody: { question: 'Är en matchningsansvarig utsedd?', missing: 'en utsedd matchningsansvarig' },
  network: { question: 'Finns ett regionalt nätverk?', missing: 'ett regionalt nätverk' },
};
