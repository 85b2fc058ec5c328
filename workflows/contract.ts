// The contract: years of partnering, one reporting month at a time, then the final evaluation.
import { ParentClosePolicy, continueAsNew, getExternalWorkflowHandle, setHandler, startChild } from '@temporalio/workflow';
import { placementId } from '../domain/case.js';
import type { CommandEnvelope, ReportEntry } from '../domain/commands.js';
import type { ContractEvent, ContractState } from '../domain/contract.js';
import { allMet, applyContract, contractParties, periodReported } from '../domain/contract.js';
import type { PlacementPhase } from '../domain/placement.js';
import { newPlacement } from '../domain/placement.js';
import type { Stamp } from '../domain/actor.js';
import type { Refusal } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import type { CaseRules } from './desk.js';
import { Desk, world } from './desk.js';
import type { CaseInput } from './messages.js';
import { placementChangedSignal, placementReportedSignal } from './messages.js';
import type { placement } from './placement.js';

/** The rules of a contract, for its desk and for imports. */
export const contractRules: CaseRules<ContractState, ContractEvent> = {
  apply: applyContract,
  accepts,
  parties: contractParties,
};

type ContractDesk = Desk<ContractState, ContractEvent>;

/** From kick-off to final evaluation; each reporting month is a run of its own. */
export async function contract(input: CaseInput<ContractState>): Promise<ContractState['phase']> {
  const desk = new Desk<ContractState, ContractEvent>(contractRules, input);
  setHandler(placementChangedSignal, ({ number, phase, stamp }) => {
    desk.happenAs(stamp, { type: 'placement-moved', number, phase, entry: null });
  });
  desk.onEvent((event) => carryToPlacement(desk.state, event));
  if (desk.state.revision === 0) desk.happen({ type: 'contract-started' });

  if (desk.state.phase === 'partnering') {
    if (await reportingMonth(desk)) return continueAsNew<typeof contract>(await desk.settle());
    desk.happen({ type: 'evaluation-opened' });
    return continueAsNew<typeof contract>(await desk.settle());
  }
  if (desk.state.phase === 'evaluating') await finalEvaluation(desk);
  desk.show();
  await desk.settle();
  return desk.state.phase;
}

/** One month: kick-off or meeting first, then the report that is owed. False when the contract's time is over. */
async function reportingMonth(desk: ContractDesk): Promise<boolean> {
  const { startsOn, endsOn } = desk.state;
  const open = desk.state.month;
  const month = await world.footholdMonth({ after: open?.period ?? null, startsOn, endsOn });
  if (month === null) return false;
  const { period, askAt, dueAt, remindAt } = month;
  desk.happen({ type: 'month-opened', month: { period, askAt, dueAt, reported: false } });
  if (desk.state.meetings === 0) {
    const deadline = await world.footholdDeadline({ from: desk.now, workingDays: 20 });
    desk.pass('hold-kick-off', ['contract-manager', 'coordinator'], desk.state.authorityId, deadline);
  } else askForReport(desk, dueAt, remindAt);
  desk.show();

  // Until the month is over anything may be reported; afterwards a report, also an empty one, is owed.
  await desk.until(() => false, askAt, `month ${period}`);
  if (desk.state.month?.reported !== true) {
    askForReport(desk, dueAt, remindAt);
    desk.show();
    await desk.until(() => desk.state.month?.reported === true, dueAt, `report for ${period}`);
  }
  desk.happen({ type: 'month-closed', period, silent: desk.state.month?.reported !== true });
  return true;
}

function askForReport(desk: ContractDesk, dueAt: string, remindAt: readonly string[]): void {
  desk.pass('report', ['contractor'], desk.state.contractorId, { dueAt, remindAt });
}

/** The years are over: somebody says how it went, against what was promised. */
async function finalEvaluation(desk: ContractDesk): Promise<void> {
  const deadline = await world.footholdDeadline({ from: desk.now, workingDays: 40 });
  desk.pass('evaluate-outcome', [desk.state.followUpBy, 'coordinator'], desk.state.authorityId, deadline);
  desk.show();
  await desk.until(() => desk.state.phase === 'closed');
}

