// The contract: years of partnering, one reporting month at a time, then the final evaluation.
import {
  ParentClosePolicy,
  continueAsNew,
  getExternalWorkflowHandle,
  setHandler,
  startChild,
} from '@temporalio/workflow';
import { instantOf, placementId } from '../domain/case.js';
import type { ContractEvent, ContractState } from '../domain/contract.js';
import { acceptOnContract } from '../domain/contract-commands.js';
import { dueAgain, dueByTime, meetingAfter, monthOver, nextMoment } from '../domain/contract-time.js';
import { applyContract } from '../domain/apply-contract.js';
import { contractParties } from '../domain/contract.js';
import { addDays } from '../domain/days.js';
import { newPlacement } from '../domain/placement.js';
import type { ReportingMonth } from '../domain/reporting.js';
import { silentOnes } from '../domain/reporting.js';
import { settingsOf } from '../domain/settings.js';
import type { Stamp } from '../domain/actor.js';
import type { CaseRules } from '../domain/judge.js';
import { Desk } from './desk.js';
import { handOver } from './hand-over.js';
import type { CaseInput } from './messages.js';
import { placementChangedSignal, placementReportedSignal, placementWithdrawnSignal } from './messages.js';
import type { placement } from './placement.js';

/** The rules of a contract, for its desk and for imports. */
export const contractRules: CaseRules<ContractState, ContractEvent> = {
  apply: applyContract,
  accepts: acceptOnContract,
  parties: contractParties,
  quiet: ['month-opened', 'month-closed', 'placement-moved'],
};

type ContractDesk = Desk<ContractState, ContractEvent>;

/** From kick-off to final evaluation, month by month; after a month, or in the midst of a busy one, a long run goes on as a new one. */
export async function contract(input: CaseInput<ContractState>): Promise<ContractState['phase']> {
  const desk = new Desk<ContractState, ContractEvent>(contractRules, input);
  setHandler(placementChangedSignal, ({ stamp, ...change }) => {
    desk.happenAs(stamp, { type: 'placement-changed', ...change });
  });
  desk.onEvent((event) => carryToPlacement(desk.state, event));
  desk.onEvent((event) => setMeeting(desk, event));
  desk.onEvent((event) => askAgain(desk, event));
  desk.beside(keepTime(desk));
  if (desk.state.revision === 0) desk.happen({ type: 'contract-started' });

  while (desk.state.phase === 'partnering') {
    const month = desk.state.month ?? (await openMonth(desk));
    if (month === null) desk.happen({ type: 'evaluation-opened' });
    else await reportingMonth(desk, month);
    if (desk.isLong) return continueAsNew<typeof contract>(await desk.settle());
  }
  // The years are over: somebody says how it went, against what was promised.
  await desk.until(() => desk.state.phase === 'closed');
  await handOver(desk, 'completion-notice');
  await desk.finish();
  return desk.state.phase;
}

/**
 * One month: until it is over anything may be reported, and a subcontractor may join, who owes a report too. Then those who have not
 * reported are asked, once, and owe their report, also an empty one, until its day. A busy month may be waited for in several runs.
 */
async function reportingMonth(desk: ContractDesk, month: ReportingMonth): Promise<void> {
  const { period, askAt, dueAt, asked = false } = month;
  const reported = (): boolean => silentOnes(desk.state).length === 0;
  if (desk.now < askAt) await desk.until(() => desk.isLong, askAt, `month ${period}`);
  if (desk.now < askAt) return;
  if (!asked && !reported()) desk.happen({ type: 'month-asked', period });
  await desk.until(() => reported() || desk.isLong, dueAt, `reports for ${period}`);
  if (desk.now >= dueAt || reported()) desk.happen(...monthOver(desk.state, period));
}

async function openMonth(desk: ContractDesk): Promise<ReportingMonth | null> {
  const { lastPeriod, startsOn, endsOn, settings } = desk.state;
  const reportWorkingDays = settingsOf(settings).reportWorkingDays.value;
  const month = await desk.calendar.footholdMonth({ after: lastPeriod, startsOn, endsOn, reportWorkingDays });
  if (month !== null) desk.happen({ type: 'month-opened', month });
  return month;
}

/** What time alone brings about, whatever the month is at: deadlines that pass, a start or a plan that did not come. */
async function keepTime(desk: ContractDesk): Promise<void> {
  for (;;) {
    const at = nextMoment(desk.state);
    if (!(await desk.until(() => nextMoment(desk.state) !== at, at, 'deadlines of the contract')))
      desk.happen(...dueByTime(desk.state, desk.now));
  }
}

/** The next meeting by the charter's rhythm, on a working day. The importer sets those of the past. */
async function setMeeting(desk: ContractDesk, event: ContractEvent & Stamp): Promise<void> {
  const on = event.via === 'import' ? null : meetingAfter(desk.state, event);
  if (on === null) return;
  const day = await desk.calendar.footholdDeadline({ from: instantOf(addDays(on, -1)), workingDays: 1 });
  desk.happen({ type: 'meeting-scheduled', dueAt: day.dueAt, remindAt: day.remindAt });
}

/** A report that was sent back is due some working days later. The importer sets the days of the past. */
async function askAgain(desk: ContractDesk, event: ContractEvent & Stamp): Promise<void> {
  if (event.via === 'import' || event.type !== 'report-returned') return;
  const workingDays = settingsOf(desk.state.settings).reportAgainWorkingDays.value;
  const deadline = await desk.calendar.footholdDeadline({ from: event.at, workingDays });
  desk.happen(...dueAgain(desk.state, deadline));
}

/** What a contract's event means for a placement: a new one starts, a known one is told. */
async function carryToPlacement(contract: ContractState, event: ContractEvent & Stamp): Promise<void> {
  // The importer starts the placements it knows of, with their own past.
  if (event.via === 'import') return;
  if (event.type === 'placement-opened') {
    const { party } = contract.placements[event.number - 1] ?? {};
    const id = placementId(contract.reference, event.number);
    const { at, by, via } = event;
    const state = newPlacement({
      id,
      authorityId: contract.authorityId,
      reference: `P-${event.number}`,
      title: contract.title,
      number: event.number,
      contractId: contract.id,
      contractorIds: [contract.contractorId, ...contract.subcontractorIds],
      matchingBodyId: contract.matchingBodyId,
      eligible: event.eligible,
      ...(party !== undefined && { partyId: party }),
      ...(contract.settings !== undefined && { settings: contract.settings }),
    });
    await startChild<typeof placement>('placement', {
      workflowId: id,
      args: [{ state, unrecorded: [], reported: event.entry && { entry: event.entry, party, stamp: { at, by, via } } }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Placement P-${event.number} of ${contract.reference}`,
    });
  }
  if (event.type !== 'placement-moved' && event.type !== 'placement-withdrawn') return;
  const { at, by, via } = event;
  const stamp = { at, by, via };
  const { party } = contract.placements[event.number - 1] ?? {};
  const handle = getExternalWorkflowHandle(placementId(contract.reference, event.number));
  try {
    if (event.type === 'placement-moved')
      await handle.signal(placementReportedSignal, { entry: event.entry, party, stamp });
    else await handle.signal(placementWithdrawnSignal, { phase: event.phase, spell: event.spell, stamp });
  } catch {
    // A path that has ended by itself meanwhile hears no more; its own word of the end is on its way here.
  }
}
