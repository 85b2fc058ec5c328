// What the placements of a contract wait for from one party, gathered: a line for each task, with one press for what needs no field.
import type { PlacementStep } from '../../domain/commands.js';
import type { PlacementState } from '../../domain/placement.js';
import { nextRetention } from '../../domain/placement.js';
import type { Ball, Task } from '../../domain/case.js';
import type { CardAction, CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** Marks deliveries from these lines. */
export const needPrefix = 'need:';

/** More buttons than this are a page's business. */
const pressable = 4;

/** A placement that waits for somebody. */
type WithBall = PlacementState & { readonly ball: Ball };

/** Placements in which this person has the ball, by task and day, most urgent first. */
export function needsOf(
  placements: readonly PlacementState[],
  { person }: Pick<Viewer, 'person'>
): readonly (readonly [WithBall, ...WithBall[]])[] {
  if (person === null) return [];
  const mine = placements
    .filter((each): each is WithBall => each.ball !== null && each.phase !== 'ended')
    // What has just been said to be done waits no more, though the path has not gone on yet.
    .filter(({ ball, steps: done }) => !(ball.task in done))
    .filter(
      ({ ball }) =>
        ball.organisationId === person.organisationId && ball.roles.some((role) => person.roles.includes(role))
    )
    .sort((a, b) => (a.ball.dueAt ?? '9').localeCompare(b.ball.dueAt ?? '9') || a.number - b.number);
  const groups: [WithBall, ...WithBall[]][] = [];
  for (const each of mine) {
    const same = groups.find(([{ ball }]) => ball.task === each.ball.task && dayOf(ball) === dayOf(each.ball));
    if (same === undefined) groups.push([each]);
    else same.push(each);
  }
  return groups;
}

const dayOf = ({ dueAt }: Ball): string | null => dueAt?.slice(0, 10) ?? null;

/** The lines with their buttons; nothing when nothing waits. */
export function needElements(placements: readonly PlacementState[], viewer: Viewer): CardElement[] {
  const { words, terms, date, list } = voiceOf(viewer);
  const groups = needsOf(placements, viewer);
  if (groups.length === 0) return [];
  return [
    { type: 'text', tone: 'muted', text: words.month.needs },
    ...groups.flatMap((group): CardElement[] => {
      const [{ ball }] = group;
      const who = list(group.map(({ number }) => `P-${number}`));
      const late = ball.dueAt !== null && ball.dueAt.slice(0, 10) < viewer.today;
      const due = ball.dueAt === null ? '' : `, ${words.card.due(date(ball.dueAt))}`;
      const line = `${words.month.need(terms.tasks[ball.task], who)}${due}.${late ? ` ${words.card.overdue}` : ''}`;
      const actions = group.slice(0, pressable).flatMap((placement) => answersOf(placement, viewer));
      return [
        { type: 'text', tone: late ? 'warning' : 'normal', text: line },
        ...(actions.length === 0 ? [] : [{ type: 'buttons', actions } as const]),
      ];
    }),
  ];
}

const steps: readonly Task[] = ['first-meeting', 'tutor-named', 'safety-induction', 'midway-check'];

/** What one press says of a placement: that a step was done today, that the person is still there or not. */
function answersOf(placement: WithBall, viewer: Viewer): CardAction[] {
  const { month: w } = voiceOf(viewer).words;
  const { ball, number, revision, id: caseId } = placement;
  const who = `P-${number}`;
  const press = (
    id: string,
    label: string,
    command: Extract<CardAction, { type: 'command' }>['command']
  ): CardAction => ({
    type: 'command',
    id: `${id}-${number}`,
    label,
    style: 'default',
    caseId,
    command,
    input: null,
    // One delivery for this state of the placement, whoever of the party presses.
    deliveryId: `${needPrefix}${caseId}:${revision}:${id}`,
  });
  if (steps.includes(ball.task)) {
    const step = ball.task as PlacementStep;
    return [press('done', w.done(who), { kind: 'confirm-step', step, doneOn: viewer.today })];
  }
  const afterMonths = nextRetention(placement);
  if (ball.task !== 'retention-check' || afterMonths === null) return [];
  return [
    press('there', w.stillThere(who), { kind: 'confirm-retention', afterMonths, stillThere: true }),
    press('gone', w.notThere(who), { kind: 'confirm-retention', afterMonths, stillThere: false }),
  ];
}
