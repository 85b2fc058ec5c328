// Whether what workflows do depends on how fast the world answers: slow, jittering activities, two things at a time, and a worker
// that forgets a case after every task, so that each task replays all before it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { CaseState } from '../../domain/any-case.js';
import type { Command, ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import type { TenderState } from '../../domain/tender.js';
import { FootholdPlugin } from '../../plugin.js';
import type { FootholdActivities } from '../../workflows/ports.js';
import type { Town } from '../support/cases.js';
import { bid, qualified, requirement, score, town } from '../support/cases.js';
import { testKeys } from '../support/keys.js';
import { devServer } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };

/** How long calls take, one after the other and round again, in milliseconds. */
const delays = [0, 90, 5, 400, 0, 30, 700, 1, 160, 0, 60, 250];
let calls = 0;
async function jitter<T>(work: () => Promise<T>): Promise<T> {
  await sleep(delays[(calls += 1) % delays.length]);
  return work();
}

const shortly = (ms: number): string => new Date(Date.now() + ms).toISOString();
/** Months, the tender period and the standstill last seconds here. */
function slow(activities: FootholdActivities): FootholdActivities {
  return {
    ...activities,
    footholdRecord: (input) => jitter(() => activities.footholdRecord(input)),
    footholdAnnounce: (input) => jitter(() => activities.footholdAnnounce(input)),
    footholdDeadline: (input) =>
      jitter(async () => {
        const deadline = await activities.footholdDeadline(input);
        return 'workingDays' in input && input.workingDays === 25
          ? { dueAt: shortly(15_000), remindAt: [shortly(2_000)] }
          : deadline;
      }),
    footholdStandstill: (input) =>
      jitter(async () => ({ ...(await activities.footholdStandstill(input)), signableFrom: shortly(500) })),
    footholdMonth: (input) =>
      jitter(async () => {
        const month = await activities.footholdMonth(input);
        return month && { ...month, askAt: shortly(3_000), dueAt: shortly(6_000), remindAt: [shortly(4_500)] };
      }),
  };
}

