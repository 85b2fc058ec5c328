// Partnering: kick-off, hand-over to the site, delivery plan, charter and meetings. What people can ask, what happens, what is known.
import type { Role } from './actor.js';
import type { Stamped } from './case.js';
import type { ObligationKind } from './requirement.js';

/** Whose duty a contact person has; the duty belongs to this, the person may be replaced. */
export type ContactRole = 'delivery' | 'follow-up' | 'matching';

/** Places that a plan foresees. `quarter` is e.g. 2026-Q3. */
export interface PlannedPlaces {
  readonly quarter: string;
  readonly kind: ObligationKind;
  readonly count: number;
}

/** Commands of this file. Dates are YYYY-MM-DD; texts are short, neutral and about no jobseeker. */
export type PartneringCommand =
  | {
      readonly kind: 'hold-kick-off';
      readonly heldOn: string;
      /** Who took part, by role; never names. */
      readonly participants: readonly Role[];
      readonly commitmentsRead: boolean;
      /** The contractor's person who owns the delivery on the site. */
      readonly deliveryOwnerId: string;
    }
  | { readonly kind: 'confirm-hand-over'; readonly role: ContactRole }
  | {
      readonly kind: 'replace-contact';
      readonly role: ContactRole;
      readonly from: string | null;
      readonly to: string;
    }
  | {
      readonly kind: 'hold-meeting';
      readonly heldOn: string;
      readonly meeting: 'partnering' | 'matching-body';
      readonly minutes: string | null;
    }
  | { readonly kind: 'postpone-meeting'; readonly newOn: string; readonly reason: string }
  | {
      readonly kind: 'submit-plan';
      readonly places: readonly PlannedPlaces[];
      /** The tutor's role, e.g. "site foreman"; never a name. */
      readonly tutorRole: string;
      readonly safetyInduction: string;
    }
  | { readonly kind: 'approve-plan'; readonly version: number }
  | { readonly kind: 'return-plan'; readonly version: number; readonly reason: string }
  | { readonly kind: 'propose-charter'; readonly goals: readonly string[]; readonly everyWeeks: number }
  | { readonly kind: 'agree-charter'; readonly version: number };

/** What can happen in partnering. */
export type PartneringEvent =
  | {
      readonly type: 'kick-off-held';
      readonly heldOn: string;
      readonly participants: readonly Role[];
      readonly deliveryOwnerId: string;
    }
  | { readonly type: 'hand-over-confirmed'; readonly role: ContactRole }
  | {
      readonly type: 'contact-replaced';
      readonly role: ContactRole;
      readonly from: string | null;
      readonly to: string;
    }
  | {
      readonly type: 'meeting-held';
      readonly heldOn: string;
      readonly meeting: 'partnering' | 'matching-body';
      readonly minutes: string | null;
    }
  | { readonly type: 'meeting-postponed'; readonly newOn: string; readonly reason: string }
  | { readonly type: 'meeting-scheduled'; readonly dueAt: string; readonly remindAt: readonly string[] }
  | { readonly type: 'meeting-missed'; readonly dueAt: string }
  | {
      readonly type: 'plan-submitted';
      readonly version: number;
      readonly places: readonly PlannedPlaces[];
      readonly tutorRole: string;
      readonly safetyInduction: string;
    }
  | { readonly type: 'plan-approved'; readonly version: number }
  | { readonly type: 'plan-returned'; readonly version: number; readonly reason: string }
  | {
      readonly type: 'charter-proposed';
      readonly version: number;
      readonly goals: readonly string[];
      readonly everyWeeks: number;
      readonly organisationId: string;
    }
  | { readonly type: 'charter-agreed'; readonly version: number; readonly organisationId: string }
  | { readonly type: 'charter-in-force'; readonly version: number };

/** A person with a duty; `handedOver` when that person has said so. Instants are ISO. */
export interface Contact {
  readonly role: ContactRole;
  readonly personId: string;
  readonly since: string;
  readonly handedOver: boolean;
}

/** The newest delivery plan and what became of it. */
export interface DeliveryPlan {
  readonly version: number;
  readonly places: readonly PlannedPlaces[];
  readonly tutorRole: string;
  readonly safetyInduction: string;
  readonly standing: 'submitted' | 'approved' | 'returned';
  /** Since when it stands so. */
  readonly since: string;
  readonly reason: string | null;
}

