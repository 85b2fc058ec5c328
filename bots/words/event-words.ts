// The shape of the words for events: one sentence for each, in each language.
import type { CaseEvent } from '../../domain/any-case.js';

/** What a sentence about an event may need beside the event. */
export interface EventNames {
  organisation(id: string): string;
  stage(id: string): string;
  /** A YYYY-MM-DD date or an instant as people of that language write dates. */
  date(date: string): string;
  money(ore: number): string;
}

/** A sentence for every type of event. */
export type EventWords = {
  readonly [T in CaseEvent['type']]: (event: Extract<CaseEvent, { readonly type: T }>, names: EventNames) => string;
};
