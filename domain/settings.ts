// Every number that no law fixes, as a named setting: its value, how well it is known, where it is from, and how far it may be changed.

/** V: read in the source. S: a secondary source. K: nobody's rule but a starting value of Foothold's, to be judged by whoever uses it. */
export type Mark = 'V' | 'S' | 'K';

/** Where a number comes from. */
export interface Source {
  readonly title: string;
  readonly url: string | null;
}

/** One number with its mark and source, and the least and the most that an authority's policy may make of it. */
export interface Setting {
  readonly value: number;
  readonly mark: Mark;
  readonly source: Source;
  readonly least: number;
  readonly most: number;
}

const trafikverket: Source = {
  title: 'Trafikverket 2016',
  url: 'https://inkopsradet.se/bransch/samhallsbyggnad/leverantorer-lockas-med-bonus/',
};
const uhm: Source = {
  title: 'Upphandlingsmyndigheten, nationell modell (11554)',
  url: 'https://www.upphandlingsmyndigheten.se/kriterier/',
};
const belfast: Source = {
  title: 'Belfast City Council, Social Value Terms and Conditions, 4 (Delivery Plan)',
  url: 'https://www.belfastcity.gov.uk/Documents/Social-Value-Terms-and-Conditions',
};
const lund: Source = {
  title: 'LOU 19 a kap., enligt Lunds universitet',
  url: 'https://medarbetarwebben.lu.se/stod-och-verktyg/inkop-ekonomi/inkop-och-upphandling/direktupphandling',
};
const allmannytta: Source = {
  title: 'LOU 7 kap., enligt Sveriges Allmännytta',
  url: 'https://www.sverigesallmannytta.se/juridik/offentlig-upphandling-lou/ramavtal/',
};
const foothold: Source = { title: 'Foothold', url: null };

const known = (value: number, source: Source, least: number, most: number): Setting => ({
  value,
  mark: 'V',
  source,
  least,
  most,
});
const secondHand = (value: number, source: Source, least: number, most: number): Setting => ({
  ...known(value, source, least, most),
  mark: 'S',
});
const assumed = (value: number, least: number, most: number): Setting => ({
  ...known(value, foothold, least, most),
  mark: 'K',
});
/** Calendar days from what starts a clock; none of them is law. */
const clock = (value: number): Setting => assumed(value, 1, 365);

/** What a recommendation is reckoned with. Money is öre. */
const recommending = {
  /** One place for each 50 MSEK of works. */
  worksOrePerPlace: known(5_000_000_000, trafikverket, 100_000_000, 100_000_000_000),
  /** One place for each 25 MSEK of services. */
  servicesOrePerPlace: known(2_500_000_000, trafikverket, 100_000_000, 100_000_000_000),
  /** A place is so many months of employment … */
  employmentMonthsPerPlace: known(12, trafikverket, 1, 60),
  /** … or so many of internship. */
  internshipMonthsPerPlace: known(6, trafikverket, 1, 60),
  /** Contracts shorter than this have no requirement. */
  shortestMonths: known(6, trafikverket, 1, 60),
  /** Nor have contracts with fewer full-time workers. */
  fewestWorkers: known(5, trafikverket, 0, 1000),
  /** Within so many months of the start the first employment is begun or offered. */
  firstStartWithinMonths: known(6, uhm, 1, 60),
  /** From so many places by Trafikverket's rate a requirement fits; under it, a dialogue. */
  requirementFromPlaces: assumed(1, 0, 1000),
  /** From so many places and months there is room for a bonus. */
  bonusFromPlaces: assumed(4, 0, 1000),
  bonusFromMonths: assumed(24, 0, 240),
  /** The share of the labour value to be turned into full-time months. */
  labourValuePercent: assumed(5, 0, 100),
  /** What a full-time month costs, employer's fees included. */
  fullTimeMonthOre: assumed(4_500_000, 1_000_000, 50_000_000),
  hoursPerFullTimeMonth: assumed(165, 100, 200),
  /** So many comparable contracts make earlier outcomes worth reckoning with. */
  ownOutcomesAtLeast: assumed(5, 1, 100),
} as const satisfies Record<string, Setting>;

/** What proportionality is judged by. */
const weighing = {
  /** More than so many times the largest yardstick is high … */
  highFromTimes: assumed(1.5, 1, 100),
  /** … and more than so many times is too high to go without a motive. */
  tooHighFromTimes: assumed(3, 1, 100),
  /** Fines may come to so many percent of the contract's value. */
  fineMostPercent: assumed(10, 0, 100),
} as const satisfies Record<string, Setting>;

