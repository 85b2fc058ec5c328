// Takes identity numbers, ways to reach a person, names and words of health out of a text, before it is stored anywhere.
// It rather takes too much than too little.
import { givenName } from './given-names.js';
import { isKnown, means } from './lexicon.js';
import { fold } from './tokens.js';

const left = '(?<![\\p{L}\\d])';
const right = '(?![\\p{L}\\d])';
const gap = '[\\s\\u00a0.,:;/_|*()–—−‐‑+-]';

const email =
  /(?<![\p{L}\d._%+'-])[\p{L}\d._%+'-]+\s?(?:@|\(at\)|\[at\]|\(a\)|\s(?:snabel-?a|at)\s(?=[\p{L}\d-]+\s?(?:\.|dot|punkt)))\s?[\p{L}\d-]+(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?|\s(?:dot|punkt)\s)[\p{L}\d-]+)+/giu;
/** Eight or six digits of a birth date and four more, however they are set apart, wherever they stand. */
const identity = new RegExp(
  `(?<!\\d)(?:(?:1[89]|20)${gap}{0,2})?\\d{2}${gap}{0,3}[01]\\d${gap}{0,3}[0-9]\\d${gap}{0,4}(?:\\d${gap}{0,2}\\d${gap}{0,2}\\d${gap}{0,2}\\d(?!\\d)|[A-Z]{1,2}\\d{2,3}${right}|[xX*]{4})`,
  'gu'
);
/** Any ten or more digits in a row of their own. */
const longNumber = /\d(?:[\s.+–—-]?\d){9,}/gu;
const rawDigits = /\d{10,}/gu;
const phone = new RegExp(
  `(?<![\\p{L}\\d-])(?:(?:\\+|00)\\d{1,3}[\\s()/.-]{0,3}(?:\\(0\\)\\s?)?\\d(?:[\\s()/.-]{0,2}\\d){5,11}|0\\d{1,3}(?:[\\s/.–-]{0,3}\\d){5,9})(?!\\d)`,
  'gu'
);
const money = /^(?:\d{1,3}(?:[\s\u00a0.]\d{3})+|\d+)(?:,\d+)?\s?(?:kr|kronor|sek|öre|tkr|mkr|euro|eur|€)(?!\p{L})/iu;
const health = new RegExp(
  `${left}(?:(?:sjuk|sjukt|sjuka|sjukskriv\\p{L}*|sjukdom\\p{L}*|sjukanmäl\\p{L}*|långtidssjuk\\p{L}*|cancer\\p{L}*|depression\\p{L}*|deprimera\\p{L}*|ångest\\p{L}*|utbränd\\p{L}*|utmattning\\p{L}*|gravid\\p{L}*|föräldraledig\\p{L}*|diagnos\\p{L}*|adhd|autis\\p{L}*|asperger\\p{L}*|dyslexi\\p{L}*|ptsd|psyk(?:isk|iskt|os|ot|iatri)\\p{L}*|missbruk\\p{L}*|alkohol\\p{L}*|narkotika\\p{L}*|drog(?:er|missbruk\\p{L}*|problem\\p{L}*)|drogade|ont i \\p{L}+|migrän\\p{L}*|feber|influensa|covid\\p{L}*|corona|förkyl\\p{L}*|magsjuk\\p{L}*|panikattack\\p{L}*|lunginflammation|rehab\\p{L}*|funktionsnedsatt\\p{L}*|funktionsnedsättning\\p{L}*|funktionshind\\p{L}*|handikapp\\p{L}*|diabet\\p{L}*|epilep\\p{L}*|hiv|ryggont|ryggproblem|ryggskott|hjärtproblem|hjärtinfarkt|stroke|allergi\\p{L}*|operera\\p{L}*|medicinera\\p{L}*|läkarintyg\\p{L}*|vårdcentral\\p{L}*|nedsatt arbetsförmåga|självmord\\p{L}*)|(?:sick|sickness|ill|illness\\p{L}*|pregnan\\p{L}*|disab\\p{L}*|handicap\\p{L}*|depress\\p{L}*|anxiety|burn(?:t|ed)? ?out|burnout|diagnos\\p{L}*|autistic|fever|flu|migraine\\p{L}*|headache\\p{L}*|back ?pain|drugs?|hospitali[sz]ed|addict\\p{L}*|alcohol\\p{L}*|mental health|mental\\p{L}* ill\\p{L}*|diabetic|surgery|epileptic|maternity leave|injur(?:y|ed|ies)|skada(?:d|t|de)|arbetsskad\\p{L}*))${right}`,
  'giu'
);

