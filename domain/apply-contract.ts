// What each event does to a contract.
import type { CommonEvent, Stamped } from './case.js';
import { isCommonEvent } from './case.js';
import { applyChange } from './changes.js';
import { addDays, earliest } from './days.js';
import { withEvidence } from './evidence.js';
import type { HandOverEvent } from './hand-over.js';
import { applyHandOver, isHandOverEvent } from './hand-over.js';
import { hoursByPlacement, tallyOn } from './obligations.js';
import { applyToDuties, withDuties } from './contract-duties.js';
import type { PlacementRecord } from './placement-record.js';
import { acceptRecord, moveRecord, openRecord, withoutReport } from './placement-record.js';
import { applyPartnering } from './partnering.js';
import {
  monthAsked,
  monthClosed,
  monthOpened,
  reportAccepted,
  reportReceived,
  reportReturned,
  unsaid,
  withMissed,
} from './reporting.js';
import { applySanctions, referredOne, withoutProposals } from './sanctions.js';
import type { ContractState, ContractEvent } from './contract.js';

/** Applies one event. The only place where a contract changes. */
export function applyContract(contract: ContractState, event: Stamped<ContractEvent>): ContractState {
  const next = { ...contract, revision: contract.revision + 1 };
  if (isCommonEvent(event)) return applyToDuties(next, event);
  if (isHandOverEvent(event)) return withDuties(applyHandOver(next, event), event.at);
  return withDuties(counted(changed(contract, next, event), event.at), event.at);
}

/** The count as it stands after an event. */
function counted(contract: ContractState, at: string): ContractState {
  return { ...contract, tally: tallyOn(contract, at.slice(0, 10)) };
}

/** Changes one placement of the list. */
function withPlacement(
  contract: ContractState,
  number: number,
  change: (record: PlacementRecord) => PlacementRecord
): ContractState {
  const placements = contract.placements.map((record, index) => (index === number - 1 ? change(record) : record));
  return { ...contract, placements };
}

function changed(
  contract: ContractState,
  next: ContractState,
  event: Stamped<Exclude<ContractEvent, CommonEvent | HandOverEvent>>
): ContractState {
  switch (event.type) {
    case 'contract-started':
      return next;
    case 'month-opened':
      return { ...next, month: event.month, reporters: monthOpened(contract.reporters, event.month) };
    case 'month-asked':
      return { ...next, month: contract.month && monthAsked(contract.month) };
    case 'month-closed': {
      const missed = { period: event.period, dueAt: contract.month?.dueAt ?? event.at };
      const reporters = monthClosed(contract.reporters, missed, event.silent);
      return { ...next, month: null, lastPeriod: event.period, reporters };
    }
    case 'report-received':
      return received(next, event);
    case 'evidence-added':
      return withEvidence(next, event);
    case 'report-accepted':
      return accepted(next, event.reportId);
    case 'report-returned':
      return returned(next, event.reportId, event.reason);
    case 'report-due-again': {
      const { dueAt, remindAt } = event;
      return { ...next, reporters: withMissed(contract.reporters, event, { dueAt, remindAt }) };
    }
    case 'placement-opened': {
      const { entry, reportId } = event;
      const party = contract.openReports.find((open) => open.reportId === reportId)?.organisationId;
      const said = entry === null || reportId === null ? null : { entry, reportId, party };
      const referred = entry === null && event.eligible === true;
      return {
        ...next,
        placements: [...contract.placements, openRecord(event.phase, said, event.at.slice(0, 10), contract.settings)],
        followUp: referred ? referredOne(contract.followUp) : contract.followUp,
      };
    }
    case 'placement-moved':
      return withPlacement(next, event.number, (record) =>
        moveRecord(record, event.phase, event, event.at.slice(0, 10), contract.settings)
      );
    case 'placement-withdrawn': {
      const { number, phase } = event;
      const end = phase === 'ended' ? ({ endedOn: event.at.slice(0, 10), endReason: 'withdrawn' } as const) : {};
      return withPlacement(next, number, (record) => ({ ...record, phase, ...end }));
    }
    case 'placement-changed': {
      const { number, phase, endedOn, endReason, countedElsewhere } = event;
      // What was reported here of a path that goes on may be newer than what the placement knew when it told.
      return withPlacement(next, number, (record) =>
        phase === 'ended' ? { ...record, phase, endedOn, endReason, countedElsewhere } : { ...record, countedElsewhere }
      );
    }
    case 'offer-recorded':
      return { ...next, firstOfferOn: earliest(contract.firstOfferOn, event.offeredOn) };
    case 'plan-submitted':
      return {
        ...next,
        partnering: applyPartnering(contract.partnering, event),
        followUp: withoutProposals(contract.followUp, ({ about }) => about === 'delivery-plan'),
      };
    case 'kick-off-held':
    case 'hand-over-confirmed':
    case 'contact-replaced':
    case 'meeting-held':
    case 'meeting-postponed':
    case 'meeting-scheduled':
    case 'meeting-missed':
    case 'plan-approved':
    case 'plan-returned':
    case 'charter-proposed':
    case 'charter-agreed':
    case 'charter-in-force':
      return { ...next, partnering: applyPartnering(contract.partnering, event) };
    case 'change-proposed':
    case 'change-agreed':
    case 'change-declined':
    case 'subcontractor-acceded':
    case 'subcontractor-released':
      return applyChange(next, event);
    case 'referral-answered':
      // The first start waits for people too: it may come as many days later.
      return {
        ...next,
        firstStartBy: addDays(
          contract.firstStartBy,
          contract.followUp.raised.includes('first-start') ? 0 : event.heldDays
        ),
        followUp: applySanctions(contract.followUp, event),
      };
    case 'deviation-proposed':
    case 'deviation-opened':
      return {
        ...next,
        reporters:
          event.about === 'report' ? withMissed(contract.reporters, event, { raised: true }) : contract.reporters,
        followUp: applySanctions(contract.followUp, event),
      };
    case 'proposal-dismissed':
    case 'sanction-taken':
    case 'sanction-expired':
    case 'deviation-answered':
    case 'deviation-closed':
    case 'referral-requested':
      return { ...next, followUp: applySanctions(contract.followUp, event) };
    case 'evaluation-opened':
      return { ...next, phase: 'evaluating', month: null };
    case 'evaluated':
      return {
        ...next,
        phase: 'closed',
        evaluation: { summary: event.summary, lessons: event.lessons, metAll: event.metAll },
      };
  }
}

