// A person's queue on a real database: what waits for them and for whom they stand in, oldest first, in one query, within each chat's limits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../activities/calendar.js';
import type { Card, CardAction } from '../../bots/cards/card.js';
import type { Surface } from '../../bots/platform.js';
import { personalQueue } from '../../bots/queue.js';
import { toBlocks, toHome } from '../../bots/slack/blocks.js';
import { toAdaptiveCard } from '../../bots/teams/adaptive-card.js';
import { delegationIn, isNamed } from '../../bots/understand/delegation.js';
import { understand } from '../../bots/understand/index.js';
import { chooseReading, personById } from '../../prisma/people.js';
import { Prisma } from '../../prisma/generated/client.js';
import { queueOf, queueQuery } from '../../prisma/queue.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import type { Ball } from '../../domain/case.js';
import type { TenderState } from '../../domain/tender.js';
import { cardProblems } from '../peers/teams/adaptive-card.js';
import { homeProblems, messageProblems } from '../peers/slack/block-kit.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

let here: FreshDatabase;
const file = readImportFile(vivallaText);
const pasts = pastsOf(file);
const story = pasts.map(({ state }) => state).find(({ reference }) => reference === 'UPP-2015-007') as TenderState;
const decide = (since: string, dueAt: string | null): Ball => ({
  task: 'decide',
  roles: ['manager'],
  organisationId: 'orebrobostader',
  since,
  dueAt,
  remindAt: [],
  escalated: false,
});

beforeAll(async () => {
  here = await freshDatabase();
  await savePeople(here.db, file);
  for (const past of pasts) await record(here.db, { ...past, at: '2020-01-01T09:00:00.000Z' });
  // What its workflow would say once it runs.
  const at = '2020-01-02T09:00:00.000Z';
  const ball = decide('2015-03-02T09:00:00.000Z', '2015-03-09T15:00:00.000Z');
  const events = [{ type: 'ball-passed', ball, at, by: null, via: 'system' }] as const;
  await record(here.db, { state: { ...story, ball, revision: story.revision + 1 }, events, at });
}, 60_000);
afterAll(() => here.close());

/** A tender like the one that waits in the story, with its ball since so many days. */
async function another(number: number, changes: Partial<TenderState> = {}): Promise<string> {
  const id = `tender/Q-${number}`;
  const since = new Date(Date.parse('2001-01-01T09:00:00.000Z') + number * 86_400_000).toISOString();
  const state: TenderState = {
    ...story,
    id,
    reference: `Q-${number}`,
    title: `Tak ${number}`,
    ball: decide(since, number % 2 === 0 ? since : null),
    revision: 1,
    ...changes,
  };
  const events = [{ type: 'tender-opened', at: since, by: 'karin', via: 'web' }] as const;
  await record(here.db, { state, events, at: since });
  return id;
}

const queue = async (id: string, surface: Surface) => {
  const person = await personById(here.db, id);
  if (person === null) throw new Error(`nobody is ${id}`);
  return personalQueue(
    { db: here.db, today, link: (caseId) => `https://f.example/${caseId}`, mine: 'https://f.example/me' },
    person,
    surface
  );
};
const texts = ({ elements }: Card): string[] => elements.flatMap((each) => (each.type === 'text' ? [each.text] : []));
const buttons = ({ elements }: Card): CardAction[] =>
  elements.flatMap((each) => (each.type === 'buttons' ? each.actions : []));