/** What was taken out of a text, by the marks that stand in its place. */
export type Withheld = 'name' | 'identityNumber' | 'contact' | 'health';

const marks: readonly (readonly [mark: RegExp, what: Withheld])[] = [
  [/\[namn\]/g, 'name'],
  [/\[personnummer\]/g, 'identityNumber'],
  [/\[(?:telefon|e-post)\]/g, 'contact'],
  [/\[struket\]/g, 'health'],
];

/** What `redact` took out of a text to make what is stored. */
export function withheldFrom(text: string, stored: string): Withheld[] {
  const times = (where: string, mark: RegExp): number => where.match(mark)?.length ?? 0;
  return marks.flatMap(([mark, what]) => (times(stored, mark) > times(text, mark) ? [what] : []));
}

/** As a word in small letters it is English. */
const healthCapitals = new RegExp(`${left}ADD${right}`, 'gu');

/** Replaces what may tell who somebody is, or how they are. `keep` are names of organisations. Idempotent. */
export function redact(text: string, keep: readonly string[] = []): string {
  let now = text.normalize('NFC');
  // What one pass takes away can bring two others together; the number of passes is bounded by what there is to take.
  for (let pass = 0; pass < 8; pass += 1) {
    const next = names(numbers(now).replace(health, '[struket]').replace(healthCapitals, '[struket]'), keep);
    if (next === now) return now;
    now = next;
  }
  return now;
}

function numbers(text: string): string {
  const isMoney = (match: string, at: number): boolean => {
    const found = money.exec(text.slice(at));
    return found !== null && found[0].length > match.length && !/\d{5}/.test(match);
  };
  // Not a birth date with its four digits, unless those begin a date of their own.
  const dates =
    /(?<!\d)20[1-4]\d-[01]\d-[0-3]\d(?!\d|[\s.+–—−/-]{0,4}(?!(?:1[89]|20)\d\d[/. -]?[01]\d[/. -]?\d\d)\d{4}(?!\d))|(?<!\d)20[2-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[\s.+–—−/-]{0,4}\d{4}(?!\d))/gu;
  // Dates that belong to no number are put aside, so that two of them beside each other are not taken for one.
  const aside: string[] = [];
  const hidden = text
    .replace(email, '[e-post]')
    .replace(dates, (date) => `\u{E000}${String.fromCodePoint(0xe100 + ((aside.push(date) - 1) % 0x1000))}\u{E001}`);
  const clean = hidden
    .replace(rawDigits, '[personnummer]')
    .replace(identity, (match, at: number) => (isMoney(match, at) ? match : '[personnummer]'))
    .replace(phone, (match) => (isDates(match) ? match : '[telefon]'))
    .replace(longNumber, (match, at: number) => (isMoney(match, at) || isDates(match) ? match : '[personnummer]'));
  return clean.replace(
    /\u{E000}([\u{E100}-\u{F0FF}])\u{E001}/gu,
    (mark, code: string) => aside[(code.codePointAt(0) ?? 0) - 0xe100] ?? mark
  );
}

/** True when a run of digits is nothing but dates, e.g. two of them as a range. */
function isDates(match: string): boolean {
  return (
    match.replace(/20[1-4]\d[-.][01]\d[-.][0-3]\d|[0-3]?\d\.[01]?\d\.20[1-4]\d/g, '').replace(/[\s–—-]/g, '') === ''
  );
}

interface Word {
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
}

