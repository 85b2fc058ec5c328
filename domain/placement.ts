// One person's path, known by its number: referral, internship, employment or education, checks afterwards, the end.
import type { CaseBase, CommonEvent, Stamped } from './case.js';
import { applyCommon, isCommonEvent } from './case.js';
import type { EmploymentForm, PlacementStep, ReportEntry } from './commands.js';
import type { Parties } from './permissions.js';
import type { PlacementPhase, PathEnd, Spell } from './placement-record.js';
import type { OwnSettings } from './settings.js';

/** Months after a job or education started in which someone says whether the person is still there. */
export const retentionMonths: readonly number[] = [3, 6, 12];

/** Everything a placement knows: dates and counts, never who or why. */
export interface PlacementState extends CaseBase {
  readonly kind: 'placement';
  readonly number: number;
  readonly contractId: string;
  readonly contractorIds: readonly string[];
  readonly matchingBodyId: string | null;
  /** The reporting party that told of it last, and looks after the person; absent when that is the contractor itself. */
  readonly partyId?: string;
  readonly phase: PlacementPhase;
  /** The matching body's word on the target group: yes, no, or not said yet. Never why. */
  readonly eligible: boolean | null;
  /** The settings of the contract's policy; absent in paths from before there were any. */
  readonly settings?: OwnSettings;
  /** The placement that the same person is already counted as; this one is carried and not counted. */
  readonly countedAs: string | null;
  readonly startedOn: string | null;
  readonly plannedEnd: string | null;
  readonly extentPercent: number | null;
  readonly employmentForm: EmploymentForm | null;
  readonly employer: string | null;
  readonly steps: Readonly<Partial<Record<PlacementStep, string>>>;
  readonly retention: readonly { readonly afterMonths: number; readonly stillThere: boolean }[];
  readonly ended: { readonly on: string; readonly reason: PathEnd } | null;
  /** The last thing that happened on the path, and when; absent in paths from before it was kept. */
  readonly latest?: Latest;
}

/** Something that happened on a path: where it came to, a step that was done, a check that was answered. */
export interface Latest {
  readonly what: PlacementPhase | PlacementStep | 'eligible' | 'still-there';
  /** YYYY-MM-DD or an instant. */
  readonly on: string;
}

/** What can happen to a placement. */
export type PlacementEvent =
  | CommonEvent
  | { readonly type: 'placement-started' }
  | {
      readonly type: 'moved';
      readonly phase: PlacementPhase;
      readonly entry: ReportEntry;
      /** Whose report told of it; absent in events from before it was kept. */
      readonly partyId?: string;
    }
  | { readonly type: 'eligibility-confirmed'; readonly eligible: boolean; readonly countedAs: string | null }
  /** The report that told of the newest step was sent back: the path stands where it stood before it. */
  | { readonly type: 'withdrawn'; readonly phase: PlacementPhase; readonly spell: Spell | null }
  | { readonly type: 'step-confirmed'; readonly step: PlacementStep; readonly doneOn: string }
  | { readonly type: 'retention-confirmed'; readonly afterMonths: number; readonly stillThere: boolean }
  | { readonly type: 'ended'; readonly endedOn: string; readonly reason: PathEnd };

/** Where a placement starts: a referral, or (with `entry`) what a contractor reported. */
export type NewPlacement = Pick<
  PlacementState,
  | 'id'
  | 'authorityId'
  | 'reference'
  | 'title'
  | 'number'
  | 'contractId'
  | 'contractorIds'
  | 'matchingBodyId'
  | 'eligible'
  | 'partyId'
  | 'settings'
>;

/** A placement before its first event. */
export function newPlacement(facts: NewPlacement): PlacementState {
  return {
    kind: 'placement',
    ...facts,
    revision: 0,
    ball: null,
    seen: [],
    phase: 'referred',
    countedAs: null,
    startedOn: null,
    plannedEnd: null,
    extentPercent: null,
    employmentForm: null,
    employer: null,
    steps: {},
    retention: [],
    ended: null,
  };
}

/** Organisations around the placement, for the permission table. */
export function placementParties(placement: PlacementState): Parties {
  return {
    authorityId: placement.authorityId,
    contractorIds: placement.contractorIds,
    matchingBodyId: placement.matchingBodyId,
  };
}

/** The phase that a reported line moves a placement to. */
export function phaseOf(what: ReportEntry['what']): PlacementPhase {
  return what;
}

