// Cuts a message into parts: what stands between commas, full stops, "och" and "men".
import type { Item } from './date-hits.js';
import { means } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';
import { isForm } from './terms.js';
import type { Token } from './tokens.js';

/** A part of a sentence. */
export interface Part {
  readonly items: readonly Item[];
  /** Its words, folded. */
  readonly words: readonly string[];
  /** The word that it began with: a comma, "och", "men", "varav". */
  readonly link: string;
  readonly sentence: number;
  /** Between parentheses: about those before, never more of them. */
  readonly aside: boolean;
}

/** Cuts a message into its parts. */
export function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = [];
  let open: Item[] = [];
  let link = '.';
  let sentence = 0;
  let aside = false;
  const close = (next: string): void => {
    if (open.length > 0) parts.push({ items: open, words: wordsIn(open), link, sentence, aside });
    if (open.length > 0 || next !== ',') link = next;
    open = [];
  };
  items.forEach((item, at) => {
    if (!('word' in item)) {
      open.push(item);
      return;
    }
    const next = items[at + 1];
    if (item.word === '(' || item.word === ')') {
      close(',');
      aside = item.word === '(' && items.slice(at, at + 30).some((each) => 'word' in each && each.word === ')');
      return;
    }
    if (/^[.!?]$/.test(item.word)) {
      open.push(item);
      close(item.word);
      sentence += 1;
    } else if (separates(item, next, open.at(-1)) || (item.word === ':' && open.some(isNumber))) close(item.word);
    else if (contrasts(item.word, open, next)) {
      close(item.word);
      open.push(item);
    } else {
      if (countsAnew(item.word, open, next)) close(',');
      open.push(item);
    }
  });
  close('.');
  return parts;
}

const wordsIn = (items: readonly Item[]): string[] => items.flatMap((item) => ('word' in item ? [item.word] : []));

const isDate = (item: Item | undefined): boolean => item !== undefined && 'type' in item && item.type === 'date';

const isNumber = (item: Item): boolean => 'word' in item && numberOf(item.word) !== null && !isArticle(item.word);

function separates({ word }: Token, next: Item | undefined, before: Item | undefined): boolean {
  const follows = next !== undefined && 'word' in next ? next : null;
  if (word === 'sen') return !isDate(next);
  // "så hon slutar"
  if (word === 'sa') return /^(?:han|hon|hen|de|dom|vi)$/.test(follows?.word ?? '');
  // "En praktikant, fast inte på heltid"
  if (word === 'fast') return /^(?:inte|ej|bara|vi|han|hon|hen|de|det|den|jag|att)$/.test(follows?.word ?? '');
  // "Bygg & Betong AB"
  const isName = (item: Item | null | undefined): boolean =>
    item !== null && item !== undefined && 'word' in item && /^\p{Lu}/u.test(item.raw);
  if (word === '&' && isName(before) && isName(follows)) return false;
  return means(word, 'separator') || means(word, 'but');
}

const isPlacement = (word: string): boolean => /^p[-–]?\d{1,4}$/.test(word);

/** "det var 3 inte 2", "P-12 75 % inte 50 %", "hos Elajo inte Bravida": what follows is what it was not. */
function contrasts(word: string, open: readonly Item[], next: Item | undefined): boolean {
  if (!/^(?:inte|ej|not)$/.test(word)) return false;
  const isSaid = (item: Item | undefined, articles: boolean): boolean =>
    item !== undefined &&
    (isDate(item) ||
      ('word' in item &&
        ((numberOf(item.word) !== null && (articles || !isArticle(item.word))) ||
          isPlacement(item.word) ||
          /^\p{Lu}/u.test(item.raw))));
  const article = next !== undefined && 'word' in next && /^(?:en|ett|one)$/.test(next.word);
  return isSaid(next, article) && open.slice(open.length > 1 ? 1 : 0).some((item) => isSaid(item, true));
}

const counted = (word: string): boolean =>
  /^(?:st|stycken|pers|fasta?)$/.test(word) ||
  isForm(word) ||
  means(word, 'person') ||
  means(word, 'hire') ||
  means(word, 'internship');

/** "2 pers heltid 1 pers halvtid": a second group without a comma before it. */
function countsAnew(word: string, open: readonly Item[], next: Item | undefined): boolean {
  if (numberOf(word) === null || isArticle(word) || next === undefined || !('word' in next) || !counted(next.word))
    return false;
  return open.some((item, at) => {
    const after = open[at + 1];
    return (
      'word' in item && numberOf(item.word) !== null && after !== undefined && 'word' in after && counted(after.word)
    );
  });
}
