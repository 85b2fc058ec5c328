// Everything that waits in a contract on its card: the ball first, then the rest, each with its owner and its due date.
import type { Duty } from '../../domain/contract-duties.js';
import type { CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** The duties beside the ball, which the card shows by itself; nothing when there are none. */
export function dutyElements(duties: readonly Duty[], viewer: Viewer): CardElement[] {
  const { words } = voiceOf(viewer);
  const rest = duties.slice(1);
  if (rest.length === 0) return [];
  return [
    { type: 'text', tone: 'muted', text: words.card.alsoWaits },
    ...rest.map((duty): CardElement => ({
      type: 'text',
      tone: isLate(duty, viewer) ? 'warning' : 'normal',
      text: dutyInWords(duty, viewer),
    })),
  ];
}

/** "Report the month 2026-03: contractor, Närkes Plåt, by 10 April 2026" */
function dutyInWords(duty: Duty, viewer: Viewer): string {
  const { words, terms, date, list } = voiceOf(viewer);
  const about = duty.task === 'report' && duty.about !== null ? ` ${duty.about}` : '';
  const roles = list(
    [...new Set(duty.roles)].map((role) => terms.roles[role]),
    'or'
  );
  const who = duty.organisationId === null ? '' : `: ${roles}, ${viewer.names.organisation(duty.organisationId)}`;
  const due = duty.dueAt === null ? '' : `, ${words.card.due(date(duty.dueAt))}`;
  return `${terms.tasks[duty.task]}${about}${who}${due}.${isLate(duty, viewer) ? ` ${words.card.overdue}` : ''}`;
}

function isLate({ dueAt }: Duty, { today }: Viewer): boolean {
  return dueAt !== null && dueAt.slice(0, 10) < today;
}
