// The authority: it takes commands for as long as it exists, and each tender it opens goes its own way under the policy of that day.
import { ParentClosePolicy, continueAsNew, proxyLocalActivities, startChild } from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Stamp } from '../domain/actor.js';
import type { AuthorityEvent, AuthorityState } from '../domain/authority.js';
import { acceptOnAuthority, applyAuthority, authorityParties } from '../domain/authority.js';
import { tenderId } from '../domain/case.js';
import { startingPolicy } from '../domain/policy.js';
import { overLimit } from '../domain/procedure-limits.js';
import { officeHoursOf } from '../domain/settings.js';
import { newTender } from '../domain/tender.js';
import type { CaseRules } from '../domain/judge.js';
import { Desk } from './desk.js';
import type { CaseInput } from './messages.js';
import type { FootholdActivities } from './ports.js';
import type { standingIn } from './standing-in.js';
import { standingInId } from './standing-in.js';
import type { tender } from './tender.js';
import type { weekly } from './weekly.js';
import { weeklyId } from './weekly.js';

/** The rules of an authority, for its desk and for imports. */
export const authorityRules: CaseRules<AuthorityState, AuthorityEvent> = {
  apply: applyAuthority,
  accepts: acceptOnAuthority,
  parties: authorityParties,
  quiet: [],
};

/** The policy of the municipality is in our own database, like what `record` writes. */
const { footholdInheritedPolicy } = proxyLocalActivities<FootholdActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s' },
});

/** Some fifteen events of history each: a run stays under 150. */
const eventsInARun = 8;

/** Never ends; continued as new after every few events. */
export async function authority(input: CaseInput<AuthorityState>): Promise<void> {
  const desk = new Desk<AuthorityState, AuthorityEvent>(authorityRules, input);
  desk.onEvent((event) => openTender(desk, event));
  desk.onEvent((event) => startStandingIn(desk, event));
  const from = input.state.revision;
  desk.beside(startWeeks(desk.state.authorityId));
  if (desk.state.revision === 0) desk.happen({ type: 'authority-started' });
  await desk.until(() => desk.state.revision - from >= eventsInARun);
  return continueAsNew<typeof authority>(await desk.settle());
}

/** The authority's coordinators get one message a week; it goes on by itself, and is there already in all runs but the first. */
async function startWeeks(authorityId: string): Promise<void> {
  try {
    await startChild<typeof weekly>('weekly', {
      workflowId: weeklyId(authorityId),
      args: [{ authorityId }],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Weeks of ${authorityId}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Whoever stands in is told when it begins: what waits then was announced before it was theirs. */
async function startStandingIn(
  { state: { authorityId, policy } }: Desk<AuthorityState, AuthorityEvent>,
  event: AuthorityEvent & Stamp
): Promise<void> {
  if (event.type !== 'delegated') return;
  const { number, firstDay } = event;
  await startChild<typeof standingIn>('standingIn', {
    workflowId: standingInId({ authorityId, number }),
    args: [{ authorityId, number, firstDay, hours: officeHoursOf(policy?.settings) }],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `Standing in from ${firstDay}`,
  });
}

/** A tender starts under the authority's own policy, else that of the municipality it belongs to, else the starting one; and keeps it. */
async function openTender(desk: Desk<AuthorityState, AuthorityEvent>, event: AuthorityEvent & Stamp): Promise<void> {
  // The importer starts the tenders it knows of, with their own past.
  if (event.type !== 'tender-started' || event.via === 'import') return;
  const { reference, title, procedure, matchingBodyId, framework, scope } = event;
  const { authorityId, parentId } = desk.state;
  const inherited = parentId === null ? null : await footholdInheritedPolicy({ authorityId: parentId });
  const policy = desk.state.policy ?? inherited ?? startingPolicy;
  // Whoever sends the command asks first what an inherited policy allows (bots/known.ts); it may have changed since, or nobody asked.
  if (overLimit(procedure, scope, policy.settings) !== null) {
    desk.happen({ type: 'tender-not-started', reference, because: 'over-limit' });
    return;
  }
  const state = newTender({
    id: tenderId(reference),
    authorityId,
    reference,
    title,
    procedure,
    policy,
    scope,
    matchingBodyId,
    framework,
  });
  try {
    await startChild<typeof tender>('tender', {
      workflowId: state.id,
      args: [{ state, unrecorded: [] }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Tender ${reference}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    // Pages refuse a number that is taken; of two people who take it at once, the second is told here.
    desk.happen({ type: 'tender-not-started', reference, because: 'taken' });
  }
}
