// Whether a case takes a command: who gives it, whether they may, and what the case's own rules say, in that order.
import type { Stamp } from './actor.js';
import { facesOf } from './actor.js';
import type { CaseBase } from './case.js';
import type { CommandEnvelope } from './commands.js';
import type { Parties } from './permissions.js';
import { mayGive } from './permissions.js';
import type { Refusal } from './refusal.js';
import { isRefusal, refuse } from './refusal.js';

/** What one kind of case brings to its desk: its pure rules. */
export interface CaseRules<S extends CaseBase, E extends { readonly type: string }> {
  readonly apply: (state: S, event: E & Stamp) => S;
  /** The events a command causes, or why not. Pure: the validator asks first, the handler asks again. */
  readonly accepts: (state: S, envelope: CommandEnvelope, at: string) => readonly E[] | Refusal;
  readonly parties: (state: S) => Parties;
  /** Events that change nothing on a card, or are followed by one that does: recorded, and only announced when they pass the ball. */
  readonly quiet: readonly E['type'][];
}

/**
 * Judges a command by identity, permission and the case's own rules, in that order. Who may not do it for themselves may do it in the stead
 * of somebody who is away; the events then say so.
 */
export function judge<S extends CaseBase, E extends { readonly type: string }>(
  rules: CaseRules<S, E>,
  state: S,
  envelope: CommandEnvelope,
  at: string
): readonly E[] | Refusal {
  const parties = rules.parties(state);
  let refusal: Refusal | null = null;
  for (const by of facesOf(envelope.by)) {
    const { inSteadOf } = by;
    const answer = mayGive(by, envelope.command.kind, parties) ?? rules.accepts(state, { ...envelope, by }, at);
    if (!isRefusal(answer)) return inSteadOf === undefined ? answer : answer.map((each) => ({ ...each, inSteadOf }));
    if (answer.refused !== 'NotAllowed') return answer;
    refusal ??= answer;
  }
  return refusal ?? refuse('NotAllowed', 'Nobody gave this command.');
}
