// The words of a person's own page and card, in English.
import type { mineSv } from './mine.sv.js';
import { formats } from '../web/formats.js';

const { number } = formats('en');

const cannotStandIn: Readonly<Record<string, string>> = {
  self: 'Choose somebody other than yourself.',
  elsewhere: 'Choose somebody who works at the same authority as you.',
  'no-role': 'That person holds no role that decides. Choose somebody who does.',
  upwards: 'Decisions are not delegated upwards, to a manager. Choose a colleague.',
};

/** English. */
export const mineEn: typeof mineSv = {
  title: 'Mine',
  lead: 'What waits for you, what you have decided, and who stands in while you are away.',
  waits: 'Waits for you',
  count: (n) => (n === 1 ? 'One thing waits for you.' : `${number(n)} things wait for you.`),
  nothing: 'Nothing waits for you just now.',
  since: (date) => `has waited since ${date}`,
  dueBy: (date, near) => `by ${date} (${near})`,
  late: (days) => (days === 0 ? 'Its time ran out today.' : days === 1 ? 'One day overdue.' : `${days} days overdue.`),
  noDue: 'no deadline',
  more: (n) => `and ${number(n)} more`,
  openPage: 'Open your page',
  open: (reference) => `Open ${reference}`,
  version: (version) => `Version ${version}`,
  exemption: (reason) => `Exemption: “${reason}”`,
  leftOut: (reason) => `No requirement: “${reason}”`,
  award: (who, points) => `Award to ${who}, ${points} points`,
  inSteadOf: (who) => `in the stead of ${who}`,
  decided: 'Decided by you',
  decidedInStead: (who, stead) => `${who} in the stead of ${stead}`,
  decidedNothing: 'You have decided nothing in the last thirty days.',
  standIn: 'While you are away',
  standInLead:
    'Choose a colleague who may decide in your stead. No clock starts anew, and you may still decide yourself.',
  noColleagues: 'Nobody else at the authority has a role that could stand in for you.',
  delegation: (delegate, delegator, from, until) => `${delegate} stands in for ${delegator} from ${from} to ${until}`,
  delegating: (who, from, until) => `${who} stands in for you from ${from} to ${until}`,
  delegateHint: 'Will you be away? Write “delegate to” with the name of a colleague and the days, as “1–5 December”.',
  readingHint: (zone) =>
    `I write in English, with times as in ${zone}. To change it, write “in Swedish” or “time zone Helsinki”.`,
  howToDelegate: (who, names) =>
    `Write who stands in for you and on which days, for instance “delegate to ${who} 1–5 December”. You may choose ${names}.`,
  away: (who, from, until) => `${who} stands in for you, ${from}–${until}.`,
  standsIn: (who, from, until) => `You stand in for ${who}, ${from}–${until}.`,
  endOwn: 'End it',
  endOther: 'I cannot',
  delegateId: 'Who stands in for you?',
  firstDay: 'From and including',
  lastDay: 'Up to and including',
  reading: 'Language and times',
  language: 'Language',
  languages: { sv: 'Swedish', en: 'English' },
  timeZone: 'Time zone',
  timeZoneHint: 'Times of day are written so. Last days are always counted in Swedish time.',
  timeZoneFault: 'Choose a time zone from the list, for instance Europe/Stockholm.',
  save: 'Save',
  saved: 'Saved.',
  commands: {
    delegate: { title: 'Let somebody stand in for you', send: 'Delegate' },
    'end-delegation': { title: 'End the delegation', send: 'End it' },
  },
  refusals: {
    CannotStandIn: ({ why }) => cannotStandIn[why ?? ''] ?? '',
    DelegateSubmitted: ({ reference }) =>
      `That person has submitted ${reference}, which waits for your decision, and cannot decide on it. Decide it first, or choose somebody else.`,
    DelegationOverlap: ({ earliest, latest }) =>
      `You have delegated already, ${earliest}–${latest}. End that delegation or choose other days.`,
    DelegationChain: ({ who, earliest, latest }) =>
      who === 'you'
        ? `You stand in for somebody yourself, ${earliest}–${latest}. A delegation is not passed on; end it first.`
        : `That person is away, ${earliest}–${latest}. Choose somebody else.`,
    UnknownDelegation: () => 'That delegation is over already, or it is not one of yours.',
  },
};