/** Limits and habits of a tender. */
const tendering = {
  /** Largest value of a direct award, without VAT. */
  directAwardLimitOre: secondHand(700_000_00, lund, 0, 1_000_000_000),
  /** Longest framework agreement, unless there are special reasons. */
  frameworkLimitMonths: secondHand(48, allmannytta, 1, 240),
  /** People who take part when bids are opened. */
  openingPersons: assumed(2, 1, 10),
  /** A price so many percent under the mean of the others is asked about, unless the award model says otherwise. */
  abnormalUnderPercent: assumed(30, 1, 100),
  /** Minutes in which a decision may be undone, and until which it does not stand. */
  undoMinutes: assumed(10, 0, 120),
  /** Working days until the bids should have been opened: as soon as possible after the deadline. */
  openBidsWorkingDays: assumed(2, 1, 30),
  /** Working days until somebody is asked how it goes in court. */
  courtWorkingDays: assumed(60, 1, 365),
} as const satisfies Record<string, Setting>;

/** Working days that a stage of a tender is given; the law's own shortest periods are those of the notice database and the court. */
const stageDays = {
  gateWorkingDays: assumed(5, 1, 60),
  dialogueWorkingDays: assumed(20, 1, 250),
  draftWorkingDays: assumed(20, 1, 250),
  decideWorkingDays: assumed(5, 1, 60),
  publishWorkingDays: assumed(5, 1, 60),
  /** Tender periods: the shortest that a procedure is used with here; a change of documents makes them longer. */
  openPeriodWorkingDays: assumed(25, 1, 250),
  simplifiedPeriodWorkingDays: assumed(15, 1, 250),
  frameworkPeriodWorkingDays: assumed(25, 1, 250),
  reservedPeriodWorkingDays: assumed(25, 1, 250),
  callOffPeriodWorkingDays: assumed(10, 1, 250),
  directPeriodWorkingDays: assumed(5, 1, 250),
  qualifyWorkingDays: assumed(5, 1, 60),
  evaluateWorkingDays: assumed(15, 1, 250),
  awardNoticeWorkingDays: assumed(2, 1, 60),
  signWorkingDays: assumed(10, 1, 250),
  /** Calendar days to help a notice that did not go through. */
  handOverHelpDays: assumed(1, 1, 30),
} as const satisfies Record<string, Setting>;

/** Working days for each thing that is asked for on a person's path. */
const placementDays = {
  eligibilityWorkingDays: assumed(10, 1, 60),
  firstMeetingWorkingDays: assumed(10, 1, 60),
  tutorWorkingDays: assumed(5, 1, 60),
  startWorkingDays: assumed(10, 1, 60),
  inductionWorkingDays: assumed(3, 1, 60),
  retentionWorkingDays: assumed(10, 1, 60),
  /** For a look half-way, or the end of an internship, whose day had passed before it could be asked for. */
  lateCheckWorkingDays: assumed(5, 1, 60),
} as const satisfies Record<string, Setting>;

/** Hours of the day, by Swedish clocks, at which something is asked for, reminded of and due. */
const officeHours = {
  askHour: assumed(8, 0, 23),
  remindHour: assumed(9, 0, 23),
  dueHour: assumed(16, 1, 23),
} as const satisfies Record<string, Setting>;

/** How reports are counted, foreseen and shown. */
const counting = {
  /** What a report that leaves the extent out is taken to mean; forms ask for it. */
  extentPercentUnlessSaid: assumed(100, 1, 100),
  /** Months that the pace of a forecast is taken from: a year, so that every season is in it once. */
  paceMonths: assumed(12, 3, 60),
  /** Fewer months of reports than this say nothing … */
  forecastFromMonths: assumed(3, 2, 60),
  /** … nor does less than such a share of the contract's time. */
  forecastFromPercent: assumed(10, 0, 100),
  /** The range of a forecast, in standard deviations to each side; 1.28 holds four of five outcomes. */
  forecastRangeTimes: assumed(1.28, 0.1, 5),
  /** Fewer people than this are not shown to the public: a small number may point at somebody. */
  smallestShown: assumed(5, 2, 50),
} as const satisfies Record<string, Setting>;

