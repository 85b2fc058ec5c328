// A contract's past, month by month, and that of the placements it opened.
import type { CaseEvent } from '../../domain/any-case.js';
import { placementId } from '../../domain/case.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import { newContract } from '../../domain/contract.js';
import type { PlacementEvent, PlacementState } from '../../domain/placement.js';
import { newPlacement, nextRetention, phaseOf } from '../../domain/placement.js';
import type { TenderState } from '../../domain/tender.js';
import { contractRules } from '../../workflows/contract.js';
import { placementRules } from '../../workflows/placement.js';
import { contractOf } from '../../workflows/tender.js';
import { deadline, reportingMonth } from '../../activities/calendar.js';
import type { TenderEntry } from './file.js';
import { settingsOf } from '../../domain/settings.js';
import { dueAgain, dueByTime, meetingAfter, monthOver, nextMoment } from '../../domain/contract-time.js';
import { addDays } from '../../domain/days.js';
import type { ReportingMonth } from '../../domain/reporting.js';
import { silentOnes } from '../../domain/reporting.js';
import type { Cast } from './replay.js';
import { Past, instantOfStep, take } from './replay.js';

type ContractPast = Past<ContractState, ContractEvent>;
type PlacementPast = Past<PlacementState, PlacementEvent>;
type ContractEntry = NonNullable<TenderEntry['contract']>;

/** The contract of a signed tender as its steps leave it, and its placements. */
export function contractPast(
  tender: TenderState,
  entry: ContractEntry,
  cast: Cast,
  asOf: string
): { contract: ContractPast; placements: PlacementPast[] } {
  const facts = { ...contractOf(tender), subcontractorIds: entry.subcontractors };
  const past = new Past(contractRules, newContract(facts));
  past.happen(instantOfStep(facts.startsOn), { type: 'contract-started' });
  for (const step of entry.steps) {
    const at = instantOfStep(step.on);
    passTime(past, at);
    const events = take(past, step, cast, known(past.state, step.do));
    const workingDays = settingsOf(past.state.settings).reportAgainWorkingDays.value;
    past.happen(at, ...dueAgain(past.state, deadline({ from: at, workingDays })));
    for (const event of events) {
      const on = meetingAfter(past.state, { ...event, at, by: null, via: 'import' });
      if (on === null) continue;
      const { dueAt, remindAt } = deadline({ from: instantOfStep(addDays(on, -1)), workingDays: 1 });
      past.happen(at, { type: 'meeting-scheduled', dueAt, remindAt });
    }
  }
  passTime(past, asOf);
  const placements = placementPasts(past, entry, cast);
  for (const { state, events } of placements) {
    const { number, phase, ended, countedAs } = state;
    const known = past.state.placements[number - 1];
    if ((ended !== null && known?.phase !== 'ended') || (countedAs !== null && known?.countedElsewhere === false))
      past.happen(events.at(-1)?.at ?? asOf, {
        type: 'placement-changed',
        number,
        phase,
        endedOn: ended?.on ?? null,
        endReason: ended?.reason ?? null,
        countedElsewhere: countedAs !== null,
      });
  }
  return { contract: past, placements };
}

/** What time brought about up to an instant: months that open and close, deadlines that pass. */
function passTime(past: ContractPast, to: string): void {
  for (;;) {
    if (past.state.month === null && openMonth(past)) continue;
    const { month } = past.state;
    const closesAt = month === null ? null : monthCloses(past, month);
    const clock = nextMoment(past.state);
    if (clock !== null && clock <= to && (closesAt === null || clock <= closesAt)) {
      past.happen(clock, ...dueByTime(past.state, clock));
      continue;
    }
    if (month === null || closesAt === null || closesAt > to) return;
    past.happen(closesAt, ...monthOver(past.state, month.period));
  }
}

/** Opens the next month; after the last one it is time to say how it went, as in the workflow. */
function openMonth(past: ContractPast): boolean {
  const { phase, lastPeriod, startsOn, endsOn, settings } = past.state;
  if (phase !== 'partnering') return false;
  const reportWorkingDays = settingsOf(settings).reportWorkingDays.value;
  const month = reportingMonth({ after: lastPeriod, startsOn, endsOn, reportWorkingDays });
  const at = past.events.at(-1)?.at ?? instantOfStep(startsOn);
  past.happen(at, month === null ? { type: 'evaluation-opened' } : { type: 'month-opened', month });
  return month !== null;
}

/** A month ends with its reports, or in silence when they were due. */
function monthCloses({ state, events }: ContractPast, { askAt, dueAt }: ReportingMonth): string {
  const latest = events.at(-1)?.at ?? askAt;
  return silentOnes(state).length > 0 ? dueAt : askAt > latest ? askAt : latest;
}

/** What a case knows better than a file: which report, which plan, which charter. */
function known({ openReports, partnering, pendingChange }: ContractState, kind: string): Record<string, unknown> {
  const { plan, charter, proposedCharter } = partnering;
  return {
    reportId: openReports[0]?.reportId,
    version: kind === 'agree-charter' ? (proposedCharter ?? charter)?.version : plan?.version,
    number: pendingChange?.number,
  };
}

/** What the contract's events meant for each placement, mixed by time with what people did to it. */
function placementPasts({ state, events }: ContractPast, entry: ContractEntry, cast: Cast): PlacementPast[] {
  return state.placements.map((_, index) => {
    const number = index + 1;
    const told = events.filter((event) => concerns(event, number));
    const opened = told.find((event) => event.type === 'placement-opened');
    const past = new Past(
      placementRules,
      newPlacement({
        id: placementId(state.reference, number),
        authorityId: state.authorityId,
        reference: `P-${number}`,
        title: state.title,
        number,
        contractId: state.id,
        contractorIds: [state.contractorId, ...state.subcontractorIds],
        matchingBodyId: state.matchingBodyId,
        eligible: opened?.eligible ?? null,
      })
    );
    past.happen(opened?.at ?? instantOfStep(state.startsOn), { type: 'placement-started' });
    const done = entry.placements.filter((step) => step.placement === number);
    const moves = told.map((event) => ({ at: event.at, event, step: null }));
    const steps = done.map((step) => ({ at: instantOfStep(step.on), event: null, step }));
    for (const { at, event, step } of [...moves, ...steps].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      if (step !== null) take(past, step, cast, {});
      else if (event.type === 'placement-withdrawn')
        past.happen(at, { type: 'withdrawn', phase: event.phase, spell: event.spell });
      else if (event.entry) past.happen(at, { type: 'moved', phase: phaseOf(event.entry.what), entry: event.entry });
    }
    // Every check has been answered: the path had come to its end.
    const { phase, ended } = past.state;
    if (ended === null && (phase === 'employment' || phase === 'education') && nextRetention(past.state) === null) {
      const at = past.events.at(-1)?.at ?? instantOfStep(state.startsOn);
      past.happen(at, { type: 'ended', endedOn: at.slice(0, 10), reason: 'still-there' });
    }
    return past;
  });
}

function concerns(
  event: CaseEvent,
  number: number
): event is Extract<CaseEvent, { type: 'placement-opened' | 'placement-moved' | 'placement-withdrawn' }> {
  const { type } = event;
  const told = type === 'placement-opened' || type === 'placement-moved' || type === 'placement-withdrawn';
  return told && event.number === number;
}
