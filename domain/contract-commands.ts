// What a contract takes from people: reports and answers to them, meetings, referrals and the final evaluation.
import type { Actor } from './actor.js';
import { applyContract } from './apply-contract.js';
import { acceptChange } from './change-rules.js';
import type { CommandEnvelope, ContractCommand, ReportEntry } from './commands.js';
import type { ContractEvent, ContractState, OpenReport } from './contract.js';
import { allKept } from './commitments.js';
import { acceptEvidence, evidenceOf } from './evidence.js';
import { acceptHandOverAgain } from './hand-over.js';
import { acceptNudge } from './nudging.js';
import type { PlacementPhase } from './placement-record.js';
import { changesNothing, standsAfterReturn } from './placement-record.js';
import { acceptPartnering } from './partnering-rules.js';
import { owes, periodReported } from './reporting.js';
import type { Refusal } from './refusal.js';
import { isRefusal, refuse } from './refusal.js';
import { acceptSanction, referralAnswered } from './sanction-rules.js';

/** The events a command causes on a contract, or why not. Pure: the update's validator asks first, the handler asks again. */
export function acceptOnContract(
  contract: ContractState,
  envelope: CommandEnvelope,
  at: string
): readonly ContractEvent[] | Refusal {
  const { command, deliveryId, by } = envelope;
  if (command.kind === 'hand-over-again') return acceptHandOverAgain(contract);
  if (command.kind === 'nudge') return acceptNudge(contract, command, by, at);
  if (contract.phase === 'closed')
    return refuse('Closed', 'This contract has had its final evaluation; it takes no more.');
  switch (command.kind) {
    case 'report':
      return (command.corrects === undefined ? report : corrected)(contract, command, {
        reportId: deliveryId,
        organisationId: by.organisationId,
        at,
      });
    case 'add-evidence':
      return acceptEvidence(contract, command, by);
    case 'accept-report':
    case 'return-report': {
      const { reportId } = command;
      const open = contract.openReports.find((each) => each.reportId === reportId);
      if (open === undefined) return refuse('UnknownReport', 'That report has already been answered.', { reportId });
      if (command.kind === 'accept-report') return [{ type: 'report-accepted', reportId }];
      if (command.reason.trim() === '') return refuse('ReasonRequired', 'Say what is wrong, so that it can be mended.');
      return [
        {
          type: 'report-returned',
          reportId,
          reason: command.reason.trim(),
          organisationId: open.organisationId,
          period: open.period,
        },
        ...withdrawn(contract, reportId),
      ];
    }
    case 'refer':
      return referred(contract, command.count, by, at);
    case 'hold-kick-off':
    case 'confirm-hand-over':
    case 'replace-contact':
    case 'hold-meeting':
    case 'postpone-meeting':
    case 'submit-plan':
    case 'approve-plan':
    case 'return-plan':
    case 'propose-charter':
    case 'agree-charter':
      return acceptPartnering(contract, command, by, at);
    case 'change-contract':
    case 'prolong':
    case 'agree-change':
    case 'decline-change':
    case 'accede-subcontractor':
    case 'release-subcontractor':
      return acceptChange(contract, command, by);
    case 'open-deviation':
    case 'dismiss-proposal':
    case 'take-sanction':
    case 'answer-deviation':
    case 'close-deviation':
    case 'request-referral':
    case 'decline-referral':
      return acceptSanction(contract, command, by, at);
    case 'record-offer':
      return [{ type: 'offer-recorded', offeredOn: command.offeredOn }];
    case 'evaluate':
      if (contract.phase !== 'evaluating')
        return refuse('TooEarly', `The final evaluation opens when the contract ends, ${contract.endsOn}.`, {
          earliest: contract.endsOn,
        });
      return [
        { type: 'evaluated', summary: command.summary.trim(), lessons: command.lessons, metAll: allKept(contract) },
      ];
    default:
      return refuse('NotOpen', 'A contract does not know this step.', { stageId: contract.phase });
  }
}

/** What a report told of placements, taken back. */
function withdrawn({ placements }: ContractState, reportId: string): ContractEvent[] {
  return placements.flatMap((record, index): ContractEvent[] => {
    const stands = standsAfterReturn(record, reportId);
    return stands === null ? [] : [{ type: 'placement-withdrawn', number: index + 1, ...stands }];
  });
}

type Reported = Extract<ContractCommand, { kind: 'report' }>;

