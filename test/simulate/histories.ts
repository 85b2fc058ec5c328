// How long the Temporal histories of some of the cases became: no run may grow over its limit, whatever people do.
import type proto from '@temporalio/proto';
import type { Town } from '../support/cases.js';
import type { Family, WalkedAuthority } from './family.js';
import type { Problem } from './play.js';

/**
 * Events that a run may have, by kind of case. A stage of a tender is one run: refused tries, clicks that come twice and reminders of
 * people who are late come on top of the 150 that its work takes (issue 4, speed).
 */
const mostEventsARun: Readonly<Record<string, number>> = { tender: 225, contract: 150, placement: 150, authority: 200 };

/** What was measured: the authorities, and every fourth family's tender, contract and first placements. */
export interface Measured {
  readonly problems: readonly Problem[];
  /** Lines for the table. */
  readonly lines: readonly (readonly [string, string | number])[];
}

/** Reads the histories of a sample of the cases. */
export async function measureHistories(
  here: Town,
  families: readonly Family[],
  authorities: readonly WalkedAuthority[]
): Promise<Measured> {
  const problems: Problem[] = [];
  const tenders: number[] = [];
  const years: number[] = [];
  let longest = 0;
  const measure = async (caseId: string): Promise<number> => {
    const runs = await runsOf(here, caseId);
    const most = Math.max(...runs.map((events) => events.length));
    longest = Math.max(longest, most);
    if (most > (mostEventsARun[caseId.split('/')[0] ?? ''] ?? 0)) {
      const updates = runs.map((events) =>
        events.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)
      );
      problems.push({ caseId, what: `runs of ${lengths(runs)} history events, with ${lengths(updates)} commands` });
    }
    return runs.reduce((sum, events) => sum + events.length, 0);
  };
  for (const { id } of authorities) await measure(id);
  for (const { tender, contract, placements } of families.filter((_, index) => index % 4 === 0)) {
    tenders.push(await measure(tender.id));
    for (const { id } of placements.slice(0, 3)) await measure(id);
    if (contract === null) continue;
    const events = await measure(contract.id);
    const last = contract.moments.at(-1)?.event.at ?? contract.state.startsOn;
    const lasted = (Date.parse(last) - Date.parse(contract.state.signedOn)) / (365 * 24 * 60 * 60 * 1000);
    if (lasted > 0.5) years.push(events / lasted);
  }
  return {
    problems,
    lines: [
      ['history a tender', summary(tenders)],
      ['history a year', summary(years)],
      ['longest run', longest],
    ],
  };
}

type History = NonNullable<proto.temporal.api.history.v1.IHistory['events']>;

/** History events of each run of a case, the newest first. */
async function runsOf(here: Town, caseId: string): Promise<History[]> {
  const runs: History[] = [];
  let runId: string | undefined;
  do {
    const { events } = await here.client.workflow.getHandle(caseId, runId).fetchHistory();
    runs.push(events ?? []);
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  } while (runId !== '');
  return runs;
}

const lengths = (all: readonly (readonly unknown[])[]): string => all.map(({ length }) => length).join(', ');

function summary(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'none measured';
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return `${Math.round(mean)} events on average, ${Math.round(Math.max(...numbers))} at most`;
}
