// What each part of a sentence says: who, what, when, how much, where; and whether it is denied or only wished for.
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import type { DateHit, Item } from './date-words.js';
import type { Tense } from './dates.js';
import { employerIn } from './employer.js';
import { means } from './lexicon.js';
import type { Tag } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';

/** A part of a sentence between commas, full stops and "and". */
export interface Part {
  readonly items: readonly Item[];
  /** The word that it began with: a comma, "och", "men", "varav". */
  readonly link: string;
  readonly sentence: number;
}

/** What one part says. Everything may be missing. */
export interface Fact {
  readonly act: ReportEntry['what'] | null;
  /** True when the words leave open which act is meant, e.g. "anställt två praktikanter". */
  readonly actDoubt: boolean;
  readonly count: number | null;
  readonly countDoubt: boolean;
  readonly placements: readonly number[];
  readonly dates: readonly { readonly hit: DateHit; readonly tense: Tense | null }[];
  readonly extent: number | null;
  readonly extentDoubt: boolean;
  readonly form: EmploymentForm | null;
  readonly formDoubt: boolean;
  readonly employer: string | null;
  readonly denied: boolean;
  readonly wished: boolean;
  /** Somebody began something, without a word for what. */
  readonly begun: boolean;
  readonly everyone: boolean;
  /** A word for persons stands in it: "en målare", not "en på NCC". */
  readonly persons: boolean;
  /** "vi har ...": a statement of its own, not the going on of the one before. */
  readonly ownSubject: boolean;
  readonly link: string;
  readonly sentence: number;
}

/** Cuts a message into its parts. */
export function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = [];
  let open: Item[] = [];
  let link = '.';
  let sentence = 0;
  const close = (next: string): void => {
    if (open.length > 0) parts.push({ items: open, link, sentence });
    if (open.length > 0 || next !== ',') link = next;
    open = [];
  };
  for (const item of items) {
    if ('word' in item && (means(item.word, 'separator') || means(item.word, 'but'))) {
      if (/^[.!?]$/.test(item.word)) {
        open.push(item);
        close(item.word);
        sentence += 1;
      } else close(item.word);
    } else open.push(item);
  }
  close('.');
  return parts;
}

/** The words of a part, folded. */
export function wordsOf(part: Part): string[] {
  return part.items.flatMap((item) => ('word' in item ? [item.word] : []));
}

/** Reads one part. `keep` are names of organisations that are known. */
export function factOf(part: Part, keep: readonly string[]): Fact {
  const words = wordsOf(part);
  const has = (tag: Tag): boolean => words.some((word) => means(word, tag));
  const placements = placementsIn(words);
  const names = words.filter((word) => word === '[namn]').length;
  const { act, doubt } = actOf(
    words,
    placements.length > 0 || names > 0 || has('person') || words.some(isCount) || someone.test(words.join(' '))
  );
  const counted = countIn(part.items, act !== null);
  const forms = formsOf(words);
  const extent = extentOf(words);
  const denied = words.some((word, at) => means(word, 'not') && !/^(bara|only|enbart)$/.test(words[at + 1] ?? ''));
  const modal = words.some((word) => /^(ska|skall|kommer|will|shall|gonna|kan|can|kunde)$/.test(word));
  const managed = words.some((word) => /^(lyckats|lyckades|kunnat|managed|able)$/.test(word));
  const planned = has('plan') || /\bto (hire|employ|recruit)\b/.test(words.join(' '));
  const hired = act === null && managed && planned;
  const wished =
    (has('wish') && !managed) ||
    (planned && !managed && act === null) ||
    (!managed && /\b(plans?|going|hope) to (hire|employ|recruit|take)\b|\bwill hire\b/.test(words.join(' '))) ||
    (modal &&
      !has('begins') &&
      !has('begun') &&
      act !== null &&
      !has('ended') &&
      !/har|have|has/.test(words.join(' ')));
  return {
    act: hired ? 'employment' : act,
    actDoubt: doubt,
    count: counted.count ?? (names > 0 ? names : null),
    countDoubt: counted.doubt || (counted.count === null && has('vague')),
    placements,
    dates: datesIn(part.items),
    ...extent,
    ...forms,
    employer: employerIn(part.items, act === 'employment' || hired, keep),
    denied: denied || counted.count === 0,
    wished,
    begun: has('begun') || has('begins'),
    everyone: has('everyone'),
    persons: has('person'),
    ownSubject: words.some((word) => /^(vi|we|jag|i)$/.test(word)) && has('has'),
    link: part.link,
    sentence: part.sentence,
  };
}

