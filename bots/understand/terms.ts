// On which terms somebody works: the form of employment, and how much of full time.
import type { EmploymentForm } from '../../domain/commands.js';
import type { Tag } from './lexicon.js';
import { means } from './lexicon.js';
import { numberOf } from './numbers.js';

/** The form of employment that was said. */
export interface FormSaid {
  readonly form: EmploymentForm | null;
  readonly formDoubt: boolean;
}

/** The share of full time that was said, in percent. */
export interface ExtentSaid {
  readonly extent: number | null;
  readonly extentDoubt: boolean;
}

/** The ordinary working week of the Working Hours Act, and of the building trade's agreement. */
const fullWeekHours = 40;

/** True for a word that says a form of employment. */
export const isForm = (word: string): boolean =>
  (['permanent', 'fixed-term', 'apprenticeship', 'probation'] as const).some((tag) => means(word, tag));

/** True for a word that says a share of full time. */
export const isExtent = (word: string): boolean => /^(?:heltid|halvtid|deltid|fulltid|halftid|parttid)/.test(word);

/** The form that a part says. A trial employment may become either, so it is asked about. */
export function formOf(words: readonly string[]): FormSaid {
  const has = (tag: Tag): boolean => words.some((word) => means(word, tag));
  const found: EmploymentForm[] = [];
  if (has('permanent') || words.some((_, at) => isPermanent(words, at))) found.push('permanent');
  if (has('fixed-term')) found.push('fixed-term');
  if (has('apprenticeship')) found.push('apprenticeship');
  const [form] = found;
  return { form: found.length === 1 ? (form ?? null) : null, formDoubt: found.length > 1 || has('probation') };
}

/** "fast", when it is no conjunction ("fast vi inte ...") and nothing that sits fast. */
function isPermanent(words: readonly string[], at: number): boolean {
  if (!/^(?:fast|fasta)$/.test(words[at] ?? '')) return false;
  const before = words[at - 1] ?? '';
  if (/^(?:sitter|satt|satter|sitta|sattes|kor|korde|hall|haller|ta|tar|tog)$/.test(before)) return false;
  return !/^(?:vi|han|hon|de|det|den|jag|ni|man|inte|som|att|i)$/.test(words[at + 1] ?? '');
}

/** The share of full time that a part says. */
export function extentOf(words: readonly string[]): ExtentSaid {
  let part: ExtentSaid = { extent: null, extentDoubt: false };
  for (const [at, word] of words.entries()) {
    const number = numberOf(word);
    const next = words[at + 1] ?? '';
    if (number !== null && /^(?:%|procent|percent|procentig)/.test(next)) {
      const real = number >= 1 && number <= 100;
      // "Han 100 %, hon 80 %": of whom?
      if (part.extent !== null && part.extent !== number) return { extent: null, extentDoubt: true };
      part = { extent: real ? number : null, extentDoubt: !real };
      continue;
    }
    if (number !== null && next === 'veckotimmar') return ofWeek(number);
    if (/^(?:heltid|fulltid)/.test(word)) return { extent: 100, extentDoubt: false };
    if (/^(?:halvtid|halftid)/.test(word)) return { extent: 50, extentDoubt: false };
    if (/^(?:deltid|parttid)/.test(word) && part.extent === null) part = { extent: null, extentDoubt: true };
    // "tillsvidare 100" may be percent.
    if (
      number !== null &&
      number >= 20 &&
      number <= 100 &&
      (isForm(words[at - 1] ?? '') || /^fasta?$/.test(words[at - 1] ?? '')) &&
      (next === '' || next === '.')
    )
      part = { extent: number, extentDoubt: true };
  }
  return part;
}

/** Hours a week as a share of full time: 40 are full time, fewer depend on the agreement. */
function ofWeek(hours: number): ExtentSaid {
  if (hours === fullWeekHours) return { extent: 100, extentDoubt: false };
  const share = Math.round((100 * hours) / fullWeekHours);
  return { extent: share >= 1 && share <= 100 ? share : null, extentDoubt: true };
}
