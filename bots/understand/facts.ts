// What each part of a message says: who, what, when, how much, where; and whether it is denied or only wished for.
import type { ReportEntry } from '../../domain/commands.js';
import { actOf } from './acts.js';
import { countIn, namesIn, placementsIn } from './counts.js';
import type { DateHit, Item } from './date-hits.js';
import type { Tense } from './dates.js';
import { employerIn } from './employer.js';
import type { Tag } from './lexicon.js';
import { means } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';
import type { Part } from './parts.js';
import type { ExtentSaid, FormSaid } from './terms.js';
import { extentOf, formOf, isForm } from './terms.js';

/** What one part says. Everything may be missing. */
export interface Fact extends ExtentSaid, FormSaid {
  readonly act: ReportEntry['what'] | null;
  /** The verb says the form of employment, and so of all: "fast anställt en målare och en snickare". */
  readonly formOfAct: boolean;
  /** Only named with an article, and nothing told: "praktikanterna sköter sig bra". */
  readonly mentioned: boolean;
  /** True when the words leave open which act is meant, e.g. "anställt två praktikanter". */
  readonly actDoubt: boolean;
  readonly count: number | null;
  readonly countDoubt: boolean;
  /** Only a singular says the count: "ny elektriker". */
  readonly implied: boolean;
  /** The count is the number of names, and not said. */
  readonly named: boolean;
  readonly placements: readonly number[];
  /** "Hon", "he": one who was named before, or is not named at all. */
  readonly pronoun: boolean;
  readonly dates: readonly DateSaid[];
  readonly employer: string | null;
  readonly employerDoubt: boolean;
  readonly denied: boolean;
  /** Denied of something known: "vi fick inte ihop det med praktiken". */
  readonly definite: boolean;
  readonly wished: boolean;
  /** Somebody began something, without a word for what. */
  readonly begun: boolean;
  /** The same, but for "got" and "fick", which may be about anything. */
  readonly started: boolean;
  /** It ends, or will: "slutar 18 december". */
  readonly ending: boolean;
  /** Somebody came: "tog in två", "ny kille på plats". */
  readonly arrived: boolean;
  /** "P-4 jobbar på": tells something of its own, and is no beginning of a list of names. */
  readonly busy: boolean;
  /** "Anställde", "hired": it was done, whatever was only wished for before it. */
  readonly done: boolean;
  /** "Tagit in", "ingen har börjat": what a denial of is a report of none. */
  readonly taken: boolean;
  /** A word for an end stands in it, perhaps about those named before. */
  readonly endsSomething: boolean;
  /** "Den sista började 16 november": only one of those before. */
  readonly oneOfThem: boolean;
  readonly everyone: boolean;
  /** A word for persons stands in it: "en målare", not "en på NCC". */
  readonly persons: boolean;
  /** "vi har ...": a statement of its own, not the going on of the one before. */
  readonly ownSubject: boolean;
  readonly link: string;
  readonly sentence: number;
  readonly aside: boolean;
}

/** A date, and which way the verb nearest to it looks. */
export interface DateSaid {
  readonly hit: DateHit;
  readonly tense: Tense | null;
}

const started = (word: string): boolean =>
  (means(word, 'begun') || means(word, 'begins')) && !/^(?:fick|fatt|got)$/.test(word);
const isCount = (word: string): boolean => !isArticle(word) && numberOf(word) !== null;
const came =
  /\b(?:tog|tagit|fick|fatt|hade|haft|kallat|kallade|plockat|plockade|took|taken|brought|called|got) (?:in|emot|med|on|hit)\b|\b(?:pa plats|pa bygget|hos oss|on site|with us|joined|tillkommit|kom till oss|igang|anlant|inne)\b/;

/** "Våra tre praktikanter är kvar", "vi har bara en kvar": nothing new. */
const stays =
  /\b(?:ar|finns|sitter|are|is) (?:alla |bada |fortfarande |still )?(?:kvar|still here|still with us|still on)\b|\b(?:har|have) \S.*\bkvar\b/;

