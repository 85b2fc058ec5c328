// From what was said about somebody to one line of a report: days resolved, and what is missing or doubtful noted.
import type { EmploymentForm, ReportEntry } from '../../domain/commands.js';
import type { Resolved, Tense, When } from './dates.js';
import { isLikely, resolve, resolveAfter } from './dates.js';
import type { DateSaid } from './facts.js';
import type { Field } from './understood.js';

/** A line in the making. */
export interface Draft {
  what: ReportEntry['what'];
  count: number | null;
  /** The count is that of names, and was not said. */
  readonly named: boolean;
  /** Only a singular says the count. */
  implied: boolean;
  /** Told after a sum, it may be a part of it. */
  part: boolean;
  /** Between parentheses. */
  readonly aside: boolean;
  placement: number | null;
  /** "två av dem, P-51 och P-52": how many were said to be named. */
  sum: number | null;
  /** "två praktikanter, P-33 och P-34": who they are, once they are named. */
  readonly members: number[];
  dates: DateSaid[];
  extent: number | null;
  form: EmploymentForm | null;
  /** Only named with an article; nothing to report unless more is told. */
  readonly mentioned: boolean;
  /** The form was said of all. */
  readonly formOfAct: boolean;
  employer: string | null;
  readonly doubts: Set<Field>;
  sentence: number;
}

/** A line with what to ask about it. */
export interface Line {
  entry: ReportEntry;
  readonly questions: Field[];
}

/** The lines that drafts amount to; those that say the same are one. */
export function linesFrom(drafts: readonly Draft[], today: string): Line[] {
  for (const draft of drafts) {
    const named = drafts.filter(({ what, placement }) => what === draft.what && placement !== null).length;
    if (draft.sum !== null && draft.sum !== named) draft.doubts.add('count');
  }
  doubtSums(drafts);
  return merged(drafts.flatMap(byMember).map((draft) => lineOf(draft, today)));
}

/** "Fem nya, tre snickare och två målare": five in all, or ten? "Två snickare, en målare och en elektriker" are four. */
function doubtSums(drafts: readonly Draft[]): void {
  drafts.forEach((draft, at) => {
    const rest = drafts
      .slice(at + 1)
      .filter(
        ({ what, sentence, placement }) => what === draft.what && sentence === draft.sentence && placement === null
      );
    const sum = rest.reduce((total, { count }) => total + (count ?? 0), 0);
    if (rest.length > 1 && sum > 2 && draft.placement === null && draft.count === sum) draft.doubts.add('count');
  });
}

/** A draft of several named placements is a line for each. */
function byMember(draft: Draft): Draft[] {
  if (draft.members.length === 0) return [draft];
  if (draft.count !== null && draft.count !== draft.members.length) draft.doubts.add('count');
  return draft.members.map((placement) => ({ ...draft, placement, count: 1, members: [] }));
}

/** One line with its dates resolved, and what to ask about it. */
export function lineOf(draft: Draft, today: string): Line {
  const questions = new Set(draft.doubts);
  const ended = draft.what === 'ended';
  const dates = complete(draft.dates);
  const whole = ended && dates.some(({ hit }) => hit.role === 'end') && dates.some((date) => isStart(date));
  const isEnd = (date: DateSaid): boolean => (ended && !(whole && isStart(date))) || date.hit.role === 'end';
  const settle = (said: readonly DateSaid[], field: 'startDate' | 'endDate', from: string | null): string | null => {
    if (said.length === 0) return null;
    // Whoever names more than a few days is asked anyway.
    const days = precise(said).slice(0, 6);
    const found = days.map((date) => resolved(date, { field, from, ended, today }));
    const first = found[0] ?? null;
    if (!found.every((each) => each?.date === first?.date) || first?.sure !== true) questions.add(field);
    // Whoever wrote 31 February is told so, and not only asked for a day as if there had been none.
    if (found.some((each, at) => each === null && days[at]?.hit.when.kind !== 'vague')) questions.add('noSuchDay');
    // "1 oktober 2062" is a slip, but of which year?
    if (first !== null && !isLikely(first.date, field, today)) {
      questions.add(field);
      return null;
    }
    return first?.date ?? null;
  };
  const started = settle(
    dates.filter((date) => !isEnd(date)),
    'startDate',
    null
  );
  const endDate = settle(dates.filter(isEnd), 'endDate', started);
  // "Gör värnplikt från 11 januari, så slutar 18 december": the first day of something else.
  const startDate = ended && started !== null && endDate !== null && endDate < started ? null : started;
  // The year of the end is counted from the start: where that is in doubt, so is this.
  const ofStart = dates.filter(isEnd).some(({ hit: { when } }) => 'year' in when && when.year === null);
  if (questions.has('startDate') && startDate !== null && endDate !== null && ofStart) questions.add('endDate');
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

const isStart = ({ hit }: DateSaid): boolean => hit.role === 'start' && hit.tense !== 'past';

/** "i oktober, den 9:e": the month belongs to the day. */
function complete(dates: readonly DateSaid[]): DateSaid[] {
  const months = dates.flatMap(({ hit: { when } }) => (when.kind === 'month' ? [when] : []));
  const [month] = months;
  if (month === undefined || months.length > 1) return [...dates];
  return dates.map((date): DateSaid => {
    const { when } = date.hit;
    if (when.kind !== 'day' || when.month !== null) return date;
    return { ...date, hit: { ...date.hit, when: { ...when, month: month.month, year: month.year } } };
  });
}

/** True for a week, a month or a season: no day. */
export const isCoarse = (when: When): boolean =>
  when.kind === 'vague' ||
  when.kind === 'month' ||
  ((when.kind === 'week' || when.kind === 'week-from-now') && when.weekday === null);

/** Days go before weeks and months that were also said. */
function precise(dates: readonly DateSaid[]): readonly DateSaid[] {
  const days = dates.filter(({ hit }) => !isCoarse(hit.when));
  if (days.length > 0) return days;
  const real = dates.filter(({ hit }) => hit.when.kind !== 'vague');
  return real.length > 0 ? real : dates;
}

function resolved(
  { hit, tense }: DateSaid,
  { field, from, ended, today }: { field: 'startDate' | 'endDate'; from: string | null; ended: boolean; today: string }
): Resolved | null {
  const looks: Tense = tense ?? (field === 'endDate' && !ended ? 'future' : 'report');
  const ofRange = from !== null && looks !== 'past' && !ended && hit.when.kind !== 'days-from-now';
  const date = ofRange
    ? resolveAfter(hit.when, from)
    : resolve(hit.when, looks, today, field === 'startDate' ? 'start' : 'end');
  return date === null ? null : { date: date.date, sure: date.sure && hit.sure };
}

/** Lines that say the same are one: "två snickare och en målare" are three. */
function merged(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (const each of lines) {
    const key = ({ entry }: Line): string => JSON.stringify({ ...entry, count: 0 });
    const same = each.entry.placement === null ? result.find((other) => key(other) === key(each)) : undefined;
    if (same === undefined) result.push(each);
    else {
      same.entry = { ...same.entry, count: same.entry.count + each.entry.count };
      same.questions.push(...each.questions);
    }
  }
  return result;
}
