// The words of the tender period and the evaluation, in Swedish. The English words have the same keys; the compiler checks it.
import type { ExclusionGround, ExclusionSource } from '../../domain/qualification.js';
import type { EvaluationTodo } from '../../domain/evaluation.js';
import type { EventNames } from './event-words.js';

type Facts = Readonly<Record<string, string>>;
const quoted = (text: string): string => `”${text}”`;

const grounds: Record<ExclusionGround, string> = {
  crime: 'brott',
  'unpaid-taxes': 'obetalda skatter eller avgifter',
  'environment-social-labour': 'brister mot miljö-, social- eller arbetsrätt',
  insolvency: 'konkurs eller obestånd',
  misconduct: 'allvarligt fel i yrkesutövningen',
  'distorted-competition': 'snedvriden konkurrens',
  'conflict-of-interest': 'intressekonflikt',
  'earlier-shortcomings': 'brister i tidigare kontrakt',
  misleading: 'oriktiga uppgifter eller otillbörlig påverkan',
};

const sources: Record<ExclusionSource, string> = {
  'self-declaration': 'egen försäkran',
  certificate: 'intyg',
  register: 'centralt register',
};

const todo: Record<EvaluationTodo, string> = {
  bids: 'inget anbud är kvar att utvärdera: annonsera om eller avbryt',
  scores: 'alla som ska bedöma har inte gjort det än',
  consensus: 'enas där bedömningarna skiljer sig',
  explanation: 'ta ställning till lågt pris',
  lot: 'dra lott mellan lika anbud',
};

