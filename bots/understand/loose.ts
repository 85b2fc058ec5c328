// What was said of somebody without a word for what happened: kept, so that nobody has to write it again once they are asked.
import { made, tell } from './drafts.js';
import type { Fact } from './facts.js';
import type { Draft } from './lines.js';
import { lineOf } from './lines.js';
import type { Field, Loose } from './understood.js';

/** What was said, and whether it tells of somebody who came, or is only a number. */
export interface LooseDraft {
  readonly draft: Draft;
  readonly arrival: boolean;
}

/** A loose line as it came out. */
export interface LooseSaid {
  /** What was said without a word for what happened: "två till började i måndags". */
  readonly loose: Loose | null;
  /** What is doubtful in it. */
  readonly looseDoubts: readonly Field[];
  /** True when it tells of somebody who came, and is not only a number. */
  readonly arrival: boolean;
}

/** What was said of somebody when no part has a word for what happened. */
export function looseOf(facts: readonly Fact[]): LooseDraft | null {
  const first =
    facts.find((fact) => fact.placements.length > 0 || fact.count !== null || fact.countDoubt) ??
    facts.find((fact) => fact.dates.length > 0 || fact.employer !== null || fact.extent !== null || fact.form !== null);
  const [draft] = first === undefined ? [] : made({ ...first, act: 'employment' }, null);
  if (first === undefined || draft === undefined) return null;
  // One line holds one placement: whoever tells of several is asked to say what happened, and of whom.
  if (new Set(facts.flatMap(({ placements }) => placements)).size > 1) return null;
  // "Khadra och Leyla började 16 november"
  const named = facts.filter((fact) => first.named && fact.named && fact.sentence === first.sentence);
  if (named.length > 1) draft.count = named.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const rest = facts.filter(
    (fact) => fact !== first && (fact.sentence === first.sentence || facts.indexOf(fact) > facts.indexOf(first))
  );
  for (const fact of rest) tell([draft], fact);
  const somebody = first.placements.length > 0 || first.persons || first.named || first.arrived;
  const when = draft.dates.length > 0 || draft.extent !== null || draft.employer !== null;
  const began = first.started || named.some((fact) => fact.started);
  const arrival = began
    ? draft.count !== null || first.countDoubt
    : somebody && first.arrived && when && draft.count !== null;
  return { draft, arrival };
}

/** The loose line, with doubts about what was said only: what is missing can wait until it is known what happened. */
export function looseLine({ draft, arrival }: LooseDraft, today: string): LooseSaid {
  const { entry, questions } = lineOf(draft, today);
  const { placement, startDate, endDate, extentPercent, employmentForm, employer, hours, endReason } = entry;
  // In "jag menade 9 november" nothing says whether it is the first day or the last.
  const open = !arrival && draft.dates.some(({ hit, tense }) => hit.role === null && tense === null);
  const said = (field: Field): boolean =>
    draft.doubts.has(field) ||
    field === 'noSuchDay' ||
    ((field === 'startDate' || field === 'endDate') && (entry[field] !== null || questions.includes('noSuchDay')));
  return {
    loose: {
      count: draft.count,
      placement,
      startDate,
      endDate,
      extentPercent,
      employmentForm,
      employer,
      hours,
      endReason,
    },
    looseDoubts: [...new Set([...questions.filter(said), ...(open ? (['startDate'] as const) : [])])],
    arrival,
  };
}
