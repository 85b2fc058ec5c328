// Everything that waits in a contract on its card: the ball first, then the rest, each with its owner and its due date.
import type { ContractState } from '../../domain/contract.js';
import type { CaseState } from '../../domain/any-case.js';
import type { Ball, Duty } from '../../domain/case.js';
import type { ContactRole } from '../../domain/partnering.js';
import type { PagesWords } from '../words/pages.js';
import type { Formats } from '../web/formats.js';
import type { CardElement } from './card.js';
import { aside } from './card.js';
import type { Viewer } from './viewer.js';
import { ballFor, voiceOf } from './viewer.js';

/** The duties beside the ball, which the card shows by itself; nothing when there are none. */
export function dutyElements(contract: ContractState, viewer: Viewer): CardElement[] {
  const { words } = voiceOf(viewer);
  const { person } = viewer;
  const shown = ballFor(contract, viewer);
  const rest = contract.duties.filter((duty) => duty !== shown);
  // What waits for the reader first: the others' is nothing to act on.
  const mine = rest.filter(({ organisationId }) => person === null || person.organisationId === organisationId);
  const lines = (duties: readonly Duty[]): CardElement[] =>
    duties.length === 0
      ? []
      : [
          { type: 'text', tone: 'muted', text: words.card.alsoWaits },
          ...alike(duties).map((those): CardElement => ({
            type: 'text',
            tone: those.some((duty) => isLate(duty, viewer)) ? 'warning' : 'normal',
            text: dutiesInWords(contract, those, viewer),
          })),
        ];
  return [...lines(mine), ...aside(lines(rest.filter((duty) => !mine.includes(duty))))];
}

/** The same task several times over, as when months have gone by, is one line. */
function alike(duties: readonly Duty[]): [Duty, ...Duty[]][] {
  const groups: [Duty, ...Duty[]][] = [];
  for (const duty of duties) {
    const same = groups.find(([first]) => first.task === duty.task && first.organisationId === duty.organisationId);
    if (same === undefined) groups.push([duty]);
    else same.push(duty);
  }
  return groups;
}

const aboutsShown = 3;

/** "Report the month (March 2026): contractor, Närkes Plåt, by 10 April 2026" */
function dutiesInWords(contract: ContractState, duties: readonly [Duty, ...Duty[]], viewer: Viewer): string {
  const { words, terms, date, month, list } = voiceOf(viewer);
  const [first] = duties;
  const abouts = duties.flatMap((duty) => aboutInWords(contract, duty, terms.partnering, { month }) ?? []);
  const more = abouts.length - aboutsShown;
  const said = more > 1 ? [...abouts.slice(0, aboutsShown), words.card.more(more)] : abouts;
  const roles = list(
    [...new Set(duties.flatMap(({ roles: those }) => those))].map((role) => terms.roles[role]),
    'or'
  );
  const who = first.organisationId === null ? '' : `: ${roles}, ${viewer.names.organisation(first.organisationId)}`;
  const due = first.dueAt === null ? '' : `, ${words.card.due(date(first.dueAt))}`;
  return `${terms.tasks[first.task]}${said.length === 0 ? '' : ` (${list(said)})`}${who}${due}.${isLate(first, viewer) ? ` ${words.card.overdue}` : ''}`;
}

/** What tells two duties of the same task apart: the month, the deviation, whose hand-over. */
function aboutInWords(
  { followUp }: ContractState,
  { task, about }: Duty,
  { card, contacts, subjects, subjectIn }: PagesWords['partnering'],
  { month }: Pick<Formats, 'month'>
): string | null {
  const number = Number(about);
  switch (task) {
    case 'report':
      return about === null ? null : month(about);
    case 'hand-over':
      return contacts[about as ContactRole];
    case 'consider-deviation': {
      const proposal = followUp.proposals.find((each) => each.number === number);
      return proposal === undefined
        ? null
        : subjectIn(subjects[proposal.about], proposal.period && month(proposal.period));
    }
    case 'decide-sanction':
    case 'rectify': {
      const deviation = followUp.deviations.find((each) => each.number === number);
      return deviation === undefined ? null : card.deviation(number, subjects[deviation.about]);
    }
    default:
      return null;
  }
}

/** What tells what waits apart from another of its task, in words; null where nothing does. */
export function aboutBall(state: CaseState, ball: Ball, viewer: Viewer): string | null {
  const { terms, month } = voiceOf(viewer);
  return state.kind === 'contract' && 'about' in ball
    ? aboutInWords(state, ball as Duty, terms.partnering, { month })
    : null;
}

function isLate({ dueAt }: Duty, { today }: Viewer): boolean {
  return dueAt !== null && dueAt.slice(0, 10) < today;
}
