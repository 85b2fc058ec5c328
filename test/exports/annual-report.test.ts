// The annual report as a reader of PDFs finds it: its text, title, language and structure, in both languages.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annualFacts } from '../../exports/annual-facts.js';
import { annualReport } from '../../exports/annual-report.js';
import { personById } from '../../prisma/people.js';
import type { Person } from '../../prisma/people.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { savePeople } from '../../server/import/people.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';

let place: FreshDatabase;
let eva: Person;
beforeAll(async () => {
  place = await freshDatabase();
  const file = readImportFile(vivallaText);
  await savePeople(place.db, file);
  for (const past of pastsOf(file)) await record(place.db, { ...past, at: '2015-03-05T09:00:00.000Z' });
  eva = (await personById(place.db, 'eva')) as Person;
}, 120_000);
afterAll(() => place?.close());

async function reportOf(year: number, language: 'sv' | 'en') {
  const facts = await annualFacts(place.db, eva, { authorityId: 'orebrobostader', year }, () => Promise.resolve());
  if (facts === null) throw new Error('an authority');
  const chunks: Uint8Array[] = [];
  for await (const chunk of annualReport(facts, language, '2026-11-26')) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (process.env['KEEP_PDF'])
    writeFileSync(path.join(process.env['KEEP_PDF'], `annual-${year}-${language}.pdf`), bytes);
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  const text = texts.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' ');
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const { info } = await pdf.getMetadata();
  return {
    facts,
    info: info as Record<string, unknown>,
    text: text.replaceAll(/\s+/g, ' '),
    tree: JSON.stringify(trees),
  };
}

describe('an annual report', () => {
  it('says what the year of Vivalla led to, and what is counted how', async () => {
    const { facts, info, text, tree } = await reportOf(2013, 'sv');
    expect(info).toMatchObject({ Title: 'Sysselsättningskrav 2013, ÖrebroBostäder', Language: 'sv-SE' });
    expect(facts.contracts.map(({ reference }) => reference)).toContain('AVT-2012-014');
    for (const part of ['AVT-2012-014', 'Skanska', 'Praktikplatser', 'Kvar efteråt', 'Intern.', 'Sida 1 av'])
      expect(text).toContain(part);
    expect(facts.outcome?.internships).toBeGreaterThan(0);
    expect(text).toContain(`Praktik ${facts.outcome?.internships}`);
    for (const { target } of facts.contracts[0]?.obligations ?? []) expect(text).toContain(` ${target} `);
    // What the value takes for granted stands beside it.
    expect(text).toContain('Ingen hänsyn är tagen till att någon annan kan ha trängts undan');
    expect(text).not.toMatch(/\bP-\d/);
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(tree).toContain(`"role":"${role}"`);
    expect(tree).toMatch(/"alt":"[^"]*Praktikplatser/);
  });

  it('in English, of a year in which a tender was opened and nothing else had begun', async () => {
    const { facts, info, text } = await reportOf(2011, 'en');
    expect(info).toMatchObject({ Title: 'Employment requirements 2011, ÖrebroBostäder', Language: 'en-GB' });
    expect(facts.coverage).toMatchObject({ tenders: 1, withRequirement: 1 });
    expect(text).toContain('No contracts ran in the year.');
    expect(text).toContain('No placement began anything in the year.');
  });
});
