// The reporting month, in Slack, Teams and on the web alike: one message to each party, one-tap answers, reminders gathered, silence seen.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractId, placementId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import { entry } from '../domain/stamps.js';
import { startContract } from '../support/contracts.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { Chat, ChatTown } from './chats.js';
import { chatTown } from './chats.js';
import { chats, inChat } from './parity.js';

const soon = { timeout: 60_000 };

describe.each(chats)(inChat, (name) => {
  let env: TestWorkflowEnvironment;
  let place: ChatTown;
  let worker: { stop(): Promise<void> };
  const reference = 'AVT-2026-1';
  const id = contractId(reference);

  beforeAll(async () => {
    env = await timeSkippingEnv();
    place = await chatTown(env);
    worker = await place.here.work();
    for (const person of ['maria', 'ali']) await chat().link(person);
    const obligations = [{ kind: 'internship', target: 8 }] as const;
    await startContract(place.here, reference, 700, { obligations });
  });
  afterAll(async () => {
    expect([...place.slack.complaints(), ...place.teams.complaints(), ...place.web.complaints()]).toEqual([]);
    await worker.stop();
    await place.close();
    await env.teardown();
  });

  const chat = (): Chat => place[name];
  const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const contract = async () => (await place.here.state(id).catch(() => ({}))) as ContractState;
  const placement = async (number: number) =>
    (await place.here.state(placementId(reference, number)).catch(() => ({}))) as PlacementState;
  const taken = async (...command: Parameters<ChatTown['here']['give']>) =>
    expect(await place.here.give(...command)).toMatchObject({ kind: 'taken' });
  const reads = async (person: string, text: string) => {
    await chat().open(person, reference);
    await expect.poll(() => chat().card(person), soon).toContain(text);
  };
  /** Lets the month end that runs, and gives it a quarter of an hour. */
  const monthEnds = async (): Promise<string> => {
    await expect
      .poll(async () => (await contract()).month?.asked === undefined && (await contract()).month !== null, soon)
      .toBe(true);
    const { period, askAt } = (await contract()).month ?? { period: '', askAt: '' };
    await env.sleep(Date.parse(askAt) - (await env.currentTimeMs()) + 900_000);
    return period;
  };
  const monthIsDue = async (): Promise<void> => {
    const { dueAt } = (await contract()).month ?? { dueAt: '' };
    await env.sleep(Date.parse(dueAt) - (await env.currentTimeMs()) + 900_000);
  };
  /** Messages of their own, not in a thread, that a person has got. */
  const cards = (person: string): number => {
    const { slack, teams } = place.peers;
    const direct = slack.directMessages(`U0${person.toUpperCase()}`).id;
    if (name === 'slack')
      return slack.messages.filter((each) => each.channel === direct && each.thread === null && each.blocks.length > 0)
        .length;
    const own = teams.personalChat(person).id;
    return teams.messages.filter((each) => each.conversation === own && each.card?.body[0] !== undefined).length;
  };

  it('what placements wait for stands on the card of the contract, and one press answers it', async () => {
    await expect.poll(async () => (await contract()).month, soon).toBeTruthy();
    await reads('maria', reference);
    await taken(id, 'maria', { kind: 'accede-subcontractor', organisationId: 'narkes-plat' });
    const begun = entry('internship', { count: 2, startDate: await today(), extentPercent: 50 });
    await taken(id, 'maria', { kind: 'report', entries: [begun], text: null }, 'first');
    await taken(id, 'johan', { kind: 'accept-report', reportId: 'first' });
    for (const number of [1, 2]) {
      await expect.poll(async () => (await placement(number)).ball?.task, soon).toBe('confirm-eligibility');
      const yes = { kind: 'confirm-eligibility', eligible: true, countedAs: null } as const;
      await taken(placementId(reference, number), 'lena', yes);
    }
    await reads('maria', 'Ge säkerhetsintroduktion: P-1 och P-2');
    if (name !== 'web') expect(cards('maria')).toBe(1);
    await chat().press('maria', 'P-1: klart i dag');
    await expect.poll(async () => (await placement(1)).steps['safety-induction'], soon).toBeTruthy();
    await expect.poll(() => chat().card('maria'), soon).toContain('Ge säkerhetsintroduktion: P-2');
    for (const [number, step] of [
      [2, 'safety-induction'],
      [1, 'tutor-named'],
      [2, 'tutor-named'],
    ] as const) {
      await expect.poll(async () => (await placement(number)).ball?.task, soon).toBe(step);
      await taken(placementId(reference, number), 'maria', { kind: 'confirm-step', step, doneOn: await today() });
    }
  });

  it('each party gets one message on the first working day, and only who has not reported', async () => {
    const before = cards('maria');
    await monthEnds();
    await reads('ali', 'Vad har hänt i');
    await expect.poll(() => chat().card('ali'), soon).toContain('Ingen är placerad hos er nu.');
    expect((await chat().buttons('ali')).slice(0, 2)).not.toContain('Samma som förra månaden');
    if (name !== 'web') expect(cards('maria')).toBe(before);
    await chat().press('ali', 'Inget den här månaden');
    await expect
      .poll(async () => (await contract()).openReports.map(({ entries }) => entries.length), soon)
      .toEqual([0]);
  });

  it('the same as last month repeats who is placed, counts nobody anew, and is answered once', async () => {
    const period = await monthEnds();
    await reads('maria', 'Vad har hänt i');
    const card = await chat().card('maria');
    expect(card).toContain('P-1 och P-2: praktik sedan');
    expect(card).toContain('Ni rapporterade för');
    expect(await chat().buttons('maria')).toEqual(
      expect.arrayContaining(['Samma som förra månaden', 'Inget den här månaden'])
    );
    await chat().press('maria', 'Samma som förra månaden');
    await expect
      .poll(async () => (await contract()).openReports.find((open) => open.organisationId === 'skanska'), soon)
      .toMatchObject({ period, entries: [{ placement: 1 }, { placement: 2 }] });
    expect((await contract()).tally.internship.reported).toBe(2);
    if (name !== 'web') await expect.poll(() => chat().card('maria'), soon).toContain('Rapporterat för');
    expect(await chat().buttons('maria')).not.toContain('Samma som förra månaden');
  });

  it('silence is reminded of in working hours, seen by both sides, and told to those above', async () => {
    await chat().link('johan');
    // Närkes Plåt does not answer for this month, and nobody for the next.
    await monthIsDue();
    const period = await monthEnds();
    await expect.poll(async () => (await contract()).month?.asked, soon).toBe(true);
    if (name !== 'web') await expect.poll(() => chat().card('ali'), soon).toContain('Det saknas också rapport för');
    await monthIsDue();
    await expect.poll(async () => (await contract()).lastPeriod, soon).toBe(period);
    if (name !== 'web') {
      await expect
        .poll(() => chat().told('maria'), soon)
        .toContain('Påminnelse: AVT-2026-1 Vivalla: Rapportera månaden');
    }
    const events = await place.here.db.caseEvent.findMany({
      where: { caseId: id, type: { in: ['reminded', 'month-asked'] } },
    });
    for (const { at } of events) {
      const clock = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Stockholm',
        weekday: 'short',
        hour: 'numeric',
      });
      const shown = clock.format(at);
      expect(shown).toMatch(/^(mån|tis|ons|tors|fre) (0[89]|1[0-6])/);
    }
    await reads('johan', 'Utan rapport från Skanska');
  });
});
