// A numbered document as a Word file: headings and points numbered by Word itself, so that an edited text numbers itself again.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import type { IRunOptions } from 'docx';
import type { NumberedDocument } from './document.js';

const font = 'Calibri';
const numbering = 'points';
/** Twentieths of a point: A4, 2.5 cm margins, numbers in a column of 1.25 cm. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } };
const column = 709;

const strong: IRunOptions = { bold: true };

const styles = (language: string) => ({
  default: {
    document: {
      run: { font, size: 22, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { font, size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
    heading1: {
      run: { font, size: 26, bold: true },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
  },
});

const level = (at: number, text: string) => ({
  level: at,
  format: LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: column, hanging: column } } },
});

/** The bytes of a .docx. The numbers in the document are Word's own; they are those of the sections and points given. */
export async function docxOf(document: NumberedDocument): Promise<Uint8Array> {
  const { title, facts, intro, sections, notes, language } = document;
  const file = new Document({
    title,
    creator: 'Foothold',
    styles: styles(language === 'sv' ? 'sv-SE' : 'en-GB'),
    numbering: { config: [{ reference: numbering, levels: [level(0, '%1'), level(1, '%1.%2')] }] },
    sections: [
      {
        properties: { page },
        headers: {
          default: new Header({
            children: [
              small(
                facts
                  .map(([, value]) => value)
                  .slice(0, 2)
                  .join(' · ')
              ),
            ],
          }),
        },
        footers: { default: new Footer({ children: [pageLine(document)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...facts.map(([label, value]) => fact(label, value)),
          ...intro.map((text) => new Paragraph({ children: [new TextRun(text)], spacing: { before: 200 } })),
          ...sections.flatMap(({ heading, points }) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_1,
              numbering: { reference: numbering, level: 0 },
              children: [new TextRun(heading)],
            }),
            ...points.map(
              ({ text }) =>
                new Paragraph({ numbering: { reference: numbering, level: 1 }, children: [new TextRun(text)] })
            ),
          ]),
          ...(notes === null ? [] : notesOf(notes)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** Label and value in two columns, by a tab stop, so that it reads in any program. */
function fact(label: string, value: string): Paragraph {
  const at = 2268;
  return new Paragraph({
    tabStops: [{ type: 'left', position: at }],
    indent: { left: at, hanging: at },
    spacing: { after: 40 },
    children: [new TextRun({ text: label, ...strong }), new TextRun({ children: [new Tab(), value] })],
  });
}

function notesOf({ heading, lines }: NonNullable<NumberedDocument['notes']>): Paragraph[] {
  return [
    new Paragraph({
      border: { top: { style: 'single', size: 6, space: 8, color: '808080' } },
      spacing: { before: 480 },
      keepNext: true,
      children: [new TextRun({ text: heading, ...strong })],
    }),
    ...lines.map((text) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)] })),
  ];
}

const small = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ text, size: 18, color: '595959' })],
  });

function pageLine({ page: [before, between] }: NumberedDocument): Paragraph {
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children, size: 18, color: '595959' })],
  });
}
