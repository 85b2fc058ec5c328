// Which organisation somebody was placed at, as it was written. A guess is shown for confirmation, never a person's name.
import type { ReportEntry } from '../../domain/commands.js';
import type { Item } from './date-hits.js';
import { means } from './lexicon.js';
import { fold } from './tokens.js';

/** An employer's name; `doubt` when it may as well be a place. */
export interface EmployerSaid {
  readonly name: string;
  readonly doubt: boolean;
}

/** Builders that people name without capitals or context. */
const wellKnown = new Set(
  'skanska ncc peab jm veidekke serneke elajo bravida assemblin instalco caverion ramirent cramo besqab hsb riksbyggen orebrobostader obo ragnsells samhall lindab ica coop'.split(
    ' '
  )
);
/** The buyers among them: where the work is done, seldom who employs. */
const buyers = new Set(['orebrobostader', 'obo', 'hsb', 'riksbyggen']);
const suffix =
  /^(?:AB|HB|KB|Bygg|El|Rör|Måleri|VVS|Entreprenad|Group|Ltd|Golv|Tak|Städ|Plåt|Mark|Fastigheter|Construction|Sverige|Sweden|&)$/;
const notOne =
  /^(?:oss|us|dem|them|er|you|honom|henne|mig|en|ett|a|an|the|den|det|var|vart|vara|our|their|deras|sin|sitt|underentreprenor\w*|subcontractor\w*|ue|arbetsformedlingen|af|kommunen|nagon|nan|bygget|jobbet|site|work|home|least|once|all|alla|flera|kunden|entreprenoren|full|halv|hel|start|praktik|utbildning|samma|yh|komvux|sfi|yrkesvux|respektive|olika|dig|ovan|mvh|hej|p-?\d+|\d.*)$/;
/** "hos målarna", "hos elektrikern": a trade, not a name. */
const trade = /(?:arna|erna|orna|aren|arn|kern|oren|firman|foretaget|bolaget|chefen|garna)$/;
/** Streets, blocks and towns are where, not with whom. */
const place =
  /(?:gatan|vagen|torget|backen|grand|kvarteret|skolan|parken|omradet|staden|stad|koping|borg|by|holmen|sjukhuset|stationen|programmet|hallen|kommun|lan|hus|etapp)$|^(?:vivalla|orebro|stockholm|goteborg|malmo|oxhagen|varberga|brickebacken|markbacken|rosengard|rinkeby|tensta|kumla|hallsberg|karlskoga|lindesberg|uppsala|vasteras|sverige|komvux|sfi|yrkesvux|arbetsformedlingen|slack|teams)$/;
const hirers =
  /^(?:har|hade|avslutade|avbrot|slutade|startade|borjade|anstallde|anstaller|hired|has|rekryterade|employed|recruited|tog|took|fick)$/;
const isNoun = (word: string): boolean => (['internship', 'hire', 'person'] as const).some((tag) => means(word, tag));
const pronoun =
  /^(?:vi|jag|de|ni|we|they|i|nu|idag|har|var|then|so|da|igar|denna|this|han|hon|he|she|nya|ny|nytt|new|ja|nej|ok|hej|en|ett|sen|sedan|den|det)$/;

/** The employer that a part names: "hos NCC", "at Elajo", or as the one who hired. */
export function employerIn(
  items: readonly Item[],
  act: ReportEntry['what'] | null,
  keep: readonly string[]
): EmployerSaid | null {
  const kept = keep.map(fold);
  const at = (index: number): { raw: string; word: string } => {
    const item = items[index];
    return item && 'word' in item ? item : { raw: '', word: '' };
  };
  const isKnown = (word: string): boolean =>
    wellKnown.has(word) || kept.some((name) => name === word || name.startsWith(`${word} `));
  const capital = (raw: string): boolean => /^\p{Lu}/u.test(raw);
  const isFirm = (index: number): boolean => suffix.test(at(index).raw);
  const nameFrom = (start: number): string => {
    const raws = [at(start).raw];
    for (let next = start + 1; next < items.length; next += 1) {
      const { raw, word } = at(next);
      const soFar = fold([...raws, raw].join(' '));
      const isKept = kept.some((name) => name === soFar || name.startsWith(`${soFar} `));
      // "Rörjouren i Örebro AB"
      const joins = /^(?:i|och|&)$/.test(word) && capital(at(next + 1).raw) && (isFirm(next + 2) || isFirm(next + 3));
      if (!(isFirm(next) || isKept || joins || (capital(raw) && !means(word, 'internship')))) break;
      raws.push(raw);
    }
    const written = raws.join(' ').replace(/:s$/, '');
    return keep.find((name) => fold(name) === fold(written)) ?? written;
  };
  const sure = (index: number): EmployerSaid => ({ name: nameFrom(index), doubt: false });
  let guess: EmployerSaid | null = null;
  for (let index = 0; index < items.length; index += 1) {
    const { word } = at(index);
    // "Elajos praktikant"
    const owner = word.replace(/s$/, '');
    if (owner !== word && isKnown(owner) && !isKnown(word) && isNoun(at(index + 1).word))
      return { name: at(index).raw.slice(0, -1), doubt: false };
    const { raw, word: name } = at(index + 1);
    if (!/^\p{L}/u.test(raw) || notOne.test(name)) continue;
    const strong =
      (word === 'hos' &&
        (capital(raw) || isKnown(name) || isFirm(index + 2) || !(trade.test(name) || means(name, 'person')))) ||
      (/^(?:at|with|vid)$/.test(word) && capital(raw) && !place.test(name)) ||
      (/^(?:av|by)$/.test(word) && act === 'employment' && capital(raw)) ||
      (/^(?:underentreprenoren|underentreprenor|ue|sub|subcontractor|firman|foretaget)$/.test(word) && capital(raw));
    const weak =
      /^(?:pa|for|till|av|by|to|hos|at|vid|with|i|joined|\(|:)$/.test(word) && (isKnown(name) || isFirm(index + 2));
    // "Bygg & Betong i Närke AB" goes on.
    const inside = word === 'i' && capital(at(index - 1).raw);
    if (strong || (weak && !inside)) return sure(index + 1);
    if (guess === null && act !== null && act !== 'education' && /^pa$/.test(word) && capital(raw) && !place.test(name))
      guess = { name: nameFrom(index + 1), doubt: true };
  }
  // "Elajo har anställt två": who hires is the employer.
  const { raw, word } = at(0);
  if (/^\p{L}/u.test(raw) && !notOne.test(word) && !pronoun.test(word.split(/['’]/)[0] ?? '')) {
    const name = nameFrom(0);
    const after = at(name.split(' ').length).word;
    const then = at(name.split(' ').length + 1).word;
    const one = /^(?:anstallde|hired|rekryterade)$/.test(after) && /^(?:en|ett)$/.test(then);
    const hires = act === 'employment' && hirers.test(after) && (one || !pronoun.test(then));
    const known = isKnown(word) || isFirm(1);
    if (
      (hires && (known || capital(raw))) ||
      (known && !buyers.has(word) && (hirers.test(after) || (act !== null && after === ':')))
    )
      return { name, doubt: false };
  }
  return guess;
}
