// The words of partnering, changes and follow-up in English: tasks, commands, what happened, and the fields of their forms.
import type { ChangeCommand, ChangeEvent } from '../../domain/changes.js';
import type { ContactRole, PartneringCommand, PartneringEvent } from '../../domain/partnering.js';
import type { Obligation } from '../../domain/requirement.js';
import type { CloseReason, DeviationSubject, SanctionCommand, SanctionEvent } from '../../domain/sanctions.js';
import type { EventNames, WordsOf } from './event-words.js';
import type { PartneringWords, tasks as swedishTasks } from './partnering.sv.js';
import { counted } from './counted.js';
import { obligations, obligationsCounted, sanctions } from './obligations.en.js';

const contacts: Record<ContactRole, string> = {
  delivery: 'the delivery on site',
  'follow-up': 'the follow-up',
  matching: 'the matching',
};

const subjects: Record<DeviationSubject, string> = {
  ...obligations,
  'first-start': 'the first start',
  report: 'a report',
  'delivery-plan': 'the delivery plan',
  meetings: 'meetings',
  'other-term': 'another term',
};

const closeReasons: Record<CloseReason, string> = {
  rectified: 'rectified',
  'no-referral': 'the matching body had not referred anyone',
  'programme-ended': 'the programme or support ended',
  'own-decision': 'the person’s own decision',
  protected: 'protected, can not be accounted for',
  'lawful-dismissal': 'lawful dismissal',
  'terms-changed': 'the terms have changed',
  'not-a-deviation': 'no deviation',
};

const targets = (list: readonly Obligation[], names: EventNames): string =>
  names.list(list.map(({ kind, target }) => obligationsCounted(kind, target)));
const quoted = (text: string): string => `“${text}”`;
const days = (count: number): string => counted(count, 'day', 'days');

export const tasks: Record<keyof typeof swedishTasks, string> = {
  'hand-over': 'Confirm the hand-over',
  'meet-matching-body': 'Hold the first meeting with the matching body',
  'submit-plan': 'Submit the delivery plan',
  'approve-plan': 'Answer the delivery plan',
  'agree-charter': 'Take a position on the partnering charter',
  'hold-meeting': 'Hold the partnering meeting',
  'answer-change': 'Answer the proposed change',
  refer: 'Refer people',
  'consider-deviation': 'Consider a possible deviation',
  'decide-sanction': 'Decide on the deviation',
  rectify: 'Rectify the deviation',
};

export const commands: Record<
  (PartneringCommand | ChangeCommand | SanctionCommand)['kind'],
  { readonly title: string; readonly send: string }
> = {
  'hold-kick-off': { title: 'The kick-off has been held', send: 'Save the kick-off' },
  'confirm-hand-over': { title: 'I have taken over', send: 'Confirm the hand-over' },
  'replace-contact': { title: 'Replace a contact person', send: 'Replace' },
  'hold-meeting': { title: 'Note a meeting', send: 'Save the meeting' },
  'postpone-meeting': { title: 'Postpone the partnering meeting', send: 'Postpone' },
  'submit-plan': { title: 'Submit a delivery plan', send: 'Submit the plan' },
  'approve-plan': { title: 'Approve the delivery plan', send: 'Approve the plan' },
  'return-plan': { title: 'Send the delivery plan back', send: 'Send the plan back' },
  'propose-charter': { title: 'Propose a partnering charter', send: 'Propose' },
  'agree-charter': { title: 'Agree to the partnering charter', send: 'Agree to the charter' },
  'change-contract': { title: 'Propose a change of the contract', send: 'Propose the change' },
  prolong: { title: 'Propose a prolongation', send: 'Propose the prolongation' },
  'agree-change': { title: 'Agree to the change', send: 'Agree to the change' },
  'decline-change': { title: 'Decline the change', send: 'Decline the change' },
  'accede-subcontractor': { title: 'New subcontractor', send: 'Take in' },
  'release-subcontractor': { title: 'A subcontractor leaves', send: 'Release' },
  'open-deviation': { title: 'Open a deviation', send: 'Open the deviation' },
  'dismiss-proposal': { title: 'No deviation', send: 'Dismiss' },
  'take-sanction': { title: 'Next step of the sanction ladder', send: 'Take the step' },
  'answer-deviation': { title: 'Answer the deviation', send: 'Send the answer' },
  'close-deviation': { title: 'Close the deviation', send: 'Close' },
  'request-referral': { title: 'Ask for referrals', send: 'Ask for people' },
  'decline-referral': { title: 'Nobody to refer', send: 'Say so' },
};

