// What contracts came to, as rows beside their snapshots: made when a snapshot is recorded, and filled in for those from before there were any.
import type { CaseState } from '../domain/any-case.js';
import type { ContractState } from '../domain/contract.js';
import { checkOf } from '../domain/final-evaluation.js';
import { obligationLines } from '../domain/forecast.js';
import { outcomeYears } from '../domain/outcome.js';
import type { PlacementState } from '../domain/placement.js';
import { retentionMonths } from '../domain/placement.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** What foothold_outcome is given of a case recorded at an instant or a day; null for cases that come to nothing by themselves. */
export function outcomeColumns(state: CaseState, at: string): object | null {
  if (state.kind === 'placement') return checkColumns(state);
  if (state.kind !== 'contract') return null;
  return {
    authority_id: state.authorityId,
    contractor_id: state.contractorId,
    years: outcomeYears(state, at.slice(0, 10)).map(
      ({
        year,
        contracts,
        people,
        internships,
        employments,
        permanentJobs,
        educations,
        monthParts,
        working,
        begun,
      }) => ({
        year,
        contracts,
        people,
        internships,
        employments,
        permanent_jobs: permanentJobs,
        educations,
        month_parts: monthParts,
        working,
        begun,
      })
    ),
  };
}

/** Months after the start at which somebody was there, or not. */
export function checkColumns(state: PlacementState): { readonly still_there: number[]; readonly not_there: number[] } {
  return {
    still_there: retentionMonths.filter((months) => checkOf(state, months) === 'still-there'),
    not_there: retentionMonths.filter((months) => checkOf(state, months) === 'not-there'),
  };
}

/** What foothold_obligations is given of a contract. */
export function obligationColumns(contract: ContractState): object[] {
  return obligationLines(contract).map(({ kind, target, reported, accepted, atEnd, outlook }) => ({
    contract_id: contract.id,
    kind,
    authority_id: contract.authorityId,
    target,
    reported,
    accepted,
    ...atEnd,
    outlook,
  }));
}

const filledAtOnce = 200;

interface Recorded {
  readonly id: string;
  readonly state: CaseState;
  /** As PostgreSQL writes it. */
  readonly recorded: string;
  /** The day up to which months are counted, YYYY-MM-DD. */
  readonly day: string;
}

const recordedColumns = Prisma.raw(`id, state, recorded_at::text AS recorded,
  to_char(GREATEST(recorded_at, updated_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`);

/** Fills in contracts that have no rows or lack those of their obligations, with their placements. Any number of processes may do so at once; answers how many there were. */
export async function fillOutcomes(db: Database): Promise<number> {
  let filled = 0;
  for (let after = ''; ;) {
    const contracts = await db.$queryRaw<Recorded[]>`
      SELECT ${recordedColumns} FROM cases
      WHERE kind = 'contract' AND id > ${after} AND (NOT EXISTS (SELECT FROM contract_outcomes WHERE contract_id = cases.id)
        OR (NOT EXISTS (SELECT FROM contract_obligations WHERE contract_id = cases.id) AND state -> 'obligations' <> '[]'))
      ORDER BY id LIMIT ${filledAtOnce}`;
    const last = contracts.at(-1);
    if (last === undefined) return filled;
    after = last.id;
    filled += contracts.length;
    const placements = await db.$queryRaw<Recorded[]>`
      SELECT ${recordedColumns} FROM cases
      WHERE kind = 'placement' AND parent_id = ANY(${contracts.map(({ id }) => id)}::text[])`;
    const rows = [...placements, ...contracts].map(({ id, state, recorded, day }) => ({
      id,
      recorded,
      it: outcomeColumns(state, day),
      ...(state.kind === 'contract' && { obligations: obligationColumns(state) }),
    }));
    await db.$queryRaw`
      SELECT foothold_outcome(line -> 'it', line ->> 'id', line ->> 'recorded')::text,
        CASE WHEN line ? 'obligations' THEN foothold_obligations(line -> 'obligations', line ->> 'id', line ->> 'recorded')::text END
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) line`;
  }
}
