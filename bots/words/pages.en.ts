// The words of the web pages in English.
import type { Role, Via } from '../../domain/actor.js';
import type { Court, CourtOutcome } from '../../domain/appeal.js';
import type { Task } from '../../domain/case.js';
import type { CommandKind, EmploymentForm, PlacementStep, ReportEntry } from '../../domain/commands.js';
import type { PathEnd } from '../../domain/placement-record.js';
import type { GateQuestion } from '../../domain/gate.js';
import { missingAtGate } from '../../domain/gate.js';
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import { authorityEventsEn, authorityEn } from './authority.en.js';
import { chatEn } from './chat.en.js';
import * as partnering from './partnering.en.js';
import { draftingEn } from './drafting.en.js';
import { settingsEn } from './settings.en.js';
import { bidsEn } from './bids.en.js';
import type { EventWords } from './event-words.js';
import { entriesByKind } from './event-words.js';
import { noticeWords } from './notices.js';
import type { PagesWords } from './pages.sv.js';

const tasks: Record<Task, string> = {
  'answer-gate': 'Answer the four questions before the start',
  'start-with-management': 'Settle what is missing before the start',
  'hold-dialogue': 'Hold a dialogue with the market',
  'draft-requirement': 'Write the employment requirement',
  decide: 'Decide',
  'hand-over-again': 'See to it that the notice can be handed over',
  'confirm-publication': 'Confirm the publication',
  'register-bids': 'Register bids',
  'score-bids': 'Judge the quality of the bids',
  ...bidsEn.tasks,
  'send-award-notice': 'Send the award notice',
  'wait-standstill': 'The standstill is running',
  'register-court-decision': 'Wait for the court and register its decision',
  'sign-contract': 'Sign the contract',
  'hold-kick-off': 'Hold the kick-off meeting',
  ...partnering.tasks,
  report: 'Report the month',
  'accept-report': 'Answer a report',
  'evaluate-outcome': 'Make the final evaluation',
  'confirm-eligibility': 'Confirm the target group',
  'first-meeting': 'Hold a first meeting',
  'tutor-named': 'Name a tutor',
  'arrange-start': 'Arrange the start',
  'safety-induction': 'Give the safety induction',
  'midway-check': 'Follow up half-way',
  'end-or-hire': 'End or hire',
  'retention-check': 'Check that the person is still there',
};

const standings: Record<string, string> = {
  'policy-in-force': 'Policy in force',
  'no-own-policy': 'No policy of its own',
  gate: 'Conditions for starting',
  'market-dialogue': 'Dialogue with the market',
  drafting: 'Requirement being written',
  'requirement-approval': 'Requirement being decided',
  publication: 'Publication',
  'tender-period': 'Tender period',
  qualification: 'Qualification',
  evaluation: 'Evaluation',
  'award-approval': 'Award being decided',
  standstill: 'Standstill',
  signing: 'Signing',
  running: 'Running',
  signed: 'Contract signed',
  cancelled: 'Cancelled',
  partnering: 'Partnering',
  evaluating: 'Final evaluation',
  closed: 'Closed',
  referred: 'Referred',
  internship: 'Internship',
  employment: 'Employment',
  education: 'Education',
  ended: 'Ended',
};

const roles: Record<Role, string> = {
  'procurement-officer': 'procurement officer',
  manager: 'manager',
  evaluator: 'evaluator',
  'contract-manager': 'contract manager',
  coordinator: 'coordinator',
  contractor: 'contractor',
  'matching-body': 'matching body',
  auditor: 'auditor',
};

const vias: Record<Via, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'the web',
  cli: 'the command line',
  import: 'imported afterwards',
  system: 'Foothold',
};

const obligations: Record<ObligationKind, string> = {
  internship: 'internships',
  employment: 'employments',
  'permanent-job': 'permanent jobs',
  education: 'educations',
  'full-time-months': 'full-time months',
  hours: 'hours',
};

const sanctions: Record<SanctionStep, string> = {
  reminder: 'reminder',
  rectification: 'rectification',
  remedy: 'remedy plan',
  fine: 'fine',
  'call-off-exclusion': 'no more call-offs',
};

