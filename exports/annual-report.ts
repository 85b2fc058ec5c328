// An authority's annual report as a PDF: tagged, with its title and language, so that it can be read aloud and searched.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { chartSize, drawChart } from '../bots/charts/chart.js';
import { toPng } from '../bots/charts/png.js';
import { formats } from '../bots/web/formats.js';
import { annualWords } from '../bots/words/annual.js';
import { evaluationWords } from '../bots/words/evaluation.js';
import { outcomeWords } from '../bots/words/outcome.js';
import { pagesWords } from '../bots/words/pages.js';
import type { Language } from '../domain/actor.js';
import { retentionMonths } from '../domain/placement.js';
import { monthsOf } from '../domain/full-time-months.js';
import { socialValue } from '../domain/value.js';
import type { AnnualFacts } from './annual-facts.js';

const { resolve } = createRequire(import.meta.url);
const font = (file: string): string => resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`);
const margin = 56;
const ink = { text: '#22302c', muted: '#56635e', line: '#d9d3c3', accent: '#1f6a5b' };

/** The file, as it becomes ready. */
export async function* annualReport(facts: AnnualFacts, language: Language, today: string): AsyncGenerator<Uint8Array> {
  const w = annualWords(language);
  const title = w.title(facts.coverage.authorityName, facts.year);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 14, left: margin, right: margin },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language === 'sv' ? 'sv-SE' : 'en-GB',
    bufferPages: true,
    font: font('DejaVuSans'),
    info: { Title: title, Subject: w.subject, Author: facts.coverage.authorityName, Creator: 'Foothold' },
  });
  doc.registerFont('body', font('DejaVuSans')).registerFont('bold', font('DejaVuSans-Bold'));
  const write = writerOf(doc);
  write.heading(1, title);
  write.text(w.made(formats(language).date(today)), ink.muted);
  write.text(w.internal, ink.accent);
  tenders(write, facts, language);
  contracts(write, facts, language);
  outcome(write, facts, language);
  paths(write, facts, language);
  value(write, facts, language);
  write.end((page, of) => w.page(page, of));
  for await (const chunk of doc) yield chunk as Uint8Array;
}

type Writer = ReturnType<typeof writerOf>;

/** What the parts of the report are written with: each becomes an element of the document's structure. */
function writerOf(doc: PDFKit.PDFDocument) {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const width = doc.page.width - 2 * margin;
  const bottom = (): number => doc.page.height - doc.page.margins.bottom;
  const room = (height: number): void => {
    if (doc.y + height > bottom()) doc.addPage();
  };
  const line = (text: string): PDFKit.PDFDocument => doc.text(text, margin, doc.y, { width });
  return {
    heading(level: 1 | 2, text: string): void {
      if (level === 2) doc.moveDown(1.2);
      // A heading stands with the short table below it.
      room(level === 1 ? 90 : 230);
      const size = level === 1 ? 20 : 14;
      const say = (): void => {
        doc.font('bold').fontSize(size).fillColor(ink.text);
        line(text);
      };
      root.add(doc.struct(`H${level}`, {}, say));
      doc.moveDown(0.4);
    },
    text(text: string, color = ink.text): void {
      room(30);
      const say = (): void => {
        doc.font('body').fontSize(10).fillColor(color);
        line(text);
      };
      root.add(doc.struct('P', {}, say));
      doc.moveDown(0.5);
    },
    /** The first row is the heads; columns after the first two of `texts` hold numbers. */
    table(rows: readonly (readonly string[])[], widths: readonly number[], texts: number): void {
      // A short table stands on one page.
      if (rows.length <= 9) room(rows.length * 22);
      const table = doc.struct('Table');
      root.add(table);
      const part = widths.reduce((sum, one) => sum + one, 0);
      const at = widths.map((_, index) => margin + (width * widths.slice(0, index).reduce((a, b) => a + b, 0)) / part);
      rows.forEach((cells, row) => {
        const face = row === 0 ? 'bold' : 'body';
        const options = cells.map((_, index) => ({
          width: (width * (widths[index] ?? 1)) / part - 8,
          align: index < texts ? ('left' as const) : ('right' as const),
        }));
        doc
          .font(face)
          .fontSize(9)
          .fillColor(row === 0 ? ink.muted : ink.text);
        const height = Math.max(...cells.map((cell, index) => doc.heightOfString(cell, options[index])));
        room(height + 8);
        const top = doc.y;
        const tr = doc.struct('TR');
        table.add(tr);
        cells.forEach((cell, index) =>
          tr.add(
            doc.struct(row === 0 || index === 0 ? 'TH' : 'TD', {}, () => {
              doc
                .font(face)
                .fontSize(9)
                .fillColor(row === 0 ? ink.muted : ink.text);
              doc.text(cell, at[index] ?? margin, top, options[index]);
            })
          )
        );
        tr.end();
        doc.y = top + height + 3;
        doc.markContent('Artifact', { type: 'Layout' });
        doc
          .moveTo(margin, doc.y)
          .lineTo(margin + width, doc.y)
          .lineWidth(0.5)
          .strokeColor(ink.line)
          .stroke();
        doc.endMarkedContent();
        doc.y += 4;
      });
      table.end();
      doc.moveDown(0.6);
    },
    picture(png: Buffer, size: { readonly width: number; readonly height: number }, alt: string): void {
      const height = (size.height * width) / size.width;
      room(height);
      const top = doc.y;
      root.add(doc.struct('Figure', { alt }, () => void doc.image(png, margin, top, { width })));
      // A picture that is told where to stand does not move the pen.
      doc.y = top + height + 10;
    },
    /** Numbers the pages and closes the document. */
    end(page: (page: number, of: number) => string): void {
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let at = 0; at < count; at += 1) {
        doc.switchToPage(at);
        // Below the margin a new page would begin.
        doc.page.margins.bottom = 0;
        doc.markContent('Artifact', { type: 'Pagination' });
        doc.font('body').fontSize(8).fillColor(ink.muted);
        doc.text(page(at + 1, count), margin, doc.page.height - 40, { width, align: 'right', lineBreak: false });
        doc.endMarkedContent();
      }
      doc.end();
    },
  };
}

function tenders(write: Writer, { coverage, year }: AnnualFacts, language: Language): void {
  const w = annualWords(language);
  const { number } = formats(language);
  write.heading(2, w.tenders);
  write.text(w.tendersLead(year));
  const counts = (['tenders', 'withRequirement', 'exempt', 'leftOut', 'undecided'] as const).map((name) => [
    w.coverage[name],
    number(coverage[name]),
  ]);
  write.table([[w.tenders, w.count], ...counts], [3, 1], 1);
}

function contracts(write: Writer, { contracts: all, figures, year }: AnnualFacts, language: Language): void {
  const w = annualWords(language);
  const { obligations, dashboard } = pagesWords(language);
  const { number } = formats(language);
  write.heading(2, w.contracts);
  if (all.length === 0) return write.text(w.noContracts);
  write.text(w.contractsLead(year));
  const bars = figures.map(({ kind, delivered, target }) => ({ label: capital(obligations[kind]), delivered, target }));
  const alt = bars.map(({ label, delivered, target }) => dashboard.chartPart(label, number(delivered), number(target)));
  const description = dashboard.chartText(alt.join(', '));
  const size = chartSize(bars.length, 'desk');
  if (bars.length > 0) {
    const svg = drawChart(bars, { theme: 'light', size: 'desk' }, { title: dashboard.chartTitle, description, number });
    write.picture(toPng(svg, size.width), size, description);
  }
  const rows = all.flatMap(({ reference, title, contractor, obligations: promised, tally }) =>
    promised.map(({ kind, target }, at) => [
      at === 0 ? `${reference} ${title}` : '',
      at === 0 ? contractor : '',
      capital(obligations[kind]),
      number(target),
      number(tally[kind].reported),
      number(tally[kind].accepted),
    ])
  );
  const heads = [w.heads.contract, w.heads.contractor, '', w.heads.promised, w.heads.delivered, w.heads.accepted];
  write.table([heads, ...rows], [2.5, 1.6, 2.6, 0.9, 1.6, 1.4], 3);
}

function outcome(write: Writer, { outcome: line }: AnnualFacts, language: Language): void {
  const w = annualWords(language);
  const o = outcomeWords(language);
  const { number } = formats(language);
  write.heading(2, w.outcome);
  if (line === undefined) return write.text(o.nothing);
  const counted = (['people', 'internships', 'employments', 'permanentJobs', 'educations'] as const).map((name) => [
    o.heads[name],
    number(line[name]),
  ]);
  write.table([[w.outcome, w.count], ...counted, [o.heads.months, number(monthsOf(line.monthParts), 1)]], [3, 1], 1);
  write.heading(2, w.retention);
  write.text(o.retentionLead(number(line.asked)));
  const checks = retentionMonths.map((months, at) => {
    const [there, gone] = [line.there[at] ?? 0, line.gone[at] ?? 0];
    return [o.afterMonths(months), number(there), number(gone), number(line.asked - there - gone)];
  });
  write.table([[o.after, o.there, o.gone, o.outstanding], ...checks], [2, 1, 1, 2], 1);
}

function paths(write: Writer, { flows }: AnnualFacts, language: Language): void {
  const w = annualWords(language);
  const { pictures } = pagesWords(language);
  write.heading(2, w.paths);
  if (flows.length === 0) return write.text(w.noPaths);
  write.text(w.pathsLead);
  const rows = flows.map(({ from, to, count }) => [pictures.nodes[from], pictures.nodes[to], String(count)]);
  write.table([[pictures.from, pictures.to, pictures.people], ...rows], [2, 2, 1], 2);
}

function value(write: Writer, { outcome: line }: AnnualFacts, language: Language): void {
  const w = evaluationWords(language);
  const { money, number } = formats(language);
  const { amountOre, months, monthOre, assumptions } = socialValue(monthsOf(line?.monthParts ?? 0));
  write.heading(2, annualWords(language).value);
  write.text(w.value(money(amountOre), number(months), money(monthOre)));
  for (const { name, mark, source } of assumptions)
    write.text(`– ${w.assumptions[name]} (${w.marks[mark]}: ${source})`);
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
