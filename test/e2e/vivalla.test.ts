// The whole story on the time-skipping server: from the first draft over four years of partnering to the final evaluation.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportEntry } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import type { TenderState } from '../../domain/tender.js';
import { verifyAudit } from '../../prisma/audit.js';
import type { Town } from '../support/cases.js';
import { bid, judgeBids, requirement, town } from '../support/cases.js';
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

const entry = (what: ReportEntry['what'], more: Partial<ReportEntry> = {}): ReportEntry => ({
  what,
  count: 1,
  placement: null,
  startDate: null,
  endDate: null,
  extentPercent: 100,
  employmentForm: null,
  employer: null,
  hours: null,
  endReason: null,
  ...more,
});

/** What happened in each month of the contract, counted from 1: four begin in each of ten months, twelve stay, two study. */
function monthOf(number: number, startDate: string): ReportEntry[] {
  const entries: ReportEntry[] = [];
  if (number % 4 === 2 && number <= 38) entries.push(entry('internship', { count: 4, startDate }));
  if (number % 3 === 0 && number >= 12 && number <= 45)
    entries.push(
      entry('employment', { placement: number / 3 - 3, startDate, employmentForm: 'permanent', employer: 'Skanska' })
    );
  if (number === 20 || number === 30) entries.push(entry('education', { placement: number / 10 + 12, startDate }));
  return entries;
}

const silentMonth = 17;

/** The stage once its own run has begun: somebody holds the ball then. */
const opened = ({ stageId, ball }: TenderState): string | null => (ball === null ? null : stageId);

it('Vivalla, from draft to final evaluation', { timeout: 600_000 }, async () => {
  const id = await here.openTender('UPP-2026-014');
  const tender = async () => (await here.state(id)) as TenderState;
  const at = (stage: string) => expect.poll(async () => opened(await tender()), { timeout: 30_000 }).toBe(stage);
  const taken = async (...command: Parameters<Town['give']>) =>
    expect(await here.give(...command)).toMatchObject({ kind: 'taken' });
  const today = async () => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);

  await taken(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await at('requirement-approval');
  await taken(id, 'bjorn', { kind: 'approve', stageId: 'requirement-approval', version: 1 });
  await at('publication');
  const url = 'https://annonsdatabas.example/ANN-2026-1';
  await taken(id, 'karin', { kind: 'confirm-publication', reference: 'ANN-2026-1', publishedOn: await today(), url });
  await at('tender-period');
  await taken(id, 'karin', bid('svea-entreprenad', 389_000_000_00));
  await taken(id, 'karin', bid('skanska', 412_000_000_00));
  await env.sleep('60 days');
  await judgeBids(here, id, { 'svea-entreprenad': 5, skanska: 9 });
  await at('award-approval');
  await taken(id, 'eva', { kind: 'approve', stageId: 'award-approval', version: (await tender()).version });
  await at('standstill');
  await taken(id, 'karin', { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
  await env.sleep('30 days');
  await at('signing');
  const startsOn = `${(await today()).slice(0, 7)}-01`;
  const endsOn = new Date(Date.UTC(Number(startsOn.slice(0, 4)) + 4, Number(startsOn.slice(5, 7)) - 1, 0))
    .toISOString()
    .slice(0, 10);
  await taken(id, 'karin', { kind: 'sign-contract', contractReference: 'AVT-2026-014', startsOn, endsOn });
  expect(await here.client.workflow.getHandle(id).result()).toBe('signed');

  const contractId = 'contract/AVT-2026-014';
  const contract = async () => (await here.state(contractId)) as ContractState;
  await expect.poll(async () => (await contract()).month, { timeout: 30_000 }).not.toBeNull();
  expect((await contract()).ball?.task).toBe('hold-kick-off');
  await taken(contractId, 'johan', {
    kind: 'hold-kick-off',
    heldOn: startsOn,
    participants: ['contract-manager', 'contractor', 'matching-body'],
    commitmentsRead: true,
    deliveryOwnerId: 'maria',
  });
  await taken(contractId, 'maria', { kind: 'confirm-hand-over', role: 'delivery' });

  for (let number = 1; number <= 48; number += 1) {
    await expect.poll(async () => (await contract()).month, { timeout: 30_000 }).not.toBeNull();
    const { period, askAt } = (await contract()).month ?? { period: '', askAt: '' };
    await env.sleep(Math.max(0, Date.parse(askAt) - (await env.currentTimeMs())) + 3_600_000);
    if (number === silentMonth) await env.sleep('20 days');
    else {
      // A month that went by in silence is still owed, and comes first.
      if (number === silentMonth + 1) await taken(contractId, 'maria', { kind: 'report', entries: [], text: null });
      await taken(contractId, 'maria', { kind: 'report', entries: monthOf(number, `${period}-10`), text: null });
    }
    // The next run has begun when the next month is open, or none is left.
    await expect
      .poll(async () => ((await contract()).phase === 'evaluating' ? 'over' : (await contract()).month?.period), {
        timeout: 30_000,
      })
      .toSatisfy((now: string | undefined) => now !== undefined && now !== period);
    for (const { reportId } of (await contract()).openReports)
      await taken(contractId, 'johan', { kind: 'accept-report', reportId });
    if (number === silentMonth)
      expect((await contract()).reporters[0]?.missed.map((each) => each.period)).toEqual([period]);
  }

  await expect.poll(async () => (await contract()).phase, { timeout: 30_000 }).toBe('evaluating');
  const { tally, reporters, placements } = await contract();
  expect(reporters.flatMap((each) => each.missed)).toEqual([]);
  expect(tally.internship).toEqual({ reported: 40, accepted: 40 });
  expect(tally['permanent-job']).toEqual({ reported: 12, accepted: 12 });
  expect(tally.education).toEqual({ reported: 2, accepted: 2 });
  expect(placements.length).toBe(40);
  const lessons = { worked: 'Namngivna handledare', didNotWork: '', advice: 'Börja matchningen före byggstart' };
  const summary = '40 praktikplatser, 12 anställda, 2 i utbildning.';
  await taken(contractId, 'johan', { kind: 'evaluate', summary, lessons });
  expect(await here.client.workflow.getHandle(contractId).result()).toBe('closed');

  const row = await here.db.case.findUniqueOrThrow({ where: { id: contractId } });
  expect(row.standing).toBe('closed');
  expect(await here.db.report.count({ where: { contractId, status: 'accepted' } })).toBe(48);
  expect(await here.db.placement.count({ where: { contractId } })).toBe(40);
  const [chain] = await verifyAudit(here.db, 'orebrobostader');
  expect(chain?.faults).toEqual([]);
  expect(chain?.entries).toBeGreaterThanOrEqual(await here.db.caseEvent.count());
});
