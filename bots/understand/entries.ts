// Puts what the parts of a message say together: which of them are about the same people, and what is denied or wished for.
import type { ReportEntry } from '../../domain/commands.js';
import type { Fact } from './facts.js';
import { fillBack, inParts, made, sameAct, tell } from './drafts.js';
import type { Draft } from './lines.js';
import { isCoarse, linesFrom } from './lines.js';
import type { LooseSaid } from './loose.js';
import { looseLine, looseOf } from './loose.js';
import type { Field } from './understood.js';

/** What a message amounts to. */
export interface Lines extends LooseSaid {
  readonly entries: readonly ReportEntry[];
  readonly questions: readonly Field[];
  /** Somebody said that nobody was hired, placed or sent to an education. */
  readonly none: boolean;
}

/** The lines that the parts say. */
export function linesOf(facts: readonly Fact[], today: string): Lines {
  const { drafts, none } = draftsOf(withTerms(facts));
  const lines = linesFrom(inParts(drafts.filter((draft) => !isMention(draft))), today);
  const loose = drafts.length > 0 ? null : looseOf(facts.filter((fact) => !fact.denied && !fact.wished));
  return {
    entries: lines.map(({ entry }) => entry),
    questions: [...new Set(lines.flatMap(({ questions }) => questions))],
    none,
    ...(loose === null ? { loose: null, looseDoubts: [], arrival: false } : looseLine(loose, today)),
  };
}

/** "En ny medarbetare, visstid från 12 oktober": only a hire has such terms, although no word says that it is one. */
function withTerms(facts: readonly Fact[]): readonly Fact[] {
  const told = facts.filter((fact) => !fact.denied && !fact.wished);
  if (told.some((fact) => fact.act !== null) || told.every((fact) => fact.form === null && !fact.formDoubt))
    return facts;
  const somebody = told.find(
    (fact) => fact.placements.length > 0 || fact.named || (fact.count !== null && (fact.persons || fact.arrived))
  );
  return facts.map((fact) => (fact === somebody ? { ...fact, act: 'employment' } : fact));
}

function draftsOf(facts: readonly Fact[]): { drafts: Draft[]; none: boolean } {
  const drafts: Draft[] = [];
  let waiting: Fact[] = [];
  // "I måndags, två praktikanter": what stands before anybody is named.
  let ahead: Fact[] = [];
  let none = false;
  let denial = null as Fact | null;
  let wish = null as Fact | null;
  for (const each of facts) {
    const said = beginsToo(each, drafts);
    const fact = endsThem(insteadOf(instead(whoIsMeant(said, drafts), denial), wish), { waiting, denial, drafts });
    // "En till på bygget, anställd tillsvidare": the singular only goes on about the one who was counted.
    const counts = fact.implied && (waiting.length > 0 || sameOne(drafts.at(-1), fact)) ? null : fact.count;
    const who = fact.placements.length > 0 || counts !== null || fact.countDoubt;
    const goesOn = (earlier: Fact | null): boolean =>
      earlier?.sentence === fact.sentence &&
      !fact.ownSubject &&
      !fact.begun &&
      !/^(?:men|but|utan|dock)$/.test(fact.link);
    if (fact.wished || (wish !== null && goesOn(wish) && !(fact.done && who))) {
      wish = fact;
      continue;
    }
    const deniedToo =
      denial !== null && goesOn(denial) && fact.act !== null && !who && !(fact.act === 'ended' && waiting.length > 0);
    if (fact.denied || deniedToo) {
      denial = fact;
      const about = fact.act === null ? (fact.taken || fact.arrived) && fact.dates.length === 0 : fact.act !== 'ended';
      const nobody = about && fact.placements.length === 0 && (fact.count ?? 0) < 2;
      if (nobody && !fact.definite) none = true;
      continue;
    }
    if (waiting[0] !== undefined && waiting[0].sentence !== fact.sentence && (who || fact.act === null)) waiting = [];
    const last = drafts.at(-1);
    const ofThose = /^(?:varav|whereof)$/.test(fact.link) && last !== undefined;
    const besides = fact.aside && last !== undefined;
    if (fact.act === null || ((ofThose || besides) && fact.act === last.what)) {
      if (last !== undefined) goOn(drafts, fact, who);
      else if (who && !(fact.named && waiting.length > 0 && !/^(?:och|and|samt|plus)$/.test(fact.link)))
        waiting.push(...named(waiting, fact));
      else if (waiting.length > 0) waiting.push(joined(waiting.pop(), fact));
      else ahead.push(fact);
      continue;
    }
    const known = last?.dates.some(({ hit }) => !isCoarse(hit.when)) === true && last.count === 1;
    const goesOnToEnd =
      fact.act === 'ended' && last !== undefined && last.what !== 'ended' && (!who || (fact.implied && known));
    if (goesOnToEnd && fact.everyone && !fact.ending && !fact.begun) {
      // "Haft två lärlingar sedan augusti, båda slutade i fredags": the news is the end.
      drafts.splice(-1, 1, ...made({ ...fact, count: last.count, form: null }, null));
    } else if (
      goesOnToEnd &&
      (fact.ending || last.dates.length > 0 || fact.dates.some(({ hit }) => hit.role === 'start'))
    ) {
      // "En praktikant började 2 november, slutar 18 december": the whole time.
      const end = fact.dates.map((date) =>
        date.hit.role === 'start' ? date : { ...date, hit: { ...date.hit, role: 'end' as const } }
      );
      tell([last], { ...fact, dates: end });
    } else if (who && last?.what === fact.act && isOpen(last)) {
      // "Vi har anställt! P-4 är tillsvidareanställd ...": the same, told again.
      drafts.splice(-1, 1, ...made(fact, last));
    } else if (who) {
      if (fact.act === 'ended' && fact.placements.length > 0) endedToo(drafts, fact);
      const before = waiting
        .filter(({ busy, pronoun }) => !busy && !(pronoun && fact.placements.length > 0))
        .flatMap((each) =>
          // "En ny snickare (fast, 1/11), en praktikant (9/11)": only a hire has such terms.
          made({ ...each, act: each.form === null ? fact.act : 'employment' }, null)
        );
      tell(before, { ...fact, extent: null, extentDoubt: false });
      const fresh = made(fact, null);
      // "Anställde fem, tre fasta och två på visstid": parts of a sum, if they add up to it.
      for (const draft of fresh)
        draft.part =
          !fact.persons && drafts.some(({ what, sentence }) => what === draft.what && sentence === draft.sentence);
      drafts.push(...before, ...fresh);
      waiting = [];
      fillBack(drafts, fact);
    } else if (waiting.length > 0) {
      const fresh = waiting.flatMap((each) => made({ ...each, act: fact.act, actDoubt: fact.actDoubt }, null));
      drafts.push(...fresh);
      tell(fresh, fact);
      waiting = [];
    } else if (last?.what === fact.act) tell(fact.everyone ? drafts : sameAct(drafts, fact.sentence), fact);
    else if (last !== undefined && !fact.ownSubject && last.sentence === fact.sentence) samePeople(drafts, last, fact);
    else drafts.push(...made(fact, null));
    for (const before of ahead.filter(({ sentence }) => sentence === fact.sentence)) tell(drafts, before);
    ahead = [];
  }
  return { drafts, none };
}

