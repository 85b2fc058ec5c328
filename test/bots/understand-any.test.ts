// Understanding of any text at all: 20,000 generated messages, the same in every run. Never a crash, never a wrong date in silence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flat, flatSchema, understand } from '../../bots/understand/index.js';
import { labelled } from '../fixtures/understand/corpus.js';
import type { Dated } from '../fixtures/understand/dated.js';
import { datedFuture, datedPast, datedRange } from '../fixtures/understand/dated.js';

const seed = 20261124;
const messages = ['tuned.txt', 'held-out.txt'].flatMap(labelled).map(({ text }) => text);
const words = messages.flatMap((text) => text.split(/\s+/));
/** Words that no date can be made of. */
const timeless = words.filter(
  (word) =>
    !/\d|dag|mon|tue|wed|thu|fri|sat|sun|mån|tis|ons|tors|fre|lör|sön|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec|veck|week|år|går|imor|morr|dan|day|morse|vår|somr|höst|vint|skift|last|nyss|sist|ago|sed|sen|första|yrs|ter|ste|nde|tte|fte|jul|pås|nyl|hä/i.test(
      word
    )
);
const oddities = [
  '31/2',
  '0/0',
  '2026-13-45',
  'v 99',
  'den 31:e',
  'P-0',
  '-',
  '?',
  '😀',
  '\u0000',
  '{',
  '٣',
  '１２',
  'ﬁ',
  '\u202e',
  '99/99',
  '1/1-1/1',
  'p--1',
  '%',
  '0 %',
  '101 %',
  'v 53',
  '29/2',
  '1e9',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
];
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const soup = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 5000 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom(...oddities) }
    ),
    { maxLength: 25 }
  )
  .map((all) => all.join(' '));
/** A message with a slip of the finger. */
const slipped = fc
  .record({
    text: fc.constantFrom(...messages),
    at: fc.nat(),
    what: fc.nat(3),
    letter: fc.constantFrom(...'a e i n r s t 1 9 , . - /'.split(' '), ' '),
  })
  .map(({ text, at, what, letter }) => {
    const place = at % Math.max(1, text.length);
    const [before, here, rest] = [text.slice(0, place), text.slice(place, place + 1), text.slice(place + 1)];
    return (
      [before + rest, before + letter + here + rest, before + letter + rest, before + here + here + rest][what] ?? text
    );
  });
const anything = fc.oneof(
  { weight: 4, arbitrary: soup },
  { weight: 4, arbitrary: slipped },
  { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) }
);

describe('20,000 messages', () => {
  it('8,000 of anything: never a crash, always the promised shape, whole persons, real dates, and a question for what is missing', () => {
    fc.assert(
      fc.property(anything, day, (text, today) => {
        const understood = understand(text, today);
        expect(flatSchema.safeParse(flat(understood)).error).toBeUndefined();
        const { entries, questions } = understood;
        for (const entry of entries) {
          expect(entry.count).toBeGreaterThan(0);
          if (entry.what === 'ended') expect(entry.endDate !== null || questions.includes('endDate')).toBe(true);
          else expect(entry.startDate !== null || questions.includes('startDate')).toBe(true);
          if (entry.startDate !== null && entry.endDate !== null && entry.endDate < entry.startDate)
            expect(questions).toContain('endDate');
        }
        if (understood.intent === 'report-none') expect(entries).toEqual([]);
      }),
      { numRuns: 8000, seed }
    );
  });

  it('2,000 without a word of time: never a date', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...timeless), { maxLength: 20 }), day, (all, today) => {
        const { startDate, endDate } = flat(understand(all.join(' '), today));
        expect([startDate, endDate]).toEqual([null, null]);
      }),
      { numRuns: 2000, seed }
    );
  });

  /** The day that is meant, or a question; true when nothing was asked. */
  const exactly = ({ text, today, field, means, until }: Dated): boolean => {
    const said = flat(understand(text, today));
    const asks = (one: 'startDate' | 'endDate'): boolean => said.questions.includes(one);
    if (!asks(field)) expect({ text, today, [field]: said[field] }).toEqual({ text, today, [field]: means });
    const sure = !asks('startDate') && !asks('endDate');
    if (until !== null && sure) expect({ text, today, endDate: said.endDate }).toEqual({ text, today, endDate: until });
    return sure;
  };

  it.each([
    ['6,000 with a day that has been', datedPast, 6000, 0.9],
    ['2,500 with a time from one day to another', datedRange, 2500, 0.85],
    ['1,500 with a day ahead', datedFuture, 1500, 0.9],
  ] as const)('%s: that day or a question, and seldom a question', (_, dated, numRuns, share) => {
    let sure = 0;
    fc.assert(
      fc.property(dated, (message) => {
        if (exactly(message)) sure += 1;
      }),
      { numRuns, seed }
    );
    expect(sure / numRuns).toBeGreaterThan(share);
  });
});
