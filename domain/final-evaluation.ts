// How it went: agreed against delivered, everybody's path, who is still there afterwards, and what it was worth. Worked out from the
// contract and its placements whenever it is asked for, so that checks after the contract's end are in it too (docs/decisions).
import type { FirstStart, Kept } from './commitments.js';
import { bonusEarned, firstStart, kept } from './commitments.js';
import type { ContractState } from './contract.js';
import type { NotCounted, PathEnd, Spell } from './placement-record.js';
import { notCounted, stretches } from './placement-record.js';
import type { PlacementState } from './placement.js';
import { retentionMonths } from './placement.js';
import { retentionDue } from './placement-commands.js';
import type { ObligationKind } from './requirement.js';
import type { OwnSettings } from './settings.js';
import { settingsOf } from './settings.js';
import type { SocialValue } from './value.js';
import { socialValue } from './value.js';

/** A number of people or of their units; null where it is too small to be shown. */
export type Count = number | null;

/** One obligation: agreed, delivered, accepted, and whether that is enough. */
export interface Outcome {
  readonly kind: ObligationKind;
  readonly target: number;
  readonly delivered: Count;
  readonly accepted: Count;
  readonly kept: Kept;
}

/** One person's path by its number. Dates are YYYY-MM-DD. */
export interface Path {
  readonly number: number;
  readonly steps: readonly { readonly what: Spell['what']; readonly from: string; readonly to: string | null }[];
  readonly end: { readonly on: string; readonly reason: PathEnd } | null;
  readonly notCounted: NotCounted | null;
}

/** Of those who began a job or an education: how many were still there after so many months, and how many have not been asked yet. */
export interface Retention {
  readonly afterMonths: number;
  readonly stillThere: Count;
  readonly notThere: Count;
  readonly outstanding: Count;
}

/** The whole evaluation, as of a day. */
export interface FinalEvaluation {
  readonly outcomes: readonly Outcome[];
  readonly firstStart: FirstStart;
  /** Null when the contract has none, or when it is too small to be shown. */
  readonly bonus: { readonly extra: number; readonly amountOre: number } | null;
  /** Empty in what the public sees. */
  readonly paths: readonly Path[];
  readonly retention: readonly Retention[];
  /** The day of the last check still to come, or null. */
  readonly lastCheckOn: string | null;
  /** Null when too few people stand behind it. */
  readonly value: SocialValue | null;
}

/** The evaluation of a contract with its placements; what comes later makes it fuller. */
export function finalEvaluation(
  contract: ContractState,
  placements: readonly PlacementState[],
  today: string
): FinalEvaluation {
  const begun = placements.filter(({ number }) => {
    const record = contract.placements[number - 1];
    const what = record?.spells.at(-1)?.what;
    const jobOrEducation = what === 'employment' || what === 'education';
    return record !== undefined && jobOrEducation && notCounted(record, contract.startsOn) === null;
  });
  return {
    outcomes: contract.obligations.map((obligation) => {
      const { reported, accepted } = contract.tally[obligation.kind];
      return { ...obligation, delivered: reported, accepted, kept: kept(contract, obligation) };
    }),
    firstStart: firstStart(contract, today),
    bonus: bonusEarned(contract),
    paths: contract.placements.map((record, index) => {
      const known = record.endReason !== null && record.endReason !== 'still-there';
      const { endedOn, endReason } = known ? record : (endOf(placements, index + 1) ?? record);
      return {
        number: index + 1,
        steps: stretches({ ...record, endedOn, endReason }).map(({ spell, from, to }) => ({
          what: spell.what,
          from,
          to,
        })),
        end: endedOn === null || endReason === null ? null : { on: endedOn, reason: endReason },
        notCounted: notCounted(record, contract.startsOn),
      };
    }),
    retention: retentionMonths.map((months) => retention(begun, months)),
    lastCheckOn: begun.flatMap(openChecks).sort().at(-1) ?? null,
    value: socialValue(contract.tally['full-time-months'].accepted),
  };
}

/** The end as the placement itself knows it: after the contract was closed nobody told it. */
function endOf(placements: readonly PlacementState[], number: number): { endedOn: string; endReason: PathEnd } | null {
  const ended = placements.find((placement) => placement.number === number)?.ended;
  return ended ? { endedOn: ended.on, endReason: ended.reason } : null;
}

/** How a check after the start went. */
export type Check = 'still-there' | 'not-there' | 'outstanding';

/** How the check so many months after the start went. Whoever was gone before its day was not there. */
export function checkOf(
  { retention: answers, ended }: Pick<PlacementState, 'retention' | 'ended'>,
  months: number
): Check {
  const answer = answers.find(({ afterMonths }) => afterMonths === months);
  if (answer) return answer.stillThere ? 'still-there' : 'not-there';
  return ended === null ? 'outstanding' : 'not-there';
}

function retention(placements: readonly PlacementState[], afterMonths: number): Retention {
  const checks = placements.map((placement) => checkOf(placement, afterMonths));
  const count = (which: Check): number => checks.filter((check) => check === which).length;
  return {
    afterMonths,
    stillThere: count('still-there'),
    notThere: count('not-there'),
    outstanding: count('outstanding'),
  };
}

function openChecks(placement: PlacementState): string[] {
  const { startedOn } = placement;
  if (startedOn === null) return [];
  return retentionMonths
    .filter((months) => checkOf(placement, months) === 'outstanding')
    .map((months) => retentionDue(startedOn, months).slice(0, 10));
}

/**
 * The evaluation for the public: counts of fewer than `smallestShown` of the contract's settings are left out, a number that would give such a count away is left out with
 * it, and so are the paths, which are single persons'.
 */
export function forPublic(evaluation: FinalEvaluation, own?: OwnSettings): FinalEvaluation {
  const smallestShown = settingsOf(own).smallestShown.value;
  const { outcomes, bonus, paths, retention: checks } = evaluation;
  const hired = paths.filter(
    (path) => path.notCounted === null && path.steps.some(({ what }) => what === 'employment')
  );
  const shown = (count: Count): Count => (count === null || count < smallestShown ? null : count);
  return {
    ...evaluation,
    outcomes: outcomes.map((outcome) => {
      const few = hired.length < smallestShown && (outcome.kind === 'full-time-months' || outcome.kind === 'hours');
      const delivered = few ? null : shown(outcome.delivered);
      return { ...outcome, delivered, accepted: delivered === null ? null : shown(outcome.accepted) };
    }),
    bonus: bonus === null || bonus.extra < smallestShown ? null : bonus,
    paths: [],
    retention: checks.map((check) => {
      const parts = [check.stillThere, check.notThere, check.outstanding];
      // With one part hidden, the others and their sum would tell it: all or nothing.
      const small = parts.some((part) => part === null || (part > 0 && part < smallestShown));
      const none = parts.every((part) => part === 0);
      const hidden = small || none;
      return hidden ? { ...check, stillThere: null, notThere: null, outstanding: null } : check;
    }),
    value: hired.length < smallestShown ? null : evaluation.value,
  };
}
