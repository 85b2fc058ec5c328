// A step that waits for a decision: who asks, what changed since the last round, what silence leads to, and how it was settled.
import type { CaseState } from '../../domain/any-case.js';
import { approvalOf, approvalRule, decidedIn, isAskedToDecide, isOwnSubmission } from '../../domain/approval.js';
import type { Decision } from '../../domain/decisions.js';
import { decisionsIn, mayWithdraw, standFrom, verdictOf } from '../../domain/decisions.js';
import { addDays } from '../../domain/days.js';
import type { Stage } from '../../domain/procedures.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage } from '../../domain/tender.js';
import { maySeeBids } from '../../domain/tender-secrecy.js';
import { nextWorkingDay } from '../snooze.js';
import type { CardElement, CommandButton } from './card.js';
import { aside } from './card.js';
import { requirementFacts } from './requirement-card.js';
import type { Viewer } from './viewer.js';
import { actedAs, voiceOf } from './viewer.js';

/** Who asks for the decision, and what differs from what was decided on before. */
export function proposalElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const stage = openStage(tender);
  if (stage?.kind !== 'approve') return [];
  const { words, money, time } = voiceOf(viewer);
  const { decisions: w } = words;
  const { submittedBy, submittedAt = null, version, scope } = tender;
  const who = submittedBy === null ? null : viewer.names.person(submittedBy);
  const when = submittedAt === null ? null : time(submittedAt);
  return [
    ...(who === null ? [] : [muted(w.proposal(who, when, version))]),
    ...(scope.valueOre === null
      ? []
      : [{ type: 'facts' as const, facts: [{ label: w.value, value: money(scope.valueOre) }] }]),
    ...changes(tender, stage, viewer),
  ];
}

/** The decisions made, and when they stand. */
export function decisionElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const stage = openStage(tender);
  const { words, time } = voiceOf(viewer);
  const { decisions: w } = words;
  const settled = (tender.settled ?? []).filter(({ stageId }) => stageId !== stage?.id);
  const standsAt = stage?.kind === 'approve' ? standFrom(tender, stage) : null;
  return [
    ...aside(settled.map((decision) => good(decided(decision, viewer)))),
    ...tender.decisions.map((decision) => good(decided(decision, viewer))),
    ...(tender.corrections ?? []).map(({ by, at, reason }) =>
      warning(w.corrected(by === null ? '' : viewer.names.person(by), time(at), reason))
    ),
    ...(standsAt === null ? [] : [muted(w.standsFrom(time(standsAt)))]),
  ];
}

/** The decisions that are left, and what silence leads to. */
export function waitingElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const stage = openStage(tender);
  return stage?.kind === 'approve' && standFrom(tender, stage) === null ? waiting(tender, stage, viewer) : [];
}

/** Decide, while a decision is what is waited for; take back what was one's own. */
export function decisionActions(tender: TenderState, viewer: Viewer): CommandButton[] {
  const { buttons, decisions: w } = voiceOf(viewer).words;
  const stage = openStage(tender);
  if (stage?.kind !== 'approve') return [];
  const { person } = viewer;
  const { id: stageId } = stage;
  const on = { stageId, version: tender.version };
  const mine = tender.decisions.find(({ by }) => by === (person?.personId ?? by));
  const undo: CommandButton[] =
    mine === undefined
      ? []
      : [
          {
            id: 'undo',
            label: w.buttons.undo,
            style: 'default',
            command: { kind: 'undo-decision', stageId },
            asksReason: false,
          },
        ];
  const withdraw: CommandButton[] =
    person !== null && mayWithdraw(tender, person)
      ? [
          {
            id: 'withdraw',
            label: w.buttons.withdraw,
            style: 'default',
            command: { kind: 'withdraw-submission', ...on, reason: '' },
            asksReason: true,
          },
        ]
      : [];
  const decides = verdictOf(tender, stage) === 'open' && (person === null || isAskedToDecide(tender, stage, person));
  if (!decides) return [...undo, ...withdraw];
  return [
    { id: 'approve', label: buttons.approve, style: 'primary', command: { kind: 'approve', ...on }, asksReason: false },
    {
      id: 'request-changes',
      label: buttons.requestChanges,
      style: 'default',
      command: { kind: 'request-changes', ...on, reason: '' },
      asksReason: true,
    },
    {
      id: 'reject',
      label: buttons.reject,
      style: 'danger',
      command: { kind: 'reject', ...on, reason: '' },
      asksReason: true,
    },
    ...(person !== null && canWait(tender, viewer)
      ? [
          {
            id: 'snooze',
            label: w.buttons.snooze,
            style: 'default' as const,
            command: { kind: 'snooze' as const, until: nextWorkingDay },
            asksReason: false,
          },
        ]
      : []),
    ...undo,
    ...withdraw,
  ];
}

