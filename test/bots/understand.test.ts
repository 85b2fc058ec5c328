// Understanding: labelled messages, each exactly; and what holds for any text at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../bots/understand/index.js';
import { flat, reportOf } from '../../bots/understand/understood.js';
import { english } from '../fixtures/understand/corpus-en.js';
import { swedish } from '../fixtures/understand/corpus-sv.js';
import { inShort, today } from '../fixtures/understand/notation.js';

describe('understands Swedish', () => {
  it.each(swedish)('%s → %s', (say, means) => {
    expect(inShort(say)).toBe(means);
  });
});

describe('understands English', () => {
  it.each(english)('%s → %s', (say, means) => {
    expect(inShort(say)).toBe(means);
  });
});

describe('what a report amounts to', () => {
  it('is a command when nothing has to be asked', () => {
    const understood = understand('vi har anställt två personer, tillsvidare från 1 mars', today);
    expect(reportOf(understood)).toEqual({
      kind: 'report',
      entries: [
        {
          what: 'employment',
          count: 2,
          placement: null,
          startDate: '2026-03-01',
          endDate: null,
          extentPercent: null,
          employmentForm: 'permanent',
          employer: null,
          hours: null,
          endReason: null,
        },
      ],
      text: 'vi har anställt två personer, tillsvidare från 1 mars',
    });
  });

  it('is no command while something is open, and an empty one for nothing this month', () => {
    expect(reportOf(understand('vi har anställt två personer', today))).toBeNull();
    expect(reportOf(understand('hur många har vi anställt?', today))).toBeNull();
    expect(reportOf(understand('inget att rapportera', today))).toEqual({
      kind: 'report',
      entries: [],
      text: 'inget att rapportera',
    });
  });

  it('is one flat object for the command line', () => {
    expect(flat(understand('P-17 slutade i fredags', today))).toMatchObject({
      intent: 'report-ended',
      count: 1,
      person: 'P-17',
      endDate: '2026-11-20',
      questions: [],
    });
    expect(flat(understand('vi har anställt folk', today))).toMatchObject({ intent: 'report-hire', count: null });
  });

  it('never carries the name of the person who was hired, not even as the employer', () => {
    const understood = understand('vi anställde Anna Svensson hos Kalle Karlsson från 1 mars', today);
    expect(JSON.stringify(understood)).not.toMatch(/anna|svensson|kalle|karlsson/i);
  });

  it('keeps the spelling of organisations that are known', () => {
    const { entries } = understand('två praktikanter hos rörkompaniet i örebro från 2 november', today, [
      'Rörkompaniet i Örebro',
    ]);
    expect(entries[0]?.employer).toBe('Rörkompaniet i Örebro');
  });
});

describe('any text', () => {
  const known = [...swedish, ...english].flatMap(([say]) => say.split(' '));
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map(String) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('31/2', '0/0', '2026-13-45', 'v 99', 'den 31:e', 'P-0', '-', '?', '😀', '\u0000'),
    }
  );
  const message = fc.oneof(
    fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 80, unit: 'grapheme' })
  );
  const day = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('never throws, counts whole persons only, gives real dates, and asks for what is missing', () => {
    fc.assert(
      fc.property(message, day, (text, on) => {
        const { intent, entries, questions } = understand(text, on);
        for (const entry of entries) {
          expect(entry.count).toBeGreaterThan(0);
          expect(Number.isInteger(entry.count)).toBe(true);
          for (const date of [entry.startDate, entry.endDate])
            if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
          if (entry.extentPercent !== null) expect(entry.extentPercent).toBeLessThanOrEqual(100);
          if (entry.what === 'ended') expect(entry.endDate !== null || questions.includes('endDate')).toBe(true);
          else expect(entry.startDate !== null || questions.includes('startDate')).toBe(true);
          if (entry.startDate !== null && entry.endDate !== null && entry.endDate < entry.startDate)
            expect(questions).toContain('endDate');
        }
        if (intent === 'report-none') expect(entries).toEqual([]);
      }),
      { numRuns: 3000 }
    );
  });

  it('that asks never becomes a report', () => {
    fc.assert(
      fc.property(fc.constantFrom(...swedish, ...english), ([say]) => {
        const oneSentence = say.replaceAll(/[.!?:;]/g, ' ');
        expect(understand(`${oneSentence}?`, today).intent).not.toMatch(/^report-/);
      }),
      { numRuns: 400 }
    );
  });

  it('is read however long it is; how fast is measured by npm run bench', () => {
    const long = 'vi har anställt två snickare från 1 mars och en målare, '.repeat(2000);
    expect(understand(long, today).intent).toBe('report-hire');
  });
});
