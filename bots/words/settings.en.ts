// Words of the settings: what each is called, what it rests on, and when an authority has made it its own. In English.
import type { Mark, SettingGroup, SettingName } from '../../domain/settings.js';
import type { SettingsWords } from './settings.sv.js';

const names: Record<SettingName, string> = {
  worksOrePerPlace: 'contract value per place, works',
  servicesOrePerPlace: 'contract value per place, services',
  employmentMonthsPerPlace: 'months per place, employment',
  internshipMonthsPerPlace: 'months per place, internship',
  shortestMonths: 'shortest contract (months)',
  fewestWorkers: 'fewest full-time workers',
  firstStartWithinMonths: 'first start within (months)',
  requirementFromPlaces: 'requirement from (places)',
  bonusFromPlaces: 'bonus from (places)',
  bonusFromMonths: 'bonus from (months)',
  labourValuePercent: 'share of the labour cost (percent)',
  fullTimeMonthOre: 'cost of a full-time month',
  hoursPerFullTimeMonth: 'hours per full-time month',
  ownOutcomesAtLeast: 'fewest own contracts',
  highFromTimes: 'high from (times the yardstick)',
  tooHighFromTimes: 'very high from (times the yardstick)',
  fineMostPercent: 'penalties at most (percent of the value)',
  directAwardLimitOre: 'direct award, largest value',
  frameworkLimitMonths: 'framework agreement, longest (months)',
  openingPersons: 'people at the opening of bids',
  abnormalUnderPercent: 'abnormally low from (percent under the mean)',
  undoMinutes: 'undo a decision within (minutes)',
  openBidsWorkingDays: 'open the bids after the deadline (working days)',
  courtWorkingDays: "ask about the court's decision after (working days)",
  kickOffDays: "kick-off meeting, from the contract's start (days)",
  handOverDays: 'hand-over confirmed (days)',
  matchingMeetingDays: 'first meeting with the matching body (days)',
  planDays: 'delivery plan submitted (days)',
  planReviewDays: 'delivery plan answered (days)',
  planInAllDays: 'delivery plan, at most in all (days)',
  agreeCharterDays: 'take a position on the charter (days)',
  answerChangeDays: 'answer a change (days)',
  answerReportDays: 'answer a report (days)',
  reportAgainWorkingDays: 'report anew after one was sent back (working days)',
  reportWorkingDays: "report after the month's end (working days)",
  referDays: 'refer people (days)',
  considerDeviationDays: 'consider a deviation (days)',
  decideSanctionDays: 'decide the next step (days)',
  evaluateDays: 'final evaluation (days)',
  answerLinkDays: 'a link sent by e-mail is good (days)',
  evidenceMonths: 'photos and PDFs are kept after the end of the contract (months)',
  gateWorkingDays: 'questions before the start (working days)',
  dialogueWorkingDays: 'market dialogue (working days)',
  draftWorkingDays: 'draft the requirement (working days)',
  decideWorkingDays: 'decide (working days)',
  publishWorkingDays: 'publish the notice (working days)',
  openPeriodWorkingDays: 'tender period, open procedure (working days)',
  simplifiedPeriodWorkingDays: 'tender period, simplified procedure (working days)',
  frameworkPeriodWorkingDays: 'tender period, framework (working days)',
  reservedPeriodWorkingDays: 'tender period, reserved procurement (working days)',
  callOffPeriodWorkingDays: 'tender period, call-off (working days)',
  directPeriodWorkingDays: 'tender period, direct award (working days)',
  qualifyWorkingDays: 'examine the bids (working days)',
  evaluateWorkingDays: 'evaluate the bids (working days)',
  awardNoticeWorkingDays: 'send the award decision (working days)',
  signWorkingDays: 'sign the contract (working days)',
  handOverHelpDays: 'mend a notice that did not go through (days)',
  eligibilityWorkingDays: 'confirm the target group (working days)',
  firstMeetingWorkingDays: 'first meeting with the person (working days)',
  tutorWorkingDays: 'name a tutor (working days)',
  startWorkingDays: 'arrange the start (working days)',
  inductionWorkingDays: 'safety induction (working days)',
  retentionWorkingDays: 'answer whether the person is still there (working days)',
  lateCheckWorkingDays: 'look half-way or end, when the day had passed already (working days)',
  askHour: 'questions are sent at (hour)',
  remindHour: 'reminders are sent at (hour)',
  dueHour: 'time is up at (hour)',
  extentPercentUnlessSaid: 'extent when none is said (percent)',
  paceMonths: "the forecast's pace is taken from (months)",
  forecastFromMonths: 'forecast at the earliest after (months)',
  forecastFromPercent: 'forecast at the earliest after (percent of the time)',
  forecastRangeTimes: "the forecast's range (times the standard deviation)",
  smallestShown: 'fewest people shown to the public',
};

const marks: Record<Mark, string> = {
  V: 'read in the source [V]',
  S: 'secondary source [S]',
  K: 'our own starting value, judge it yourselves [K]',
};

const groups: Record<SettingGroup, string> = {
  recommending: 'Recommendation',
  weighing: 'Proportionality',
  tendering: 'Tender',
  contractClocks: 'Clocks during the contract',
  stageDays: 'Time for each step of the tender',
  placementDays: 'Time for each step of a placement',
  officeHours: 'Hours of the day',
  counting: 'Counting and showing',
};

/** Words of the settings. */
export const settingsEn: SettingsWords = {
  names,
  marks,
  groups,
  title: 'Settings',
  intro:
    'Each number has a starting value with its source. A value of your own holds for new tenders and their contracts.',
  own: (starts, source) => `own value; it starts at ${starts}: ${source}`,
  hint: (starts, source) => `Starts at ${starts}: ${source}. Empty means the starting value.`,
  owns: (count) =>
    count === 0
      ? 'all at their starting values'
      : count === 1
        ? 'one value of your own'
        : `${count} values of your own`,
};
