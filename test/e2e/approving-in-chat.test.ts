// Approving by message, in Slack and in Teams alike: the card, the answers, second thoughts, reminders, and what goes wrong in real chats.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startingPolicy } from '../../domain/policy.js';
import type { Policy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import { requirement } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { Chat, ChatTown } from './chats.js';
import { chatTown } from './chats.js';

let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };

const soon = { timeout: 60_000 };
const policy: Policy = { ...startingPolicy, settings: { undoMinutes: 10 } };
const stageId = 'requirement-approval';
/** A Teams conversation that the bot is not in. */
const chatless = (): string =>
  JSON.stringify({
    serviceUrl: place.peers.teams.url,
    channelId: 'msteams',
    bot: '28:nobody',
    conversation: 'a:nowhere',
    conversationType: 'personal',
    tenant: place.peers.teams.tenant,
  });
const stateOf = async (id: string): Promise<TenderState> => (await place.here.state(id)) as TenderState;
const asked = (id: string, task: string) => expect.poll(async () => (await stateOf(id)).ball?.task, soon).toBe(task);

async function proposed(reference: string, of = policy): Promise<string> {
  const id = await place.here.openTender(reference, { policy: of });
  await submit(id);
  return id;
}

async function submit(id: string, more: Partial<typeof requirement> = {}): Promise<void> {
  const command = { kind: 'submit-requirement', requirement: { ...requirement, ...more }, motive: null } as const;
  expect(await place.here.give(id, 'karin', command)).toMatchObject({ kind: 'taken' });
  await asked(id, 'decide');
}

