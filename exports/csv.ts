// A list as CSV, as the reader's office writes it, page by page. UTF-8 with a mark, so that Excel knows.
import { stringify } from 'csv-stringify/sync';
import type { CellValue, Sheet } from '../bots/sheet/workbook.js';
import type { Language } from '../domain/actor.js';

/** Swedish Excel parts cells by semicolons, since its decimals have commas. */
const habits: Readonly<Record<Language, { readonly delimiter: string; readonly decimal: string }>> = {
  sv: { delimiter: ';', decimal: ',' },
  en: { delimiter: ',', decimal: '.' },
};

/** The file, as it becomes ready. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export async function* csv({ columns, pages }: Sheet, language: Language): AsyncGenerator<string> {
  const { delimiter, decimal } = habits[language];
  const written = (rows: readonly (readonly CellValue[])[]): string =>
    stringify(
      rows.map((row) => [...row]),
      {
        delimiter,
        record_delimiter: 'windows',
        escape_formulas: true,
        cast: { number: (value) => String(value).replace('.', decimal) },
      }
    );
  yield `\uFEFF${written([columns.map(({ head }) => head)])}`;
  for await (const rows of pages) if (rows.length > 0) yield written(rows);
}
