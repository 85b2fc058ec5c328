// Questions that people type: how it goes, and the path of a placement; for whoever may see it, in their language. On Vivalla's file.
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../bots/cards/card.js';
import { partsOf } from '../../bots/cards/card.js';
import { createConversation } from '../../bots/conversation.js';
import type { Conversation, Reply } from '../../bots/platform.js';
import type { Ball } from '../../domain/case.js';
import { contractId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { evidenceHere } from '../support/evidence.js';

const reference = 'AVT-2012-014';
const vivalla = contractId(reference);
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
/** Imported paths pass their ball when they run; here it is the one that the path will ask for. */
const ball: Ball = {
  task: 'retention-check',
  roles: ['contractor'],
  organisationId: 'skanska',
  since: '2015-02-01T08:00:00.000Z',
  dueAt: '2015-06-22T21:59:59.000Z',
  remindAt: [],
  escalated: false,
};
const contract = pasts.map(({ state }) => state).find(({ id }) => id === vivalla) as ContractState;
const employed = pasts
  .map(({ state }) => state)
  .find((state): state is PlacementState => state.kind === 'placement' && state.phase === 'employment')?.number;

let here: FreshDatabase;
let conversation: Conversation;
beforeAll(async () => {
  here = await freshDatabase();
  const { db } = here;
  await savePeople(db, file);
  for (const { state, events } of pasts) {
    const asked = state.kind === 'placement' && state.number === employed ? { ...state, ball } : state;
    await record(db, { state: asked, events, at: '2015-03-05T06:00:00.000Z' });
  }
  // A contractor that has no part in it.
  await db.person.create({
    data: { id: 'utanfor', displayName: 'Utanför', organisationId: 'bergslagsbygg', roles: ['contractor'] },
  });
  const people = [...file.people.map(({ id }) => id), 'utanfor'];
  await db.account.createMany({ data: people.map((id) => ({ platform: 'slack', account: id, personId: id })) });
  conversation = createConversation({
    evidence: evidenceHere(),
    db,
    // Nothing here sends a command.
    client: null as unknown as Client,
    taskQueue: '',
    patienceMs: 1,
    today: () => '2015-03-05',
    morningAfter: () => '2015-03-06T08:00:00.000Z',
    link: (caseId) => `https://foothold.example/${caseId}`,
    mine: 'https://foothold.example/me',
    signInLink: () => Promise.resolve(''),
    log: pino({ level: 'silent' }),
  });
}, 60_000);
afterAll(() => here.close());

const ask = (who: string, text: string, caseId: string | null = null): Promise<Reply> =>
  conversation.said({
    platform: 'slack',
    account: who,
    place: 'D1',
    direct: 'D1',
    inReplyTo: null,
    caseId,
    deliveryId: `${who}:${text}`,
    text,
    personal: true,
  });
const linesOf = (card: Card | null): string[] =>
  (card?.elements ?? []).flatMap((element) =>
    element.type === 'text'
      ? [element.text]
      : element.type === 'facts'
        ? element.facts.map(({ label, value }) => `${label}: ${value}`)
        : element.type === 'progress'
          ? [`${element.label} ${element.delivered}/${element.target}`]
          : []
  );
/** What is read before anything that is folded away. */
const first = (card: Card | null): string[] =>
  linesOf(card === null ? null : { ...card, elements: partsOf(card).asked });
const read = async (who: string, text: string, caseId: string | null = null): Promise<string> => {
  const { card, notice } = await ask(who, text, caseId);
  return [card?.title ?? '', ...linesOf(card), notice ?? ''].join('\n');
};

describe('"P-17"', () => {
  it.each([
    `P-${employed}`,
    `p${employed}`,
    `P-${employed}?`,
    `hur går det för P-${employed}`,
    `what about P-${employed}`,
  ])('%s tells the path with its days, the last thing that happened, and who has the ball until when', async (said) => {
    const text = await read('johan', said);
    expect(text).toContain(`P-${employed} `);
    expect(text).toContain('Vägen hittills');
    expect(text).toMatch(/^\d{1,2} \p{L}+ 201\d: Praktik/mu);
    expect(text).toMatch(/^\d{1,2} \p{L}+ 201\d: Anställning, tillsvidare/mu);
    expect(text).toMatch(/^Senast: .+, \d{1,2} \p{L}+ 201\d$/mu);
    expect(text).toContain('Kontrollera att personen är kvar');
    expect(text).toContain('Bollen ligger hos leverantör, Skanska, senast 22 juni 2015.');
    const days = [...text.matchAll(/^(\d{1,2} \p{L}+ 201\d): /gmu)].length;
    expect(days).toBeGreaterThan(2);
  });

  it('is told to every party, in their language, and to nobody else', async () => {
    for (const who of ['maria', 'ali', 'lena', 'karin']) expect(await read(who, 'P-1')).toContain('Vägen hittills');
    expect(await read('tom', 'P-1')).toContain('The path so far');
    expect(await read('utanfor', 'P-1')).toContain('P-1 finns inte bland de placeringar du får se.');
    expect(await read('johan', 'P-999')).toContain('P-999 finns inte');
  });
});

describe('"hur ligger vi till?"', () => {
  it.each(['hur ligger vi till?', 'hur går det?', 'how are we doing?', 'når vi målet?', 'vem har bollen?'])(
    '%s gives target, delivered, forecast and the ball of the only contract',
    async (said) => {
      const text = await read('maria', said);
      expect(text).toContain(reference);
      expect(text).toContain('praktikplatser 29/40');
      expect(text).toMatch(/I den här takten \d+–\d+ av 40/);
      expect(text).toContain('Bollen ligger hos');
      expect(first((await ask('maria', said)).card)).toContain('praktikplatser 29/40');
    }
  );

  it('is no question of what waits for oneself', async () => {
    for (const said of ['läget', 'vad väntar på mig?']) expect(await read('eva', said)).toContain('väntar på dig');
  });

  it('gives a line for each of several contracts, and what they sum up to', async () => {
    const { db } = here;
    const second: ContractState = {
      ...contract,
      id: contractId('AVT-2013-002'),
      reference: 'AVT-2013-002',
      title: 'Baronbackarna',
      ball: null,
      duties: [],
    };
    await record(db, { state: second, events: [], at: '2015-03-05T06:00:00.000Z' });
    const text = await read('johan', 'hur ligger vi till?');
    expect(text).toContain('2 kontrakt pågår');
    expect(text).toContain('praktikplatser 58/80');
    expect(text).toMatch(
      /AVT-2012-014 .+: praktikplatser 29 av 40 \(\d+–\d+ till slutet\),.+Håll partneringmötet: ÖrebroBostäder, senast/
    );
    expect(text).toContain('AVT-2013-002 Baronbackarna: praktikplatser 29 av 40');
    // The one that is named or open is shown as before.
    expect(await read('johan', 'hur ligger vi till?', second.id)).toContain('AVT-2013-002 Baronbackarna\n');
    expect(await read('johan', `P-1 ${reference}`)).toContain('Vägen hittills');
    expect(await read('johan', 'P-1', second.id)).toContain('P-1 finns inte');
    expect(await read('tom', 'how are we doing?')).toContain('2 contracts run, together');
  });
});