/** "Två praktikanter slutade och en började i måndags": one more, but of what? */
function beginsToo(fact: Fact, drafts: readonly Draft[]): Fact {
  const who = fact.placements.length > 0 || (fact.count !== null && !fact.implied);
  const begins = fact.act === null && fact.started && who && !fact.denied && drafts.at(-1)?.what === 'ended';
  return begins ? { ...fact, act: 'internship', actDoubt: true } : fact;
}

/** "P-71 slutade i fredags. Hon har fått jobb": the one who was named. */
function whoIsMeant(fact: Fact, drafts: readonly Draft[]): Fact {
  const named = new Set(drafts.map(({ placement }) => placement));
  const [one] = named;
  if (!fact.pronoun || fact.placements.length > 0 || named.size !== 1 || one === undefined || one === null) return fact;
  return { ...fact, placements: [one] };
}

/** "inte två utan tre": the second number stands for the first. */
function instead(fact: Fact, denial: Fact | null): Fact {
  if (denial === null || fact.act !== null) return fact;
  const corrects = fact.link === 'utan' || (/^(?:but|men)$/.test(fact.link) && fact.count !== null && !fact.begun);
  if (!corrects) return fact;
  const placements = fact.placements.length > 0 || fact.count !== null ? fact.placements : denial.placements;
  return { ...fact, act: denial.act, placements, begun: denial.begun };
}

/** "Kanske två praktikanter i januari, men just nu en sedan 2 november": the same, but not wished for. */
function insteadOf(fact: Fact, wish: Fact | null): Fact {
  const tells = /^(?:men|but|dock)$/.test(fact.link) && fact.count !== null && fact.dates.length > 0 && !fact.begun;
  return wish !== null && fact.act === null && tells ? { ...fact, act: wish.act } : fact;
}

/** "P-4 gick hem, avslutad 16 november", "P-4 fick inte förlängt och slutade": the end is of those named before. */
function endsThem(
  fact: Fact,
  { waiting, denial, drafts }: { waiting: readonly Fact[]; denial: Fact | null; drafts: readonly Draft[] }
): Fact {
  if (!fact.endsSomething || fact.denied || fact.placements.length > 0) return fact;
  if (denial?.act === null && denial.sentence === fact.sentence && denial.placements.length > 0)
    return { ...fact, act: 'ended', placements: denial.placements };
  const known =
    waiting.some((each) => each.placements.length > 0 || each.named || each.implied) ||
    (fact.everyone && drafts.length > 0);
  return fact.act === null && known ? { ...fact, act: 'ended' } : fact;
}