/** Every clock of a contract, in calendar days from what starts it unless it says otherwise. */
const contractClocks = {
  /** From the contract's start. */
  kickOffDays: clock(28),
  /** From the hand-over's naming of a person until that person has confirmed it. */
  handOverDays: clock(14),
  /** From signature; "within one month of award" as a calendar month would be 28 to 31 days. */
  matchingMeetingDays: known(30, trafikverket, 1, 365),
  /** From signature until the plan is there, from the plan until it is answered, and from signature in all. */
  planDays: known(28, belfast, 1, 365),
  planReviewDays: known(14, belfast, 1, 365),
  planInAllDays: known(56, belfast, 1, 365),
  agreeCharterDays: clock(14),
  answerChangeDays: clock(14),
  /** Working days after a month's end until its report is due. */
  reportWorkingDays: assumed(7, 1, 60),
  answerReportDays: clock(7),
  /** Working days from a report's being sent back until it is there anew. */
  reportAgainWorkingDays: assumed(5, 1, 60),
  referDays: clock(14),
  considerDeviationDays: clock(10),
  decideSanctionDays: clock(10),
  evaluateDays: clock(56),
  /** That a link sent by e-mail is good. */
  answerLinkDays: assumed(7, 1, 60),
  /** Months from the contract's end that photos and PDFs of its reports are kept. */
  evidenceMonths: assumed(24, 1, 240),
} as const satisfies Record<string, Setting>;

/** The settings as people are shown them, by what they are about. */
export const settingGroups = {
  recommending,
  weighing,
  tendering,
  stageDays,
  contractClocks,
  placementDays,
  officeHours,
  counting,
} as const;

/** Every setting with the value that Foothold starts with. */
export const startingSettings = {
  ...recommending,
  ...weighing,
  ...tendering,
  ...stageDays,
  ...contractClocks,
  ...placementDays,
  ...officeHours,
  ...counting,
} as const;

/** The name of a group of settings. */
export type SettingGroup = keyof typeof settingGroups;
/** The name of a setting. */
export type SettingName = keyof typeof startingSettings;
/** All settings, e.g. with values of an authority's own. */
export type Settings = Readonly<Record<SettingName, Setting>>;
/** The values that an authority's policy has made its own. */
export type OwnSettings = Readonly<Partial<Record<SettingName, number>>>;

/** Every name, in the order people are shown them. */
export const settingNames = Object.keys(startingSettings) as readonly SettingName[];
/** Names of a group. */
export const namesIn = (group: SettingGroup): readonly SettingName[] =>
  Object.keys(settingGroups[group]) as SettingName[];

/** All settings under a policy. A policy from before there were settings has none of its own. */
export function settingsOf(own: OwnSettings | undefined): Settings {
  const values = Object.entries(own ?? {}) as [SettingName, number][];
  return {
    ...startingSettings,
    ...Object.fromEntries(values.map(([name, value]) => [name, { ...startingSettings[name], value }])),
  };
}

/** Hours of the day by which deadlines are reckoned. */
export interface OfficeHours {
  readonly ask: number;
  readonly remind: number;
  readonly due: number;
}

/** The office hours under a policy. */
export function officeHoursOf(own: OwnSettings | undefined): OfficeHours {
  const { askHour, remindHour, dueHour } = settingsOf(own);
  return { ask: askHour.value, remind: remindHour.value, due: dueHour.value };
}

/** Only what differs from the starting values, which is all that a policy keeps. */
export function onlyOwn(own: OwnSettings): OwnSettings {
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = own[name];
      return value === undefined || value === startingSettings[name].value ? [] : [[name, value]];
    })
  );
}

/** A setting that cannot be meant: outside `least` to `most`. */
export interface SettingFault {
  readonly setting: SettingName;
  readonly least: number;
  readonly most: number;
}

/** The first of two may not be larger than the second. */
const inOrder: readonly (readonly [SettingName, SettingName])[] = [
  ['highFromTimes', 'tooHighFromTimes'],
  ['planDays', 'planInAllDays'],
  ['askHour', 'dueHour'],
  ['remindHour', 'dueHour'],
];

/** What in these values cannot be meant, a fault for each; times have two decimals at most, everything else is whole. */
export function settingFaults(own: OwnSettings): SettingFault[] {
  const settings = settingsOf(own);
  const outside = settingNames.flatMap((setting): SettingFault[] => {
    const { value, least, most } = settings[setting];
    const whole = setting.endsWith('Times') ? Number.isInteger(Math.round(value * 1e6) / 1e4) : Number.isInteger(value);
    return whole && value >= least && value <= most ? [] : [{ setting, least, most }];
  });
  const crossed = inOrder.flatMap(([first, second]): SettingFault[] => {
    const least = settings[first].value;
    return settings[second].value < least ? [{ setting: second, least, most: startingSettings[second].most }] : [];
  });
  return [...outside, ...crossed];
}
