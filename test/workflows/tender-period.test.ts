// The tender period through a running workflow: its deadline moves with the documents, and without bids the notice goes out again.
import { DateTime } from 'luxon';
import { isHoliday, zone } from '../../activities/calendar.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../domain/commands.js';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { bid, judgeBids, qualified, requirement, score, town } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

const soon = { timeout: 30_000 };
const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
const asked = (id: string, task: string) => expect.poll(async () => (await tender(id)).ball?.task, soon).toBe(task);
const taken = async (id: string, by: string, command: Command): Promise<void> =>
  expect(await here.give(id, by, command)).toMatchObject({ kind: 'taken' });
const confirm = async (id: string): Promise<void> => {
  await asked(id, 'confirm-publication');
  const publishedOn = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const url = 'https://annonsdatabas.example/1';
  await taken(id, 'karin', { kind: 'confirm-publication', reference: 'ANN-1', publishedOn, url });
  await asked(id, 'register-bids');
};

async function advertised(reference: string): Promise<string> {
  const id = await here.openTender(reference);
  await taken(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await asked(id, 'decide');
  const { version } = await tender(id);
  await taken(id, 'bjorn', { kind: 'approve', stageId: 'requirement-approval', version });
  await confirm(id);
  return id;
}

it('moves the running deadline and its reminders with a change of the documents, refuses what comes later, and settles by consensus', async () => {
  const id = await advertised('P-1');
  const closes = (await tender(id)).bidsCloseAt ?? '';
  // At night, whatever day of the week that is.
  const newDeadline = new Date(Date.parse(closes) + (14 * 24 + 11) * 3_600_000).toISOString();
  await taken(id, 'karin', {
    kind: 'answer-questions',
    lines: [{ question: 'Räknas praktik som pågår?', answer: 'Nej' }],
  });
  await taken(id, 'karin', { kind: 'change-documents', what: 'Ny ritning', why: 'Fel skala', newDeadline });
  await expect.poll(async () => (await tender(id)).ball?.dueAt, soon).toBe(newDeadline);
  const { remindAt } = (await tender(id)).ball ?? { remindAt: [] };
  expect((remindAt.at(-1) ?? '') > closes).toBe(true);
  for (const time of remindAt) {
    const day = DateTime.fromISO(time, { zone });
    expect([day.hour, day.minute, day.weekday <= 5 && !isHoliday(day.toISODate() ?? '')]).toEqual([9, 0, true]);
  }
  await env.sleep(Date.parse(closes) - (await env.currentTimeMs()) + 86_400_000);
  expect(await tender(id)).toMatchObject({ bidsClosed: false, stageId: 'tender-period' });
  await taken(id, 'karin', bid('svea-entreprenad', 389_000_000_00));
  await taken(id, 'karin', bid('bergslagsbygg', 380_000_000_00));
  await taken(id, 'karin', { kind: 'withdraw-bid', bidderId: 'bergslagsbygg' });
  await taken(id, 'karin', bid('skanska', 412_000_000_00));
  expect(await here.give(id, 'karin', { kind: 'open-bids' })).toMatchObject({ refusal: { refused: 'BidsSealed' } });
  await env.sleep('20 days');
  await asked(id, 'open-bids');
  const late = new Date(Date.parse(newDeadline) + 1000).toISOString();
  expect(await here.give(id, 'karin', bid('bergslagsbygg', 1, late))).toMatchObject({
    refusal: { refused: 'BidLate', details: { received: late, closes: newDeadline } },
  });
  for (const by of ['karin', 'johan']) await taken(id, by, { kind: 'open-bids' });
  await asked(id, 'qualify-bids');
  for (const bidderId of ['svea-entreprenad', 'skanska']) await taken(id, 'karin', qualified(bidderId));
  await asked(id, 'score-bids');
  for (const [by, points] of [
    ['karin', 8],
    ['johan', 9],
  ] as const) {
    await taken(id, by, score('skanska', points));
    await taken(id, by, score('svea-entreprenad', 5));
  }
  await asked(id, 'settle-result');
  await taken(id, 'johan', { ...score('skanska', 9, 'Vi enades'), kind: 'set-consensus' });
  await asked(id, 'decide');
  expect((await tender(id)).ranking[0]).toMatchObject({ bidderId: 'skanska', totalPoints: 91.77 });
});

it('is published again when nobody bids, and goes on from there', async () => {
  const id = await advertised('P-2');
  await env.sleep('60 days');
  await expect.poll(async () => (await tender(id)).bidsClosed, soon).toBe(true);
  await taken(id, 'karin', { kind: 'publish-again', reason: 'Inga anbud kom in' });
  await confirm(id);
  await taken(id, 'karin', bid('skanska', 412_000_000_00));
  await env.sleep('60 days');
  await judgeBids(here, id, { skanska: 8 });
  await asked(id, 'decide');
});

it('goes on in new runs when many ask, change their minds and give points, and asks nobody anew', async () => {
  const id = await advertised('P-3');
  const run = async (): Promise<string> => (await here.client.workflow.getHandle(id).describe()).runId;
  const [before, { ball: asks }] = [await run(), await tender(id)];
  const bidders = ['skanska', 'svea-entreprenad', 'bergslagsbygg'];
  for (let round = 1; round <= 4; round += 1) {
    const lines = [{ question: `Fråga ${round}?`, answer: 'Ja' }];
    await taken(id, 'karin', { kind: 'answer-questions', lines });
    for (const bidder of bidders) await taken(id, 'karin', bid(bidder, (400 + round) * 1_000_000_00));
    await taken(id, 'karin', { kind: 'withdraw-bid', bidderId: 'bergslagsbygg' });
  }
  await expect.poll(run, soon).not.toBe(before);
  const { events } = await here.client.workflow.getHandle(id, before).fetchHistory();
  expect(events?.length).toBeLessThanOrEqual(150);
  const { questions, bids, ball } = await tender(id);
  expect(questions).toHaveLength(4);
  expect(bids.map(({ bidderId }) => bidderId).sort()).toEqual(['skanska', 'svea-entreprenad']);
  expect(ball).toEqual(asks);

  await env.sleep('60 days');
  await judgeBids(here, id, { skanska: 9, 'svea-entreprenad': 5 });
  await asked(id, 'decide');
});
