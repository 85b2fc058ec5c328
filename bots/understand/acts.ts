// Which act a part tells of: a hire, an internship, an education or an end.
import type { ReportEntry } from '../../domain/commands.js';
import type { Tag } from './lexicon.js';
import { means } from './lexicon.js';
import { isArticle, numberOf } from './numbers.js';

/** An act; `doubt` when the words leave open which, e.g. "anställt två praktikanter". */
export interface Act {
  readonly act: ReportEntry['what'] | null;
  readonly doubt: boolean;
}

/** Courses that everybody on a site takes. */
const briefing = /^(?:safety|induction|sakerhets|skydds|intern|brand|fire|introduction|internal)$/;
/** "En slutade i fredags", "one has left": an article that stands for a person. */
const someone =
  /\b(?:en|ett|one) (?:har |has |have |av |of )?(?:slut|avsked|hoppa|avbr|avsl|quit|left|drop|finish|resign)/;
const staff =
  /\b(?:ar|are|totalt|foretaget|bolaget|koncernen|omkring|cirka|ca|over|about|runt)\b(?: \S+)? (?!fast|tillsvidare|visstid|nu |now |alla |bada |both |all )(?:\d+|\S+) (?:anstallda|employed)\b/;
/** What is hired, too, and is nobody. */
const plant =
  /^(?:crane|van|lift|truck|digger|excavator|scaffold|scaffolding|skip|machine|tool|generator|container|car|room|hall)s?$/;
const signed =
  /\b(?:skrivet|skrivit|skrev|paskrivet|paskriven|undertecknat|signerat|signed|accepted|tackat ja|tackade ja|gave|given|gav|gett)\b/;
const newOnes = /\b(?:ny|nya|nytt|new|fast|fasta|permanent|permanenta|tillsvidare|visstid)\b/;

/** The act of a part. `somebody` is true when persons stand in it. */
export function actOf(words: readonly string[], somebody: boolean): Act {
  const line = words.join(' ');
  const all = words.map((word, at) => ({ word, at }));
  const acting = (tag: Tag): { word: string; at: number }[] => all.filter(({ word }) => means(word, tag));
  const briefings = [
    ...acting('briefing'),
    ...acting('education').filter(({ at }) => /^(?:safety|sakerhets|skydds|fire|brand)$/.test(words[at - 1] ?? '')),
  ];
  const begun = words.some((word) => means(word, 'begun') || means(word, 'begins'));
  const found = {
    employment: [
      ...acting('hire').filter(
        ({ word, at }) =>
          !(word === 'anstallda' && staff.test(line)) &&
          !(
            word === 'hired' &&
            words.slice(at + 1, at + 4).some((each) => plant.test(each)) &&
            !words.some((each) => means(each, 'person'))
          )
      ),
      ...acting('hiring'),
      ...(begun || newOnes.test(line) || signed.test(line) ? acting('job') : []),
      ...all.filter(({ at }) => /^(?:taken|took) on/.test(words.slice(at, at + 2).join(' '))),
      ...all.filter(
        ({ word, at }) =>
          /^hires?$/.test(word) &&
          /^(?:new|ny|one|a|1|did|permanent|visstid|temporary|temp|fulltid|parttid)$/.test(words[at - 1] ?? '')
      ),
    ],
    internship: acting('internship'),
    education: [
      ...acting('education').filter(({ at }) => !briefing.test(words[at - 1] ?? '')),
      ...(somebody ? briefings : []),
    ],
  };
  const any = Object.values(found).flat().length > 0;
  const ends = acting('ended').filter(({ word, at }) => isEnd(word, words[at - 1] ?? '', words[at + 1] ?? ''));
  if (ends.length > 0 && (somebody || any || someone.test(line))) {
    // "Började 2 nov, slutar 18 dec" tells of the whole time, not of an end.
    const whole = begun && any && ends.every(({ word }) => /^(?:slutar|ends|slut|upphor|avslutas)$/.test(word));
    if (!whole && !(found.employment.length > 0 && begun)) return { act: 'ended', doubt: false };
  }
  const kinds = (['employment', 'internship', 'education'] as const).filter((kind) => found[kind].length > 0);
  const studying = words.some((_, at) => studies(words, at));
  const [first, second] = kinds.filter((kind) => found[kind].some(({ at }) => !isBackground(words, at)));
  if (studying && first === undefined) return { act: 'education', doubt: false };
  // A day's course in safety: whether it counts is for people to say.
  if (first === 'education' && found.education.length === briefings.length) return { act: first, doubt: true };
  if (first === undefined) return { act: somebody && isTerm(words) ? 'employment' : null, doubt: false };
  if (second === undefined) {
    const bareStaff = /\b(?:har|have) (?:\d+|\S+) (?:anstallda|employed)\b/.test(line);
    return { act: first, doubt: first === 'employment' && bareStaff };
  }
  if (first === 'employment' && second === 'internship') {
    const asIntern =
      /\b(?:pa|som|as|on|in|an|i) (?:en |ett |an? )?(?:\S*praktik\S*|intern\S*|trainee\S*|arbetstraning)\b|praktikplats/;
    if (asIntern.test(line)) return { act: 'internship', doubt: false };
    return { act: 'employment', doubt: !/praktiken|praktikanten|praktikanterna|internship/.test(line) };
  }
  if (second === 'education' && begun && !/\b(?:anstallt|anstallde|hired)\b/.test(line))
    return { act: 'education', doubt: false };
  return { act: first, doubt: false };
}

