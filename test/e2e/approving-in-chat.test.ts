// Approving by message, in Slack, in Teams and on the web alike: the card, the answers, second thoughts and reminders.
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../domain/policy.js';
import { chats, inChat, openParityTown, policy, soon, stageId } from './parity.js';

const where = { slack: 'i Slack', teams: 'i Teams', web: 'på webben' };
describe.each(chats)(inChat, (name) => {
  const town = openParityTown(name);
  const { chat, other, reference, proposed, submit, stateOf, asked, reads, hears } = town;
  const buttons = (person: string) => expect.poll(() => chat().buttons(person), soon);

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
    await town.env.sleep('11 minutes');
    await asked(id, 'confirm-publication');
    await buttons('bjorn').toEqual([]);
    expect(await chat().card('bjorn')).toContain('godkände');
  });

  it('changes are asked for with a reason, and the next card says what changed', async () => {
    const id = await proposed(reference(2));
    await chat().open('bjorn', reference(2));
    await chat().press('bjorn', 'Begär ändringar', 'Fler praktikplatser');
    await town.env.sleep('11 minutes');
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
    expect(await town.place.here.give(id, 'eva', { kind: 'approve', stageId, version: 1 })).toMatchObject({
      kind: 'taken',
    });
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
    await town.env.sleep(Date.parse(dueAt ?? '') - (await town.env.currentTimeMs()) - 60_000);
    // The page of a case does not name it again.
    const late = name === 'web' ? 'Tiden gick ut' : `Tiden är ute: ${reference(7)} Vivalla`;
    await hears('bjorn', name === 'web' ? 'Påminnelse: ' : `Påminnelse: ${reference(7)} Vivalla`);
    await town.env.sleep('10 minutes');
    await hears('bjorn', late);
    await expect.poll(async () => (await stateOf(id)).ball?.roles, soon).toEqual(['manager', 'contract-manager']);
    await hears('karin', late);
    expect(await town.place.here.give(id, 'johan', { kind: 'approve', stageId, version: 1 })).toMatchObject({
      kind: 'taken',
    });
    await asked(id, 'let-decision-stand');
  });
});
