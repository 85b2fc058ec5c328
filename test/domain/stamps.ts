// Stamps and people for the rules' tests.
import type { Actor, Role, Stamp } from '../../domain/actor.js';
import type { Command, CommandEnvelope, ReportEntry } from '../../domain/commands.js';
import { nothingElse } from '../../domain/reporting.js';

/** Puts who and when on an event. */
export function stamped<E>(event: E, at = '2026-03-02T09:00:00.000Z', by: string | null = 'anna'): E & Stamp {
  return { ...event, at, by, via: 'web' };
}

/** Somebody of an organisation, in a role. */
export function someone(role: Role, organisationId: string, personId = 'anna'): Actor {
  return { personId, organisationId, roles: [role] };
}

/** A command as it reaches a case. */
export function envelope(command: Command, by = someone('contractor', 'skanska'), deliveryId = 'd-1'): CommandEnvelope {
  return { deliveryId, by, via: 'web', command };
}

/** A line of a report that says only what is given. */
export function entry(what: ReportEntry['what'], more: Partial<ReportEntry> = {}): ReportEntry {
  return { what, ...nothingElse, ...more };
}
