// What makes a chat ring: reminders, escalations, reports that were sent back, nudges. A repaint alone does not.
import type { Role } from '../domain/actor.js';
import type { CaseEvent } from '../domain/any-case.js';
import type { Task } from '../domain/case.js';

/** A reminder, an escalation, a report that was sent back or a nudge; `personId` when it is one person's reminder that was put off. */
export interface Said {
  readonly what: 'reminded' | 'escalated' | 'returned' | 'nudged';
  readonly task: Task;
  readonly at: string;
  readonly personId: string | null;
  /** Of a report that was sent back: whose, on which month, and why. */
  readonly report?: { readonly organisationId: string; readonly period: string; readonly reason: string };
  /** Of a nudge: who asks, and whom. */
  readonly by?: string | null;
  readonly to?: { readonly organisationId: string; readonly roles: readonly Role[] };
}

/** What of an event is said in the chats besides the repaint. */
export function saidOf(event: CaseEvent): Said[] {
  if (event.type === 'report-returned') {
    const { at, organisationId, period, reason } = event;
    if (organisationId === undefined || period === undefined) return [];
    return [{ what: 'returned', task: 'report', at, personId: null, report: { organisationId, period, reason } }];
  }
  if (event.type === 'nudged') {
    const { type, task, at, by, organisationId, roles } = event;
    return [{ what: type, task, at, personId: null, by, to: { organisationId, roles } }];
  }
  if (event.type !== 'reminded' && event.type !== 'escalated') return [];
  const { type, task, at } = event;
  return [{ what: type, task, at, personId: type === 'reminded' ? (event.personId ?? null) : null }];
}
