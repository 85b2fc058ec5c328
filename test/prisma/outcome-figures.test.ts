// What contracts came to, on a real database: the same as the contracts themselves say, whoever wrote last, and in one question by index.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import { finalEvaluation } from '../../domain/final-evaluation.js';
import { monthsOf } from '../../domain/full-time-months.js';
import { tallyOn } from '../../domain/obligations.js';
import type { PlacementState } from '../../domain/placement.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { OutcomeFigures, OutcomeFilter, OutcomeScope } from '../../prisma/outcome-figures.js';
import { outcomeFigures, outcomeQuery } from '../../prisma/outcome-figures.js';
import { fillOutcomes } from '../../prisma/outcome-rows.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { manyOutcomes } from '../support/outcomes.js';

let here: FreshDatabase;
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
const at = `${file.asOf}T09:00:00.000Z`;
const later = '2030-01-02T09:00:00.000Z';
const all: OutcomeFilter = { year: null, authority: null, contractor: null, area: null };
const town: OutcomeScope = { authorityId: 'orebro-kommun' };

beforeAll(async () => {
  here = await freshDatabase();
  await savePeople(here.db, file);
  for (const past of pasts) await record(here.db, { ...past, at });
}, 60_000);
afterAll(() => here.close());

const contracts = pasts.flatMap(({ state }): ContractState[] => (state.kind === 'contract' ? [state] : []));
const placements = pasts.flatMap(({ state }): PlacementState[] => (state.kind === 'placement' ? [state] : []));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const line = ({ lines }: OutcomeFigures, by = 'all') => {
  const [found] = lines.filter((each) => each.by === by);
  if (found === undefined) throw new Error(`no line by ${by}`);
  return found;
};

/** Totals that are not what the rows sum up to; those of nothing aside. */
const unlikeTheirRows = () =>
  here.db.$queryRaw`
    WITH kept AS (
      SELECT year, authority_id, by, key, contracts, people, employments, round(month_parts) AS parts, asked, there_3, gone_12
      FROM outcome_totals WHERE people > 0
    ), anew AS (
      SELECT y.year, authority_id, by, key, sum(contracts)::int, sum(people)::int, sum(employments)::int, round(sum(month_parts)),
        sum(asked)::int, sum(there_3)::int, sum(gone_12)::int
      FROM contract_outcomes o, LATERAL (VALUES ('year', o.year::text), ('contractor', contractor_id), ('area', COALESCE(area_id, ''))) d (by, key),
        LATERAL (VALUES (0), (o.year)) y (year)
      GROUP BY 1, 2, 3, 4 HAVING sum(people) > 0
    )
    (SELECT * FROM kept EXCEPT SELECT * FROM anew) UNION ALL (SELECT * FROM anew EXCEPT SELECT * FROM kept)`;

