// The one message that a reporting party gets a month: what is known already, what it said last, and the answers that one press can give.
import type { ReportEntry } from './commands.js';
import type { ContractState } from './contract.js';
import type { LastSaid, MissedPeriod } from './reporting.js';
import { nothingElse } from './reporting.js';
import type { PlacementRecord, Spell } from './placement-record.js';

/** A placement that runs: known by its number. */
export interface Placed {
  readonly number: number;
  readonly what: Spell['what'];
  /** The stretch that runs, as it was reported. */
  readonly spell: Spell;
}

/** One party's month. */
export interface PartyMonth {
  readonly period: string;
  /** What it owes for just this month; null once it has reported. */
  readonly owed: MissedPeriod | null;
  /** Other months that it owes, oldest first. */
  readonly alsoOwed: readonly string[];
  readonly placed: readonly Placed[];
  /** What it has said of just this month. */
  readonly said: LastSaid | null;
  /** What it said of the newest month before this one; null when it has said nothing. */
  readonly last: LastSaid | null;
  /** What "the same as last month" would report; null when there is nothing to repeat. */
  readonly same: readonly ReportEntry[] | null;
}

/** More would not fit into a button of a chat; whoever has so many placed writes, or sends a list. */
const mostRepeated = 40;

/** What a party's message about a month says now; null for whoever has no duty to report. */
export function partyMonth(contract: ContractState, organisationId: string, period: string): PartyMonth | null {
  const own = contract.reporters.find((reporter) => reporter.organisationId === organisationId);
  if (own === undefined) return null;
  const { month } = contract;
  const running = month !== null && month.period === period && !own.reported ? month : null;
  const owed = own.missed.find((missed) => missed.period === period) ?? (running && { period, dueAt: running.dueAt });
  const placed = placedBy(contract, organisationId);
  const last = own.last !== undefined && own.last.period < period ? own.last : null;
  return {
    period,
    owed,
    alsoOwed: own.missed.map((missed) => missed.period).filter((other) => other !== period),
    placed,
    said: own.last?.period === period && own.last.reports.length > 0 ? own.last : null,
    last,
    same: repeated(contract, placed, last),
  };
}

/** The oldest month that is over and that a party owes; null when it owes none. */
export function owedMonth(contract: ContractState, organisationId: string): PartyMonth | null {
  const own = contract.reporters.find((reporter) => reporter.organisationId === organisationId);
  const { month } = contract;
  const running = month?.asked === true && own?.reported === false ? month.period : null;
  const period = own?.missed[0]?.period ?? running;
  return period === null ? null : partyMonth(contract, organisationId, period);
}

/** The newest month that has been asked for and that the party may still have to do with; null before the first. */
export function askedPeriod({ month, lastPeriod }: Pick<ContractState, 'month' | 'lastPeriod'>): string | null {
  return month?.asked === true ? month.period : lastPeriod;
}

/** The newest month that is over and that a party owes: the one that its message is about; null when it owes none. */
export function periodToAsk({ month, reporters }: ContractState, organisationId: string): string | null {
  const own = reporters.find((reporter) => reporter.organisationId === organisationId);
  if (own === undefined) return null;
  return month?.asked === true && !own.reported ? month.period : (own.missed.at(-1)?.period ?? null);
}

/** Whether a party's message about a month may still change: it is owed, waits for its answer, or is the newest one. */
export function isInPlay(contract: ContractState, organisationId: string, period: string): boolean {
  return (
    partyMonth(contract, organisationId, period)?.owed != null ||
    contract.openReports.some((open) => open.organisationId === organisationId && open.period === period) ||
    askedPeriod(contract) === period
  );
}

/** Who looks after a placement: the party that told of it last, or the contractor, also for a party that has left. */
export function partyOf({ contractorId, reporters }: ContractState, { party }: PlacementRecord): string {
  return reporters.some(({ organisationId }) => organisationId === party) ? (party ?? contractorId) : contractorId;
}

function placedBy(contract: ContractState, organisationId: string): Placed[] {
  return contract.placements.flatMap((record, index): Placed[] => {
    const spell = record.spells.at(-1);
    if (record.phase === 'ended' || record.phase === 'referred' || spell === undefined) return [];
    return partyOf(contract, record) === organisationId ? [{ number: index + 1, what: record.phase, spell }] : [];
  });
}

/** Everybody who is placed still is, with the hours of last month where hours count. */
function repeated(
  { obligations }: ContractState,
  placed: readonly Placed[],
  last: LastSaid | null
): readonly ReportEntry[] | null {
  if (placed.length === 0 || placed.length > mostRepeated || last === null || last.reports.length === 0) return null;
  const counted = obligations.some(({ kind }) => kind === 'hours');
  const shares = last.reports.flatMap(({ hours }) => hours);
  const hoursOf = (number: number): number =>
    shares.reduce((sum, share) => sum + (share.number === number ? share.hours : 0), 0);
  return placed.map(({ number, what }) => ({
    ...nothingElse,
    what,
    placement: number,
    hours: counted ? hoursOf(number) : null,
  }));
}