/** "En slutade i fredags", "one has left": an article that stands for a person. */
const someone = /\b(en|ett|one) (har |has |have |av |of )?(slut|hoppa|avbr|avsl|quit|left|drop|finish|resign)/;

function placementsIn(words: readonly string[]): number[] {
  const found = words.flatMap((word, at) => {
    const short = /^p[-–]?(\d{1,4})$/.exec(word)?.[1];
    const long =
      /^(placering|placement|placeringen)$/.test(words[at - 1] ?? '') && /^\d+$/.test(word) ? word : undefined;
    const number = Number(short ?? long ?? 0);
    return number > 0 ? [number] : [];
  });
  return [...new Set(found)];
}

const isCount = (word: string): boolean => !isArticle(word) && numberOf(word) !== null;

/** A verb or noun that only tells where somebody came from: "efter praktiken", "från praktik till anställning". */
function isBackground(words: readonly string[], at: number): boolean {
  const before = [words[at - 1], words[at - 2]].filter((word) => word !== undefined);
  return before.some((word) =>
    /^(efter|after|fran|from|av|of|utan|without|innan|before|tidigare|former|previous)$/.test(word)
  );
}

function actOf(words: readonly string[], somebody: boolean): { act: Fact['act']; doubt: boolean } {
  const line = words.join(' ');
  const all = words.map((word, at) => ({ word, at }));
  const acting = (tag: Tag): { word: string; at: number }[] => all.filter(({ word }) => means(word, tag));
  const begun = words.some((word) => means(word, 'begun') || means(word, 'begins'));
  const isNew = /\b(ny|nya|nytt|new|fast|fasta|permanent|permanenta|tillsvidare)\b/.test(line);
  const staff =
    /\b(ar|are|totalt|foretaget|bolaget|koncernen|omkring|cirka|ca|over|about)\b( \S+)? (\d+|\S+) (anstallda|employed)\b/;
  const found = {
    employment: [
      ...acting('hire').filter(({ word }) => !(word === 'anstallda' && staff.test(line))),
      ...acting('hiring'),
      ...(begun || isNew ? acting('job') : []),
      ...all.filter(({ at }) => /^(taken|took) on/.test(words.slice(at, at + 2).join(' '))),
      ...all.filter(
        ({ word, at }) =>
          word === 'hire' && /^(new|ny|one|a|1|permanent|visstid|temporary|fulltid|parttid)$/.test(words[at - 1] ?? '')
      ),
    ],
    internship: acting('internship'),
    education: acting('education').filter(
      ({ at }) =>
        !/^(safety|induction|sakerhets|skydds|intern|brand|fire|introduction|internal)$/.test(words[at - 1] ?? '')
    ),
  };
  const any = Object.values(found).flat().length > 0;
  if (acting('ended').length > 0 && (somebody || any)) {
    const after = found.employment.length > 0 && begun;
    if (!after) return { act: 'ended', doubt: false };
  }
  const kinds = (['employment', 'internship', 'education'] as const).filter((kind) => found[kind].length > 0);
  const front = kinds.filter((kind) => found[kind].some(({ at }) => !isBackground(words, at)));
  const [first, second] = front;
  if (first === undefined) return { act: null, doubt: false };
  if (second === undefined) {
    const bareStaff = /\b(har|have) (\d+|\S+) (anstallda|employed)\b/.test(line);
    return { act: first, doubt: first === 'employment' && bareStaff };
  }
  if (first === 'employment' && second === 'internship') {
    if (
      /\b(pa|som|as|on|in|an|i) (en |ett |an? )?(\S*praktik\S*|intern\S*|trainee\S*|arbetstraning)\b|praktikplats/.test(
        line
      )
    )
      return { act: 'internship', doubt: false };
    return { act: 'employment', doubt: !/praktiken|praktikanten|praktikanterna|internship/.test(line) };
  }
  if (second === 'education' && begun && !/\b(anstallt|anstallde|hired)\b/.test(line))
    return { act: 'education', doubt: false };
  return { act: first, doubt: false };
}

/** Words after which a number counts persons, in a part that does not say what happened. */
const countable =
  /^(till|nya|ny|nytt|more|new|other|pa|fran|from|hos|at|in|i|on|med|with|av|of|som|vid|starting|st|stycken|x|blev|ar|var|\[namn\])$/;

