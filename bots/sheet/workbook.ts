// An Excel workbook of one sheet, written page by page: however long the list, no more than a page of it is in memory.
import { Zip, ZipDeflate, strToU8 } from 'fflate';

/** What the cells of a column hold. Dates are Swedish days, YYYY-MM-DD. */
export type CellType = 'text' | 'number' | 'date';

/** What is in a cell; null is an empty one. */
export type CellValue = string | number | null;

/** A column: its heading and what is in it. */
export interface Heading {
  readonly head: string;
  readonly type: CellType;
}

/** A sheet to be written: its rows come in pages. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly Heading[];
  readonly pages: AsyncIterable<readonly (readonly CellValue[])[]>;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the cell formats in styles.xml. */
const styles = { plain: 0, heading: 1, date: 2 } as const;

/** Everything but the sheet itself; the same in every workbook but for the sheet's name. */
const parts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/styles.xml': `${xml}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

/** The bytes of the file, as they become ready. A text is always a text: nothing in it is a formula. */
export async function* workbook({ title, columns, pages }: Sheet): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  const add = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return file;
  };
  for (const [name, text] of Object.entries(parts(title))) add(name).push(strToU8(text), true);
  const sheet = add('xl/worksheets/sheet1.xml');
  sheet.push(strToU8(before(columns)));
  let number = 1;
  for await (const rows of pages) {
    const written = rows.map((row) => rowOf(columns, row, (number += 1)));
    if (written.length > 0) sheet.push(strToU8(written.join('')));
    yield* ready;
    ready = [];
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* ready;
}

/** The whole file at once, of a sheet that is known to be small. */
export async function smallWorkbook(sheet: Omit<Sheet, 'pages'>, rows: readonly CellValue[][]): Promise<Buffer> {
  const pages = (async function* () {
    yield rows;
  })();
  const chunks: Uint8Array[] = [];
  for await (const chunk of workbook({ ...sheet, pages })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const widths: Readonly<Record<CellType, number>> = { text: 24, number: 14, date: 13 };

function before(columns: readonly Heading[]): string {
  const cols = columns.map(
    ({ type }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[type]}" customWidth="1"/>`
  );
  const heads = columns.map(({ head }, at) => textCell(head, `${letters(at)}1`, styles.heading));
  // The headings stay in sight when one reads further down.
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${xml}<worksheet ${main}>${frozen}<cols>${cols.join('')}</cols><sheetData><row r="1">${heads.join('')}</row>`;
}

function rowOf(columns: readonly Heading[], row: readonly CellValue[], number: number): string {
  const cells = columns.map(({ type }, at) => cellOf(type, row[at] ?? null, `${letters(at)}${number}`));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellOf(type: CellType, value: CellValue, at: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  return type === 'date'
    ? `<c r="${at}" s="${styles.date}"><v>${daysSince1900(value)}</v></c>`
    : textCell(value, at, styles.plain);
}

const textCell = (text: string, at: string, style: number): string =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`;

/** The column's name: A to Z, AA, AB and on. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** Excel takes no more in a cell. */
const longestText = 32_767;

/** Excel counts days from the end of 1899. */
const daysSince1900 = (day: string): number => Math.round(Date.parse(day) / 86_400_000) + 25_569;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold at all are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Without what the name of a sheet may not have. */
const sheetName = (title: string): string => title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
