// The words of a coordinator's week by language.
import type { Language } from '../../domain/actor.js';
import { weeklyEn } from './weekly.en.js';
import type { WeeklyWords } from './weekly.sv.js';
import { weeklySv } from './weekly.sv.js';

/** The words in one language. */
export function weeklyWords(language: Language): WeeklyWords {
  return language === 'sv' ? weeklySv : weeklyEn;
}
