// When a promise is kept: the national clause 11554 with its first start and its 75 percent, and the bonus 11556.
import { alternatives } from './clause.js';
import { earliest } from './days.js';
import type { Delivery, Tally } from './obligations.js';
import type { PlacementRecord } from './placement-record.js';
import { notCounted } from './placement-record.js';
import type { Bonus, Obligation } from './requirement.js';

/** What the rules need of a contract. Dates are YYYY-MM-DD. */
export interface Commitments extends Delivery {
  readonly obligations: readonly Obligation[];
  readonly bonus: Bonus | null;
  readonly firstStartBy: string;
  readonly firstOfferOn: string | null;
  readonly tally: Tally;
}

/** Share of the agreed time at which a commitment counts as met when employments ended early (UHM 11554). */
export const metPercentAfterEarlyEnd = 75;

/** How a promise was kept; `met-early-end` by the 75 percent. */
export type Kept = 'met' | 'met-early-end' | 'not-met';

/**
 * Whether an obligation has been kept. "If the employment ends early by the employee, or by lawful dismissal, the commitment counts as
 * met when at least 75 % of the agreed total time is done" (UHM 11554, domain.md 2.4); it speaks of time, so only of full-time months.
 */
export function kept(contract: Commitments, { kind, target }: Obligation): Kept {
  const { reported } = contract.tally[kind];
  if (reported >= target) return 'met';
  if (kind !== 'full-time-months' || reported * 100 < target * metPercentAfterEarlyEnd) return 'not-met';
  return contract.placements.some((record) => endedEarly(record, contract)) ? 'met-early-end' : 'not-met';
}

/** True when every obligation has been kept. */
export function allKept(contract: Commitments): boolean {
  return contract.obligations.every((obligation) => kept(contract, obligation) !== 'not-met');
}

/** A job that ended before its time, by the employee or by lawful dismissal; reasons that others decide are not in the clause. */
function endedEarly(record: PlacementRecord, { startsOn, endsOn }: Delivery): boolean {
  const last = record.spells.at(-1);
  const reason = record.endReason === 'left' || record.endReason === 'employer-ended';
  if (last?.what !== 'employment' || !reason || record.endedOn === null) return false;
  return notCounted(record, startsOn) === null && record.endedOn < (earliest(last.plannedEnd, endsOn) ?? endsOn);
}

/** The first start as a milestone: by when, how it stands, when and how it came. */
export interface FirstStart {
  readonly by: string;
  readonly state: 'pending' | 'met' | 'missed';
  readonly on: string | null;
  readonly how: 'begun' | 'offered' | null;
}

/**
 * "Within 6 months of contract start at least one employment begun or offered" (UHM 11554, alternative a). Where internships or
 * educations were agreed as well, any of them will do, as the contract's own clause says (domain/clause.ts).
 */
export function firstStart(contract: Commitments, today: string): FirstStart {
  const { firstStartBy: by, firstOfferOn, obligations, placements, startsOn } = contract;
  const jobsOnly = obligations.every(({ kind }) => alternatives[kind] === 'a');
  const begun = placements
    .filter((record) => notCounted(record, startsOn) === null)
    .flatMap(({ spells }) => spells)
    .filter(({ what }) => what === 'employment' || !jobsOnly)
    .map(({ startedOn }) => startedOn);
  const start = earliest(...begun);
  const on = earliest(start, firstOfferOn);
  const state = on !== null && on <= by ? 'met' : on !== null || today > by ? 'missed' : 'pending';
  return { by, state, on, how: on === null ? null : on === start ? 'begun' : 'offered' };
}

/** Bonus earned so far: accepted units over the target, at most so many (UHM 11556). Null when the contract has none. Öre. */
export function bonusEarned({ bonus, obligations, tally }: Commitments): { extra: number; amountOre: number } | null {
  if (bonus === null) return null;
  const target = obligations.find(({ kind }) => kind === bonus.kind)?.target;
  if (target === undefined) return { extra: 0, amountOre: 0 };
  const over = Math.floor(tally[bonus.kind].accepted - target);
  const extra = Math.max(0, Math.min(bonus.maxExtra, over));
  return { extra, amountOre: extra * bonus.perExtraOre };
}
