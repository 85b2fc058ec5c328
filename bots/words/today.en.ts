// Words of the coordinator's day, and of asking somebody to go on, in English.
import { formats } from '../web/formats.js';
import { counted } from './counted.js';
import type { TodayWords } from './today.sv.js';

const { number } = formats('en');

/** English. */
export const todayEn: TodayWords = {
  title: 'Today',
  lead: (running, need) =>
    need === 0
      ? `${counted(running, 'case', 'cases', number(running))} running. None of them needs anybody right now.`
      : `${counted(running, 'case', 'cases', number(running))} running, ${number(need)} ${need === 1 ? 'needs' : 'need'} somebody. What does most harm comes first.`,
  lists: { all: 'All', overdue: 'Overdue', risk: 'At risk', mine: 'Waits for you' },
  listsMenu: 'What is shown',
  empty: {
    all: 'Nothing is overdue or at risk, and nothing waits for you.',
    overdue: 'Nothing is overdue.',
    risk: 'Nothing is at risk.',
    mine: 'Nothing waits for you.',
  },
  none: 'No cases are running yet. The first one comes when a tender is opened.',
  noneHere: 'No cases fit this choice.',
  late: (days, people) => `${days === 1 ? 'One day' : `${days} days`} late${about(people)}`,
  noReport: (months, people) =>
    `${months === 1 ? 'A month’s report' : `Reports of ${months} months`} missing${about(people)}`,
  short: (parts) => `Forecast below the target: ${parts}`,
  shortPart: (what, range, target) => `${what} ${range} of ${target}`,
  money: (amount) => `${amount} in penalties at stake`,
  personDays: (days) => `${days} person-days`,
  how: 'How the harm is reckoned',
  howLong:
    'Days late times the people whom the case is about: those on their way, and those who were promised a place and have none yet. A month without a report counts as thirty days for each of them, and a place that will probably not come as thirty days for somebody. Penalties are taken as days of work by the national agency’s example, 200,000 kronor a year. It is all added up.',
  waitsSince: (near) => `since ${near}`,
  alsoMine: (what) => `Waits for you: ${what}`,
  nudge: 'Nudge them',
  nudgeWhom: (who, reference) => `Nudge them: ${who}, ${reference}`,
  nudged: (who, when) => `${who} nudged them ${when}`,
  open: 'Open',
  decided: 'Newly decided',
  decidedNone: 'Nothing has been decided in the last week.',
  filter: 'Show only',
  anything: 'All',
  filters: { authority: 'Authority', area: 'Area', contractor: 'Contractor', stage: 'Stage', trade: 'Trade' },
  show: 'Show',
  clear: 'Show everything',
  saved: 'Saved choices',
  save: 'Save this choice',
  saveName: 'Name of the choice',
  forget: (name) => `Remove ${name}`,
  keptAs: (name) => `The choice is saved as “${name}”. Its address can be sent to others.`,
  forgotten: (name) => `“${name}” is removed.`,
  nameMissing: 'Write what the choice is to be called.',
  page: (page, pages) => `Page ${number(page)} of ${number(pages)}`,
  pages: 'Pages',
  before: 'Previous',
  after: 'Next',
  somebody: 'Somebody',
  asks: (who, asked, due) => `${who} asks you to go on: ${asked}${due === null ? '' : `, by ${due}`}.`,
  commands: { nudge: { title: 'Nudge them', send: 'Nudge them' } },
  refusals: {
    NobodyToNudge: () => 'That does not wait for anybody any more.',
    NudgeOneself: () => 'That waits for yourself. Open the case and do what is needed.',
    AlreadyNudged: ({ at, until }) => `They were nudged ${at ?? ''}. They can be nudged again from ${until ?? ''}.`,
  },
  events: { nudged: ({ organisationId }, { organisation }) => `${organisation(organisationId)} was nudged` },
};

function about(people: number): string {
  return people > 1 ? `, about ${people} people` : '';
}