/** Reads one part. `keep` are names of organisations that are known. */
export function factOf(part: Part, keep: readonly string[]): Fact {
  const { words } = part;
  const line = words.join(' ');
  const has = (tag: Tag): boolean => words.some((word) => means(word, tag));
  const placements = placementsIn(words);
  const names = namesIn(words);
  // "En till", "två grabbar till"
  const more = words.some((word, at) => {
    const [before = '', twoBefore = ''] = [words[at - 1], words[at - 2]];
    return word === 'till' && (numberOf(before) !== null || (means(before, 'person') && numberOf(twoBefore) !== null));
  });
  const pronoun = words.some((word) => /^(?:han|hon|hen|he|she)$/.test(word));
  const somebody =
    placements.length > 0 ||
    names > 0 ||
    has('person') ||
    words.some(isCount) ||
    more ||
    /\b(?:en|ena|ett|one) (?:av|of) \S/.test(line) ||
    pronoun;
  const old = stays.test(line) && !has('begun') && !has('begins');
  const mentioned =
    /\b(?:praktikant|larling|praktik|utbildning|kurs)(?:en|erna|arna|na)\b|\b(?:the|our|vara) (?:interns?|trainees?|apprentices?|internships?|praktikanter|larlingar)\b/.test(
      line
    ) &&
    !words.some((word) => means(word, 'hire') && !means(word, 'apprenticeship')) &&
    !['begun', 'begins', 'ended', 'hiring', 'plan', 'not'].some((tag) => has(tag as Tag)) &&
    placements.length === 0 &&
    names === 0 &&
    !words.some(isCount) &&
    part.items.every((item) => 'word' in item || item.type !== 'date');
  const { act, doubt } = old ? { act: null, doubt: false } : actOf(words, somebody);
  const counted = old ? { count: null, doubt: false, implied: false } : countIn(part.items, act !== null);
  const planned = has('plan') || /\bto (?:hire|employ|recruit)\b/.test(line);
  // "Fick anställa en till": it was done.
  const managed = words.some(
    (word) => /^(?:lyckats|lyckades|kunnat|managed|able)$/.test(word) || (planned && /^(?:fick|fatt)$/.test(word))
  );
  const hired = act === null && managed && planned;
  const said = hired ? 'employment' : act;
  const employer = employerIn(part.items, said, keep);
  return {
    act: said,
    actDoubt: doubt,
    count: counted.count ?? (names > 0 ? names : null),
    countDoubt:
      counted.doubt || (counted.count === null && words.some((word, at) => isVague(word, words[at + 1] ?? ''))),
    implied: counted.implied && counted.count !== null,
    named: counted.count === null && names > 0,
    mentioned,
    placements: old ? [] : placements,
    pronoun: pronoun || (/^(?:(?:sen|sedan|nu|nu ar|och) )*\S*anstalld\b/.test(line) && names === 0 && !has('person')),
    dates: datesIn(part.items),
    ...extentOf(words),
    ...formOf(words),
    formOfAct: words.some(
      (word, at) =>
        means(word, 'hire') && (isForm(word) || /^(?:fasta?|tillsvidare|visstid)$/.test(words[at - 1] ?? ''))
    ),
    employer: employer?.name ?? null,
    employerDoubt: employer?.doubt ?? false,
    denied: isDenied(words) || counted.count === 0,
    definite:
      /\b(?:praktiken|anstallningen|utbildningen|praktikanten|larlingen|kursen|the internship|the hire|the course)\b/.test(
        line
      ),
    wished: isWished(line, { has, act, managed, planned }),
    begun: has('begun') || has('begins'),
    started: words.some((word) => started(word)),
    ending: /\b(?:slutar|ends|slut|slutdatum|upphor|avslutas|ending)\b/.test(line),
    busy: /\b(?:jobbar|arbetar|trivs|mar|gar|gor|skoter|funkar|fungerar|kampar|rullar|fortsatter|works|working|doing|going)\b/.test(
      line
    ),
    arrived:
      more ||
      (came.test(line) && !/\b(?:vi|we) (?:ar|are|var|were)\b(?: \S+)? \d/.test(line)) ||
      /\bst till\b/.test(line) ||
      words.some((_, at) => isNew(words, at)),
    done: /\b(?:anstallde|anstallt|rekryterade|rekryterat|hired|employed|recruited)\b/.test(line),
    taken:
      (has('begun') &&
        /\b(?:ingen|inga|nobody|no one|none) (?:ny |nya |new )?(?:har |have |has )?(?:borjat|borjade|startat|joined|started|begun)\b/.test(
          line
        )) ||
      /\b(?:tog|tagit|fatt|fick|took|taken|take|brought) (?:in|emot|on|hit)\b/.test(line),
    endsSomething: has('ended'),
    oneOfThem:
      /^(?:,|och|and)? ?(?:forsta|sista|senaste|first|last|latest) (?:kom|borjade|startade|came|started)\b/.test(
        line
      ) ||
      /\b(?:resten|ovriga|the rest)\b|\b(?:de|dom|the) \S+ (?:forsta|sista|andra|first|last|other)\b/.test(line) ||
      /\b(?:den|the) (?:forsta|sista|senaste|andra|tredje|ena|last|latest|second|third|other)\b/.test(line),
    everyone: has('everyone'),
    persons: has('person'),
    ownSubject: words.some((word) => /^(?:vi|we|jag|i)$/.test(word)) && has('has'),
    link: part.link,
    sentence: part.sentence,
    aside: part.aside,
  };
}

