// What a contract keeps of each placement, by its number: what reports said of it, and whether it counts here.
import type { EmploymentForm, EndReason, ReportEntry } from './commands.js';
import { addDays, earliest } from './days.js';
import type { OwnSettings } from './settings.js';
import { settingsOf } from './settings.js';

/** Where on the path a placement is. */
export type PlacementPhase = 'referred' | 'internship' | 'employment' | 'education' | 'ended';

/** A stretch of an internship, a job or an education, as a report told of it. Dates are YYYY-MM-DD. */
export interface Spell {
  readonly what: 'internship' | 'employment' | 'education';
  /** The report that said so; when it is sent back, the stretch goes with it. */
  readonly reportId: string;
  readonly accepted: boolean;
  readonly startedOn: string;
  readonly plannedEnd: string | null;
  readonly extentPercent: number;
  readonly employmentForm: EmploymentForm | null;
}

/**
 * How a path ended: by a reason that somebody gave, with the report that had opened it, or at its last check with the person still
 * there, whose job or education goes on.
 */
export type PathEnd = EndReason | 'withdrawn' | 'still-there';

/** One placement as its contract knows it; index 0 of a contract's list is P-1. */
export interface PlacementRecord {
  readonly phase: PlacementPhase;
  /** Opened by a referral, not by a report. */
  readonly referred: boolean;
  readonly spells: readonly Spell[];
  /** Hours of reports that the buyer accepted. */
  readonly hours: number;
  readonly endedOn: string | null;
  readonly endReason: PathEnd | null;
  /** The matching body says that the same person already counts as another placement, of whatever contract. */
  readonly countedElsewhere: boolean;
  /** The reporting party that told of it last; absent in records from before it was kept. */
  readonly party?: string | undefined;
}

/** Why a placement is carried but not counted. */
export type NotCounted = 'not-eligible' | 'counted-elsewhere' | 'already-there' | 'withdrawn';

/** A placement at its start: a referral, or what a report said. `on` is the day it was said, `own` the contract's settings. */
export function openRecord(
  phase: PlacementPhase,
  said: { readonly entry: ReportEntry; readonly reportId: string; readonly party?: string | undefined } | null,
  on: string,
  own?: OwnSettings
): PlacementRecord {
  const empty: PlacementRecord = {
    phase,
    referred: said === null,
    spells: [],
    hours: 0,
    endedOn: null,
    endReason: null,
    countedElsewhere: false,
    ...(said?.party !== undefined && { party: said.party }),
  };
  return said === null ? empty : moveRecord(empty, phase, said, on, own);
}

/** A placement after a report named it. */
export function moveRecord(
  record: PlacementRecord,
  phase: PlacementPhase,
  { entry, reportId }: { readonly entry: ReportEntry; readonly reportId: string },
  on: string,
  own?: OwnSettings
): PlacementRecord {
  if (entry.what === 'ended')
    return {
      ...record,
      phase,
      endedOn: entry.endDate ?? entry.startDate ?? on,
      endReason: entry.endReason ?? 'completed',
    };
  const last = record.spells.at(-1);
  const goesOn = last !== undefined && isContinued(entry, last);
  const unlessSaid = settingsOf(own).extentPercentUnlessSaid.value;
  const spell: Spell = {
    what: entry.what,
    reportId,
    accepted: false,
    startedOn: entry.startDate ?? (goesOn ? last.startedOn : on),
    plannedEnd: entry.endDate ?? (goesOn ? last.plannedEnd : null),
    extentPercent: entry.extentPercent ?? (goesOn ? last.extentPercent : unlessSaid),
    employmentForm: entry.employmentForm ?? (goesOn ? last.employmentForm : null),
  };
  return { ...record, phase, spells: [...record.spells, spell] };
}

/** A line without a date of start that names the same form and extent says more of the stretch that runs; it begins no new one. */
function isContinued(entry: ReportEntry, last: Spell): boolean {
  const { what, startDate, extentPercent, employmentForm } = entry;
  return (
    startDate === null &&
    what === last.what &&
    (extentPercent ?? last.extentPercent) === last.extentPercent &&
    (employmentForm ?? last.employmentForm) === last.employmentForm
  );
}

/** A placement after the buyer accepted a report, with the hours that the report gave it. */
export function acceptRecord(record: PlacementRecord, reportId: string, hours: number): PlacementRecord {
  if (hours === 0 && !record.spells.some((spell) => spell.reportId === reportId)) return record;
  const spells = record.spells.map((spell) => (spell.reportId === reportId ? { ...spell, accepted: true } : spell));
  return { ...record, spells, hours: record.hours + hours };
}

/** A placement without what a report said of it. */
export function withoutReport(record: PlacementRecord, reportId: string): PlacementRecord {
  const spells = record.spells.filter((spell) => spell.reportId !== reportId);
  return spells.length === record.spells.length ? record : { ...record, spells };
}

/**
 * Where a placement stands when a report about it is sent back: at the stretch before, at its referral, or nowhere. Null when the
 * report began nothing of it, and when it has ended: a path that is closed is not opened again (docs/decisions).
 */
export function standsAfterReturn(
  record: PlacementRecord,
  reportId: string
): { readonly phase: PlacementPhase; readonly spell: Spell | null } | null {
  const { spells } = withoutReport(record, reportId);
  if (spells.length === record.spells.length || record.phase === 'ended') return null;
  const spell = spells.at(-1) ?? null;
  return { phase: spell?.what ?? (record.referred ? 'referred' : 'ended'), spell };
}

/** True for a line that tells of hours at most: the stretch goes on as it was. */
export function changesNothing(record: PlacementRecord, entry: ReportEntry): boolean {
  const last = record.spells.at(-1);
  return entry.what === record.phase && entry.endDate === null && last !== undefined && isContinued(entry, last);
}

/**
 * Why a placement does not count, or null. Whoever was there before the contract began does not count: "persons already there"
 * (Trafikverket's rule of 2016; domain.md 2.5).
 */
export function notCounted(record: PlacementRecord, startsOn: string): NotCounted | null {
  if (record.endReason === 'not-eligible') return 'not-eligible';
  if (record.countedElsewhere) return 'counted-elsewhere';
  if (record.endReason === 'withdrawn') return 'withdrawn';
  return record.spells.some((spell) => spell.startedOn < startsOn) ? 'already-there' : null;
}

/** First and last day of each stretch: one ends when the next begins, when it was planned to, or with the placement. */
export function stretches(record: PlacementRecord): { spell: Spell; from: string; to: string | null }[] {
  const endedOn = record.endReason === 'still-there' ? null : record.endedOn;
  const spells = [...record.spells].sort((a, b) => a.startedOn.localeCompare(b.startedOn));
  return spells.map((spell, index) => {
    const next = spells[index + 1]?.startedOn ?? null;
    return {
      spell,
      from: spell.startedOn,
      to: earliest(next === null ? null : addDays(next, -1), spell.plannedEnd, endedOn),
    };
  });
}
