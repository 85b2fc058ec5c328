// A call-off is made under a signed framework, by its suppliers alone; a supplier whom a sanction excludes is not among them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notThere } from '../../bots/known.js';
import type { Actor } from '../../domain/actor.js';
import type { Command } from '../../domain/commands.js';
import { contractId, tenderId } from '../../domain/case.js';
import { newContract } from '../../domain/contract.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';
import { record } from '../../prisma/record.js';
import { savePeople } from '../../server/import/people.js';
import { readImportFile } from '../../server/import/file.js';
import { contractOf } from '../../workflows/tender.js';
import { requirement, vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

let here: FreshDatabase;
beforeAll(async () => {
  here = await freshDatabase();
  await savePeople(here.db, readImportFile(vivallaText));
});
afterAll(() => here.close());

const facts = {
  authorityId: 'orebrobostader',
  title: 'Målning',
  policy: startingPolicy,
  scope: unknownScope,
  matchingBodyId: null,
};
const place = (bidderId: string) => ({ bidderId, qualityPoints: 1, pricePoints: 1, totalPoints: 1 });
const framework: TenderState = {
  ...newTender({ ...facts, id: tenderId('RAM-1'), reference: 'RAM-1', procedure: 'framework' }),
  status: 'signed',
  requirement,
  ranking: [place('skanska'), place('bergslagsbygg')] as unknown as TenderState['ranking'],
  contract: { reference: 'AVT-RAM-1', signedOn: '2026-01-01', startsOn: '2026-01-01', endsOn: '2027-12-31' },
};
const callOff = newTender({
  ...facts,
  id: tenderId('AVR-1'),
  reference: 'AVR-1',
  procedure: 'call-off',
  framework: 'RAM-1',
});
const karin: Actor = { personId: 'karin', organisationId: 'orebrobostader', roles: ['procurement-officer'] };
const bid = (bidderId: string): { command: Command; by: Actor } => ({
  by: karin,
  command: {
    kind: 'register-bid',
    bidderId,
    priceOre: 1,
    promises: [],
    receivedAt: null,
  },
});

it('knows no framework before one is signed, and then its suppliers alone, less one who is excluded', async () => {
  const { db } = here;
  const at = new Date().toISOString();
  expect(await notThere(db, callOff, bid('skanska'))).toMatchObject({ refused: 'UnknownFramework' });
  await record(db, { state: framework, events: [], at });
  const contract = newContract(contractOf(framework));
  await record(db, { state: contract, events: [], at });
  expect(await notThere(db, callOff, bid('skanska'))).toBeNull();
  expect(await notThere(db, callOff, bid('bergslagsbygg'))).toBeNull();
  expect(await notThere(db, callOff, bid('svea-entreprenad'))).toMatchObject({ refused: 'NotInvited' });

  const followUp = { ...contract.followUp, excludedFrom: '2026-06-01T08:00:00.000Z' };
  await record(db, { state: { ...contract, id: contractId('AVT-RAM-1'), revision: 1, followUp }, events: [], at });
  expect(await notThere(db, callOff, bid('skanska'))).toMatchObject({ refused: 'NotInvited' });
  expect(await notThere(db, callOff, bid('bergslagsbygg'))).toBeNull();
});
