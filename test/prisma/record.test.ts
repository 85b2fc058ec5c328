// Recording and the audit chain on a real PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractRules } from '../../workflows/contract.js';
import { newContract } from '../../domain/contract.js';
import type { ContractState } from '../../domain/contract.js';
import { verifyAudit } from '../../prisma/audit.js';
import { deliveryTaken } from '../../prisma/cases.js';
import { record } from '../../prisma/record.js';
import type { CaseEvent } from '../../domain/any-case.js';
import type { RecordInput } from '../../workflows/ports.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { vivallaText } from '../support/cases.js';

let base: FreshDatabase;
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
const [morning, noon, evening] = ['08', '12', '18'].map((hour) => `2036-05-05T${hour}:00:00.000Z`) as [
  string,
  string,
  string,
];

beforeAll(async () => {
  base = await freshDatabase();
  await savePeople(base.db, file);
});
afterAll(() => base.close());

const past = (id: string) => {
  const found = pasts.find(({ state }) => state.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { ...found, at: noon };
};

/** A contract after some events. */
const after = (contract: ContractState, events: readonly CaseEvent[]): Omit<RecordInput, 'at'> => ({
  state: events.reduce<ContractState>((at, event) => contractRules.apply(at, event as never), newContract(contract)),
  events,
});

describe('recording', () => {
  it('writes events, snapshot, deliveries and chain at once, and nothing more the second time', async () => {
    const tender = past('tender/UPP-2011-014');
    expect(await record(base.db, tender)).toEqual({ added: tender.events.length, shown: false });
    expect(await record(base.db, tender)).toEqual({ added: 0, shown: false });
    expect(await base.db.caseEvent.count({ where: { caseId: tender.state.id } })).toBe(tender.state.revision);
    const [delivery] = tender.state.seen;
    expect(await deliveryTaken(base.db, tender.state.id, delivery?.deliveryId ?? '')).toBe(true);
  });

  it('keeps the newest snapshot when an older one comes late', async () => {
    const { state, events } = past('contract/AVT-2012-014');
    await record(base.db, { state, events, at: noon });
    const older = after(state as ContractState, events.slice(0, 3));
    expect(await record(base.db, { ...older, at: morning })).toMatchObject({ added: 0 });
    const row = await base.db.case.findUniqueOrThrow({ where: { id: state.id } });
    expect(row.revision).toBe(state.revision);
  });

  it('follows a workflow task that was done again and did something else, and the chain tells of both', async () => {
    const { state, events } = past('contract/AVT-2012-014');
    const contract = { ...(state as ContractState), id: 'contract/AGAIN' };
    const kept = async () =>
      (await base.db.caseEvent.findMany({ where: { caseId: contract.id }, orderBy: { seq: 'asc' } })).map(
        ({ seq, type, at }) => [seq, type, at.toISOString()]
      );
    await record(base.db, { ...after(contract, events.slice(0, 6)), at: morning });
    // Later, one event less, and the last one otherwise.
    const again = [...events.slice(0, 4), { ...events[5], at: noon }] as typeof events;
    await record(base.db, { ...after(contract, again), at: noon });
    expect(await kept()).toEqual(again.map(({ type, at }, index) => [index + 1, type, at]));
    expect(await base.db.case.findUniqueOrThrow({ where: { id: contract.id } })).toMatchObject({ revision: 5 });
    const links = async () =>
      (await base.db.auditEntry.findMany({ where: { caseId: contract.id }, orderBy: { number: 'asc' } })).map(
        ({ seq, type }) => `${seq} ${type}`
      );
    const [, , , , fifth, sixth] = events.map(({ type }) => type);
    expect((await links()).slice(4)).toEqual([`5 ${fifth}`, `6 ${sixth}`, '6 undone', `5 ${sixth}`]);
    // The story goes on, and whoever was late is not heard.
    const on = after(contract, [...again, ...events.slice(6, 8)]);
    await record(base.db, { state: on.state, events: on.events.slice(5), at: evening });
    await record(base.db, { ...after(contract, events.slice(0, 6)), at: morning });
    expect(await kept()).toHaveLength(7);
    expect((await verifyAudit(base.db)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('puts a report back that only a failed task had answered, and keeps the answer that the next one gives', async () => {
    const { state, events } = past('contract/AVT-2012-014');
    const contract = { ...(state as ContractState), id: 'contract/ANSWERED' };
    const answer = events.findIndex(({ type }) => type === 'report-accepted');
    const answered = events[answer];
    if (answered?.type !== 'report-accepted') throw new Error('no answer');
    const { reportId, at, by, via } = answered;
    const row = async () => {
      const { status, reason, answeredBy, answeredAt } = await base.db.report.findUniqueOrThrow({
        where: { contractId_reportId: { contractId: contract.id, reportId } },
      });
      return { status, reason, answeredBy, answeredAt: answeredAt?.toISOString() ?? null };
    };
    const open = { status: 'open', reason: null, answeredBy: null, answeredAt: null };
    const till = events.slice(0, answer);
    /** What a task records that began after what was there before. */
    const task = (last: readonly CaseEvent[], when: string) =>
      record(base.db, { state: after(contract, [...till, ...last]).state, events: last, at: when });
    const note: CaseEvent = { type: 'hand-over-asked', at: noon, by: null, via: 'system' };
    const returned: CaseEvent = { type: 'report-returned', reportId, reason: 'Vilka började?', at: evening, by, via };

    await record(base.db, { ...after(contract, till), at: morning });
    expect(await row()).toEqual(open);
    await task([answered], morning);
    expect(await row()).toEqual({ status: 'accepted', reason: null, answeredBy: by, answeredAt: at });
    // The task failed; done again, something else came first and the answer has not come yet.
    await task([note], noon);
    expect(await row()).toEqual(open);
    // Or it comes after all, and otherwise.
    await task([note, returned], evening);
    expect(await row()).toEqual({ status: 'returned', reason: 'Vilka började?', answeredBy: by, answeredAt: evening });
    // A late one changes nothing.
    await task([answered], morning);
    expect(await row()).toMatchObject({ status: 'returned' });
    expect((await verifyAudit(base.db, contract.authorityId)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('does not open a report again that an earlier task had answered', async () => {
    const { state, events } = past('contract/AVT-2012-014');
    const contract = { ...(state as ContractState), id: 'contract/KEPT' };
    const answer = events.findIndex(({ type }) => type === 'report-accepted') + 1;
    await record(base.db, { ...after(contract, events.slice(0, answer)), at: morning });
    const accepted = () => base.db.report.count({ where: { contractId: contract.id, status: 'accepted' } });
    expect(await accepted()).toBe(1);
    const failed = after(contract, events.slice(0, answer + 2));
    await record(base.db, { state: failed.state, events: failed.events.slice(answer), at: noon });
    const again = after(contract, [...events.slice(0, answer), { ...events[answer], at: evening } as CaseEvent]);
    await record(base.db, { state: again.state, events: again.events.slice(answer), at: evening });
    expect(await accepted()).toBe(1);
  });

  it('lets many record for one authority at once, in one unbroken chain', async () => {
    const placements = pasts.filter(({ state }) => state.kind === 'placement');
    const before = await base.db.auditEntry.count();
    await Promise.all(placements.map((each) => record(base.db, { ...each, at: noon })));
    const [chain] = await verifyAudit(base.db, 'orebrobostader');
    expect(chain?.faults).toEqual([]);
    expect(chain?.entries).toBe(placements.reduce((sum, { events }) => sum + events.length, before));
  });
});

describe('the audit trail', () => {
  it('refuses to be changed, also by the program itself', async () => {
    await expect(base.db.auditEntry.deleteMany({})).rejects.toThrow(/append-only/);
    await expect(base.db.auditEntry.updateMany({ data: { type: 'x' } })).rejects.toThrow(/append-only/);
    await expect(base.db.$executeRaw`TRUNCATE audit_entries`).rejects.toThrow(/append-only/);
  });

  it('shows a changed event by its number', async () => {
    const caseId = 'tender/UPP-2011-014';
    await base.db.caseEvent.update({ where: { caseId_seq: { caseId, seq: 3 } }, data: { by: 'somebody-else' } });
    const [chain] = await verifyAudit(base.db, 'orebrobostader');
    expect(chain?.faults).toEqual([{ number: 3, caseId, what: 'changed-event' }]);
  });

  it('shows an entry that was changed behind the trigger', async () => {
    await base.db.$transaction([
      base.db.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER ALL`,
      base.db.$executeRaw`UPDATE audit_entries SET type = 'nothing' WHERE number = 5`,
      base.db.$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER ALL`,
    ]);
    const [chain] = await verifyAudit(base.db, 'orebrobostader');
    expect(chain?.faults).toContainEqual(expect.objectContaining({ number: 5, what: 'changed-entry' }));
  });
});