/** Swedish. */
export const bidsSv = {
  refusals: {
    UnknownBid: () => 'Det finns inget anbud från den anbudsgivaren. Välj ett av de registrerade.',
    WeightSum: ({ sum, off, side }: Facts) =>
      `Vikterna blir ${sum} tillsammans: ${off} procent ${side === 'under' ? 'saknas' : 'för mycket'}. De ska bli 100.`,
    PriceTooHeavy: ({ price, max, version }: Facts) =>
      `Priset väger ${price} procent, och policyn (version ${version}) tillåter högst ${max}. Ge kvaliteten mer vikt, eller ändra policyn först.`,
    SameIdTwice: ({ id }: Facts) => `Två kriterier eller skall-krav heter ${quoted(id ?? '')}. Ge dem olika namn.`,
    TooFewEvaluators: ({ needed }: Facts) => `Minst ${needed} personer ska bedöma anbuden.`,
    PriceBounds: () => 'Priset som ger alla poäng måste vara lägre än priset som ger noll.',
    AwardModelMissing: () => 'Bestäm först hur anbuden ska utvärderas. Sedan kan kravet lämnas till beslut.',
    AwardModelLocked: () => 'Utvärderingsmodellen är låst sedan anbudstiden gick ut.',
    ChangeNeedsDeadline: () => 'Underlaget är annonserat. Skriv vad som ändras, varför, och en ny sista dag.',
    BidsClosed: ({ closes }: Facts) => `Anbudstiden gick ut ${closes}. Underlaget kan inte ändras eller förklaras nu.`,
    DeadlineShortened: ({ closes }: Facts) =>
      `En ändring förlänger anbudstiden. Den går ut ${closes}, så välj en senare tid.`,
    BidsOpened: () => 'Anbuden håller på att öppnas. Inget anbud kan registreras eller tas tillbaka nu.',
    BidsSealed: ({ closes }: Facts) => `Anbuden är förseglade tills anbudstiden går ut ${closes}.`,
    NotReceivedYet: ({ received }: Facts) => `${received} har inte varit än. Registrera anbudet när det har kommit.`,
    BidLate: ({ received, closes }: Facts) =>
      `Anbudet kom ${received}, efter att anbudstiden gick ut ${closes}. Det får inte tas emot.`,
    AlreadyOpened: () => 'Du är redan antecknad vid öppningen. En person till behöver göra detsamma.',
    BidsRemain: () => 'Det finns anbud att gå vidare med. De utvärderas, eller så avbryts upphandlingen.',
    MustUnanswered: ({ must }: Facts) => `Svara på om anbudet uppfyller ${quoted(must ?? '')}, och varför.`,
    UnknownMust: ({ id }: Facts) => `Underlaget har inget skall-krav som heter ${id}.`,
    ReservedShareMissing: () => 'Upphandlingen är reserverad. Skriv hur stor andel som hör till gruppen.',
    NotQualified: () => 'Det anbudet är inte kvalificerat. Bara kvalificerade anbud utvärderas.',
    EvaluatorNotNeeded: ({ needed }: Facts) =>
      `De ${needed} som ska bedöma anbuden är redan utsedda genom sina bedömningar.`,
    EvaluatorReplaced: () => 'Någon annan har tagit din plats bland dem som bedömer. Du kan fortfarande följa ärendet.',
    UnknownEvaluator: () =>
      'Den personen har inte bedömt något anbud. En ledig plats är öppen för vilken bedömare som helst.',
    ScoresLocked: () => 'Alla bedömningar är inne. Där de skiljer sig enas ni i stället.',
    ScoresNotIn: () => 'Alla bedömningar är inte inne än. Till dess visas de inte och ni kan inte enas.',
    UnknownCriterion: ({ criterion }: Facts) => `${quoted(criterion ?? '')} ska inte ha poäng nu.`,
    ScoreOutOfScale: ({ points, criterion, max }: Facts) =>
      `${points} poäng på ${quoted(criterion ?? '')} ligger utanför skalan, som är 0 till ${max}.`,
    ScoreReason: ({ criterion }: Facts) => `Skriv varför ${quoted(criterion ?? '')} får de poängen.`,
    ScoreMissing: ({ criteria }: Facts) => `Ge poäng en gång på vart och ett av: ${criteria}.`,
    PriceNotQuestioned: () => 'Det anbudets pris är inte ifrågasatt, eller så har någon redan tagit ställning.',
    NoLotNeeded: () => 'Lott dras bara mellan anbud som är lika i summa, kvalitet och pris.',
  },
  tasks: {
    'open-bids': 'Öppna anbuden, två personer',
    'qualify-bids': 'Pröva anbuden',
    'settle-result': 'Enas om resultatet',
  },
  commands: {
    'withdraw-bid': { title: 'Ett anbud tas tillbaka', send: 'Ta tillbaka' },
    'answer-questions': { title: 'Svara på en fråga', send: 'Publicera svaret' },
    'change-documents': { title: 'Ändra underlaget', send: 'Ändra och förläng' },
    'open-bids': { title: 'Öppna anbuden', send: 'Jag deltar i öppningen' },
    'publish-again': { title: 'Annonsera om', send: 'Annonsera om' },
    'qualify-bid': { title: 'Pröva ett anbud', send: 'Spara prövningen' },
    'score-bid': { title: 'Bedöm ett anbud', send: 'Spara bedömningen' },
    'set-consensus': { title: 'Enas om poängen', send: 'Spara det ni enats om' },
    'explain-price': { title: 'Ta ställning till lågt pris', send: 'Spara ställningstagandet' },
    'draw-lot': { title: 'Dra lott', send: 'Spara lottens utfall' },
    'replace-evaluator': { title: 'Byt en bedömare', send: 'Byt' },
  },
  /** The names of forms about one bid. */
  about: (title: string, bidder: string) => `${title}: ${bidder}`,
  events: {
    'publication-repeated': ({ reason }: { reason: string }) => `Annonseras om: ${quoted(reason)}`,
    'bids-close-set': ({ closeAt }: { closeAt: string }, { time }: EventNames) => `Anbudstiden går ut ${time(closeAt)}`,
    'bids-closed': () => 'Anbudstiden gick ut',
    'questions-answered': ({
      first,
      lines,
    }: {
      first: number;
      lines: readonly { question: string; answer: string }[];
    }) =>
      lines
        .map(({ question, answer }, at) => `Fråga ${first + at}: ${quoted(question)} Svar: ${quoted(answer)}`)
        .join(' '),
    'documents-changed': (
      { what, why, newDeadline }: { what: string; why: string; newDeadline: string },
      { time }: EventNames
    ) => `Underlaget ändrades: ${quoted(what)} Skäl: ${quoted(why)} Ny sista tid: ${time(newDeadline)}`,
    'bid-registered': (
      { bidderId, receivedAt }: { bidderId: string; receivedAt: string },
      { organisation, time }: EventNames
    ) => `Anbud från ${organisation(bidderId)} kom in ${time(receivedAt)}`,
    'bid-withdrawn': ({ bidderId }: { bidderId: string }, { organisation }: EventNames) =>
      `${organisation(bidderId)} tog tillbaka sitt anbud`,
    'opening-attended': () => 'Deltog i anbudsöppningen',
    'bid-qualified': ({ bidderId }: { bidderId: string }, { organisation }: EventNames) =>
      `Anbudet från ${organisation(bidderId)} prövades`,
    'bid-scored': ({ bidderId }: { bidderId: string }, { organisation }: EventNames) =>
      `Anbudet från ${organisation(bidderId)} bedömdes`,
    'consensus-set': ({ bidderId }: { bidderId: string }, { organisation }: EventNames) =>
      `Bedömarna enades om anbudet från ${organisation(bidderId)}`,
    'price-explained': (
      { bidderId, accepted, reason }: { bidderId: string; accepted: boolean; reason: string },
      { organisation }: EventNames
    ) => `Lågt pris från ${organisation(bidderId)} ${accepted ? 'godtogs' : 'godtogs inte'}: ${quoted(reason)}`,
    'lot-drawn': ({ bidderId }: { bidderId: string }, { organisation }: EventNames) =>
      `Lotten föll på ${organisation(bidderId)}`,
    'evaluator-replaced': ({ evaluator, reason }: { evaluator: string; reason: string }, { person }: EventNames) =>
      `${person(evaluator)} bedömer inte längre: ${quoted(reason)}. Platsen är öppen för en annan.`,
  },
  card: {
    closes: 'Anbudstiden går ut',
    changed: (what: string, why: string) => `Underlaget är ändrat: ”${what}” Skäl: ”${why}”`,
    questions: 'Frågor och svar',
    sealed: 'Anbuden är förseglade. Priser visas när de har öppnats.',
    opening: (there: number, needed: number) =>
      `${there} av ${needed} personer är antecknade vid öppningen. Antalet ställs in i policyn [K]; kontrollera det mot era egna regler.`,
    todo: (what: string) => `Kvar innan resultatet är klart: ${what}.`,
    blind: 'Bedömningarna är dolda för alla tills de som ska bedöma har lämnat sina.',
  },
  grounds,
  sources,
  todo,
  groups: {
    price: 'Pris',
    bounds: 'Fasta prisgränser (bara i den absoluta modellen)',
    quality: 'Kvalitet',
    musts: 'Skall-krav',
    judging: 'Bedömningen',
    change: 'Ändringen av underlaget',
    exclusion: 'Uteslutning',
    grounds: 'Om någon grund för uteslutning finns',
    qualification: 'Kvalificering',
    reserved: 'Reserverad upphandling',
  },
  fields: {
    priceWeight: 'Prisets vikt (procent)',
    priceWeightHint: (max: number) => `Högst ${max} enligt policyn. Vikterna ska bli 100 tillsammans.`,
    priceModel: 'Prismodell',
    relative: 'relativ: lägsta pris får alla poäng',
    absolute: 'absolut: poäng efter fasta gränser',
    fullPointsAt: 'Pris som ger alla poäng (kronor)',
    noPointsAt: 'Pris som ger noll poäng (kronor)',
    boundsHint: 'Fyll i båda när prismodellen är absolut, annars ingen.',
    qualityHint: 'Skriv bara så många kriterier som behövs, vart och ett med sin vikt.',
    criterion: (n: number) => `Kriterium ${n}`,
    weight: (n: number) => `Vikt för kriterium ${n} (procent)`,
    scale: 'Högsta poäng på varje kriterium',
    musts: 'Ett krav på varje rad',
    evaluators: 'Antal som bedömer',
    evaluator: 'Vem bedömer inte längre?',
    evaluatorHint: 'En annan bedömare poängsätter då alla anbud från början, fortfarande utan att se de andras poäng.',
    evaluatorWhyHint:
      'Skriv kort, till exempel att personen fått ett annat uppdrag. Inget om hälsa eller annat privat.',
    abnormal: 'Ifrågasätt pris så många procent under de andras medel',
    what: 'Vad ändras?',
    why: 'Varför?',
    newDeadline: 'Ny sista dag (klockan 16)',
    newLast: (at: string) => `Ny sista tid: ${at}.`,
    question: 'Fråga',
    answer: 'Svar',
    receivedOn: 'Kom in den',
    receivedTime: 'Klockan',
    receivedTimeHint: 'T.ex. 14:30. Lämna tomt om anbudet kom nu.',
    timeFault: 'Skriv en tid som 14:30.',
    exclusionSource: 'Hur kontrollerades uteslutningsgrunderna?',
    grounds: 'Grunder som finns',
    groundsHint: 'Kort lista efter LOU 13 kap. [K]; läs lagens text.',
    exclusionReason: 'Vad visade kontrollen?',
    qualified: 'Uppfyller leverantören kvalificeringskraven?',
    qualificationReason: 'Motivering till kvalificeringen',
    must: 'Uppfylls kravet?',
    mustReason: 'Motivering',
    reservedPercent: 'Andel som hör till gruppen (procent, minst 30)',
    points: (max: number) => `Poäng (0–${max})`,
    pointsReason: 'Motivering',
    gave: (points: string) => `Bedömarna gav ${points}.`,
    accepted: 'Godtas förklaringen?',
    lotFor: 'Lotten föll på',
  },
  result: {
    title: 'Resultat av utvärderingen',
    bidder: 'Anbudsgivare',
    price: 'Pris',
    quality: 'Kvalitet',
    outOf: (weight: string) => `av ${weight}`,
    criteria: 'Poäng för varje kriterium',
    criterion: (name: string, weight: string) => `${name} (av ${weight})`,
    total: 'Summa',
    under: (weight: string) => `En annan vinner om kvalitetens vikt går under ${weight} procent.`,
    over: (weight: string) => `En annan vinner om kvalitetens vikt går över ${weight} procent.`,
    never: 'Samma anbud vinner hur kvalitet och pris än vägs.',
    lot: (bidder: string) => `Lika anbud: lotten föll på ${bidder}.`,
    disqualified: 'Utvärderas inte',
    reasons: 'Motivering till varje anbudsgivare',
    download: 'Hämta motiveringarna (Markdown)',
    bids: 'Öppnade anbud',
    scores: 'Bedömningar',
    agreed: 'Enades',
    flagged: 'lågt pris, ifrågasatt',
  },
};

/** What every language must have. */
export type BidsWords = typeof bidsSv;
