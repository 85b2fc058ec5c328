// What is answered to "hur ligger vi till?" and "P-17", in both languages.
import type { Language } from '../../domain/actor.js';
import type { Latest, PlacementState } from '../../domain/placement.js';
import { pagesWords } from './pages.js';

/** What an obligation has come to: "29 av 40". */
interface Come {
  readonly label: string;
  readonly delivered: string;
  readonly target: string;
}

const sv = {
  title: 'Så ligger vi till',
  all: (contracts: number) => `${contracts} kontrakt pågår, tillsammans:`,
  come: ({ label, delivered, target }: Come) => `${label} ${delivered} av ${target}`,
  foreseen: (low: string, high: string) => ` (${low === high ? low : `${low}–${high}`} till slutet)`,
  line: (contract: string, come: string, ball: string | null) =>
    `${contract}: ${come}.${ball === null ? '' : ` ${ball}`}`,
  ball: (task: string, who: string, due: string | null) => `${task}: ${who}${due === null ? '' : `, ${due}`}.`,
  more: (count: number) => `${count} kontrakt till. Skriv numret på ett kontrakt för att se det.`,
  latest: 'Senast',
  eligible: 'målgruppen bekräftad',
  stillThere: 'kvar vid kontrollen',
  path: 'Vägen hittills',
  ended: (reason: string) => `Avslutad: ${reason}`,
  noSuch: (placement: string) => `${placement} finns inte bland de placeringar du får se. Kontrollera numret.`,
  several: (placement: string) =>
    `${placement} finns i flera kontrakt. Öppna den du menar, eller skriv kontraktets nummer också.`,
};

/** Such words in one language. */
export type StandingWords = typeof sv;

const en: StandingWords = {
  title: 'How we are doing',
  all: (contracts) => `${contracts} contracts run, together:`,
  come: ({ label, delivered, target }) => `${label} ${delivered} of ${target}`,
  foreseen: (low, high) => ` (${low === high ? low : `${low}–${high}`} by the end)`,
  line: (contract, come, ball) => `${contract}: ${come}.${ball === null ? '' : ` ${ball}`}`,
  ball: (task, who, due) => `${task}: ${who}${due === null ? '' : `, ${due}`}.`,
  more: (count) => `${count} more contracts. Write the number of a contract to see it.`,
  latest: 'Latest',
  eligible: 'target group confirmed',
  stillThere: 'still there at the check',
  path: 'The path so far',
  ended: (reason) => `Ended: ${reason}`,
  noSuch: (placement) => `${placement} is not among the placements that you may see. Check the number.`,
  several: (placement) =>
    `${placement} is in several contracts. Open the one you mean, or write the number of the contract too.`,
};

/** The words in one language. */
export function standingWords(language: Language): StandingWords {
  return language === 'sv' ? sv : en;
}

/** The last thing that happened on a path, as a phrase: "säkerhetsintroduktion"; null where nothing has, or where it is the end itself. */
export function latestInWords({ latest }: PlacementState, language: Language): string | null {
  if (latest === undefined || latest.what === 'ended') return null;
  return happenedInWords(latest.what, language);
}

/** One such thing as a phrase. */
export function happenedInWords(what: Latest['what'], language: Language): string {
  const w = standingWords(language);
  const { steps, standings } = pagesWords(language);
  if (what === 'eligible') return w.eligible;
  if (what === 'still-there') return w.stillThere;
  return what in steps ? steps[what as keyof typeof steps] : (standings[what] ?? what).toLocaleLowerCase(language);
}