function accepts(contract: ContractState, envelope: CommandEnvelope, at: string): readonly ContractEvent[] | Refusal {
  const { command, deliveryId } = envelope;
  if (contract.phase === 'closed') return refuse('Closed', 'This contract has had its final evaluation; it takes no more.');
  switch (command.kind) {
    case 'report':
      return report(contract, command.entries, command.text, deliveryId, at);
    case 'accept-report':
    case 'return-report': {
      const { reportId } = command;
      if (!contract.openReports.some((open) => open.reportId === reportId))
        return refuse('UnknownReport', 'That report has already been answered.', { reportId });
      if (command.kind === 'accept-report') return [{ type: 'report-accepted', reportId }];
      if (command.reason.trim() === '') return refuse('ReasonRequired', 'Say what is wrong, so that it can be mended.');
      return [{ type: 'report-returned', reportId, reason: command.reason.trim() }];
    }
    case 'hold-meeting':
      return [{ type: 'meeting-held', heldOn: command.heldOn, meeting: command.meeting }, ...askAfterKickOff(contract, at)];
    case 'refer':
      return Array.from({ length: command.count }, (_, index) => ({
        type: 'placement-opened',
        number: contract.placements.length + index + 1,
        phase: 'referred',
        entry: null,
      }));
    case 'evaluate':
      if (contract.phase !== 'evaluating')
        return refuse('TooEarly', `The final evaluation opens when the contract ends, ${contract.endsOn}.`, {
          earliest: contract.endsOn,
        });
      return [{ type: 'evaluated', summary: command.summary.trim(), metAll: allMet(contract) }];
    default:
      return refuse('NotOpen', 'A contract does not know this step.', { stageId: contract.phase });
  }
}

/** After the kick-off the ball goes to the contractor: this month's report. */
function askAfterKickOff(contract: ContractState, at: string): ContractEvent[] {
  if (contract.meetings > 0 || contract.month === null) return [];
  return [
    {
      type: 'ball-passed',
      ball: {
        task: 'report',
        roles: ['contractor'],
        organisationId: contract.contractorId,
        since: at,
        dueAt: contract.month.dueAt,
        remindAt: [],
        escalated: false,
      },
    },
  ];
}

/** A report becomes one event for the count and one for each placement that it opens or moves. */
function report(
  contract: ContractState,
  entries: readonly ReportEntry[],
  text: string | null,
  reportId: string,
  at: string
): readonly ContractEvent[] | Refusal {
  const unknown = entries.find(({ placement }) => placement !== null && contract.placements[placement - 1] === undefined);
  if (unknown) return refuse('UnknownPlacement', `This contract has no placement P-${unknown.placement}.`, { placement: `P-${unknown.placement}` });
  const period = periodReported(contract, at);
  const events: ContractEvent[] = [{ type: 'report-received', reportId, period, entries, text }];
  let number = contract.placements.length;
  for (const entry of entries) {
    const phase: PlacementPhase = entry.what;
    if (entry.placement !== null) events.push({ type: 'placement-moved', number: entry.placement, phase, entry });
    else if (phase !== 'ended')
      for (let one = 0; one < entry.count; one += 1) {
        number += 1;
        events.push({ type: 'placement-opened', number, phase, entry: { ...entry, count: 1, placement: number } });
      }
  }
  return events;
}

/** What a contract's event means for a placement: a new one starts, a known one is told. */
async function carryToPlacement(contract: ContractState, event: ContractEvent & Stamp): Promise<void> {
  if (event.type === 'placement-opened') {
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
    });
    await startChild<typeof placement>('placement', {
      workflowId: id,
      args: [{ state, unrecorded: [], reported: event.entry && { entry: event.entry, stamp: { at, by, via } } }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Placement P-${event.number} of ${contract.reference}`,
    });
  }
  if (event.type === 'placement-moved' && event.entry !== null) {
    const { entry, at, by, via } = event;
    const handle = getExternalWorkflowHandle(placementId(contract.reference, event.number));
    await handle.signal(placementReportedSignal, { entry, stamp: { at, by, via } });
  }
}
