// Approving by message, in Slack, in Teams and on the web alike: the card, the answers, second thoughts and reminders.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startingPolicy } from '../../domain/policy.js';
import type { Policy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import { requirement } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { Chat, ChatTown } from './chats.js';
import { chatTown } from './chats.js';
import { chats, inChat } from './parity.js';

let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };

const soon = { timeout: 60_000 };
const policy: Policy = { ...startingPolicy, settings: { undoMinutes: 10 } };
/** Where the other manager sits. */
const otherThan = { slack: 'teams', teams: 'web', web: 'slack' } as const;
const where = { slack: 'i Slack', teams: 'i Teams', web: 'på webben' };
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

describe.each(chats)(inChat, (name) => {
  beforeAll(async () => {
    env = await timeSkippingEnv();
    place = await chatTown(env);
    worker = await place.here.work();
    for (const person of ['bjorn', 'karin']) await chat().link(person);
    // The other manager sits in the other chat.
    await other().link('eva');
  });
  afterAll(async () => {
    expect(chats.flatMap((each) => place[each].complaints())).toEqual([]);
    await worker.stop();
    await place.close();
    await env.teardown();
  });

  const chat = (): Chat => place[name];
  const other = (): Chat => place[otherThan[name]];
  const reads = (person: string, text: string, where = chat) =>
    expect.poll(() => where().card(person), soon).toContain(text);
  const hears = (person: string, text: string, where = chat) =>
    expect.poll(() => where().told(person), soon).toContain(text);
  const buttons = (person: string, whose = chat) => expect.poll(() => whose().buttons(person), soon);
  const reference = (number: number): string => `UPP-2026-${chats.indexOf(name) + 1}0${number}`;

  it('a card asks, one press decides, and every chat shows who decided, when and where, without a button', async () => {
    const id = await proposed(reference(1));
    await chat().open('bjorn', reference(1));
    await reads('bjorn', 'Förslag från Karin');
    await reads('bjorn', 'Inget godkänns av sig självt');
    expect((await chat().buttons('bjorn')).slice(0, 3)).toEqual(['Godkänn', 'Begär ändringar', 'Avslå']);
    await other().open('eva', reference(1));

    await chat().press('bjorn', 'Godkänn');
    for (const [each, person] of [
      [chat, 'bjorn'],
      [other, 'eva'],
    ] as const) {
      await expect
        .poll(() => each().card(person), soon)
        .toMatch(new RegExp(`Björn .* godkände .*\\(${where[name]}\\)`));
      expect(await each().buttons(person)).not.toContain('Godkänn');
    }
    await env.sleep('11 minutes');
    await asked(id, 'confirm-publication');
    await buttons('bjorn').toEqual([]);
    expect(await chat().card('bjorn')).toContain('godkände');
  });

  it('changes are asked for with a reason, and the next card says what changed', async () => {
    const id = await proposed(reference(2));
    await chat().open('bjorn', reference(2));
    await chat().press('bjorn', 'Begär ändringar', 'Fler praktikplatser');
    await env.sleep('11 minutes');
    await asked(id, 'draft-requirement');
    await submit(id, { obligations: [{ kind: 'internship', target: 50 }] });
    await reads('bjorn', 'Ändrat sedan version 1:');
    await reads('bjorn', '50 praktikplatser');
  });

  it('typed words are understood, confirmed with one press, and never decide by themselves', async () => {
    const id = await proposed(reference(3));
    await chat().open('bjorn', reference(3));
    await chat().say('bjorn', `ser bra ut ${reference(3)}`);
    await buttons('bjorn').toContain('Ja, stämmer');
    expect((await stateOf(id)).decisions).toEqual([]);
    await chat().press('bjorn', 'Ja, stämmer');
    await expect.poll(async () => (await stateOf(id)).decisions.length, soon).toBe(1);
  });

  it('a decision is undone by its button, and by typing', async () => {
    const id = await proposed(reference(4));
    await chat().open('bjorn', reference(4));
    await chat().press('bjorn', 'Avslå', 'Fel ärende');
    await asked(id, 'let-decision-stand');
    await buttons('bjorn').toContain('Ångra mitt beslut');
    await chat().press('bjorn', 'Ångra mitt beslut');
    await asked(id, 'decide');

    await buttons('bjorn').toContain('Godkänn');
    await chat().press('bjorn', 'Godkänn');
    await asked(id, 'let-decision-stand');
    await chat().say('bjorn', `ångra ${reference(4)}`);
    await buttons('bjorn').toContain('Ja, stämmer');
    await chat().press('bjorn', 'Ja, stämmer');
    await asked(id, 'decide');
    expect((await stateOf(id)).decisions).toEqual([]);
  });

  it('whoever proposed withdraws with a reason, and gets no button to decide', async () => {
    const id = await proposed(reference(5));
    // Their card came with the draft.
    await chat().open('karin', reference(5));
    await buttons('karin').toContain('Dra tillbaka förslaget');
    expect(await chat().buttons('karin')).not.toContain('Godkänn');
    await chat().press('karin', 'Dra tillbaka förslaget', 'Fel antal');
    await asked(id, 'draft-requirement');
    await reads('karin', 'Fel antal');
  });

  it('whoever comes second is told who decided', async () => {
    const id = await proposed(reference(6));
    await chat().open('bjorn', reference(6));
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
    for (const person of ['bjorn', 'karin']) await chat().open(person, reference(7));
    await reads('bjorn', 'ersättaren (kontraktsansvarig)');
    await chat().press('bjorn', 'Påminn mig nästa arbetsdag');
    await expect.poll(async () => (await stateOf(id)).ball?.snoozed?.length, soon).toBe(1);
    const { dueAt, remindAt } = (await stateOf(id)).ball ?? { dueAt: null, remindAt: [] };
    expect(remindAt.length).toBeLessThanOrEqual(3);
    await env.sleep(Date.parse(dueAt ?? '') - (await env.currentTimeMs()) - 60_000);
    // The page of a case does not name it again.
    const late = name === 'web' ? 'Tiden gick ut' : `Tiden är ute: ${reference(7)} Vivalla`;
    await hears('bjorn', name === 'web' ? 'Påminnelse: ' : `Påminnelse: ${reference(7)} Vivalla`);
    await env.sleep('10 minutes');
    await hears('bjorn', late);
    await expect.poll(async () => (await stateOf(id)).ball?.roles, soon).toEqual(['manager', 'contract-manager']);
    await hears('karin', late);
    expect(await place.here.give(id, 'johan', { kind: 'approve', stageId, version: 1 })).toMatchObject({
      kind: 'taken',
    });
    await asked(id, 'let-decision-stand');
  });

  it('one whose chat refuses keeps nobody else from being asked', async ({ skip }) => {
    if (name === 'web') skip('nobody is written to on the web: a page is there for whoever opens it');
    // The contract manager's account leads nowhere, and is asked first.
    const nowhere = name === 'slack' ? 'T0VIVALLA:D0NOWHERE' : chatless();
    const account = { platform: name, account: 'nowhere', personId: 'anna', place: nowhere };
    const { db } = place.here;
    await db.person.create({
      data: { id: 'anna', displayName: 'Anna', organisationId: 'orebrobostader', roles: ['manager'] },
    });
    await db.account.create({ data: account });
    await proposed(reference(8));
    await chat().open('bjorn', reference(8));
    await db.account.deleteMany({ where: { personId: 'anna' } });
  });
});
