// The words of the reporting month and of what a placement waits for, in English.
import { counted } from './counted.js';
import type { MonthWords } from './month.sv.js';

/** English. */
export const monthEn: MonthWords = {
  title: (month) => `Report for ${month}`,
  ask: (month) => `What happened in ${month}?`,
  by: (date) => `Answer by ${date}.`,
  late: (date) => `The answer was due on ${date}.`,
  also: (months) => `A report is missing for ${months} too.`,
  placed: 'Placed with you now:',
  nobody: 'Nobody is placed with you now.',
  stretch: (who, what, since) => `${who}: ${what} since ${since}`,
  more: (count) => `and ${counted(count, 'placement', 'placements')} more`,
  lastTime: (month, what) => `You reported for ${month}: ${what}`,
  noneOwed: 'There is no month to report now.',
  forMonth: (month, what) => `the report for ${month}: ${what}`,
  instead: (what) => `a correction of the report that waits: ${what}`,
  lastNothing: 'There is nothing earlier to repeat.',
  said: (month, what) => `Reported for ${month}: ${what}`,
  waits: 'The buyer has not answered yet.',
  accepted: 'The buyer has accepted the report.',
  returned: (reason) => `The report was sent back: “${reason}”. Report the month again.`,
  escalation: (asked, roles, due) =>
    `Time is up: ${asked}${due === null ? '' : `, was due ${due}`}. It is with the ${roles}; that side's manager and the buyer's coordinator have been told.`,
  same: 'The same as last month',
  nothing: 'Nothing this month',
  report: 'Report',
  sure: (month, what) => `This will be reported for ${month}: ${what}. Is that right?`,
  write:
    'Write here what has happened, for instance “two started an internship on 10 March” or “P-17 left on Friday”. You will see how I understood it before anything counts. Write no names.',
  writeTitle: 'Report in your own words',
  form: 'Fill in the form instead',
  needs: 'This waits for you:',
  need: (task, who) => `${task}: ${who}`,
  done: (who) => `${who}: done today`,
  stillThere: (who) => `${who}: still there`,
  notThere: (who) => `${who}: not there`,
};