describe('the sums', () => {
  it('are those of the contracts themselves, each person counted once', async () => {
    const figures = await outcomeFigures(here.db, town, all);
    const total = line(figures);
    const tally = (kind: keyof ContractState['tally']): number =>
      sumOf(contracts.map((each) => tallyOn(each, file.asOf)[kind].accepted));
    expect(total).toMatchObject({
      contracts: contracts.length,
      internships: tally('internship'),
      employments: tally('employment'),
      permanentJobs: tally('permanent-job'),
      educations: tally('education'),
    });
    expect(total.people).toBeGreaterThan(0);
    expect(total.people).toBeLessThanOrEqual(total.internships + total.employments + total.educations);
    expect(monthsOf(total.monthParts)).toBeCloseTo(tally('full-time-months'), 1);
    const [first] = contracts;
    if (first === undefined || contracts.length > 1) throw new Error('one contract');
    const { retention } = finalEvaluation(first, placements, at.slice(0, 10));
    expect(total.there).toEqual(retention.map(({ stillThere }) => stillThere));
    expect(total.gone).toEqual(retention.map(({ notThere }) => notThere));
  });

  it('add up over years, authorities, contractors and areas', async () => {
    const figures = await outcomeFigures(here.db, town, all);
    for (const by of ['year', 'authority', 'contractor', 'area'] as const) {
      const lines = figures.lines.filter((each) => each.by === by);
      for (const of of ['people', 'internships', 'employments', 'monthParts', 'asked'] as const)
        expect(sumOf(lines.map((each) => each[of]))).toBe(line(figures)[of]);
    }
    expect(line(figures, 'area')).toMatchObject({ key: 'orebrobostader/vivalla', name: 'Vivalla' });
    expect(line(figures, 'authority')).toMatchObject({ name: 'ÖrebroBostäder' });
    const none = await outcomeFigures(here.db, town, { ...all, contractor: 'nobody' });
    expect(line(none)).toMatchObject({ people: 0, contracts: 0 });
    expect(none.lines).toHaveLength(1);
    expect(none.choices.contractor).toHaveLength(1);
    const other = await outcomeFigures(here.db, { authorityId: 'elsewhere' }, all);
    expect(other.choices.year).toEqual([]);
  });

  it('follow a check that is answered after the contract told of it', async () => {
    const asked = placements.find(
      ({ retention, phase, ended }) => retention.length === 0 && phase === 'employment' && !ended
    );
    if (asked === undefined) throw new Error('somebody who is to be asked');
    const before = line(await outcomeFigures(here.db, town, all));
    const state = { ...asked, revision: asked.revision + 1, retention: [{ afterMonths: 3, stillThere: true }] };
    const event = { type: 'retention-confirmed', afterMonths: 3, stillThere: true, at, by: null, via: 'web' } as const;
    await record(here.db, { state, events: [event], at: '2009-01-01T09:00:00.000Z' });
    expect(line(await outcomeFigures(here.db, town, all)).there).toEqual(before.there);
    await record(here.db, { state, events: [event], at: later });
    expect(line(await outcomeFigures(here.db, town, all)).there[0]).toBe(before.there[0] + 1);
  });

  it('are not written when an event changes no figure, and follow one that does', async () => {
    const [contract] = contracts;
    if (contract === undefined) throw new Error('one contract');
    const versions = () =>
      here.db.$queryRaw`SELECT year, authority_id, by, key, xmin::text FROM outcome_totals ORDER BY 1, 2, 3, 4`;
    await record(here.db, { state: contract, events: [], at: later });
    const before = await versions();
    await record(here.db, { state: contract, events: [], at: later });
    expect(await versions()).toEqual(before);
    await here.db.contractOutcome.updateMany({ data: { people: { increment: 2 }, contractorId: 'another' } });
    expect(await unlikeTheirRows()).toEqual([]);
    await record(here.db, { state: contract, events: [], at: later });
    expect(await unlikeTheirRows()).toEqual([]);
  });

  it('are filled in for what was recorded before there were any', async () => {
    const before = await outcomeFigures(here.db, town, all);
    await here.db.contractOutcome.deleteMany();
    await here.db.placement.updateMany({ data: { stillThere: [], notThere: [] } });
    expect(await fillOutcomes(here.db)).toBe(contracts.length);
    expect(await outcomeFigures(here.db, town, all)).toEqual(before);
    expect(await fillOutcomes(here.db)).toBe(0);
  });
});

describe('many contracts', () => {
  it('are summed in one question, and of one authority by index', async () => {
    await manyOutcomes(here.db, { contracts: 5000, authorities: 100 });
    const figures = await outcomeFigures(here.db, 'everybody', all);
    expect(line(figures).contracts).toBe(5000 + contracts.length);
    expect(figures.lines.filter(({ by }) => by === 'authority').length).toBe(25);
    expect(figures.counts.authority).toBe(101);
    const plan = await here.db.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${outcomeQuery(town, all)}`);
    const lines = plan.map((row) => Object.values(row)[0] ?? '');
    expect(lines.filter((each) => /Seq Scan on (contract_outcomes|outcome_totals)/.test(each))).toEqual([]);
    // Kept totals, and the same narrowed and summed anew.
    const total = line(figures);
    expect(await unlikeTheirRows()).toEqual([]);
    for (const by of ['year', 'contractor', 'area', 'authority'] as const) {
      const [first] = figures.lines.filter((each) => each.by === by && each.key !== null);
      if (first === undefined) throw new Error(by);
      const value = by === 'year' ? Number(first.key) : first.key;
      const narrowed = await outcomeFigures(here.db, 'everybody', { ...all, [by]: value });
      expect({ ...line(narrowed), by, key: first.key, name: first.name }).toEqual(first);
    }
    await here.db.case.deleteMany({ where: { id: { startsWith: 'contract/MANY-' } } });
    expect(line(await outcomeFigures(here.db, 'everybody', all))).toEqual(
      line(await outcomeFigures(here.db, town, all))
    );
    expect(total.people).toBeGreaterThan(15_000);
    expect(await unlikeTheirRows()).toEqual([]);
  });
});
