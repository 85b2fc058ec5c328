// The employment requirement: what a tender asks for, and when it is complete enough to leave drafting.

/** The national model's three levels: basic (dialogue), advanced (requirement, UHM 11554), spearhead (bonus, UHM 11556). */
export type RequirementLevel = 'dialogue' | 'requirement' | 'bonus';

/** What a commitment counts. */
export type ObligationKind = 'internship' | 'employment' | 'permanent-job' | 'education' | 'full-time-months' | 'hours';

/** Units that commitments are counted in. */
export type ObligationUnit = 'people' | 'months' | 'hours';

/** Every kind with its unit. A full-time month is a month of employment at 100 % (UHM 11554 alternative a). */
export const obligationUnits: Readonly<Record<ObligationKind, ObligationUnit>> = {
  internship: 'people',
  employment: 'people',
  'permanent-job': 'people',
  education: 'people',
  'full-time-months': 'months',
  hours: 'hours',
};

/** Every kind, in the order people are shown them. */
export const obligationKinds = Object.keys(obligationUnits) as readonly ObligationKind[];

/** One countable commitment, e.g. 12 permanent jobs; the unit follows from the kind. */
export interface Obligation {
  readonly kind: ObligationKind;
  readonly target: number;
}

/**
 * Steps taken when a commitment is not met, mildest first: rectification first, with a deadline set by the buyer; then remedy; a
 * contractual penalty and exclusion from call-offs are optional; all in the documents and proportionate (UHM 11554; domain.md 2.4).
 */
export type SanctionStep = 'reminder' | 'rectification' | 'remedy' | 'fine' | 'call-off-exclusion';

/** Every step, in the order of the ladder. */
export const sanctionSteps: readonly SanctionStep[] = [
  'reminder',
  'rectification',
  'remedy',
  'fine',
  'call-off-exclusion',
];

/** One step of the ladder as the clause states it. `amountOre` is for each missing unit and only a fine has one. */
export interface SanctionTerm {
  readonly step: SanctionStep;
  readonly withinDays: number;
  readonly amountOre: number | null;
}

/** Bonus for delivering more than promised (UHM 11556): öre for each extra unit, up to so many. */
export interface Bonus {
  readonly kind: ObligationKind;
  readonly perExtraOre: number;
  readonly maxExtra: number;
}

/** The employment commitment asked for. Dates are YYYY-MM-DD. */
export interface Requirement {
  readonly level: RequirementLevel;
  /** Whom it is for, e.g. "long-term unemployed"; never a named person. */
  readonly targetGroup: string;
  readonly areaId: string | null;
  readonly obligations: readonly Obligation[];
  /** Within how many months from contract start the first placement begins or is offered (UHM 11554: 6). */
  readonly firstStartWithinMonths: number;
  readonly durationMonths: number;
  readonly followUpBy: 'contract-manager' | 'coordinator';
  readonly sanctions: readonly SanctionTerm[];
  /** Only at level `bonus`. */
  readonly bonus: Bonus | null;
}

/** Facts that a requirement may lack. */
export type RequirementFact =
  | 'targetGroup'
  | 'obligations'
  | 'target'
  | 'firstStartWithinMonths'
  | 'durationMonths'
  | 'sanctions'
  | 'fineAmount'
  | 'bonus';

/**
 * Facts a requirement still lacks before it may leave drafting; empty when it is complete. A dialogue (basic level) promises no
 * numbers, so it needs a group, a follow-up and deadlines but neither obligations nor sanctions (domain.md 2.4).
 */
export function missingFacts(requirement: Requirement): RequirementFact[] {
  const { level, obligations, sanctions, bonus } = requirement;
  const missing: RequirementFact[] = [];
  if (requirement.targetGroup.trim() === '') missing.push('targetGroup');
  if (level !== 'dialogue') {
    if (obligations.length === 0) missing.push('obligations');
    if (obligations.some(({ target }) => !Number.isInteger(target) || target <= 0)) missing.push('target');
    if (sanctions.length === 0 || sanctions.some(({ withinDays }) => !(withinDays > 0))) missing.push('sanctions');
    if (sanctions.some(({ step, amountOre }) => step === 'fine' && !(amountOre !== null && amountOre > 0)))
      missing.push('fineAmount');
  }
  if (!(requirement.firstStartWithinMonths > 0)) missing.push('firstStartWithinMonths');
  if (!(requirement.durationMonths > 0)) missing.push('durationMonths');
  if ((level === 'bonus') !== (bonus !== null && bonus.perExtraOre > 0 && bonus.maxExtra > 0)) missing.push('bonus');
  return missing;
}

/** What a contract carries over: the higher of what was asked and what the winning bid promised, per kind; nothing is lost or lowered. */
export function carriedOver(asked: readonly Obligation[], promised: readonly Obligation[]): Obligation[] {
  const targets = new Map<ObligationKind, number>();
  for (const { kind, target } of [...asked, ...promised]) targets.set(kind, Math.max(target, targets.get(kind) ?? 0));
  return [...targets].map(([kind, target]) => ({ kind, target }));
}
