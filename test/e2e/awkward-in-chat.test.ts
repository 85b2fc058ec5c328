// What goes wrong in real chats: presses that come twice, late or from the wrong hands; messages that are lost.
import { describe, expect, it } from 'vitest';
import { chats, inChat, openParityTown, policy, soon, stageId } from './parity.js';

/** A person may be told in two ways that the step is taken. */
const decided = /Björn Ek godkände|Eva Holm godkände/;
const noMessages = 'nothing is posted on the web: a page is drawn for whoever opens it';

describe.each(chats)(inChat, (name) => {
  const town = openParityTown(name);
  const { chat, other, reference, proposed, submit, stateOf, asked, reads, hears } = town;
  const decisions = async (id: string) => (await stateOf(id)).decisions;
  const decidedBy = (id: string, ...people: string[]) =>
    expect.poll(async () => (await decisions(id)).map(({ by }) => by), soon).toEqual(people);

  it('a double click counts once', async () => {
    const id = await proposed(reference(1));
    await chat().open('bjorn', reference(1));
    await chat().pressTwice('bjorn', 'Godkänn');
    await decidedBy(id, 'bjorn');
    await reads('bjorn', 'Björn Ek godkände');
  });

  it('a press delivered four times, and again after what came later, counts once', async () => {
    const id = await proposed(reference(2));
    await chat().open('bjorn', reference(2));
    await chat().press('bjorn', 'Godkänn');
    const again = chat().redelivery('bjorn');
    for (let time = 0; time < 3; time += 1) await again();
    await decidedBy(id, 'bjorn');
    await reads('bjorn', 'Björn Ek godkände');
    await chat().press('bjorn', 'Ångra mitt beslut');
    await asked(id, 'decide');
    await again();
    expect(await decisions(id)).toEqual([]);
  });

  it('the same button counts again when it is about something new', async () => {
    const id = await proposed(reference(3));
    await chat().open('bjorn', reference(3));
    for (let round = 0; round < 2; round += 1) {
      await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Godkänn');
      await chat().press('bjorn', 'Godkänn');
      await decidedBy(id, 'bjorn');
      await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Ångra mitt beslut');
      await chat().press('bjorn', 'Ångra mitt beslut');
      await decidedBy(id);
    }
  });

  it('a press on a card from an earlier round decides nothing, and is told which version holds', async () => {
    const id = await proposed(reference(4));
    await chat().open('bjorn', reference(4));
    const old = await chat().keep('bjorn', 'Godkänn');
    await chat().press('bjorn', 'Begär ändringar', 'Fler praktikplatser');
    await town.env.sleep('11 minutes');
    await asked(id, 'draft-requirement');
    await submit(id, { obligations: [{ kind: 'internship', target: 50 }] });
    await old();
    await hears('bjorn', 'Underlaget har ersatts av version 2');
    expect(await decisions(id)).toEqual([]);
  });

  it('whoever may not decide is told who may, and nothing changes', async () => {
    const id = await proposed(reference(5));
    await chat().open('bjorn', reference(5));
    const passedOn = await chat().keep('bjorn', 'Godkänn');
    await passedOn('karin');
    await hears('karin', 'Det kan bara');
    expect(await decisions(id)).toEqual([]);
  });

  it('of two people at once one decides, and the other one sees who', async () => {
    const id = await proposed(reference(6));
    await chat().open('bjorn', reference(6));
    await other().open('eva', reference(6));
    await Promise.all([chat().press('bjorn', 'Godkänn'), other().press('eva', 'Godkänn')]);
    await expect.poll(async () => (await decisions(id)).length, soon).toBe(1);
    await expect.poll(() => chat().card('bjorn'), soon).toMatch(decided);
    await expect.poll(() => other().card('eva'), soon).toMatch(decided);
  });

  it('a forged press is refused, and changes nothing', async () => {
    const id = await proposed(reference(9));
    await chat().open('bjorn', reference(9));
    expect(await chat().forge('bjorn', 'Godkänn')).toBe(name === 'web' ? 403 : 401);
    expect(await decisions(id)).toEqual([]);
  });

  it('a card waits as long as the chat asks for, and comes once', async ({ skip }) => {
    const { messages } = chat();
    if (messages === null) return skip(noMessages);
    messages.failPost({ status: 429, headers: { 'retry-after': '1' } });
    await proposed(reference(10));
    await chat().open('bjorn', reference(10));
    expect(messages.count('bjorn', reference(10))).toBe(1);
  });

  it('a card that was posted although the chat said no is found again, also when the ball has been elsewhere meanwhile', async ({
    skip,
  }) => {
    const { messages } = chat();
    if (messages === null) return skip(noMessages);
    if (name === 'teams') return skip('Teams lets no bot read what it has posted: the newer card lives on');
    const id = await town.place.here.openTender(reference(11), { policy });
    messages.failPost({ status: 503, done: true });
    // The next try cannot look, and by the one after it the ball is elsewhere.
    town.place.peers.slack.faults.push({ method: 'conversations.history', status: 503 });
    await submit(id);
    const withdrawn = { kind: 'withdraw-submission', stageId, version: 1, reason: 'Fel antal' } as const;
    expect(await town.place.here.give(id, 'karin', withdrawn)).toMatchObject({ kind: 'taken' });
    await reads('bjorn', 'Skriv sysselsättningskravet');
    await submit(id);
    await expect.poll(() => chat().buttons('bjorn'), soon).toContain('Godkänn');
    expect(messages.count('bjorn', reference(11))).toBe(1);
  });

  it('a deleted card comes again with the next thing that happens', async ({ skip }) => {
    const { messages } = chat();
    if (messages === null) return skip(noMessages);
    const id = await proposed(reference(12));
    await chat().open('bjorn', reference(12));
    messages.delete('bjorn');
    await town.place.here.give(id, 'eva', { kind: 'request-changes', stageId, version: 1, reason: 'Fler platser' });
    await town.env.sleep('11 minutes');
    await asked(id, 'draft-requirement');
    await submit(id);
    await chat().open('bjorn', reference(12));
    expect(messages.count('bjorn', reference(12))).toBe(1);
  });

  it('a chat that the bot was taken out of holds nobody up, the coordinator sees it, and a card comes when the bot is back', async ({
    skip,
  }) => {
    const { messages } = chat();
    if (messages === null) return skip(noMessages);
    await messages.shutOut('bjorn');
    const id = await proposed(reference(13));
    await other().open('eva', reference(13));
    await town.place.web.link('karin');
    await town.place.web.open('karin', reference(13));
    await reads('karin', `Björn Ek nås inte i ${name === 'slack' ? 'Slack' : 'Teams'}`, () => town.place.web);
    // The story goes on although one chat is closed.
    const changes = { kind: 'request-changes', stageId, version: 1, reason: 'Fler platser' } as const;
    expect(await town.place.here.give(id, 'eva', changes)).toMatchObject({ kind: 'taken' });
    await town.env.sleep('11 minutes');
    await asked(id, 'draft-requirement');
    await messages.letIn('bjorn');
    await submit(id);
    await chat().open('bjorn', reference(13));
    await chat().press('bjorn', 'Godkänn');
    await decidedBy(id, 'bjorn');
  });

  it('a chat that is away holds no stage up, and shows how things stand when it is back', async ({ skip }) => {
    const { messages } = chat();
    if (messages === null) return skip(noMessages);
    const id = await proposed(reference(15));
    await chat().open('bjorn', reference(15));
    const back = messages.away();
    // So much happens that the tender goes on in a new run.
    for (let version = 1; version < 6; version += 1) {
      const withdrawn = { kind: 'withdraw-submission', stageId, version, reason: 'Fel antal' } as const;
      expect(await town.place.here.give(id, 'karin', withdrawn)).toMatchObject({ kind: 'taken' });
      await town.env.sleep('2 minutes');
      await asked(id, 'draft-requirement');
      await submit(id);
    }
    back();
    await town.env.sleep('2 minutes');
    await reads('bjorn', 'version 6');
    await chat().press('bjorn', 'Godkänn');
    await decidedBy(id, 'bjorn');
    expect(messages.count('bjorn', reference(15))).toBe(1);
  });

  it('a question that could not be opened in time is said to be, and asked again', async ({ skip }) => {
    if (name !== 'slack') return skip('only Slack has questions that must open within three seconds (trigger_id)');
    const id = await proposed(reference(14));
    await chat().open('bjorn', reference(14));
    town.place.peers.slack.faults.push({ method: 'views.open', error: 'expired_trigger_id' });
    await chat().press('bjorn', 'Avslå');
    await hears('bjorn', 'Rutan gick inte att öppna');
    expect(await decisions(id)).toEqual([]);
    await chat().press('bjorn', 'Avslå', 'För få platser');
    await decidedBy(id, 'bjorn');
  });
});
