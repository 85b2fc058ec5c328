// One person's path, by its number: referral, start, mid-way, job or education, and checks 3, 6 and 12 months after.
import { continueAsNew, getExternalWorkflowHandle, setHandler } from '@temporalio/workflow';
import type { Role, Stamp } from '../domain/actor.js';
import { daysAfter, instantOf } from '../domain/case.js';
import type { PlacementStep } from '../domain/commands.js';
import type { PlacementEvent, PlacementState } from '../domain/placement.js';
import type { PlacementPhase } from '../domain/placement-record.js';
import { acceptOnPlacement, retentionDue } from '../domain/placement-commands.js';
import { applyPlacement, carerOf, nextRetention, phaseOf, placementParties } from '../domain/placement.js';
import type { SettingName } from '../domain/settings.js';
import { settingsOf } from '../domain/settings.js';
import type { CaseRules } from '../domain/judge.js';
import { Desk } from './desk.js';
import type { CaseInput, PlacementChanged, PlacementReported } from './messages.js';
import { placementChangedSignal, placementReportedSignal, placementWithdrawnSignal } from './messages.js';
import type { Deadline } from './ports.js';

/** The rules of a placement, for its desk and for imports. */
export const placementRules: CaseRules<PlacementState, PlacementEvent> = {
  apply: applyPlacement,
  accepts: acceptOnPlacement,
  parties: placementParties,
  quiet: ['placement-started'],
};

/** How a placement starts: referred, or with what a contractor reported. */
export interface PlacementInput extends CaseInput<PlacementState> {
  readonly reported: PlacementReported | null;
}

type PlacementDesk = Desk<PlacementState, PlacementEvent>;

/** From referral to the end; each thing that is asked for is a run of its own, however late people are. */
export async function placement(input: PlacementInput): Promise<PlacementPhase> {
  const desk = new Desk<PlacementState, PlacementEvent>(placementRules, input);
  setHandler(placementReportedSignal, (reported) => moved(desk, reported));
  setHandler(placementWithdrawnSignal, ({ phase, spell, stamp }) => {
    if (desk.state.phase !== 'ended') desk.happenAs(stamp, { type: 'withdrawn', phase, spell });
  });
  desk.onEvent((event) => tellContract(desk.state, event));
  if (desk.state.revision === 0) desk.happen({ type: 'placement-started' });
  if (input.reported) moved(desk, input.reported);

  const { phase, startedOn, plannedEnd } = desk.state;
  const changed = (): boolean =>
    desk.state.phase !== phase || desk.state.startedOn !== startedOn || desk.state.plannedEnd !== plannedEnd;
  if (phase !== 'ended') {
    const held = phase === 'employment' || phase === 'education';
    // Without a matching body there is nobody to say it, and the path goes on.
    const toConfirm = desk.state.eligible === null && desk.state.matchingBodyId !== null;
    if (toConfirm) await eligibility(desk, changed);
    else if (phase === 'referred') await start(desk, changed);
    else if (phase === 'internship') await internship(desk, changed);
    else if (held) await retention(desk, changed);
    if (held && !toConfirm && !changed() && nextRetention(desk.state) === null)
      desk.happen({ type: 'ended', endedOn: desk.now.slice(0, 10), reason: 'still-there' });
    return continueAsNew<typeof placement>({ ...(await desk.settle()), reported: null });
  }
  await desk.finish();
  return phase;
}

/** Working days for something, by the policy that the contract was signed under. */
const days = (desk: PlacementDesk, time: SettingName): number => settingsOf(desk.state.settings)[time].value;

/** The matching body says whether the person belongs to the target group: yes or no, never why. */
async function eligibility(desk: PlacementDesk, changed: () => boolean): Promise<void> {
  const deadline = await desk.calendar.footholdDeadline({
    from: desk.now,
    workingDays: days(desk, 'eligibilityWorkingDays'),
  });
  desk.pass('confirm-eligibility', ['matching-body'], desk.state.matchingBodyId, deadline);
  await desk.until(() => desk.state.eligible !== null || changed());
}

/** Referred: a first meeting, somebody named to look after the person before the first day, and a start; a start ends all of it. */
async function start(desk: PlacementDesk, changed: () => boolean): Promise<void> {
  if (await step(desk, 'first-meeting', ['contractor', 'matching-body'], 'firstMeetingWorkingDays', changed)) return;
  if (await step(desk, 'tutor-named', ['contractor'], 'tutorWorkingDays', changed)) return;
  if (changed()) return;
  const deadline = await desk.calendar.footholdDeadline({
    from: desk.now,
    workingDays: days(desk, 'startWorkingDays'),
  });
  desk.pass('arrange-start', ['contractor'], carerOf(desk.state), deadline);
  await desk.until(changed);
}

/**
 * Asks for one step, and waits until it is said to be done, until something else makes it needless, or until a time. True when it was
 * asked for: what comes next is asked for in a run of its own.
 */
