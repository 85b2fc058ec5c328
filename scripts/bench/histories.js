// How many events of history a whole tender and a contract's year cost, told in seconds.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { aContract, give, internship, people, runsOf, startCase, tenderToSigned, until } from './story.js';

const today = () => new Date().toISOString().slice(0, 10);

/** Events of a tender from draft to signature, and of a contract's year; what the server keeps and a worker reads again. */
export async function histories(client) {
  const reference = `bench-${randomUUID().slice(0, 8)}`;
  const question = (number) => ({ question: `May ${number} of the places be part-time?`, answer: 'Yes, by hours.' });
  const tender = await tenderToSigned({
    client,
    taskQueue: 'foothold',
    reference,
    startsOn: '2026-01-01',
    endsOn: '2029-12-31',
    today,
    bidders: ['org-contractor', 'org-2', 'org-3', 'org-4', 'org-5'],
    questions: Array.from({ length: 4 }, (_, day) => Array.from({ length: 5 }, (_, line) => question(5 * day + line))),
    approvers: 3,
  });
  const tenderRuns = await runsOf(client, tender.workflowId, tender.runId);
  return [
    counted('tender: 5 bids, 6 approvals, 20 questions', tenderRuns, 400),
    counted('contract year: 12 reports, 10 placements', await contractYear(client, `${reference}-year`), 300),
  ];
}

function counted(what, runs, bound) {
  const counts = runs.map((run) => run.events.length);
  const all = counts.reduce((total, count) => total + count, 0);
  const longest = Math.max(...counts);
  if (process.env.BENCH_EVENTS) process.stdout.write(kindsOf(runs));
  return {
    what,
    events: `${all} events in ${runs.length} runs, longest ${longest}`,
    bound: `under ${bound}, a run at most 150`,
    ok: all < bound && longest <= 150,
  };
}

/** What the events were, to see where they come from: BENCH_EVENTS=1 npm run bench. */
function kindsOf(runs) {
  const kinds = new Map();
  for (const { eventType } of runs.flatMap(({ events }) => events))
    kinds.set(eventType, (kinds.get(eventType) ?? 0) + 1);
  return [...kinds].map(([kind, count]) => `${count} x event type ${kind}\n`).join('');
}

/** Twelve months, each reported once it is over and accepted; ten people begin in it. Answers the runs of its contract. */
async function contractYear(client, reference) {
  const { workflowId, firstExecutionRunId } = await startCase(
    client,
    'foothold',
    aContract(reference, '2027-01-01', '2030-12-31')
  );
  const contract = client.workflow.getHandle(workflowId);
  await until(contract, ({ month }) => month !== null);
  for (let month = 1; month <= 12; month += 1) {
    const period = `2027-${String(month).padStart(2, '0')}`;
    const open = await until(contract, (state) => state.month?.period === period);
    await sleep(Math.max(0, Date.parse(open.month.askAt) - Date.now()) + 100);
    const entries = month <= 10 ? [internship(`${period}-10`)] : [];
    await give(contract, people.contractor, { kind: 'report', entries, text: null });
    const { openReports } = await until(contract, (state) => state.openReports.length > 0);
    await give(contract, people.officer, { kind: 'accept-report', reportId: openReports[0].reportId });
  }
  await until(contract, ({ lastPeriod, openReports }) => lastPeriod === '2027-12' && openReports.length === 0);
  const runs = await runsOf(client, workflowId, firstExecutionRunId);
  await contract.terminate();
  return runs;
}
