// What counts, through real workflows: a report that is sent back, the steps of a path, somebody who counts elsewhere.
import { describe, expect, it } from 'vitest';
import { unknownCountedAs } from '../../bots/counted-as.js';
import { contractId, placementId } from '../../domain/case.js';
import type { Command, PlacementStep } from '../../domain/commands.js';
import { entry } from '../domain/stamps.js';
import { actor } from '../support/cases.js';
import {
  contract,
  contractOf,
  contracts,
  openContractTown,
  placement,
  report,
  taken,
  today,
} from '../support/contracts.js';

openContractTown();

describe('a report that is sent back', () => {
  it('ends what it had opened, and leaves others where they stood before', async () => {
    const id = await contractOf('K-BACK', 700);
    const startDate = await today();
    await taken(id, 'lena', { kind: 'refer', count: 1 });
    await expect.poll(async () => (await placement('K-BACK', 1)).phase).toBe('referred');
    const job = entry('employment', { startDate, employmentForm: 'permanent' });
    await taken(id, 'maria', report({ ...job, placement: 1 }, job), 'wrong');
    await expect.poll(async () => (await placement('K-BACK', 1)).phase).toBe('employment');
    await expect.poll(async () => (await placement('K-BACK', 2)).phase).toBe('employment');
    expect((await contract('K-BACK')).tally.employment.reported).toBe(2);

    await taken(id, 'johan', { kind: 'return-report', reportId: 'wrong', reason: 'Fel kontrakt' });
    expect((await contract('K-BACK')).tally.employment.reported).toBe(0);
    await expect.poll(async () => (await placement('K-BACK', 1)).phase).toBe('referred');
    await expect.poll(async () => (await placement('K-BACK', 2)).ended?.reason).toBe('withdrawn');
    await taken(id, 'maria', report({ ...job, placement: 1 }));
    await expect.poll(async () => (await placement('K-BACK', 1)).phase).toBe('employment');
  });
});

describe('the steps of a path', () => {
  it('are asked for one after the other, and a start ends those before it', async () => {
    const id = await contractOf('K-PATH', 700);
    await taken(id, 'lena', { kind: 'refer', count: 1 });
    const person = placementId('K-PATH', 1);
    const asked = (task: string) => expect.poll(async () => (await placement('K-PATH', 1)).ball?.task).toBe(task);
    const done = async (step: PlacementStep) =>
      taken(person, 'maria', { kind: 'confirm-step', step, doneOn: await today() });
    await asked('first-meeting');
    await done('first-meeting');
    await asked('tutor-named');
    await taken(id, 'maria', report(entry('internship', { placement: 1, startDate: await today() })));
    await asked('safety-induction');
    await done('safety-induction');
    await asked('tutor-named');
    await done('tutor-named');
    await asked('midway-check');
    await done('midway-check');
    await asked('end-or-hire');
  });
});

describe('a person who counts already', () => {
  it('is carried in the second contract and not counted, and the buyer is not told as which one', async () => {
    await contractOf('K-ONE', 700);
    const id = await contractOf('K-TWO', 700);
    const startDate = await today();
    await taken(contractId('K-ONE'), 'maria', report(entry('employment', { startDate })));
    await taken(id, 'maria', report(entry('employment', { startDate })));
    await expect.poll(async () => (await placement('K-TWO', 1)).phase).toBe('employment');
    await expect.poll(async () => (await placement('K-ONE', 1)).phase).toBe('employment');

    const same = (countedAs: string): Command => ({ kind: 'confirm-eligibility', eligible: true, countedAs });
    expect(await unknownCountedAs(contracts.here.db, actor('lena'), same('placement/K-ONE/P-1'))).toBeNull();
    expect(await unknownCountedAs(contracts.here.db, actor('lena'), same('placement/K-ONE/P-9'))).toMatchObject({
      refused: 'UnknownCountedAs',
    });
    expect(await contracts.here.give(placementId('K-TWO', 1), 'lena', same(placementId('K-TWO', 1)))).toMatchObject({
      refusal: { refused: 'UnknownCountedAs' },
    });

    await taken(placementId('K-TWO', 1), 'lena', same('placement/K-ONE/P-1'));
    await expect.poll(async () => (await contract('K-TWO')).tally.employment.reported).toBe(0);
    expect((await contract('K-TWO')).placements[0]).toMatchObject({ phase: 'employment', countedElsewhere: true });
    expect(JSON.stringify(await contract('K-TWO'))).not.toContain('K-ONE');
    expect((await contract('K-ONE')).tally.employment.reported).toBe(1);
    expect(await unknownCountedAs(contracts.here.db, actor('lena'), same('placement/K-TWO/P-1'))).toMatchObject({
      refused: 'UnknownCountedAs',
    });
  });
});

describe('a rush', () => {
  it('is taken as it can be: what is queued counts once as well, and nobody is turned away', async () => {
    const ids = [await contractOf('K-RUSH-1', 700), await contractOf('K-RUSH-2', 700)];
    const heldOn = await today();
    const meeting = { kind: 'hold-meeting', heldOn, meeting: 'partnering', minutes: null } as const;
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, index) => contracts.here.give(ids[index % 2] ?? '', 'johan', meeting))
    );
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['taken', 'queued']));
    const held = () => contracts.here.db.caseEvent.count({ where: { caseId: { in: ids }, type: 'meeting-held' } });
    await expect.poll(held, { timeout: 100_000 }).toBe(60);
  });
});
