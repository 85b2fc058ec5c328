// The words of the web pages by language.
import type { Language } from '../../domain/actor.js';
import { pagesEn } from './pages.en.js';
import type { PagesWords } from './pages.sv.js';
import { pagesSv } from './pages.sv.js';

export type { PagesWords };

/** The words of the pages in one language. */
export function pagesWords(language: Language): PagesWords {
  return language === 'sv' ? pagesSv : pagesEn;
}
