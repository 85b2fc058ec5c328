// The import file and the past it tells: only what the rules allow can have happened.
import { describe, expect, it } from 'vitest';
import { asOfToday, readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';

const pasts = pastsOf(readImportFile(vivallaText));
const stateOf = (id: string) => pasts.find(({ state }) => state.id === id)?.state;

describe("Vivalla's file", () => {
  it('leads the tender to a signed contract with Skanska, who was not cheapest', () => {
    const tender = stateOf('tender/UPP-2011-014');
    if (tender?.kind !== 'tender') throw new Error('no tender');
    expect(tender.status).toBe('signed');
    expect(tender.ranking[0]?.bidderId).toBe('skanska');
    expect(tender.bids.toSorted((a, b) => a.priceOre - b.priceOre)[0]?.bidderId).not.toBe('skanska');
  });

  it('counts what was reported up to its day', () => {
    const contract = stateOf('contract/AVT-2012-014');
    if (contract?.kind !== 'contract') throw new Error('no contract');
    expect(contract.tally.internship.reported).toBe(29);
    expect(contract.tally['permanent-job'].reported).toBe(8);
    expect(contract.tally.education.reported).toBe(1);
    expect(contract.reporters.flatMap((each) => each.missed)).toEqual([]);
    expect(contract.openReports).toEqual([]);
    expect(contract.month?.period).toBe('2015-03');
    expect(contract.ball?.task).toBe('report');
    expect(contract.placements.length).toBe(32);
  });

  it('marks everything as imported, at its own date', () => {
    const events = pasts.flatMap((past) => past.events);
    expect(new Set(events.map(({ via }) => via))).toEqual(new Set(['import']));
    expect(events.every(({ at }) => at < '2015-03-06')).toBe(true);
  });

  it('ends placements whose checks have all been answered and leaves the others running', () => {
    const phases = pasts.flatMap(({ state }) => (state.kind === 'placement' ? [state.phase] : []));
    expect(phases.filter((phase) => phase === 'internship').length).toBe(2);
    expect(phases.filter((phase) => phase === 'referred').length).toBe(3);
    expect(phases.filter((phase) => phase === 'employment').length).toBeGreaterThan(0);
  });

  it('leaves the second tender waiting for a manager', () => {
    expect(stateOf('tender/UPP-2015-007')).toMatchObject({ stageId: 'requirement-approval', status: 'running' });
  });

  it('moves as a whole to another day', () => {
    const moved = asOfToday(vivallaText, '2026-11-24');
    expect(readImportFile(moved).asOf).toBe('2026-11-05');
    expect(readImportFile(asOfToday(vivallaText, '2026-11-04')).asOf).toBe('2026-10-05');
    expect(pastsOf(readImportFile(moved)).length).toBe(pasts.length);
  });
});

describe('a file that cannot be imported', () => {
  it('is refused with the place and what is wrong', () => {
    expect(() =>
      readImportFile('format: foothold/1\nasOf: yesterday\norganisations: []\npeople: []\ntenders: []')
    ).toThrow(/line 2: asOf: write the date as YYYY-MM-DD/);
    expect(() => readImportFile('format: [')).toThrow(/not YAML/);
  });

  it('is refused when somebody did what they may not, naming the step', () => {
    const text = vivallaText.replace('on: 2011-09-26, by: bjorn', 'on: 2011-09-26, by: karin');
    expect(() => pastsOf(readImportFile(text))).toThrow(
      /^line \d+: UPP-2011-014, 2011-09-26, approve by karin: Only manager/
    );
  });

  it('is told every tender that cannot be, with the line of its first fault', () => {
    const text = vivallaText
      .replace('on: 2011-09-26, by: bjorn', 'on: 2011-09-26, by: karin')
      .replace(/(reference: UPP-2015-007[^]*?do: )answer-gate/, '$1fly');
    const lines = text.split('\n');
    const told = messageOf(() => pastsOf(readImportFile(text))).split('\n');
    const lineOf = (sentence: string): string => lines[Number(/^line (\d+): /.exec(sentence)?.[1]) - 1] ?? '';
    expect(told.map(lineOf)).toEqual([expect.stringContaining('on: 2011-09-26, by: karin'), '      - {']);
  });

  it('is told where something is missing', () => {
    const text = vivallaText.replace(', organisation: skanska', '');
    const line = text.split('\n').findIndex((each) => each.includes('id: maria')) + 1;
    expect(messageOf(() => readImportFile(text))).toMatch(new RegExp(`^line ${line}: people\\.4\\.organisation: `));
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('It was taken.');
}