/** Whether there is a day left to put a reminder off to. */
function canWait({ ball }: TenderState, { today }: Viewer): boolean {
  return ball?.dueAt !== null && ball !== null && ball.dueAt.slice(0, 10) > addDays(today, 1);
}

/** "Anna Ek godkände 1 mars 2026 10:42 (i Slack)"; "Anna Ek (i stället för Eva Holm) godkände ..." */
export function decided({ decision, by, at, via, reason, inSteadOf }: Decision, viewer: Viewer): string {
  const { words, terms, time } = voiceOf(viewer);
  const { card, decisions: w } = words;
  const who = by === null ? '' : actedAs(viewer.names, terms, by, inSteadOf);
  const say = { approve: card.approved, 'request-changes': card.changes, reject: card.rejected };
  const what = w.settled(say[decision](who, time(at)), w.platforms[via]);
  return reason === null ? what : w.withReason(what, reason);
}

/** What was decided in this stage already, for somebody who answers too late; null when nothing was. */
export function decidedAlready(state: CaseState, stageId: string, viewer: Viewer): string | null {
  if (state.kind !== 'tender') return null;
  const made = decisionsIn(state, stageId);
  return made.length === 0 ? null : made.map((decision) => decided(decision, viewer)).join(' ');
}

const muted = (text: string): CardElement => ({ type: 'text', tone: 'muted', text });
const good = (text: string): CardElement => ({ type: 'text', tone: 'good', text });
const warning = (text: string): CardElement => ({ type: 'text', tone: 'warning', text });

/** The facts that differ from those of the round before; or that none does. */
function changes(tender: TenderState, stage: Stage, viewer: Viewer): CardElement[] {
  const { earlierRound: before } = tender;
  if (before?.stageId !== stage.id) return [];
  const { decisions: w } = voiceOf(viewer).words;
  const was = roundFacts(tender, before.requirement, before.ranking, viewer);
  const is = roundFacts(tender, tender.requirement, tender.ranking, viewer);
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const [old, now] = [was.get(label), is.get(label)];
    if (old === now) return [];
    if (old === undefined) return [w.added(label, now ?? '')];
    return [now === undefined ? w.removed(label, old) : w.change(label, old, now)];
  });
  if (lines.length === 0) return [muted(w.unchangedSince(before.version))];
  return [
    { type: 'text', tone: 'strong', text: w.changedSince(before.version) },
    ...lines.map((text): CardElement => ({ type: 'text', tone: 'normal', text })),
  ];
}

function roundFacts(
  tender: TenderState,
  requirement: TenderState['requirement'],
  ranking: TenderState['ranking'],
  viewer: Viewer
): Map<string, string> {
  const { words, number } = voiceOf(viewer);
  const { card, decisions: w } = words;
  const facts =
    requirement === null
      ? [{ label: w.requirement, value: w.none }]
      : requirementFacts(tender, requirement, viewer, true);
  const [first] = ranking;
  const best =
    first === undefined || !maySeeBids(viewer.person, tender)
      ? []
      : [
          {
            label: w.winner,
            value: `${viewer.names.organisation(first.bidderId)}, ${card.points(number(first.totalPoints))}`,
          },
        ];
  return new Map([...facts, ...best].map(({ label, value }) => [label, value]));
}

/** Who is still to answer, and what happens when nobody does. */
function waiting(tender: TenderState, stage: Stage, viewer: Viewer): CardElement[] {
  const { words, terms, list } = voiceOf(viewer);
  const { given, needed, open } = approvalOf(tender, stage);
  const roles = open.map((role) => terms.roles[role]);
  const of = approvalRule(tender, stage).needs === 'all' ? 'and' : 'or';
  const own = viewer.person !== null && isOwnSubmission(tender, viewer.person);
  return [
    ...(needed > 1
      ? [muted(`${words.card.approvalsOf(given, needed)}. ${words.card.approvalsFrom(list(roles, of))}.`)]
      : []),
    ...(own ? [muted(words.card.ownSubmission(list(roles, 'or')))] : []),
    ...silence(tender, stage, viewer),
  ];
}

function silence(tender: TenderState, stage: Stage, viewer: Viewer): CardElement[] {
  const { words, terms, date, time, list } = voiceOf(viewer);
  const { ball, policy } = tender;
  if (ball?.task !== 'decide' || ball.dueAt === null) return [];
  const { backup } = policy.approvals[decidedIn(tender, stage)];
  const who = backup === undefined ? null : terms.roles[backup];
  if (ball.escalated) return [warning(words.decisions.escalated(who))];
  const reminders = ball.remindAt.length === 0 ? null : list(ball.remindAt.map((at) => date(at)));
  return [muted(words.decisions.onSilence(reminders, time(ball.dueAt), who))];
}