export const events: WordsOf<PartneringEvent | ChangeEvent | SanctionEvent> = {
  'kick-off-held': ({ heldOn, deliveryOwnerId }, { date, person }) =>
    `Kick-off held ${date(heldOn)}: the commitments were read through, ${person(deliveryOwnerId)} owns the delivery on site`,
  'hand-over-confirmed': ({ role }) => `Hand-over confirmed: ${contacts[role]}`,
  'contact-replaced': ({ role, from, to }, { person }) =>
    `In charge of ${contacts[role]}: ${from === null ? '' : `${person(from)} is replaced by `}${person(to)}`,
  'meeting-held': ({ heldOn, meeting, minutes }, { date }) =>
    `${meeting === 'partnering' ? 'Partnering meeting' : 'First meeting with the matching body'} held ${date(heldOn)}${minutes === null ? '' : `: ${quoted(minutes)}`}`,
  'meeting-postponed': ({ newOn, reason }, { date }) =>
    `The partnering meeting was postponed to ${date(newOn)}: ${quoted(reason)}`,
  'meeting-scheduled': ({ dueAt }, { date }) => `Next partnering meeting by ${date(dueAt)}`,
  'meeting-missed': ({ dueAt }, { date }) => `The partnering meeting of ${date(dueAt)} was not held`,
  'plan-submitted': ({ version, places }) =>
    `Delivery plan ${version} was submitted: ${counted(
      places.reduce((sum, { count }) => sum + count, 0),
      'place',
      'places'
    )}`,
  'plan-approved': ({ version }) => `Delivery plan ${version} was approved`,
  'plan-returned': ({ version, reason }) => `Delivery plan ${version} was sent back: ${quoted(reason)}`,
  'charter-proposed': ({ version, organisationId }, { organisation }) =>
    `${organisation(organisationId)} proposed partnering charter ${version}`,
  'charter-agreed': ({ version, organisationId }, { organisation }) =>
    `${organisation(organisationId)} agreed to partnering charter ${version}`,
  'charter-in-force': ({ version }) => `Everybody agrees: partnering charter ${version} is in force`,
  'change-proposed': ({ number, what, why, targets: wanted, endsOn }, names) =>
    `Change ${number} was proposed: ${[what, endsOn === null ? '' : `prolongation to ${names.date(endsOn)}`, wanted === null ? '' : targets(wanted, names)].filter(Boolean).join(', ')}. Reason: ${quoted(why)}`,
  'change-agreed': ({ number, before, after }, names) =>
    `Change ${number} is in force: ${targets(after.obligations, names)}, until ${names.date(after.endsOn)} (before ${targets(before.obligations, names)}, until ${names.date(before.endsOn)})`,
  'change-declined': ({ number, reason }) => `Change ${number} was declined: ${quoted(reason)}`,
  'subcontractor-acceded': ({ organisationId }, { organisation }) =>
    `${organisation(organisationId)} joined as subcontractor and reports for itself`,
  'subcontractor-released': ({ organisationId, reason }, { organisation }) =>
    `${organisation(organisationId)} left as subcontractor: ${quoted(reason)}`,
  'deviation-proposed': ({ about, organisationId, period }, { organisation, month }) =>
    `Possible deviation: ${subjects[about]}${period === null ? '' : ` for ${month(period)}`}, ${organisation(organisationId)}`,
  'proposal-dismissed': ({ reason }) => `Possible deviation dismissed: ${closeReasons[reason]}`,
  'deviation-opened': ({ number, about, period, what }, { month }) =>
    `Deviation ${number} was opened about ${subjects[about]}${period === null ? '' : ` for ${month(period)}`}: ${quoted(what)}`,
  'sanction-taken': ({ deviation, step, clausePoint, dueAt, amountOre, reason }, { date, money }) =>
    `Deviation ${deviation}: ${sanctions[step]} by point ${clausePoint}${amountOre === null ? '' : `, ${money(amountOre)}`}, by ${date(dueAt)}. Reason: ${quoted(reason)}`,
  'sanction-expired': ({ deviation, step }) => `Deviation ${deviation}: time ran out for the ${sanctions[step]}`,
  'deviation-answered': ({ deviation, text }) => `Deviation ${deviation} was answered: ${quoted(text)}`,
  'deviation-closed': ({ deviation, reason }) => `Deviation ${deviation} was closed: ${closeReasons[reason]}`,
  'referral-requested': ({ count }) =>
    `The contractor asked the matching body for ${counted(count, 'person', 'people')}. The contractor’s clocks stand still meanwhile`,
  'referral-answered': ({ declined, heldDays }) =>
    `The matching body ${declined ? 'has nobody to refer' : 'has referred those asked for'}; ${days(heldDays)} added to the contractor’s time`,
};