/** Capitalised words that are no persons: the language's own, months, days, places and firms of the trade. */
const common = new Set(
  (
    'jag vi du ni han hon de den det dom man som en ett och men eller att for till fran pa i av om med hos vid per nar hur vad var vem vilka vilken har hade ar blev blir ska skall kan kommer vill far maste nu idag igar imorgon sen sedan dar har hit inte ingen inga inget ja nej ok okej tack hej hejsan tjena halla mvh vanligen status hjalp bra ny nya nytt ' +
    'the a an and but or to from at in on of by with for as is are was were be been have has had will would can could should may might do does did not no yes please thanks thank hello hi hey dear we i you he she it they them our your their this that these those there here who what when where why how which one two three ' +
    'januari februari mars april maj juni juli augusti september oktober november december jan feb mar apr jun jul aug sep sept okt oct nov dec january february march may june july august october mandag tisdag onsdag torsdag fredag lordag sondag monday tuesday wednesday thursday friday saturday sunday mandagen tisdagen onsdagen torsdagen fredagen vecka veckan week manad manaden month ar year ' +
    'orebro vivalla stockholm goteborg malmo sverige sweden kommun kommunen arbetsformedlingen arbetsmarknadsenheten orebrobostader slack teams foothold fotfaste upphandling upphandlingen tender contract kontrakt kontraktet avtal avtalet projekt projektet bygget etapp hus kvarter rapport report obs ps info update uppdatering ue lou uhm ' +
    'personal personalen gruppen laget killarna tjejerna handledare handledaren chef chefen platschef platschefen projektledare projektledaren alla ' +
    'gor kor tar ger laser bor ser tror mar avslar godkanner godkann avslag andra hoj sank komplettera ring mejla skicka kolla se las fraga cheers best kind regards thx sv vb fwd re ang galler amne subject halsningar antal start slut startdatum slutdatum datum form typ omfattning procent praktik anstallning utbildning kopia notera obs tillagg bra klart toppen super kanon fint perfekt grattis valkommen welcome sorry ursakta tyvarr ursprungligt meddelande original message sent rattelse rattning korrigering swedish english arabic somali svenska engelska bygg el vvs mark easter christmas midsummer pask jul midsommar strommen vattnet varmen kranen hissen bilen gjutningen taket grunden stallningen leveransen mon tue tues wed thu thurs fri sat sun skickat fran min iphone android mobil ' +
    'skanska ncc peab jm veidekke serneke elajo bravida assemblin instalco caverion ramirent cramo besqab hsb riksbyggen obo samhall'
  ).split(' ')
);
const orgBefore =
  /^(hos|vid|at|with|underentreprenor|underentreprenoren|ue|firman|foretaget|bolaget|subcontractor|company|firm|supplier|leverantoren|entreprenoren|contractor)$/;
const orgAfter =
  /^(AB|HB|KB|Bygg\p{Ll}*|El|Rör|Måleri\p{Ll}*|VVS|Entreprenad\p{Ll}*|Group|Ltd|Golv|Tak|Städ|Plåt|Mark|Fastigheter|kommun|region|Construction|Sverige)$/u;
/** Blocks, streets and towns by their endings. */
const placeName =
  /^\p{L}{2,}(?:hagen|backen|berga|gatan|vägen|torget|parken|staden|gården|ängen|köping|holmen|skolan|gymnasiet|gymnasium|universitetet|kyrkan|området|centrum|hamnen|borg|stad|sjön|dalen|åsen|kvarteret|huset)$/iu;
/** Verbs whose subject is a person, and those whose object is. */
const personDoes =
  /^(har|hade|borjade|borjar|slutade|slutar|startade|startar|fick|gick|gar|ringde|sa|sager|trivs|vill|jobbar|arbetar|pluggar|laser|ar|var|blev|kommer|ska|mar|started|starts|began|left|quit|got|is|was|has|works|will|said|called|joined|finished|som|och|and)$/;
const personAfter =
  /^(anstallt|anstalla|anstallde|anstaller|hired|hire|employed|recruited|rekryterat|rekryterade|praktikant|praktikanten|deltagare|deltagaren|larling|larlingen|handledare|handledaren|kontakta|ring|fraga|mvh|halsningar|regards|heter|named|called|intern|apprentice|tutor|for|med|till|av|och|and|namn|kollega|snickaren|malaren|elektrikern|tack|hej|hi|hello|dear|kandidaten|sokande|personen|person|killen|tjejen|mr|mrs|ms|herr|fru|in|on)$/;
