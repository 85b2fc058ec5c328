// How many a part counts, and which placements it names.
import type { Item } from './date-hits.js';
import { means } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';
import { isExtent, isForm } from './terms.js';

/** A number of persons; `doubt` when the words say it is rough, or say two numbers. */
export interface Count {
  readonly count: number | null;
  readonly doubt: boolean;
  /** Only a singular says so: "ny elektriker", "anställd". */
  readonly implied: boolean;
}

/** Words after which a number counts persons, in a part that does not say what happened. */
const countable =
  /^(?:till|nya|ny|nytt|more|new|other|pa|fran|from|hos|at|in|i|on|med|with|av|of|som|vid|starting|st|stycken|x|blev|ar|var|har|have|borjade|borjar|started|startade|starts|joined|sen|sedan|since|\[namn\])$/;
const notCounting =
  /^(?:placering|placeringen|placement|nr|nummer|number|etapp|stage|phase|hus|kvarter|rum|no|version|punkt|lot|del|#|§|av|of|totalt|total|mal|hiss|kran|port|plan|lag)$/;
const otherThing =
  /^(?:timm|tim$|hour|krono|procent|percent|%|lagenhet|hus|apartment|mote|meeting|bidrag|anbud|veck|dag|manad|mån|month|week|day|rapport|report|etapp|gang)/;
const roughly =
  /^(?:typ|ca|cirka|circa|ungefar|runt|omkring|kring|nastan|about|around|roughly|approximately|minst|uppemot|drygt|max|kanske|maybe|over|almost|some)$/;
const range = /^(?:-|–|eller|or|till|to|\/)$/;

/** The persons that a part counts. `hasAct` is true when it says what happened to them. */
export function countIn(items: readonly Item[], hasAct: boolean): Count {
  const exact: number[] = [];
  let one: number | null = null;
  let doubt = false;
  const at = (index: number): { raw: string; word: string } => {
    const item = items[index];
    return item !== undefined && 'word' in item ? item : { raw: '', word: '' };
  };
  items.forEach((item, index) => {
    if (!('word' in item)) return;
    const number = numberOf(item.word);
    if (number === null) return;
    const preceding = at(index - 1).word;
    const following = at(index + 1).word;
    // "Quick one:", "the last one"
    if (item.word === 'one' && /^(?:quick|this|that|the|last|next|which|good|each)$/.test(preceding)) return;
    if (notCounting.test(preceding) || otherThing.test(following) || /^\d{4,}$/.test(item.word)) return;
    // "tillsvidare 100", "heltid 100": how much, not how many.
    if (
      (isForm(preceding) || isExtent(preceding) || /^(?:pa|fast|fasta)$/.test(preceding)) &&
      [25, 40, 50, 60, 75, 80, 90, 100].includes(number) &&
      !isPerson(following)
    )
      return;
    const last = items[index + 1] === undefined || /^[.!?)]$/.test(following);
    if (
      !hasAct &&
      !(
        last ||
        // "Två 1 mars och tre 1 april"
        (index === 0 && isDate(items[1])) ||
        countable.test(following) ||
        range.test(following) ||
        isPerson(following) ||
        isForm(following) ||
        isExtent(following)
      )
    )
      return;
    if (isArticle(item.word)) {
      if (isArticleOfOne(item.raw, preceding, following)) one ??= 1;
      return;
    }
    // "2-3 praktikanter", "två eller tre": one of them, but which?
    if (range.test(following) && numberOf(at(index + 2).word) !== null) doubt = true;
    // "Över två", but not "tog över två"
    const tookOver = /^(?:over)$/.test(preceding) && /^(?:tog|tagit|tar|took|taken)$/.test(at(index - 2).word);
    if ((roughly.test(preceding) && !tookOver) || (preceding === 'till' && at(index - 2).word === 'upp')) doubt = true;
    exact.push(number);
  });
  const [first] = exact;
  if (new Set(exact).size > 1) doubt = true;
  if (first !== undefined) return { count: doubt && exact.length > 1 ? null : first, doubt, implied: false };
  const words = items.flatMap((item) => ('word' in item ? [item.word] : []));
  const both = words.some((word, at) => /^(?:bada|both)$/.test(word) && isCounted(words[at + 1] ?? ''));
  if (both) return { count: 2, doubt, implied: false };
  return { count: one ?? (isOne(words) ? 1 : null), doubt, implied: one === null };
}