function accepted(contract: ContractState, reportId: string): ContractState {
  const report = contract.openReports.find((open) => open.reportId === reportId);
  if (report === undefined) return contract;
  const hoursOf = (number: number): number =>
    report.hours.reduce((sum, share) => sum + (share.number === number ? share.hours : 0), 0);
  const { period, organisationId } = report;
  const hours = report.hours.reduce((sum, share) => sum + share.hours, contract.acceptedHours[period] ?? 0);
  return {
    ...contract,
    openReports: contract.openReports.filter((open) => open !== report),
    reporters: reportAccepted(contract.reporters, organisationId, period),
    acceptedHours: hours === 0 ? contract.acceptedHours : { ...contract.acceptedHours, [period]: hours },
    acceptedThrough: [contract.acceptedThrough ?? '', period].sort().at(-1) ?? null,
    placements: contract.placements.map((record, index) => acceptRecord(record, reportId, hoursOf(index + 1))),
  };
}

/** Nothing that it said counts any more, and its party owes it again, unless another of its reports on the same month is there. */
function returned(contract: ContractState, reportId: string, reason: string): ContractState {
  const report = contract.openReports.find((open) => open.reportId === reportId);
  if (report === undefined) return contract;
  const { organisationId, period } = report;
  const openReports = contract.openReports.filter((open) => open !== report);
  const raised = contract.followUp.deviations.some(
    (open) => open.about === 'report' && open.organisationId === organisationId && open.period === period
  );
  const another = openReports.some((open) => open.organisationId === organisationId && open.period === period);
  const reporters = unsaid(contract.reporters, reportId);
  return {
    ...contract,
    openReports,
    placements: contract.placements.map((record) => withoutReport(record, reportId)),
    reporters: another ? reporters : reportReturned(reporters, organisationId, { period, raised, reason }),
  };
}

function received(
  contract: ContractState,
  event: Stamped<Extract<ContractEvent, { type: 'report-received' }>>
): ContractState {
  const hours = hoursByPlacement(event.entries, contract.placements.length);
  // New placements are numbered on from those that there are; what was said of them is kept by their numbers.
  const said = { reportId: event.reportId, entries: event.entries, hours };
  return {
    ...contract,
    reports: contract.reports + 1,
    placements: contract.placements.map((record, index) =>
      event.entries.some(({ placement }) => placement === index + 1)
        ? { ...record, party: event.organisationId }
        : record
    ),
    reporters: reportReceived(contract, event.organisationId, event.period, said),
    followUp: withoutProposals(
      contract.followUp,
      ({ about, organisationId, period }) =>
        about === 'report' && organisationId === event.organisationId && period === event.period
    ),
    openReports: [
      ...contract.openReports,
      {
        reportId: event.reportId,
        organisationId: event.organisationId,
        period: event.period,
        entries: event.entries,
        hours,
        by: event.by,
        at: event.at,
        ...(event.evidence !== undefined && { evidence: event.evidence }),
      },
    ],
  };
}
