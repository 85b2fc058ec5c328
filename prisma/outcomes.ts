// What earlier contracts of an authority came to: closed ones, with what was promised and what was accepted.
import type { Lessons } from '../domain/commands.js';
import type { ContractState } from '../domain/contract.js';
import type { ObligationKind } from '../domain/requirement.js';
import type { Nature, Scope } from '../domain/scope.js';
import type { Database } from './database.js';

/** One closed contract. Promised and delivered are in the unit of their kind; delivered is what the buyer accepted. */
export interface EarlierOutcome {
  readonly reference: string;
  readonly title: string;
  readonly scope: Scope;
  /** From start to end, in whole months. */
  readonly months: number;
  readonly lessons: Lessons | null;
  readonly outcomes: readonly {
    readonly kind: ObligationKind;
    readonly promised: number;
    readonly delivered: number;
  }[];
}

/** Closed contracts of an authority that bought the same; `trade` null stands for every trade. Newest end first. */
export async function earlierOutcomes(
  db: Database,
  authorityId: string,
  nature: Nature,
  trade: string | null
): Promise<EarlierOutcome[]> {
  const rows = await db.case.findMany({
    where: {
      kind: 'contract',
      authorityId,
      standing: 'closed',
      AND: [
        { state: { path: ['scope', 'nature'], equals: nature } },
        ...(trade === null ? [] : [{ state: { path: ['scope', 'trade'], equals: trade } }]),
      ],
    },
    select: { state: true },
  });
  return rows
    .map(({ state }) => state as unknown as ContractState)
    .sort((a, b) => b.endsOn.localeCompare(a.endsOn) || a.reference.localeCompare(b.reference))
    .map(outcomeOf);
}

function outcomeOf(contract: ContractState): EarlierOutcome {
  const { reference, title, scope, startsOn, endsOn, obligations, tally, evaluation } = contract;
  return {
    reference,
    title,
    scope,
    months: Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / (1000 * 60 * 60 * 24 * 30.4375)),
    lessons: evaluation?.lessons ?? null,
    outcomes: obligations.map(({ kind, target }) => ({
      kind,
      promised: target,
      delivered: tally[kind].accepted,
    })),
  };
}