/** What ends on a site every day, and is nobody's placement. */
const work =
  /^(?:etapp|stage|phase|hus|gjutning\S*|arbetet|projekt\S*|bygget|taket|rivning\S*|malning\S*|grava|mala|gjuta|bygga|riva|dra|spika|lagga|mura|putsa|borra|svetsa|kapa|stada|lasta|roka|painting|digging)$/;

/** Not "lämnade in rapporten", and not "on sick leave". */
function isEnd(word: string, before: string, after: string): boolean {
  if (/^(?:lamnat|lamnade)$/.test(word)) return !/^(?:in|over|rapport|tillbaka|fram)/.test(after);
  if (/^(?:lost|tappat|tappade)$/.test(word))
    return !/^(?:contact|kontakten?|touch|track|time|tid|the|bort|rakningen)$/.test(after);
  if (/^(?:avslut|slutade|slutat|finished|ended|completed)/.test(word) && work.test(after)) return false;
  if (word === 'slut') return !/^(?:pa|i|med)$/.test(after);
  if (word === 'leave') return !/^(?:on|sick|parental|maternity|annual|\[struket\])$/.test(before);
  return true;
}

/** "läser till elektriker", "går på komvux": a verb of studies with what it is about. */
function studies(words: readonly string[], at: number): boolean {
  if (/^(?:laser|lasa|last|laste|studerar|utbildar|utbildas)$/.test(words[at] ?? ''))
    return /^(?:till|pa|in|sig|svenska|matte|yrkes\S*|\S+programmet)$/.test(words[at + 1] ?? '');
  return school.test(words[at] ?? '') && attends.test(words.slice(Math.max(0, at - 5), at).join(' '));
}

const school = /^(?:college|university|uni|universitetet|hogskolan|hogskola|gymnasiet|school)$/;
const attends =
  /\b(?:antagen|antagits|kom in|kommit in|borjat|borjade|borjar|gone to|got into|off to|went to|back to|goes to|enrolled|accepted|started|starts|studerar|laser)\b/;

/** "En snickare tillsvidare": only a hire has such a term. */
const isTerm = (words: readonly string[]): boolean =>
  words.some(
    (word, at) =>
      /^(?:tillsvidare|visstid|permanent|fasta)$/.test(word) ||
      // "2 pers fast", but nobody who got stuck
      (word === 'fast' &&
        (means(words[at - 1] ?? '', 'person') ||
          (numberOf(words[at - 1] ?? '') !== null && !isArticle(words[at - 1] ?? '')) ||
          /^(?:jobbar|arbetar|nu|numera)$/.test(words[at - 1] ?? '')) &&
        /^(?:|hos|fran|sen|sedan|pa|[.!,])$/.test(words[at + 1] ?? ''))
  );

/** A verb or noun that only tells where somebody came from: "efter praktiken", "från praktik till anställning". */
function isBackground(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).join(' ');
  return (
    /\b(?:efter|after|fran|from|av|of|gallande|rorande|utan|without|innan|before|tidigare|former|previous)(?: (?:en|ett|sin|sina|sitt|den|det|de|dem|the|a|an|his|her|their|our|avslutad|var|vara|vart|hans|hennes|deras|somras|mina|my|those|dom))?$/.test(
      before
    ) ||
    // "En fråga om lärlingar", but not "om praktikanten som började i måndags"
    (/(?<!\b(?:avtal|kontrakt|overenskommelse|agreement) )\b(?:om|about)(?: (?:en|ett|a|an))?$/.test(before) &&
      !/^(?:som|who)$/.test(words[at + 1] ?? '')) ||
    /\b(?:som|who) (?:var|varit|gjort|gjorde|hade|haft|gick|was|were|did|had)(?: \S+)?$/.test(before)
  );
}
