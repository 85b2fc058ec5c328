// What a case cannot see for itself, asked of the read model before a command goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notThere } from '../../bots/known.js';
import { refusalInWords } from '../../bots/words/chat.js';
import type { Actor } from '../../domain/actor.js';
import { newAuthority } from '../../domain/authority.js';
import type { Command } from '../../domain/commands.js';
import type { Approval } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import { startingSettings } from '../../domain/settings.js';
import { peopleOf } from '../../prisma/people.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { savePeople } from '../../server/import/people.js';
import { signed } from '../domain/contracts.js';
import { requirement, vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { tenderWith } from '../support/requirements.js';

let here: FreshDatabase;
beforeAll(async () => {
  here = await freshDatabase();
  await savePeople(here.db, readImportFile(vivallaText));
});
afterAll(() => here.close());

describe('who owns a duty', () => {
  const contract = { ...signed, authorityId: 'orebrobostader', contractorId: 'skanska' };
  const by: Actor = { personId: 'johan', organisationId: 'orebrobostader', roles: ['contract-manager'] };
  const kickOff = (deliveryOwnerId: string): Command => ({
    kind: 'hold-kick-off',
    heldOn: '2026-03-05',
    participants: ['contract-manager', 'contractor'],
    commitmentsRead: true,
    deliveryOwnerId,
  });

  it('is somebody at the organisation that has it', async () => {
    const someone = (await peopleOf(here.db, 'skanska'))[0]?.id ?? '';
    expect(await notThere(here.db, contract, { command: kickOff(someone), by })).toBeNull();
    const ours = await notThere(here.db, contract, { command: kickOff('johan'), by });
    expect(ours).toMatchObject({ refused: 'NotOfTheirs' });
    expect(ours && refusalInWords(ours, 'sv')).toContain('Välj någon därifrån');
    expect(await notThere(here.db, contract, { command: kickOff('nobody'), by })).toMatchObject({
      refused: 'NotOfTheirs',
    });
    const replace: Command = { kind: 'replace-contact', role: 'delivery', from: someone, to: 'johan' };
    expect(await notThere(here.db, contract, { command: replace, by })).toMatchObject({ refused: 'NotOfTheirs' });
  });
});

describe('a tender of a company', () => {
  const authority = (organisationId: string, parentId: string | null) =>
    newAuthority({ organisationId, name: organisationId, parentId, areas: [] });
  const company = authority('orebrobostader', 'orebro-kommun');
  const by: Actor = { personId: 'karin', organisationId: 'orebrobostader', roles: ['procurement-officer'] };
  const directAward = (valueOre: number): Command => ({
    kind: 'open-tender',
    reference: 'UPP-2026-9',
    title: 'Målning',
    procedure: 'direct',
    matchingBodyId: null,
    framework: null,
    scope: { ...unknownScope, valueOre },
  });
  const usual = startingSettings.directAwardLimitOre.value;

  it("is opened within the limits of its municipality's policy, be they higher or lower than the usual ones", async () => {
    const { db } = here;
    const at = new Date().toISOString();
    const refusal = (valueOre: number) => notThere(db, company, { command: directAward(valueOre), by });
    await record(db, { state: company, events: [], at });
    expect(await refusal(usual)).toBeNull();
    expect(await refusal(usual + 1)).toMatchObject({ refused: 'OverDirectLimit' });
    const adopts = async (directAwardLimitOre: number, revision: number): Promise<void> => {
      const policy = { ...startingPolicy, version: revision, settings: { directAwardLimitOre } };
      await record(db, { state: { ...authority('orebro-kommun', null), revision, policy }, events: [], at });
    };
    await adopts(usual / 2, 1);
    expect(await refusal(usual)).toMatchObject({
      refused: 'OverDirectLimit',
      details: { limitOre: String(usual / 2) },
    });
    await adopts(usual * 2, 2);
    expect(await refusal(usual + 1)).toBeNull();
  });
});

describe('a submission', () => {
  const wanting = (roles: Approval['roles'], needs: Approval['needs']) =>
    tenderWith(requirement, {
      authorityId: 'orebrobostader',
      policy: { ...startingPolicy, approvals: { ...startingPolicy.approvals, requirement: { roles, needs } } },
    });
  const command: Command = { kind: 'submit-requirement', requirement: { ...requirement, areaId: null }, motive: null };

  it('that nobody else could decide on is refused with who it takes; a manager stands in for the only coordinator', async () => {
    const people = await peopleOf(here.db, 'orebrobostader');
    const sara = people.find(({ roles }) => roles.includes('coordinator'));
    const by: Actor = { personId: sara?.id ?? '', organisationId: 'orebrobostader', roles: ['coordinator'] };
    expect(people.filter(({ roles }) => roles.includes('coordinator'))).toHaveLength(1);
    expect(await notThere(here.db, wanting(['coordinator'], 'any'), { command, by })).toBeNull();
    const managers = people.filter(({ id, roles }) => id !== by.personId && roles.includes('manager')).length;
    const stuck = await notThere(here.db, wanting(['coordinator'], managers + 1), { command, by });
    expect(stuck).toMatchObject({ refused: 'NobodyDecides', details: { roles: 'coordinator,manager' } });
    expect(stuck && refusalInWords(stuck, 'en')).toMatch(/coordinator or manager/);
  });
});
