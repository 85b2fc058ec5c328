// Sheets of placements and hours as offices write them: xlsx and csv, with every fault named by its row and column.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { SheetRow } from '../../bots/sheet/cells.js';
import { readCells, sheetLimits } from '../../bots/sheet/cells.js';
import { readPlacements } from '../../bots/sheet/read.js';
import { sheetTemplate } from '../../bots/sheet/template.js';
import { faultInWords } from '../../bots/words/sheet.js';
import type { Language } from '../../domain/actor.js';
import type { ContractState } from '../../domain/contract.js';
import { openRecord } from '../../domain/placement-record.js';
import { signed } from '../domain/contracts.js';
import { entry } from '../domain/stamps.js';

const placed = (what: 'internship' | 'employment', on: string) =>
  openRecord(what, { entry: entry(what, { startDate: on }), reportId: `r-${on}` }, on);
const contract: ContractState = {
  ...signed,
  obligations: [
    { kind: 'internship', target: 10 },
    { kind: 'hours', target: 5000 },
  ],
  month: { period: '2026-10', askAt: '2026-11-02T07:00:00.000Z', dueAt: '2026-11-10T15:00:00.000Z', remindAt: [] },
  placements: [placed('internship', '2026-09-01'), { ...placed('internship', '2026-09-04'), phase: 'ended' }],
};
const about = { contract, organisationId: 'skanska', at: '2026-11-03T09:00:00.000Z', firms: ['Anna Larssons Måleri'] };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function rowsOf(file: Uint8Array): Promise<readonly SheetRow[]> {
  const rows = await readCells(file);
  if (typeof rows === 'string') throw new Error(rows);
  return rows;
}
const read = async (file: Uint8Array | string) =>
  readPlacements(await rowsOf(typeof file === 'string' ? bytes(file) : file), about);
const faults = async (file: Uint8Array | string, language: Language = 'sv'): Promise<string[]> =>
  (await read(file)).faults.map((fault) => faultInWords(fault, language));
const xlsx = (rows: readonly (readonly unknown[])[]): Promise<Buffer> => writeExcelFile(rows as never).toBuffer();

const day = new Date(Date.UTC(2026, 10, 9));

describe('a workbook', () => {
  it('is read with dates, serial numbers, shares in percent, and rows that are left empty', async () => {
    const file = await xlsx([
      ['Vad', 'Antal', 'Från', 'Omfattning (%)', 'Arbetsgivare'].map((value) => ({ value })),
      [null, null, null, null, null],
      [
        { value: 'Praktik' },
        { value: 2, type: Number },
        { value: day, type: Date, format: 'yyyy-mm-dd' },
        { value: 0.75, type: Number, format: '0%' },
        { value: 'Elajo' },
      ],
      [{ value: 'anställning' }, null, { value: 46_335, type: Number }, { value: 100, type: Number }, null],
    ]);
    const { lines, faults: none } = await read(file);
    expect(none).toEqual([]);
    expect(
      lines.map(({ row, entry: { what, count, startDate, extentPercent, employer } }) => [
        row,
        what,
        count,
        startDate,
        extentPercent,
        employer,
      ])
    ).toEqual([
      [3, 'internship', 2, '2026-11-09', 75, 'Elajo'],
      [4, 'employment', 1, '2026-11-09', 100, null],
    ]);
  });

  it('of which a formula has no value yet says that the cell is empty', async () => {
    const file = await xlsx([
      [{ value: 'Vad' }, { value: 'Från' }],
      [{ value: 'praktik' }, { value: '=TODAY()', type: 'Formula' }],
    ]);
    expect(await faults(file)).toEqual(['Rad 2, Från: Cellen är tom. Fyll i den.']);
  });

  it('is the template, which reads as it is', async () => {
    const file = await sheetTemplate(contract, 'sv');
    const { lines, faults: none } = await read(file);
    expect(none).toEqual([]);
    expect(lines.map(({ entry: { what, placement } }) => [what, placement])).toEqual([['internship', 1]]);
    expect((await read(await sheetTemplate(contract, 'en'))).faults).toEqual([]);
  });
});

