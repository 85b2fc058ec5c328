// Counting what a contract promised against what was delivered. Everything follows from its placements and their reports.
import type { EmploymentForm, ReportEntry } from './commands.js';
import { earliest, lastDayOf } from './days.js';
import { fullTimeParts, monthsOf } from './full-time-months.js';
import type { PlacementRecord } from './placement-record.js';
import { notCounted, stretches } from './placement-record.js';
import type { ObligationKind } from './requirement.js';

/** Counted per kind of obligation in its unit: reported, and of that accepted by the buyer. */
export type Tally = Readonly<Record<ObligationKind, { readonly reported: number; readonly accepted: number }>>;

/** A tally with nothing in it. */
export const emptyTally: Tally = {
  internship: { reported: 0, accepted: 0 },
  employment: { reported: 0, accepted: 0 },
  'permanent-job': { reported: 0, accepted: 0 },
  education: { reported: 0, accepted: 0 },
  'full-time-months': { reported: 0, accepted: 0 },
  hours: { reported: 0, accepted: 0 },
};

/** What counting needs of a contract. */
export interface Delivery {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly placements: readonly PlacementRecord[];
  readonly openReports: readonly { readonly period: string; readonly hours: readonly PlacementHours[] }[];
  /** The newest period (YYYY-MM) whose report the buyer accepted. */
  readonly acceptedThrough: string | null;
}

/** Hours that a report gave one placement. */
export interface PlacementHours {
  readonly number: number;
  readonly hours: number;
}

/** Kinds of obligation that somebody counts towards; a permanent job is an employment too. */
export function countsTowards(what: ReportEntry['what'], form: EmploymentForm | null): ObligationKind[] {
  switch (what) {
    case 'internship':
      return ['internship'];
    case 'education':
      return ['education'];
    case 'employment':
      return form === 'permanent' ? ['employment', 'permanent-job'] : ['employment'];
    case 'ended':
      return [];
  }
}

/** The newest period that a report has been given for and not sent back; of accepted reports only, when asked. */
export function reportedThrough(
  { openReports, acceptedThrough }: Pick<Delivery, 'openReports' | 'acceptedThrough'>,
  column: 'reported' | 'accepted'
): string | null {
  const open = column === 'accepted' ? [] : openReports.map(({ period }) => period);
  return [...open, ...(acceptedThrough === null ? [] : [acceptedThrough])].sort().at(-1) ?? null;
}

/**
 * The count as of a day. A person counts once for each kind, whatever was reported of them how often. Full-time months (UHM 11554) run
 * from a job's start to the end of the newest month that was reported on, so that they only grow by reports, and never with silence
 * (docs/decisions).
 */
export function tallyOn(delivery: Delivery, today: string): Tally {
  const counted = delivery.placements.map((record) => notCounted(record, delivery.startsOn) === null);
  const records = delivery.placements.filter((_, index) => counted[index]);
  const open = delivery.openReports
    .flatMap(({ hours }) => hours)
    .reduce((sum, { number, hours }) => sum + (counted[number - 1] === true ? hours : 0), 0);
  const hours = records.reduce((sum, record) => sum + record.hours, 0);
  const people = (kind: ObligationKind): Tally[ObligationKind] => ({
    reported: records.filter((record) => countsAs(record, kind, false)).length,
    accepted: records.filter((record) => countsAs(record, kind, true)).length,
  });
  return {
    internship: people('internship'),
    employment: people('employment'),
    'permanent-job': people('permanent-job'),
    education: people('education'),
    'full-time-months': {
      reported: monthsOf(employedParts(delivery, records, 'reported', today)),
      accepted: monthsOf(employedParts(delivery, records, 'accepted', today)),
    },
    hours: { reported: hours + open, accepted: hours },
  };
}

function countsAs({ spells }: PlacementRecord, kind: ObligationKind, accepted: boolean): boolean {
  return spells.some(
    (spell) => (spell.accepted || !accepted) && countsTowards(spell.what, spell.employmentForm).includes(kind)
  );
}

function employedParts(
  delivery: Delivery,
  records: readonly PlacementRecord[],
  column: 'reported' | 'accepted',
  today: string
): number {
  const through = reportedThrough(delivery, column);
  if (through === null) return 0;
  const last = earliest(lastDayOf(through), today, delivery.endsOn) ?? today;
  return records.reduce((sum, record) => sum + partsUntil(record, last, column === 'accepted'), 0);
}

/** Full-time months that these placements worked up to and with a day. */
export function monthsWorked(records: readonly PlacementRecord[], last: string): number {
  return monthsOf(records.reduce((sum, record) => sum + partsUntil(record, last, false), 0));
}

function partsUntil(record: PlacementRecord, last: string, acceptedOnly: boolean): number {
  return stretches(record)
    .filter(({ spell }) => spell.what === 'employment' && (spell.accepted || !acceptedOnly))
    .reduce(
      (sum, { spell, from, to }) => sum + fullTimeParts(from, earliest(to, last) ?? last, spell.extentPercent),
      0
    );
}

/** Shares the hours of a report's lines among the placements they are about; new ones are numbered on from `placements`. */
export function hoursByPlacement(entries: readonly ReportEntry[], placements: number): PlacementHours[] {
  let number = placements;
  return entries.flatMap((entry): PlacementHours[] => {
    const hours = entry.hours ?? 0;
    if (entry.placement !== null) return hours === 0 ? [] : [{ number: entry.placement, hours }];
    if (entry.what === 'ended') return [];
    return Array.from({ length: entry.count }, (_, index) => {
      number += 1;
      // Whole hours: the first take what does not divide evenly.
      return { number, hours: Math.floor(hours / entry.count) + (index < hours % entry.count ? 1 : 0) };
    }).filter((share) => share.hours > 0);
  });
}