const familyName =
  /^\p{L}{2,}(?:sson|ssons|sons|qvist|kvist|ström|strom|lund|berg|gren|blad|stedt|stedts|dahl|holm|quist|ović|ovic|vić|ic|wski|ska|enko|zadeh|oglu|yan)s?$/iu;

function names(text: string, keep: readonly string[]): string {
  const kept = new Set(keep.flatMap((name) => fold(name).split(/\s+/)));
  const words: Word[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const match of text.matchAll(/\[[\p{L}-]+\]|\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)) {
    gaps.push(text.slice(end, match.index));
    words.push({ text: match[0], folded: fold(match[0]), capital: /^\p{Lu}/u.test(match[0]) });
    end = match.index + match[0].length;
  }
  gaps.push(text.slice(end));
  const firms = firmWords(words, gaps);
  const person = words.map((_, at) => !firms.has(at) && isPerson(words, gaps, at, kept));
  // A name goes on over the capitalised words, and the unknown ones, that follow a given name.
  words.forEach((word, at) => {
    const before = words[at - 1];
    if (!person[at - 1] || person[at] || firms.has(at) || !/^\s+$/.test(gaps[at] ?? '') || before === undefined) return;
    if (isMarked(word) || kept.has(word.folded) || isVocabulary(word.folded) || isReference(word, gaps[at + 1])) return;
    if (
      word.capital ||
      familyName.test(word.text) ||
      (givenName(stem(before.folded)) === 'surely' && /^(?:al|el|bin|von|af|de)$/.test(word.folded))
    )
      person[at] = true;
    else if (
      givenName(stem(before.folded)) === 'surely' &&
      /(?:i|a|o|u|e|y|n|r|d|h|m|l)$/.test(word.folded) &&
      word.text.length > 2 &&
      !swedish.test(word.folded)
    )
      person[at] = true;
  });
  let result = '';
  words.forEach((word, at) => {
    const hide = person[at] === true;
    const joined = hide && person[at - 1] === true && /^\s+$/.test(gaps[at] ?? '');
    if (!joined) result += gaps[at] ?? '';
    if (hide && !joined) result += '[namn]';
    if (!hide) result += word.text;
  });
  // Two names without a word between them are one.
  return (result + (gaps[words.length] ?? '')).replace(/\[namn\](?:\s+\[namn\])+/g, '[namn]');
}

/** The words of "Bygg & Betong i Närke AB": what leads up to AB is a firm's name, also where it is a person's. */
function firmWords(words: readonly Word[], gaps: readonly string[]): ReadonlySet<number> {
  const firms = new Set<number>();
  words.forEach((word, at) => {
    if (!/^(?:AB|HB|KB)$/.test(word.text)) return;
    for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
      const { text, capital } = words[back] as Word;
      if (!/^\s*&?\s*$/.test(gaps[back + 1] ?? '') || (!capital && !/^(?:i|och)$/.test(text))) break;
      firms.add(back);
    }
  });
  return firms;
}

