// The clause as people get it: every number of the requirement in both languages, and the same text in Markdown and in Word.
import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseDocument, numberedClause } from '../../bots/documents/clause.js';
import { formats } from '../../bots/web/formats.js';
import type { Language } from '../../domain/actor.js';
import type { Requirement } from '../../domain/requirement.js';
import { completeRequirement, tenderWith } from '../support/requirements.js';

const languages: Language[] = ['sv', 'en'];
const names = {
  organisation: (id: string) => (id === 'arbetsformedlingen' ? 'Arbetsförmedlingen Örebro' : 'ÖrebroBostäder'),
  area: () => 'Vivalla',
};

/** Numbers as the document must write them. */
function numbersIn(requirement: Requirement, language: Language): string[] {
  const { number, money } = formats(language);
  const { obligations, sanctions, bonus, firstStartWithinMonths, durationMonths } = requirement;
  return [
    number(firstStartWithinMonths),
    number(durationMonths),
    ...obligations.map(({ target }) => number(target)),
    ...sanctions.map(({ withinDays }) => number(withinDays)),
    ...sanctions.flatMap(({ amountOre }) => (amountOre === null ? [] : [money(amountOre)])),
    ...(bonus === null ? [] : [money(bonus.perExtraOre), number(bonus.maxExtra)]),
  ];
}

/** Paragraphs of a .docx with the numbers that Word shows: those of the headings and points, none for others. */
function readDocx(bytes: Uint8Array): { number: string; text: string }[] {
  const files = unzipSync(bytes);
  const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const numbering = xml('word/numbering.xml');
  const formatOf = (numId: string, level: string): { format: string; text: string } => {
    const abstract = new RegExp(`<w:num w:numId="${numId}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1];
    const list = new RegExp(`<w:abstractNum w:abstractNumId="${abstract}".*?</w:abstractNum>`, 's').exec(
      numbering
    )?.[0];
    const at = new RegExp(`<w:lvl w:ilvl="${level}".*?</w:lvl>`, 's').exec(list ?? '')?.[0] ?? '';
    return {
      format: /<w:numFmt w:val="(\w+)"/.exec(at)?.[1] ?? '',
      text: /<w:lvlText w:val="([^"]*)"/.exec(at)?.[1] ?? '',
    };
  };
  const counters = [0, 0];
  return [...xml('word/document.xml').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => {
    const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([, written]) => written ?? ' ')
      .join('')
      .replaceAll('&amp;', '&')
      .replaceAll('&apos;', "'")
      .replaceAll('&quot;', '"');
    const level = /<w:ilvl w:val="(\d)"/.exec(paragraph)?.[1];
    const numId = /<w:numId w:val="(\d+)"/.exec(paragraph)?.[1];
    if (level === undefined || numId === undefined) return { number: '', text };
    const { format, text: shown } = formatOf(numId, level);
    if (format !== 'decimal') return { number: '', text };
    counters[Number(level)] = (counters[Number(level)] ?? 0) + 1;
    if (level === '0') counters[1] = 0;
    return { number: shown.replace('%1', String(counters[0])).replace('%2', String(counters[1])), text };
  });
}

/** Lines of our Markdown without its marks: number and text. */
function readMarkdown(markdown: string): { number: string; text: string }[] {
  return markdown
    .split(/\n\n|  \n|\n(?=- )/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && block !== '---')
    .map((block) => {
      const [, number = '', rest = ''] = /^(?:## |\*\*)?(\d+(?:\.\d+)?)?(?:\*\* | )?(.*)$/s.exec(block) ?? [];
      return {
        number,
        text: rest
          .replace(/^(# |- )|\*\*/g, '')
          .replaceAll('**', '')
          .replaceAll(/\\(.)/g, '$1'),
      };
    });
}

describe('the clause', () => {
  it('writes every number of the requirement in both languages, and no point without text', () => {
    fc.assert(
      fc.property(completeRequirement, fc.constantFrom(...languages), (requirement, language) => {
        const document = numberedClause(tenderWith(requirement), language, names);
        const points = document?.sections.flatMap((section) => section.points) ?? [];
        for (const { text } of points) {
          expect(text.length).toBeGreaterThan(30);
          expect(text).toMatch(/\.$/);
          expect(text).not.toMatch(/undefined|null|NaN|\s\s|\.\./);
        }
        const whole = points.map(({ text }) => text).join('\n');
        for (const number of numbersIn(requirement, language))
          expect(whole).toMatch(new RegExp(`(^|[^\\d.,])${number.replaceAll('.', '\\.')}($|[^\\d])`, 'm'));
      })
    );
  });

  it('says the same under the same numbers in Word as in Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(completeRequirement, fc.constantFrom(...languages), async (requirement, language) => {
        const document = clauseDocument(tenderWith(requirement), language, names);
        if (document === null) throw new Error('no clause');
        const markdown = readMarkdown(document.markdown).map(
          ({ number, text }) => `${number} ${text.replace(': ', ' ')}`
        );
        const docx = readDocx(await document.docx).map(({ number, text }) => `${number} ${text.replace(': ', ' ')}`);
        expect(docx).toEqual(markdown);
        expect(docx.filter((line) => /^\d/.test(line)).length).toBeGreaterThan(8);
      }),
      { numRuns: 25 }
    );
  });

  it('is marked as a draft with notes for the lawyer until the requirement is approved, and not after', () => {
    const requirement: Requirement = {
      level: 'requirement',
      targetGroup: 'långtidsarbetslösa',
      areaId: null,
      obligations: [{ kind: 'internship', target: 40 }],
      firstStartWithinMonths: 6,
      durationMonths: 48,
      followUpBy: 'contract-manager',
      sanctions: [{ step: 'reminder', withinDays: 14, amountOre: null }],
      bonus: null,
    };
    const at = (stageId: string, language: Language) =>
      clauseDocument(tenderWith(requirement, { stageId }), language, names)?.markdown;
    for (const stageId of ['drafting', 'requirement-approval']) {
      expect(at(stageId, 'sv')).toContain('utkast, ännu inte beslutat');
      expect(at(stageId, 'sv')).toContain('lydelsen av alternativ b i 11554 har inte hämtats');
      expect(at(stageId, 'en')).toContain('alternative b in 11554 was not retrieved');
    }
    expect(at('publication', 'sv')).not.toMatch(/utkast|Foothold/i);
    expect(at('publication', 'en')).not.toMatch(/draft|Foothold/i);
  });

  it('takes what somebody typed literally: no heading, no link, no new line comes of it', () => {
    const typed = '# Rubrik\n[länk](https://example.org) <b>fet</b>';
    const requirement = { ...fc.sample(completeRequirement, 1)[0], targetGroup: typed } as Requirement;
    const markdown = clauseDocument(tenderWith(requirement), 'sv', names)?.markdown ?? '';
    expect(markdown).toContain('\\# Rubrik \\[länk\\](https://example.org) \\<b\\>fet\\</b\\>');
  });

  it('does not exist before there is a requirement', () => {
    const [requirement] = fc.sample(completeRequirement, 1);
    if (requirement === undefined) throw new Error('no sample');
    expect(clauseDocument(tenderWith(requirement, { requirement: null }), 'sv', names)).toBeNull();
  });
});