/** Shared goals and the rhythm of meetings. Decisions are by consensus: in force when every party has agreed. */
export interface Charter {
  readonly version: number;
  readonly goals: readonly string[];
  readonly everyWeeks: number;
  readonly proposedAt: string;
  /** Organisations that have agreed. */
  readonly agreed: readonly string[];
}

/** Everything known of the partnering of one contract. */
export interface Partnering {
  readonly kickOff: { readonly heldOn: string; readonly participants: readonly Role[] } | null;
  readonly contacts: readonly Contact[];
  readonly matchingMetOn: string | null;
  readonly plan: DeliveryPlan | null;
  readonly charter: Charter | null;
  readonly proposedCharter: Charter | null;
  readonly charters: number;
  /** The next meeting by the charter's rhythm; null while none is set. */
  readonly meeting: { readonly dueAt: string; readonly remindAt: readonly string[]; readonly missed: boolean } | null;
  readonly meetings: number;
  readonly missedMeetings: number;
  readonly lastMeetingOn: string | null;
}

/** Before anything has happened. */
export const newPartnering: Partnering = {
  kickOff: null,
  contacts: [],
  matchingMetOn: null,
  plan: null,
  charter: null,
  proposedCharter: null,
  charters: 0,
  meeting: null,
  meetings: 0,
  missedMeetings: 0,
  lastMeetingOn: null,
};

/** Applies one event of this file. */
export function applyPartnering(now: Partnering, event: Stamped<PartneringEvent>): Partnering {
  switch (event.type) {
    case 'kick-off-held': {
      const { heldOn, participants, deliveryOwnerId } = event;
      return {
        ...withContact(now, 'delivery', deliveryOwnerId, event.at),
        kickOff: { heldOn, participants },
        lastMeetingOn: heldOn,
      };
    }
    case 'hand-over-confirmed':
      return {
        ...now,
        contacts: now.contacts.map((each) => (each.role === event.role ? { ...each, handedOver: true } : each)),
      };
    case 'contact-replaced':
      return withContact(now, event.role, event.to, event.at);
    case 'meeting-held':
      return event.meeting === 'matching-body'
        ? { ...now, matchingMetOn: now.matchingMetOn ?? event.heldOn }
        : { ...now, meeting: null, meetings: now.meetings + 1, lastMeetingOn: event.heldOn };
    case 'meeting-postponed':
      return { ...now, meeting: null };
    case 'meeting-scheduled':
      return { ...now, meeting: { dueAt: event.dueAt, remindAt: event.remindAt, missed: false } };
    case 'meeting-missed':
      return {
        ...now,
        missedMeetings: now.missedMeetings + 1,
        meeting: now.meeting && { ...now.meeting, missed: true },
      };
    case 'plan-submitted': {
      const { version, places, tutorRole, safetyInduction, at } = event;
      return {
        ...now,
        plan: { version, places, tutorRole, safetyInduction, standing: 'submitted', since: at, reason: null },
      };
    }
    case 'plan-approved':
      return { ...now, plan: now.plan && { ...now.plan, standing: 'approved', since: event.at } };
    case 'plan-returned':
      return { ...now, plan: now.plan && { ...now.plan, standing: 'returned', since: event.at, reason: event.reason } };
    case 'charter-proposed': {
      const { version, goals, everyWeeks, at, organisationId } = event;
      return {
        ...now,
        charters: version,
        proposedCharter: { version, goals, everyWeeks, proposedAt: at, agreed: [organisationId] },
      };
    }
    case 'charter-agreed':
      return {
        ...now,
        charter: agreedBy(now.charter, event.version, event.organisationId),
        proposedCharter: agreedBy(now.proposedCharter, event.version, event.organisationId),
      };
    case 'charter-in-force':
      return { ...now, charter: now.proposedCharter, proposedCharter: null };
  }
}

function withContact(now: Partnering, role: ContactRole, personId: string, since: string): Partnering {
  const contact: Contact = { role, personId, since, handedOver: false };
  return { ...now, contacts: [...now.contacts.filter((each) => each.role !== role), contact] };
}

function agreedBy(charter: Charter | null, version: number, organisationId: string): Charter | null {
  if (charter?.version !== version) return charter;
  return { ...charter, agreed: [...charter.agreed.filter((each) => each !== organisationId), organisationId] };
}
