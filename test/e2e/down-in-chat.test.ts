// Presses while no worker is there, and while the bots restart: on the full Temporal server, since the one that skips time lets an update
// lie that came while nobody worked.
import { describe, expect, it } from 'vitest';
import { devServer } from '../support/temporal.js';
import { chats, inChat, openParityTown, soon } from './parity.js';

describe.each(chats)(inChat, (name) => {
  const town = openParityTown(name, devServer);
  const { chat, reference, proposed, stateOf, hears } = town;
  const decidedBy = (id: string, ...people: string[]) =>
    expect.poll(async () => (await stateOf(id)).decisions.map(({ by }) => by), soon).toEqual(people);

  it('a press while nobody works is queued and said to be, and counts once when somebody does', async () => {
    const id = await proposed(reference(1));
    await chat().open('bjorn', reference(1));
    await town.rest();
    await chat().press('bjorn', 'Godkänn');
    await hears('bjorn', 'det sparas så snart det går');
    await town.work();
    // A card of its own, or a line of the thread.
    const seen = async () => `${await chat().card('bjorn')} ${await chat().told('bjorn')}`;
    await expect.poll(seen, soon).toContain('Det du skickade är nu sparat');
    await decidedBy(id, 'bjorn');
  });

  it('a press whose answer was lost in a restart counts once when it is pressed again', async () => {
    const id = await proposed(reference(2));
    await chat().open('bjorn', reference(2));
    const press = await chat().keep('bjorn', 'Godkänn');
    // Nobody works yet, so that no answer comes before the restart does.
    await town.rest();
    const lost = Promise.allSettled([press()]);
    await town.place.restart();
    await lost;
    await town.work();
    await chat().open('bjorn', reference(2));
    await press();
    await decidedBy(id, 'bjorn');
  });
});
