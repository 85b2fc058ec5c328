// A setting in a person's language: what it is, its value, and what it rests on; the same on pages, cards and the command line.
import type { Language } from '../domain/actor.js';
import type { SettingName, Settings } from '../domain/settings.js';
import { startingSettings } from '../domain/settings.js';
import { formats } from './web/formats.js';
import { pagesWords } from './words/pages.js';

/** One setting as people read it. */
export interface SettingInWords {
  readonly label: string;
  readonly value: string;
  /** Where the value is from, with its mark; of a value of the authority's own, what it started as. */
  readonly restsOn: string;
  /** What it starts as, and what that rests on. */
  readonly starts: { readonly value: string; readonly source: string };
}

/** A setting's name, value and source. */
export function settingInWords(name: SettingName, settings: Settings, language: Language): SettingInWords {
  const { settings: w } = pagesWords(language);
  const show = (value: number): string => settingValue(name, value, language);
  const { value: start, mark, source } = startingSettings[name];
  const starts = { value: show(start), source: `${source.title}, ${w.marks[mark]}` };
  const { value } = settings[name];
  return {
    label: w.names[name],
    value: show(value),
    restsOn: value === start ? starts.source : w.own(starts.value, starts.source),
    starts,
  };
}

/** True when the value is an amount of money, in öre. */
export const inOre = (name: SettingName): boolean => name.includes('Ore');

/** A value of a setting as people write it. */
export function settingValue(name: SettingName, value: number, language: Language): string {
  const { number, money } = formats(language);
  return inOre(name) ? money(value) : number(value);
}
