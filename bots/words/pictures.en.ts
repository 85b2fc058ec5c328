// Words of a case in pictures, in English.
import { counted } from './counted.js';
import type { PicturesWords } from './pictures.sv.js';

/** English. */
export const picturesEn: PicturesWords = {
  title: 'In pictures',
  toCase: 'To the case',
  workflow: 'The workflow in Temporal',
  life: 'The steps and how long they took',
  milestones: {
    start: 'The contract begins',
    'kick-off': 'The kick-off meeting',
    plan: 'Delivery plan approved',
    'first-start': 'The first placement',
    evaluating: 'Final evaluation',
    closed: 'Closed',
  },
  toCome: 'to come',
  days: (n) => (n === 0 ? 'less than a day' : counted(n, 'day', 'days')),
  months: (n) => `${n} months`,
  since: (how) => `here for ${how}`,
  times: (n) => `${n} times`,
  delivery: 'Delivered against promised, with forecast',
  counted: (reported, target, accepted) => `${reported} of ${target}, of which ${accepted} accepted.`,
  legend:
    'The bar is what has been delivered, the lighter band is the forecast at the end of the contract, the line is the target.',
  outlook: {
    met: () => 'The target is met.',
    likely: (range) => `Forecast ${range}: the target will probably be met.`,
    uncertain: (range) => `Forecast ${range}: it is uncertain whether the target will be met.`,
    unlikely: (range) => `Forecast ${range}: the target will probably not be met.`,
    missed: (range) => `It came to ${range}: the target was not met.`,
  },
  paths: 'The paths of placements',
  pathsText: (parts) => `Flow chart of how the placements went: ${parts}.`,
  nodes: {
    referred: 'Referred',
    internship: 'Internship',
    education: 'Education',
    employment: 'Employment',
    'going-on': 'Going on',
    stayed: 'Completed or still there',
    ended: 'Broken off',
  },
  from: 'From',
  to: 'To',
  people: 'People',
};
