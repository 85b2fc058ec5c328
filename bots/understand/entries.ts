// Puts what the parts of a message say together into the lines of a report, and notes what is missing or doubtful.
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import type { Resolved } from './dates.js';
import { resolve, resolveAfter } from './dates.js';
import type { Fact } from './facts.js';
import type { Field } from './understood.js';

/** A line in the making. */
interface Draft {
  what: ReportEntry['what'];
  count: number | null;
  placement: number | null;
  dates: Fact['dates'][number][];
  extent: number | null;
  form: EmploymentForm | null;
  employer: string | null;
  readonly doubts: Set<Field>;
  sentence: number;
}

/** What a message amounts to. */
export interface Lines {
  readonly entries: readonly ReportEntry[];
  readonly questions: readonly Field[];
  /** Somebody said that nobody was hired, placed or sent to an education. */
  readonly none: boolean;
  /** Something happened to somebody, but not a word on what. */
  readonly open: readonly Fact[];
}

/** The lines that the parts say. */
export function linesOf(facts: readonly Fact[], today: string): Lines {
  const drafts: Draft[] = [];
  let waiting: Fact[] = [];
  let none = false;
  let denial = null as Fact | null;
  let wish = null as Fact | null;
  for (const said of facts) {
    // "inte två utan tre": the second number stands for the first.
    const instead: Fact['act'] = /^(utan|but|men)$/.test(said.link) && denial?.count ? denial.act : null;
    const fact: Fact = { ...said, act: said.act ?? instead };
    const who = fact.placements.length > 0 || fact.count !== null || fact.countDoubt;
    const goesOn = (earlier: Fact | null): boolean =>
      earlier?.sentence === fact.sentence &&
      !fact.ownSubject &&
      !fact.begun &&
      !/^(men|but|utan|dock)$/.test(fact.link);
    if (fact.wished || (wish !== null && goesOn(wish))) {
      wish = fact;
      continue;
    }
    if (fact.denied || (denial !== null && goesOn(denial) && fact.act !== null && !who)) {
      denial = fact;
      if (fact.act !== null && fact.act !== 'ended' && fact.placements.length === 0 && (fact.count ?? 0) < 2)
        none = true;
      continue;
    }
    if (waiting[0]?.sentence !== fact.sentence && (who || fact.act === null)) waiting = [];
    const last = drafts.at(-1);
    if (fact.act === null) {
      if (!who) tell(fact.everyone ? drafts : sameAct(drafts, fact.sentence), fact);
      else if (last === undefined) waiting.push(fact);
      else if (
        /^(varav|whereof)$/.test(fact.link) &&
        last.count !== null &&
        fact.count !== null &&
        fact.count < last.count
      ) {
        const rest = { ...last, doubts: new Set(last.doubts), dates: [...last.dates] };
        rest.count = last.count - fact.count;
        drafts.splice(-1, 1, ...made({ ...fact, act: last.what }, last), rest);
      } else if (fact.everyone) tell(drafts, fact);
      else if (last.count === null && last.placement === null && !last.doubts.has('count')) {
        last.count = fact.count;
        tell([last], fact);
      } else if (fact.sentence === last.sentence || fact.link === '.') {
        // "P-5, P-6 och P-7": what was said of the first holds for the rest.
        // "två personer, en på NCC": one of the two, or a third?
        const partOf = fact.link === ',' && !fact.persons && (last.count ?? 0) > (fact.count ?? Infinity);
        if (partOf) last.doubts.add('count');
        drafts.push(...made({ ...fact, act: last.what }, fact.placements.length > 0 ? last : null));
        fillBack(drafts, fact);
      }
      continue;
    }
    if (who) {
      const before = waiting.flatMap((each) => made({ ...each, act: fact.act }, null));
      tell(before, { ...fact, extent: null, extentDoubt: false });
      drafts.push(...before, ...made(fact, null));
      waiting = [];
      fillBack(drafts, fact);
    } else if (waiting.length > 0) {
      const fresh = waiting.flatMap((each) => made({ ...each, act: fact.act, actDoubt: fact.actDoubt }, null));
      drafts.push(...fresh);
      tell(fresh, fact);
      waiting = [];
    } else if (last?.what === fact.act) tell(fact.everyone ? drafts : [last], fact);
    else if (last !== undefined && !fact.ownSubject && last.sentence === fact.sentence) {
      // "P-17 slutade praktiken och fick anställning": the same people go on.
      const same = drafts.filter((draft) => draft.sentence === fact.sentence && draft.what === last.what);
      if (last.what === 'ended') for (const draft of same) drafts.splice(drafts.indexOf(draft), 1);
      for (const { count, placement } of same) {
        const placements = placement === null ? [] : [placement];
        drafts.push(...made({ ...fact, count, placements }, null));
      }
    } else drafts.push(...made(fact, null));
  }
  const lines = merged(drafts.map((draft) => line(draft, today)));
  return {
    entries: lines.map(({ entry }) => entry),
    questions: [...new Set(lines.flatMap(({ questions }) => questions))],
    none,
    open: drafts.length === 0 ? waiting.filter((fact) => fact.begun || fact.placements.length > 0) : [],
  };
}