describe('a csv file', () => {
  const table = 'Vad;Från;Timmar;Månad;Placering\r\nanställning;9/11 2026;1 60;oktober 2026;p-1\r\n';
  it.each([
    ['with a byte-order mark', bytes(`\uFEFF${table}`)],
    ['in Windows-1252', Uint8Array.from(Buffer.from(table, 'latin1'))],
    ['in UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${table}`, 'utf16le'))],
    ['with commas', bytes(table.replaceAll(';', ','))],
    ['with tabs', bytes(table.replaceAll(';', '\t'))],
  ])('%s is read', async (_, file) => {
    const { lines, faults: none } = await read(file);
    expect(none).toEqual([]);
    expect(lines).toMatchObject([
      { row: 2, period: '2026-10', entry: { what: 'employment', placement: 1, startDate: '2026-11-09', hours: 160 } },
    ]);
  });

  it('of hours needs no word for what somebody does who is placed', async () => {
    const { lines } = await read('Placering;Timmar;Månad\nP-1;80,0;2026-10\n');
    expect(lines).toMatchObject([{ entry: { what: 'internship', placement: 1, hours: 80 } }]);
  });
});

it('names every fault by row and column, and says what to do, in both languages', async () => {
  const file = [
    'Vad;Placering;Antal;Från;Till;Omfattning;Timmar;Månad',
    'prak;;1;2026-11-09;;;;',
    'praktik;P-9;;;;;;',
    'praktik;P-2;;;;;;',
    'praktik;P-1;3;;;;;',
    'praktik;;två;31/2 2026;;120;;',
    'praktik;;1;2026-11-09;2026-11-01;;12,5;',
    'avslut;;;;;;;',
  ].join('\n');
  expect(await faults(file)).toEqual([
    'Rad 2, Vad: ”prak” känns inte igen. Skriv praktik, anställning, utbildning eller avslut.',
    'Rad 3, Placering: Kontraktet har ingen placering P-9. Kontrollera numret.',
    'Rad 4, Placering: P-2 är avslutad. Lämna numret tomt om det är någon ny.',
    'Rad 5, Antal: Ett placeringsnummer är en person. Skriv 1 eller lämna antalet tomt.',
    'Rad 6, Antal: ”två” går inte. Skriv ett heltal från 1 till 200.',
    'Rad 6, Från: ”31/2 2026” är inget datum. Skriv det som 2026-11-09.',
    'Rad 6, Omfattning: ”120” går inte. Skriv ett heltal från 1 till 100.',
    'Rad 7, Till: Slutdatumet är före startdatumet. Rätta det ena.',
    'Rad 7, Timmar: ”12,5” går inte. Skriv ett heltal från 0 till 100000.',
    'Rad 8, Placering: Cellen är tom. Fyll i den.',
    'Rad 8, Till: Cellen är tom. Fyll i den.',
  ]);
  expect((await faults(file, 'en'))[1]).toBe('Row 3, Placering: The contract has no placement P-9. Check the number.');
});

describe('what tells who somebody is', () => {
  it.each(['Namn', 'Förnamn', 'Personnummer', 'Pers. nr', 'E-post', 'Telefon', 'Name', 'SSN', 'Kön'])(
    'has no column here: %s',
    async (heading) => {
      const said = await faults(`Vad;Från;${heading}\npraktik;2026-11-09;Kalle Karlsson\n`);
      expect(said).toEqual([expect.stringMatching(/^Rad 1, .*visa vem någon är.*Ingenting ur filen har sparats/)]);
      expect(said.join()).not.toContain('Karlsson');
    }
  );

  it('is never shown again, wherever it stands', async () => {
    const said = await faults(
      'Vad;Från;Antal;Arbetsgivare\npraktik;2026-11-09;8507099805;\npraktik;2026-11-09;1;Kalle Karlsson 850709-9805\nKalle Karlsson;2026-11-09;1;\n'
    );
    expect(said.length).toBe(3);
    expect(said.join()).not.toMatch(/Karlsson|850709/);
  });

  it('is not what a firm is called', async () => {
    const firms =
      'Vad;Från;Arbetsgivare\npraktik;2026-11-09;Närkes Plåt & Tak\npraktik;2026-11-09;Anna Larssons Måleri\n';
    const { lines } = await read(firms);
    expect(lines.map(({ entry }) => entry.employer)).toEqual(['Närkes Plåt & Tak', 'Anna Larssons Måleri']);
    expect(await faults('Vad;Från;Arbetsgivare\npraktik;2026-11-09;Kalle Karlsson\n')).toHaveLength(1);
  });
});

it('says what is wrong with a file that is no sheet, is locked, old, empty or too large', async () => {
  const ole = (text = ''): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(text, 'utf16le')]);
  expect(await readCells(new Uint8Array())).toBe('empty');
  expect(await readCells(bytes(' \n \n'))).toBe('empty');
  expect(await readCells(ole())).toBe('old-excel');
  expect(await readCells(ole('EncryptedPackage'))).toBe('locked');
  expect(await readCells(zipSync({ 'a.txt': bytes('hej') }))).toBe('not-a-sheet');
  expect(await readCells(Uint8Array.from([0x89, 0x50, 0, 1]))).toBe('not-a-sheet');
  expect(await readCells(bytes('Vad;"Från\npraktik'))).toBe('quotes');
  expect(await readCells(new Uint8Array(sheetLimits.bytes + 1))).toBe('too-large');
  expect(await readCells(bytes(`Vad\n${'praktik\n'.repeat(sheetLimits.rows + 1)}`))).toBe('too-many-rows');
  const bomb = zipSync({ 'xl/workbook.xml': bytes('<x/>'), 'xl/a.xml': new Uint8Array(sheetLimits.unpackedBytes) });
  expect(bomb.length).toBeLessThan(sheetLimits.bytes);
  expect(await readCells(bomb)).toBe('too-large');
});
