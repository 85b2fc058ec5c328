// Words about the authority: the policy with what each value rests on, areas and efforts. In English.
import type { EffortCount } from '../../domain/area.js';
import type { ApprovalName } from '../../domain/policy.js';
import { mineEn } from './mine.en.js';
import type { authorityEventsSv, authoritySv } from './authority.sv.js';
import { formats } from '../web/formats.js';

const { number } = formats('en');

const counts: Record<EffortCount, string> = {
  participants: 'participants',
  internship: 'internships',
  employment: 'employments',
  education: 'educations',
};

const approvals: Record<ApprovalName, string> = {
  requirement: 'The requirement is approved by',
  exemption: 'An exemption is approved by',
  award: 'The award is approved by',
};

/** Words on the authority's page and in its forms. */
export const authorityEn: typeof authoritySv = {
  policy: 'Policy',
  version: (version) => (version === 0 ? 'starting values, no policy has been adopted' : `version ${version}`),
  inherited: (from) => `Inherited from ${from}`,
  requirementInEveryTender: 'A requirement in every tender',
  demanded: 'yes, or an approved exemption',
  notDemanded: 'no',
  maxPricePercent: 'Price weighs at most',
  publicOutcome: 'The outcome is shown to everybody on an open page',
  publicOutcomeHint: 'Without signing in and without personal data; numbers of fewer than five people are not shown.',
  shownToAll: { yes: 'yes', no: 'no' },
  percent: (value) => `${value} percent`,
  approvals,
  needs: (needs, roles) =>
    needs === 'any' ? `one of: ${roles}` : needs === 'all' ? `each of: ${roles}` : `${needs} people among: ${roles}`,
  needsOptions: { any: 'One person is enough', all: 'One person of each role', people: (n) => `${n} different people` },
  needsLabel: 'How many are needed?',
  rolesLabel: 'Which roles?',
  groups: { rules: 'The rules', tender: 'The tender', scope: 'What is bought' },
  backupLabel: 'Backup when time is up',
  noBackup: 'Nobody',
  withBackup: (needs, backup) => (backup === null ? needs : `${needs}; when time is up also ${backup}`),
  followUpBy: 'Followed up by',
  marks: {
    V: 'V: read in the source',
    K: 'K: own knowledge, no source has been read. Check it against your own policy.',
  },
  sources: {
    requirementInEveryTender:
      'The story of Vivalla: the municipality made social requirements a policy for every tender.',
    maxPricePercent: 'No rule: LOU 16 kap. 1 § wants weighted criteria but sets no cap on price. It starts at 60.',
    approvals: "No rule: who decides follows from the authority's own order of delegation. It starts with a manager.",
    followUpBy: 'The National Agency for Public Procurement: decide at planning who follows up.',
  },
  areas: 'Areas',
  noAreas: 'No areas yet. Import them from a CSV file or note them in the form.',
  year: 'Year',
  source: 'Source',
  indicators: { adultsEmployedPercent: 'Adults employed', childPovertyPercent: 'Child poverty' },
  efforts: 'Efforts',
  counts,
  counted: (count, what) => `${number(count)} ${what}`,
  coverage: 'Tenders with a requirement',
  coverageOf: (covered, all) => `${number(covered)} of ${number(all)}`,
  coverageAll: 'All authorities',
  coverageCut: (shown, all) =>
    `${number(shown)} of ${number(all)} authorities are shown: those with most tenders without a requirement.`,
  coverageMore: { exempt: 'exempt', leftOut: 'without a requirement', undecided: 'not decided yet' },
  noTenders: 'No tenders yet.',
  tenders: 'Tenders',
  fields: {
    reference: 'Number',
    referenceHint: 'Letters, digits and hyphens, e.g. UPP-2027-003.',
    title: 'What is bought?',
    procedure: 'Procedure',
    matchingBodyId: 'Matching body',
    framework: "Number of the framework's tender",
    frameworkHint: 'Only for a call-off.',
    nature: 'Kind',
    trade: 'Trade',
    tradeHint: 'Your own word, e.g. painting.',
    value: 'Estimated value (kronor)',
    durationMonths: 'Length of the contract (months)',
    labourPercent: 'Share of the value that is labour (percent)',
    area: 'Area',
    newArea: 'New area',
    newAreaHint: 'Its name, if the area is not in the list.',
    year: 'Year',
    otherIndicator: 'Another figure',
    otherValue: 'Value',
    source: 'Source',
    effort: 'Effort',
    effortHint: 'Write no names of people.',
    period: 'When?',
    count: (what) => `Number of ${what}`,
  },
  natures: { works: 'works', services: 'services', goods: 'goods' },
  procedures: {
    open: 'open procedure',
    simplified: 'simplified procedure',
    framework: 'framework agreement',
    'call-off': 'call-off from a framework',
    reserved: 'reserved procurement',
    direct: 'direct award',
  },
};

/** What has happened at the authority. */
export const authorityEventsEn: typeof authorityEventsSv = {
  'authority-started': () => 'The authority was added',
  'policy-adopted': ({ policy }) => `The policy was adopted in version ${policy.version}`,
  'tender-started': ({ reference, title }) => `Tender ${reference} was opened: ${title}`,
  'tender-not-started': ({ reference, because }) =>
    because === 'over-limit'
      ? `Tender ${reference} was not opened: it is over the limit that the municipality's policy sets for its procedure`
      : `There was already a tender ${reference}; it was not opened again`,
  'indicators-recorded': ({ lines }) =>
    lines.length === 1 && lines[0]
      ? `Figures for ${lines[0].name ?? lines[0].areaId} ${lines[0].year}`
      : `Figures for areas were imported: ${lines.length} lines`,
  delegated: ({ delegatorId, delegateId, firstDay, lastDay }, { person, date }) =>
    mineEn.delegation(person(delegateId), person(delegatorId), date(firstDay), date(lastDay)),
  'delegation-ended': ({ delegatorId, delegateId }, { person }) =>
    `${person(delegateId)} no longer stands in for ${person(delegatorId)}`,
  'effort-recorded': ({ title, period, outcomes }, { list }) =>
    `Effort: ${title}, ${period}${outcomes.length === 0 ? '' : ` (${list(outcomes.map(({ kind, count }) => `${count} ${counts[kind]}`))})`}`,
};