/** "Lite folk", but not "lite nytt". */
const isVague = (word: string, next: string): boolean =>
  means(word, 'vague') && (word !== 'lite' || means(next, 'person') || next === 'folk');

const isDenied = (words: readonly string[]): boolean =>
  words.some((word, at) => means(word, 'not') && !/^(?:bara|only|enbart)$/.test(words[at + 1] ?? ''));

/** "Ny kille", "en ny på 50 %", but not "ny handledare". */
function isNew(words: readonly string[], at: number): boolean {
  if (!/^(?:ny|nya|new|more|another|fler)$/.test(words[at] ?? '')) return false;
  const next = words[at + 1] ?? '';
  if (/(?:handledar|tutor|chef|kontakt|ledare|samordnare|ansvarig|manager)/.test(next)) return false;
  return (
    next === '' ||
    means(next, 'person') ||
    /^(?:pa|fran|sedan|sen|since|from|on|at|hos|i|\[namn\]|st|[.,!)(])$/.test(next) ||
    started(next)
  );
}

/** What is planned, wished for or only talked about has not happened. */
function isWished(
  line: string,
  { has, act, managed, planned }: { has: (tag: Tag) => boolean; act: Fact['act']; managed: boolean; planned: boolean }
): boolean {
  if (/\b(?:accepted|tackat ja|tackade ja|sagt ja|said yes)\b/.test(line)) return false;
  if (managed) return /\b(?:om|if|fragade|undrar|asked|kanske|maybe)\b/.test(line);
  if (/\b(?:kan|kunde|skulle|bor|might|could)\b.*\b(?:sluta|avbryta|leave)\b/.test(line)) return true;
  const modal = /\b(?:ska|skall|kommer (?:att|inte|nog|snart)|will|shall|gonna|kan|can|kunde)\b/.test(line);
  const whether =
    /^om\b|\b(?:fragade|fraga|undrar|undrade|vet inte|osaker pa|far se|beror pa) om\b|\bom (?:vi|de|hon|han|ni|jag|man|allt|nagon)\b/.test(
      line
    );
  return (
    has('wish') ||
    /\b(?:saknar|saknas|ligger pa|(?:kontraktet|avtalet|kravet|contract) (?:sager|ar|kraver|says|requires)|enligt (?:avtalet|kontraktet|kravet)|i (?:bolaget|foretaget|koncernen))\b/.test(
      line
    ) ||
    /\bser fram emot\b|\blook(?:ing)? forward to\b|\b(?:far|tar|blir|kommer) nog\b|\b(?:ar pa gang|in the pipeline|in progress|inte klart|ej klart|not settled)\b/.test(
      line
    ) ||
    whether ||
    (planned && act === null) ||
    /\b(?:plans?|going|hope) to (?:hire|employ|recruit|take)\b|\bwill hire\b/.test(line) ||
    (modal &&
      !has('begins') &&
      !has('begun') &&
      act !== null &&
      !has('ended') &&
      !/\b(?:har|have|has|ska gora|ska ga|ska vara|ska (?:in |ut )?pa)\b/.test(line))
  );
}

/** Each date with the tense of the nearest verb that has one: the one before it, else the one after. */
function datesIn(items: readonly Item[]): DateSaid[] {
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
  if (
    /^(?:borjar|startar|paborjar|begins|starts|slutar|ends|ska|skall|kommer|coming|will|going|avslutas|upphor|blir|anstaller|anstalls|rekryterar|tar)$/.test(
      word
    )
  )
    return 'future';
  if (
    /^(?:fick|fatt|got|slut|sistadag|sluta|avsluta|avbryta|leave|borja|starta|begin|start|avslutar|avbryter|hoppar|leaves|leaving|quits|retires)$/.test(
      word
    )
  )
    return null;
  return means(word, 'begun') || means(word, 'ended') ? 'past' : null;
}
