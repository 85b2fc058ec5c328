// Figures of areas from CSV: what is read, and what is said of a bad row.
import { describe, expect, it } from 'vitest';
import { readIndicators } from '../../server/import/indicators.js';

const known = [{ id: 'vivalla', name: 'Vivalla' }];

describe('a file of figures', () => {
  it('is read with semicolons and decimal commas as with commas and points, with any further figure by its name', () => {
    const swedish = readIndicators(
      '\uFEFFarea;year;adultsEmployedPercent;inhabitants\r\nvivalla;2026;41,5 %;7 012\r\n',
      known
    );
    const english = readIndicators('area,year,adultsEmployedPercent,inhabitants\nvivalla,2026,41.5,7012\n', known);
    expect(swedish).toEqual(english);
    expect(swedish.lines).toEqual([
      {
        areaId: 'vivalla',
        name: null,
        year: 2026,
        values: { adultsEmployedPercent: 41.5, inhabitants: 7012 },
        source: null,
      },
    ]);
  });

  it('leaves out figures that are not known, and takes a new area once it has a name', () => {
    const { lines, faults } = readIndicators(
      'area;name;year;source;a;b\nny;Nya stan;2025;SCB;;3\nny;;2026;;1;\n',
      known
    );
    expect(faults).toEqual([]);
    expect(lines.map(({ values, source }) => ({ values, source }))).toEqual([
      { values: { b: 3 }, source: 'SCB' },
      { values: { a: 1 }, source: null },
    ]);
  });

  it('with one bad row in 500 is not taken at all, and says line, column, what is wrong and what to do', () => {
    const rows = Array.from(
      { length: 500 },
      (_, index) => `area-${index},Area ${index},2026,${index === 316 ? 'forty' : '40'}`
    );
    const { lines, faults } = readIndicators(`area,name,year,childPovertyPercent\n${rows.join('\n')}`, known);
    expect(lines).toEqual([]);
    expect(faults).toEqual([
      {
        line: 318,
        column: 'childPovertyPercent',
        wrong: '"forty" is no number.',
        mend: 'Write digits, e.g. 39,5, or leave it empty.',
      },
    ]);
  });

  it.each([
    ['a share over 100', 'area,year,xPercent\nvivalla,2026,140', { line: 2, column: 'xPercent' }],
    ['an unknown area without a name', 'area,year,x\nberg,2026,1', { line: 2, column: 'name' }],
    ['no year', 'area,year,x\nvivalla,soon,1', { line: 2, column: 'year' }],
    ['an area that is no id', 'area,year,x\nVivalla Norra,2026,1', { line: 2, column: 'area' }],
    ['the same area and year twice', 'area,year,x\nvivalla,2026,1\nvivalla,2026,2', { line: 3, column: 'year' }],
    ['too many columns', 'area,year,x\nvivalla,2026,1,5', { line: 2, column: '' }],
    ['a missing column', 'area,x\nvivalla,1', { line: 1, column: 'year' }],
    ['no figures', 'area,year\nvivalla,2026', { line: 1, column: '' }],
    ['no rows', 'area,year,x\n', { line: 1, column: '' }],
    ['nothing at all', '', { line: 1, column: 'area' }],
    ['a quotation mark that never ends', 'area,year,x\nvivalla,2026,"1', { column: '' }],
  ])('is refused with %s', (_what, text, place) => {
    const { lines, faults } = readIndicators(text, known);
    expect(lines).toEqual([]);
    expect(faults[0]).toMatchObject(place);
  });
});
