// Understanding: a Swedish or English message becomes a report, another want, or a question back. Rules only, no network.
import { withDates } from './date-words.js';
import { linesOf } from './entries.js';
import { factOf } from './facts.js';
import { toldIn } from './questions.js';
import { hoursIn } from './hours.js';
import { isEnglish } from './language.js';
import { partsOf } from './parts.js';
import { redact, withheldFrom } from './redact.js';
import { fold, tokens } from './tokens.js';
import type { Token } from './tokens.js';
import type { Intent, Understood } from './understood.js';
import { wantOf } from './wants.js';

export type { Field, Intent, Loose, Understood } from './understood.js';
export { flat, flatSchema, reportOf } from './understood.js';

/** Nobody reports in more words than this; what comes after is kept in the text, and not read. */
const longest = 2000;

const reference =
  /(?<![\p{L}\d])(?:([A-ZÅÄÖ]{2,6})(-?|[ ](?=\d{4}[-/:]\d{3}))(\d{4})([-/:])(\d{1,5})|[A-ZÅÄÖa-zåäö]{2,6}-\d{4}-\d{1,5})(?!\d|-\d)/u;
const nothing =
  /\b(?:inget|ingenting|nothing|inga|no|none|nil|noll|ingen|nada|tomt|0|nobody|inte en enda|not a single)\b.{0,25}\b(?:nytt|nya|ny|rapportera|report|manad|manaden|month|hant|hander|happened|new|news|nyheter|forandring|forandringar|andring|andringar|changes?|updates?|return|forandrats|andrats|handelser|utover|sarskilt|speciellt|att|period|perioden|saga|tillagga|add|gang|gangen|oss|us|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october|vecka|veckan|week|sist|sistone|latest|side)\b|^no (?:new )?(?:starters|leavers|joiners)\b|^(?:(?:nej|na|no|nope|tyvarr)[,. ]+)?(?:inte|ej|not) (?:den har|denna|this) (?:gangen|gang|manaden|manad|time|month)\b|^(?:(?:rapport|report)\s?[:–-] ?)?(?:(?:nej|na|same here|samma har|hej|hi|hello|tyvarr|sorry|no|nope|still|fortfarande|annu)[,. !]+)*(?:inget|ingenting|nothing|none|noll|nada|inga|ingen|0|nil|nix|nope|nobody|noone|zero|tomt)(?: (?:i ar|den har manaden|at (?:our|this) end|from our end|alls|tyvarr|at all|st|stycken|har|here|an|annu|yet|heller|direkt|for oss|from us|hos oss|fran oss|just nu|a inget|och inget))*[.! ]*$|\b(?:inte|ej|not|\w+n['’]?t)\b.{0,20}\b(?:nagot|nat|anything) (?:att |to )(?:rapportera|report)\b|\b(?:inte|ej|not|\w+n['’]?t)\b.{0,20}\b(?:nagot|nat|anything) (?:nytt|new)\b|^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october)\s*[=:–-]+\s*(?:inget|ingenting|nothing|none|noll|nej|0)[.! ]*$|\bblev (?:inget|ingenting)\b|\b(?:inte|ej) hant (?:nat|nagot|nan)\b|\bnothing (?:has |have )?(?:changed|happened)\b/;

/** What a message says. Never throws; `today` is YYYY-MM-DD, `keep` are the organisations whose names are no persons'. */
export function understand(text: string, today: string, keep: readonly string[] = []): Understood {
  const clean = redact(text, keep);
  const read = clean.slice(0, longest);
  const referred = reference.exec(read);
  const tender = referred === null ? null : asReference(referred);
  const words = tokens(referred === null ? read : read.replace(referred[0], ' '));
  const parts = partsOf(withDates(words, isEnglish(words)));
  const told = toldIn(parts);
  const asks = told.length === 0;
  const placement = placementIn(words);
  const want = wantOf(read, { asks, about: placement !== null || tender !== null });
  const facts = told.map((part) => factOf(part, keep));
  // In "skulle vara hos Peab" nobody wishes for anything.
  const lines = linesOf(want?.intent === 'correct' ? facts.map((fact) => ({ ...fact, wished: false })) : facts, today);
  const answer = (intent: Intent, more: Partial<Understood> = {}): Understood => ({
    intent,
    entries: [],
    loose: null,
    placement,
    reason: null,
    hours: null,
    tender,
    questions: [],
    withheld: withheldFrom(text.normalize('NFC'), clean),
    text: clean,
    ...more,
  });

  const [first] = lines.entries;
  if (want?.intent === 'correct') {
    const { loose, looseDoubts } = lines;
    if (first !== undefined)
      return answer('correct', { entries: lines.entries, questions: lines.questions, placement: first.placement });
    return answer('correct', {
      loose,
      questions: ['intent', ...looseDoubts],
      placement: loose?.placement ?? placement,
    });
  }
  const statement = told.length === parts.length ? read : told.flatMap(({ words }) => words).join(' ');
  const hours = asks || want !== null ? null : hoursIn(statement);
  if (hours !== null) return answer('report-hours', { hours, questions: hours.whole ? [] : ['hours'] });
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
  if (!asks && placement === null && !lines.arrival && (lines.none || nothing.test(fold(statement).trim())))
    return answer('report-none');
  if (placement !== null && words.length <= 2) return answer('status');
  if (lines.arrival && !asks)
    return answer('unknown', { loose: lines.loose, questions: ['intent', ...lines.looseDoubts] });
  return answer('unknown', { questions: ['intent'] });
}

/** A reference in capitals, with a hyphen after its letters: "upp 2026-014" is UPP-2026-014. */
function asReference([all, letters, gap, year, mark, number]: RegExpExecArray): string {
  if (letters === undefined || mark !== '-' || gap === undefined) return all.toUpperCase();
  return `${letters}-${year ?? ''}-${number ?? ''}`.toUpperCase();
}

const decisions: ReadonlySet<Intent> = new Set<Intent>(['approve', 'reject', 'request-changes']);

const intents = {
  employment: 'report-hire',
  internship: 'report-internship',
  education: 'report-education',
  ended: 'report-ended',
} as const;

function placementIn(words: readonly Token[]): number | null {
  for (const { word } of words) {
    const number = /^p[-–]?(\d{1,4})$/.exec(word)?.[1];
    if (number !== undefined && Number(number) > 0) return Number(number);
  }
  return null;
}
