// What people do in a contract: reports of all sorts and answers to them, referrals, meetings and the final evaluation.
import type { Role } from '../../domain/actor.js';
import type { Task } from '../../domain/case.js';
import type { ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { entry } from '../domain/stamps.js';
import type { Draw } from './chance.js';
import type { Deed, Initiative } from './sight.js';
import { later, oneOf } from './sight.js';

type ContractDeed = Deed<ContractState>;

function begins(what: ReportEntry['what'], today: string, draw: Draw): Partial<ReportEntry> {
  const startDate = later(today, -draw.whole('started', 0, 20));
  if (what !== 'employment')
    return { startDate, endDate: later(startDate, draw.whole('weeks', 6, 26) * 7), extentPercent: 100 };
  return {
    startDate,
    extentPercent: draw.of('extent', [
      [3, 100],
      [1, 75],
      [1, 50],
    ]),
    employmentForm: draw.of('form', [
      [2, 'permanent'],
      [2, 'fixed-term'],
      [1, 'apprenticeship'],
    ] as const),
  };
}

/** News of one placement in a month, by where it stands. */
const news: Readonly<Record<string, (number: number, today: string, draw: Draw) => ReportEntry[]>> = {
  referred: (placement, today, draw) =>
    draw.of('start', [
      [3, [entry('internship', { placement, ...begins('internship', today, draw) })]],
      [2, [entry('employment', { placement, ...begins('employment', today, draw) })]],
      [4, []],
    ]),
  internship: (placement, today, draw) =>
    draw.of('goes on', [
      [2, [entry('employment', { placement, ...begins('employment', today, draw) })]],
      [1, [entry('education', { placement, ...begins('education', today, draw) })]],
      [1, [entry('ended', { placement, endDate: today, endReason: 'completed' })]],
      [6, [entry('internship', { placement, hours: 60 })]],
      [6, []],
    ]),
  employment: (placement, today, draw) =>
    draw.of('works', [
      [1, [entry('ended', { placement, endDate: today, endReason: 'employer-ended' })]],
      [6, [entry('employment', { placement, hours: 150 })]],
      [9, []],
    ]),
  education: () => [],
  ended: () => [],
};

/** What a contractor tells of a month: its placements, and sometimes somebody new. */
const report: ContractDeed = ({ state, today, draw }) => {
  const known = state.placements.flatMap(({ phase }, index) => {
    const entries = news[phase]?.(index + 1, today, drawFor(draw, index)) ?? [];
    return entries;
  });
  const what = draw.of('new', [
    [8, null],
    [2, 'internship'],
    [1, 'employment'],
  ] as const);
  const fresh =
    what === null || state.placements.length > 12
      ? []
      : [entry(what, { count: draw.whole('people', 1, 2), ...begins(what, today, draw) })];
  return { kind: 'report', entries: [...known, ...fresh], text: null };
};

/** Draws of its own for each placement of a report. */
function drawFor(draw: Draw, index: number): Draw {
  return {
    percent: (question, percent) => draw.percent(`${question} ${index}`, percent),
    whole: (question, least, most) => draw.whole(`${question} ${index}`, least, most),
    of: (question, odds) => draw.of(`${question} ${index}`, odds),
  };
}

const unknownPlacement: ContractDeed = () => ({
  kind: 'report',
  entries: [entry('ended', { placement: 999, endReason: 'left' })],
  text: null,
});

const answer =
  (accepts: boolean): ContractDeed =>
  ({ about }) => {
    const reportId = about ?? 'none';
    return accepts
      ? { kind: 'accept-report', reportId }
      : { kind: 'return-report', reportId, reason: 'Timmarna saknas' };
  };

const evaluate: ContractDeed = () => ({
  kind: 'evaluate',
  summary: 'Avtalet är slut',
  lessons: { worked: 'Handledare', didNotWork: 'Sena anvisningar', advice: 'Börja tidigare' },
});

/** What each task is answered with. */
export const contractDeeds: Partial<Record<Task, ContractDeed>> = {
  report: oneOf<ContractState>([
    [12, report],
    [3, () => ({ kind: 'report', entries: [], text: null })],
    [1, unknownPlacement],
  ]),
  'accept-report': oneOf<ContractState>([
    [9, answer(true)],
    [1, answer(false)],
  ]),
  'evaluate-outcome': evaluate,
};

const partnering = ({ phase }: ContractState): boolean => phase === 'partnering';

/** What people do unasked. */
export const contractInitiatives: Partial<Record<Role, readonly Initiative<ContractState>[]>> = {
  'matching-body': [
    {
      percent: 6,
      when: (state) => partnering(state) && state.placements.length < 10,
      does: ({ draw }) => ({ kind: 'refer', count: draw.whole('people', 1, 2) }),
    },
  ],
  contractor: [
    { percent: 2, when: partnering, does: ({ today }) => ({ kind: 'record-offer', offeredOn: today }) },
    { percent: 1, when: partnering, does: report },
  ],
  'contract-manager': [{ percent: 1, when: partnering, does: evaluate }],
};