async function step(
  desk: PlacementDesk,
  asked: Exclude<PlacementStep, 'midway-check'>,
  roles: readonly Role[],
  time: SettingName,
  changed: () => boolean,
  at: string | null = null
): Promise<boolean> {
  const done = (): boolean => desk.state.steps[asked] !== undefined;
  if (changed() || done() || (at !== null && at <= desk.now)) return false;
  const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: days(desk, time) });
  desk.pass(asked, roles, carerOf(desk.state), deadline);
  await desk.until(() => done() || changed(), at, `${asked} no longer asked for`);
  return true;
}

/**
 * In an internship: introduced to the site's safety, somebody named who looks after the person, looked at half-way, and at its end either a
 * job, an education, or an end that is said.
 */
async function internship(desk: PlacementDesk, changed: () => boolean): Promise<void> {
  if (changed()) return;
  const from = instantOf(desk.state.startedOn ?? desk.now);
  const until = instantOf(desk.state.plannedEnd ?? daysAfter(from, 90));
  const midway = new Date((Date.parse(from) + Date.parse(until)) / 2).toISOString();
  const checked = (): boolean => desk.state.steps['midway-check'] !== undefined;
  // Nobody works on a site before the induction, or alone; half-way through it is too late to ask.
  if (!checked() && (await step(desk, 'safety-induction', ['contractor'], 'inductionWorkingDays', changed, midway)))
    return;
  if (!checked() && (await step(desk, 'tutor-named', ['contractor'], 'tutorWorkingDays', changed, midway))) return;
  if (changed()) return;
  if (!checked()) {
    const deadline = await endAt(desk, midway);
    if (changed()) return;
    desk.pass('midway-check', ['contractor', 'matching-body'], carerOf(desk.state), deadline);
    await desk.until(() => checked() || changed(), until, 'internship ends');
    if (changed()) return;
  }
  const last = await endAt(desk, until);
  if (changed()) return;
  desk.pass('end-or-hire', ['contractor'], carerOf(desk.state), last);
  await desk.until(changed);
}

/** An end that is set already, with reminders before it; when it has passed before it could be asked for, some working days from now. */
async function endAt(desk: PlacementDesk, dueAt: string): Promise<Deadline> {
  const end = dueAt > desk.now ? { dueAt } : { workingDays: days(desk, 'lateCheckWorkingDays') };
  return desk.calendar.footholdDeadline({ from: desk.now, ...end });
}

/** In a job or an education: is the person still there after 3, 6 and 12 months? One check; the next is asked for in a run of its own. */
async function retention(desk: PlacementDesk, changed: () => boolean): Promise<void> {
  const months = nextRetention(desk.state);
  if (months === null || changed()) return;
  const due = waitForCheck(desk, months);
  const answered = (): boolean => nextRetention(desk.state) !== months;
  await desk.until(() => answered() || changed(), due, `still there after ${months} months?`);
  if (answered() || changed()) return;
  const deadline = await desk.calendar.footholdDeadline({
    from: desk.now,
    workingDays: days(desk, 'retentionWorkingDays'),
  });
  desk.pass('retention-check', ['contractor', 'matching-body'], carerOf(desk.state), deadline);
  await desk.until(() => answered() || changed());
  // Nobody is asked again meanwhile.
  const next = nextRetention(desk.state);
  if (next !== null && !changed()) waitForCheck(desk, next);
}

/** Waits for the day of a check, unless it already does; answers that day. */
function waitForCheck(desk: PlacementDesk, months: number): string {
  const { ball, startedOn } = desk.state;
  const dueAt = retentionDue(startedOn ?? desk.now, months);
  if (ball?.task !== 'retention-check' || ball.dueAt !== dueAt)
    desk.pass('retention-check', [], null, { dueAt, remindAt: [] });
  return dueAt;
}

function moved(desk: PlacementDesk, { entry, party, stamp }: PlacementReported): void {
  if (desk.state.phase === 'ended') return;
  const phase = phaseOf(entry.what);
  desk.happenAs(stamp, { type: 'moved', phase, entry, ...(party !== undefined && { partyId: party }) });
}

/** The contract counts what it was told; here it only learns of what it did not hear itself: ends, and who counts elsewhere. */
async function tellContract(placement: PlacementState, event: PlacementEvent & Stamp): Promise<void> {
  const { number, phase, ended, countedAs } = placement;
  if (event.type !== 'ended' && event.type !== 'eligibility-confirmed' && event.type !== 'retention-confirmed') return;
  if (ended === null && (event.type !== 'eligibility-confirmed' || countedAs === null)) return;
  const { at, by, via } = event;
  const signal: PlacementChanged = {
    number,
    phase,
    endedOn: ended?.on ?? null,
    endReason: ended?.reason ?? null,
    countedElsewhere: countedAs !== null,
    stamp: { at, by, via },
  };
  try {
    await getExternalWorkflowHandle(placement.contractId).signal(placementChangedSignal, signal);
  } catch {
    // A closed contract counts no more; its final evaluation reads the placements themselves (docs/decisions).
  }
}
