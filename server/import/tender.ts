// A tender's past: its plan is walked as the workflow would have walked it, with the file's dates for a clock.
import { courtDecidedOn, signingForbidden } from '../../domain/appeal.js';
import { standFrom } from '../../domain/decisions.js';
import { unknownScope } from '../../domain/scope.js';
import { tenderId } from '../../domain/case.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import { newTender, openStage } from '../../domain/tender.js';
import { stageKinds } from '../../workflows/stages/index.js';
import { tenderRules } from '../../workflows/tender.js';
import { standstillOf } from '../../activities/calendar.js';
import type { TenderEntry } from './file.js';
import type { Cast } from './replay.js';
import { Past, instantOfStep, take } from './replay.js';

/** The tender as its steps leave it. */
export function tenderPast(entry: TenderEntry, cast: Cast, asOf: string): Past<TenderState, TenderEvent> {
  const begin = instantOfStep(entry.steps[0]?.on ?? asOf);
  const past = new Past(
    tenderRules,
    newTender({
      id: tenderId(entry.reference),
      authorityId: entry.authority,
      reference: entry.reference,
      title: entry.title,
      procedure: entry.procedure,
      policy: cast.policyOf(entry.authority, begin),
      scope: unknownScope,
      matchingBodyId: entry.matchingBody,
    })
  );
  past.happen(begin, { type: 'tender-opened' }, { type: 'stage-opened', stageId: past.state.plan[0]?.id ?? '' });
  for (const step of entry.steps) {
    const at = instantOfStep(step.on);
    passTime(past, at, step.do);
    const known = { stageId: past.state.stageId, version: past.state.version };
    take(past, step, cast, known);
    goOn(past, at);
  }
  passTime(past, asOf, null);
  return past;
}

/** What time alone had done before `at`: bids were closed before anybody opened them, a standstill ended. */
function passTime(past: Past<TenderState, TenderEvent>, at: string, next: string | null): void {
  const stage = openStage(past.state);
  const { bids, bidsClosed } = past.state;
  if (stage?.kind === 'bids' && !bidsClosed && next === 'open-bids' && bids.length > 0)
    past.happen(at, { type: 'bids-closed' });
  if (stage?.kind === 'approve') {
    const standsAt = standFrom(past.state, stage);
    if (standsAt !== null && standsAt <= at) past.happen(standsAt, { type: 'decision-stands', stageId: stage.id });
  }
  if (stage?.kind === 'standstill') passStandstill(past, at);
  goOn(past, at);
}

/** Counts the days of the standstill as they stand, and ends it when they have passed and no court forbids it. */
function passStandstill(past: Past<TenderState, TenderEvent>, at: string): void {
  const { notice, standstill, standstillOver } = past.state;
  if (notice === null || standstillOver || signingForbidden(past.state)) return;
  const days = standstillOf({ ...notice, courtDecidedOn: courtDecidedOn(past.state) });
  if (standstill === null) past.happen(at, { type: 'standstill-set', ...days });
  if (days.signableFrom <= at) past.happen(days.signableFrom, { type: 'standstill-ended' });
}

/** Closes stages that have what they waited for and opens the next. */
function goOn(past: Past<TenderState, TenderEvent>, at: string): void {
  for (let stage = openStage(past.state); stage !== null; stage = openStage(past.state)) {
    const cancelled = past.state.status === 'cancelled';
    const outcome = cancelled ? 'stopped' : stageKinds[stage.kind].outcome(past.state, stage);
    if (outcome === 'open') return;
    past.happen(at, { type: 'stage-closed', stageId: stage.id, outcome });
    const opened = openStage(past.state);
    if (opened === null) return;
    past.happen(at, { type: 'stage-opened', stageId: opened.id });
    if (opened.kind === 'publish')
      past.happen(at, {
        type: 'handed-over',
        notice: 'contract-notice',
        version: past.state.version,
        receipt: 'import',
      });
  }
}
