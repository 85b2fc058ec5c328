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
  readonly openReports: readonly {
    readonly period: string;
    readonly hours: readonly PlacementHours[];
    readonly organisationId?: string;
  }[];
  /** The newest period (YYYY-MM) whose report the buyer accepted. */
  readonly acceptedThrough: string | null;
  /** The same for each reporting party. */
  readonly reporters?: readonly { readonly organisationId: string; readonly acceptedThrough?: string }[];
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

/** The newest period that a report has been given for and not sent back, by a party or by any; of accepted reports only, when asked. */
export function reportedThrough(
  { openReports, acceptedThrough, reporters = [] }: Pick<Delivery, 'openReports' | 'acceptedThrough' | 'reporters'>,
  column: 'reported' | 'accepted',
  party: string | null = null
): string | null {
  const open =
    column === 'accepted' ? [] : openReports.filter((each) => party === null || each.organisationId === party);
  const own = reporters.find(({ organisationId }) => organisationId === party)?.acceptedThrough ?? null;
  const accepted = party === null ? acceptedThrough : own;
  return [...open.map(({ period }) => period), ...(accepted === null ? [] : [accepted])].sort().at(-1) ?? null;
}

/**
 * The count as of a day. A person counts once for each kind, whatever was reported of them how often. Full-time months (UHM 11554) run
 * from a job's start to the end of the newest month that its own party reported on, so that they only grow by reports, and never with
 * anybody's silence (docs/decisions).
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
  const until = earliest(today, delivery.endsOn) ?? today;
  return records.reduce((sum, record) => {
    const through = reportedThrough(delivery, column, record.party ?? null);
    if (through === null) return sum;
    const last = earliest(lastDayOf(through), until) ?? until;
    return sum + partsUntil(record, last, column === 'accepted');
  }, 0);
}

/** Parts of full-time months (see domain/full-time-months.ts) in accepted jobs of a placement, by year. */
export function acceptedPartsByYear(delivery: Delivery, record: PlacementRecord, today: string): Map<number, number> {
  const through = reportedThrough(delivery, 'accepted', record.party ?? null);
  const years = new Map<number, number>();
  if (through === null) return years;
  const last = earliest(lastDayOf(through), today, delivery.endsOn) ?? today;
  for (const { spell, from, to } of stretches(record)) {
    if (spell.what !== 'employment' || !spell.accepted) continue;
    const until = earliest(to, last) ?? last;
    for (let year = yearOf(from); year <= yearOf(until); year += 1) {
      const first = yearOf(from) === year ? from : `${year}-01-01`;
      const parts = fullTimeParts(first, earliest(until, `${year}-12-31`) ?? until, spell.extentPercent);
      if (parts > 0) years.set(year, (years.get(year) ?? 0) + parts);
    }
  }
  return years;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Full-time months that these placements of a contract worked up to and with a day, as far as they were reported on. */
export function monthsWorked(delivery: Delivery, records: readonly PlacementRecord[], last: string): number {
  return monthsOf(employedParts(delivery, records, 'reported', last));
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
