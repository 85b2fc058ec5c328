// The shape of the words for events: one sentence for each, in each language.
import type { ReportEntry } from '../../domain/commands.js';
import type { CaseEvent } from '../../domain/any-case.js';

/** What a sentence about an event may need beside the event. */
export interface EventNames {
  organisation(id: string): string;
  person(id: string): string;
  stage(id: string): string;
  /** A YYYY-MM-DD date or an instant as people of that language write dates. */
  date(date: string): string;
  /** An instant with its time of day. */
  time(at: string): string;
  /** mars 2026, of 2026-03 */
  month(period: string): string;
  money(ore: number): string;
  /** a, b and c */
  list(parts: readonly string[]): string;
}

/** A sentence for every type of some events. */
export type WordsOf<E extends { readonly type: string }> = {
  readonly [T in E['type']]: (event: Extract<E, { readonly type: T }>, names: EventNames) => string;
};

/** A sentence for every type of event. */
export type EventWords = WordsOf<CaseEvent>;

/** The lines of a report in short: "2 employments; internship P-3 and P-4". */
export function entriesByKind(
  entries: readonly ReportEntry[],
  {
    whats,
    counted,
    list,
  }: {
    readonly whats: Readonly<Record<ReportEntry['what'], string>>;
    readonly counted: Readonly<Record<ReportEntry['what'], (count: number) => string>>;
    readonly list: EventNames['list'];
  }
): string {
  const kinds = [...new Set(entries.map(({ what }) => what))];
  return kinds
    .flatMap((kind) => {
      const same = entries.filter(({ what }) => what === kind);
      const fresh = same.reduce((sum, { placement, count }) => sum + (placement === null ? count : 0), 0);
      const known = same.flatMap(({ placement }) => (placement === null ? [] : [`P-${placement}`]));
      return [fresh > 0 ? counted[kind](fresh) : '', known.length > 0 ? `${whats[kind]} ${list(known)}` : ''];
    })
    .filter(Boolean)
    .join('; ');
}
