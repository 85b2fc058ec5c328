// Chance that is the same every time: each question asked with the same words has the same answer, in whatever order it is asked.

/** Weighted alternatives: how many parts of all, and which. */
export type Odds<T> = readonly (readonly [parts: number, value: T])[];

/** Draws about one subject, e.g. a seed, a case and a task. */
export interface Draw {
  /** True in so many of a hundred. */
  percent(question: string, percent: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  whole(question: string, least: number, most: number): number;
  of<T>(question: string, odds: Odds<T>): T;
}

/** The draws about a subject that is named by these words. */
export function drawsAbout(...subject: readonly (string | number)[]): Draw {
  const share = (question: string): number => spread([...subject, question].join('\n'));
  return {
    percent: (question, percent) => share(question) * 100 < percent,
    whole: (question, least, most) => least + Math.floor(share(question) * (most - least + 1)),
    of(question, odds) {
      let left = share(question) * odds.reduce((sum, [parts]) => sum + parts, 0);
      for (const [parts, value] of odds) {
        left -= parts;
        if (left < 0) return value;
      }
      throw new Error(`Nothing to choose from: ${question}`);
    },
  };
}

/** A text as a number from 0 to just under 1: FNV-1a, then the finish of mulberry32, so that texts alike lie far apart. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = (hash + 0x6d2b79f5) | 0;
  let mixed = Math.imul(hash ^ (hash >>> 15), 1 | hash);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
