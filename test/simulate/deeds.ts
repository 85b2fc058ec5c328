// What a person does in a case of whatever kind: about a task that waits for them, and unasked.
import type { CaseState } from '../../domain/any-case.js';
import type { Task } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import { assertNever } from '../../domain/assert-never.js';
import { contractDeeds, contractInitiatives } from './contract-deeds.js';
import { partneringDeeds, partneringInitiatives } from './partnering-deeds.js';
import { placementDeeds, placementInitiatives } from './placement-deeds.js';
import type { Deed, Initiative, Sight } from './sight.js';
import { tenderDeeds, tenderInitiatives } from './tender-deeds.js';
import type { Role } from '../../domain/actor.js';

/** The command that a person answers a task with; null when they leave it for now. */
export function whatToDo(task: Task, { state, ...rest }: Sight): Command | null {
  switch (state.kind) {
    case 'tender':
      return done(tenderDeeds, task, { state, ...rest });
    case 'contract':
      return done({ ...contractDeeds, ...partneringDeeds }, task, { state, ...rest });
    case 'placement':
      return done(placementDeeds, task, { state, ...rest });
    case 'authority':
      return null;
    default:
      return assertNever(state);
  }
}

/** What a person does though nobody asked. */
export function unasked({ state, ...rest }: Sight): Command[] {
  switch (state.kind) {
    case 'tender':
      return taken(tenderInitiatives, { state, ...rest });
    case 'contract':
      return [...taken(contractInitiatives, { state, ...rest }), ...taken(partneringInitiatives, { state, ...rest })];
    case 'placement':
      return taken(placementInitiatives, { state, ...rest });
    case 'authority':
      return [];
    default:
      return assertNever(state);
  }
}

function done<S extends CaseState>(deeds: Partial<Record<Task, Deed<S>>>, task: Task, sight: Sight<S>): Command | null {
  const deed = deeds[task];
  if (deed === undefined) throw new Error(`Nobody in the play knows what to do about ${task}`);
  return deed(sight);
}

function taken<S extends CaseState>(
  initiatives: Partial<Record<Role, readonly Initiative<S>[]>>,
  sight: Sight<S>
): Command[] {
  return sight.player.roles.flatMap((role) =>
    (initiatives[role] ?? []).flatMap(({ percent, when, does }, index) => {
      if (!when(sight.state) || !sight.draw.percent(`unasked ${role} ${index}`, percent)) return [];
      return does(sight) ?? [];
    })
  );
}