/** Months of the next retention check still to be answered, or null when none is left. */
export function nextRetention(placement: PlacementState): number | null {
  return retentionMonths.find((months) => !placement.retention.some((check) => check.afterMonths === months)) ?? null;
}

/** Whose people have the ball on the contractors' side: the party that looks after the person. */
export function carerOf({ partyId, contractorIds }: PlacementState): string | null {
  return partyId ?? contractorIds[0] ?? null;
}

/** Applies one event. The only place where a placement changes. */
export function applyPlacement(placement: PlacementState, event: Stamped<PlacementEvent>): PlacementState {
  const next = { ...placement, revision: placement.revision + 1 };
  if (isCommonEvent(event)) return applyCommon(next, event);
  const changed = happened(placement, next, event);
  const what = latestOf(changed, event);
  return what === null ? changed : { ...changed, latest: what };
}

/** What an event adds to the path; null when it says nothing new of it. */
function latestOf(
  { phase, startedOn, ended }: PlacementState,
  event: Stamped<Exclude<PlacementEvent, CommonEvent>>
): Latest | null {
  const { type, at } = event;
  if (ended !== null) return { what: 'ended', on: ended.on };
  switch (type) {
    case 'placement-started':
      return { what: 'referred', on: at };
    case 'moved':
    case 'withdrawn':
      return { what: phase, on: startedOn ?? at };
    case 'eligibility-confirmed':
      return { what: 'eligible', on: at };
    case 'step-confirmed':
      return { what: event.step, on: event.doneOn };
    case 'retention-confirmed':
      return { what: 'still-there', on: at };
    case 'ended':
      return null;
  }
}

function happened(
  placement: PlacementState,
  next: PlacementState,
  event: Stamped<Exclude<PlacementEvent, CommonEvent>>
): PlacementState {
  switch (event.type) {
    case 'placement-started':
      return next;
    case 'moved':
      if (event.phase === 'ended')
        return ended(
          next,
          event.entry.endDate ?? event.entry.startDate ?? event.at.slice(0, 10),
          event.entry.endReason ?? 'completed'
        );
      return moved(placement, next, event);
    case 'withdrawn':
      return event.phase === 'ended'
        ? ended(next, event.at.slice(0, 10), 'withdrawn')
        : {
            ...next,
            phase: event.phase,
            startedOn: event.spell?.startedOn ?? null,
            plannedEnd: event.spell?.plannedEnd ?? null,
            extentPercent: event.spell?.extentPercent ?? null,
            employmentForm: event.spell?.employmentForm ?? null,
            retention: [],
          };
    case 'eligibility-confirmed':
      return event.eligible
        ? { ...next, eligible: true, countedAs: event.countedAs }
        : ended({ ...next, eligible: false }, event.at.slice(0, 10), 'not-eligible');
    case 'step-confirmed':
      return { ...next, steps: { ...placement.steps, [event.step]: event.doneOn } };
    case 'retention-confirmed': {
      const retention = [...placement.retention, { afterMonths: event.afterMonths, stillThere: event.stillThere }];
      return event.stillThere ? { ...next, retention } : ended({ ...next, retention }, event.at.slice(0, 10), 'left');
    }
    case 'ended':
      return ended(next, event.endedOn, event.reason);
  }
}

/** A step to another stretch; a line without a date of start says more of the one that runs, whose checks stay answered. */
function moved(
  placement: PlacementState,
  next: PlacementState,
  { phase, entry, partyId, at }: Stamped<Extract<PlacementEvent, { type: 'moved' }>>
): PlacementState {
  const goesOn = placement.phase === phase && entry.startDate === null;
  const { startedOn, plannedEnd, extentPercent, employmentForm, employer, retention } = placement;
  return {
    ...next,
    ...(partyId !== undefined && { partyId }),
    phase,
    startedOn: entry.startDate ?? (goesOn ? startedOn : at.slice(0, 10)),
    plannedEnd: entry.endDate ?? (goesOn ? plannedEnd : null),
    extentPercent: entry.extentPercent ?? (goesOn ? extentPercent : null),
    employmentForm: entry.employmentForm ?? (goesOn ? employmentForm : null),
    employer: entry.employer ?? employer,
    retention: goesOn ? retention : [],
  };
}

function ended(placement: PlacementState, on: string, reason: PathEnd): PlacementState {
  return { ...placement, phase: 'ended', ball: null, ended: { on, reason } };
}
