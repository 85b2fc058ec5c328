// The clause of a tender as a document that can be published: Markdown and Word, in Swedish or English.
import type { Language } from '../../domain/actor.js';
import type { ClauseNote, ClausePoint } from '../../domain/clause.js';
import { clauseOf } from '../../domain/clause.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage } from '../../domain/tender.js';
import { formats } from '../web/formats.js';
import type { Names } from '../names.js';
import { clauseEn } from '../words/clause.en.js';
import { clauseSv } from '../words/clause.sv.js';
import type { ClauseVoice, ClauseWords } from '../words/clause-words.js';
import type { MadeDocument, NumberedDocument } from './document.js';
import { docxOf } from './docx.js';
import { markdownOf } from './markdown.js';

/** Names that a clause mentions. */
export type ClauseNames = Pick<Names, 'organisation' | 'area'>;

/** The words of the clause in one language. */
export function clauseWords(language: Language): ClauseWords {
  return language === 'sv' ? clauseSv : clauseEn;
}

/** What the clause of this tender says, numbered; null while there is no requirement. */
export function numberedClause(tender: TenderState, language: Language, names: ClauseNames): NumberedDocument | null {
  const { requirement, matchingBodyId, title, reference, authorityId, version } = tender;
  if (requirement === null) return null;
  const words = clauseWords(language);
  const voice: ClauseVoice = { ...formats(language), ...names };
  const { sections, notes } = clauseOf({ requirement, matchingBodyId });
  const draft = isDraft(tender);
  return {
    language,
    title: words.title,
    facts: [
      [words.facts.tender, title],
      [words.facts.reference, reference],
      [words.facts.authority, names.organisation(authorityId)],
      [words.facts.version, draft ? `${version} (${words.draft})` : String(version)],
    ],
    intro: words.intro,
    sections: sections.map(({ number, section, points }) => ({
      number,
      heading: words.sections[section],
      points: points.map((point) => ({ number: point.number, text: pointWords(point, words, voice) })),
    })),
    notes: draft ? notesIn(notes, words) : null,
    page: words.page,
  };
}

/**
 * The clause as Markdown and as Word, with the same content; null while there is no requirement. Until the requirement is approved
 * it says that it is a draft, and ends with what the authority's lawyer has to check.
 */
export function clauseDocument(tender: TenderState, language: Language, names: ClauseNames): MadeDocument | null {
  const document = numberedClause(tender, language, names);
  if (document === null) return null;
  return {
    markdown: markdownOf(document),
    get docx() {
      return docxOf(document);
    },
  };
}

function isDraft(tender: TenderState): boolean {
  const stage = openStage(tender);
  return stage?.kind === 'draft' || stage?.decides === 'requirement';
}

function pointWords(point: ClausePoint, words: ClauseWords, voice: ClauseVoice): string {
  // The table has one sentence for each point, each taking its own facts; the compiler cannot follow that through the union.
  const sentence = words.points[point.point] as (point: ClausePoint, voice: ClauseVoice) => string;
  return sentence(point, voice);
}

function notesIn(notes: readonly ClauseNote[], words: ClauseWords): NumberedDocument['notes'] {
  return { heading: words.notesTitle, lines: notes.map((note) => words.notes[note]) };
}
