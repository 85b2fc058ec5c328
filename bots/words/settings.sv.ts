// Words of the settings: what each is called, what it rests on, and when an authority has made it its own. In Swedish.
import type { Mark, SettingGroup, SettingName } from '../../domain/settings.js';

const names: Record<SettingName, string> = {
  worksOrePerPlace: 'kontraktsvärde per plats, entreprenad',
  servicesOrePerPlace: 'kontraktsvärde per plats, tjänster',
  employmentMonthsPerPlace: 'månader per plats, anställning',
  internshipMonthsPerPlace: 'månader per plats, praktik',
  shortestMonths: 'kortaste kontrakt (månader)',
  fewestWorkers: 'minsta antal heltidsarbetande',
  firstStartWithinMonths: 'första start inom (månader)',
  requirementFromPlaces: 'krav från (platser)',
  bonusFromPlaces: 'bonus från (platser)',
  bonusFromMonths: 'bonus från (månader)',
  labourValuePercent: 'andel av arbetskostnaden (procent)',
  fullTimeMonthOre: 'kostnad för en heltidsmånad',
  hoursPerFullTimeMonth: 'timmar per heltidsmånad',
  ownOutcomesAtLeast: 'minsta antal egna kontrakt',
  highFromTimes: 'högt från (gånger riktvärdet)',
  tooHighFromTimes: 'mycket högt från (gånger riktvärdet)',
  fineMostPercent: 'viten högst (procent av värdet)',
  directAwardLimitOre: 'direktupphandling, högsta värde',
  frameworkLimitMonths: 'ramavtal, längst (månader)',
  openingPersons: 'personer vid anbudsöppningen',
  abnormalUnderPercent: 'onormalt lågt anbud från (procent under medel)',
  openBidsWorkingDays: 'öppna anbuden efter anbudstiden (arbetsdagar)',
  courtWorkingDays: 'fråga om domstolens beslut efter (arbetsdagar)',
  kickOffDays: 'startmöte, från kontraktets start (dagar)',
  handOverDays: 'överlämning bekräftas (dagar)',
  matchingMeetingDays: 'första möte med matchningsansvarig (dagar)',
  planDays: 'leveransplan lämnas (dagar)',
  planReviewDays: 'leveransplan besvaras (dagar)',
  planInAllDays: 'leveransplan, högst i allt (dagar)',
  agreeCharterDays: 'ta ställning till samverkansavtal (dagar)',
  answerChangeDays: 'svara på en ändring (dagar)',
  answerReportDays: 'svara på en rapport (dagar)',
  reportAgainDays: 'ny rapport efter en som skickats tillbaka (dagar)',
  reportWorkingDays: 'rapport efter månadens slut (arbetsdagar)',
  referDays: 'anvisa personer (dagar)',
  considerDeviationDays: 'ta ställning till en avvikelse (dagar)',
  decideSanctionDays: 'besluta om nästa steg (dagar)',
  evaluateDays: 'slututvärdering (dagar)',
};

const marks: Record<Mark, string> = {
  V: 'läst i källan [V]',
  S: 'andrahandskälla [S]',
  K: 'eget startvärde, bedöm själva [K]',
};

const groups: Record<SettingGroup, string> = {
  recommending: 'Rekommendation',
  weighing: 'Proportionalitet',
  tendering: 'Upphandling',
  contractClocks: 'Klockor under kontraktet',
};

/** Words of the settings. */
export const settingsSv = {
  names,
  marks,
  groups,
  title: 'Inställningar',
  intro: 'Varje tal har ett startvärde med sin källa. Ett eget värde gäller för nya upphandlingar och deras kontrakt.',
  /** `starts` is the starting value, `source` its source with its mark. */
  own: (starts: string, source: string) => `eget värde; startvärdet är ${starts}: ${source}`,
  hint: (starts: string, source: string) => `Startvärde ${starts}: ${source}. Tomt betyder startvärdet.`,
  owns: (count: number) =>
    count === 0 ? 'alla på startvärdet' : count === 1 ? 'ett eget värde' : `${count} egna värden`,
};

/** The words in their shape. */
export type SettingsWords = typeof settingsSv;