/** Endings of Swedish and English words that nobody bears as a name. */
const swedish = /(?:ade|de|ar|er|at|ar|it|ade|ing|ed|ande|ende|ligt|igt|ig|lig|are|en|et|na)$/;
const isMarked = (word: Word): boolean => word.text.startsWith('[');
const stem = (folded: string): string => (givenName(folded) === 'no' ? folded.replace(/['’]?s$/, '') : folded);
const isVocabulary = (folded: string): boolean =>
  common.has(folded) || common.has(folded.split(/['’]/)[0] ?? '') || isKnown(folded);

/** "Två praktikanter från Hermods": who sends people is no person. */
function isFromOrganisation(words: readonly Word[], at: number): boolean {
  const people = words[at - 2]?.folded ?? '';
  return (
    /^(fran|from)$/.test(words[at - 1]?.folded ?? '') &&
    (means(people, 'person') || means(people, 'internship') || means(people, 'apprenticeship'))
  );
}

/** P-17, v14, UPP-2026-014. */
const isReference = ({ text }: Word, behind = ''): boolean =>
  /^[-–]?\s?\d/.test(behind) && (/^[PVWpvw]$/.test(text) || /^\p{Lu}{2,}$/u.test(text));

function isPerson(words: readonly Word[], gaps: readonly string[], at: number, kept: ReadonlySet<string>): boolean {
  const word = words[at];
  if (word === undefined || isMarked(word) || kept.has(word.folded)) return false;
  // "Trapphus B" tells nobody's name.
  if (word.text.length === 1 || isReference(word, gaps[at + 1])) return false;
  const before = words[at - 1];
  const after = words[at + 1];
  const beside = (offset: number): boolean => /^\s*$/.test(gaps[at + offset] ?? '');
  const starts = at === 0 || /[.!?:\n•]\s*["”'(-]*\s*$/.test(gaps[at] ?? '');
  const firm = after !== undefined && beside(1) && (orgAfter.test(after.text) || kept.has(after.folded));
  if (firm && word.capital) return false;
  // "Anderssons Måleri", "Närkes Plåt & Tak"
  const joined = /^\s*&?\s*$/.test(gaps[at] ?? '');
  if (orgAfter.test(word.text) && before?.capital === true && joined && givenName(before.folded) === 'no') return false;
  const name = word.text.split(/['’-]/).map((part) => givenName(stem(fold(part)), part));
  if (name.includes('surely')) return true;
  if (name.includes('maybe') && word.capital && !starts)
    return !/^\d/.test((gaps[at] ?? '').trim()) && !/\d\s*$/.test(gaps[at] ?? '');
  if (isVocabulary(word.folded)) return false;
  if (/^\p{L}{3,}s?sons?$/iu.test(word.text) && !/(?:^säsong|person)/iu.test(word.text)) return true;
  if (!word.capital || /^\p{Lu}{2,}$/u.test(word.text)) return false;
  const previous = before && beside(0) ? before.folded : '';
  if (orgBefore.test(previous) || placeName.test(word.text)) return false;
  // In the middle of a sentence a capital is a name; at its start only where persons stand.
  if (!starts) {
    if (personAfter.test(previous)) return true;
    if (
      before?.capital === true &&
      beside(0) &&
      !isVocabulary(before.folded) &&
      !orgBefore.test(words[at - 2]?.folded ?? '')
    )
      return true;
    if (familyName.test(word.text)) return true;
    return !/^(pa|i|in|near|mot|genom|via|by|under)$/.test(previous) && !isFromOrganisation(words, at);
  }
  if (after === undefined) return false;
  // "Khadra & Leyla", "Khadra och Leyla"
  const other = /^\s*[&+/]\s*$/.test(gaps[at + 1] ?? '')
    ? after
    : /^(och|and|o)$/.test(after.folded)
      ? words[at + 2]
      : undefined;
  if (other?.capital === true && givenName(other.folded, other.text) === 'surely') return true;
  if (!beside(1) || isReference(after, gaps[at + 2])) return false;
  const next = words[at + 2];
  if (after.capital && !isVocabulary(after.folded) && !/^\p{Lu}{2,}$/u.test(after.text)) return true;
  // "Elajo har anställt två" is a firm; "Zerina har börjat" is a person.
  if (/^(har|has|hade|had)$/.test(after.folded))
    return !/^(anstallt|hired|rekryterat|tagit|taken|employed|vi|jag|de|ni|we|i|you|they|tva|tre|ingen|inte)$/.test(
      next?.folded ?? ''
    );
  if (/^(ska|kommer|is|was|ar|var|will|vill|blev|som)$/.test(after.folded))
    return /^(sluta|borja|start|starta|pa|jobba|anstalld|hired|starting|leaving|kvar|till|to|on|a|in)$/.test(
      next?.folded ?? ''
    );
  return personDoes.test(after.folded) && !/^(och|and)$/.test(after.folded);
}
