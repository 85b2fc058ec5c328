// The presets that proposals of a recommendation come from, and the settings that each reckons with.
import type { Mark, SettingName, Settings } from './settings.js';
import { startingSettings } from './settings.js';

/** The presets that proposals come from. */
export type PresetName = 'trafikverket' | 'labour-share' | 'own-outcomes';

/** The settings each preset reckons with, for showing their marks and sources. */
export const presetSettings: Readonly<Record<PresetName | 'level', readonly SettingName[]>> = {
  level: ['shortestMonths', 'requirementFromPlaces', 'bonusFromPlaces', 'bonusFromMonths'],
  trafikverket: ['worksOrePerPlace', 'servicesOrePerPlace', 'employmentMonthsPerPlace', 'internshipMonthsPerPlace'],
  'labour-share': ['labourValuePercent', 'fullTimeMonthOre'],
  'own-outcomes': ['ownOutcomesAtLeast'],
};

/** The weakest mark among settings: what is built on an assumption is an assumption. */
export function weakestMark(names: readonly SettingName[], settings: Settings = startingSettings): Mark {
  const marks = names.map((name) => settings[name].mark);
  return marks.includes('K') ? 'K' : marks.includes('S') ? 'S' : 'V';
}
