// Understanding measured on labelled messages: those the rules were tuned on, and those that they had not seen when first scored.
import { describe, expect, it } from 'vitest';
import { labelled } from '../fixtures/understand/corpus.js';
import type { Tally } from '../fixtures/understand/score.js';
import { precision, recall, scoreOf, scoreTable } from '../fixtures/understand/score.js';

/** What no change may fall below; `few` messages of a kind are too few to hold it to. */
const floors = { intents: 0.99, precision: 0.985, recall: 0.965, few: 5 };

describe.each([
  ['tuned.txt', 'the messages that the rules were tuned on'],
  ['held-out.txt', 'the messages that were held out'],
])('%s: %s', (file) => {
  const score = scoreOf(labelled(file));

  it('prints precision and recall of every intent and field', () => {
    process.stdout.write(`\n${scoreTable(file, score)}\n${score.misses.map((miss) => `  ${miss}\n`).join('')}`);
    expect(score.messages).toBeGreaterThan(100);
  });

  it('holds the floors', () => {
    expect(score.rightIntents / score.messages).toBeGreaterThanOrEqual(floors.intents);
    expect(below(score.fields)).toEqual([]);
  });

  it('stores no name, number or health, and takes nothing else away', () => {
    expect(score.redaction).toMatchObject({ left: 0 });
    expect(score.redaction.taken / score.redaction.words).toBeLessThan(0.002);
  });
});

describe('the corpus', () => {
  it('has more than 2,000 messages, each once', () => {
    const texts = ['tuned.txt', 'held-out.txt'].flatMap(labelled).map(({ text, today }) => `${today} ${text}`);
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});

function below(tallies: ReadonlyMap<string, Tally>): string[] {
  return [...tallies]
    .filter(([, tally]) => tally.wanted >= floors.few)
    .filter(([, tally]) => precision(tally) < floors.precision || recall(tally) < floors.recall)
    .map(([field, tally]) => `${field} ${precision(tally).toFixed(3)} ${recall(tally).toFixed(3)}`);
}
