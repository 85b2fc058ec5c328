// Who is evaluated at all: exclusion grounds first, then qualification, then what every bid must meet; each answer with its reason.
import type { AwardModel } from './award-model.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** Grounds for exclusion in short (LOU 13 kap. 1-3 §§) [K]; the text of the law is not in this list. */
export type ExclusionGround =
  | 'crime'
  | 'unpaid-taxes'
  | 'environment-social-labour'
  | 'insolvency'
  | 'misconduct'
  | 'distorted-competition'
  | 'conflict-of-interest'
  | 'earlier-shortcomings'
  | 'misleading';

/** Every ground, in the order they are asked. */
export const exclusionGrounds: readonly ExclusionGround[] = [
  'crime',
  'unpaid-taxes',
  'environment-social-labour',
  'insolvency',
  'misconduct',
  'distorted-competition',
  'conflict-of-interest',
  'earlier-shortcomings',
  'misleading',
];

/** How the grounds were checked. A central register is to replace the bidder's own declaration (bill of March 2026; domain.md 2.1). */
export type ExclusionSource = 'self-declaration' | 'certificate' | 'register';

/** Every source, in the order people choose among them. */
export const exclusionSources: readonly ExclusionSource[] = ['self-declaration', 'certificate', 'register'];

/** All answers about one bid. */
export interface Qualification {
  readonly exclusionSource: ExclusionSource;
  /** Grounds that were found; none is what lets a bid go on. */
  readonly grounds: readonly ExclusionGround[];
  readonly exclusionReason: string;
  readonly qualified: boolean;
  readonly qualificationReason: string;
  readonly musts: readonly { readonly id: string; readonly met: boolean; readonly reason: string }[];
  /** Share of those occupied who belong to the reserved group; null when the tender is not reserved. */
  readonly reservedPercent: number | null;
}

/** Least share of a reserved procurement (LOU 4 kap. 18 §; domain.md 2.1 [V]). */
export const reservedShareAtLeast = 30;

/** Why answers cannot be taken as they are, or null. */
export function faultOfQualification(answers: Qualification, { musts }: AwardModel, reserved: boolean): Refusal | null {
  const missing = musts.filter(({ id }) => !answers.musts.some((answer) => answer.id === id));
  const first = missing[0];
  if (first !== undefined)
    return refuse('MustUnanswered', `Say whether the bid meets "${first.text}", and why.`, { must: first.text });
  const unknown = answers.musts.find(({ id }) => !musts.some((must) => must.id === id));
  if (unknown !== undefined)
    return refuse('UnknownMust', `The documents have no requirement called ${unknown.id}.`, { id: unknown.id });
  const reasons = [answers.qualificationReason, answers.exclusionReason, ...answers.musts.map(({ reason }) => reason)];
  if (reasons.some((reason) => reason.trim() === ''))
    return refuse('ReasonRequired', 'Give a reason for each answer, so that the bidder can be told.');
  if (reserved && answers.reservedPercent === null)
    return refuse('ReservedShareMissing', 'The tender is reserved: say what share belongs to the group.');
  return null;
}

/** What keeps a bid from being evaluated; empty when it qualifies. */
export function shortcomings(answers: Qualification): ('excluded' | 'not-qualified' | 'must' | 'reserved-share')[] {
  return [
    ...(answers.grounds.length > 0 ? (['excluded'] as const) : []),
    ...(answers.qualified ? [] : (['not-qualified'] as const)),
    ...(answers.musts.some(({ met }) => !met) ? (['must'] as const) : []),
    ...(answers.reservedPercent !== null && answers.reservedPercent < reservedShareAtLeast
      ? (['reserved-share'] as const)
      : []),
  ];
}

/** Just the answers of something that carries them. */
export function answersOf(from: Qualification): Qualification {
  const { exclusionSource, grounds, exclusionReason, qualified, qualificationReason, musts, reservedPercent } = from;
  return { exclusionSource, grounds, exclusionReason, qualified, qualificationReason, musts, reservedPercent };
}

/** Whether a procedure is a reserved one, by its name (domain/procedures.ts). */
export function isReserved(procedure: string): boolean {
  return procedure.startsWith('reserved');
}
