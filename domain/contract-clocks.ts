// The clocks of a contract as named settings: how long, whether read in a source [V] or our own habit [K], and where from.

/** One setting. `mark`: V was read in the source, K is practice that no source was read for. */
export interface ClockSetting {
  readonly days: number;
  readonly mark: 'V' | 'K';
  readonly source: string | null;
}

const belfast = 'Belfast City Council, Social Value Terms and Conditions, 4 (Delivery Plan)';
const own = (days: number): ClockSetting => ({ days, mark: 'K', source: null });

/** Every clock, in calendar days from what starts it. */
export const contractClocks = {
  /** From the contract's start. */
  kickOff: own(28),
  /** From the hand-over's naming of a person until that person has confirmed it. */
  handOver: own(14),
  /** From signature; "within one month of award" as a calendar month would be 28 to 31 days. */
  matchingMeeting: { days: 30, mark: 'V', source: 'Trafikverket 2016, via Upphandlingsmyndigheten' },
  /** From signature until the plan is there, from the plan until it is answered, and from signature in all. */
  plan: { days: 28, mark: 'V', source: belfast },
  planReview: { days: 14, mark: 'V', source: belfast },
  planInAll: { days: 56, mark: 'V', source: belfast },
  agreeCharter: own(14),
  answerChange: own(14),
  answerReport: own(7),
  refer: own(14),
  considerDeviation: own(10),
  decideSanction: own(10),
  evaluate: own(56),
} as const satisfies Record<string, ClockSetting>;

/** The name of a clock. */
export type ClockName = keyof typeof contractClocks;
