// Whether a part of a message asks.
import { means } from './lexicon.js';
import type { Part } from './parts.js';

/** The parts that tell, and do not ask. */
export function toldIn(parts: readonly Part[]): Part[] {
  const sentences = new Map<number, Part[]>();
  for (const part of parts) {
    const sentence = sentences.get(part.sentence);
    if (sentence === undefined) sentences.set(part.sentence, [part]);
    else sentence.push(part);
  }
  const asking = new Set([...sentences].filter(([, sentence]) => asks(sentence)).map(([number]) => number));
  return parts.filter(({ sentence }) => !asking.has(sentence));
}

/** A sentence that asks: by its mark, its first word, or the verb before its subject. */
function asks(sentence: readonly Part[]): boolean {
  if (sentence.some((each) => each.words.includes('?'))) return true;
  const [first = '', second = ''] = sentence
    .flatMap(({ words }) => words)
    .filter((word) => !/^(?:och|men|and|but|hej|hi|hello|hejsan|,|ok|tja|tjena|så|sa)$/.test(word));
  // "I november har vi anställt två" begins with its date, and tells.
  const [start] = sentence[0]?.items ?? [];
  if (start !== undefined && 'type' in start) return false;
  if (means(first, 'question'))
    return (
      !/^(var|nar|when|how)$/.test(first) ||
      means(second, 'has') ||
      /^(ar|is|are|ska|did|do|many|much|ligger|star|finns|kan|gar|blir|will|does)$/.test(second)
    );
  return (
    /^(har|ska|kan|far|have|has|did|do|does|can|should|could|is|are|will|shall|may|vill|skulle)$/.test(first) &&
    /^(vi|jag|ni|du|de|man|we|i|you|they|it|nagon|nan|anyone|somebody|someone|det|den|alla|p[-–]?\d+|\[namn\])$/.test(
      second
    )
  );
}
