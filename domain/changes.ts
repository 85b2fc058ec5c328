// Changes of a contract: other targets, a longer time, subcontractors who come and go. Both sides agree, or nothing changes.
import type { Stamped } from './case.js';
import type { Reporter } from './reporting.js';
import { newReporter } from './reporting.js';
import type { Obligation } from './requirement.js';

/** The two sides of a contract. */
export type Side = 'buyer' | 'contractor';

/**
 * Commands of this file. What a contract may be changed to without a new procurement is limited (LOU 17 kap. 8–14 §§ [K]: not read
 * here, shown to whoever proposes one).
 */
export type ChangeCommand =
  | {
      readonly kind: 'change-contract';
      readonly what: string;
      readonly why: string;
      /** Targets that change, by kind; kinds that are not named stay as they are. Null when no target changes. */
      readonly newTargets: readonly Obligation[] | null;
    }
  | {
      readonly kind: 'prolong';
      readonly newEndsOn: string;
      readonly why: string;
      readonly targets: readonly Obligation[] | null;
    }
  | { readonly kind: 'agree-change'; readonly number: number }
  | { readonly kind: 'decline-change'; readonly number: number; readonly reason: string }
  | { readonly kind: 'accede-subcontractor'; readonly organisationId: string }
  | { readonly kind: 'release-subcontractor'; readonly organisationId: string; readonly reason: string };

/** A change that waits for the other side. */
export interface ProposedChange {
  readonly number: number;
  readonly what: string;
  readonly why: string;
  readonly targets: readonly Obligation[] | null;
  readonly endsOn: string | null;
  readonly side: Side;
  readonly at: string;
}

/** What a change may touch, before and after. */
export interface ChangedTerms {
  readonly obligations: readonly Obligation[];
  readonly endsOn: string;
}

/** What can happen to a contract's terms and parties. The old values stay in the event that changes them. */
export type ChangeEvent =
  | ({ readonly type: 'change-proposed' } & Omit<ProposedChange, 'at'>)
  | {
      readonly type: 'change-agreed';
      readonly number: number;
      readonly before: ChangedTerms;
      readonly after: ChangedTerms;
    }
  | { readonly type: 'change-declined'; readonly number: number; readonly reason: string }
  | { readonly type: 'subcontractor-acceded'; readonly organisationId: string }
  | { readonly type: 'subcontractor-released'; readonly organisationId: string; readonly reason: string };

/** The obligations with some targets replaced; what is not named stays, what is new is added. */
export function withTargets(obligations: readonly Obligation[], targets: readonly Obligation[]): Obligation[] {
  const replaced = new Map([...obligations, ...targets].map(({ kind, target }) => [kind, target]));
  return [...replaced].map(([kind, target]) => ({ kind, target }));
}

/** What the events of this file change. */
export interface Terms extends ChangedTerms {
  readonly pendingChange: ProposedChange | null;
  readonly changes: number;
  readonly subcontractorIds: readonly string[];
  readonly reporters: readonly Reporter[];
}

/** Applies one event of this file. */
export function applyChange<T extends Terms>(now: T, event: Stamped<ChangeEvent>): T {
  switch (event.type) {
    case 'change-proposed': {
      const { number, what, why, targets, endsOn, side, at } = event;
      return { ...now, changes: number, pendingChange: { number, what, why, targets, endsOn, side, at } };
    }
    case 'change-agreed':
      return { ...now, ...event.after, pendingChange: null };
    case 'change-declined':
      return { ...now, pendingChange: null };
    case 'subcontractor-acceded':
      return {
        ...now,
        subcontractorIds: [...now.subcontractorIds.filter((id) => id !== event.organisationId), event.organisationId],
        reporters: [...now.reporters, newReporter(event.organisationId, event.at)],
      };
    case 'subcontractor-released':
      return {
        ...now,
        subcontractorIds: now.subcontractorIds.filter((id) => id !== event.organisationId),
        reporters: now.reporters.filter(({ organisationId }) => organisationId !== event.organisationId),
      };
  }
}
