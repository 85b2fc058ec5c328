// Three parties of one report: who may do and see what, in chat and on the page; a changed contact gets what waits; silence goes both ways.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractId, placementId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import type { PlacementState } from '../../domain/placement.js';
import { entry } from '../domain/stamps.js';
import { startContract } from '../support/contracts.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { Chat, ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };

describe.each(['slack', 'teams'] as const)('in %s', (name) => {
  let env: TestWorkflowEnvironment;
  let place: ChatTown;
  let worker: { stop(): Promise<void> };
  const reference = 'AVT-2026-3';
  const id = contractId(reference);
  const person = placementId(reference, 1);

  beforeAll(async () => {
    env = await timeSkippingEnv();
    place = await chatTown(env);
    worker = await place.here.work();
    const { db } = place.here;
    // Skanska's new site manager, and the manager above.
    for (const [who, role] of [
      ['nya', 'contractor'],
      ['chefen', 'manager'],
    ] as const)
      await db.person.create({ data: { id: who, displayName: who, organisationId: 'skanska', roles: [role] } });
    for (const each of ['maria', 'lena', 'johan']) await chat().link(each);
    const obligations = [{ kind: 'internship', target: 8 }] as const;
    await startContract(place.here, reference, 700, { obligations });
  });
  afterAll(async () => {
    expect([...place.slack.complaints(), ...place.teams.complaints()]).toEqual([]);
    await worker.stop();
    await place.close();
    await env.teardown();
  });

  const chat = (): Chat => place[name];
  const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const contract = async () => (await place.here.state(id).catch(() => ({}))) as ContractState;
  const placement = async () => (await place.here.state(person).catch(() => ({}))) as PlacementState;
  const give = (...command: Parameters<ChatTown['here']['give']>) => place.here.give(...command);
  const taken = async (...command: Parameters<ChatTown['here']['give']>) =>
    expect(await give(...command)).toMatchObject({ kind: 'taken' });
  const reads = (who: string, text: string) => expect.poll(() => chat().card(who), soon).toContain(text);

  it('the contractor reports, the matching body says yes or no, the buyer accepts or sends back; nobody does another’s part', async () => {
    await expect.poll(async () => (await contract()).month ?? null, soon).not.toBeNull();
    await reads('maria', reference);
    const begun = entry('internship', { startDate: await today(), extentPercent: 100 });
    const report = { kind: 'report', entries: [begun], text: null } as const;
    for (const other of ['johan', 'lena'])
      expect(await give(id, other, report)).toMatchObject({ refusal: { refused: 'NotAllowed' } });
    await taken(id, 'maria', report, 'r-1');

    const yes = { kind: 'confirm-eligibility', eligible: true, countedAs: null } as const;
    await expect.poll(async () => (await placement()).ball?.task, soon).toBe('confirm-eligibility');
    for (const other of ['johan', 'maria'])
      expect(await give(person, other, yes)).toMatchObject({ refusal: { refused: 'NotAllowed' } });
    await reads('lena', 'Bekräfta målgruppen');
    expect((await chat().buttons('lena')).slice(0, 2)).toEqual(['Hör till målgruppen', 'Hör inte till målgruppen']);
    await chat().press('lena', 'Hör till målgruppen');
    await expect.poll(async () => (await placement()).eligible, soon).toBe(true);

    const accept = { kind: 'accept-report', reportId: 'r-1' } as const;
    for (const other of ['maria', 'lena'])
      expect(await give(id, other, accept)).toMatchObject({ refusal: { refused: 'NotAllowed' } });
    await reads('johan', 'väntar på svar');
    await chat().press('johan', 'Skicka tillbaka rapporten', 'Slutdatum saknas');
    await expect.poll(async () => (await contract()).openReports.length, soon).toBe(0);
    await reads('maria', 'Slutdatum saknas');
    await expect.poll(() => chat().told('maria'), soon).toContain('Slutdatum saknas');
  });

  it('each step has a clock of its own, and the buyer sees a number, never who', async () => {
    const again = entry('internship', { startDate: await today(), endDate: addDays(await today(), 90) });
    await taken(id, 'maria', { kind: 'report', entries: [again], text: 'Hon börjar på måndag' }, 'r-2');
    const { duties } = await contract();
    expect(duties.find(({ task }) => task === 'accept-report')?.dueAt).toBeTruthy();
    await expect
      .poll(
        async () =>
          ((await place.here.state(placementId(reference, 2)).catch(() => ({}))) as PlacementState).ball?.dueAt,
        soon
      )
      .toBeTruthy();
    await reads('johan', 'praktik');
    const seen = JSON.stringify([await contract(), await placement()]);
    expect(seen).not.toMatch(/personnummer|displayName|\bname\b/);
    // Nor does the card of the buyer ask what only the matching body may answer.
    expect(await chat().buttons('johan')).not.toContain('Hör till målgruppen');
  });

  it('a new contact person gets what waits, and silence goes to the manager there and to the buyer', async () => {
    const second = placementId(reference, 2);
    await taken(second, 'lena', { kind: 'confirm-eligibility', eligible: true, countedAs: null });
    await expect
      .poll(async () => ((await place.here.state(second)) as PlacementState).ball, soon)
      .toMatchObject({ task: 'safety-induction', organisationId: 'skanska' });
    await chat().link('nya');
    await taken(id, 'maria', { kind: 'replace-contact', role: 'delivery', from: null, to: 'nya' });
    await reads('nya', 'Ge säkerhetsintroduktion: P-2');
    expect((await contract()).partnering.contacts).toMatchObject([
      { role: 'delivery', personId: 'nya', handedOver: false },
    ]);
    await chat().link('chefen');
    await env.sleep('8 days');
    for (const who of ['nya', 'chefen', 'johan'])
      await expect
        .poll(() => chat().told(who), soon)
        .toContain('Tiden är ute: AVT-2026-3 Vivalla, P-2: Ge säkerhetsintroduktion');
  });
});
