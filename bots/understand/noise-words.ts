// Lengths of time, hours, ages, money and years: numbers that count no persons and are no dates.
import type { Found, Place } from './date-hits.js';
import { numberOf } from './numbers.js';

/** Units of time that a length or a distance in time is told in. */
export const timeUnit =
  /^(?:dag|dagar|dagars|day|days|vecka|veckor|veckors|week|weeks|manad|manader|manaders|month|months|ar|ars|year|years|yrs)$/;
const otherUnit =
  /^(?:h|tim|timmar|timme|timmars|hour|hours|hrs|kvall|kvallar|pass|evenings|shifts|nights|min|minuter|minutes|kr|kronor|sek|tkr|mkr|kvm|kvadrat|kubik|m|meter|km|ton|kg|m2|m3|ars|arig|ariga|aring|aringar|ggr|ganger|times|grader|lagenhet|lagenheter|apartments|hus|vaningar|plan|lass|lastbilar|trucks|bilar|skap|stolar|fonster|dorrar|windows|doors)$/;
const dash = /^(?:-|–|—|till|to)$/;

const noise = (length: number): Found => ({ length, items: [{ type: 'noise' }] });

/** The words from this place on that say a length of time, or null. */
export function noiseAt({ word, tokens, at }: Place): Found | null {
  const number = numberOf(word(0)) ?? (/^\d+[.,]?\d*$/.test(word(0)) ? 1 : null);
  if (number === null) return null;
  const isUnit = (offset: number): boolean => timeUnit.test(word(offset)) || otherUnit.test(word(offset));
  const each = /^(?:i|per|a|om|\/)$/.test(word(2)) && /^(?:vecka|veckan|week|v|dag|dagen|day)$/.test(word(3)) ? 2 : 0;
  const month = tokens[at + 1]?.raw.toLowerCase() === 'mån' && numberOf(word(2)) === null;
  if (isUnit(1) || month) return noise(2 + each);
  if (word(1) === '-' && otherUnit.test(word(2))) return noise(3);
  if (dash.test(word(1)) && numberOf(word(2)) !== null && isUnit(3)) return noise(4);
  return /^\d{4,}|^\d+[.,]\d+$/.test(word(0)) ? noise(1) : null;
}
