// Hours that somebody reports in words, shared among those whom the contract has placed; the person confirms the shares.
import type { ContractCommand, ReportEntry } from '../domain/commands.js';
import type { ContractState } from '../domain/contract.js';
import { nothingElse, periodReported } from '../domain/reporting.js';
import type { Hours, HoursSaid } from './understand/hours.js';

/** Why hours can not be reported so: the contract counts none, nobody is placed, an unknown placement, another month's report is due. */
export type HoursFault =
  | { readonly fault: 'not-counted' | 'nobody' }
  | { readonly fault: 'placement'; readonly placement: number }
  | { readonly fault: 'month'; readonly period: string };

/** The report, or why there is none. `at` is an ISO instant; `text` is what may be stored of the message. */
export function hoursReport(
  contract: ContractState,
  { lines, month }: Hours,
  { organisationId, text, at }: { readonly organisationId: string; readonly text: string; readonly at: string }
): Extract<ContractCommand, { kind: 'report' }> | HoursFault {
  if (!contract.obligations.some(({ kind }) => kind === 'hours')) return { fault: 'not-counted' };
  const period = periodReported(contract, organisationId, at);
  if (month !== null && Number(period.slice(5)) !== month) return { fault: 'month', period };
  const placed = contract.placements.flatMap(({ phase }, index) =>
    phase === 'ended' || phase === 'referred' ? [] : [{ what: phase, number: index + 1 }]
  );
  const entries: ReportEntry[] = [];
  for (const line of lines) {
    const those = placed.filter((each) => isMeant(each, line));
    if (those.length === 0)
      return line.placement === null ? { fault: 'nobody' } : { fault: 'placement', placement: line.placement };
    entries.push(...shared(those, line.hours));
  }
  return { kind: 'report', entries, text };
}

interface Placed {
  readonly what: Exclude<ReportEntry['what'], 'ended'>;
  readonly number: number;
}

function isMeant({ what, number }: Placed, line: HoursSaid): boolean {
  return line.placement === null ? line.what === null || line.what === what : line.placement === number;
}

/** Whole hours, evenly; the first take what does not divide. */
function shared(placed: readonly Placed[], hours: number): ReportEntry[] {
  return placed.map(({ what, number }, index) => ({
    ...nothingElse,
    what,
    placement: number,
    hours: Math.floor(hours / placed.length) + (index < hours % placed.length ? 1 : 0),
  }));
}
