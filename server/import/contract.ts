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
import { reportingMonth } from '../../activities/calendar.js';
import type { TenderEntry } from './file.js';
import { silentOnes } from '../../domain/reporting.js';
import { Past, instantOfStep } from './replay.js';
import type { Cast } from './tender.js';

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
    passMonths(past, at);
    past.give(at, cast.actor(step.by), cast.command(step, { reportId: past.state.openReports[0]?.reportId }));
  }
  passMonths(past, asOf);
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

/** Opens and closes the reporting months up to an instant; a month ends with its report, or in silence when that was due. */
function passMonths(past: ContractPast, to: string): void {
  for (;;) {
    const { month, lastPeriod, startsOn, endsOn } = past.state;
    if (month === null) {
      const next = reportingMonth({ after: lastPeriod, startsOn, endsOn });
      if (next === null) return;
      const opensAt = past.events.at(-1)?.at ?? instantOfStep(startsOn);
      past.happen(opensAt, { type: 'month-opened', month: next });
      continue;
    }
    const latest = past.events.at(-1)?.at ?? month.askAt;
    const silent = silentOnes(past.state);
    const closesAt = silent.length > 0 ? month.dueAt : month.askAt > latest ? month.askAt : latest;
    if (closesAt > to) return;
    past.happen(closesAt, { type: 'month-closed', period: month.period, silent });
  }
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
      if (step !== null) past.give(at, cast.actor(step.by), cast.command(step, {}));
      else if (event.type === 'placement-withdrawn')
        past.happen(at, { type: 'withdrawn', phase: event.phase, spell: event.spell });
      else if (event.entry) past.happen(at, { type: 'moved', phase: phaseOf(event.entry.what), entry: event.entry });
    }
    // Every check has been answered: the path had come to its end.
    const { phase, ended } = past.state;
    if (ended === null && (phase === 'employment' || phase === 'education') && nextRetention(past.state) === null) {
      const at = past.events.at(-1)?.at ?? instantOfStep(state.startsOn);
      past.happen(at, { type: 'ended', endedOn: at.slice(0, 10), reason: 'completed' });
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
