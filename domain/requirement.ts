// The employment requirement: what a tender asks for, and when it is complete enough to leave drafting.

/** What a commitment counts. */
export type ObligationKind = 'internship' | 'employment' | 'permanent-job' | 'education';

/** One countable commitment, e.g. 12 permanent jobs. */
export interface Obligation {
  readonly kind: ObligationKind;
  readonly target: number;
}

/** Steps taken when a commitment is not met, mildest first (UHM 11554: rectification first; domain.md 2.4). */
export type SanctionStep = 'reminder' | 'rectification' | 'remedy' | 'fine' | 'call-off-exclusion';

/** The employment commitment asked for. Dates are YYYY-MM-DD. */
export interface Requirement {
  /** Whom it is for, e.g. "long-term unemployed"; never a named person. */
  readonly targetGroup: string;
  readonly areaId: string | null;
  readonly obligations: readonly Obligation[];
  /** Within how many months from contract start the first placement begins (UHM 11554: 6). */
  readonly firstStartWithinMonths: number;
  readonly durationMonths: number;
  readonly followUpBy: 'contract-manager' | 'coordinator';
  readonly sanctions: readonly SanctionStep[];
  /** Share of the evaluation that price may have, in percent; the rest is quality. */
  readonly priceWeightPercent: number;
}

/** Facts a requirement still lacks before it may leave drafting; empty when it is complete. */
export function missingFacts(requirement: Requirement): string[] {
  const missing: string[] = [];
  if (requirement.targetGroup.trim() === '') missing.push('targetGroup');
  if (requirement.obligations.length === 0) missing.push('obligations');
  if (requirement.obligations.some((o) => !Number.isInteger(o.target) || o.target <= 0)) missing.push('target');
  if (!(requirement.firstStartWithinMonths > 0)) missing.push('firstStartWithinMonths');
  if (!(requirement.durationMonths > 0)) missing.push('durationMonths');
  if (requirement.sanctions.length === 0) missing.push('sanctions');
  if (!(requirement.priceWeightPercent >= 0 && requirement.priceWeightPercent <= 100))
    missing.push('priceWeightPercent');
  return missing;
}
