// The rates a recommendation is reckoned with, each a named setting that shows where it comes from and how well that is known.

/** V: read in the source. S: a secondary source. K: nobody's rule but a starting value of Foothold's, to be judged by whoever uses it. */
export type Mark = 'V' | 'S' | 'K';

/** Where a number comes from. */
export interface Source {
  readonly title: string;
  readonly url: string | null;
}

/** One number with its mark and source. */
export interface Setting {
  readonly value: number;
  readonly mark: Mark;
  readonly source: Source;
}

const trafikverket: Source = {
  title: 'Trafikverket, regel från 2016',
  url: 'https://inkopsradet.se/bransch/samhallsbyggnad/leverantorer-lockas-med-bonus/',
};
const uhm: Source = {
  title: 'Upphandlingsmyndigheten, nationell modell (11554)',
  url: 'https://www.upphandlingsmyndigheten.se/kriterier/',
};
const foothold: Source = { title: 'Foothold', url: null };

const known = (value: number, source: Source): Setting => ({ value, mark: 'V', source });
const assumed = (value: number): Setting => ({ value, mark: 'K', source: foothold });

/** Every setting, with the value that Foothold starts with. Money is öre. */
export const startingSettings = {
  /** One place for each 50 MSEK of works. */
  worksOrePerPlace: known(5_000_000_000, trafikverket),
  /** One place for each 25 MSEK of services. */
  servicesOrePerPlace: known(2_500_000_000, trafikverket),
  /** A place is so many months of employment … */
  employmentMonthsPerPlace: known(12, trafikverket),
  /** … or so many of internship. */
  internshipMonthsPerPlace: known(6, trafikverket),
  /** Contracts shorter than this have no requirement. */
  shortestMonths: known(6, trafikverket),
  /** Nor have contracts with fewer full-time workers. */
  fewestWorkers: known(5, trafikverket),
  /** Within so many months of the start the first employment is begun or offered. */
  firstStartWithinMonths: known(6, uhm),
  /** From so many places by Trafikverket's rate a requirement fits; under it, a dialogue. */
  requirementFromPlaces: assumed(1),
  /** From so many places and months there is room for a bonus. */
  bonusFromPlaces: assumed(4),
  bonusFromMonths: assumed(24),
  /** The share of the labour value to be turned into full-time months. */
  labourValuePercent: assumed(5),
  /** What a full-time month costs, employer's fees included. */
  fullTimeMonthOre: assumed(4_500_000),
  hoursPerFullTimeMonth: assumed(165),
  /** So many comparable contracts make earlier outcomes worth reckoning with. */
  ownOutcomesAtLeast: assumed(5),
  /** More than so many times the largest yardstick is high … */
  highFromTimes: assumed(1.5),
  /** … and more than so many times is too high to go without a motive. */
  tooHighFromTimes: assumed(3),
  /** Fines may come to so many percent of the contract's value. */
  fineMostPercent: assumed(10),
} as const satisfies Record<string, Setting>;

/** The name of a setting. */
export type SettingName = keyof typeof startingSettings;
/** All settings, e.g. with values of an authority's own. */
export type Settings = Readonly<Record<SettingName, Setting>>;

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
