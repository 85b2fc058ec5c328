// Counting what a contract promised against what was delivered, and where that pace leads.
import type { EmploymentForm, ReportEntry } from './commands.js';
import type { Obligation, ObligationKind } from './requirement.js';

/** Placements counted per kind of obligation: reported, and of those accepted by the buyer. */
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

/** Kinds of obligation that one reported line counts towards; a permanent job is an employment too. */
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

/** Adds a report's lines to one column of the tally (`sign` -1 takes them off when a report is sent back). */
export function count(
  tally: Tally,
  entries: readonly ReportEntry[],
  column: 'reported' | 'accepted',
  sign: 1 | -1
): Tally {
  const next = { ...tally };
  for (const entry of entries)
    for (const kind of countsTowards(entry.what, entry.employmentForm))
      next[kind] = { ...next[kind], [column]: next[kind][column] + sign * entry.count };
  return next;
}

/** Target against delivery for one obligation, with the straight-line forecast at contract end. */
export interface Progress {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly delivered: number;
  readonly accepted: number;
  /** Expected at the contract's end at today's pace; null before a tenth of the time has passed. */
  readonly forecast: number | null;
}

/** Progress per obligation. Dates are YYYY-MM-DD. */
export function progress(
  obligations: readonly Obligation[],
  tally: Tally,
  span: { readonly startsOn: string; readonly endsOn: string; readonly today: string }
): Progress[] {
  const whole = Date.parse(span.endsOn) - Date.parse(span.startsOn);
  const passed = Math.min(1, Math.max(0, (Date.parse(span.today) - Date.parse(span.startsOn)) / Math.max(1, whole)));
  return obligations.map(({ kind, target }) => {
    const { reported, accepted } = tally[kind];
    return {
      kind,
      target,
      delivered: reported,
      accepted,
      forecast: passed < 0.1 ? null : Math.round(reported / passed),
    };
  });
}
