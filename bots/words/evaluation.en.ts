// What is said of delivery and of the final evaluation, in English.
import type { EvaluationWords } from './evaluation-words.js';

/** English. */
export const evaluationEn: EvaluationWords = {
  title: 'Follow-up',
  publicTitle: 'Follow-up, public version',
  facts: {
    contract: 'Contract',
    reference: 'Number',
    authority: 'Buyer',
    contractor: 'Contractor',
    period: 'Period',
    asOf: 'As of',
  },
  intro:
    'Agreed against delivered. Whoever counts elsewhere already, or was employed before the contract began, does not count.',
  publicIntro:
    "Agreed against delivered. Numbers under five are not shown, nor are single persons' paths, so that nobody can be pointed out.",
  sections: {
    outcome: 'Outcome',
    notCounted: 'Not counted',
    paths: 'Paths',
    retention: 'Still there afterwards',
    value: 'Socio-economic value',
    evaluation: 'Final evaluation',
    lessons: 'Lessons',
  },
  few: 'fewer than five',
  outcome: (kind, delivered, target, accepted) => `${kind}: ${delivered} of ${target}, of these ${accepted} accepted`,
  kept: {
    met: 'met',
    'met-early-end': 'counts as met: an employment ended early and at least 75 percent of the agreed time is done',
    'not-met': 'not met',
  },
  firstStart: {
    pending: (by) => `The first start is to have begun or been offered by ${by}`,
    met: (by, on) => `The first start came on ${on ?? by}, in time (by ${by})`,
    missed: (by, on) =>
      on === null ? `Nobody had begun by ${by}` : `The first start came on ${on}, too late (by ${by})`,
  },
  offered: 'as an offer',
  bonus: (extra, amount) => `Bonus for ${extra} over what was agreed: ${amount}`,
  notCounted: {
    'not-eligible': 'not in the target group',
    'counted-elsewhere': 'already counts as another placement',
    'already-there': 'began before the contract',
    withdrawn: 'the report was sent back',
  },
  notCountedLine: (placement, why) => `${placement} does not count: ${why}`,
  forecast: ({ low, high, target, end, met }) =>
    `At this pace ${low === high ? low : `${low}–${high}`} of ${target} by ${end}${met === null ? '' : `; target met about ${met}`}`,
  outlooks: {
    met: 'the target is met',
    likely: 'the target will probably be met',
    uncertain: 'uncertain whether the target is met',
    unlikely: 'the target will probably not be met',
    missed: 'the target was not met',
  },
  forecastHow:
    'The forecast carries the pace of the last twelve reported months on. The range holds four outcomes of five, by how uneven the months have been.',
  path: (placement, steps, end) => `${placement}: ${steps}${end === null ? '' : `; ${end}`}`,
  referredOnly: 'referred',
  step: (what, from, to) => `${what} ${from}–${to ?? ''}`,
  retention: (months, still, gone, open) =>
    `After ${months} months: ${still} still there, ${gone} not there, ${open} not checked yet`,
  retentionHidden: (months) => `After ${months} months: too few to be shown`,
  lastCheck: (on) => `The last check is due on ${on}. Until then the numbers fill up, also after the contract's end.`,
  value: (amount, months, perMonth) =>
    `About ${amount}, for ${months} full-time months of employment at ${perMonth} each. The number only holds on these assumptions:`,
  valueHidden: 'Too few people to be shown.',
  assumptions: {
    'otherwise-unemployed': 'The people would otherwise have stayed unemployed meanwhile',
    'no-long-term-effects': 'No long-term effects are counted in',
    'no-displacement': 'That somebody else may have been displaced is not considered',
    'example-person':
      'Everybody is taken as the example: newly arrived, subsidised job, about 200,000 kronor in twelve months',
    'by-the-month': "A month is a twelfth of the example's year",
    'jobs-only': 'Only employment is valued; for internships and education there is no published number to go by',
  },
  marks: { V: 'by the source', K: 'our own assumption' },
  lessons: { worked: 'What worked', didNotWork: 'What did not work', advice: 'Advice for the next tender' },
  notYet: 'Nobody has begun a job or an education yet.',
  page: ['Page', 'of'],
  download: 'Download as text (Markdown)',
  downloadPublic: 'Download the public version',
};
