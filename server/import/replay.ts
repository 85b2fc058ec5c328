// Lives a case's past through again by the same pure rules that running cases obey: what they would refuse cannot be imported.
import type { Actor } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { standingOf } from '../../domain/any-case.js';
import type { Stamped } from '../../domain/case.js';
import { seenWindow } from '../../domain/case.js';
import type { Command, CommandEnvelope } from '../../domain/commands.js';
import type { Policy } from '../../domain/policy.js';
import { isRefusal } from '../../domain/refusal.js';
import type { CaseRules } from '../../domain/judge.js';
import { judge } from '../../domain/judge.js';
import type { CaseEvent } from '../../workflows/messages.js';
import type { Step } from './file.js';
import { ImportError, atLine } from './file.js';

/** How steps become commands and who gives them. */
export interface Cast {
  actor(id: string): Actor;
  command(step: Step, known: Record<string, unknown>): Command;
  /** The policy in force at an authority at an instant. */
  policyOf(authorityId: string, at: string): Policy;
}

/** A case with the past that led to it, not yet recorded. */
export class Past<S extends CaseState, E extends { readonly type: string }> {
  readonly events: CaseEvent[] = [];

  constructor(
    private readonly rules: CaseRules<S, E>,
    public state: S
  ) {}

  /** Something that happened by time or by the case itself. */
  happen(at: string, ...events: readonly E[]): void {
    this.apply(at, null, events);
  }

  /** Something that somebody did; throws an {@link ImportError} when the rules refuse it. */
  give(at: string, by: Actor, command: CommandEnvelope['command']): readonly E[] {
    const deliveryId = `import:${this.state.id}:${this.state.revision}`;
    const events = judge(this.rules, this.state, { deliveryId, by, via: 'import', command }, at);
    if (isRefusal(events))
      throw new ImportError(
        `${this.state.reference}, ${at.slice(0, 10)}, ${command.kind} by ${by.personId}: ${events.message} (it stands at ${standingOf(this.state)})`
      );
    this.apply(at, by.personId, events);
    const seen = [...this.state.seen, { deliveryId, revision: this.state.revision }].slice(-seenWindow);
    this.state = { ...this.state, seen };
    return events;
  }

  private apply(at: string, by: string | null, events: readonly E[]): void {
    for (const event of events) {
      const stamped = { ...event, at, by, via: 'import' } as Stamped<E>;
      this.state = this.rules.apply(this.state, stamped);
      this.events.push(stamped as unknown as CaseEvent);
    }
  }
}

/** Something that the file says somebody did. */
export function take<S extends CaseState, E extends { readonly type: string }>(
  past: Past<S, E>,
  step: Step,
  cast: Cast,
  known: Record<string, unknown>
): readonly E[] {
  return locating(step, () => past.give(instantOfStep(step.on), cast.actor(step.by), cast.command(step, known)));
}

/** What is refused is told with the line that it stands on. */
export function locating<T>({ line }: { readonly line: number }, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ImportError && !error.located) throw new ImportError(atLine(line, error.message), true);
    throw error;
  }
}

/** A date of the file as an instant in the office day. */
export function instantOfStep(on: string): string {
  return on.length === 10 ? `${on}T09:00:00.000Z` : new Date(on).toISOString();
}
