// The words that carry meaning, Swedish and English, folded (å -> a) and in the forms that people write.

import { remembered } from './remembered.js';

/** What a word can mean to the grammar. */
export type Tag =
  | 'hire'
  | 'hiring'
  | 'job'
  | 'plan'
  | 'internship'
  | 'education'
  | 'briefing'
  | 'ended'
  | 'begun'
  | 'begins'
  | 'not'
  | 'nothing'
  | 'wish'
  | 'permanent'
  | 'fixed-term'
  | 'apprenticeship'
  | 'probation'
  | 'everyone'
  | 'person'
  | 'separator'
  | 'but'
  | 'question'
  | 'has'
  | 'vague';

const stems = {
  employed: 'anstalld anstallda anstallt anstallde anstallts anstalldes anstallning anstallningar anstallningen',
};

const withPrefix = (...prefixes: string[]): string =>
  prefixes.flatMap((prefix) => stems.employed.split(' ').map((form) => prefix + form)).join(' ');

const words: Readonly<Record<Tag, string>> = {
  hire:
    `${withPrefix('', 'ny', 'fast', 'tillsvidare')} ` +
    'hired hires employed employments employment recruited rekryterat rekryterade ' +
    'larling larlingar apprentice apprentices apprenticeship apprenticeships nyrekryterade nyrekryteringar rekryteringar rekrytering sommarjobb sommarjobbare vikariat vikarie vikarier temps visstidare anstalls ' +
    'onboardat onboardade on-boardat on-boardade onboarded nyrekryterat recruits sasongare timmis timmisar timvikarie timvikarier ' +
    'nystartsjobb nystartjobb introduktionsjobb etableringsjobb beredskapsjobb traineejobb extratjanst extratjanster',
  // Counts as a hire only beside "got", "began", "new" or "permanent".
  job: 'employee employees position role contracts anstallningsavtal jobb jobba jobbat arbeta arbetat job jobs tjanst tjanster medarbetare starters working work contract kontrakt',
  hiring: 'anstaller rekryterar hiring',
  plan: 'anstalla rekrytera employ recruit nyanstalla',
  internship:
    'praktik praktiken praktikant praktikanter praktikanten praktikanterna praktikplats praktikplatser praktikperiod praktikperioden praktiserar praktiserat ' +
    'internship internships intern interns trainee trainees arbetstranar arbetstranat arbetstraning arbetstraningen arbetstraningsplats arbetstraningsplatser arbetsprovning arbetsprovningen apl lia prao praoar pryo',
  education:
    'utbildning utbildningen utbildningar utbildningsplats utbildningsplatser yrkesutbildning yrkesutbildningen studier studierna studera studerar studerat plugga pluggar pluggat ' +
    'komvux yrkesvux sfi yh folkhogskola yrkeshogskola larlingsutbildning kurs kursen kurser education educations class classes lessons course courses studies studying training vocational',
  // An education only where it is said who went.
  briefing: 'truckkort liftkort sakerhetskurs',
  ended:
    'slutat slutade slutar avslutat avslutade avslutad avslutades avslutats avbrutit avbrot avbrots brot brutit slut hoppat hoppade uppsagd uppsagda ' +
    'quit quits left ended ends finished terminated dropped resigned brots avhopp avhoppad avsl stack forsvann sistadag avslutas avslutar avsluta avbryta sluta leave leaves leaving upphort upphorde upphor tappade tappat lamnat lamnade avbryter hoppar fired avskedad avskedade avskedat entledigad lost retired retires',
  begun: 'borjat borjade startat startade paborjat paborjade inlett inledde started began begun joined fick fatt got',
  begins: 'borjar startar paborjar begins starts borja starta begin start',
  not: 'inte ej icke ingen inga inget not never nobody none no noll aldrig zero varken neither nor',
  nothing: 'ingenting nothing inget nada',
  wish:
    'kanske vill ville vore tankte planerade hoppades onskade overvagde funderade planerar planera planeras hoppas onskar skulle borde tankt tanker funderar behover behovs soker letar eventuellt troligen formodligen mojligen forhoppningsvis hopefully forsoker forsokte lovar lovat lovade lovad lovats utlovade promised fragade undrar undrade wonder wondering asked ' +
    'maybe perhaps might may hope hoping planning want wants would should could need needs looking considering probably if ifall garna vantar waiting intervjuat intervjuar intervjuade interviewed interviewing annonserat annonserade ' +
    'pratat diskuterat diskuterar overvager mal malet target planen plan intresserade intresserad applied sokt sokte ansokt ansokningar applications erbjudit offered',
  permanent: `${withPrefix('fast', 'tillsvidare')} tillsvidare permanent permanently`,
  'fixed-term': `visstid temps visstidare vikariat vikarie vikarier vikariatet tidsbegransad tidsbegransade tidsbegransat sasong sasongsjobb sasongare seasonal timmis timmisar timvikarie timvikarier temporary temp sommarjobb sommarjobbare`,
  apprenticeship: 'larling larlingar apprentice apprentices apprenticeship apprenticeships',
  probation: 'probation probationary provtid',
  everyone: 'bada alla samtliga both all',
  person:
    'person personer pers people persons man kvinna kvinnor killar kille killen killarna tjej tjejen tjejer gubbe gubben gubbar grabb grabben grabbar kollega kollegor kandidat kandidater snickare malare murare elektriker rormokare vvs-montor montor montorer betongarbetare armerare plattsattare ' +
    'taklaggare golvlaggare byggarbetare byggnadsarbetare traarbetare anlaggare anlaggningsarbetare stadare vaktmastare maskinist maskinister maskinforare arbetsledare arbetare yrkesarbetare ' +
    'carpenter carpenters painter painters electrician electricians bricklayer bricklayers plumber plumbers labourer labourers laborer workers worker women men guys guy lad lads employee employees medarbetare starter starters cleaner cleaners janitor ppl hantverkare betongare hantlangare golvare takare rivare svetsare lokalvardare chauffor chaufforer ekonom kock kockar administrator receptionist roofer roofers tiler tilers welder welders joiner joiners scaffolder scaffolders fitter fitters driver drivers technician technicians engineer engineers handyman caretaker caretakers student studenter studenten kvinnor ansikte ansikten face faces tapetserare putsare isolerare asfaltare sprangare sanerare kontorist kalkylator inkopare planerare projektor arkitekt ungdom ungdomar elev elever deltagare langtidsarbetslos langtidsarbetslosa nyanlanda',
  separator: ', ; . ! ? och samt and plus + & dessutom sen medan while also ocksa varav whereof',
  but: 'men utan but dock however',
  question: 'hur vad nar vem vilka vilken vilket varfor var how what when who which why where',
  has: "har hade have has had we've",
  vague:
    'nagra flera manga lite tiotal femtontal tjugotal trettiotal handfull handful some several few many couple folk flertal fler',
};

