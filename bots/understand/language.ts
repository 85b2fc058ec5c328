// Which of the two languages a message is written in, by its small words.
import { tokens } from './tokens.js';
import type { Token } from './tokens.js';
import type { Language } from '../../domain/actor.js';

const english =
  /^(?:the|we|have|has|of|hired|started|starts|on|at|and|as|two|one|for|people|was|is|are|from|three|intern|interns|left|since|this|that|it|not|my|with|to|no|who|where|how|please|approved|rejected|month|nothing|new)$/;
const swedish =
  /^(?:vi|och|pa|fran|en|ett|till|som|av|hos|har|inte|ar|med|den|det|anstallt|borjat|borjade|praktik|praktikant|praktikanter|sedan|sen|slutade|ej|inga|inget|hur|vad|jag|ny|nya|tillsvidare|anstalld)$/;

/** True when the small words are English ones. */
export function isEnglish(words: readonly Token[]): boolean {
  const count = (list: RegExp): number => words.filter(({ word }) => list.test(word)).length;
  return count(english) > count(swedish);
}

/** The language that a message is best answered in. */
export function languageOf(text: string): Language {
  return isEnglish(tokens(text.slice(0, 500))) ? 'en' : 'sv';
}