describe.each(['slack', 'teams'] as const)('in %s', (name) => {
  beforeAll(async () => {
    env = await timeSkippingEnv();
    place = await chatTown(env);
    worker = await place.here.work();
    for (const person of ['bjorn', 'karin']) await chat().link(person);
    // The other manager sits in the other chat.
    await other().link('eva');
  });
  afterAll(async () => {
    expect([...place.slack.complaints(), ...place.teams.complaints()]).toEqual([]);
    await worker.stop();
    await place.close();
    await env.teardown();
  });

  const chat = (): Chat => place[name];
  const other = (): Chat => place[name === 'slack' ? 'teams' : 'slack'];
  const reads = (person: string, text: string, where = chat) =>
    expect.poll(() => where().card(person), soon).toContain(text);
  const hears = (person: string, text: string, where = chat) =>
    expect.poll(() => where().told(person), soon).toContain(text);
  const reference = (number: number): string => `UPP-2026-${name === 'slack' ? 1 : 2}0${number}`;

  it('a card asks, one press decides, and every chat shows who decided, when and where, without a button', async () => {
    const id = await proposed(reference(1));
    await reads('bjorn', `${reference(1)} Vivalla`);
    await reads('bjorn', 'Förslag från Karin');
    await reads('bjorn', 'Inget godkänns av sig självt');
    expect(chat().buttons('bjorn').slice(0, 3)).toEqual(['Godkänn', 'Begär ändringar', 'Avslå']);
    await reads('eva', `${reference(1)} Vivalla`, other);

    await chat().press('bjorn', 'Godkänn');
    const where = name === 'slack' ? 'i Slack' : 'i Teams';
    for (const [each, person] of [
      [chat, 'bjorn'],
      [other, 'eva'],
    ] as const) {
      await expect.poll(() => each().card(person), soon).toMatch(new RegExp(`Björn .* godkände .*\\(${where}\\)`));
      expect(each().buttons(person)).not.toContain('Godkänn');
    }
    await env.sleep('11 minutes');
    await asked(id, 'confirm-publication');
    await expect.poll(() => chat().buttons('bjorn'), soon).toEqual(['Öppna ärendet']);
    expect(chat().card('bjorn')).toContain('godkände');
  });

  it('changes are asked for with a reason, and the next card says what changed', async () => {
    const id = await proposed(reference(2));
    await reads('bjorn', `${reference(2)} Vivalla`);
    await chat().press('bjorn', 'Begär ändringar', 'Fler praktikplatser');
    await env.sleep('11 minutes');
    await asked(id, 'draft-requirement');
    await submit(id, { obligations: [{ kind: 'internship', target: 50 }] });
    await reads('bjorn', 'Ändrat sedan version 1:');
    await reads('bjorn', '50 praktikplatser');
  });

  it('typed words are understood, confirmed with one press, and never decide by themselves', async () => {
    const id = await proposed(reference(3));
    await reads('bjorn', `${reference(3)} Vivalla`);
    await chat().say('bjorn', `ser bra ut ${reference(3)}`);
    await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Ja, stämmer');
    expect((await stateOf(id)).decisions).toEqual([]);
    await chat().press('bjorn', 'Ja, stämmer');
    await expect.poll(async () => (await stateOf(id)).decisions.length, soon).toBe(1);
  });

  it('a decision is undone by its button, and by typing', async () => {
    const id = await proposed(reference(4));
    await reads('bjorn', `${reference(4)} Vivalla`);
    await chat().press('bjorn', 'Avslå', 'Fel ärende');
    await asked(id, 'let-decision-stand');
    await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Ångra mitt beslut');
    await chat().press('bjorn', 'Ångra mitt beslut');
    await asked(id, 'decide');

    await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Godkänn');
    await chat().press('bjorn', 'Godkänn');
    await asked(id, 'let-decision-stand');
    await chat().say('bjorn', `ångra ${reference(4)}`);
    await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Ja, stämmer');
    await chat().press('bjorn', 'Ja, stämmer');
    await asked(id, 'decide');
    expect((await stateOf(id)).decisions).toEqual([]);
  });

  it('whoever proposed withdraws with a reason, and gets no button to decide', async () => {
    const id = await proposed(reference(5));
    // Their card came with the draft.
    await expect.poll(() => chat().buttons('karin'), soon).toContain('Dra tillbaka förslaget');
    expect(chat().buttons('karin')).not.toContain('Godkänn');
    await chat().press('karin', 'Dra tillbaka förslaget', 'Fel antal');
    await asked(id, 'draft-requirement');
    await reads('karin', 'Fel antal');
  });

  it('whoever comes second is told who decided', async () => {
    const id = await proposed(reference(6));
    await reads('bjorn', `${reference(6)} Vivalla`);
    expect(await place.here.give(id, 'eva', { kind: 'approve', stageId, version: 1 })).toMatchObject({ kind: 'taken' });
    await chat().say('bjorn', `avslå ${reference(6)} eftersom det är fel`);
    await hears('bjorn', 'Eva Holm godkände');
  });

  it('reminders ring in the thread, are put off by a button, and what nobody answers goes to the backup and the coordinator', async () => {
    const backup: Policy = {
      ...policy,
      approvals: { ...policy.approvals, requirement: { roles: ['manager'], needs: 'any', backup: 'contract-manager' } },
    };
    const id = await proposed(reference(7), backup);
    await reads('bjorn', 'ersättaren (kontraktsansvarig)');
    await chat().press('bjorn', 'Påminn mig nästa arbetsdag');
    await expect.poll(async () => (await stateOf(id)).ball?.snoozed?.length, soon).toBe(1);
    const { dueAt, remindAt } = (await stateOf(id)).ball ?? { dueAt: null, remindAt: [] };
    expect(remindAt.length).toBeLessThanOrEqual(3);
    await env.sleep(Date.parse(dueAt ?? '') - (await env.currentTimeMs()) - 60_000);
    await hears('bjorn', `Påminnelse: ${reference(7)} Vivalla`);
    await env.sleep('10 minutes');
    await hears('bjorn', `Tiden är ute: ${reference(7)} Vivalla`);
    await expect.poll(async () => (await stateOf(id)).ball?.roles, soon).toEqual(['manager', 'contract-manager']);
    await hears('karin', `Tiden är ute: ${reference(7)} Vivalla`);
    expect(await place.here.give(id, 'johan', { kind: 'approve', stageId, version: 1 })).toMatchObject({
      kind: 'taken',
    });
    await asked(id, 'let-decision-stand');
  });

  it('one whose chat refuses keeps nobody else from being asked', async () => {
    // The contract manager's account leads nowhere, and is asked first.
    const nowhere = name === 'slack' ? 'T0VIVALLA:D0NOWHERE' : chatless();
    const account = { platform: name, account: 'nowhere', personId: 'anna', place: nowhere };
    const { db } = place.here;
    await db.person.create({
      data: { id: 'anna', displayName: 'Anna', organisationId: 'orebrobostader', roles: ['manager'] },
    });
    await db.account.create({ data: account });
    await proposed(reference(8));
    await reads('bjorn', `${reference(8)} Vivalla`);
    await db.account.deleteMany({ where: { personId: 'anna' } });
  });
});
