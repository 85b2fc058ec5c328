// Redaction: names, identity numbers, ways to reach a person and words of health never get past it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, withheldFrom } from '../../bots/understand/redact.js';
import { english } from '../fixtures/understand/corpus-en.js';
import { swedish } from '../fixtures/understand/corpus-sv.js';
import { personal } from '../fixtures/understand/personal.js';

describe('redact', () => {
  it.each(personal)('%s → %s', (written, stored) => {
    expect(redact(written)).toBe(stored);
  });

  it('keeps the organisations it is told of', () => {
    expect(redact('praktik hos Anna Larssons Måleri, med Anna Larsson', ['Anna Larssons Måleri'])).toMatch(
      /^praktik hos Anna Larssons Måleri, med/
    );
    expect(redact('två på praktik hos Närkes Plåt & Tak')).toBe('två på praktik hos Närkes Plåt & Tak');
    expect(redact('Zerinox började leverera', ['Zerinox'])).toBe('Zerinox började leverera');
  });

  it('takes nothing from the messages of the corpus but names and health', () => {
    const changed = [...swedish, ...english].filter(([say]) => redact(say) !== say.normalize('NFC'));
    expect(changed.map(([say]) => say).filter((say) => !/anna|fatima|ahmed|sjuk/i.test(say))).toEqual([]);
  });

  it('tells what it took', () => {
    const text = 'Anna 850709-9805 är sjukskriven, ring 070-123 45 67';
    expect(withheldFrom(text, redact(text))).toEqual(['name', 'identityNumber', 'contact', 'health']);
    expect(withheldFrom('två på praktik', redact('två på praktik'))).toEqual([]);
  });

  const two = (number: number): string => String(number).padStart(2, '0');
  const born = fc.date({ min: new Date('1910-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
  const separator = fc.constantFrom('', '-', '+', ' ', ' - ', '–', '. ', '/');
  const inner = fc.constantFrom('', '-', ' ', '.', '/');
  /** A personnummer or samordningsnummer in any spelling. */
  const number = fc
    .record({
      born,
      coordination: fc.boolean(),
      century: fc.boolean(),
      inner,
      separator,
      last: fc.integer({ min: 0, max: 9999 }),
    })
    .map(({ born: date, coordination, century, inner: between, separator: apart, last }) => {
      const year = String(date.getUTCFullYear()).slice(century ? 0 : 2);
      const day = two(date.getUTCDate() + (coordination ? 60 : 0));
      return [year, two(date.getUTCMonth() + 1), day].join(between) + apart + String(last).padStart(4, '0');
    });
  const noise = fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => text.replaceAll(/\d/g, ''));
  const ahead = fc.oneof(fc.constantFrom('', 'vi anställde ', '2026-03-01 ', 'pnr:', '(', 'P-17 ', 'nr '), noise);
  const behind = fc.oneof(fc.constantFrom('', ' från 1 mars', ' kr', ' 2026-03-01', ', ', ')', ' 12 st'), noise);

  it('lets no identity number through, in whatever spelling and wherever it stands', () => {
    fc.assert(
      fc.property(ahead, number, behind, (before, identity, after) => {
        const stored = redact(before + identity + after);
        expect(stored).not.toContain(identity);
        // The four last digits are what makes a birth date an identity number.
        expect(stored.replaceAll(/2026-03-01/g, '')).not.toMatch(/(?:\d\D{0,3}){10}/);
      }),
      { numRuns: 5000 }
    );
  });

  it('changes nothing the second time', () => {
    const word = fc.oneof(
      fc.constantFrom(...personal.flatMap(([written]) => written.split(' '))),
      number,
      fc.string({ maxLength: 10, unit: 'grapheme' })
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const once = redact(words.join(' '));
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 5000 }
    );
  });
});
