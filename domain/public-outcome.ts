// The outcome as the public may see it: counts by year, authority and area in which no small number stands, nor can be reckoned out.
import type { Count } from './final-evaluation.js';
import { monthsOf } from './full-time-months.js';
import type { OutcomeSums } from './outcome.js';
import { retentionMonths } from './placement.js';
import type { Cell } from './small-cells.js';
import { isSmall, shownColumn } from './small-cells.js';
import type { SocialValue } from './value.js';
import { socialValue } from './value.js';

/**
 * What the public is told of, none of which is a part of another: of two numbers of which one is in the other, the rest would be told too.
 */
export const publicKinds = ['internships', 'permanentJobs', 'otherJobs', 'educations', 'months'] as const;
/** One of them. */
export type PublicKind = (typeof publicKinds)[number];
/** A number for each; null for what is hidden. */
export type PublicCounts = Readonly<Record<PublicKind, Count>>;

/** What lines are told apart by in public; not by contractor, whose few people anybody could name. */
export const publicTables = ['year', 'authority', 'area'] as const;
/** One of the tables. */
export type PublicTable = (typeof publicTables)[number];

/** The whole of it. */
export interface PublicOutcome {
  /** Everybody, once; null also where it would tell how few did only one thing. */
  readonly people: Count;
  readonly total: PublicCounts;
  /** In the order of the lines given. */
  readonly tables: Readonly<Record<PublicTable, readonly PublicCounts[]>>;
  /** Of those who began a job or an education; null for a check of which too few can be told. */
  readonly retention: readonly {
    readonly afterMonths: number;
    readonly counts: { readonly there: number; readonly gone: number; readonly outstanding: number } | null;
  }[];
  /** Null when the months are hidden. */
  readonly value: SocialValue | null;
  /** Whether anything is hidden. */
  readonly hides: boolean;
}

/** The outcome for the public. `lines` are all lines of each table: they add up to the total. */
export function publicOutcome(
  total: OutcomeSums,
  lines: Readonly<Record<PublicTable, readonly OutcomeSums[]>>,
  smallest: number
): PublicOutcome {
  const columns = publicKinds.map((kind) => {
    const shown = publicTables.map((table) => {
      const cells = lines[table].map((line) => cellOf(line, kind, table));
      return shownColumn(cells, cellOf(total, kind, null), smallest);
    });
    // A total stands above every table: where one may not tell it, none tells what it is made of.
    const whole = shown.every((column) => column.total !== null);
    return { kind, total: whole ? cellOf(total, kind, null).value : null, shown, whole };
  });
  const countsOf = (of: (column: (typeof columns)[number]) => Count): PublicCounts =>
    Object.fromEntries(columns.map((column) => [column.kind, of(column)])) as PublicCounts;
  const tableOf = (table: PublicTable): PublicCounts[] =>
    lines[table].map((_, line) =>
      countsOf(({ shown, whole }) => (whole ? (shown[publicTables.indexOf(table)]?.cells[line] ?? null) : null))
    );
  const tables = { year: tableOf('year'), authority: tableOf('authority'), area: tableOf('area') };
  const totals = countsOf((column) => column.total);
  const retention = retentionMonths.map((afterMonths, index) => {
    const [there, gone] = [total.there[index] ?? 0, total.gone[index] ?? 0];
    const counts = { there, gone, outstanding: total.asked - there - gone };
    // With one part hidden, the others and their sum would tell it: all or nothing.
    const small = total.asked === 0 || Object.values(counts).some((count) => isSmall(count, smallest));
    return { afterMonths, counts: small ? null : counts };
  });
  const rests = [total.internships, total.employments, total.educations].map((part) => total.people - part);
  const people = [total.people, ...rests].some((count) => isSmall(count, smallest)) ? null : total.people;
  const all = [people, ...[totals, ...Object.values(tables).flat()].flatMap((counts) => Object.values(counts))];
  return {
    people,
    total: totals,
    tables,
    retention,
    value: totals.months === null ? null : socialValue(totals.months),
    hides: all.includes(null) || (total.asked > 0 && retention.some(({ counts }) => counts === null)),
  };
}

function cellOf(sums: OutcomeSums, kind: PublicKind, table: PublicTable | null): Cell {
  const { permanentJobs, employments, monthParts, working } = sums;
  switch (kind) {
    case 'otherJobs':
      return counted(employments - permanentJobs);
    case 'months':
      // Behind a year's months stand those who worked in it, also when they began before.
      return { value: monthsOf(monthParts), people: table === 'year' ? working : employments };
    default:
      return counted(sums[kind]);
  }
}

const counted = (people: number): Cell => ({ value: people, people });