const employmentForms: Record<EmploymentForm, string> = {
  permanent: 'permanent',
  'fixed-term': 'fixed term',
  apprenticeship: 'apprenticeship',
};

const endReasons: Record<PathEnd, string> = {
  'still-there': 'still there at the last check',
  withdrawn: 'the report was sent back',
  completed: 'completed',
  left: 'left',
  'programme-ended': 'the programme ended',
  'employer-ended': 'the employer ended it',
  'not-eligible': 'not in the target group',
};

const steps: Record<PlacementStep, string> = {
  'first-meeting': 'first meeting',
  'safety-induction': 'safety induction',
  'tutor-named': 'tutor named',
  'midway-check': 'half-way follow-up',
};

const whats: Record<ReportEntry['what'], string> = {
  employment: 'employment',
  internship: 'internship',
  education: 'education',
  ended: 'end',
};

const courts: Record<Court, string> = {
  administrative: 'administrative court',
  appeal: 'administrative court of appeal',
  supreme: 'Supreme Administrative Court',
};

const courtOutcomes: Record<CourtOutcome, string> = {
  rejected: 'the application is rejected',
  withdrawn: 'the application is withdrawn, the case is closed',
  're-evaluate': 'the bids must be evaluated anew',
  redo: 'the procurement must be made anew',
};

const gate: Record<GateQuestion, { readonly question: string; readonly missing: string }> = {
  mandate: { question: 'Is there a political or management decision?', missing: 'a political or management decision' },
  orderingUnit: { question: 'Is the ordering unit interested?', missing: 'an interested ordering unit' },
  matchingBody: { question: 'Has a matching body been appointed?', missing: 'an appointed matching body' },
  network: { question: 'Is there a regional network?', missing: 'a regional network' },
};

const commands: Record<CommandKind, { readonly title: string; readonly send: string }> = {
  'adopt-policy': { title: 'Adopt a new version of the policy', send: 'Adopt the policy' },
  'open-tender': { title: 'Open a tender', send: 'Open the tender' },
  'record-indicators': { title: 'Note the figures of an area for a year', send: 'Save the figures' },
  'record-effort': { title: 'Note an effort in an area', send: 'Save the effort' },
  'answer-gate': { title: 'Four questions before the start', send: 'Answer' },
  'record-dialogue': { title: 'Note a dialogue with suppliers', send: 'Save' },
  'end-dialogue': { title: 'The dialogue is done', send: 'Go on to the requirement' },
  'set-scope': { title: 'Describe what is bought', send: 'Save and reckon' },
  'submit-requirement': { title: 'Write the requirement', send: 'Submit for decision' },
  'request-exemption': { title: 'Request an exemption from the requirement', send: 'Submit for decision' },
  'leave-requirement-out': { title: 'Go on without a requirement', send: 'Submit for decision' },
  'set-award-model': { title: 'Decide how bids are evaluated', send: 'Save the model' },
  approve: { title: 'Approve', send: 'Approve' },
  'request-changes': { title: 'Request changes', send: 'Send back' },
  reject: { title: 'Reject', send: 'Reject' },
  'hand-over-again': { title: 'Hand the notice over again', send: 'Try again' },
  'confirm-publication': { title: 'Confirm the publication', send: 'Confirm' },
  'register-bid': { title: 'Register a bid', send: 'Register' },
  ...bidsEn.commands,
  'send-award-notice': { title: 'The award notice has been sent', send: 'Start the standstill' },
  'register-appeal': { title: 'The award is appealed', send: 'Register the appeal' },
  'register-injunction': { title: 'The court has changed the standstill', send: 'Register the ruling' },
  'register-court-decision': { title: 'The court has decided', send: 'Register the decision' },
  'sign-contract': { title: 'The contract is signed', send: 'Start the contract' },
  cancel: { title: 'Cancel the tender', send: 'Cancel the tender' },
  report: { title: 'Report with a form', send: 'Send the report' },
  'accept-report': { title: 'Accept the report', send: 'Accept' },
  'return-report': { title: 'Send the report back', send: 'Send back' },
  ...partnering.commands,
  'record-offer': { title: 'A job has been offered', send: 'Save the offer' },
  refer: { title: 'Refer people', send: 'Refer' },
  evaluate: { title: 'Final evaluation', send: 'Close the contract' },
  'confirm-eligibility': { title: 'Confirm the target group', send: 'Save the answer' },
  'confirm-step': { title: 'A step is done', send: 'Save the step' },
  'confirm-retention': { title: 'Is the person still there?', send: 'Save the answer' },
  'end-placement': { title: 'End the placement', send: 'End' },
};

