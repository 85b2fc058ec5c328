// A numbered document before it is Markdown or Word: what it says, in order, with the numbers it says it under.

/** A document. Section numbers are 1, 2 …; point numbers 1.1, 1.2 …; both count without gaps, as Word's own numbering does. */
export interface NumberedDocument {
  readonly language: 'sv' | 'en';
  readonly title: string;
  /** What it is about: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly intro: readonly string[];
  readonly sections: readonly {
    readonly number: string;
    readonly heading: string;
    readonly points: readonly { readonly number: string; readonly text: string }[];
  }[];
  /** Remarks after the document, for whoever decides on it; null when there are none. */
  readonly notes: { readonly heading: string; readonly lines: readonly string[] } | null;
  /** What stands before the page's number, and between it and the number of pages. */
  readonly page: readonly [string, string];
}

/** A made document: the same content as text and as a Word file. */
export interface MadeDocument {
  readonly markdown: string;
  readonly docx: Promise<Uint8Array>;
}