/** Every word with what it can mean. */
export const lexicon: ReadonlyMap<string, ReadonlySet<Tag>> = new Map(
  (() => {
    const map = new Map<string, Set<Tag>>();
    for (const [tag, list] of Object.entries(words) as [Tag, string][])
      for (const word of list.split(/\s+/)) map.set(word, (map.get(word) ?? new Set<Tag>()).add(tag));
    return map;
  })()
);

/** Swedish makes new words out of old ones: "snickarlärling", "plåtslagare", "säsongsanställda". What their last part means. */
const endings: readonly (readonly [ending: RegExp, tags: readonly Tag[]])[] = [
  [
    /^(?:visstids|projekt|tim|behovs|sasongs|sommar|vikariats|korttids)anstall(?:d|da|t|de|dt|ts|ning|ningar|ningen)$/,
    ['hire', 'fixed-term'],
  ],
  [/^\p{L}{4,}programmet$/u, ['education']],
  [/^larlingsanstall(?:d|da|t|de|ning|ningar|ningen)$/, ['hire', 'apprenticeship']],
  [/^provanstall(?:d|da|t|de|ning|ningar|ningen)$/, ['hire', 'probation']],
  [
    /^(?:heltids|deltids|halvtids|ny|drifts|tillsvidare|lonebidrags|utvecklings|trygghets|introduktions)?anstall(?:d|da|t|de|dt|ts|ning|ningar|ningen|ningarna)$/,
    ['hire'],
  ],
  [
    /^(?:prao|apl|lia|pryo)-?(?:elev|student|praktikant|kille|tjej|plats|period)(?:en|er|erna|ar|are)?$/,
    ['internship'],
  ],
  [
    /^(?:skydds|sakerhets|brand|fallskydds|stallnings|arbetsmiljo|hlr)-?(?:utbildning|utbildningen|utbildningar|kurs|kursen)$/,
    ['briefing'],
  ],
  [/^\p{L}+larling(?:ar|en|arna)?$|^larling(?:en|arna)$/u, ['hire', 'apprenticeship']],
  [/^(?:sasongs|sommar|extra)(?:jobb|jobbare|arbetare|vikarie|vikarier)$/, ['hire', 'fixed-term']],
  [
    /^(?:\p{L}+-)?\p{L}*praktik(?:ant|anter|anten|anterna|plats|platser|platsen|period|perioden|start|en)?$|^praktik(?!intyg|betyg|intervju|samtal|mote|plan$|handled|ansok|besok|rapport)\p{L}+$/u,
    ['internship'],
  ],
  [
    /^(?!skydds|sakerhets|introduktions|brand|intern|handledar|ledarskaps|chefs|arbetsmiljo|hlr|fallskydds|stallnings|bas|ht|vidare)[\p{L}-]{2,}(?:utbildning|utbildningen|utbildningar|kurs|kursen|studier|studierna)$/u,
    ['education'],
  ],
  [
    /^(?!med)\p{L}+(?:slagare|laggare|arbetare|montor|montorer|snickare|malare|murare|forare|ledare|tekniker|elektriker|skotare|maskinist|maskinister|mastare|bitrade|stadare|svetsare|sattare|rivare|byggare|ingenjor|ingenjorer|assistent|assistenter|chef|chefer|vard|vardar|hantverkare|operator|operatorer|konstruktor|ungdom|ungdomar|ungdomarna|elev|elever|student|studenter|kille|killar|tjej|tjejer)$/u,
    ['person'],
  ],
];
const ofCompound = remembered(
  (word): ReadonlySet<Tag> =>
    new Set(word.length < 6 ? [] : (endings.find(([ending]) => ending.test(word))?.[1] ?? ofDefinite(word)))
);

/** "Snickarna", "elektrikern": the definite forms of the words for persons. */
function ofDefinite(word: string): readonly Tag[] {
  const bare = [word.replace(/arna$/, 'are'), word.replace(/(?:na|en|n)$/, '')].filter((each) => each !== word);
  return bare.some((each) => lexicon.get(each)?.has('person') === true) ? ['person'] : [];
}

/** True when a folded word means anything to the grammar. */
export const isKnown = (word: string): boolean => lexicon.has(word) || ofCompound(word).size > 0;

/** True when a folded word can mean this. */
export function means(word: string, tag: Tag): boolean {
  return (lexicon.get(word) ?? ofCompound(word)).has(tag);
}