/** A report instead of another of the same party, which nobody has answered yet: of the same month, and judged as if that one had not been. */
function corrected(
  contract: ContractState,
  command: Reported,
  from: { readonly reportId: string; readonly organisationId: string; readonly at: string }
): readonly ContractEvent[] | Refusal {
  const open = contract.openReports.find((each) => each.reportId === command.corrects);
  if (open === undefined) return refuse('UnknownReport', 'That report has already been answered.', {});
  const { reportId, organisationId, period, evidence } = open;
  if (organisationId !== from.organisationId) return refuse('NotYourReport', 'Only whoever sent it corrects it.', {});
  const back: ContractEvent[] = [
    // Without the party and the month: nobody has to be told that it is owed again.
    { type: 'report-returned', reportId, reason: '', correctedBy: from.reportId },
    ...withdrawn(contract, reportId),
  ];
  const before = back.reduce(
    (state, event) => applyContract(state, { ...event, at: from.at, by: null, via: 'system' }),
    contract
  );
  const events = report(before, command, {
    ...from,
    corrected: { period, ...(evidence !== undefined && { evidence }) },
  });
  return isRefusal(events) ? events : [...back, ...events];
}

/** A report becomes one event for the count and one for each placement that it opens or moves. */
function report(
  contract: ContractState,
  { entries, text, period: answered, evidence = [] }: Reported,
  {
    reportId,
    organisationId,
    at,
    corrected: before,
  }: {
    readonly reportId: string;
    readonly organisationId: string;
    readonly at: string;
    /** The report that this one is instead of: its month and its files stay. */
    readonly corrected?: Pick<OpenReport, 'period' | 'evidence'>;
  }
): readonly ContractEvent[] | Refusal {
  if (before === undefined && answered !== undefined && !owes(contract, organisationId, answered))
    return refuse('AlreadyReported', `${answered} has been reported already.`, { period: answered });
  const unknown = entries.find(
    ({ placement }) => placement !== null && contract.placements[placement - 1] === undefined
  );
  if (unknown)
    return refuse('UnknownPlacement', `This contract has no placement P-${unknown.placement}.`, {
      placement: `P-${unknown.placement}`,
    });
  const ended = entries.find(
    ({ placement, what }, index) =>
      placement !== null &&
      ((contract.placements[placement - 1]?.phase === 'ended' && !endsAfterChecks(contract, what, placement)) ||
        entries.slice(0, index).some((line) => line.what === 'ended' && line.placement === placement))
  );
  if (ended) return refuse('PlacementEnded', `P-${ended.placement} has ended.`, { placement: `P-${ended.placement}` });
  const period = before?.period ?? answered ?? periodReported(contract, organisationId, at);
  const kept = before?.evidence ?? [];
  const fresh = evidence.filter(({ hash }) => !kept.includes(hash));
  const files = evidenceOf(contract, { reportId, organisationId, period, evidence: kept }, fresh);
  if (isRefusal(files)) return files;
  const events: ContractEvent[] = [
    {
      type: 'report-received',
      reportId,
      organisationId,
      period,
      entries,
      text,
      ...(kept.length > 0 && { evidence: kept }),
    },
    ...files,
  ];
  let number = contract.placements.length;
  for (const entry of entries) {
    const phase: PlacementPhase = entry.what;
    const known = entry.placement === null ? undefined : contract.placements[entry.placement - 1];
    if (entry.placement !== null && known !== undefined) {
      const { countedElsewhere } = known;
      const endedOn = entry.endDate ?? entry.startDate ?? at.slice(0, 10);
      const endReason = entry.endReason ?? 'completed';
      // Its checks are over, so nobody is left to be told; only the months end here.
      if (known.phase === 'ended')
        events.push({
          type: 'placement-changed',
          number: entry.placement,
          phase,
          endedOn,
          endReason,
          countedElsewhere,
        });
      else if (!changesNothing(known, entry))
        events.push({ type: 'placement-moved', number: entry.placement, phase, entry, reportId });
    } else if (phase !== 'ended')
      for (let one = 0; one < entry.count; one += 1) {
        number += 1;
        events.push({
          type: 'placement-opened',
          number,
          phase,
          eligible: null,
          entry: { ...entry, count: 1, placement: number },
          reportId,
        });
      }
  }
  return events;
}

/** People referred are numbered on; when they were asked for and the matching body refers them, that is its answer. */
function referred(contract: ContractState, count: number, by: Actor, at: string): readonly ContractEvent[] {
  // Whoever is referred by the matching body belongs to the target group by its word.
  const eligible = by.organisationId === contract.matchingBodyId ? true : null;
  const opened = Array.from({ length: count }, (_, index): ContractEvent => ({
    type: 'placement-opened',
    number: contract.placements.length + index + 1,
    phase: 'referred',
    eligible,
    entry: null,
    reportId: null,
  }));
  return eligible === null ? opened : [...opened, ...referralAnswered(contract, count, at)];
}

/** The end of a job whose checks are over: the path is closed, but its months still count. */
function endsAfterChecks({ placements }: ContractState, what: ReportEntry['what'], placement: number): boolean {
  return what === 'ended' && placements[placement - 1]?.endReason === 'still-there';
}
