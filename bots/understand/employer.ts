// Which organisation somebody was placed at, as it was written. A guess is shown for confirmation, never a person's name.
import type { Item } from './date-words.js';
import { means } from './lexicon.js';
import { fold } from './tokens.js';

/** Builders that people name without capitals or context. */
const wellKnown = new Set(
  'skanska ncc peab jm veidekke serneke elajo bravida assemblin instalco caverion ramirent cramo besqab hsb riksbyggen orebrobostader obo ragnsells samhall lindab'.split(
    ' '
  )
);
const suffix =
  /^(AB|HB|KB|Bygg|El|Rör|Måleri|VVS|Entreprenad|Group|Ltd|Golv|Tak|Städ|Plåt|Mark|Fastigheter|Construction|Sverige|Sweden|&)$/;
const notOne =
  /^(oss|us|dem|them|er|you|honom|henne|mig|en|ett|a|an|the|den|det|var|vart|vara|our|their|deras|sin|sitt|underentreprenor\w*|subcontractor\w*|ue|arbetsformedlingen|kommunen|nagon|bygget|jobbet|site|work|home|least|once|all|alla|flera|kunden|entreprenoren|full|halv|hel|start|praktik|utbildning|samma|respektive|olika|dig|ovan|p-?\d+|\d.*)$/;

/** The employer that a part names: "hos NCC", "at Elajo", or as the one who hired. */
export function employerIn(items: readonly Item[], hires: boolean, keep: readonly string[]): string | null {
  const kept = keep.map(fold);
  const at = (index: number): { raw: string; word: string } => {
    const item = items[index];
    return item && 'word' in item ? item : { raw: '', word: '' };
  };
  const isKnown = (word: string): boolean =>
    wellKnown.has(word) || kept.some((name) => name === word || name.startsWith(`${word} `));
  const capital = (raw: string): boolean => /^\p{Lu}/u.test(raw);
  const nameFrom = (start: number): string => {
    const raws = [at(start).raw];
    for (let next = start + 1; next < items.length; next += 1) {
      const { raw, word } = at(next);
      const soFar = fold([...raws, raw].join(' '));
      if (!(
        suffix.test(raw) ||
        kept.some((name) => name === soFar || name.startsWith(`${soFar} `)) ||
        (capital(raw) && !means(word, 'internship'))
      ))
        break;
      raws.push(raw);
    }
    const written = raws.join(' ').replace(/:s$/, '');
    return keep.find((name) => fold(name) === fold(written)) ?? written;
  };
  for (let index = 0; index < items.length; index += 1) {
    const { word } = at(index);
    const { raw, word: name } = at(index + 1);
    if (!/^\p{L}/u.test(raw) || notOne.test(name)) continue;
    const strong =
      word === 'hos' ||
      (/^(at|with|vid)$/.test(word) && capital(raw)) ||
      (/^(underentreprenoren|underentreprenor|ue|subcontractor|firman|foretaget)$/.test(word) && capital(raw));
    const weak =
      /^(pa|for|till|av|by|to|hos|at|vid|with|i)$/.test(word) && (isKnown(name) || suffix.test(at(index + 2).raw));
    if (strong || weak) return nameFrom(index + 1);
  }
  // "Elajo har anställt två": who hires is the employer.
  const { raw, word } = at(0);
  if (!hires || !/^\p{L}/u.test(raw) || notOne.test(word)) return null;
  const name = nameFrom(0);
  const after = name.split(' ').length;
  const verb = /^(har|hade|anstallde|anstaller|hired|has|rekryterade|employed|recruited)$/.test(at(after).word);
  const pronoun = /^(vi|jag|de|ni|we|they|i|nu|idag|har|var|then|so|da|igar|denna|this)$/;
  if (!verb || pronoun.test(at(after + 1).word) || pronoun.test(word)) return null;
  return isKnown(word) || capital(raw) ? name : null;
}
