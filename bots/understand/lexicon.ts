// The words that carry meaning, Swedish and English, folded (å -> a) and in the forms that people write.

/** What a word can mean to the grammar. */
export type Tag =
  | 'hire'
  | 'hiring'
  | 'job'
  | 'plan'
  | 'internship'
  | 'education'
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
    `${withPrefix('', 'ny', 'fast', 'heltids', 'deltids', 'visstids', 'tillsvidare', 'prov', 'projekt', 'tim', 'behovs', 'larlings')} ` +
    'hired hires employed employments employment recruited rekryterat rekryterade ' +
    'larling larlingar apprentice apprentices apprenticeship apprenticeships nyrekryterade nyrekryteringar rekryteringar sommarjobb sommarjobbare vikariat vikarie vikarier',
  // Counts as a hire only beside "got", "began", "new" or "permanent".
  job: 'jobb jobba jobbat arbeta arbetat job jobs tjanst tjanster medarbetare starters working work contract kontrakt',
  hiring: 'anstaller rekryterar hiring',
  plan: 'anstalla rekrytera employ recruit nyanstalla',
  internship:
    'praktik praktiken praktikant praktikanter praktikanten praktikanterna praktikplats praktikplatser praktikperiod praktikperioden praktiserar praktiserat ' +
    'internship internships intern interns trainee trainees arbetstranar arbetstranat arbetstraning arbetstraningen arbetsprovning sprakpraktik byggpraktik yrkespraktik',
  education:
    'utbildning utbildningen utbildningar utbildningsplats utbildningsplatser yrkesutbildning yrkesutbildningen studier studierna studera studerar studerat plugga pluggar pluggat ' +
    'komvux yrkesvux sfi folkhogskola yrkeshogskola larlingsutbildning education educations course courses studies studying training vocational',
  ended:
    'slutat slutade slutar avslutat avslutade avslutad avslutades avslutats avbrutit avbrot avbrots brot brutit slut hoppat hoppade uppsagd uppsagda ' +
    'quit quits left ended ends finished terminated dropped resigned fardig fardiga klara',
  begun: 'borjat borjade startat startade paborjat paborjade inlett inledde started began begun joined fick fatt got',
  begins: 'borjar startar paborjar begins starts borja starta begin start',
  not: 'inte ej icke ingen inga inget not never nobody none no noll aldrig zero varken neither nor',
  nothing: 'ingenting nothing inget nada',
  wish:
    'kanske vill planerar planera planeras hoppas onskar skulle borde tankt tanker funderar behover behovs soker letar eventuellt troligen formodligen forsoker forsokte lovar lovat ' +
    'maybe perhaps might may hope hoping planning want wants would should could need needs looking considering probably if om ifall istallet tror intervjuat intervjuar intervjuade interviewed interviewing annonserat annonserade ' +
    'pratat diskuterat diskuterar overvager mal malet target intresserade intresserad applied sokt ansokt ansokningar applications erbjudit offered',
  permanent: `${withPrefix('fast', 'tillsvidare')} tillsvidare permanent permanently`,
  'fixed-term': `${withPrefix('visstids', 'projekt', 'tim', 'behovs')} visstid vikariat vikarie vikarier vikariatet tidsbegransad tidsbegransade tidsbegransat sasong sasongsanstalld temporary temp sommarjobb sommarjobbare`,
  apprenticeship: `${withPrefix('larlings')} larling larlingar apprentice apprentices apprenticeship apprenticeships`,
  probation: `${withPrefix('prov')} provanstallning probation probationary`,
  everyone: 'bada alla samtliga both all',
  person:
    'person personer pers people persons man kvinna kvinnor killar kille tjej tjejer snickare malare murare elektriker rormokare vvs-montor montor montorer betongarbetare armerare plattsattare ' +
    'taklaggare golvlaggare byggarbetare byggnadsarbetare traarbetare anlaggare anlaggningsarbetare stadare vaktmastare maskinist maskinister maskinforare arbetsledare arbetare yrkesarbetare ' +
    'carpenter carpenters painter painters electrician electricians bricklayer bricklayers plumber plumbers labourer labourers laborer workers worker women men guys guy cleaner cleaners janitor ungdom ungdomar deltagare langtidsarbetslos langtidsarbetslosa nyanlanda',
  separator: ', ; . ! ? och samt and plus + & dessutom sen medan while eller or also ocksa varav whereof',
  but: 'men utan but dock however',
  question: 'hur vad nar vem vilka vilken vilket varfor var how what when who which why where',
  has: "har hade have has had we've",
  vague: 'nagra flera manga lite some several few many couple folk flertal fler',
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

/** True when a folded word can mean this. */
export function means(word: string, tag: Tag): boolean {
  return lexicon.get(word)?.has(tag) ?? false;
}
