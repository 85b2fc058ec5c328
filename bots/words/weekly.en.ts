// The words of a coordinator's week, in English.
import { counted } from './counted.js';
import type { WeeklyWords } from './weekly.sv.js';

/** English. */
export const weeklyEn: WeeklyWords = {
  title: (day) => `The week from ${day}`,
  summary: (late, waiting) =>
    `${late === 0 ? 'Nothing is overdue' : counted(late, 'thing is overdue', 'things are overdue')}, ${waiting === 0 ? 'nothing waits for you' : counted(waiting, 'thing waits for you', 'things wait for you')}.`,
  late: 'Overdue',
  lateBy: (what, who, date) => `${what}. ${who}, was due on ${date}.`,
  atRisk: 'Heading below what was promised',
  risk: (what, expected, target) => `${what}: forecast ${expected} of ${target}`,
  decided: 'Decided in the last week',
  waiting: 'Waits for you',
  more: (count) => `and ${count} more`,
  nothing: 'nothing',
  picture: (parts) => `Delivered against promised in running contracts: ${parts}.`,
  open: 'Open the overview',
  stop: 'Rather without this weekly message? Write “no weekly”, or turn it off on your page.',
  wants: 'Send me the week on Mondays',
  stopped: 'You will get no weekly message any more. Write “weekly” if you want it again.',
  started: 'You will get the week on Mondays. Write “no weekly” if you would rather not.',
};