/** English. */
export const partneringEn: PartneringWords = {
  contacts,
  subjects,
  /** What a deviation is about, and in which month. */
  subjectIn: (subject: string, month: string | null) => (month === null ? subject : `${subject} for ${month}`),
  closeReasons,
  fields: {
    participants: 'Which roles took part?',
    commitmentsRead: 'Were the commitments read through together?',
    deliveryOwner: 'Owner of the delivery on site',
    deliveryOwnerHint: 'A person of the contractor, who confirms that the hand-over has arrived.',
    contactRole: 'In charge of',
    newPerson: 'New person',
    matchingMeeting: 'first meeting with the matching body',
    minutes: 'Short minutes',
    minutesHint: 'Decisions and next steps. No names; a person is called P-17.',
    newOn: 'New day',
    quarterPlaces: (kind) => `${obligations[kind]} by quarter`,
    quarterHint: 'One quarter a line, e.g. 2026-Q3: 4',
    tutorRole: 'Who is tutor? (role)',
    tutorRoleHint: (within, answered, restsOn) =>
      `E.g. site foreman. The plan is due within ${within} days and is answered within ${answered} (${restsOn}).`,
    safetyInduction: 'Safety induction',
    goals: 'Shared goals',
    goalsHint: 'One goal a line.',
    everyWeeks: 'Weeks between the meetings',
    what: 'What changes?',
    why: 'Why?',
    changeHint: 'Without a new procurement a contract may only be changed as far as LOU chapter 17 allows [K].',
    newTarget: (kind) => `New number of ${obligations[kind]}`,
    newTargetHint: (target) => `${target} now. Leave empty if it does not change.`,
    newEndsOn: 'New last day',
    organisation: 'Organisation',
    about: 'What is it about?',
    period: 'Month (for a report)',
    periodHint: 'E.g. 2026-05.',
    whatIsWrong: 'What is the deviation?',
    closeReason: 'Reason',
    units: 'Number missing',
    unitsHint: (money) => `The penalty is ${money} for each.`,
    stepReason: (step, point) => `Reason for ${sanctions[step]} (point ${point} of the contract clause)`,
    answer: 'What has been done, or is being done, and until when?',
    referralHint: 'Your clocks for the places stand still until the matching body has answered.',
    days: 'Days',
  },
  card: {
    about: (task, about) => `${task} (${about})`,
    deviation: (number, subject) => `deviation ${number}, ${subject}`,
    possible: (subject) => `possible deviation: ${subject}`,
    standsStill: (since, left) =>
      `The contractor’s clocks have stood still since ${since}: the matching body has ${counted(left, 'person', 'people')} left to refer.`,
    held: (count) => `The matching body needed ${days(count)}, which are added to the contractor’s time.`,
    deviationLine: (number, subject, what) => `Deviation ${number}, ${subject}: “${what}”`,
    ladder: (taken, next) => `So far: ${taken}. ${next}`,
    noneTaken: 'no step taken',
    nextStep: (step, point, withinDays, money) =>
      `Next step by point ${point}: ${sanctions[step]}${money === null ? '' : ` of ${money} for each missing unit`}, ${days(withinDays)}.`,
    lastStep: 'The ladder has ended.',
    excluded: (since) => `Gets no more call-offs since ${since}.`,
    charter: (goals, weeks) => `Shared goals: ${goals}. A meeting every ${weeks === 1 ? 'week' : `${weeks} weeks`}.`,
    proposedCharter: (goals, who) => `Proposed shared goals: ${goals}. Waits for ${who}.`,
    plan: (version, standing) => `Delivery plan ${version}: ${standing}`,
    planStandings: { submitted: 'waits for an answer', approved: 'approved', returned: 'sent back' },
    planLine: (quarter, places) => `${quarter}: ${places}`,
    change: (number, what) => `Change ${number} waits for the other side: ${what}`,
    prolongedTo: (date) => `prolongation to ${date}`,
    contact: (role, person) => `In charge of ${contacts[role]}: ${person}`,
    notHandedOver: 'has not confirmed the hand-over',
    commitments: 'Commitments',
    meetings: (held, missed) =>
      `${counted(held, 'partnering meeting', 'partnering meetings')} held${missed === 0 ? '' : `, ${missed} not held in time`}.`,
  },
};