describe('my queue', () => {
  it('tells what waits, what is asked, since when and how late it is, with the buttons of the case', async () => {
    const { card } = await queue('bjorn', 'web');
    const [count, task, when, asked] = texts(card);
    expect(count).toBe('En sak väntar på dig.');
    expect(task).toMatch(/^Fatta beslut: /);
    expect(when).toMatch(
      /^UPP-2015-007 · ÖrebroBostäder · väntar sedan .* · senast .* \(för .* sedan\) · \d+ dagar försenat\.$/
    );
    expect(asked).toMatch(/^Version \d+: \d+ .*; /);
    expect(buttons(card).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Godkänn', 'Begär ändringar', 'Avslå', 'Öppna UPP-2015-007'])
    );
    const ids = buttons(card).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not hold what a person has submitted or answered, and holds what waits for whom they stand in', async () => {
    expect(story.submittedBy).toBe('karin');
    const mine = await another(1, { submittedBy: 'bjorn' });
    const answered = await another(2, {
      decisions: [
        { decision: 'approve', by: 'bjorn', roles: ['manager'], at: today(), via: 'web', version: 1, reason: null },
      ],
    });
    const ids = async (who: string) => {
      const { rows } = await queue(who, 'web');
      return rows.cases.map(({ id }) => id);
    };
    expect(await ids('bjorn')).not.toEqual(expect.arrayContaining([mine]));
    expect(await ids('bjorn')).not.toEqual(expect.arrayContaining([answered]));
    expect((await queue('johan', 'web')).card.elements.some((each) => JSON.stringify(each).includes('Q-1'))).toBe(
      false
    );
    const row = { authorityId: 'orebrobostader', firstDay: new Date(today()), lastDay: new Date(today()) };
    await here.db.delegation.create({
      data: { ...row, number: 7, delegatorId: 'bjorn', delegateId: 'johan', roles: ['manager'] },
    });
    const { card } = await queue('johan', 'web');
    expect(texts(card).find((text) => text.startsWith('UPP-2015-007'))).toContain('i stället för Björn Ek');
    // Björn's own submission, and what he has answered, is not for whoever stands in for him either.
    expect(texts(card).some((text) => text.startsWith('Q-1 ') || text.startsWith('Q-2 '))).toBe(false);
    expect(texts(card).some((text) => text.startsWith('Du går in för Björn Ek'))).toBe(true);
    expect(buttons(card).map(({ label }) => label)).toContain('Jag kan inte');
    expect(texts((await queue('bjorn', 'web')).card).some((text) => text.startsWith('Johan Lind går in för dig'))).toBe(
      true
    );
    await here.db.delegation.deleteMany();
    await here.db.$executeRaw`DELETE FROM case_events WHERE case_id LIKE 'tender/Q-%'`;
    await here.db.$executeRaw`DELETE FROM cases WHERE id LIKE 'tender/Q-%'`;
  });

  it('is sorted by what has waited longest, and fits every chat with a way to the rest', async () => {
    for (let number = 30; number > 0; number -= 1) await another(number);
    const references = (card: Card) => texts(card).flatMap((text) => /^(Q-\d+) /.exec(text)?.[1] ?? []);
    const web = (await queue('eva', 'web')).card;
    expect(references(web)).toEqual(Array.from({ length: 30 }, (_, at) => `Q-${at + 1}`));
    const home = (await queue('eva', 'slack-home')).card;
    expect(references(home)).toHaveLength(15);
    expect(texts(home)).toContain('och 16 till');
    expect(buttons(home)).toContainEqual(
      expect.objectContaining({ label: 'och 16 till', url: 'https://f.example/me' })
    );
    const view = toHome(home, 'Tack, det är sparat.');
    expect(homeProblems()(view)).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(view.blocks)).toContain('och 16 till');
    const { card: message } = await queue('eva', 'slack');
    expect(messageProblems()(toBlocks(message))).toEqual([]);
    expect(JSON.stringify(toBlocks(message))).toContain('och 25 till');
    const { card: teams } = await queue('eva', 'teams');
    const adaptive = toAdaptiveCard(teams);
    expect(cardProblems()(adaptive)).toEqual([]);
    expect(JSON.stringify(adaptive)).toContain('"title":"och 25 till"');
  });

  it('shows what was decided lately, by whom and in whose stead', async () => {
    const at = new Date().toISOString();
    const decision = (seq: number, by: string, more: object) => ({
      caseId: 'tender/Q-1',
      seq,
      type: 'decision-made',
      at,
      by,
      via: 'web',
      data: { stageId: 's', decision: 'approve', roles: ['manager'], version: 1, reason: null, ...more },
    });
    await here.db.caseEvent.createMany({
      data: [decision(2, 'eva', {}), decision(3, 'johan', { inSteadOf: 'eva' }), decision(4, 'bjorn', {})],
    });
    const { card } = await queue('eva', 'web');
    const decided = texts(card).filter((text) => text.startsWith('Q-1 Tak 1 · '));
    expect(decided).toHaveLength(2);
    expect(decided[0]).toContain('Johan Lind (i stället för Eva Holm)');
    expect(decided[1]).not.toContain('Eva Holm');
  });

  it('is read in one query, in which no case that is not theirs is looked at', async () => {
    const person = await personById(here.db, 'eva');
    if (person === null) throw new Error('nobody');
    const asked: string[] = [];
    const counting = here.db.$extends({
      query: { $allOperations: ({ operation, args, query }) => (asked.push(operation), query(args)) },
    });
    await queueOf(counting as unknown as typeof here.db, person);
    expect(asked).toEqual(['$queryRaw']);

    // A large authority, most of whose cases wait for others or have ended.
    await here.db.$executeRaw`
      INSERT INTO cases (id, kind, authority_id, reference, title, standing, running, party_ids, task, ball_roles, ball_organisation_id,
        revision, state, updated_at)
      SELECT kind || '/MANY-' || n, kind, 'orebro-kommun', 'MANY-' || n, 'x', 'partnering', n % 3 = 0,
        ARRAY['orebro-kommun', 'skanska'], 'report', ARRAY['contractor'], 'skanska', 1,
        jsonb_build_object('kind', kind, 'duties', jsonb_build_array(jsonb_build_object('organisationId', 'skanska', 'roles', '["contractor"]'::jsonb))),
        now()
      FROM generate_series(1, 10000) n, LATERAL (SELECT CASE WHEN n % 2 = 0 THEN 'contract' ELSE 'placement' END AS kind) k`;
    await here.db.$executeRaw`ANALYZE cases`;
    const plan = await here.db.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${queueQuery(person)}`);
    const lines = plan.map((row) => Object.values(row)[0] ?? '');
    expect(lines.filter((line) => line.includes('Seq Scan on cases'))).toEqual([]);
    expect(lines.some((line) => line.includes('cases_duties_idx'))).toBe(true);
    await here.db.$executeRaw`DELETE FROM cases WHERE reference LIKE 'MANY-%'`;
  });

  it('is in the words and by the clock of its reader', async () => {
    await chooseReading(here.db, 'eva', { language: 'en', timeZone: 'America/New_York' });
    const { card } = await queue('eva', 'web');
    expect(texts(card)[0]).toBe('31 things wait for you.');
    const told = texts(card).filter((text) => text.startsWith('Q-1 Tak 1 · '));
    expect(told[0]).toMatch(/in the stead of Eva Holm.* \d\d:\d\d (GMT-[45]|E[SD]T)$/);
    await chooseReading(here.db, 'eva', { language: 'sv', timeZone: 'Europe/Stockholm' });
  });

  it.each(['min kö', 'Min kö.', 'my queue', 'visa min kö', 'att göra', 'my tasks?'])('is asked for by "%s"', (text) => {
    expect(understand(text, '2026-11-26').intent).toBe('queue');
  });
});

describe('a delegation in words', () => {
  it.each([
    ['delegera till Johan Lind 1-5 december', ['johan', 'lind'], '2026-12-01', '2026-12-05'],
    ['Delegera till johan från 1 december till 5 december.', ['johan'], '2026-12-01', '2026-12-05'],
    ['delegera mina beslut till Åsa t.o.m. 5 december', ['asa'], '2026-11-26', '2026-12-05'],
    ['delegate to Johan from 2026-12-01 to 2026-12-05', ['johan'], '2026-12-01', '2026-12-05'],
    ['delegate my decisions to Johan 1 December to 5 December', ['johan'], '2026-12-01', '2026-12-05'],
    ['delegera till Johan', ['johan'], null, null],
    ['delegera', [], null, null],
  ])('%s', (text, name, firstDay, lastDay) => {
    expect(delegationIn(text, '2026-11-26')).toEqual({ name, firstDay, lastDay });
  });

  it('is nothing else', () => {
    expect(delegationIn('två anställda från 1 december', '2026-11-26')).toBeNull();
    expect(isNamed(['lind'], 'Johan Lind')).toBe(true);
    expect(isNamed(['jo'], 'Johan Lind')).toBe(false);
    expect(isNamed([], 'Johan Lind')).toBe(false);
  });
});
