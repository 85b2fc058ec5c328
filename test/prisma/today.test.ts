// A coordinator's day on a real database: kept beside each snapshot, and read in two questions however much there is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseKind } from '../../domain/case.js';
import { holds } from '../../domain/case.js';
import { dayOf } from '../../domain/day.js';
import type { Watch } from '../../domain/watch.js';
import { actorOf, personById } from '../../prisma/people.js';
import type { Person } from '../../prisma/people.js';
import { Prisma } from '../../prisma/generated/client.js';
import { record } from '../../prisma/record.js';
import type { TodayFilter } from '../../prisma/today.js';
import type { DayList } from '../../domain/day.js';
import { dayPage, dayQuery, detailsQuery, todayDetails } from '../../prisma/today.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { watchedContracts } from '../support/watched.js';

let here: FreshDatabase;
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
const at = '2020-01-01T09:00:00.000Z';
const all: TodayFilter = { authority: null, area: null, contractor: null, stage: null, trade: null };

beforeAll(async () => {
  here = await freshDatabase();
  await savePeople(here.db, file);
  for (const past of pasts) await record(here.db, { ...past, at });
}, 60_000);
afterAll(() => here.close());

const person = async (id: string): Promise<Person> => {
  const found = await personById(here.db, id);
  if (found === null) throw new Error(`nobody is ${id}`);
  return found;
};

/** Every row as it is. */
async function watchedRows() {
  const rows = await here.db.watchedCase.findMany();
  return rows.map(({ caseId: id, watch, ...row }) => ({
    ...row,
    id,
    kind: row.kind as CaseKind,
    watch: watch as unknown as Watch,
  }));
}

describe('what is kept beside a snapshot', () => {
  it('is there while a case runs, with the area of its tender, and gone when it has ended', async () => {
    const rows = await here.db.watchedCase.findMany({ orderBy: { caseId: 'asc' } });
    const running = await here.db.case.findMany({
      where: { running: true, kind: { not: 'authority' } },
      select: { id: true },
    });
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual(running.map(({ id }) => id).sort());
    const contract = rows.find(({ kind }) => kind === 'contract');
    expect(contract).toMatchObject({ areaId: 'vivalla', contractorId: 'skanska', trade: 'ombyggnad' });
    const placement = rows.find(({ kind }) => kind === 'placement');
    if (placement !== undefined) expect(placement).toMatchObject({ areaId: 'vivalla', trade: 'ombyggnad' });
    const past = pasts.find(({ state }) => state.kind === 'contract');
    if (past?.state.kind !== 'contract') throw new Error('a contract');
    const { state } = past;
    const closed = { ...state, phase: 'closed' as const, handOverFailed: null, revision: state.revision + 1 };
    const event = { type: 'evaluation-opened', at, by: null, via: 'system' } as const;
    // What comes late changes nothing.
    await record(here.db, { state: closed, events: [event], at: '2019-12-31T09:00:00.000Z' });
    expect(await here.db.watchedCase.count({ where: { caseId: state.id } })).toBe(1);
    await record(here.db, { state: closed, events: [event], at: '2020-01-02T09:00:00.000Z' });
    expect(await here.db.watchedCase.count({ where: { caseId: state.id } })).toBe(0);
  });
});

describe('the day', () => {
  it('is read in two questions, by indexes, in which nobody else’s case is looked at', async () => {
    await watchedContracts(here.db, 'orebro-kommun', 5000);
    const karin = await person('karin');
    const questions: string[] = [];
    const counting = here.db.$extends({
      query: { $allOperations: ({ operation, args, query }) => (questions.push(operation), query(args)) },
    }) as unknown as typeof here.db;
    const asked = { show: 'all', filter: all, offset: 0, limit: 50, now: new Date() } as const;
    const { cases: own, total, choices } = await dayPage(counting, karin, asked);
    const shown = { caseIds: own.map(({ id }) => id), organisationIds: ['orebrobostader'], filter: all };
    await todayDetails(counting, karin, shown);
    expect(questions).toEqual(['$queryRaw', '$queryRaw']);
    expect(total).toBeGreaterThan(0);
    expect(choices.authority.map(({ value }) => value)).toEqual(['orebrobostader']);
    expect(own.every(({ authorityId }) => authorityId === 'orebrobostader')).toBe(true);
    // Many events, few of them decisions of these days.
    await here.db.$executeRaw`
      INSERT INTO case_events (case_id, seq, type, at, via, data)
      SELECT 'contract/MASS-' || n, s, CASE WHEN s = 1 THEN 'report-accepted' ELSE 'report-received' END, now() - make_interval(days => n % 900),
        'web', '{"reportId": "r"}' FROM generate_series(1, 5000) n, generate_series(1, 4) s`;
    await here.db.$executeRaw`ANALYZE case_events`;
    for (const query of [dayQuery(karin, asked), detailsQuery(karin, shown)]) {
      const plan = await here.db.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${query}`);
      const lines = plan.map((row) => Object.values(row)[0] ?? '');
      expect(lines.filter((line) => /Seq Scan on (cases|watched_cases|case_events)/.test(line))).toEqual([]);
    }
  });

  it('has every contract of who looks after five thousand, sorted and told apart', async () => {
    const ingrid = await person('ingrid');
    const now = new Date();
    const seen = (await watchedRows()).filter(
      ({ partyIds, kind, dueAt, watch }) =>
        partyIds.includes(ingrid.organisationId) &&
        (kind !== 'placement' || (dueAt !== null && dueAt < now) || watch.waits.some((each) => holds(each, ingrid)))
    );
    expect(seen.filter(({ id }) => id.startsWith('contract/MASS-'))).toHaveLength(5000);
    const day = dayOf(seen, actorOf(ingrid), now.toISOString());
    const size = 700;
    const filters = [all, { ...all, trade: 'mark' }, { ...all, contractor: 'skanska', stage: 'partnering' }];
    for (const [show, filter] of (['all', 'overdue', 'risk', 'mine'] as const).flatMap((list) =>
      filters.map((each) => [list, each] as const)
    )) {
      const fits = day.filter(
        ({ of }) =>
          (filter.trade ?? of.trade) === of.trade &&
          (filter.contractor ?? of.contractorId) === of.contractorId &&
          (filter.stage ?? of.standing) === of.standing
      );
      const on = (list: 'all' | DayList) => fits.filter(({ lists }) => list === 'all' || lists.includes(list));
      const ids: string[] = [];
      for (let offset = 0; ; offset += size) {
        const page = await dayPage(here.db, ingrid, { show, filter, offset, limit: size, now });
        ids.push(...page.cases.map(({ id }) => id));
        const counts = { all: on('all').length, overdue: on('overdue').length, risk: on('risk').length };
        expect(page.counts).toEqual({ ...counts, mine: on('mine').length });
        expect(page.total).toBe(seen.length);
        if (page.cases.length < size) break;
      }
      expect(ids).toEqual(on(show).map(({ of }) => of.id));
    }
    const decided = (filter: TodayFilter) =>
      todayDetails(here.db, ingrid, { caseIds: [], organisationIds: [], filter });
    expect((await decided(all)).decided).toHaveLength(12);
    const painted = (await decided({ ...all, trade: 'måleri' })).decided;
    expect(painted.length).toBeGreaterThan(0);
    expect(painted.every(({ title }) => title.startsWith('Målning'))).toBe(true);
  });
});
