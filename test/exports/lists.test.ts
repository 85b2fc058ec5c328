// Lists as files: what a coordinator sees, read back with other people's readers; through the real server, as those who may and may not.
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { APIRequestContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../../bots/sheet/workbook.js';
import { csv } from '../../exports/csv.js';
import type { ContractState } from '../../domain/contract.js';
import { record } from '../../prisma/record.js';
import { manyContracts } from '../dashboard/many-contracts.js';
import type { House } from '../bots/web-house.js';
import { contractCase, faultsOn, house, shoot } from '../bots/web-house.js';
import { watchedContracts } from '../support/watched.js';

const collected = async (chunks: AsyncIterable<Uint8Array | string>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk as string));
  return Buffer.concat(all);
};

describe('a sheet of many pages', () => {
  const columns = [
    { head: 'Namn', type: 'text' },
    { head: 'Antal', type: 'number' },
    { head: 'Dag', type: 'date' },
  ] as const;
  const hostile = ['=1+1', '+46 19', '-1', '@SUM(A1)', '<&">', 'å; "ä"\nö', '\u0001', ' kant '];
  const sheet = () => ({
    title: 'Lista: [2026]/?*',
    columns,
    pages: (async function* () {
      yield hostile.map((text) => [text, -1.5, '2026-03-01']);
      yield [];
      for (let page = 0; page < 20; page += 1)
        yield Array.from({ length: 200 }, (_, at) => [`rad ${page * 200 + at}`, at, at === 0 ? null : '1999-12-31']);
    })(),
  });

  it('is a workbook with texts as texts, numbers as numbers and days as days', async () => {
    const rows = await readSheet(await collected(workbook(sheet())));
    expect(rows[0]).toEqual(['Namn', 'Antal', 'Dag']);
    // Excel itself keeps the edges too; this reader trims.
    expect(rows.slice(1, 9).map(([text]) => text)).toEqual(
      hostile.map((text) => (text === '\u0001' ? null : text.trim()))
    );
    expect(rows[1]?.slice(1)).toEqual([-1.5, new Date('2026-03-01')]);
    expect(rows.at(-1)).toEqual(['rad 3999', 199, new Date('1999-12-31')]);
    expect(rows).toHaveLength(4009);
  });

  it('is CSV as Swedish and English offices have it, and no text in it is a formula', async () => {
    const swedish = (await collected(csv(sheet(), 'sv'))).toString();
    expect(swedish.startsWith('\uFEFFNamn;Antal;Dag\r\n')).toBe(true);
    const rows: string[][] = parse(swedish, { bom: true, delimiter: ';' });
    expect(rows[1]).toEqual(["'=1+1", '-1,5', '2026-03-01']);
    expect(rows.slice(1, 9).map(([text]) => text)).toEqual(hostile.map((text) => text.replace(/^(?=[=+\-@])/, "'")));
    expect(rows).toHaveLength(4009);
    const english: string[][] = parse(await collected(csv(sheet(), 'en')), { bom: true });
    expect(english[1]).toEqual(["'=1+1", '-1.5', '2026-03-01']);
  });
});