const isDate = (item: Item | undefined): boolean => item !== undefined && 'type' in item && item.type === 'date';

const isPerson = (word: string): boolean => means(word, 'person') || /^(?:st|stycken|x)$/.test(word);

const isCounted = (word: string): boolean =>
  isPerson(word) || means(word, 'internship') || means(word, 'apprenticeship');

/** "en målare", but not "hos en underentreprenör" and not "en bra dag". */
function isArticleOfOne(raw: string, preceding: string, following: string): boolean {
  // "än" is no "an".
  if (/^än$/i.test(raw)) return false;
  const noun =
    means(following, 'person') ||
    /^(?:till|ny|nya|new|another|annan)$/.test(following) ||
    (means(following, 'internship') && /(?:ant|n|ee)$/.test(following)) ||
    means(following, 'apprenticeship');
  if (
    !noun &&
    /^(?:hos|at|pa|vid|i|in|on|med|with|for|till|to|av|by|som|as|fran|from|per|efter|after)$/.test(preceding)
  )
    return false;
  return (
    (!means(following, 'education') || /(?:ar|at|ade)$/.test(following)) &&
    !/^(?:del|gang|time|bra|good|lite|little|fraga|question|few|couple|number|handful|handfull|antal|flertal|tiotal|femtontal|tjugotal|trettiotal|par|fin|trevlig|nice|great)$/.test(
      following
    )
  );
}

const singular =
  /^(?:\S*praktikant(?:en)?|\S*larling(?:en)?|kille|killen|tjejen|grabben|tjej|grabb|gubbe|ungdom|kvinna|intern|trainee|apprentice|\S*elev|\S*student|prao|someone|somebody|nan|nagon|ngn|kollega|kandidat|sommarjobbare|vikarie|timmis|sasongare)$/;

/** "Ny elektriker", "praktikant började": a noun or an adjective in the singular counts one. */
function isOne(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if (singular.test(word))
      return !/^(?:inte|not|fran|ingen|inga|utan|som|a)$/.test(words[at - 1] ?? '') || words[at - 1] === 'a';
    if (/^(?:ny|fast|tillsvidare|prov|tim|visstids|sasongs|projekt)?anstalld$/.test(word)) return true;
    if (/^(?:ny|nyanstalld|new|another)$/.test(word))
      return (
        (word === 'ny' && /^(?:pa|hos|i)$/.test(next)) ||
        means(next, 'person') ||
        (means(next, 'hire') && !next.endsWith('s')) ||
        next === 'hire'
      );
    return /^(?:han|hon|hen|he|she)$/.test(word);
  });
}

/** The placements that a part is about, each once; not the one somebody stands in for. */
export function placementsIn(words: readonly string[]): number[] {
  const found = words.flatMap((word, at) => {
    const short = /^p[-–]?(\d{1,4})$/.exec(word)?.[1];
    const long =
      /^(?:placering|placement|placeringen)$/.test(words[at - 1] ?? '') && /^\d{1,4}$/.test(word) ? word : undefined;
    const number = Number(short ?? long ?? 0);
    const other =
      /\b(?:vikarie|vikariat|vikarierar|istallet|ersatter|instead|replaces|replacing|cover|covering|handledare|tutor)(?: (?:for|of|till|at))?$/;
    return number > 0 && !other.test(words.slice(Math.max(0, at - 3), at).join(' ')) ? [number] : [];
  });
  return [...new Set(found)];
}

const beside =
  /^(?:hej|hejsan|hi|hello|hey|dear|tjena|tja|hallo|mvh|vh|halsningar|halsning|hlsn|regards|cheers|thanks|tack|tutor|handledare|kontakta|ring|fraga|med|enligt|hos|till|for|chef|av|by|with|to|from|fran|via|\/)$/;

/** How many names stand for persons that something happened to: not who is greeted, signs, or tutors. */
export function namesIn(words: readonly string[]): number {
  return words.filter((word, at) => {
    if (word !== '[namn]') return false;
    const before = words.slice(Math.max(0, at - 2), at).filter((each) => !/^(?:ar|is|,|:|-)$/.test(each));
    // "Praktik för Goran"
    if (before[1] === 'for' && means(before[0] ?? '', 'internship')) return true;
    return (
      !before.some((each) => beside.test(each)) &&
      !words.some((each) => /^(?:mvh|vh|halsningar|regards|cheers)$/.test(each))
    );
  }).length;
}