/** "En av praktikanterna (P-308)": who it is. */
function named(waiting: Fact[], fact: Fact): Fact[] {
  const last = waiting.at(-1);
  if (!fact.aside || fact.placements.length !== 1 || last?.count !== 1 || last.placements.length > 0) return [fact];
  waiting.pop();
  return [{ ...last, placements: fact.placements }];
}

const isMention = ({ mentioned, dates, count, implied, placement, members, extent, employer }: Draft): boolean =>
  mentioned &&
  dates.length === 0 &&
  (count === null || implied) &&
  placement === null &&
  members.length === 0 &&
  extent === null &&
  employer === null;

const isOpen = (draft: Draft): boolean =>
  draft.count === null && draft.placement === null && !draft.doubts.has('count');

/** A part that goes on about those of another. */
function joined(first: Fact | undefined, more: Fact): Fact {
  if (first === undefined) return more;
  return {
    ...first,
    dates: [...first.dates, ...more.dates],
    extent: first.extent ?? more.extent,
    extentDoubt: first.extentDoubt || more.extentDoubt,
    form: first.form ?? more.form,
    formDoubt: first.formDoubt || more.formDoubt,
    employer: first.employer ?? more.employer,
  };
}

/** A singular about the one who was told of: "Han är tillsvidareanställd." */
const sameOne = (draft: Draft | undefined, fact: Fact): boolean =>
  draft?.what === fact.act &&
  !fact.arrived &&
  // "Tre fick fortsatt jobb, fast anställda från 1 oktober"
  (draft.count === 1 || (draft.sentence === fact.sentence && fact.link === ',' && !fact.persons));

/** A part without a word for what happened goes on about those before it. */
function goOn(drafts: Draft[], fact: Fact, who: boolean): void {
  const last = drafts.at(-1);
  if (!who) tell(fact.everyone ? drafts : sameAct(drafts, fact.sentence), fact);
  else if (last === undefined) return;
  else if (
    /^(?:varav|whereof)$/.test(fact.link) &&
    last.count !== null &&
    fact.count !== null &&
    fact.count < last.count
  ) {
    const rest = { ...last, doubts: new Set(last.doubts), dates: [...last.dates], count: last.count - fact.count };
    drafts.splice(-1, 1, ...made({ ...fact, act: last.what }, last), rest);
  } else if (fact.everyone) tell(drafts, fact);
  else if (fact.placements.length > 0 && last.count !== null && last.placement === null) {
    // "två praktikanter, P-33 och P-34": who they are.
    last.members.push(...fact.placements);
    tell([last], fact);
  } else if (
    isOpen(last) ||
    (last.implied && fact.count !== null && !fact.implied && fact.sentence === last.sentence && fact.link === ',')
  ) {
    last.count = fact.count;
    last.placement = fact.placements[0] ?? null;
    if (last.placement !== null) last.count = 1;
    if (fact.countDoubt) last.doubts.add('count');
    tell([last], fact);
  } else if (
    (fact.named && !last.named && !/^(?:och|and|samt|plus)$/.test(fact.link)) ||
    fact.implied ||
    (fact.named && fact.sentence !== last.sentence)
  )
    tell([last], fact);
  else if (fact.sentence === last.sentence || fact.link === '.') {
    // "P-5, P-6 och P-7": what was said of the first holds for the rest.
    // "två personer, en på NCC": one of the two, or a third?
    const elsewhere = last.employer !== null && fact.employer !== null && last.employer !== fact.employer;
    const partOf =
      fact.link === ',' && !fact.aside && !fact.persons && !elsewhere && (last.count ?? 0) > (fact.count ?? Infinity);
    if (partOf) last.doubts.add('count');
    const form = fact.form ?? (last.formOfAct ? last.form : null);
    const more = made({ ...fact, act: last.what, form }, fact.placements.length > 0 ? last : null);
    for (const draft of more) draft.part = fact.aside || !fact.persons || fact.sentence !== last.sentence;
    drafts.push(...more);
    fillBack(drafts, fact);
  }
}

/** "Praktikperioden för P-32 och P-33 avslutades": both ended. */
function endedToo(drafts: readonly Draft[], fact: Fact): void {
  for (const draft of drafts)
    if (draft.sentence === fact.sentence && draft.placement !== null && draft.dates.length === 0) {
      draft.what = 'ended';
      draft.dates.push(...fact.dates);
    }
}

/** "P-17 slutade praktiken och fick anställning": the same people go on. */
function samePeople(drafts: Draft[], last: Draft, fact: Fact): void {
  const same = drafts.filter((draft) => draft.sentence === fact.sentence && draft.what === last.what);
  // "P-17 slutade i fredags, fick jobb på Ica" tells of both.
  const both = fact.employer !== null && last.dates.length > 0;
  if (last.what === 'ended' && !both) for (const draft of same) drafts.splice(drafts.indexOf(draft), 1);
  for (const { count, placement } of same)
    drafts.push(...made({ ...fact, count, placements: placement === null ? [] : [placement] }, null));
}
