// Decisions by typed words: on what, by whom, what can be taken back, and who was faster.
import type { CaseState } from '../domain/any-case.js';
import { partiesOf } from '../domain/any-case.js';
import { isAskedToDecide } from '../domain/approval.js';
import type { Command } from '../domain/commands.js';
import { takingBack, verdictOf } from '../domain/decisions.js';
import { mayGive } from '../domain/permissions.js';
import type { TenderState } from '../domain/tender.js';
import { openStage } from '../domain/tender.js';
import type { CaseRow } from '../prisma/cases.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import { decidedAlready } from './cards/decision-card.js';
import type { Viewer } from './cards/viewer.js';
import type { Sent } from './send-command.js';
import type { Understood } from './understand/index.js';

/** A command that a message may mean, and the case it would go to. */
export interface Choice {
  readonly state: CaseState;
  readonly command: Command;
}

/** Decisions on these tenders that wait for this person. */
export function decisionsOn(rows: readonly CaseRow[], person: Person, { intent, reason }: Understood): Choice[] {
  if (intent !== 'approve' && intent !== 'reject' && intent !== 'request-changes') return [];
  const by = actorOf(person);
  return tendersIn(rows).flatMap((state): Choice[] => {
    const stage = openStage(state);
    if (stage?.kind !== 'approve' || verdictOf(state, stage) !== 'open') return [];
    if (mayGive(by, intent, partiesOf(state)) !== null || !isAskedToDecide(state, stage, by)) return [];
    const on = { stageId: stage.id, version: state.version };
    const command = intent === 'approve' ? { kind: intent, ...on } : { kind: intent, ...on, reason: reason ?? '' };
    return [{ state, command }];
  });
}

/** What this person may take back of these tenders: a decision that can be undone or corrected, or what they submitted. */
export function takenBack(rows: readonly CaseRow[], person: Person, { intent, text }: Understood): Choice[] {
  const by = actorOf(person);
  const now = new Date().toISOString();
  const choices = tendersIn(rows).flatMap((state): Choice[] => {
    const command = takingBack(state, by, { undo: intent === 'undo', text, now });
    return command === null || mayGive(by, command.kind, partiesOf(state)) !== null ? [] : [{ state, command }];
  });
  // What can still be undone goes before decisions of long ago.
  const fresh = choices.filter(({ command }) => command.kind !== 'correct-decision');
  return fresh.length > 0 ? fresh : choices;
}

/** The newest decision of a tender in words, for somebody who answers too late; null when there is none. */
export function decidedNewest(tender: TenderState, viewer: Viewer): string | null {
  const stageId = tender.decisions.length > 0 ? tender.stageId : tender.settled?.at(-1)?.stageId;
  return typeof stageId === 'string' ? decidedAlready(tender, stageId, viewer) : null;
}

/** Who had decided already, for somebody whose press came too late. */
export function tooLate(sent: Sent, command: Command, state: CaseState, viewer: Viewer): string[] {
  if (sent.kind !== 'refused' || sent.refusal.refused !== 'NotOpen' || !('stageId' in command)) return [];
  const said = decidedAlready(state, command.stageId, viewer);
  return said === null ? [] : [said];
}

const yes = /^(?:ok|okej|okay|ja|japp|jo|yes|yep|sure|fine|bra|låter bra|👍|✅|\+1)[\s.!,]*(?:tack|thanks)?[\s.!]*$/iu;
const no = /^(?:nej|nä|nope|no|👎)(?:[\s,.:;–-]+(.*))?$/isu;

/** A bare yes or no under the card of a step that waits for a decision; null for anything else. */
export function answerIn(text: string, state: CaseState): Pick<Understood, 'intent' | 'reason'> | null {
  const stage = state.kind === 'tender' ? openStage(state) : null;
  if (stage?.kind !== 'approve') return null;
  const said = text.trim();
  if (yes.test(said)) return { intent: 'approve', reason: null };
  const refused = no.exec(said);
  const reason = refused?.[1]?.trim() ?? '';
  // A no without a reason is asked for one by the case itself.
  return refused === null ? null : { intent: 'reject', reason };
}

const tendersIn = (rows: readonly CaseRow[]): TenderState[] =>
  rows.flatMap(({ state }) => (state.kind === 'tender' ? [state] : []));
