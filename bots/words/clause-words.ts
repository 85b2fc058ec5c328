// The shape of the clause's words: a sentence for each point, in each language.
import type { ClauseNote, ClausePoint, ClauseSectionName } from '../../domain/clause.js';
import type { Formats } from '../web/formats.js';

/** What a point's words may need beside its facts. */
export interface ClauseVoice extends Pick<Formats, 'number' | 'money' | 'list'> {
  organisation(id: string): string;
  area(id: string): string;
}

/** Everything the clause says in one language. */
export interface ClauseWords {
  readonly title: string;
  readonly draft: string;
  readonly facts: {
    readonly tender: string;
    readonly reference: string;
    readonly authority: string;
    readonly version: string;
  };
  readonly intro: readonly string[];
  readonly sections: Readonly<Record<ClauseSectionName, string>>;
  readonly points: {
    readonly [P in ClausePoint['point']]: (
      point: Extract<ClausePoint, { readonly point: P }>,
      voice: ClauseVoice
    ) => string;
  };
  readonly notesTitle: string;
  readonly notes: Readonly<Record<ClauseNote, string>>;
  /** What stands before the page's number, and between it and the number of pages. */
  readonly page: readonly [string, string];
}
