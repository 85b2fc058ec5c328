// Everything that waits in a contract on its card: the ball first, then the rest, each with its owner and its due date.
import type { ContractState } from '../../domain/contract.js';
import type { Duty } from '../../domain/case.js';
import type { ContactRole } from '../../domain/partnering.js';
import type { PagesWords } from '../words/pages.js';
import type { Formats } from '../web/formats.js';
import type { CardElement } from './card.js';
import { aside } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** The duties beside the ball, which the card shows by itself; nothing when there are none. */
export function dutyElements(contract: ContractState, viewer: Viewer): CardElement[] {
  const { words } = voiceOf(viewer);
  const { person } = viewer;
  const rest = contract.duties.slice(1);
  // What waits for the reader first: the others' is nothing to act on.
  const mine = rest.filter(({ organisationId }) => person === null || person.organisationId === organisationId);
  const lines = (duties: readonly Duty[]): CardElement[] =>
    duties.length === 0
      ? []
      : [
          { type: 'text', tone: 'muted', text: words.card.alsoWaits },
          ...duties.map((duty): CardElement => ({
            type: 'text',
            tone: isLate(duty, viewer) ? 'warning' : 'normal',
            text: dutyInWords(contract, duty, viewer),
          })),
        ];
  return [...lines(mine), ...aside(lines(rest.filter((duty) => !mine.includes(duty))))];
}

/** "Report the month 2026-03: contractor, Närkes Plåt, by 10 April 2026" */
function dutyInWords(contract: ContractState, duty: Duty, viewer: Viewer): string {
  const { words, terms, date, month, list } = voiceOf(viewer);
  const about = aboutInWords(contract, duty, terms.partnering, { month });
  const roles = list(
    [...new Set(duty.roles)].map((role) => terms.roles[role]),
    'or'
  );
  const who = duty.organisationId === null ? '' : `: ${roles}, ${viewer.names.organisation(duty.organisationId)}`;
  const due = duty.dueAt === null ? '' : `, ${words.card.due(date(duty.dueAt))}`;
  return `${terms.tasks[duty.task]}${about === null ? '' : ` (${about})`}${who}${due}.${isLate(duty, viewer) ? ` ${words.card.overdue}` : ''}`;
}

/** What tells two duties of the same task apart: the month, the deviation, whose hand-over. */
function aboutInWords(
  { followUp }: ContractState,
  { task, about }: Duty,
  { card, contacts, subjects }: PagesWords['partnering'],
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
        : [subjects[proposal.about], proposal.period && month(proposal.period)].filter(Boolean).join(' ');
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

function isLate({ dueAt }: Duty, { today }: Viewer): boolean {
  return dueAt !== null && dueAt.slice(0, 10) < today;
}
