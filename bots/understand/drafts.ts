// Drafts of lines: made from what a part says, told more by the parts after it, and divided when they were a sum.
import type { Fact } from './facts.js';
import type { Draft } from './lines.js';
import { isCoarse } from './lines.js';
import type { Field } from './understood.js';

/** The drafts of a part: one for each placement, else one. `like` gives what the part does not say. */
export function made(fact: Fact, like: Draft | null): Draft[] {
  const draft = (count: number | null, placement: number | null): Draft => ({
    what: fact.act ?? 'employment',
    count,
    named: fact.named,
    implied: fact.implied,
    part: false,
    aside: fact.aside,
    placement,
    sum: fact.placements.length > 0 && !fact.implied && (fact.count ?? 0) > 1 ? fact.count : null,
    members: [],
    dates: fact.dates.length > 0 ? [...fact.dates] : [...(like?.dates ?? [])],
    extent: fact.extent ?? like?.extent ?? null,
    form: fact.form ?? like?.form ?? null,
    mentioned: fact.mentioned,
    formOfAct: fact.formOfAct,
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
  if (fact.employerDoubt) doubts.push('employer');
  // "De två första fast, den sista visstid": which of them?
  if (fact.oneOfThem && fact.dates.length > 0) doubts.push('startDate', 'count');
  if (fact.oneOfThem && fact.form !== null) doubts.push('employmentForm');
  if (fact.oneOfThem && fact.extent !== null) doubts.push('extentPercent');
  return doubts;
}

/** The drafts that a part without a subject goes on about: those of the newest act in its sentence, else the last one. */
export function sameAct(drafts: readonly Draft[], sentence: number): Draft[] {
  const last = drafts.at(-1);
  return last === undefined
    ? []
    : drafts.filter((draft) => draft === last || (draft.sentence === sentence && draft.what === last.what));
}

/** Adds what is said about drafts, where they do not say it already. */
export function tell(drafts: readonly Draft[], fact: Fact): void {
  for (const draft of drafts) {
    const free = (role: string | null): boolean =>
      draft.dates.every(({ hit }) => hit.role !== role || isCoarse(hit.when));
    if (draft.dates.length === 0 || fact.dates.every(({ hit }) => free(hit.role))) draft.dates.push(...fact.dates);
    if (draft.extent === null && fact.extent !== null && !fact.extentDoubt) draft.doubts.delete('extentPercent');
    draft.extent ??= fact.extent;
    draft.form ??= fact.form;
    if (draft.employer === null && fact.employerDoubt) draft.doubts.add('employer');
    draft.employer ??= fact.employer;
    for (const doubt of doubtsOf(fact))
      if (fact.oneOfThem || (doubt !== 'count' && doubt !== 'employer')) draft.doubts.add(doubt);
  }
}

/** "två snickare och en målare från 1 mars": date and employer hold for those before, too. */
export function fillBack(drafts: readonly Draft[], fact: Fact): void {
  const what = drafts.at(-1)?.what;
  for (const draft of drafts)
    if (draft.sentence === fact.sentence && draft.what === what) {
      // "två snickare och en målare fast från 12 oktober": who says nothing of the first says it of all.
      const bare = draft.dates.length === 0 && draft.extent === null && !draft.doubts.has('employmentForm');
      if (bare && /^(?:och|samt|and|plus|\+)$/.test(fact.link)) draft.form ??= fact.form;
      if (draft.dates.length === 0) draft.dates.push(...fact.dates);
      draft.employer ??= fact.employer;
      if (what === 'education' || what === 'internship') draft.extent ??= fact.extent;
    }
}

/** "Tre på praktik. Två sedan 2 november och en sedan 9 november": the parts of a sum are not added to it. */
export function inParts(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const whole = drafts[at] as Draft;
    let end = at + 1;
    while (end < drafts.length && isPartOf(drafts[end] as Draft, whole)) end += 1;
    result.push(...divided(whole, drafts.slice(at + 1, end)));
    at = end;
  }
  return result;
}

const isPartOf = (draft: Draft, whole: Draft): boolean =>
  draft.part && draft.what === whole.what && draft.placement === null && whole.placement === null;

function divided(whole: Draft, parts: readonly Draft[]): readonly Draft[] {
  const sum = parts.reduce((total, { count }) => total + (count ?? NaN), 0);
  if (parts.length > 1 && sum === whole.count && whole.members.length === 0)
    return parts.map((draft) => ({
      ...draft,
      doubts: new Set([...draft.doubts, ...whole.doubts].filter((doubt) => doubt !== 'count')),
      dates: draft.dates.length > 0 ? draft.dates : whole.dates,
      form: draft.form ?? whole.form,
      extent: draft.extent ?? whole.extent,
      employer: draft.employer ?? whole.employer,
    }));
  // "tre praktikanter (två nya)": never more of them.
  const more = parts.filter(({ aside }) => !aside);
  if (more.length < parts.length) whole.doubts.add('count');
  return [whole, ...more];
}
