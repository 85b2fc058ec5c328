// The contract: years of partnering, one reporting month at a time, then the final evaluation.
import {
  ParentClosePolicy,
  continueAsNew,
  getExternalWorkflowHandle,
  setHandler,
  startChild,
} from '@temporalio/workflow';
import { placementId } from '../domain/case.js';
import type { ContractEvent, ContractState } from '../domain/contract.js';
import { acceptOnContract } from '../domain/contract-commands.js';
import { applyContract, contractParties } from '../domain/contract.js';
import { newPlacement } from '../domain/placement.js';
import type { Stamp } from '../domain/actor.js';
import type { CaseRules } from './desk.js';
import { Desk, world } from './desk.js';
import type { CaseInput } from './messages.js';
import { placementChangedSignal, placementReportedSignal } from './messages.js';
import type { placement } from './placement.js';

/** The rules of a contract, for its desk and for imports. */
export const contractRules: CaseRules<ContractState, ContractEvent> = {
  apply: applyContract,
  accepts: acceptOnContract,
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

/** What a contract's event means for a placement: a new one starts, a known one is told. */
async function carryToPlacement(contract: ContractState, event: ContractEvent & Stamp): Promise<void> {
  // The importer starts the placements it knows of, with their own past.
  if (event.via === 'import') return;
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
      eligible: event.eligible,
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