function made(fact: Fact, like: Draft | null): Draft[] {
  const draft = (count: number | null, placement: number | null): Draft => ({
    what: fact.act ?? 'employment',
    count,
    placement,
    dates: fact.dates.length > 0 ? [...fact.dates] : [...(like?.dates ?? [])],
    extent: fact.extent ?? like?.extent ?? null,
    form: fact.form ?? like?.form ?? null,
    employer: fact.employer ?? like?.employer ?? null,
    doubts: new Set(doubtsOf(fact)),
    sentence: fact.sentence,
  });
  return fact.placements.length > 0 ? fact.placements.map((number) => draft(1, number)) : [draft(fact.count, null)];
}

function doubtsOf(fact: Fact): Field[] {
  const doubts: Field[] = [];
  if (fact.actDoubt) doubts.push('intent');
  if (fact.countDoubt) doubts.push('count');
  if (fact.extentDoubt) doubts.push('extentPercent');
  if (fact.formDoubt) doubts.push('employmentForm');
  return doubts;
}

/** The drafts that a part without a subject goes on about: those of the newest act in its sentence, else the last one. */
function sameAct(drafts: readonly Draft[], sentence: number): Draft[] {
  const last = drafts.at(-1);
  return last === undefined
    ? []
    : drafts.filter((draft) => draft === last || (draft.sentence === sentence && draft.what === last.what));
}

/** Adds what is said about drafts, where they do not say it already. */
function tell(drafts: readonly Draft[], fact: Fact): void {
  for (const draft of drafts) {
    if (
      draft.dates.length === 0 ||
      draft.dates.every(({ hit }) => fact.dates.every((date) => hit.role !== date.hit.role))
    )
      draft.dates.push(...fact.dates);
    draft.extent ??= fact.extent;
    draft.form ??= fact.form;
    draft.employer ??= fact.employer;
    for (const doubt of doubtsOf(fact)) if (doubt !== 'count') draft.doubts.add(doubt);
  }
}

/** "två snickare och en målare från 1 mars": date and employer hold for those before, too. */
function fillBack(drafts: readonly Draft[], fact: Fact): void {
  const what = drafts.at(-1)?.what;
  for (const draft of drafts)
    if (draft.sentence === fact.sentence && draft.what === what) {
      if (draft.dates.length === 0) draft.dates.push(...fact.dates);
      draft.employer ??= fact.employer;
    }
}

/** One line with its dates resolved, and what to ask about it. */
function line(draft: Draft, today: string): { entry: ReportEntry; questions: Field[] } {
  const questions = new Set(draft.doubts);
  const ended = draft.what === 'ended';
  const isEnd = ({ hit }: Draft['dates'][number]): boolean => ended || hit.role === 'end';
  const starts = draft.dates.filter((date) => !isEnd(date));
  const ends = draft.dates.filter(isEnd);
  const settle = (dates: Draft['dates'], field: 'startDate' | 'endDate', from: string | null): string | null => {
    const found = dates.map(({ hit, tense }): Resolved | null => {
      const looks = tense ?? (field === 'endDate' && !ended ? 'future' : 'report');
      const date =
        from !== null && looks !== 'past' && hit.when.kind !== 'days-from-now'
          ? resolveAfter(hit.when, from)
          : resolve(
              hit.when,
              ended && looks === 'report' ? 'past' : looks,
              today,
              field === 'startDate' ? 'start' : 'end'
            );
      return date === null ? null : { date: date.date, sure: date.sure && hit.sure };
    });
    // Whoever wrote 31 February is told so, and not only asked for a day as if there had been none.
    if (found.includes(null)) questions.add('noSuchDay');
    const [first] = found;
    const same = found.every((each) => each?.date === first?.date);
    if (dates.length > 0 && (!same || first?.sure !== true)) questions.add(field);
    return first?.date ?? null;
  };
  const startDate = settle(starts, 'startDate', null);
  const endDate = settle(ends, 'endDate', startDate);
  if (startDate !== null && endDate !== null && endDate < startDate) questions.add('endDate');
  if (draft.count === null) questions.add('count');
  if (ended ? endDate === null : startDate === null) questions.add(ended ? 'endDate' : 'startDate');
  if (draft.what === 'employment' && draft.form === null) questions.add('employmentForm');
  if (ended && draft.placement === null) questions.add('person');
  const entry: ReportEntry = {
    what: draft.what,
    count: draft.count ?? 1,
    placement: draft.placement,
    startDate,
    endDate,
    extentPercent: draft.extent,
    employmentForm: draft.what === 'employment' ? draft.form : null,
    employer: draft.employer,
    hours: null,
    endReason: null,
  };
  return { entry, questions: [...questions] };
}

/** Lines that say the same are one: "två snickare och en målare" are three. */
function merged(lines: readonly ReturnType<typeof line>[]): ReturnType<typeof line>[] {
  const result: ReturnType<typeof line>[] = [];
  for (const each of lines) {
    const key = ({ entry }: typeof each): string => JSON.stringify({ ...entry, count: 0 });
    const same = each.entry.placement === null ? result.find((other) => key(other) === key(each)) : undefined;
    if (same === undefined) result.push(each);
    else {
      same.entry = { ...same.entry, count: same.entry.count + each.entry.count };
      same.questions.push(...each.questions);
    }
  }
  return result;
}