function countIn(items: readonly Item[], hasAct: boolean): { count: number | null; doubt: boolean } {
  const exact: number[] = [];
  let article: number | null = null;
  items.forEach((item, at) => {
    if (!('word' in item)) return;
    const number = numberOf(item.word);
    if (number === null) return;
    const neighbour = (offset: number): Item | undefined => items[at + offset];
    const next = neighbour(1);
    const following = next && 'word' in next ? next.word : '';
    const before = neighbour(-1);
    const preceding = before && 'word' in before ? before.word : '';
    if (/^(%|procent|percent|procentig)/.test(following)) return;
    if (
      /^(placering|placeringen|placement|nr|nummer|number|etapp|stage|phase|hus|kvarter|rum|no|version|punkt|lot|del|#|§|av|of|totalt|total|mal)$/.test(
        preceding
      )
    )
      return;
    if (
      /^(timm|tim|hour|krono|procent|lagenhet|hus|apartment|mote|meeting|bidrag|anbud|veck|dag|manad|mån|month|week|day)/.test(
        following
      )
    )
      return;
    if (/^\d{4,}$/.test(item.word)) return;
    const last = next === undefined || !('word' in next) || /^[.!?]$/.test(following);
    if (
      !hasAct &&
      !(last || countable.test(following) || means(following, 'person') || isForm(following) || isExtent(following))
    )
      return;
    // "än" is no "an".
    if (/^än$/i.test(item.raw)) return;
    if (isArticle(item.word)) {
      const noun =
        means(following, 'person') ||
        /^(till|ny|nya|new|another|annan)$/.test(following) ||
        /^(praktikant|larling|apprentice|intern)$/.test(following);
      if (
        !noun &&
        /^(hos|at|pa|vid|i|in|on|med|with|for|till|to|av|by|som|as|fran|from|per|efter|after)$/.test(preceding)
      )
        return;
      if (
        means(following, 'education') ||
        /^(del|gang|time|bra|good|lite|little|fraga|question|few|couple|number|handful|par)$/.test(following)
      )
        return;
      article ??= 1;
    } else exact.push(number);
  });
  const [first] = exact;
  const doubt = new Set(exact).size > 1;
  return first === undefined ? { count: article, doubt: false } : { count: first, doubt };
}

const isForm = (word: string): boolean =>
  (['permanent', 'fixed-term', 'apprenticeship', 'probation'] as const).some((tag) => means(word, tag));
const isExtent = (word: string): boolean => /^(heltid|halvtid|deltid|fulltid|halftid|parttid)/.test(word);

function formsOf(words: readonly string[]): Pick<Fact, 'form' | 'formDoubt'> {
  const has = (tag: Tag): boolean => words.some((word) => means(word, tag));
  const fast = words.some(
    (word, at) =>
      /^(fast|fasta)$/.test(word) && (means(words[at + 1] ?? '', 'hire') || means(words[at + 1] ?? '', 'job'))
  );
  const found: EmploymentForm[] = [];
  if (has('permanent') || fast) found.push('permanent');
  if (has('fixed-term')) found.push('fixed-term');
  if (has('apprenticeship')) found.push('apprenticeship');
  const [form] = found;
  return { form: found.length === 1 ? (form ?? null) : null, formDoubt: found.length > 1 || has('probation') };
}

function extentOf(words: readonly string[]): Pick<Fact, 'extent' | 'extentDoubt'> {
  for (const [at, word] of words.entries()) {
    const number = /^\d+$/.test(word) ? Number(word) : numberOf(word);
    if (number !== null && /^(%|procent|percent|procentig)/.test(words[at + 1] ?? ''))
      return { extent: number >= 1 && number <= 100 ? number : null, extentDoubt: number < 1 || number > 100 };
    if (/^(heltid|fulltid)/.test(word)) return { extent: 100, extentDoubt: false };
    if (/^(halvtid|halftid)/.test(word)) return { extent: 50, extentDoubt: false };
    if (/^(deltid|parttid)/.test(word) && !words.some((each) => /^(%|procent|percent)/.test(each)))
      return { extent: null, extentDoubt: true };
  }
  return { extent: null, extentDoubt: false };
}

/** Each date with the tense of the nearest verb that has one: the one before it, else the one after. */
function datesIn(items: readonly Item[]): Fact['dates'] {
  return items.flatMap((item, at) => {
    if (!('type' in item) || item.type !== 'date') return [];
    const tenses = (part: readonly Item[]): Tense[] =>
      part.flatMap((each) => ('word' in each ? (tenseOf(each.word) ?? []) : []));
    return [
      { hit: item, tense: item.tense ?? tenses(items.slice(0, at)).at(-1) ?? tenses(items.slice(at + 1))[0] ?? null },
    ];
  });
}

function tenseOf(word: string): Tense | null {
  if (/^(borjar|startar|paborjar|begins|starts|slutar|ends|ska|skall|kommer|will|going)$/.test(word)) return 'future';
  if (/^(fick|fatt|got)$/.test(word)) return null;
  return means(word, 'begun') || means(word, 'ended') ? 'past' : null;
}