beforeAll(async () => {
  env = await devServer();
  here = await town(env, { around: slow });
  worker = await here.work({ maxCachedWorkflows: 1 });
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

async function until<S extends CaseState>(id: string, wanted: (state: S) => boolean): Promise<S> {
  const state = async (): Promise<S | null> => (await here.state(id).catch(() => null)) as S | null;
  await expect
    .poll(async () => await state().then((now) => now !== null && wanted(now)), { timeout: 60_000 })
    .toBe(true);
  return (await here.state(id)) as S;
}

/** Several people at once. */
const together = async (
  id: string,
  ...commands: readonly (readonly [by: string, command: Command])[]
): Promise<void> => {
  const sent = await Promise.all(commands.map(([by, command]) => here.give(id, by, command)));
  for (const each of sent) expect(each).not.toMatchObject({ kind: 'refused' });
};

const entry = (what: ReportEntry['what'], placement: number | null, count = 1): ReportEntry => ({
  what,
  count,
  placement,
  startDate: new Date().toISOString().slice(0, 10),
  endDate: null,
  extentPercent: 100,
  employmentForm: what === 'employment' ? 'permanent' : null,
  employer: null,
  hours: null,
  endReason: null,
});

async function signedTender(): Promise<string> {
  const id = await here.openTender('SLOW-1');
  const today = new Date().toISOString().slice(0, 10);
  const asked = (task: string) => until<TenderState>(id, ({ ball }) => ball?.task === task);
  const decide = async (by: string): Promise<void> => {
    const { stageId, version } = await asked('decide');
    await together(id, [by, { kind: 'approve', stageId: stageId ?? '', version }]);
  };
  await together(id, ['karin', { kind: 'submit-requirement', requirement, motive: null }]);
  await decide('bjorn');
  await asked('confirm-publication');
  const url = 'https://annonsdatabas.example/ANN-1';
  await together(id, ['karin', { kind: 'confirm-publication', reference: 'ANN-1', publishedOn: today, url }]);
  await asked('register-bids');
  await together(
    id,
    ['karin', bid('svea-entreprenad', 389_000_000_00)],
    ['karin', bid('skanska', 412_000_000_00)],
    ['karin', { kind: 'answer-questions', lines: [{ question: 'When?', answer: 'In spring.' }] }]
  );
  await asked('open-bids');
  await together(id, ['karin', { kind: 'open-bids' }], ['johan', { kind: 'open-bids' }]);
  await asked('qualify-bids');
  await together(id, ['karin', qualified('skanska')], ['karin', qualified('svea-entreprenad')]);
  await asked('score-bids');
  await together(
    id,
    ...['karin', 'johan'].flatMap((by) => [
      [by, score('skanska', 9)] as const,
      [by, score('svea-entreprenad', 5)] as const,
    ])
  );
  await decide('eva');
  await asked('send-award-notice');
  await together(id, ['karin', { kind: 'send-award-notice', sentOn: today, means: 'electronic', days: null }]);
  await asked('sign-contract');
  const signed = { kind: 'sign-contract', contractReference: 'SLOW-1', startsOn: today, endsOn: '2060-12-31' } as const;
  await together(id, ['karin', signed]);
  return id;
}

it('a tender, its contract and its placements do the same again at every replay', { timeout: 300_000 }, async () => {
  const tender = await signedTender();
  await until<TenderState>(tender, ({ status }) => status === 'signed');

  const id = 'contract/SLOW-1';
  const placement = 'placement/SLOW-1/P-1';
  const today = new Date().toISOString().slice(0, 10);
  const reported = (...entries: ReportEntry[]) => ({ kind: 'report', entries, text: null }) as const;
  const meeting = { kind: 'hold-meeting', heldOn: today, meeting: 'partnering', minutes: null } as const;
  await until<ContractState>(id, ({ month }) => month !== null);
  await together(id, ['maria', reported(entry('internship', null, 2))], ['johan', meeting]);
  await until<PlacementState>(placement, ({ ball }) => ball?.task === 'confirm-eligibility');
  await together(placement, ['lena', { kind: 'confirm-eligibility', eligible: true, countedAs: null }]);
  const { month } = await until<ContractState>(id, ({ openReports }) => openReports.length > 0);
  const { openReports } = (await here.state(id)) as ContractState;
  await together(
    id,
    ['johan', { kind: 'accept-report', reportId: openReports[0]?.reportId ?? '' }],
    ['maria', reported(entry('employment', 1), entry('ended', 2))],
    ['lena', { kind: 'refer', count: 1 }]
  );
  await until<PlacementState>(placement, ({ phase }) => phase === 'employment');
  await until<PlacementState>('placement/SLOW-1/P-2', ({ phase }) => phase === 'ended');
  // A month that nobody reports goes by: reminded, closed, a deviation proposed.
  await until<ContractState>(
    id,
    ({ month: now, reporters }) => now?.period !== month?.period && reporters.some(({ missed }) => missed.length > 0)
  );

  const histories = [];
  for await (const { workflowId, runId } of env.client.workflow.list())
    histories.push({ workflowId, history: await env.client.workflow.getHandle(workflowId, runId).fetchHistory() });
  const ran = new Set(histories.map(({ workflowId }) => workflowId));
  expect([...ran]).toEqual(
    expect.arrayContaining([tender, id, placement, 'placement/SLOW-1/P-2', 'placement/SLOW-1/P-3'])
  );
  const failures = histories.flatMap(({ history }) =>
    (history.events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? [])
  );
  // Something that came in while a run ended sends its last task back: the server's way, and no fault.
  expect(failures.filter((message) => message !== 'UnhandledCommand')).toEqual([]);
  const options = {
    workflowBundle: { code: inject('workflowBundle') },
    plugins: [new FootholdPlugin({ encryptionKeys: testKeys })],
  };
  const replayed = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    replayed.push([workflowId, error?.message]);
  expect(replayed).toEqual(histories.map(({ workflowId }) => [workflowId, undefined]));
});
