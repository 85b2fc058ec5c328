// What a walk of the audit chain finds when somebody with the database's password has been at the tables.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../prisma/audit.js';
import { linkHash } from '../../prisma/digest.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
const authorityId = 'orebrobostader';
const caseId = 'tender/UPP-2011-014';
const at = '2036-05-05T12:00:00.000Z';
let base: FreshDatabase;

beforeEach(async () => {
  base = await freshDatabase();
  await savePeople(base.db, file);
  for (const past of pasts) await record(base.db, { ...past, at });
});
afterEach(() => base.close());

const faults = async () => (await verifyAudit(base.db)).flatMap((chain) => chain.faults);
const eventsOf = (id: string) => pasts.find(({ state }) => state.id === id)?.events.length ?? 0;

/** An event that nobody recorded, as the newest of its case. */
function insertEvent(seq: number): Promise<unknown> {
  return base.db.caseEvent.create({
    data: { caseId, seq, type: 'note-added', at, by: 'anna', via: 'web', data: { text: 'Allt var överenskommet' } },
  });
}

/** Removes links although the table is append-only, and, as somebody thorough would, computes the chain again. */
async function removeLinks(where: { readonly caseId: string; readonly seq?: number }, again: boolean): Promise<void> {
  const { db } = base;
  await db.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER ALL`;
  await db.auditEntry.deleteMany({ where });
  if (again) {
    const left = await db.auditEntry.findMany({ where: { authorityId }, orderBy: { number: 'asc' } });
    let previous = '';
    for (const [index, link] of left.entries()) {
      const hash = linkHash(previous, link);
      await db.auditEntry.update({
        where: { authorityId_number: { authorityId, number: link.number } },
        data: { number: index + 1, previous, hash },
      });
      previous = hash;
    }
    await db.auditHead.update({ where: { authorityId }, data: { number: left.length, hash: previous } });
  }
  await db.$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER ALL`;
}

describe('a walk of the audit chain', () => {
  it('finds nothing where nothing is wrong, also while more is recorded', async () => {
    expect(await faults()).toEqual([]);
    const others = Array.from({ length: 20 }, (_, index) => {
      const [first] = pasts;
      if (first === undefined) throw new Error('no past');
      return { ...first, state: { ...first.state, id: `tender/NEW-${index}` }, at };
    });
    const [found] = await Promise.all([
      Promise.all([faults(), faults(), faults()]),
      ...others.map((past) => record(base.db, past)),
    ]);
    expect(found.flat()).toEqual([]);
  });

  it('finds an event that somebody put in by hand', async () => {
    await insertEvent(eventsOf(caseId) + 1);
    expect(await faults()).toEqual([{ what: 'unlinked-event', seq: eventsOf(caseId) + 1, caseId }]);
  });

  it('finds the gap that a removed link leaves, and the event it stood for', async () => {
    const [link] = await base.db.auditEntry.findMany({ where: { caseId, seq: 4 } });
    const number = link?.number ?? 0;
    await removeLinks({ caseId, seq: 4 }, false);
    expect(await faults()).toEqual([
      { what: 'missing-entry', number, caseId: null },
      { what: 'changed-entry', number: number + 1, caseId },
      { what: 'unlinked-event', seq: 4, caseId },
    ]);
  });

  it('finds a removed link also when the chain was computed again over the gap', async () => {
    await removeLinks({ caseId, seq: 4 }, true);
    expect(await faults()).toEqual([{ what: 'unlinked-event', seq: 4, caseId }]);
  });

  it('finds every event of a case whose links are all gone', async () => {
    await removeLinks({ caseId }, true);
    expect(await faults()).toEqual(
      Array.from({ length: eventsOf(caseId) }, (_, index) => ({ what: 'unlinked-event', seq: index + 1, caseId }))
    );
  });

  it('finds the events of an authority whose chain is gone with its head, and does not take another chain for it', async () => {
    const { db } = base;
    await db.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER ALL`;
    await db.auditEntry.updateMany({ where: { authorityId }, data: { authorityId: 'elsewhere' } });
    await db.auditHead.deleteMany({ where: { authorityId } });
    await db.$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER ALL`;
    const [chain] = await verifyAudit(db, authorityId);
    expect(chain).toMatchObject({ authorityId, entries: 0, head: '' });
    expect(new Set(chain?.faults.map(({ what }) => what))).toEqual(new Set(['unlinked-event']));
    expect(chain?.faults).toHaveLength(await db.caseEvent.count({ where: { case: { authorityId } } }));
  });
});

describe('foothold audit verify', () => {
  const verify = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.resolve('bin/foothold.js'), 'audit', 'verify', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: base.url },
    });

  it('says that a chain is whole, or in words where it is broken', async () => {
    const { status, stdout } = verify();
    expect(stdout).toMatch(/^(?:orebro-kommun|orebrobostader): \d+ entries, whole, head [0-9a-f]{64}$/m);
    expect(status).toBe(0);

    await insertEvent(eventsOf(caseId) + 1);
    await removeLinks({ caseId, seq: 4 }, false);
    await base.db.caseEvent.update({ where: { caseId_seq: { caseId, seq: 1 } }, data: { by: 'somebody-else' } });
    await base.db.caseEvent.delete({ where: { caseId_seq: { caseId, seq: 2 } } });
    const number = async (seq: number) =>
      (await base.db.auditEntry.findFirstOrThrow({ where: { caseId, seq } })).number;
    const broken = verify('--authority', authorityId);
    expect(broken.status).toBe(1);
    expect(broken.stdout.split('\n').slice(1)).toEqual([
      `  the event of link ${await number(1)} (${caseId}) is not what was recorded`,
      `  the event of link ${await number(2)} (${caseId}) is gone`,
      `  link ${(await number(3)) + 1} is missing`,
      `  link ${await number(5)} (${caseId}) was changed, or does not follow from the one before it`,
      `  event 4 of ${caseId} has no link: it was put in by hand, or its link was removed`,
      `  event ${eventsOf(caseId) + 1} of ${caseId} has no link: it was put in by hand, or its link was removed`,
      '',
    ]);
  });

  it('does not call an authority whole that is not there', () => {
    const { status, stdout, stderr } = verify('--authority', 'orebrobostder');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe('Nothing has been recorded of an authority orebrobostder.\n');
  });
});
