// A sheet to fill in, in the reader's language: headings, and rows that show how.
import writeExcelFile from 'write-excel-file/node';
import type { Language } from '../../domain/actor.js';
import type { ContractState } from '../../domain/contract.js';
import type { Column } from './columns.js';
import { headings } from './columns.js';

/** An xlsx file for a contract; columns that it does not count are left out, and those who are placed have their rows. */
export async function sheetTemplate(
  { obligations, placements }: Pick<ContractState, 'obligations' | 'placements'>,
  language: Language
): Promise<Buffer> {
  const countsHours = obligations.some(({ kind }) => kind === 'hours');
  const columns = (Object.keys(headings) as Column[]).filter(
    (column) => countsHours || (column !== 'hours' && column !== 'period')
  );
  const words = {
    sv: { employment: 'anställning', internship: 'praktik', education: 'utbildning' } as const,
    en: null,
  };
  const rows = placements.flatMap(({ phase }, index) => {
    if (phase === 'ended' || phase === 'referred') return [];
    const cells: Partial<Record<Column, string>> = {
      what: words[language]?.[phase] ?? phase,
      placement: `P-${index + 1}`,
    };
    return [columns.map((column) => ({ value: cells[column] ?? '' }))];
  });
  const heading = columns.map((column) => ({
    value: headings[column][language][0] ?? column,
    fontWeight: 'bold' as const,
  }));
  const widths = columns.map(() => ({ width: 18 }));
  return writeExcelFile([heading, ...rows], {
    columns: widths,
    sheet: language === 'sv' ? 'Rapport' : 'Report',
  }).toBuffer();
}
