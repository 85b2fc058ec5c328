// Understanding: a Swedish or English message becomes a report, another want, or a question back. Rules only, no network.
import { withDates } from './date-words.js';
import { linesOf } from './entries.js';
import type { Part } from './facts.js';
import { factOf, partsOf, wordsOf } from './facts.js';
import { means } from './lexicon.js';
import { hoursIn } from './hours.js';
import { redact } from './redact.js';
import { fold, tokens } from './tokens.js';
import type { Token } from './tokens.js';
import type { Field, Intent, Understood } from './understood.js';
import { wantOf } from './wants.js';

export type { Field, Intent, Understood } from './understood.js';
export { flat, reportOf } from './understood.js';

/** Nobody reports in more words than this; what comes after is kept in the text, and not read. */
const longest = 2000;

const reference = /(?<![\p{L}\d])[A-ZÅÄÖ]{2,6}[- ]?\d{4}[-/:]\d{1,5}(?![\d])/u;
const nothing =
  /\b(inget|ingenting|nothing|inga|no|none|noll|ingen)\b.{0,20}\b(nytt|nya|ny|rapportera|report|manad|manaden|month|hant|happened|new|news|forandring|forandringar|changes?|handelser|period|perioden)\b|^(inget|ingenting|nothing|none|noll|nada|inga|ingen|0|nil|nope)( alls| tyvarr| at all)?[.!]*$/;

/** What a message says. Never throws; `today` is YYYY-MM-DD, `keep` are the organisations whose names are no persons'. */
export function understand(text: string, today: string, keep: readonly string[] = []): Understood {
  const clean = redact(text, keep);
  const read = clean.slice(0, longest);
  const tender = reference.exec(read)?.[0] ?? null;
  const words = tokens(tender === null ? read : read.replace(tender, ' '));
  const parts = partsOf(withDates(words, isEnglish(words)));
  const told = parts.filter((part) => !isQuestion(part, parts));
  const lines = linesOf(
    told.map((part) => factOf(part, keep)),
    today
  );
  const asks = told.length === 0;
  const want = wantOf(read, asks);
  const placement = lines.open.flatMap((fact) => fact.placements)[0] ?? placementIn(words);
  const answer = (intent: Intent, more: Partial<Understood> = {}): Understood => ({
    intent,
    entries: [],
    placement,
    reason: null,
    hours: null,
    tender,
    questions: [],
    text: clean,
    ...more,
  });

  if (want?.intent === 'correct') {
    const questions: readonly Field[] = lines.entries.length > 0 ? lines.questions : ['intent'];
    return answer('correct', { entries: lines.entries, questions });
  }
  const hours =
    asks || want !== null ? null : hoursIn(told.length === parts.length ? read : told.flatMap(wordsOf).join(' '));
  if (hours !== null) return answer('report-hours', { hours, placement, questions: hours.whole ? [] : ['hours'] });
  const [first] = lines.entries;
  const leads = want !== null && (decisions.has(want.intent) ? want.leads : want.intent === 'undo');
  if (first !== undefined && !leads)
    return answer(intents[first.what], {
      entries: lines.entries,
      questions: lines.questions,
      placement: first.placement,
    });
  if (want !== null) {
    const decides = want.intent === 'reject' || want.intent === 'request-changes';
    return answer(want.intent, { reason: want.reason, questions: decides && want.reason === null ? ['reason'] : [] });
  }
  const line = fold(told.length === parts.length ? read : told.flatMap(wordsOf).join(' '));
  if (!asks && placement === null && (lines.none || nothing.test(line))) return answer('report-none');
  if (placement !== null && words.length <= 2) return answer('status');
  return answer('unknown', { questions: ['intent'] });
}

const decisions: ReadonlySet<Intent> = new Set<Intent>(['approve', 'reject', 'request-changes']);

const intents = {
  employment: 'report-hire',
  internship: 'report-internship',
  education: 'report-education',
  ended: 'report-ended',
} as const;

/** A sentence that asks: by its mark, its first word, or the verb before its subject. */
function isQuestion(part: Part, parts: readonly Part[]): boolean {
  const sentence = parts.filter((each) => each.sentence === part.sentence);
  if (sentence.some((each) => wordsOf(each).includes('?'))) return true;
  const [first = '', second = ''] = sentence
    .flatMap(wordsOf)
    .filter((word) => !/^(och|men|and|but|hej|hi)$/.test(word));
  if (means(first, 'question'))
    return (
      !/^(var|nar|when|how)$/.test(first) || means(second, 'has') || /^(ar|is|are|ska|did|do|many|much)$/.test(second)
    );
  return (
    /^(har|ska|kan|far|have|has|did|do|does|can|should|could|is|are|will|shall|may|vill|skulle)$/.test(first) &&
    /^(vi|jag|ni|du|de|man|we|i|you|they|it|nagon|anyone|somebody|det)$/.test(second)
  );
}

function placementIn(words: readonly Token[]): number | null {
  for (const { word } of words) {
    const number = /^p[-–]?(\d{1,4})$/.exec(word)?.[1];
    if (number !== undefined && Number(number) > 0) return Number(number);
  }
  return null;
}

/** Which of the two languages, by its small words. */
function isEnglish(words: readonly Token[]): boolean {
  const count = (list: RegExp): number => words.filter(({ word }) => list.test(word)).length;
  return (
    count(
      /^(the|we|have|has|of|hired|started|starts|on|at|and|as|two|one|for|people|was|is|are|from|three|intern|interns|left)$/
    ) > count(/^(vi|och|pa|fran|en|ett|till|som|av|hos|har|inte|ar|med|den|det|anstallt|borjat|borjade|praktik)$/)
  );
}