const notices = noticeWords('en').names;
const decided = { approve: 'Approved', 'request-changes': 'Changes were requested', reject: 'Rejected' };
const quoted = (text: string): string => `“${text}”`;

const events: EventWords = {
  ...authorityEventsEn,
  'tender-opened': () => 'The tender was opened',
  'stage-opened': ({ stageId }, { stage }) => `Next step: ${stage(stageId)}`,
  'stage-closed': ({ stageId, outcome }, { stage }) =>
    `${stage(stageId)}: ${{ done: 'done', returned: 'goes back', stopped: 'stopped' }[outcome]}`,
  'gate-answered': ({ answers }, { list }) => {
    const missing = missingAtGate(answers);
    return missing.length === 0
      ? 'Everything is in place: the work can start'
      : `Not in place yet: ${list(missing.map((question) => gate[question].missing))}`;
  },
  'dialogue-held': ({ heldOn, suppliers, learned }, { date }) =>
    `Dialogue with ${suppliers} ${suppliers === 1 ? 'supplier' : 'suppliers'} on ${date(heldOn)}: ${quoted(learned)}`,
  'dialogue-ended': ({ reason }) =>
    reason === null
      ? 'The dialogue with the market is done'
      : `The dialogue with the market is done: ${quoted(reason)}`,
  'requirement-submitted': () => 'The requirement was submitted for decision',
  'requirement-weighed': ({ verdict, motive }) =>
    `${draftingEn.verdictNames[verdict]}${motive === null ? '' : `: ${quoted(motive)}`}`,
  'scope-set': ({ scope }, { money }) =>
    `What is bought was described: ${draftingEn.scopeInShort(scope, scope.valueOre === null ? null : money(scope.valueOre))}`,
  'requirement-left-out': ({ as, reason }) =>
    `${as === 'exemption' ? 'An exemption from the requirement was requested' : 'Submitted without a requirement, which the policy allows'}: ${quoted(reason)}`,
  'award-model-set': () => 'The award model was set',
  'decision-made': ({ decision, version, reason }) =>
    `${decided[decision]} (version ${version})${reason === null ? '' : `: ${quoted(reason)}`}`,
  'handed-over': ({ notice, receipt }) => `${notices[notice]} was handed to the notice database (${receipt})`,
  'hand-over-failed': ({ notice, detail }) => `${notices[notice]} could not be handed over: ${detail}`,
  'hand-over-asked': () => 'Another try to hand over was asked for',
  published: ({ reference, publishedOn }, { date }) => `Published ${date(publishedOn)} as ${reference}`,
  ...bidsEn.events,
  'notice-sent': ({ sentOn }, { date }) => `The award notice was sent ${date(sentOn)}`,
  'standstill-set': ({ lastDay }, { date }) => `The standstill runs through ${date(lastDay)}`,
  'standstill-ended': () => 'The standstill is over',
  'appeal-registered': ({ appeal }, { date }) =>
    `Review was asked for on ${date(appeal.filedOn)} at the ${courts[appeal.court]}, case ${appeal.caseNumber}`,
  'injunction-registered': ({ forbidsSigning, decidedOn }, { date }) =>
    forbidsSigning
      ? `On ${date(decidedOn)} the court forbade signing while it hears the case`
      : `On ${date(decidedOn)} the court lifted the ban on signing`,
  'court-decided': ({ outcome, decidedOn, reason }, { date }) =>
    `The court decided on ${date(decidedOn)}: ${courtOutcomes[outcome]}${reason === '' ? '' : `. ${quoted(reason)}`}`,
  'contract-signed': ({ reference, startsOn }, { date }) => `Contract ${reference} signed, starts ${date(startsOn)}`,
  cancelled: ({ reason }) => `The tender was cancelled: ${quoted(reason)}`,
  'contract-started': () => 'The contract began',
  'month-opened': ({ month }) => `Reporting month ${month.period} opened`,
  'month-closed': ({ period, silent }, { organisation, list }) =>
    silent.length > 0
      ? `${period} went by without a report from ${list(silent.map(organisation))}`
      : `Reporting month ${period} closed`,
  'report-received': ({ period, entries, text }, { list }) =>
    `Report for ${period}: ${entries.length === 0 ? 'nothing new' : entriesByKind(entries, { whats, counted: chatEn.counted, list })}${text === null ? '' : `. ${quoted(text)}`}`,
  'report-accepted': () => 'The report was accepted',
  'report-returned': ({ reason }) => `The report was sent back: ${quoted(reason)}`,
  'placement-opened': ({ number, phase }) => `Placement P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-moved': ({ number, phase }) => `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-withdrawn': ({ number, phase }) =>
    `P-${number}: back to ${(standings[phase] ?? phase).toLowerCase()}, the report was sent back`,
  'placement-changed': ({ number, phase, countedElsewhere }) =>
    countedElsewhere
      ? `P-${number} already counts as another placement`
      : `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'offer-recorded': ({ offeredOn }, { date }) => `A job was offered on ${date(offeredOn)}`,
  ...partnering.events,
  'evaluation-opened': () => 'The contract period is over; the final evaluation opened',
  evaluated: ({ summary, metAll }) =>
    `Final evaluation, ${metAll ? 'all obligations met' : 'not all obligations were met'}: ${quoted(summary)}`,
  'placement-started': () => 'The placement was opened',
  moved: ({ phase }) => `Moved on to ${(standings[phase] ?? phase).toLowerCase()}`,
  'eligibility-confirmed': ({ eligible, countedAs }) =>
    !eligible
      ? 'Not in the target group'
      : countedAs === null
        ? 'Belongs to the target group'
        : 'Belongs to the target group, but already counts as another placement',
  withdrawn: ({ phase }) => `The report was sent back; now ${(standings[phase] ?? phase).toLowerCase()}`,
  'step-confirmed': ({ step, doneOn }, { date }) => `Done ${date(doneOn)}: ${steps[step]}`,
  'retention-confirmed': ({ afterMonths, stillThere }) =>
    `${stillThere ? 'Still there' : 'Not there'} after ${afterMonths} months`,
  ended: ({ endedOn, reason }, { date }) => `Ended ${date(endedOn)}: ${endReasons[reason]}`,
  'ball-passed': ({ ball }) => (ball === null ? 'Nobody has to act now' : `Next: ${tasks[ball.task].toLowerCase()}`),
  reminded: ({ task }) => `Reminder: ${tasks[task].toLowerCase()}`,
  escalated: ({ task, to }) => `Time ran out for “${tasks[task].toLowerCase()}”; raised to the ${roles[to]}`,
};

/** English. */
export const pagesEn: PagesWords = {
  drafting: draftingEn,
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
  partnering: partnering.partneringEn,
  authority: authorityEn,
  settings: settingsEn,
  kinds: { authority: 'authority', tender: 'tender', contract: 'contract', placement: 'placement' },
  bids: bidsEn,
  layout: {
    skip: 'To the content',
    waiting: 'To do',
    dashboard: 'Overview',
    menu: 'Main menu',
    signOut: 'Sign out',
    otherLanguage: 'Svenska',
    footer: 'Foothold carries the employment requirement from the first draft to the last check.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'From requirement to job, and who does the next thing.',
    choose: 'Choose who to be',
    demo: 'This is a demo. The people are made up, and nothing you do here is seen by anyone but whoever runs the program.',
    noDemo:
      'Nobody can sign in on the web here. Use Foothold in Slack or Teams, or ask whoever runs the service to turn demo mode on (FOOTHOLD_DEMO=true).',
    noPeople:
      'No people are there yet. Import the example with “npx foothold import examples/vivalla.yaml” and reload the page.',
    unknown: 'There is no such person. Choose one of the people below.',
  },
  home: {
    title: 'To do',
    none: 'Nothing waits for you right now.',
    noneMore: 'When it is your turn, it appears here by itself.',
    count: (n: number) => (n === 1 ? 'One thing waits for you' : `${n} things wait for you`),
    others: 'Other cases you take part in',
    othersNone: 'You take part in no other cases.',
    chat: 'Write to Foothold',
  },
  due: {
    overdue: 'overdue',
    by: (date: string) => `by ${date}`,
    until: (date: string) => `until ${date}`,
    noTime: 'no set date',
  },
  ball: {
    with: (who: string) => `The ball is with ${who}`,
    time: 'Waiting for a date',
    none: 'Nothing waits',
    rolesAt: (roleNames: string, organisation: string) => `${roleNames}, ${organisation}`,
    or: 'or',
  },
  thread: {
    conversation: 'Events and conversation',
    now: 'Where it stands',
    todo: 'What you can do',
    seldom: 'More',
    path: 'The steps',
    pathDone: 'done',
    pathNow: 'we are here',
    you: 'You',
    foothold: 'Foothold',
    openData: 'Open data:',
    partOf: 'Part of',
    leadsTo: 'Led to',
    placements: 'Placements',
    placement: (number: number) => `P-${number}`,
    composer: 'Message to Foothold',
    composerHint: 'Write here …',
    contractorHint: 'E.g. “we have hired two”',
    send: 'Send',
    onlyYou: 'Only you see this chat. Write no names; a person is called P-17.',
    earlier: (n: number) => `Earlier events (${n})`,
    cut: 'Even older events are not shown here.',
    endedPlacements: (n: number) => `Ended (${n})`,
    answered: 'Answered',
    dismissed: 'Declined. Nothing was changed.',
    emptyMessage: 'Write something first.',
    empty: 'Nothing has happened yet.',
  },
  forms: {
    required: 'Fill this in.',
    count: 'Write a whole number, for example 12.',
    between: (min: number, max: number) => `Write a number between ${min} and ${max}.`,
    date: 'Write a date like 2026-03-01.',
    money: 'Write an amount in kronor, for example 1 250 000.',
    url: 'Write a whole web address that starts with https://.',
    choice: 'Choose one of the alternatives.',
    wrong: 'Something is not filled in yet. Mend what is marked and send again.',
    notTaken: 'The facts could not be understood. Check them and send again.',
    closed: 'That step is no longer open. This is where the case stands now.',
    optional: 'optional',
    choose: 'Choose …',
    yes: 'Yes',
    no: 'No',
  },
  fields: {
    suppliers: 'Number of suppliers',
    learned: 'What did they say?',
    learnedHint: 'What the market can do, what is hard, what would help. No names of jobseekers.',
    endDialogue: 'If nobody was asked: why?',
    targetGroup: 'Target group',
    targetGroupHint: 'E.g. long-term unemployed people of the area. Never a named person.',
    areaId: 'Area',
    noArea: 'No certain area',
    target: (kind: ObligationKind) => `Number of ${obligations[kind]}`,
    firstStartWithinMonths: 'First start within (months)',
    durationMonths: 'Length of the contract (months)',
    followUpBy: 'Followed up by',
    sanctions: 'If the requirement is not met',
    noticeReference: 'Number of the notice',
    publishedOn: 'Published on',
    url: 'Web address of the notice',
    bidderId: 'Bidder',
    promised: (kind: ObligationKind) => `Promised in the bid: number of ${obligations[kind]}`,
    promisedHint: (target: number) => `The requirement is ${target}. Fill in only if the bid promises more.`,
    price: 'Bid price (kronor)',
    qualityPoints: 'Quality points (0–100)',
    reason: 'Reason',
    reasonHint: 'Write so that the other side can do something about it.',
    sentOn: 'Sent on',
    means: 'How was it sent?',
    electronic: 'electronically to all',
    other: 'in another way',
    standstillDays: 'A longer standstill of your own (days)',
    standstillDaysHint: 'Leave empty for the 10 days of the law, or 15 when anybody got the notice by other means.',
    court: 'Which court?',
    caseNumber: 'Case number',
    filedOn: 'Application came in on',
    injunction: 'Has the court forbidden the signing?',
    injunctionHint: 'In the administrative court the ban holds by itself.',
    forbidsSigning: 'May the contract be signed while the case is heard?',
    signingForbidden: 'no, not until the case is decided',
    signingAllowed: 'yes, the ban is lifted',
    decidedOn: 'Decided on',
    courtOutcome: 'What did it decide?',
    courtReason: "The court's reasons",
    courtReasonHint: 'Needed when bids must be evaluated anew or the procurement made anew.',
    contractReference: 'Number of the contract',
    startsOn: 'Starts on',
    endsOn: 'Ends on',
    heldOn: 'Held on',
    meeting: 'Which meeting?',
    kickOff: 'kick-off meeting',
    partnering: 'partnering meeting',
    people: 'Number of people',
    summary: 'Summary',
    eligible: 'Does the person belong to the target group?',
    step: 'Which step?',
    doneOn: 'Done on',
    stillThere: (months: number) => `Is the person still there after ${months} months?`,
    endedOn: 'Ended on',
    endReason: 'Why?',
    what: 'What has happened?',
    startDate: 'From',
    employmentForm: 'Form of employment',
    extentPercent: 'Extent (percent)',
    placementNumber: 'Placement',
    hours: 'Hours in the period, all of them together',
    hoursTitle: 'Report hours',
    endReasonHint: 'Only for an end. Write nothing about the person.',
    offeredOn: 'Offered on',
    lessons: {
      worked: 'What worked?',
      didNotWork: 'What did not work?',
      advice: 'Advice for the next tender',
    },
    countedAs: 'Does the person already count as another placement?',
    countedAsHint: 'Write its number, for instance placement/AVT-2012-014/P-3. The buyer does not see which.',
    newPerson: 'A new person',
  },
  errors: {
    title: 'That did not work',
    notFound: 'There is no such page, or it is not among what you may see.',
    expired: 'The form had been open for too long. Go back, reload the page and send again.',
    tooMany: 'Too many requests came in a short time. Wait a minute and try again.',
    broken: 'Something went wrong on our side. Nothing you did before is lost. Try again in a while.',
    badRequest: 'What was sent could not be read. Reload the page and try again.',
    back: 'To the first page',
  },
  dashboard: {
    title: 'Overview',
    lead: 'What was promised, what was delivered, and who has the ball.',
    all: 'All',
    filter: 'Authority',
    show: 'Show',
    contracts: 'Contracts',
    tenders: 'Tenders',
    noContracts: 'No contracts yet. The first comes when a tender has gone all the way.',
    noTenders: 'No tenders are running.',
    reference: 'Number',
    caseTitle: 'Case',
    stage: 'Stands at',
    ball: 'Ball',
    due: 'Due',
    promised: 'Delivered of promised',
    obligation: 'Obligation',
    target: 'Promised',
    delivered: 'Delivered',
    accepted: 'Accepted',
    forecast: 'Forecast',
    noForecast: 'too early to tell',
    forecastOf: (low: number, high: number, target: number, contracts: number) =>
      `${low === high ? low : `${low}–${high}`} of ${target} (${contracts} ${contracts === 1 ? 'contract' : 'contracts'})`,
    chartTitle: 'Delivered against promised',
    chartText: (parts: string) => `Bar chart of delivered against promised in all shown contracts: ${parts}.`,
    chartPart: (label: string, delivered: number, target: number) => `${label} ${delivered} of ${target}`,
    chartTable: 'The figures of the chart',
    of: (delivered: number, target: number) => `${delivered} of ${target}`,
    running: 'running contracts',
    tendersRunning: 'running tenders',
    overdue: 'overdue',
    more: (shown: number) => `Only ${shown} cases are shown. Choose an authority to see all of its cases.`,
    area: 'The table scrolls sideways',
  },
};
