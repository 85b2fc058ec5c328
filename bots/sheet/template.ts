// A sheet to fill in, in the reader's language: headings, and rows that show how.
import type { Language } from '../../domain/actor.js';
import type { ContractState } from '../../domain/contract.js';
import type { Column } from './columns.js';
import { headings } from './columns.js';
import { smallWorkbook } from './workbook.js';

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
    return [columns.map((column) => cells[column] ?? null)];
  });
  const title = language === 'sv' ? 'Rapport' : 'Report';
  const heads = columns.map((column) => ({ head: headings[column][language][0] ?? column, type: 'text' as const }));
  return smallWorkbook({ title, columns: heads }, rows);
}
