// Recording and the audit chain on a real PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractRules } from '../../workflows/contract.js';
import { newContract } from '../../domain/contract.js';
import type { ContractState } from '../../domain/contract.js';
import { verifyAudit } from '../../prisma/audit.js';
import { deliveryTaken } from '../../prisma/cases.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { vivallaText } from '../support/cases.js';

let base: FreshDatabase;
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);

beforeAll(async () => {
  base = await freshDatabase();
  await savePeople(base.db, file);
});
afterAll(() => base.close());

const past = (id: string) => {
  const found = pasts.find(({ state }) => state.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

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
    const older = events.slice(0, 3);
    const begin = newContract(state as ContractState);
    const early = older.reduce<ContractState>((at, event) => contractRules.apply(at, event as never), begin);
    await record(base.db, { state, events });
    await record(base.db, { state: early, events: older });
    const row = await base.db.case.findUniqueOrThrow({ where: { id: state.id } });
    expect(row.revision).toBe(state.revision);
  });

  it('lets many record for one authority at once, in one unbroken chain', async () => {
    const placements = pasts.filter(({ state }) => state.kind === 'placement');
    await Promise.all(placements.map((each) => record(base.db, each)));
    const [chain] = await verifyAudit(base.db, 'orebrobostader');
    expect(chain?.faults).toEqual([]);
    expect(chain?.entries).toBe(await base.db.caseEvent.count());
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
    expect(chain?.faults.some(({ number, what }) => number === 5 && what === 'changed-entry')).toBe(true);
  });
});