describe('what is taken from a page', () => {
  let home: House;
  const readers = new Map<string, APIRequestContext>();
  const answer = async (person: string, path: string) => {
    const reader = readers.get(person) ?? (await home.visit(person)).request;
    readers.set(person, reader);
    return reader.get(`/exports/lists/${path}`, { maxRedirects: 0 });
  };
  const sheetOf = async (person: string, path: string) => readSheet(await (await answer(person, path)).body());
  const recordOf = async (rows: Awaited<ReturnType<typeof sheetOf>>, key: string) => {
    const [heads = [], ...others] = rows;
    const row = others.find(([first]) => first === key) ?? [];
    return Object.fromEntries(heads.map((head, at) => [String(head), row[at]]));
  };

  beforeAll(async () => {
    home = await house();
    await home.db.organisation.create({
      data: {
        id: 'stora',
        name: 'Stora Bolaget',
        kind: 'authority',
        authority: { create: {} },
        people: { create: [{ id: 'stor', displayName: 'Stor Stad', roles: ['coordinator'], demo: true }] },
      },
    });
    await watchedContracts(home.db, 'stora', 300);
    const [like] = manyContracts(1) as [ContractState];
    const state = { ...like, id: 'contract/OND-1', reference: 'OND-1', title: '=HYPERLINK("http://x")', revision: 1 };
    await record(home.db, { state, events: [], at: new Date().toISOString() });
  }, 180_000);
  afterAll(() => home?.close());

  it('the contracts of the overview have what was promised, reported and accepted', { timeout: 60_000 }, async () => {
    const row = await recordOf(await sheetOf('eva', 'contracts.xlsx'), 'AVT-2012-014');
    const { state } = await home.db.case.findUniqueOrThrow({ where: { id: contractCase } });
    const contract = state as unknown as ContractState;
    expect(row).toMatchObject({
      Namn: contract.title,
      Leverantör: 'Skanska',
      Börjar: new Date(contract.startsOn),
      'Praktikplatser, lovat': contract.obligations.find(({ kind }) => kind === 'internship')?.target,
      'Praktikplatser, rapporterat': contract.tally.internship.reported,
      'Praktikplatser, godtaget': contract.tally.internship.accepted,
    });
  });

  it('tenders tell nothing of their bids', { timeout: 60_000 }, async () => {
    const text = await (await answer('eva', 'tenders.csv')).text();
    expect(text).toContain('UPP-2015-007');
    expect(text).not.toMatch(/svea|bergslag/i);
  });

  it('placements and reports of a contract are numbers, days and counts', { timeout: 60_000 }, async () => {
    const placements = await sheetOf('eva', `placements.xlsx?contract=${contractCase}`);
    expect(placements.length - 1).toBe(await home.db.placement.count({ where: { contractId: contractCase } }));
    expect(placements[1]?.[2]).toMatch(/^P-\d+$/);
    const reports = await sheetOf('eva', `reports.xlsx?contract=${contractCase}`);
    expect(reports.length - 1).toBe(await home.db.report.count({ where: { contractId: contractCase } }));
    const row = await recordOf(reports, 'AVT-2012-014');
    expect(row['Månad']).toMatch(/^\d{4}-\d\d$/);
    expect(row['Inkom']).toBeInstanceOf(Date);
    expect(Object.keys(row)).toContain('Timmar');
  });

  it('the day’s list is narrowed as its page is, with all that needs somebody on it', { timeout: 60_000 }, async () => {
    const all = await sheetOf('stor', 'today.xlsx');
    const page = await home.visit('stor');
    await page.goto('/today');
    expect(all.length - 1).toBe(Number(await page.locator('.lists a strong').first().innerText()));
    const harm = all.slice(1).map((row) => Number(row[12]));
    expect(harm).toEqual([...harm].sort((a, b) => b - a));
    await page.goto('/today?show=risk&trade=m%C3%A5leri');
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const download = await file;
    expect(download.suggestedFilename()).toMatch(/^i-dag-\d{4}-\d\d-\d\d\.csv$/);
    const narrowed = await sheetOf('stor', 'today.xlsx?show=risk&trade=m%C3%A5leri');
    expect(narrowed.length - 1).toBe(Number(await page.locator('.lists [aria-current] strong').innerText()));
    expect(new Set(narrowed.slice(1).map((row) => row[7]))).toEqual(new Set(['måleri']));
    await shoot(page, 'today-download', true);
  });

  it('everybody gets what they may see, in their language, and nothing else', { timeout: 60_000 }, async () => {
    const status = async (person: string, path: string) => (await answer(person, path)).status();
    expect(await sheetOf('stor', 'contracts.xlsx').then((rows) => rows.length)).toBe(301);
    expect((await sheetOf('maria', 'contracts.xlsx')).slice(1).every((row) => row[2] !== 'Örebro kommun')).toBe(true);
    expect(await status('stor', `placements.csv?contract=${contractCase}`)).toBe(404);
    expect(await status('stor', `reports.csv?contract=${contractCase}`)).toBe(404);
    expect(await status('eva', 'reports.csv')).toBe(404);
    expect(await status('eva', 'people.csv')).toBe(404);
    expect(await status('eva', 'contracts.pdf')).toBe(404);
    await home.db.person.update({ where: { id: 'ingrid' }, data: { language: 'en' } });
    const response = await answer('ingrid', 'contracts.csv');
    expect(response.headers()).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8',
    });
    const rows: string[][] = parse(await response.body(), { bom: true });
    expect(rows[0]?.slice(0, 3)).toEqual(['Number', 'Name', 'Authority']);
    expect(rows.find(([reference]) => reference === 'OND-1')?.[1]).toBe('\'=HYPERLINK("http://x")');
  });

  it('the links stand where the lists are, on a phone too', { timeout: 60_000 }, async () => {
    for (const [path, name] of [
      ['/dashboard', 'lists-dashboard'],
      [`/cases/${contractCase}`, 'lists-contract'],
    ] as const) {
      const page = await home.visit('eva', { phone: true });
      await page.goto(path);
      expect(await page.getByRole('link', { name: 'Excel' }).count()).toBeGreaterThanOrEqual(2);
      expect(await faultsOn(page)).toEqual([]);
      await shoot(page, name, true);
    }
  });
});
